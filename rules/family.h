// A figure's family tree: who told it first, who took it over, where it changed.
//
//   rules::Family family = rules::family_of(tellings);   // tellings of one figure, any order
//   for (const rules::Family::Member& m : family.members) …   // oldest first
//
// A telling descends from the earlier one whose sentence it resembles most; one that resembles none
// is told independently. Pure; quadratic in the tellings, so give it one figure's, not a store's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/claim.h"
#include "core/finding.h"

namespace recount::rules {

struct Telling {
  std::string date;  ///< when the article was published, or first read; ISO 8601
  core::OtherFigure where;
  core::Claim claim;
};

enum class Descent {
  first,        ///< the oldest
  independent,  ///< in words of its own
  copied,       ///< in the words of its parent
  changed,      ///< in the words of its parent, with another figure
};

struct Family {
  struct Member {
    Telling telling;
    Descent descent = Descent::first;
    std::optional<std::size_t> parent;  ///< index into `members`
  };
  std::vector<Member> members;  ///< oldest first
};

[[nodiscard]] Family family_of(std::vector<Telling> tellings);
[[nodiscard]] std::string_view name_of(Descent descent);

}  // namespace recount::rules
