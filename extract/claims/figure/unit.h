// The unit around a number: a sign or word of the lexicon, and what it is per.
//
//   "$", "percent", "kilometres", "a month", "per 100,000 people"
//
// Pure. Units of the open class (counted nouns) are read by noun.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/quantity.h"
#include "extract/claims/number/number.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

struct Unit {
  std::size_t end = 0;  ///< tokens up to here belong to it
  std::string name;
  core::UnitKind kind = core::UnitKind::none;
  int power = 0;  ///< −2 for cents
  const Entry* entry = nullptr;
};

/// A price, a wage, a cost: what tells pounds from pounds and kuna from knots.
[[nodiscard]] bool speaks_of_money(const Sentence& s, const Language& language);

/// The unit that begins at `at`, right behind a number that ends there.
[[nodiscard]] std::optional<Unit> unit_after(const Sentence& s, std::size_t at,
                                             const Language& language, bool after_digits);

/// The currency that ends right before `at`; `end` is then the token where it begins.
[[nodiscard]] std::optional<Unit> currency_before(const Sentence& s, std::size_t at,
                                                  const Language& language);

struct Per {
  std::size_t end = 0;
  std::string name;              ///< "year", "100000 person"
  const Entry* entry = nullptr;  ///< of the word that says so: "a", "per", "annually"
};

/// "per year", "a month", "/h", "per 100,000 people", "annually". `money` widens what "a" may mean:
/// "$9 a pint".
[[nodiscard]] std::optional<Per> per_after(const Sentence& s, std::size_t at,
                                           const Language& language, bool money);

}  // namespace recount::extract
