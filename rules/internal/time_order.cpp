// Words beside the figures decide first, then the periods that their claims have, then the months
// behind them.
#include "rules/internal/time_order.h"

#include <algorithm>

#include "rules/internal/calendar.h"

namespace recount::rules {
namespace {

using core::UnitKind;

std::optional<core::Date> start_of(const Figure& f) {
  return f.c->period ? std::optional(f.c->period->start) : std::nullopt;
}

/// "Has shrunk to 22,450; in 2017 it had 25,250": where the change led is now, the year is past.
bool in_a_past_year(const Reading& r, const Level& a, const Level& b) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  const auto published = r.article.published_date();
  if (a.side != Side::after || b.side != Side::none || !y.c->period || !published ||
      !(y.c->period->end < *published) || x.sentence != y.sentence) {
    return false;
  }
  const Sentence& s = r.sentence_of(y);
  std::size_t begin = y.token;
  while (begin > x.token + 1 && !s.tokens[begin - 1].is(";") && !s.tokens[begin - 1].is_figure()) {
    --begin;
  }
  const auto year = [](const Token& t) {
    return t.word.size() == 4 && (t.word.starts_with("19") || t.word.starts_with("20"));
  };
  const auto at = [&](std::size_t i) { return s.tokens.begin() + static_cast<std::ptrdiff_t>(i); };
  // "In 2017 it had 25,250", and not "it opened 12 of them".
  const bool had = y.token > 0 && r.words.has("level_verb", s.tokens[y.token - 1].word);
  return had && s.tokens[begin - 1].is(";") && std::any_of(at(begin), at(y.token), year) &&
         std::none_of(s.tokens.begin(), at(begin), year) && r.anaphor(s, begin, y.token);
}

/// "Cost 33 in January and 58 by the last week of December": the months behind two figures of one
/// sentence.
bool months_in_order(const Reading& r, const Figure& a, const Figure& b) {
  if (a.sentence != b.sentence) return false;
  const Sentence& s = r.sentence_of(a);
  constexpr std::size_t kReach = 8;
  const auto month = [&](std::size_t begin, std::size_t end) {
    std::optional<unsigned> found;
    for (std::size_t i = begin; i < end && !found; ++i) found = month_of(s.tokens[i].word);
    return found;
  };
  const auto x = month(a.token + 1, std::min(a.token + kReach, b.token));
  const auto y = month(b.token + 1, std::min(b.token + kReach, s.tokens.size()));
  return x && y && *x < *y;
}

/// "Holds 58 seats in the new parliament. It had 71 in the old one": what is told in the past of
/// something that is.
bool past_of_present(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(b);
  const auto past = r.cue_before(b, "past_level");
  const bool behind = a.sentence + 1 == b.sentence ||
                      (a.sentence == b.sentence && r.find(s, "semicolon", a.token, b.token));
  return behind && r.cue_before(a, "present_level") && past && past->begin > 0 &&
         r.words.has("pronoun", s.tokens[past->begin - 1].word);
}

/// "A gallon that cost 3.42 last Monday was selling for 3.57": what the relative clause tells was
/// before.
bool was_once(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(a);
  const bool relative =
      a.token > 2 && (s.tokens[a.token - 2].is("that") || s.tokens[a.token - 2].is("which"));
  const UnitKind kind = a.quantity().unit_kind;
  // "A ticket that costs 30 on the day costs 24 in advance": both are told of now.
  if (relative && s.tokens[a.token - 1].word.ends_with("s") && !s.tokens[a.token - 1].is("was"))
    return false;
  return relative && kind == UnitKind::currency && kind == b.quantity().unit_kind &&
         r.find(s, "time_word", a.token + 1, std::min(a.token + 4, b.token)) &&
         !r.find(s, "new_clause", a.token, b.token);
}

}  // namespace

/// Two periods that do not overlap; which one is the earlier.
std::optional<bool> first_is_earlier(const Figure& a, const Figure& b) {
  const auto x = start_of(a);
  const auto y = start_of(b);
  if (!x || !y || a.c->period->contains(*b.c->period) || b.c->period->contains(*a.c->period)) {
    return std::nullopt;
  }
  return *x < *y;
}

/// Which of the two is the earlier, by the words beside them or by their periods.
std::optional<bool> first_is_before(const Reading& r, const Level& a, const Level& b) {
  if (a.earlier != b.earlier) return a.earlier;
  if (const auto earlier = first_is_earlier(r.figures[a.figure], r.figures[b.figure])) {
    return earlier;
  }
  if (b.later && !a.later) return true;
  // "The price, which was 612 in 2022, has fallen to 571"
  const Figure& x = r.figures[a.figure];
  const bool apart = x.sentence != r.figures[b.figure].sentence;
  if (!apart && b.side == Side::after && r.cue_before(x, "which_was")) return true;
  if (months_in_order(r, r.figures[a.figure], r.figures[b.figure])) return true;
  if (!apart && b.side == Side::none && was_once(r, x, r.figures[b.figure])) return true;
  // "Tripled since 2018, when it shipped 40,000 tonnes. Last year it shipped 86,000"
  if (apart && when_it_was(r, x) && b.side == Side::none) return true;
  if (past_of_present(r, x, r.figures[b.figure])) return false;
  if (in_a_past_year(r, a, b)) return false;
  return std::nullopt;
}

/// "In the fiscal year that ended in June" · "in calendar 2022": years of two kinds.
bool years_of_two_kinds(const Reading& r, const Figure& a, const Figure& b) {
  const auto calendar = [&](const Figure& f) {
    return r.find(r.sentence_of(f), "calendar_year").has_value();
  };
  const auto fiscal = [&](const Figure& f) {
    return r.find(r.sentence_of(f), "fiscal_year").has_value();
  };
  return a.sentence != b.sentence &&
         ((calendar(a) && fiscal(b) && !fiscal(a)) || (fiscal(a) && calendar(b) && !calendar(a)));
}

}  // namespace recount::rules
