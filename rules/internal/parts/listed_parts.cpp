#include "rules/internal/parts/listed_parts.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "rules/internal/pairing/wholes.h"
#include "rules/internal/parts/exclusive_kinds.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// "5.8 billion over three years": the next figure is a span of time.
bool spans_years(const Article& a, std::size_t total) {
  return total + 1 < a.reading.figures.size() &&
         a.reading.figures[total + 1].sentence == a.reading.figures[total].sentence &&
         a.reading.figures[total + 1].quantity().unit_kind == core::UnitKind::time;
}

/// "77 medals: 28 gold, 21 silver and 28 bronze": three or more items of a word each.
bool short_list(const Article& a, const Sentence& s, std::size_t total, std::size_t colon) {
  const std::size_t last = s.figures.back();
  const std::size_t items = last - total;
  return items >= 3 && s.tokens[colon + 1].is_figure() &&
         a.reading.figures[last].token - colon <= 3 * items &&
         a.reading.find(s, "and", a.reading.figures[last - 1].token, a.reading.figures[last].token);
}

/// "200 are by local artists and 150 are very old": something is said of two parts, and one may be
/// both.
bool may_overlap(const Article& a, const Parts& p) {
  const auto described = [&](std::size_t i) {
    const Figure& f = a.reading.figures[i];
    const Token& next = a.reading.sentence_of(f).tokens[f.token + 1];
    const bool word = next.word.size() > 2 && next.word[0] >= 'a' && next.word[0] <= 'z';
    return !unit_written(f) && !is_kind(a, i) && word && !next.is("and") &&
           !a.reading.words.has("apart_by", next.word) && !a.reading.words.has("aside", next.word);
  };
  return p.parts.size() == 2 && described(p.parts[0]) && described(p.parts[1]) &&
         !exclusive_kinds(a, p.parts[0], p.parts[1]);
}

/// "60 animals: 40 birds and 20 fish": a noun for things of several kinds, and no more than these.
bool kinds_of_things(const Article& a, std::size_t total, std::size_t colon) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  const Figure& last = a.reading.figures[s.figures.back()];
  const bool ends = last.token + 1 >= s.tokens.size() || s.tokens[last.token + 1].is(".");
  return a.reading.words.has("collective", last_word(t.quantity().unit)) && unit_written(t) &&
         s.tokens[colon + 1].is_figure() && ends && unit_written(last);
}

/// The colon behind the total, right before the first part; "(chapters: 1, 2 and 6)" is a note, and
/// "VIP : 60,000 R : 50,000" a list of prices.
std::optional<std::size_t> colon_behind(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  if (t.token > 0 && s.tokens[t.token - 1].is(":")) return std::nullopt;
  std::size_t colon = t.token + 1;
  while (colon < s.tokens.size() && !s.tokens[colon].is(":") && !s.tokens[colon].is("(") &&
         (!s.tokens[colon].is_figure() ||
          (s.tokens[colon].figure == total + 1 && spans_years(a, total)))) {
    ++colon;
  }
  const bool list = colon + 2 < s.tokens.size() && s.tokens[colon].is(":") &&
                    (s.tokens[colon + 1].is_figure() || s.tokens[colon + 2].is_figure());
  return list ? std::optional(colon) : std::nullopt;
}

/// The figures behind a colon, and what their nouns say.
struct ColonList {
  Parts parts;
  bool things = false;       ///< the total's noun is one for things of several kinds
  bool listed = false;       ///< short items
  bool too_large = false;    ///< a part is larger than the total
  bool other_nouns = false;  ///< a part has a noun that is no kind of the total's
  bool unknown = false;
};

std::optional<ColonList> list_behind(const Article& a, std::size_t total, std::size_t colon) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  const bool people = is_person(a, t.quantity().unit);
  ColonList out;
  out.parts = {total, {}, true};
  out.things = kinds_of_things(a, total, colon);
  out.listed = out.things || short_list(a, s, total, colon);
  for (std::size_t i = total + (spans_years(a, total) ? 2 : 1); i <= s.figures.back(); ++i) {
    // "142 passengers, 30 of them children, and 8 crew": a part of a part.
    if (!out.parts.parts.empty() && a.reading.cue_after(a.reading.figures[i], "of_them")) continue;
    // "45 candidates: 19 independents, 14 Conservatives": kinds of people have names of their own.
    if (!is_part(a, total, i)) {
      if (!is_listed_part(a, total, i)) return std::nullopt;
      const bool kind = is_kind(a, i) || (people && counts_people(a, i));
      if (!kind && !people && !out.listed) return std::nullopt;
      out.other_nouns = out.other_nouns || !(kind || people);
      out.unknown = out.unknown || !kind;
    }
    out.too_large = out.too_large || a.reading.figures[i].value() > t.value();
    out.parts.parts.push_back(i);
  }
  return out.parts.parts.size() >= 2 ? std::optional(out) : std::nullopt;
}

/// "8,000 people: 3,000 homes, 2,000 cars": things of other names are parts where they add up, or
/// are slightly too many in a list: "340 animals: 120 cows, 80 sheep and 160 hens".
bool may_be_of_others(const Article& a, const ColonList& l) {
  constexpr double kLeast = 0.4;
  const Figure& t = a.reading.figures[l.parts.total];
  const Equation e = equation(a, l.parts);
  const double sum = compute(Relation::sum, strict_inputs(e)).low;
  const bool far = std::abs(1 - sum / t.value()) > kFarFromTotal;
  const bool people = is_person(a, t.quantity().unit);
  const bool too_many = l.listed && (l.things || !people) && sum > t.value();
  // "… more doctors than the south (63,000 people): 120 against 90"
  const bool of_something_else = sum < kLeast * t.value() && diagnose(e).slip.empty();
  return (l.other_nouns && (far || !too_many)) || (l.unknown && far) || of_something_else;
}

/// "52 graduates – 30 women and 22 men – …", "(30 women and 22 men)": the token that closes what
/// the sign in front of the first part opened, or else the clause.
std::size_t list_end(const Sentence& s, const Figure& first) {
  const Token& open = s.tokens[first.token - 1];
  std::size_t end = first.token;
  while (end < s.tokens.size() && !s.tokens[end].is(open.is("(")   ? ")"
                                                    : open.is("–") ? "–"
                                                                   : ";")) {
    ++end;
  }
  return end;
}

/// "The 31 pupils in the class are 17 girls and 14 boys": kinds of what is counted, and no places.
bool counted_as(const Article& a, const Figure& total, const Figure& first, const Figure& last) {
  const Sentence& s = a.reading.sentence_of(total);
  const Token& verb = s.tokens[first.token - 1];
  const bool definite = total.token > 0 && (s.tokens[total.token - 1].is("the") ||
                                            s.tokens[total.token - 1].word.ends_with("'s") ||
                                            s.tokens[total.token - 1].word.ends_with("’s"));
  return definite && (verb.is("are") || verb.is("were")) && unit_written(total) &&
         unit_written(first) && unit_written(last) &&
         (last.token + 1 >= s.tokens.size() ||
          !a.reading.words.has("who_have", s.tokens[last.token + 1].word));
}

/// The figures behind the total, up to what closes the list.
std::optional<Parts> items_behind(const Article& a, std::size_t total, std::size_t close) {
  constexpr std::size_t kMost = 8;
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  const Figure& first = a.reading.figures[total + 1];
  const bool named = a.reading.cue_before(first, "made_of") ||
                     counted_as(a, t, first, a.reading.figures[s.figures.back()]);
  Parts p{total, {}, true};
  for (std::size_t i = total + 1; i <= s.figures.back(); ++i) {
    const Figure& f = a.reading.figures[i];
    if (f.token > close) break;
    const bool part = named || is_kind(a, i) ? is_listed_part(a, total, i) : is_part(a, total, i);
    // "18 Indians, 9 of them sailors": a part of a part.
    const bool inner = !p.parts.empty() && a.reading.cue_after(f, "of_them");
    if (!part || inner || f.value() >= t.value()) return std::nullopt;
    p.parts.push_back(i);
  }
  return p.parts.size() >= 2 && p.parts.size() <= kMost ? std::optional(p) : std::nullopt;
}

/// A list of more than two short items right behind the total counts it out. So do two kinds of
/// people: "120 people on board, 80 passengers and 40 crew".
bool counts_it_out(const Article& a, const Parts& p) {
  const Figure& t = a.reading.figures[p.total];
  const Figure& first = a.reading.figures[p.parts.front()];
  const Figure& last = a.reading.figures[p.parts.back()];
  const Sentence& s = a.reading.sentence_of(t);
  const bool beside =
      first.token == t.token + 2 ||
      (first.token - t.token <= 5 && s.figures.size() == 3 && s.tokens[last.token + 1].is("."));
  const bool kinds = beside && last.token == first.token + 2 && is_person(a, t.quantity().unit) &&
                     unit_written(first) && unit_written(last) &&
                     t.quantity().unit != first.quantity().unit &&
                     t.quantity().unit != last.quantity().unit;
  // "All 58 migrants on the dinghy, 41 men, 11 women and six children, were brought ashore."
  const bool people = is_person(a, t.quantity().unit) &&
                      std::all_of(p.parts.begin(), p.parts.end(), [&](std::size_t i) {
                        return counts_people(a, i) && unit_written(a.reading.figures[i]);
                      });
  const std::size_t reach = people ? 7 : 3;
  return kinds || (p.parts.size() >= 3 && first.token - t.token <= reach &&
                   last.token - first.token <= 4 * p.parts.size());
}

/// Behind a sign, the last two joined by "and", and nothing that says that these are some.
bool is_full_list(const Article& a, const Parts& p, std::size_t close, bool lead) {
  const Figure& t = a.reading.figures[p.total];
  const Figure& first = a.reading.figures[p.parts.front()];
  const Figure& next = a.reading.figures[p.parts[p.parts.size() - 2]];
  const Figure& last = a.reading.figures[p.parts.back()];
  const Sentence& s = a.reading.sentence_of(t);
  const Token& sign = s.tokens[first.token - 1];
  const bool opened = lead || sign.is(",") || sign.is("–") || sign.is("(");
  const bool the_other = a.reading.cue_before(last, "remaining").has_value();
  const std::size_t end = the_other ? last.token - 1 : close;
  return opened && a.reading.find(s, "and", next.token, last.token) &&
         !a.reading.find(s, "some_parts", t.token, end) &&
         !a.reading.find(s, "new_clause", t.token, close) &&
         (the_other || !a.reading.find(s, "time_word", first.token, close));
}

/// "(45 million)"
bool in_brackets(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  return f.token > 0 && s.tokens[f.token - 1].is("(") && s.tokens[f.token + 1].is(")");
}

}  // namespace

std::optional<Parts> shared_in_brackets(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  if (s.figures.front() != total || s.figures.back() < total + 2) return std::nullopt;
  Parts p{total, {}, true};
  for (std::size_t i = total + 1; i <= s.figures.back(); ++i) {
    const Figure& f = a.reading.figures[i];
    if (!in_brackets(a, f) || !is_part(a, total, i) || f.value() >= t.value()) return std::nullopt;
    p.parts.push_back(i);
  }
  const Figure& next = a.reading.figures[s.figures.back() - 1];
  const Figure& last = a.reading.figures[s.figures.back()];
  const Equation e = equation(a, p);
  const double sum = compute(Relation::sum, strict_inputs(e)).low;
  const bool near = p.parts.size() > 2 && std::abs(1 - sum / t.value()) < kFarFromTotal;
  // Two need not be all: "by car (300,000) or by train (150,000)" adds up, or a scale word slipped.
  const bool meant = near || judge(e).fits() || diagnose(e).slip.starts_with("scale_1000");
  const bool joined = a.reading.find(s, "and", next.token, last.token) ||
                      a.reading.find(s, "or", next.token, last.token);
  // "leads with 260 million, followed by A (118 million) and B (109 million)" shares out nothing.
  const bool shared =
      a.reading.find(s, "shared_among", t.token, a.reading.figures[total + 1].token) &&
      !a.reading.find(s, "some_parts", t.token, last.token);
  return meant && joined && shared ? std::optional(p) : std::nullopt;
}

std::optional<Parts> behind_colon(const Article& a, std::size_t total) {
  const auto colon = colon_behind(a, total);
  auto list = colon ? list_behind(a, total, *colon) : std::nullopt;
  if (!list) return std::nullopt;
  Parts p = list->parts;
  const Sentence& s = a.reading.sentence_of(a.reading.figures[total]);
  const bool fits = judge(equation(a, p)).fits();
  if (!fits && (may_be_of_others(a, *list) || may_overlap(a, p))) return std::nullopt;
  // A part above the total is one of something else, unless a scale word slipped.
  if (list->too_large && !diagnose(equation(a, p)).slip.starts_with("scale_")) return std::nullopt;
  if (a.reading.find(s, "some_parts", a.reading.figures[total].token, s.tokens.size())) {
    return std::nullopt;
  }
  // Years or months may be some of those that the total spans: only a fit is told.
  if (a.reading.find(s, "time_word", *colon, s.tokens.size()) || spans_years(a, total)) {
    p.said_all = false;
    return fits ? std::optional(p) : std::nullopt;
  }
  return p;
}

std::optional<Parts> listed_behind(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  if (s.figures.front() != total || s.figures.back() == total || !t.quantity().per.empty()) {
    return std::nullopt;
  }
  const std::size_t close = list_end(s, a.reading.figures[total + 1]);
  const auto p = items_behind(a, total, close);
  if (!p) return std::nullopt;
  const Figure& first = a.reading.figures[p->parts.front()];
  const Figure& last = a.reading.figures[p->parts.back()];
  const bool made_of = a.reading.cue_before(first, "made_of").has_value();
  const bool the_other = a.reading.cue_before(last, "remaining").has_value();
  const bool kinds = counted_as(a, t, first, last);
  if (!is_full_list(a, *p, close, made_of || kinds)) return std::nullopt;
  const bool lead = made_of || kinds || (the_other && unit_written(t)) ||
                    a.reading.find(s, "lead_total", 0, first.token) ||
                    t.c->quote.find("total") != std::string::npos;
  if (!lead && !counts_it_out(a, *p)) return std::nullopt;
  const Equation e = equation(a, *p);
  const std::string slip = diagnose(e).slip;
  if (made_of || the_other) {
    const bool far = judge(e).severity == core::Severity::high && !slip.starts_with("scale_1000");
    return far ? std::nullopt : p;
  }
  // "In all 40 boats took part, 12 from France and 9 from Spain": others may not be told.
  const double sum = compute(Relation::sum, strict_inputs(e)).low;
  const bool near = std::abs(1 - sum / t.value()) < kFarFromTotal;
  return near || slip == "digit_transposition" ? p : std::nullopt;
}

}  // namespace recount::rules
