#include "rules/internal/parts/totals.h"

#include <algorithm>
#include <cmath>

#include "rules/internal/pairing/wholes.h"
#include "rules/internal/parts/exclusive_kinds.h"

namespace recount::rules {
namespace {

/// "Three parts worth 210 million, 150 million and 50 million": the first figure counts the others.
bool counts_parts(const Article& a, std::size_t total) {
  const std::size_t first = a.reading.sentence_of(a.reading.figures[total]).figures.front();
  const double others = static_cast<double>(total - first - 1);
  return total > first && a.reading.figures[first].value() == others && others >= 2 &&
         (unit_written(a.reading.figures[first]) || !is_part(a, total, first));
}

/// "Three villages: 12 dead in Alto, nine in Baixo and eight in Centro".
bool counts_the_others(const Article& a, const Sentence& s) {
  const Figure& first = a.reading.figures[s.figures.front()];
  return s.figures.size() > 2 && unit_written(first) &&
         first.quantity().unit_kind == core::UnitKind::count &&
         first.value() == static_cast<double>(s.figures.size() - 1);
}

/// "2.4 million cattle and 1.1 million sheep add up to …": whatever their nouns.
bool is_listed_kind(const Article& a, std::size_t total, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  return is_counted(a, i) && exact(f) && !a.changing[i] && f.quantity().per.empty() &&
         f.quantity().unit_kind == a.reading.figures[total].quantity().unit_kind;
}

/// "19 soldiers and six policemen, a total of 25 captives".
bool all_people(const Article& a, const Sentence& s) {
  return std::all_of(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    return is_person(a, a.reading.figures[i].quantity().unit);
  });
}

/// "12 guns and 8 knives, a total of 20 weapons": a noun for things of several kinds, or people.
bool of_several_kinds(const Article& a, const Sentence& s) {
  const Figure& t = a.reading.figures[s.figures.back()];
  const bool collective = a.reading.words.has("collective", last_word(t.quantity().unit));
  return unit_written(t) && (collective || all_people(a, s));
}

/// "34 dogs, 41 in February and 29 in March: a total of 104 dogs".
bool one_noun(const Article& a, const Sentence& s) {
  const std::string& noun = a.reading.figures[s.figures.back()].quantity().unit;
  return !noun.empty() && std::all_of(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    return a.reading.figures[i].quantity().unit == noun;
  });
}

/// "40 cows, 25 goats and 60 hens – 125 animals."
bool ends_a_dash(const Article& a, const Figure& t) {
  const Sentence& s = a.reading.sentence_of(t);
  const Token& next = s.tokens[t.token + 1];
  const bool ends = t.token + 1 >= s.tokens.size() || next.is(".") || next.is(",") || next.is("–");
  return ends && s.tokens[t.token - 1].is("–") && unit_written(t);
}

/// ", 37", " – 37", ": 37", ", making 37", ", or 37".
bool behind_a_sign(const Article& a, const Figure& t) {
  const Sentence& s = a.reading.sentence_of(t);
  const auto sign = [](const Token& x) { return x.is(",") || x.is("–") || x.is(":"); };
  if (t.token == 0 || sign(s.tokens[t.token - 1])) return t.token > 0;
  const auto ties = [&](const char* list) {
    const auto tie = a.reading.cue_before(t, list);
    return tie && tie->end == t.token && tie->begin > 0 && sign(s.tokens[tie->begin - 1]);
  };
  return ties("or") || ties("lead_total");
}

/// "…, putting the toll at 13", "…, bringing the number of those released to 205".
bool brought_to(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  if (total == s.figures.front()) return false;
  const Token& to = s.tokens[t.token - 1];
  const std::size_t from = a.reading.figures[total - 1].token;
  const auto verb = a.reading.find(s, "brings_to", from, t.token);
  return (to.is("to") || to.is("at")) && verb &&
         a.reading.find(s, "tally_word", verb->end, t.token);
}

/// "for a total income of 3 million", "making a combined fleet of 37": the noun of the sum stands
/// between.
bool named_total(const Article& a, const Figure& t) {
  const Sentence& s = a.reading.sentence_of(t);
  constexpr std::size_t kPhrase = 4;
  if (t.token <= kPhrase || !s.tokens[t.token - 1].is("of")) return false;
  const auto leads = [](const Token& x) { return x.is("for") || x.is("making") || x.is("with"); };
  const bool led = leads(s.tokens[t.token - kPhrase]) ||
                   (s.tokens[t.token - kPhrase].is("a") && leads(s.tokens[t.token - kPhrase - 1]));
  return led && a.reading.words.has("total", s.tokens[t.token - 3].word);
}

}  // namespace

std::optional<Parts> before_total(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  const bool said = t.c->quote.starts_with("a total of") || a.reading.cue_before(t, "adds_up_to") ||
                    named_total(a, t) || brought_to(a, total);
  // "Bringing the total to" may count earlier days as well.
  Parts p{total, {}, !a.reading.cue_before(t, "adds_to_earlier") && !brought_to(a, total)};
  // "Two contracts, worth 340 million and 260 million": a figure in front counts the parts.
  const std::size_t front = s.figures.front() + (counts_parts(a, total) ? 1 : 0);
  const bool adds = a.reading.cue_before(t, "sums_up").has_value();
  for (std::size_t i = front; i < total; ++i) {
    // "40 branches with 10 staff each, 400 in all": told of each, and no part.
    const bool each = a.reading.cue_after(a.reading.figures[i], "each").has_value();
    if (each || (!is_part(a, total, i) && !(adds && is_listed_kind(a, total, i)))) {
      return std::nullopt;
    }
    p.parts.push_back(i);
  }
  if (!said || p.parts.size() < 2 || p.parts.size() > 6) return std::nullopt;
  const Figure& x = a.reading.figures[total - 2];
  const Figure& y = a.reading.figures[total - 1];
  // "Five firms join eight others, bringing the total to 13", "together with the 14 of Tuesday, the
  // nine bring it to 23": no earlier days.
  const Figure& opens = a.reading.figures[s.figures.front()];
  const bool joins =
      a.reading.find(s, "joins", x.token, y.token) || a.reading.find(s, "joins", 0, opens.token);
  p.said_all = p.said_all || joins;
  p.exclusive = !p.said_all;  // earlier days only add to it
  if (!joins && !a.reading.find(s, "and", x.token, y.token)) return std::nullopt;
  // "Has six doctors and serves a total of 9,000 people": only a near miss adds up without a word.
  const bool led = brought_to(a, total) || a.reading.cue_before(t, "adds_up_to") ||
                   a.reading.cue_before(t, "for") || named_total(a, t);
  if (!led && judge(equation(a, p)).severity == core::Severity::high) return std::nullopt;
  return p;
}

std::optional<Parts> closed_by_total(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  const bool last = s.figures.back() == total && s.figures.size() >= 3 && s.figures.size() <= 6;
  const bool comma = behind_a_sign(a, t);
  const bool kinds = of_several_kinds(a, s);
  // "300 boys and 250 girls, or 550 pupils."
  const bool again = kinds && a.reading.cue_before(t, "or") && s.figures.size() == 3 &&
                     s.tokens[t.token + 1].is(".");
  const bool said = (ends_a_dash(a, t) && s.figures.size() >= 4) ||
                    (a.reading.cue_after(t, "total") && !a.reading.cue_after(t, "each")) ||
                    (t.c->quote.starts_with("a total of") && (kinds || one_noun(a, s))) ||
                    (a.reading.cue_before(t, "lead_total") && unit_written(t)) || again;
  if (!last || !comma || !said || !exact(t) || a.changing[total] ||
      a.reading.find(s, "some_parts")) {
    return std::nullopt;
  }
  Parts p{total, {}, true};
  const std::size_t front = s.figures.front() + (counts_parts(a, total) ? 1 : 0);
  for (std::size_t i = front; i < total; ++i) {
    const Figure& f = a.reading.figures[i];
    // "Ten people in the first blast and seven in the second, 17 altogether"
    const bool unsaid = t.quantity().unit_kind == core::UnitKind::none &&
                        f.quantity().unit_kind == core::UnitKind::count;
    const bool alike =
        f.quantity().unit_kind == t.quantity().unit_kind || !unit_written(f) || unsaid;
    // "The army lost three helicopters and five cars, eight in total": changes add up as well.
    const bool years = f.quantity().unit_kind == core::UnitKind::time &&
                       (!unit_written(t) || f.quantity().unit == t.quantity().unit);
    if (!(is_counted(a, i) || years) || !exact(f) || !f.quantity().per.empty() || !alike) {
      return std::nullopt;
    }
    p.parts.push_back(i);
  }
  const Figure& x = a.reading.figures[total - 2];
  const Figure& y = a.reading.figures[total - 1];
  if (!a.reading.find(s, "and", x.token, y.token) &&
      !a.reading.find(s, "joins", x.token, y.token)) {
    return std::nullopt;
  }
  const bool near = judge(equation(a, p)).severity != core::Severity::high;
  return near || diagnose(equation(a, p)).slip.starts_with("scale_") ? std::optional(p)
                                                                     : std::nullopt;
}

std::optional<Parts> sum_of_sentence_before(const Article& a, std::size_t total) {
  constexpr std::size_t kHead = 4;
  constexpr double kNear = 0.25;
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  if (t.sentence == 0 || s.figures.size() != 1) return std::nullopt;
  const Sentence& before = a.reading.sentences[t.sentence - 1];
  const bool said = a.reading.find(s, "all_told", 0, std::min(kHead, t.token)).has_value();
  if (!said || before.paragraph != s.paragraph || before.part != s.part ||
      before.figures.size() < 2 || before.figures.size() > 6 ||
      a.reading.find(before, "some_parts")) {
    return std::nullopt;
  }
  Parts p{total, {}, true};
  for (const std::size_t i : before.figures) {
    if (i == before.figures.front() && counts_the_others(a, before)) continue;
    const bool part =
        is_part(a, total, i) && !a.changing[i] &&
        a.reading.figures[i].c->period == a.reading.figures[before.figures[0]].c->period;
    if (!part) return std::nullopt;
    p.parts.push_back(i);
  }
  if (p.parts.size() < 2) return std::nullopt;
  const Figure& x = a.reading.figures[before.figures[before.figures.size() - 2]];
  const Figure& y = a.reading.figures[before.figures.back()];
  if (!a.reading.find(before, "and", x.token, y.token)) return std::nullopt;
  const double sum = compute(Relation::sum, strict_inputs(equation(a, p))).low;
  return std::abs(1 - sum / t.value()) < kNear ? std::optional(p) : std::nullopt;
}

std::optional<Parts> of_a_house_behind(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  const bool house =
      t.c->quote.find('-') != std::string::npos && a.reading.words.has("seat", t.quantity().unit);
  const bool money = t.quantity().unit_kind == core::UnitKind::currency &&
                     a.reading.cue_before(t, "of") && s.tokens[t.token - 1].is("the");
  const std::size_t front = s.figures.front();
  Parts p{total, {}, false, true};
  // "12 women and 17 men to the 29-seat council"
  if (house && total == front + 2 && counts_people(a, front) && counts_people(a, front + 1) &&
      exact(a.reading.figures[front]) && exact(a.reading.figures[front + 1]) &&
      exclusive_kinds(a, front, front + 1)) {
    p.parts = {front, front + 1};
    return p;
  }
  if ((!house && !money) || total - front < 3) return std::nullopt;
  for (std::size_t i = front; i < total; ++i) {
    const Figure& f = a.reading.figures[i];
    if (!is_part(a, total, i) || a.changing[i] || f.value() >= t.value()) return std::nullopt;
    p.parts.push_back(i);
  }
  const Figure& x = a.reading.figures[total - 2];
  const Figure& y = a.reading.figures[total - 1];
  // "…, and the club has raised 20 million of the 95 million that it needs": a clause of its own.
  constexpr std::size_t kLongestName = 3;
  const auto joint = a.reading.find(s, "and", x.token, y.token);
  return joint && y.token - joint->end <= kLongestName ? std::optional(p) : std::nullopt;
}

std::optional<Parts> named_in_sentence_behind(const Article& a, std::size_t total) {
  constexpr std::size_t kLongestSubject = 4;
  const Figure& t = a.reading.figures[total];
  if (total + 2 >= a.reading.figures.size() || !counts_people(a, total)) return std::nullopt;
  const Figure& first = a.reading.figures[total + 1];
  const Sentence& s = a.reading.sentence_of(first);
  const auto are = [](const Token& x) { return x.is("are") || x.is("were"); };
  const bool said = first.sentence == t.sentence + 1 && first.token > 1 &&
                    first.token <= kLongestSubject && are(s.tokens[first.token - 1]) &&
                    a.reading.find(s, "all_of_whom", 0, first.token);
  if (!said || a.reading.find(s, "some_parts")) return std::nullopt;
  Parts p{total, {}, true};
  for (std::size_t i = total + 1; i <= s.figures.back(); ++i) {
    const Figure& f = a.reading.figures[i];
    // "…, and 30 are missing": another clause.
    const bool listed = i == total + 1 || f.token - a.reading.figures[i - 1].token <= 4;
    if (!listed || !counts_people(a, i) || !exact(f) || a.changing[i]) return std::nullopt;
    p.parts.push_back(i);
  }
  if (p.parts.size() < 2) return std::nullopt;
  const Figure& x = a.reading.figures[p.parts[p.parts.size() - 2]];
  const Figure& y = a.reading.figures[p.parts.back()];
  return a.reading.find(s, "and", x.token, y.token) ? std::optional(p) : std::nullopt;
}

}  // namespace recount::rules
