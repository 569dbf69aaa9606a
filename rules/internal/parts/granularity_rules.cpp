// Of 12 people no whole number is 55 percent. The percent must be a share of the few themselves:
// "of the 12", "12 replied, 55 percent of them", "12 were asked, and 55 percent said".
#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

/// People who were asked anywhere in the sentence, or things next to whose number stands that they
/// were looked at: "15 schools inspected", "tested six creams", "15 schools were inspected".
bool looked_at(const Article& a, const Figure& whole) {
  constexpr std::size_t kReach = 4;
  const Sentence& s = a.reading.sentence_of(whole);
  const std::size_t begin = whole.token > kReach ? whole.token - kReach : 0;
  const std::size_t end = std::min(whole.token + kReach, s.tokens.size());
  return a.reading.find(s, "asked") || a.reading.find(s, "inspected", begin, end);
}

/// "Of 15 judges, 43 percent", "out of eight hospitals audited, 44 percent".
bool opens_with_whole(const Article& a, const Figure& whole, const Figure& share) {
  constexpr std::size_t kReach = 8;
  const Sentence& s = a.reading.sentence_of(whole);
  const auto cue = a.reading.cue_before(whole, "of");
  return cue && whole.sentence == share.sentence &&
         (cue->begin == 0 || s.tokens[cue->begin - 1].is(";")) &&
         share.token - whole.token <= kReach;
}

/// "15 voters; 44 percent of them", "six creams. It found that 42 percent of them", "eight
/// participants, 45 percent of whom", "14 readers, of whom 55 percent".
bool of_them(const Article& a, const Figure& whole, const Figure& share) {
  const bool said = a.reading.cue_after(share, "of_them") || a.reading.cue_before(share, "of_them");
  const bool alone =
      share.sentence == whole.sentence ||
      (share.sentence == whole.sentence + 1 && a.reading.sentence_of(whole).figures.size() == 1);
  const bool points = whole.quantity().unit == "point";  // "a margin of three points"
  return said && alone && unit_written(whole) && !points;
}

/// "The paper polled 8 head teachers, and 42 percent said they lacked books", "eighteen kitchens
/// were inspected and 30 percent failed", "a sample of 20 wells, 47 percent were dry".
bool in_a_poll(const Article& a, const Figure& whole, const Figure& share) {
  const Sentence& s = a.reading.sentence_of(whole);
  // "The paper asked nine mayors. 60 percent said no."
  const bool next = share.sentence == whole.sentence + 1 && share.token <= 1 &&
                    s.figures.size() == 1 && a.reading.sentence_of(share).figures.size() == 1;
  if (next && unit_written(whole)) return looked_at(a, whole);
  if (whole.sentence != share.sentence || !unit_written(whole) || share.token == 0) return false;
  if (a.reading.cue_before(whole, "poll_of")) return true;
  const auto opens = [](const Token& t) {
    return t.is("and") || t.is(";") || t.is(",") || t.is(":") || t.is("–");
  };
  const std::size_t begin = share.token > 2 ? share.token - 2 : 0;
  const bool clause =
      std::any_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                  s.tokens.begin() + static_cast<std::ptrdiff_t>(share.token), opens);
  return clause && share.c->kind == core::ClaimKind::share && looked_at(a, whole);
}

/// "35 percent of the 12 houses are empty", "35 percent of the 12 judges"; "30 percent of the two
/// firms" may be what somebody owns.
bool of_the(const Article& a, const Figure& whole, const Figure& share) {
  const Sentence& s = a.reading.sentence_of(whole);
  const bool next = whole.sentence == share.sentence && whole.token > share.token &&
                    whole.token - share.token <= 4 && a.reading.cue_after(share, "of");
  const bool possessive = s.tokens[whole.token + 1].is("'") || s.tokens[whole.token + 1].is("’");
  return next && !possessive;
}

/// What can only be counted as one each: people, or things that were looked at one by one.
bool one_by_one(const Article& a, std::size_t whole) {
  return counts_people(a, whole) || looked_at(a, a.reading.figures[whole]);
}

/// The words say that the share is one of the few.
bool is_share_of(const Article& a, std::size_t whole, std::size_t share) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[share];
  if (whole == share + 1) return of_the(a, w, p) && one_by_one(a, whole);
  if (whole + 1 != share) return false;
  const auto of = a.reading.cue_after(p, "of");
  if (of_them(a, w, p)) return true;
  // "Of the nine countries examined, 70 percent of the people"
  return !of && ((opens_with_whole(a, w, p) && one_by_one(a, whole)) || in_a_poll(a, w, p));
}

std::optional<core::Finding> granular(const Article& a, std::size_t whole, std::size_t share) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[share];
  const core::Quantity& q = p.quantity();
  const auto plain = [](const Figure& f) { return f.quantity().hedge == core::Hedge::none; };
  if (!is_percent(p) || !percent_written(a.reading, p) || a.changing[share] ||
      !is_counted(a, whole) || !plain(w) || !plain(p) || q.range || !is_share_of(a, whole, share)) {
    return std::nullopt;
  }
  // "Of the 12 experts, most expect prices to rise by 35 percent"
  const Sentence& s = a.reading.sentence_of(w);
  if (whole < share && a.reading.find(s, "most", w.token, std::max(w.token, p.token))) {
    return std::nullopt;
  }
  const double n = w.value();
  if (n < 2 || n >= 100 / q.value.unit() || n != std::floor(n)) return std::nullopt;
  const double k = std::round(p.value() * n / 100);
  const Interval nearest = Interval::exactly(100 * k / n);
  const std::string line = formula_text(Relation::share, {k, n}) + " = " +
                           number_text(nearest.low) + " is the nearest to " +
                           number_text(p.value());
  return finding(a.reading, {"I-GRAN", {whole, share}, {}, "percent"},
                 Outcome{judge(nearest, p.stated()), nearest, p.stated().strict, line, {}});
}

}  // namespace

Findings check_granularity(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i + 1 < a.reading.figures.size(); ++i) {
    if (auto found = granular(a, i, i + 1)) out.push_back(*std::move(found));
    if (auto found = granular(a, i + 1, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
