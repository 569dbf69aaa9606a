// The noun that stands right beside a measured figure and says what it measures.
//
//   "a fine of $500"  "a $5 million grant"  "cocaine worth €75 million"  "spent $3m on roads"
//
// Counted nouns are not looked for here: they are the figure's unit. Pure.
#pragma once

#include "extract/claims/meaning/meaning_scope.h"

namespace recount::extract {

class NounBeside : private MeaningScope {
 public:
  explicit NounBeside(const MeaningScope& scope) : MeaningScope(scope) {}

  /// Its tokens; empty where no such noun stands beside the figure.
  [[nodiscard]] TokenRange find() const;
  /// The noun phrase that ends before `end`: back to the article, verb or preposition before it.
  [[nodiscard]] TokenRange phrase_before(std::size_t end) const;

 private:
  [[nodiscard]] TokenRange described_behind() const;
  [[nodiscard]] TokenRange one_of_several() const;
  [[nodiscard]] TokenRange named_before() const;
  [[nodiscard]] TokenRange behind_act(TokenRange r) const;
  [[nodiscard]] bool is_vague(TokenRange r) const;
  [[nodiscard]] bool is_period(std::size_t end) const;
  [[nodiscard]] bool opens_bracket() const;
  [[nodiscard]] TokenRange before_bracket() const;
  [[nodiscard]] TokenRange traded() const;
  [[nodiscard]] TokenRange spent_on() const;
  [[nodiscard]] TokenRange taken_in() const;
  [[nodiscard]] TokenRange taken() const;
  [[nodiscard]] TokenRange exemplified() const;
  [[nodiscard]] TokenRange behind_dash() const;
  [[nodiscard]] TokenRange bounded() const;
  [[nodiscard]] TokenRange phrase_behind(std::size_t at) const;
  [[nodiscard]] bool net_worth(std::size_t i) const;
  [[nodiscard]] bool is_verb(std::size_t i) const;
};

}  // namespace recount::extract
