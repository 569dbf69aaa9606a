// "Most", "a majority" and "a minority" against the share that stands beside them: a part of a
// whole
// ("most of the 200 members (88)"), a percent in apposition ("a minority of voters, 57 percent,"),
// or one count behind a colon ("most of the 200 members agreed: 88 said yes").
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "rules/internal/families.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

struct Said {
  Match where;
  bool most = true;
};

std::optional<Said> word_in(const Article& a, const Sentence& s, std::size_t begin,
                            std::size_t end) {
  if (const auto m = a.reading.find(s, "minority", begin, end)) return Said{*m, false};
  if (const auto m = a.reading.find(s, "most", begin, end)) return Said{*m, true};
  return std::nullopt;
}

core::Finding held(const Article& a, const std::vector<std::size_t>& figures, const Sentence& s,
                   const Said& said, Interval share, const std::string& line) {
  const double half = a.data.parameter("I-QUAL", "most");
  const Interval stated = said.most ? Interval{half, 100} : Interval{0, half};
  const std::string words = phrase(s, said.where.begin, said.where.end);
  const core::TextSpan span{s.tokens[said.where.begin].span.begin,
                            s.tokens[said.where.end - 1].span.end};
  return finding(a.reading, {"I-QUAL", figures, {{s.part, s.caption, span}}, "percent"},
                 Outcome{judge(share, {stated, stated}),
                         share,
                         stated,
                         line + "; stated as \"" + words + "\", " +
                             (said.most ? "more than half" : "less than half"),
                         {}});
}

core::Finding of_whole(const Article& a, std::size_t whole, std::size_t part, const Sentence& s,
                       const Said& said) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  return held(a, {std::min(whole, part), std::max(whole, part)}, s, said,
              compute(Relation::share, {p.stated().strict, w.stated().strict}),
              formula_text(Relation::share, {p.value(), w.value()}) + " = " +
                  number_text(100 * p.value() / w.value()));
}

bool opens(const Token& t) { return t.is(",") || t.is("(") || t.is("–"); }

bool closes(const Sentence& s, std::size_t i) {
  if (i >= s.tokens.size()) return true;
  const Token& t = s.tokens[i];
  return t.is(",") || t.is(")") || t.is("–") || t.is(".") || t.is(";");
}

/// The only figure behind the colon, and right behind it; both clauses say yes, or both say no:
/// "backed the plan: 88 said yes", and not "stayed away: 88 voted against".
bool alone_behind_colon(const Article& a, const Figure& whole, const Figure& part) {
  const Sentence& s = a.reading.sentence_of(part);
  const bool last = a.reading.figures[s.figures.back()].token == part.token;
  const auto both = [&](const char* list) {
    return a.reading.find(s, list, whole.token, part.token) &&
           a.reading.find(s, list, part.token, s.tokens.size());
  };
  return last && both("in_favour") != both("opposed") && part.token > whole.token + 1 &&
         s.tokens[part.token - 1].is(":") &&
         a.reading.figures[s.figures.front()].token == whole.token;
}

/// "… voted against, the branch said after 88 of them had done so", "… lie in the north, which
/// counts 128 of them": what is told of most of them is told again of the part.
bool told_again(const Article& a, const Figure& whole, const Figure& part) {
  const Sentence& s = a.reading.sentence_of(part);
  const auto of_them = a.reading.cue_after(part, "of_them");
  if (!of_them || part.sentence > whole.sentence + 1) return false;
  const auto again = a.reading.find(s, "did_so", of_them->end, of_them->end + 4);
  if (again && again->begin == of_them->end && closes(s, again->end)) return true;
  return closes(s, of_them->end) && a.reading.cue_before(part, "which_hold").has_value();
}

/// "Most of the 212 teachers at the three schools, 87 of them,": how many places they are at is no
/// part of them.
bool counts_places(const Article& a, std::size_t whole, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return false;
  const Figure& w = a.reading.figures[whole];
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  const Figure& next = a.reading.figures[i + 1];
  if (f.sentence != w.sentence || next.sentence != w.sentence || f.token - w.token > 5 ||
      !unit_written(f) || comparable(a.reading, w, f)) {
    return false;
  }
  const auto where = [&](std::size_t t) { return a.reading.words.has("where", s.tokens[t].word); };
  return where(f.token - 1) || where(f.token - 2);
}

/// "Most of the 200 members (88)", "a minority of the 200 members, 120,".
std::optional<core::Finding> of_a_number(const Article& a, std::size_t whole) {
  const std::size_t part = whole + (counts_places(a, whole, whole + 1) ? 2 : 1);
  if (part >= a.reading.figures.size()) return std::nullopt;
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  const Sentence& s = a.reading.sentence_of(w);
  const auto of = a.reading.cue_before(w, "of");
  if (!of || of->begin == 0 || p.sentence > w.sentence + 1) return std::nullopt;
  const auto said = word_in(a, s, of->begin > 1 ? of->begin - 2 : 0, of->begin);
  // "A majority of 2,300 votes, 18,420 to 16,120"
  if (p.value() > w.value()) return std::nullopt;
  if (!said || said->where.end != of->begin || !is_counted(a, part) || !is_counted(a, whole)) {
    return std::nullopt;
  }
  if (told_again(a, w, p)) return of_whole(a, whole, part, s, *said);
  if (p.sentence != w.sentence || p.token == 0) return std::nullopt;
  const Token& sign = s.tokens[p.token - 1];
  // "Most of the 50 shops, 18 of them new": some of those.
  const auto of_them = a.reading.cue_after(p, "of_them");
  // "…, 98 from the north and 61 from the south": some of those as well.
  const bool apart = sign.is(",") && !a.reading.cue_after(p, "total") &&
                     p.token + 1 < s.tokens.size() &&
                     a.reading.words.has("where", s.tokens[p.token + 1].word);
  // "(12 are new)": something else is said of them.
  const bool ends = closes(s, p.token + 1) || s.tokens[p.token + 1].is("or") ||
                    a.reading.cue_after(p, "total") || (of_them && closes(s, of_them->end));
  // "From the four villages, 12 in all": of which of the two?
  const bool unclear = part != whole + 1 && a.reading.cue_after(p, "total");
  const bool beside = opens(sign) && p.token - w.token <= 8 && !apart && ends && !unclear;
  if (!beside && !alone_behind_colon(a, w, p)) return std::nullopt;
  return of_whole(a, whole, part, s, *said);
}

/// "Most of the members", "most pupils", "a majority of voters", and no superlative ("the most
/// popular", "most recent", "the majority party").
bool counts_a_group(const Article& a, const Sentence& s, const Match& word, std::size_t end) {
  const bool the = word.begin > 0 && s.tokens[word.begin - 1].is("the");
  const bool most = s.tokens[word.end - 1].is("most");
  if (word.end >= end || (most && the)) return false;
  const Token& next = s.tokens[word.end];
  if (next.is("of")) {
    // "Most of the year", "most of the money" leave open what is counted.
    const auto words = [&](std::size_t i) {
      return a.reading.words.has("countable_group", s.tokens[i].word) ||
             a.reading.words.has("person", s.tokens[i].word) || s.tokens[i].word.ends_with("s");
    };
    return words(end - 1);
  }
  return most && end == word.end + 1 && next.word.size() > 3 && next.word.ends_with("s");
}

/// "Most people in the survey", "a majority of voters": a group of what can be counted right in
/// front of the sign, and nothing said of it.
bool is_group(const Article& a, const Sentence& s, const Match& word, std::size_t end) {
  const bool named = a.reading.find(s, "countable_group", word.end, end) &&
                     !a.reading.find(s, "time_word", word.end, end) &&
                     !a.reading.find(s, "level_verb", word.end, end);
  return named || counts_a_group(a, s, word, end);
}

/// The word whose group ends at the sign in front of the figure.
std::optional<Said> group_before(const Article& a, const Figure& f) {
  constexpr std::size_t kReach = 9;
  const Sentence& s = a.reading.sentence_of(f);
  // "…, with 47 percent,"
  const std::size_t first_token =
      f.token > 1 && s.tokens[f.token - 1].is("with") ? f.token - 1 : f.token;
  if (first_token < 2 || !opens(s.tokens[first_token - 1])) return std::nullopt;
  const std::size_t end = first_token - 1;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kReach && !s.tokens[begin - 1].is_figure() &&
         !closes(s, begin - 1) && !s.tokens[begin - 1].is("(")) {
    --begin;
  }
  const auto said = word_in(a, s, begin, end);
  if (!said || !is_group(a, s, said->where, end)) return std::nullopt;
  // "In most towns, for most voters": a figure behind tells something of each of them.
  const std::size_t first = said->where.begin;
  const bool inner = first > 0 && a.reading.words.has("of_each", s.tokens[first - 1].word);
  return inner ? std::nullopt : said;
}

/// "Fewer than half of the residents, 56 percent,": the fraction right in front says it.
std::optional<Said> half_before(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 7;
  if (i == 0) return std::nullopt;
  const Figure& half = a.reading.figures[i - 1];
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  const core::Hedge hedge = half.quantity().hedge;
  const bool more = hedge == core::Hedge::more_than;
  if (half.sentence != f.sentence || half.value() != 0.5 || f.token - half.token > kReach ||
      !(more || hedge == core::Hedge::less_than) || !s.tokens[half.token + 1].is("of") ||
      !opens(s.tokens[f.token - 1])) {
    return std::nullopt;
  }
  return Said{{half.token, half.token + 1}, more};
}

/// "Only a minority of voters, 57 percent, wanted …", "most people (38 percent) said".
std::optional<core::Finding> in_apposition(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  // "Eight out of 12"
  const bool counted = f.quantity().unit_kind == core::UnitKind::fraction;
  if (!(is_percent(f) || counted) || a.changing[i] || f.quantity().range ||
      !closes(s, f.token + 1)) {
    return std::nullopt;
  }
  const double percent = counted ? 100 : 1;
  const std::string line = number_text(percent * f.value());
  if (const auto half = half_before(a, i)) {
    return held(a, {i - 1, i}, s, *half, percent * f.stated().strict, line);
  }
  const auto said = group_before(a, f);
  if (!said) return std::nullopt;
  return held(a, {i}, s, *said, percent * f.stated().strict, line);
}

/// "Most of the members, 88 of 200, said yes".
std::optional<core::Finding> counted_in_apposition(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& p = a.reading.figures[i];
  const Figure& w = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(p);
  const auto of = a.reading.cue_before(w, "of");
  if (p.sentence != w.sentence || !of || of->begin != p.token + 1 || !is_counted(a, i) ||
      !is_counted(a, i + 1) || !closes(s, w.token + 1)) {
    return std::nullopt;
  }
  const auto said = group_before(a, p);
  return said ? std::optional(of_whole(a, i + 1, i, s, *said)) : std::nullopt;
}

}  // namespace

Findings check_quantifiers(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = of_a_number(a, i)) out.push_back(*std::move(found));
    if (auto found = in_apposition(a, i)) out.push_back(*std::move(found));
    if (auto found = counted_in_apposition(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
