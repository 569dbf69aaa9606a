#include "extract/claims/meaning/follow.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace recount::extract {
namespace {

using core::Claim;
using core::UnitKind;

/// "under 296 hp (224 kW)": the same quantity in another unit.
bool is_conversion(const Sentence& s, const Figure& before, const Figure& f) {
  const UnitKind kind = f.quantity.unit_kind;
  const bool measured = kind == UnitKind::physical || kind == UnitKind::currency;
  return measured && kind == before.quantity.unit_kind && f.begin == before.end + 1 &&
         s.is(before.end, "(") && f.quantity.unit != before.quantity.unit;
}

/// "from £37 billion to £100 billion" moves by itself, whatever the verb.
void from_to(Claim& c, const Sentence& s, const Figure& f, Claim& last) {
  const bool level =
      c.kind == core::ClaimKind::level || (c.kind == core::ClaimKind::rate && f.begin > 0);
  const bool levels = level && last.kind == c.kind && c.direction == core::Direction::none &&
                      last.direction == core::Direction::none;
  if (!levels || f.begin == 0 || s.view(f.begin - 1) != "to" || c.quantity.range ||
      last.quantity.range || c.quantity.unit != last.quantity.unit) {
    return;
  }
  const std::string_view before = s.text.substr(s.span.begin, last.where.span.begin - s.span.begin);
  const bool moved = before.ends_with("(from ") || before.ends_with("gone from ") ||
                     before.ends_with("went from ") || before.ends_with("moved from ") ||
                     before.ends_with("goes from ") || before.ends_with("going from ") ||
                     before.ends_with("changed from ");
  if (!moved) return;
  const bool up = c.quantity.value.to_double() > last.quantity.value.to_double();
  c.direction = last.direction = up ? core::Direction::up : core::Direction::down;
}

/// "to", "in 2023 to".
bool is_joint_to(const Sentence& s, std::size_t from, std::size_t to) {
  if (to == from + 1) return s.is(from, "to");
  if (to == from) return s.is(from, "up") && s.is(from + 1, "to");  // "from $35 up to $100"
  const bool year = to == from + 3 && s.is(from, "in") && s.view(from + 1).size() == 4 &&
                    s.tokens[from + 1].kind == TokenKind::number;
  return year && s.is(from + 2, "to");
}

/// "from $300 to $1,200 per semester": what the second is of and per, the first is too.
void share_from_to(Claim& c, const Sentence& s, const Figure& before, const Figure& f,
                   Claim& last) {
  const bool joined = before.begin > 0 && s.view(before.begin - 1) == "from" &&
                      is_joint_to(s, before.end, f.begin) && c.quantity.unit == last.quantity.unit;
  if (!joined) return;
  if (!last.subject.empty() && c.quantity.unit_kind != UnitKind::count) {
    c.subject = last.subject;
    c.subject_span = last.subject_span;
  }
  const bool parts = c.kind == core::ClaimKind::share && last.kind == core::ClaimKind::level;
  if (parts && c.quantity.unit_kind == UnitKind::percent)
    last.kind = c.kind;  // "from 20 to 50 percent of"
  if (last.quantity.per.empty() && last.kind == core::ClaimKind::level) {
    last.quantity.per = c.quantity.per;
    if (!last.quantity.per.empty()) last.kind = core::ClaimKind::rate;
  }
}

/// "40 minutes of rest or 20 minutes of sleep a day": both a day.
void share_per(Claim& c, const Sentence& s, const Language& l, const Figure& before,
               const Figure& f, Claim& last) {
  const UnitKind kind = c.quantity.unit_kind;
  const bool measured = kind == UnitKind::time || kind == UnitKind::physical;
  const bool joined =
      f.begin == before.end + 1 && (s.is(before.end, "or") || s.is(before.end, "and"));
  const bool alike = measured && c.quantity.unit == last.quantity.unit && joined;
  if (!alike || f.hyphened || l.noun_style() != NounStyle::plural_s) return;
  const bool behind =
      s.is(before.end, "or") && c.quantity.per.empty();  // "40 a week or 20 of rest"
  Claim& without = behind ? c : last;
  const std::string& per = behind ? last.quantity.per : c.quantity.per;
  if (per.empty() || !without.quantity.per.empty() || without.kind != core::ClaimKind::level)
    return;
  without.quantity.per = per;
  without.kind = core::ClaimKind::rate;
}

/// "at", "to close at".
bool leads_to(const Sentence& s, std::size_t from, std::size_t to) {
  constexpr std::size_t kEnding = 3;
  if (to == from + 1) return s.is(from, "at");
  if (to != from + kEnding || !s.is(from, "to") || !s.is(from + 2, "at")) return false;
  const std::string_view w = s.view(from + 1);
  return w == "end" || w == "close" || w == "finish" || w == "settle" || w == "trade";
}

/// "ended down 1% at 1,463.78 points", "fell 2 percent to close at $80": the level that the change
/// led to.
void level_after(Claim& c, const Sentence& s, const Figure& before, const Figure& f,
                 const Claim& last) {
  const bool plain = (c.kind == core::ClaimKind::level || c.kind == core::ClaimKind::rate) &&
                     c.direction == core::Direction::none;
  const bool changed = last.kind == core::ClaimKind::absolute_change ||
                       last.kind == core::ClaimKind::relative_change;
  const bool levels = c.quantity.unit_kind == UnitKind::currency ||
                      c.quantity.unit_kind == UnitKind::none || c.quantity.unit == "point";
  if (plain && changed && levels && leads_to(s, before.end, f.begin)) c.direction = last.direction;
}

bool is_apposition(const Sentence& s, std::size_t from, std::size_t to) {
  if (to > from + 3 || to == from) return false;
  for (std::size_t i = from; i < to; ++i) {
    const std::string_view w = s.view(i);
    if (w != "," && w != "or" && w != "(" && w != "–" && w != "—" && w != "-") return false;
  }
  return true;
}

/// "grew 2 percent, or 45,000 jobs": the same change once more.
bool is_alternative(const Sentence& s, std::size_t from, std::size_t to) {
  if (from < to && s.is(from, ",")) ++from;
  return from + 1 == to && s.view(from) == "or";
}

bool no_verb(const Sentence& s, const Language& l, std::size_t from, std::size_t to) {
  if (to > from + 8) return false;
  for (std::size_t i = from; i < to; ++i) {
    const bool verb = l.is(s, i, WordClass::auxiliary) || l.is(s, i, WordClass::change_verb) ||
                      l.is(s, i, WordClass::level_verb) || l.is(s, i, WordClass::speech_verb) ||
                      l.is(s, i, WordClass::verb);
    if (verb || s.view(i) == "to" || s.view(i) == "from" || s.view(i) == "than" ||
        s.view(i) == "at" || s.view(i) == "with" || s.view(i) == "against") {
      return false;
    }
  }
  return true;
}

/// "closed 14 libraries – a 20 percent cut": the change of what the figure before counts.
bool sums_up(const Sentence& s, const Figure& f) {
  if (f.begin < 2 || (s.view(f.begin - 1) != "a" && s.view(f.begin - 1) != "an")) return false;
  const std::string_view pause = s.view(f.begin - 2);
  return pause == "–" || pause == "—" || pause == "-" || pause == ",";
}

/// "bought 208,560 cars this year, down 5 percent": the change of what the figure before counts.
bool moves_it(const Sentence& s, const Language& l, const Figure& before, const Figure& f) {
  if (f.begin < 2 || !s.is(f.begin - 2, ",") || before.quantity.unit_kind == UnitKind::times)
    return false;
  const std::string_view w = s.view(f.begin - 1);
  return (w == "up" || w == "down") && no_verb(s, l, before.end, f.begin - 1);
}

/// "sold 17 million cars last year, an increase of 3 percent": of what was counted.
bool is_change_of(const Sentence& s, const Language& l, const Figure& f) {
  constexpr std::size_t kReach = 6;  // "an increase of just over", "a drop of"
  for (std::size_t i = f.begin; i > 3 && i + kReach > f.begin; --i) {
    if (!s.is(i - 1, "of")) continue;
    const Match noun = l.match_before(s, i - 1, WordClass::change_noun);
    const std::size_t a = i - 1 - noun.length;
    return noun && a > 1 && (s.is(a - 1, "a") || s.is(a - 1, "an")) && s.is(a - 2, ",");
  }
  return false;
}

bool compared_with(const Sentence& s, std::size_t begin) {
  const std::string_view w = begin > 0 ? s.view(begin - 1) : std::string_view();
  return w == "from" || w == "against" || w == "with";
}

/// "posted a profit of $3 million, compared with $2 million", "against $2 million".
bool is_compared(const Sentence& s, std::size_t begin) {
  if (begin < 2) return false;
  const std::string_view w = s.view(begin - 1);
  return w == "against" || w == "versus" ||
         ((w == "with" || w == "to") && s.view(begin - 2) == "compared");
}

/// "more than three in four users (76%)": the same share once more.
bool tells_again(const Sentence& s, const Language& l, const Stated& previous, const Figure& f) {
  constexpr std::size_t kNear = 4;
  const std::size_t end = previous.figure.end;
  return f.quantity.unit_kind == UnitKind::percent && !s.is(end, ")") &&
         previous.claim.kind == core::ClaimKind::share && f.begin > 1 && s.is(f.begin - 1, "(") &&
         f.begin <= end + kNear && no_verb(s, l, end, f.begin);
}

/// "for $500, $1,000 and $2,500".
bool goes_on(const Sentence& s, std::size_t from, std::size_t to) {
  constexpr std::size_t kLongest = 2;
  if (to <= from || to > from + kLongest) return false;
  for (std::size_t i = from; i < to; ++i) {
    if (!s.is(i, ",") && !s.is(i, "and") && !s.is(i, "or") && !s.is(i, "x") && !s.is(i, "×"))
      return false;
  }
  return true;
}

/// "approved a budget of $5 million, up 6 percent": where no subject was found but the words in
/// front, the figure before among them, the figure speaks of what that one is of.
bool swallows(const Sentence& s, const Claim& last, const Claim& now) {
  if (!last.subject_span || !now.subject_span) return false;
  const core::TextSpan& whole = *now.subject_span;
  if (whole == last.where.span) return true;  // "Support was 60 percent in May and 40 in June"
  const auto holds = [&](const core::TextSpan& part) {
    return whole.begin <= part.begin && part.end <= whole.end;
  };
  if (!holds(*last.subject_span) || whole == *last.subject_span) return false;
  return std::any_of(s.tokens.begin(), s.tokens.end(),
                     [&](const Token& t) { return t.kind == TokenKind::number && holds(t.span); });
}

/// "Costs for 40 guests range from $200": what stands before "for".
bool cut_before_for(const Sentence& s, const Figure& before, Claim& c) {
  if (!c.subject_span) return false;
  std::size_t i = before.begin;
  while (i > 1 && s.tokens[i - 1].span.begin > c.subject_span->begin && !s.is(i - 1, "for")) --i;
  if (i < 2 || !s.is(i - 1, "for")) return false;
  const std::size_t end = s.tokens[i - 2].span.end;
  if (c.subject_span->begin >= end) return false;
  const core::TextSpan front{c.subject_span->begin, end};
  const bool counts = std::any_of(s.tokens.begin(), s.tokens.end(), [&](const Token& t) {
    return t.kind == TokenKind::number && t.span.begin >= front.begin && t.span.end <= front.end;
  });
  if (counts) return false;  // "approved a budget of $5 million for schools"
  c.subject_span->end = end;
  c.subject = std::string(c.subject_span->of(s.text));
  return true;
}

/// "1,240 of the 2,000 households (62%)": the part once more, as a share.
bool is_part_again(const Sentence& s, const Stated& previous, const Figure& f) {
  std::size_t of = previous.figure.begin;
  const bool bracket = f.begin == previous.figure.end + 1 && s.is(previous.figure.end, "(") &&
                       s.is(f.end, ")") && f.quantity.unit_kind == UnitKind::percent;
  if (of > 0 && s.view(of - 1) == "the") --of;
  return bracket && of > 1 && s.view(of - 1) == "of" && s.tokens[of - 2].kind == TokenKind::number;
}

/// "100% of the terms, not just 99%": of the same.
bool is_contrast(const Sentence& s, const Figure& f) {
  return f.begin > 1 && s.is(f.begin - 1, "not") && s.is(f.begin - 2, ",");
}

/// "with 14% saying so", "and 60% feeling better".
bool goes_on_doing(const Sentence& s, const Figure& f) {
  return f.begin > 0 && (s.is(f.begin - 1, "with") || s.is(f.begin - 1, "and")) &&
         f.end < s.size() && s.view(f.end).ends_with("ing");
}

/// Whether the figure tells of what the one before it tells.
bool has_its_subject(const Sentence& s, const Language& l, const Stated& previous,
                     const Stated& now) {
  const Figure& f = now.figure;
  const core::ClaimKind kind = now.claim.kind;
  const core::ClaimKind last = previous.claim.kind;
  const std::string_view before = f.begin > 0 ? s.view(f.begin - 1) : std::string_view();
  const bool bracket =
      f.begin > 1 && (s.is(f.begin - 1, "(") || (before == "from" && s.is(f.begin - 2, "(")));
  const UnitKind unit = f.quantity.unit_kind;
  const bool measured = !f.hyphened && (unit == UnitKind::currency || unit == UnitKind::physical);
  const bool alike = measured && kind == last && f.quantity.unit == previous.figure.quantity.unit;
  if ((now.claim.subject.empty() || alike) && goes_on(s, previous.figure.end, f.begin)) return true;
  // "40 dishes, each 5 metres wide".
  const bool each = before == "each" && s.is(f.begin - 2, ",") &&
                    previous.figure.quantity.unit_kind == UnitKind::count;
  if (each) return true;
  if (alike && is_compared(s, f.begin)) return true;
  // "$40 an hour for design and $75 an hour for building".
  const bool both = alike && before == "and" && !f.quantity.per.empty() &&
                    no_verb(s, l, previous.figure.end, f.begin);
  if (both) return true;
  if (swallows(s, previous.claim, now.claim)) return !cut_before_for(s, previous.figure, now.claim);
  if (is_contrast(s, f) && f.quantity.unit == previous.figure.quantity.unit) return true;
  if (bracket && now.claim.subject.empty()) return true;  // "doubled (from 1.1 to 3.0 per cow)"
  if (kind == core::ClaimKind::relative_change) {
    return moves_it(s, l, previous.figure, f) || is_change_of(s, l, f) || sums_up(s, f);
  }
  // "will double its output, going from 175 tonnes".
  const bool led = last == core::ClaimKind::multiple && f.begin > 2 && s.is(f.begin - 3, ",") &&
                   before == "from" && s.view(f.begin - 2).ends_with("ing");
  if (led || tells_again(s, l, previous, f)) return true;
  if (kind != core::ClaimKind::share || last != kind) return false;
  // "20% had it and 14% wanted it", "with 14% saying so": both of the same whole.
  return now.claim.subject.empty() || goes_on_doing(s, f);
}

}  // namespace

void follow(const Sentence& s, const Language& language, Stated previous, Stated now) {
  Claim& c = now.claim;
  Claim& last = previous.claim;
  const Figure& f = now.figure;
  const Figure& before = previous.figure;
  if (last.sentence != c.sentence) return;
  const bool percent = c.quantity.unit_kind == UnitKind::percent;
  const bool same = percent && last.quantity.unit_kind == UnitKind::percent;
  const bool changed = last.kind == core::ClaimKind::absolute_change ||
                       last.kind == core::ClaimKind::relative_change;
  const bool plain = c.kind == core::ClaimKind::level && c.direction == core::Direction::none;
  const bool amount = c.quantity.unit_kind == UnitKind::count ||
                      c.quantity.unit_kind == UnitKind::currency ||
                      c.quantity.unit_kind == UnitKind::physical;
  if (plain && percent && changed && is_apposition(s, before.end, f.begin)) {
    c.kind = core::ClaimKind::relative_change;
    c.direction = last.direction;
    c.subject = last.subject;
    c.subject_span = last.subject_span;
  } else if (plain && amount && changed && last.direction != core::Direction::none &&
             is_alternative(s, before.end, f.begin)) {
    c.kind = core::ClaimKind::absolute_change;
    c.direction = last.direction;
  } else if (plain && same && (no_verb(s, language, before.end, f.begin) || is_contrast(s, f))) {
    c.kind = last.kind;
    c.direction = last.direction;
  } else if (plain && same && last.kind == core::ClaimKind::share && compared_with(s, f.begin)) {
    c.kind = last.kind;
    c.subject = last.subject;
    c.subject_span = last.subject_span;
  }
  if (tells_again(s, language, previous, f)) c.kind = last.kind;
  if (plain && same && goes_on_doing(s, f) && last.kind == core::ClaimKind::share)
    c.kind = last.kind;
  if (plain && is_part_again(s, previous, f)) c.kind = core::ClaimKind::share;
  if (has_its_subject(s, language, previous, now) && !last.subject.empty()) {
    c.subject = last.subject;
    c.subject_span = last.subject_span;
  }
  if (is_conversion(s, before, f)) {
    c.kind = last.kind;
    c.direction = last.direction;
    c.subject = last.subject;
    c.subject_span = last.subject_span;
    const bool bound = last.quantity.hedge == core::Hedge::more_than ||
                       last.quantity.hedge == core::Hedge::less_than;
    if (bound && c.quantity.hedge == core::Hedge::none) c.quantity.hedge = last.quantity.hedge;
  }
  share_from_to(c, s, before, f, last);
  share_per(c, s, language, before, f, last);
  from_to(c, s, f, last);
  level_after(c, s, before, f, last);
}

}  // namespace recount::extract
