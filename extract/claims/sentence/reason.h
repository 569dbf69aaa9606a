// Why a field of a claim is what it is: a short name of the rule and the lexicon entry that it went
// by.
//
//   f.reasons.push_back({"unit", unit->entry});   // told as: unit "litres" (en/units.toml)
//
// Costs no allocation of its own: texts are made only for --explain. Plain value; the entry lives
// as long as its language.
#pragma once

#include <string>
#include <string_view>

#include "extract/claims/sentence/language.h"

namespace recount::extract {

struct Reason {
  std::string_view what;  ///< a literal
  const Entry* entry = nullptr;
};

[[nodiscard]] inline std::string text_of(const Reason& r) {
  if (r.entry == nullptr) return std::string(r.what);
  return std::string(r.what) + " \"" + r.entry->phrase + "\" (" + r.entry->file + ")";
}

}  // namespace recount::extract
