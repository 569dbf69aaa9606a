// A total and its parts: only where the text says that the parts are all. Three forms say it: a
// colon behind the total, "the remaining" before the last part, and two parts joined by "while" or
// "and" that use up the total exactly or fail by a slip. "Including" lists only some.
#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/internal/parts/listed_parts.h"
#include "rules/internal/parts/parts.h"
#include "rules/internal/parts/remainder.h"
#include "rules/internal/parts/totals.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

core::Finding report(const Article& a, const Parts& p) {
  std::vector<std::size_t> figures = p.parts;
  figures.push_back(p.total);
  core::Finding f =
      finding(a.reading, {"I-SUM", figures, {}, a.reading.figures[p.total].quantity().unit},
              equation(a, p));
  if (f.diagnosis == "scale_1000" || f.diagnosis == "scale_1000000") f.rule = "I-SCALE";
  return f;
}

/// Two parts right behind their total, joined by "while", "and" or a comma: all of it when they
/// fit.
std::optional<Parts> two_behind(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  Parts p{total, {}, false};
  for (std::size_t i = total + 1; i < std::min(total + 6, a.reading.figures.size()); ++i) {
    const Figure& f = a.reading.figures[i];
    if (f.sentence - t.sentence > 1 || p.parts.size() == 2) break;
    // "Scored 6.8 of 10"
    const Tokens& tokens = a.reading.sentence_of(f).tokens;
    const bool of_its_own = tokens[f.token + 1].is("of") && tokens[f.token + 2].is_figure();
    if (is_part(a, total, i) && f.value() < 1e3 * t.value() && !of_its_own) p.parts.push_back(i);
  }
  if (p.parts.size() < 2) return std::nullopt;
  const Figure& x = a.reading.figures[p.parts[0]];
  const Figure& y = a.reading.figures[p.parts[1]];
  if (x.sentence != y.sentence) return std::nullopt;
  // "1.1 million of it in Asia and 1.3 billion in Europe": of two places only where a word slipped.
  const bool apart = x.c->place != y.c->place;
  return apart && !diagnose(equation(a, p)).slip.starts_with("scale_") ? std::nullopt
                                                                       : std::optional(p);
}

/// "165 were rehabilitated, while 273 were returned": the clauses of the parts run alike and share
/// out the whole.
bool shared_out(const Article& a, const Parts& p) {
  const Figure& t = a.reading.figures[p.total];
  const Figure& x = a.reading.figures[p.parts[0]];
  const Figure& y = a.reading.figures[p.parts[1]];
  const Sentence& s = a.reading.sentence_of(x);
  if (a.reading.find(s, "some_parts") || a.reading.find(a.reading.sentence_of(t), "some_parts")) {
    return false;
  }
  const bool joined = a.reading.find(s, "shares_out", x.token, y.token).has_value();
  const bool same_noun = unit_written(x) && t.quantity().unit == x.quantity().unit;
  const bool elliptical = !unit_written(y) || y.quantity().unit == x.quantity().unit;
  return joined && same_noun && elliptical && x.sentence != t.sentence && x.value() < t.value() &&
         !t.quantity().scaled;
}

/// "In all 250 workers struck: …" keeps its total although a slip made the parts pass it.
/// "$1.2 billion winner" · "paid out 1.2 billion dollars, or 551 million in cash": one of the parts
/// is the total told once more.
bool holds_the_total(const Article& a, const Parts& p) {
  const Figure& total = a.reading.figures[p.total];
  return std::any_of(p.parts.begin(), p.parts.end(), [&](std::size_t i) {
    const Figure& part = a.reading.figures[i];
    return std::abs(part.value() - total.value()) <= 0.005 * std::abs(total.value()) ||
           (part.sentence != total.sentence &&
            judge({Relation::equal, {part.quantity()}, total.quantity(), 1}).fits());
  });
}

bool may_flag(const Article& a, const Parts& p) {
  if (holds_the_total(a, p)) return false;
  if (p.said_all) return true;
  if (p.exclusive) {
    const double sum = compute(Relation::sum, strict_inputs(equation(a, p))).low;
    const double total = a.reading.figures[p.total].stated().strict.high;
    return sum > total && sum < (1 + kFarFromTotal) * total;
  }
  if (!shared_out(a, p)) {
    const std::string slip = diagnose(equation(a, p)).slip;
    const core::UnitKind unit = a.reading.figures[p.total].quantity().unit_kind;
    if (unit != core::UnitKind::currency) return false;
    const bool money = std::all_of(p.parts.begin(), p.parts.end(), [&](std::size_t i) {
      const Figure& f = a.reading.figures[i];
      return f.quantity().scaled || f.quantity().unit_kind == core::UnitKind::currency;
    });
    const bool scale_slip = money && (slip == "scale_1000" || slip == "scale_1000000");
    // "Earned 12 million on sales of 9 billion, of which 3 billion": two sums in front of the part.
    const Figure& first = a.reading.figures[p.parts.front()];
    const double least = std::min(first.value(), a.reading.figures[p.parts.back()].value());
    const bool said = least < a.reading.figures[p.total].value() ||
                      a.reading.cue_before(first, "of_them") ||
                      a.reading.cue_before(first, "made_of");
    return scale_slip && said && a.reading.figures[p.total].quantity().scaled;
  }
  // Two of several parts need not use up the whole; a near miss or a slip of digits tells that
  // they were meant to.
  const Judgement j = judge(equation(a, p));
  return diagnose(equation(a, p)).slip == "digit_transposition" ||
         (j.severity == core::Severity::medium &&
          std::abs(1 - compute(Relation::sum, strict_inputs(equation(a, p))).low /
                           a.reading.figures[p.total].value()) < 0.05);
}

std::optional<core::Finding> checked(const Article& a, const Parts& p) {
  if (judge(equation(a, p)).fits() || (may_flag(a, p) && !skips_a_number(a, p)))
    return report(a, p);
  return std::nullopt;
}

}  // namespace

Findings check_sums(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Figure& f = a.reading.figures[i];
    if (!is_counted(a, i)) {
      // "2 years in prison and 3 years in exile, 5 years in all"
      const auto years =
          f.quantity().unit_kind == core::UnitKind::time ? closed_by_total(a, i) : std::nullopt;
      if (auto found = years ? checked(a, *years) : std::nullopt) out.push_back(*std::move(found));
      continue;
    }
    std::optional<Parts> parts = with_remainder(a, i);
    if (!parts) parts = rest_of_sentence_before(a, i);
    if (!parts && exact(f)) parts = sum_of_sentence_before(a, i);
    if (!parts && exact(f)) parts = named_in_sentence_behind(a, i);
    if (!parts && exact(f)) parts = behind_colon(a, i);
    if (!parts && exact(f)) parts = listed_behind(a, i);
    if (!parts && exact(f)) parts = shared_in_brackets(a, i);
    if (!parts && exact(f)) parts = apart_and_too_many(a, i);
    if (!parts && exact(f)) parts = of_a_house_behind(a, i);
    if (!parts && exact(f)) parts = before_total(a, i);
    if (!parts) parts = closed_by_total(a, i);
    const bool rough = f.quantity().hedge == core::Hedge::about && !f.quantity().range;
    if (!parts && (exact(f) || rough)) parts = two_behind(a, i);
    if (!parts) continue;
    if (auto found = checked(a, *parts)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
