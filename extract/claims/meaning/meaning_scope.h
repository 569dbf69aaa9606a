// What every cue of a figure's meaning reads: the sentence, its clauses, and the figure with what
// leads to it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/figure/figure.h"
#include "extract/claims/meaning/meaning.h"
#include "extract/claims/sentence/clause.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// References only: lives no longer than what it was made from.
class MeaningScope {
 public:
  MeaningScope(const Sentence& s, const std::vector<int>& boundaries, const Figure& figure,
               const Language& language);

 protected:
  struct GoverningVerb {
    Match verb;
    std::size_t at = 0;
  };

  [[nodiscard]] bool word(std::size_t i, std::string_view w) const {
    return i < s_.size() && is_word(s_.view(i), w);
  }
  [[nodiscard]] bool is_article(std::size_t i) const {
    return word(i, "a") || word(i, "an") || word(i, "the") || word(i, "another") ||
           word(i, "its") || word(i, "record");
  }
  [[nodiscard]] bool is_soft_adverb(std::size_t i) const {
    return l_.is(s_, i, WordClass::adverb) && !l_.is(s_, i, WordClass::change_particle) &&
           !word(i, "ago");
  }
  [[nodiscard]] bool percent_like() const {
    const core::UnitKind k = f_.quantity.unit_kind;
    return k == core::UnitKind::percent || k == core::UnitKind::fraction;
  }
  /// What the figure is if it changes: in points, as a factor, relative, absolute.
  [[nodiscard]] core::ClaimKind change_kind() const;
  /// What it is if it does not: of a whole, of an amount, plain.
  [[nodiscard]] core::ClaimKind level_kind() const;
  /// The nearest change verb before the figure in its clause.
  [[nodiscard]] std::optional<GoverningVerb> governing_verb() const;
  [[nodiscard]] bool acts_there(const Match& verb, std::size_t begin) const;
  /// "The share of coal fell from 40 percent".
  [[nodiscard]] bool share_named() const;
  /// "of GDP", "of its economic output": a ratio; "of Canada's total": a share.
  [[nodiscard]] bool ratio_base(std::size_t i) const;
  /// "rises 8,849 metres above sea level": a height.
  [[nodiscard]] bool sea_level() const {
    for (const std::string_view w : {"sea", "ground", "surface", "water", "horizon"}) {
      if (find_word(w, f_.end, 3) < s_.size()) return true;
    }
    return false;
  }
  [[nodiscard]] std::size_t find_word(std::string_view w, std::size_t from,
                                      std::size_t reach) const;
  [[nodiscard]] bool no_boundary(std::size_t from, std::size_t to) const;

  const Sentence& s_;
  const std::vector<int>& b_;
  const Figure& f_;
  const Language& l_;
  std::size_t lead_ = 0;  // the figure with the articles and adverbs before it
  std::string preposition_;
};

/// A meaning with its reason.
[[nodiscard]] Meaning decided(core::ClaimKind kind, core::Direction direction, Reason why);

/// Why a cue decided, for --explain.
[[nodiscard]] Reason cue(std::string_view what, const Match& match);

}  // namespace recount::extract
