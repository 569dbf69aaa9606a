#include "extract/claims/meaning/meaning_scope.h"

namespace recount::extract {
namespace {

using core::ClaimKind;
using core::UnitKind;

constexpr std::size_t kReach = 14;  // tokens that a verb may stand before its figure

}  // namespace

MeaningScope::MeaningScope(const Sentence& s, const std::vector<int>& boundaries,
                           const Figure& figure, const Language& language)
    : s_(s), b_(boundaries), f_(figure), l_(language), lead_(figure.begin) {
  while (lead_ > 0 && (is_article(lead_ - 1) || is_soft_adverb(lead_ - 1))) --lead_;
  if (lead_ > 1 && word(lead_ - 1, "from") && word(lead_ - 2, "anywhere")) lead_ -= 2;
  if (lead_ > 0) preposition_ = lower_case(s_.view(lead_ - 1));
}

ClaimKind MeaningScope::change_kind() const {
  if (f_.quantity.unit_kind == UnitKind::point) return ClaimKind::point_change;
  if (f_.quantity.unit_kind == UnitKind::times) return ClaimKind::multiple;
  return percent_like() ? ClaimKind::relative_change : ClaimKind::absolute_change;
}

ClaimKind MeaningScope::level_kind() const {
  if (!percent_like()) return ClaimKind::level;
  if (word(f_.end, "of")) return ratio_base(f_.end + 1) ? ClaimKind::ratio : ClaimKind::share;
  return share_named() ? ClaimKind::share : ClaimKind::level;
}

std::optional<MeaningScope::GoverningVerb> MeaningScope::governing_verb() const {
  for (std::size_t i = lead_; i > 0 && i + kReach > lead_; --i) {
    if (i < lead_ && b_[i] >= 2) return std::nullopt;
    // "cutting fees, as these range from $200": what spans so much does not change.
    const bool spans = word(i, "from") || word(i, "between");
    if (spans && (s_.view(i - 1).starts_with("rang") || s_.view(i - 1).starts_with("vari")))
      return std::nullopt;
    if (const Match m = l_.match_before(s_, i, WordClass::change_verb)) {
      const std::size_t begin = i - m.length;
      // "a rise", "that increase", but "this rises to", "that fell by".
      const bool points = begin > 0 && (word(begin - 1, "this") || word(begin - 1, "that"));
      const bool acts = s_.view(begin).ends_with("s") || s_.view(begin).ends_with("ed");
      const bool noun =
          begin > 0 && l_.is(s_, begin - 1, WordClass::determiner) && !(points && acts);
      if (!noun && acts_there(m, begin) && m.entry->phrase != "up" && m.entry->phrase != "down")
        return GoverningVerb{m, begin};
    }
  }
  return std::nullopt;
}

/// No part of a compound ("cake-cutting") or of a name ("the Hike and Bike Trail"), and no
/// adjective
/// ("slightly lower prices").
bool MeaningScope::acts_there(const Match& verb, std::size_t begin) const {
  const std::size_t end = begin + verb.length;
  const bool joined = (begin > 0 && s_.is(begin - 1, "-") && !s_.tokens[begin].spaced) ||
                      (s_.is(end, "-") && !s_.tokens[end].spaced);
  if (joined || begin == 0) return !joined;
  const std::size_t next = word(end, "and") ? end + 1 : end;
  const bool name = s_.tokens[begin].capital && s_.tokens[begin - 1].capital && next < s_.size() &&
                    s_.tokens[next].capital && s_.tokens[next].kind == TokenKind::word;
  if (name) return false;
  return verb.entry->kind != "adjective" || word(begin - 1, "to") ||
         l_.is(s_, begin - 1, WordClass::auxiliary) || l_.is(s_, begin - 1, WordClass::pronoun) ||
         (s_.view(begin - 1).ends_with("s") && !l_.is(s_, begin - 1, WordClass::verb));
}

bool MeaningScope::share_named() const {
  for (std::size_t i = 0; i < f_.begin; ++i) {
    const bool named = word(i, "share") || word(i, "proportion") || word(i, "turnout");
    if (named && no_boundary(i + 1, f_.begin)) return true;
  }
  return false;
}

bool MeaningScope::ratio_base(std::size_t i) const {
  if (word(i, "all") || word(i, "total")) return false;  // "of all vehicle sales": a part of them
  while (l_.is(s_, i, WordClass::determiner) || (i < s_.size() && is_possessive(s_.view(i)))) ++i;
  // "of income growth": of what the income is only a part of the name.
  const auto is_base = [&](std::size_t k) {
    const Match m = l_.match(s_, k, WordClass::ratio_base);
    return m && !word(k + m.length, "growth");
  };
  if (is_base(i)) return true;
  // "of Canada's total" is a share; "of its economic output" a ratio.
  for (std::size_t k = i; k < i + 3 && k < s_.size() && b_[k] == 0; ++k) {
    if (is_base(k)) return true;
  }
  return false;
}

std::size_t MeaningScope::find_word(std::string_view w, std::size_t from, std::size_t reach) const {
  for (std::size_t i = from; i < s_.size() && i < from + reach; ++i) {
    if (word(i, w)) return i;
  }
  return s_.size();
}

bool MeaningScope::no_boundary(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i) {
    if (b_[i] >= 2) return false;
  }
  return true;
}

Meaning decided(ClaimKind kind, core::Direction direction, Reason why) {
  Meaning m{.kind = kind, .direction = direction};
  m.reason = why;
  return m;
}

Reason cue(std::string_view what, const Match& match) { return {what, match.entry}; }

}  // namespace recount::extract
