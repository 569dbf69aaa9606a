// Words beside the figures decide first, then the periods that their claims have, then the months
// behind them.
#include "rules/internal/pairing/time_order.h"

#include <algorithm>

#include "rules/internal/pairing/calendar.h"
#include "rules/internal/pairing/tense.h"

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

/// The month told beside a figure: behind it, or else in front of it in its clause.
std::optional<unsigned> month_beside(const Reading& r, const Figure& f) {
  constexpr std::size_t kReach = 8;
  const Sentence& s = r.sentence_of(f);
  const auto ends = [](const Token& t) { return t.is_figure() || t.is(";"); };
  const std::size_t end = std::min(f.token + kReach, s.tokens.size());
  for (std::size_t i = f.token + 1; i < end && !ends(s.tokens[i]); ++i) {
    // "340 in May, and in June 290", "340 in May and in June 290": the second opens the next
    // clause.
    if ((s.tokens[i].is("and") || s.tokens[i].is(",")) && s.tokens[i + 1].is("in")) break;
    if (const auto month = month_of(s.tokens[i].word)) return month;
  }
  for (std::size_t i = f.token; i > 0 && !ends(s.tokens[i - 1]); --i) {
    if (const auto month = month_of(s.tokens[i - 1].word)) return month;
  }
  return std::nullopt;
}

bool names_a_year(const Sentence& s) {
  return std::any_of(s.tokens.begin(), s.tokens.end(), [](const Token& t) {
    return t.word.size() == 4 && (t.word.starts_with("19") || t.word.starts_with("20"));
  });
}

/// "A barrel cost $71 on Monday, $84 on Friday": days of one week, as they are told.
bool days_in_order(const Reading& r, const Figure& a, const Figure& b) {
  constexpr std::size_t kReach = 4;
  const Sentence& s = r.sentence_of(a);
  // "34 survivors, 19 on Friday and 15 on Saturday": what was counted on a day is no level.
  if (a.sentence != b.sentence || a.quantity().unit_kind != UnitKind::currency) return false;
  const auto day = [&](const Figure& f, std::size_t end) {
    std::optional<unsigned> found;
    for (std::size_t i = f.token + 1; i < std::min(f.token + kReach, end) && !found; ++i) {
      found = weekday_of(s.tokens[i].word);
    }
    return found;
  };
  const auto x = day(a, b.token);
  const auto y = day(b, s.tokens.size());
  constexpr unsigned kSunday = 0;
  return x && y && *x != kSunday && (*x < *y || *y == kSunday);
}

/// "Cost 33 in January and 58 by the last week of December", "In May … In June …": months without a
/// year follow each other as they are told, whenever the article was written.
bool months_in_order(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(a);
  const Sentence& t = r.sentence_of(b);
  if (b.sentence > a.sentence + 1 || names_a_year(s) || names_a_year(t)) return false;
  const auto x = month_beside(r, a);
  const auto y = month_beside(r, b);
  return x && y && *x < *y;
}

/// "41,000 came in the first year and 63,000 in the second": years and seasons that are counted.
bool counted_in_order(const Reading& r, const Figure& a, const Figure& b) {
  constexpr std::size_t kReach = 7;
  const Sentence& s = r.sentence_of(a);
  if (a.sentence != b.sentence) return false;
  const auto ordinal = [&](const Figure& f, std::size_t begin, std::size_t end) {
    const auto first = r.find(s, "first_time_unit", begin, end);
    const auto second = r.find(s, "the_second", begin, end);
    return std::pair(first.has_value(), second && second->end + kReach > f.token);
  };
  const std::size_t last = std::min(b.token + kReach, s.tokens.size());
  const auto x = ordinal(a, a.token > kReach ? a.token - kReach : 0, b.token);
  const auto y = ordinal(b, a.token + 1, last);
  return x.first && y.second;
}

/// "Holds 58 seats in the new parliament. It had 71 in the old one", "cost 2.90 in March and costs
/// 3.10 now": what is told in the past of something that is.
std::optional<bool> by_tense(const Reading& r, const Figure& a, const Figure& b) {
  const Tense x = tense_of(r, a);
  const Tense y = tense_of(r, b);
  if (b.sentence > a.sentence + 1 || x == Tense::none || y == Tense::none || x == y)
    return std::nullopt;
  // "Feed costs 1.4 million euros. Visitors numbered 1.06 million."
  const bool one_kind = a.quantity().unit_kind == b.quantity().unit_kind;
  if (a.sentence != b.sentence && !one_kind) return std::nullopt;
  // "Has 3,000 paintings and sold 400": what was done is no level of what is.
  const Figure& past = x == Tense::past ? a : b;
  const Sentence& s = r.sentence_of(past);
  const std::size_t begin = past.token > 6 ? past.token - 6 : 0;
  const bool held = r.words.has("past_auxiliary", s.tokens[past.token + 1].word) ||
                    r.find(s, "past_level", begin, past.token);
  if (!held) return std::nullopt;
  return x == Tense::past;
}

}  // namespace

bool left_since(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(b);
  const auto to = r.cue_before(b, "to");
  if (!to || a.sentence != b.sentence) return false;
  std::size_t i = a.token + 1;
  const auto passes = [&](const Token& t) {
    if (t.is_figure()) return r.figures[t.figure].quantity().unit_kind == UnitKind::time;
    return t.word.size() < 3 || year_of(t.word) != 0 || r.words.has("time_word", t.word) ||
           r.words.has("time_joint", t.word) || r.words.has("between_verbs", t.word) ||
           r.words.has("present_auxiliary", t.word) || r.words.has("past_auxiliary", t.word);
  };
  bool clause = false;
  for (; i < to->begin && passes(s.tokens[i]); ++i) {
    clause = clause || s.tokens[i].is(",") || s.tokens[i].is("–") || s.tokens[i].is(")");
    if (s.tokens[i].is("and")) return false;
  }
  constexpr std::size_t kLongest = 9;
  // "Had come down to 2.0 percent", "had gone up to 340"
  const bool particle =
      i + 2 >= to->begin && (s.tokens[i + 1].is("down") || s.tokens[i + 1].is("up"));
  return clause && i < to->begin && to->begin - i < kLongest &&
         !r.find(s, "another_clause", i, to->begin) &&
         (r.words.has("rose", s.tokens[i].word) || r.words.has("fell", s.tokens[i].word) ||
          r.words.has("change_verb", s.tokens[i].word) || particle);
}

bool was_once(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(b);
  if (a.sentence != b.sentence || r.find(s, "new_clause", a.token, b.token)) return false;
  std::size_t that = a.token;
  while (that > 0 && a.token - that < 4 && !s.tokens[that - 1].is_figure() &&
         !s.tokens[that - 1].is("that") && !s.tokens[that - 1].is("which")) {
    --that;
  }
  const bool relative =
      that > 1 && (s.tokens[that - 1].is("that") || s.tokens[that - 1].is("which"));
  if (!relative || tense_of(r, a) != Tense::past) return false;
  // "A ticket that cost 30 on the day": nothing says that it costs another sum now.
  const bool time = r.find(s, "time_word", a.token + 1, std::min(a.token + 4, b.token)) ||
                    r.find(s, "now_before", a.token + 1, b.token);
  return time || tense_of(r, b) == Tense::present;
}

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
  if (months_in_order(r, r.figures[a.figure], r.figures[b.figure])) return true;
  if (days_in_order(r, r.figures[a.figure], r.figures[b.figure])) return true;
  if (const auto earlier = first_is_earlier(r.figures[a.figure], r.figures[b.figure])) {
    return earlier;
  }
  if (b.later && !a.later) return true;
  // "9.8 percent now, and the rate was 8.1 percent in 2021"
  if (a.later && !b.later && tense_of(r, r.figures[a.figure]) != Tense::past &&
      tense_of(r, r.figures[b.figure]) == Tense::past) {
    return false;
  }
  // "The price, which was 612 in 2022, has fallen to 571"
  const Figure& x = r.figures[a.figure];
  const bool apart = x.sentence != r.figures[b.figure].sentence;
  if (!apart && b.side == Side::after && r.cue_before(x, "which_was")) return true;
  if (!apart && was_once(r, x, r.figures[b.figure])) return true;
  // "Tripled since 2018, when it shipped 40,000 tonnes. Last year it shipped 86,000"
  if (apart && when_it_was(r, x) && b.side == Side::none) return true;
  // "740 in 2021; last winter it stood at 1,105"
  const Figure& y = r.figures[b.figure];
  const std::size_t near = y.token > 6 ? y.token - 6 : 0;
  if (names_a_year(r.sentence_of(x)) && r.find(r.sentence_of(y), "last_winter", near, y.token))
    return true;
  if (counted_in_order(r, x, y)) return true;
  if (left_since(r, x, r.figures[b.figure])) return true;
  if (const auto earlier = by_tense(r, x, r.figures[b.figure])) return earlier;
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
