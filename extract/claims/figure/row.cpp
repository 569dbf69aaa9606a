// Only rows whose shape leaves no doubt: brackets behind names, names before amounts, a list that
// its last member closes.
#include "extract/claims/figure/row.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::UnitKind;

bool word(const Sentence& s, std::size_t i, std::string_view w) {
  return i < s.size() && is_word(s.view(i), w);
}

bool joins(const Sentence& s, std::size_t i) {
  return s.is(i, ",") || word(s, i, "and") || word(s, i, "or");
}

/// Nothing but commas and "and" between them.
bool in_list(const Sentence& s, const Figure& a, const Figure& b) {
  if (b.begin <= a.end) return false;
  for (std::size_t i = a.end; i < b.begin; ++i) {
    if (!joins(s, i)) return false;
  }
  return true;
}

bool respectively(const Sentence& s, std::size_t from) {
  constexpr std::size_t kFar = 14;
  for (std::size_t i = from; i < s.size() && i < from + kFar; ++i) {
    if (word(s, i, "respectively")) return true;
  }
  return false;
}

/// "rose 12 and 15 percent", "12 and 15 percent respectively": the first has the unit of the
/// second.
void lend_unit(const Sentence& s, const Language& l, Figure& a, const Figure& b) {
  const UnitKind kind = b.quantity.unit_kind;
  const bool measured = kind == UnitKind::percent || kind == UnitKind::point ||
                        kind == UnitKind::physical || kind == UnitKind::time;
  if (!a.implicit_unit || a.dangling || !measured || b.hyphened || !in_list(s, a, b)) return;
  // "down 172 or 17 percent" is the same fall twice.
  if (word(s, b.begin - 1, "or") || b.begin != b.number_begin) return;
  if (a.quantity.form != b.quantity.form) return;
  const bool behind_verb = l.match_before(s, a.begin, WordClass::change_verb).length > 0;
  const bool ends = b.end >= s.size() || s.tokens[b.end].kind == TokenKind::sign ||
                    (l.is(s, b.end, WordClass::preposition) && !word(s, b.end, "of"));
  if (!respectively(s, b.end) && !(behind_verb && ends)) return;
  a.quantity.unit = b.quantity.unit;
  a.quantity.unit_kind = kind;
  a.implicit_unit = false;
  a.reasons.push_back({"unit of the figure behind"});
}

bool may_lend(const Figure& from, const Figure& to) {
  constexpr double kFar = 30;  // "$500, and $9 a month" are two sorts of price
  if (from.quantity.per.empty() || !to.quantity.per.empty() || to.hyphened) return false;
  if (from.quantity.unit != to.quantity.unit || from.quantity.unit_kind != to.quantity.unit_kind)
    return false;
  if (from.quantity.unit_kind == UnitKind::none || from.quantity.unit_kind == UnitKind::percent)
    return false;
  const double a = from.quantity.value.to_double();
  const double b = to.quantity.value.to_double();
  return a > 0 && b > 0 && a < kFar * b && b < kFar * a;
}

/// One to three words with capitals: "Plus", "Pro Max".
bool is_name(const Sentence& s, std::size_t from, std::size_t to) {
  constexpr std::size_t kLongest = 3;
  if (from >= to || to > from + kLongest) return false;
  for (std::size_t i = from; i < to; ++i) {
    if (!s.tokens[i].capital && s.tokens[i].kind != TokenKind::number) return false;
  }
  return true;
}

/// Past ", and", "; ".
std::size_t past_joint(const Sentence& s, std::size_t i) {
  const std::size_t begin = i;
  while (joins(s, i) || s.is(i, ";")) ++i;
  return i == begin ? s.size() : i;
}

/// "Lite ($15 a month), Plus ($25)".
bool in_brackets(const Sentence& s, const Figure& a, const Figure& b) {
  const bool closed = s.is(a.end, ")") && b.begin > 0 && s.is(b.begin - 1, "(") && s.is(b.end, ")");
  return closed && is_name(s, past_joint(s, a.end + 1), b.begin - 1);
}

/// "Lite costs $15 a month, Plus $25 and Pro $40".
bool behind_names(const Sentence& s, const Figure& a, const Figure& b) {
  const bool ends = b.end >= s.size() || s.is(b.end, ".") || joins(s, b.end) || s.is(b.end, ";");
  return ends && is_name(s, past_joint(s, a.end), b.begin);
}

/// "$15 a month for Lite, $25 for Plus": "for a year" is no such name.
bool before_names(const Sentence& s, const Language& l, const Figure& a, const Figure& b) {
  if (!word(s, a.end, "for") || !word(s, b.end, "for")) return false;
  const auto named = [&](std::size_t i) {
    return i < s.size() && !l.is(s, i, WordClass::cardinal) && !word(s, i, "a") &&
           !word(s, i, "one") && s.tokens[i].kind == TokenKind::word;
  };
  constexpr std::size_t kLongest = 6;
  std::size_t i = a.end + 1;
  while (i < b.begin && i < a.end + kLongest && !joins(s, i)) ++i;
  return named(a.end + 1) && named(b.end + 1) && past_joint(s, i) == b.begin;
}

/// "from $5 to $9 a month": both a month.
bool from_to(const Sentence& s, const Figure& a, const Figure& b) {
  return b.begin == a.end + 1 && word(s, a.end, "to") && a.begin > 0 &&
         word(s, a.begin - 1, "from");
}

/// "$15, $25 and $40 a month": a list of three that its last member closes.
void lend_back(const Sentence& s, std::vector<Figure>& figures) {
  constexpr std::size_t kList = 3;
  for (std::size_t i = 1; i < figures.size(); ++i) {
    Figure& a = figures[i - 1];
    if (may_lend(figures[i], a) && from_to(s, a, figures[i]))
      a.quantity.per = figures[i].quantity.per;
  }
  for (std::size_t last = 1; last < figures.size(); ++last) {
    std::size_t first = last;
    while (first > 0 && may_lend(figures[last], figures[first - 1]) &&
           in_list(s, figures[first - 1], figures[first]))
      --first;
    const bool sure = last - first + 1 >= kList || respectively(s, figures[last].end);
    if (!sure || first == last) continue;
    for (std::size_t i = first; i < last; ++i) {
      figures[i].quantity.per = figures[last].quantity.per;
      figures[i].reasons.push_back({"per of the figure behind"});
    }
  }
}

}  // namespace

void lend_in_row(const Sentence& s, const Language& l, std::vector<Figure>& figures) {
  if (figures.size() < 2) return;
  for (std::size_t i = figures.size() - 1; i > 0; --i) lend_unit(s, l, figures[i - 1], figures[i]);
  const auto rate = [](const Figure& f) { return !f.quantity.per.empty(); };
  if (std::none_of(figures.begin(), figures.end(), rate)) return;
  for (std::size_t i = 1; i < figures.size(); ++i) {
    const Figure& a = figures[i - 1];
    Figure& b = figures[i];
    const bool row = may_lend(a, b) &&
                     (in_brackets(s, a, b) || behind_names(s, a, b) || before_names(s, l, a, b));
    if (!row) continue;
    b.quantity.per = a.quantity.per;
    b.reasons.push_back({"per of the figure before"});
  }
  lend_back(s, figures);
}

}  // namespace recount::extract
