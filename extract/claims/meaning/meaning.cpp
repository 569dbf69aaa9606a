// Cues are tried from the surest to the weakest: the figure is a verb; its sign; a change noun
// beside it; a particle before it; a comparison behind it; a governing verb with its preposition; a
// level verb; a share.
#include "extract/claims/meaning/meaning.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/claims/meaning/beside.h"
#include "extract/claims/meaning/change_cues.h"
#include "extract/claims/meaning/meaning_scope.h"
#include "extract/claims/meaning/share_cue.h"
#include "extract/claims/meaning/subject.h"
#include "extract/claims/meaning/verb_cues.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::ClaimKind;
using core::Direction;
using core::UnitKind;

using Cue = std::optional<Meaning> (*)(const MeaningScope&);
constexpr std::array<Cue, 3> kSure{factor, signed_percent, annual_rate};
constexpr std::array<Cue, 7> kGoverning{change_noun_behind, change_noun_before, particle_before,
                                        discount,           comparison_behind,  change_verb,
                                        level_verb};

template <std::size_t N>
std::optional<Meaning> first_of(const std::array<Cue, N>& cues, const MeaningScope& scope) {
  for (const Cue cue : cues) {
    if (auto m = cue(scope)) return m;
  }
  return std::nullopt;
}

class MeaningReader : private MeaningScope {
 public:
  explicit MeaningReader(const MeaningScope& scope) : MeaningScope(scope), subjects_(scope) {}

  [[nodiscard]] Meaning run() const {
    Meaning m = decide();
    if (m.kind == ClaimKind::level && !f_.quantity.per.empty()) m.kind = ClaimKind::rate;
    later_particle(m);
    if (m.subject.empty()) m.subject = subjects_.subject(m.kind);
    return m;
  }

 private:
  [[nodiscard]] Meaning decide() const {
    if (auto m = first_of(kSure, *this)) return *m;
    if (f_.quantity.unit_kind == UnitKind::age || f_.hyphened) {
      if (auto m = change_noun_behind(*this)) return *m;
      Meaning m;
      const bool age = preposition_ == "of" && lead_ > 1 && word(lead_ - 2, "age");
      const bool named = f_.hyphened || is_noun_word(s_, f_.end, l_) || s_.is(f_.end, "-");
      const bool ages = f_.begin > 0 && is_plural(s_, f_.begin - 1, l_);  // "men aged 17 to 45"
      if (age || ages) m.subject = NounBeside(*this).phrase_before(age ? lead_ - 1 : f_.begin);
      while (!m.subject.empty() && l_.is(s_, m.subject.begin, WordClass::scale)) ++m.subject.begin;
      if (m.subject.empty() && (named || past_bracket() > f_.end))
        m.subject = subjects_.noun_phrase(past_bracket());
      return m;
    }
    if (auto m = first_of(kGoverning, *this)) return *m;
    return percent_like() ? share_or_level(*this) : Meaning{};
  }

  /// "the 5-million-yuan ($1-million) telescope": where the noun behind both sums begins.
  [[nodiscard]] std::size_t past_bracket() const {
    constexpr std::size_t kLongest = 8;
    if (s_.is(f_.end, ")")) return f_.end + 1;
    if (!s_.is(f_.end, "(")) return f_.end;
    for (std::size_t i = f_.end; i < s_.size() && i < f_.end + kLongest; ++i) {
      if (s_.is(i, ")")) return i + 1;
    }
    return f_.end;
  }

  // ", up 38 percent", ", down from 70 percent": the level before it moved that way.
  void later_particle(Meaning& meaning) const {
    if (meaning.direction != Direction::none) return;
    if (meaning.kind != ClaimKind::level && meaning.kind != ClaimKind::share &&
        meaning.kind != ClaimKind::rate)
      return;
    for (std::size_t i = f_.end; i + 1 < s_.size() && i < f_.end + 7; ++i) {
      if (i > f_.end && s_.tokens[i].kind == TokenKind::number && s_.view(i).size() != 4) return;
      if (!s_.is(i, ",")) continue;
      const Match m = l_.match(s_, i + 1, WordClass::change_particle);
      const bool moved =
          m && (word(i + 1 + m.length, "from") ||
                s_.tokens[std::min(i + 1 + m.length, s_.size() - 1)].kind == TokenKind::number);
      if (moved) meaning.direction = m.entry->direction;
      return;
    }
  }

  SubjectFinder subjects_;
};

}  // namespace

Meaning meaning_of(const Sentence& s, const std::vector<int>& b, const Figure& f,
                   const Language& l) {
  return MeaningReader(MeaningScope(s, b, f, l)).run();
}

}  // namespace recount::extract
