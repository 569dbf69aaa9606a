// What a figure counts or measures: the noun phrase beside it, or the subject of its clause. Pure.
#pragma once

#include <cstddef>

#include "extract/claims/meaning/meaning_scope.h"

namespace recount::extract {

class SubjectFinder : private MeaningScope {
 public:
  explicit SubjectFinder(const MeaningScope& scope) : MeaningScope(scope) {}

  /// The subject of a figure of which no cue has named one.
  [[nodiscard]] TokenRange subject(core::ClaimKind kind) const;
  /// A noun phrase that begins at `at`: up to the next verb, preposition other than "of", or
  /// boundary.
  [[nodiscard]] TokenRange noun_phrase(std::size_t at) const;
  /// "a drop in sales": what moved.
  [[nodiscard]] TokenRange after_in(std::size_t at) const;
  /// The object of "cut emissions by half"; the subject of "emissions fell by half".
  [[nodiscard]] TokenRange changed_thing(std::size_t verb, std::size_t after) const;
  /// What stands before the verb in its clause.
  [[nodiscard]] TokenRange before_verb(std::size_t verb) const;

 private:
  [[nodiscard]] TokenRange bounded_noun() const;
  [[nodiscard]] std::size_t past_opening(std::size_t at) const;
  [[nodiscard]] bool acts(std::size_t i) const;
  [[nodiscard]] bool joins_words(TokenRange r) const;
  [[nodiscard]] TokenRange label(TokenRange clause) const;
  [[nodiscard]] TokenRange clause_subject() const;
  [[nodiscard]] TokenRange before_first_verb() const;
  [[nodiscard]] TokenRange behind_lead_figure() const;
  [[nodiscard]] TokenRange behind_participle() const;
  [[nodiscard]] TokenRange before_bracket() const;
  [[nodiscard]] bool names_nothing(TokenRange r) const;
  [[nodiscard]] TokenRange of_last_verb(TokenRange range) const;
  [[nodiscard]] bool is_finite(std::size_t i) const;
  [[nodiscard]] TokenRange participle_owner(std::size_t at) const;
  [[nodiscard]] TokenRange before_unknown_verb(TokenRange clause) const;
  [[nodiscard]] TokenRange lead_phrase_dropped(TokenRange r) const;
};

}  // namespace recount::extract
