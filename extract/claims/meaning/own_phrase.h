// The noun of a participle, of "with" or of a command that the figure belongs to, whatever its
// clause speaks of.
//
//   "drivers earning $20 an hour"  "with rates between $100 and $300"  "Set the dial at 5 amperes"
//
// Pure.
#pragma once

#include "extract/claims/meaning/meaning_scope.h"

namespace recount::extract {

class OwnPhrase : private MeaningScope {
 public:
  explicit OwnPhrase(const MeaningScope& scope) : MeaningScope(scope) {}

  /// Its tokens; empty where the figure stands in no such phrase.
  [[nodiscard]] TokenRange find() const;

 private:
  [[nodiscard]] TokenRange row_label() const;
  [[nodiscard]] TokenRange participle_noun() const;
  [[nodiscard]] TokenRange with_phrase() const;
  [[nodiscard]] TokenRange set_object() const;
};

}  // namespace recount::extract
