#include "extract/claims/context/ellipsis.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "extract/claims/number/number.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {

using core::Claim;
using core::UnitKind;

namespace {

/// "The five launches will offer 187": what has a number of its own is no unit of another.
bool is_counted(const Sentence& s, TokenRange r, const Language& l) {
  for (std::size_t i = r.begin; i < r.end; ++i) {
    if (s.tokens[i].kind == TokenKind::number || l.is(s, i, WordClass::cardinal)) return true;
  }
  return false;
}

/// "Americans", "Iraqis".
bool is_people(const Sentence& s, std::size_t i, const Language& l) {
  const Match m = l.match(s, i, WordClass::place);
  return m && m.entry->kind == "demonym";
}

/// "The number of homicides fell from 488": the unit is the subject's plural.
std::string plural_subject(const Sentence& s, const Meaning& m, const Language& l, bool decimal) {
  for (std::size_t i = m.subject.begin; i < m.subject.end; ++i) {
    const Match measured = l.match(s, i, WordClass::level_noun);
    if (measured && measured.entry->kind == "unit") return measured.entry->name;
  }
  if (decimal || is_counted(s, m.subject, l)) return {};  // 16,369.03 of nothing that is counted
  for (std::size_t i = m.subject.end; i > m.subject.begin; --i) {
    // "The Dow Jones": a name counts nothing; a noun at the head of a sentence may.
    if (!is_plural(s, i - 1, l) || l.is(s, i - 1, WordClass::verb) ||
        (s.tokens[i - 1].capital && !is_people(s, i - 1, l) &&
         (i > 1 || (i < s.size() && s.tokens[i].capital))))
      continue;
    if (i > 1 && l.is(s, i - 2, WordClass::pronoun)) return {};  // "it ranges from": a verb
    // "Prices rose by 1,500": what is paid is counted in money, not in prices.
    const Match measured = l.match(s, i - 1, WordClass::level_noun);
    if (measured && measured.entry->kind != "unit") return {};
    const std::string one = i == 1 ? lower_case(singular(s, 0, l)) : singular(s, i - 1, l);
    const bool with_adjective =
        i - 1 > m.subject.begin && s.tokens[i - 2].kind == TokenKind::word &&
        !l.is(s, i - 2, WordClass::preposition) && !l.is(s, i - 2, WordClass::determiner) &&
        !is_possessive(s.view(i - 2));
    return with_adjective ? lower_case(s.view(i - 2)) + " " + one : one;
  }
  return {};
}

}  // namespace

namespace {

/// "Volunteers counted 467 people, up 54": what was counted is the object, not who counted it.
bool counted_an_object(const Sentence& s, const Meaning& m, const Antecedent& last,
                       const Language& l) {
  constexpr std::size_t kReach = 8;  // tokens from the subject to what is counted
  if (last.kind != UnitKind::count || !last.subject_span || m.subject.empty()) return false;
  for (std::size_t i = m.subject.end; i < s.size() && i <= m.subject.end + kReach; ++i) {
    if (s.tokens[i].span.begin >= last.subject_span->begin)
      return s.tokens[i].span.begin == last.subject_span->begin && i > m.subject.end + 1;
    // "Crews shot down 74 drones": the particle of the verb, with what was counted right behind it.
    const bool particle = i <= m.subject.end + 1 && parse_number(s, i + 1, l);
    if (particle) continue;
    if (l.is(s, i, WordClass::preposition) || s.is(i, ",")) return false;
  }
  return false;
}

void inherit_unit(Claim& c, const Figure& f, const Meaning& m, const Antecedent& last,
                  const Sentence& s, const Language& l) {
  const core::Decimal& v = f.quantity.range ? f.quantity.range->low : f.quantity.value;
  const bool decimal = v.exponent < 0;
  const bool percent = last.kind == UnitKind::percent || last.kind == UnitKind::point;
  const bool part_of_code = f.begin > 0 && s.is(f.begin - 1, "/");  // "300mm f / 4"
  const bool led_to = last.change && f.begin > 0 && s.is(f.begin - 1, "to") &&
                      s.tokens[f.begin - 1].span.begin == last.end + 1;
  // "The ferry does 30 knots; all five won": what acts is measured in nothing.
  const bool acts = last.kind == UnitKind::physical && l.is(s, f.end, WordClass::verb);
  // "In the two years since then it was 6,200": so many of nothing that lasts.
  constexpr double kLongest = 1000;
  const bool lasts = last.kind == UnitKind::time && v.to_double() >= kLongest;
  // "by 8% (from 6.5 to 6.0 per 100,000)".
  const bool per_so_many = f.begin > 0 && s.is(f.begin - 1, "from") && s.is(f.end, "to") &&
                           (s.is(f.end + 2, "per") || s.is(f.end + 2, "in"));
  const bool fits = last.usable && !per_so_many && !f.dangling && !part_of_code && !led_to &&
                    !acts && !lasts && last.kind != UnitKind::fraction &&
                    (decimal ? last.kind != UnitKind::count || last.unit == "point" : true) &&
                    (!percent || f.quantity.value.to_double() <= 100) &&
                    (f.quantity.per.empty() || last.kind == UnitKind::count);
  const bool object = counted_an_object(s, m, last, l);
  if (const std::string head = f.dangling ? "" : plural_subject(s, m, l, decimal);
      !head.empty() && (!fits || last.kind == UnitKind::time ||
                        (last.subject != c.subject && !f.of_them && !object))) {
    c.quantity.unit = head;
    c.quantity.unit_kind = UnitKind::count;
    return;
  }
  if (!fits || last.kind == UnitKind::currency) return;
  c.quantity.unit = last.unit;
  c.quantity.unit_kind = last.kind;
  if (c.quantity.per.empty()) c.quantity.per = last.per;
  c.trace.emplace_back("unit of the figure before");
  // "above the industry average of 691": what stands before "of" names it.
  const bool own = !m.subject.empty() && m.subject.end + 1 == f.begin && s.is(m.subject.end, "of");
  const bool counted = last.kind == UnitKind::count && !own;
  if (counted && (c.subject.empty() || c.kind == core::ClaimKind::level || object)) {
    c.subject = last.subject;
    c.subject_span = last.subject_span;
  }
}

}  // namespace

namespace {

/// "between 100 and 200 could die", "12 died".
bool is_said_to_die(const Sentence& s, std::size_t at, const Language& l) {
  while (l.is(s, at, WordClass::auxiliary)) ++at;
  return at < s.size() && (is_word(s.view(at), "die") || is_word(s.view(at), "died"));
}

/// "A pot (5 gallons) that serves 25", "a hall seating 900": people, whatever was told before.
bool is_room(const Figure& f, const Sentence& s, const Language& l) {
  return f.begin > 0 && l.is(s, f.begin - 1, WordClass::room_verb) && !f.of_them && !f.dangling;
}

/// "Sold 30,154 cars, down 12 percent from 37,620": a number that no percent can be is of what was
/// counted before the percent.
const Antecedent& antecedent_of(const Figure& f, const Memory& memory, const Sentence& s) {
  const Antecedent& last = memory.last;
  const Antecedent& counted = memory.counted;
  const bool percent = last.kind == UnitKind::percent || last.kind == UnitKind::point;
  const bool here = counted.subject_span && counted.subject_span->begin >= s.span.begin;
  return percent && here && counted.usable && f.quantity.value.to_double() > 100 ? counted : last;
}

}  // namespace

void inherit(Claim& c, const Figure& f, const Meaning& m, const Memory& memory, const Sentence& s,
             const Language& l) {
  const Antecedent& last = antecedent_of(f, memory, s);
  const bool dies = is_said_to_die(s, f.end, l) && !(last.usable && last.kind == UnitKind::count);
  const bool room = is_room(f, s, l);
  if (!dies && !room) inherit_unit(c, f, m, last, s, l);
  // "injured six others": people, where nothing else was counted before.
  const bool others = f.of_them && c.quantity.unit_kind == UnitKind::none && f.end > 0 &&
                      is_word(s.view(f.end - 1), "others");
  if (!others && !dies && !room) return;
  c.quantity.unit = "person";
  c.quantity.unit_kind = UnitKind::count;
}

void index_levels(std::vector<Claim>& claims, std::size_t first) {
  constexpr double kSmallestIndex = 100;
  const auto begin = claims.begin() + static_cast<std::ptrdiff_t>(first);
  const auto in_points = [](const Claim& c) { return c.quantity.unit == "point"; };
  if (std::none_of(begin, claims.end(), in_points)) return;
  for (auto c = begin; c != claims.end(); ++c) {
    const core::Quantity& q = c->quantity;
    const bool level = c->kind == core::ClaimKind::level && !q.range && q.value.exponent < 0 &&
                       q.value.to_double() >= kSmallestIndex;
    if (!level || q.unit_kind != UnitKind::none) continue;
    c->quantity.unit = "point";
    c->quantity.unit_kind = UnitKind::count;
  }
}

void remember(const Claim& c, Memory& memory) {
  Antecedent& last = memory.last;
  if (c.quantity.unit_kind == UnitKind::none || c.quantity.unit_kind == UnitKind::times) return;
  const UnitKind kind = c.quantity.unit_kind;
  if ((kind == UnitKind::time || kind == UnitKind::age) && last.usable) return;
  last = {c.quantity.unit,
          c.quantity.unit_kind,
          c.quantity.per,
          c.subject,
          c.subject_span,
          true,
          c.kind == core::ClaimKind::relative_change,
          c.where.span.end};
  if (last.kind == UnitKind::count || last.kind == UnitKind::physical) memory.counted = last;
}

}  // namespace recount::extract
