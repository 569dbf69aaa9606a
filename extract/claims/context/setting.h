// Where: the place that a sentence gives to its figures. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/claim.h"
#include "extract/claims/figure/figure.h"
#include "extract/claims/sentence/clause.h"

namespace recount::extract {

struct PlaceMention {
  std::size_t begin = 0;  ///< tokens [begin, end)
  std::size_t end = 0;
  core::Place place;
  bool demonym = false;
  bool describes = false;       ///< the noun behind it: "U.S. crude"
  bool opens = false;           ///< "In Kenya, …": of all that follows
  std::size_t nouns_begin = 0;  ///< of the nouns right before "worldwide"
  bool inside = false;          ///< "in Kenya"
  bool partner = false;         ///< "to Chad": the other side of what is told, if another is named
  bool outside = false;         ///< "exports to Chad", "trade with Chad": no place of any figure
  std::size_t aside_end = 0;    ///< of the apposition that holds it: what somebody is, not where
};

[[nodiscard]] std::vector<PlaceMention> find_places(const Sentence& s, const Language& language);

/// The place that a figure speaks of, from its own clause first. `named`: its subject is a name, to
/// which the places of other clauses say nothing ("U.S. crude rose 2 percent while Brent rose 3").
/// `subject`: what a measured figure is of; its own place goes before others ("the U.S. told of
/// Korean thefts of $6 million").
[[nodiscard]] core::Place place_of(const std::vector<PlaceMention>& places, const Sentence& s,
                                   const std::vector<int>& boundaries, const Figure& figure,
                                   bool named = false,
                                   std::optional<core::TextSpan> subject = std::nullopt);

}  // namespace recount::extract
