// An analysed article against everything stored: its earlier version, and other articles that speak
// of the same things.
//
//   app::Analysed done = analyser.analyse(std::move(item), Depth::findings);
//   app::check_against_store(store, analyser.rules(), done);    // adds X- findings
//   store.save({… .findings = done.findings, .topics = done.topics});
//
// Candidates come from the store's index of topics, at most a few dozen a claim, so the cost of an
// article does not grow with the store. Throws what the store throws.
#pragma once

#include "app/analysis.h"
#include "rules/across.h"
#include "store/store.h"

namespace recount::app {

void check_against_store(const store::Store& store, const rules::RuleSet& rules, Analysed& done);

/// What an article says, as seen from another one.
[[nodiscard]] core::OtherFigure figure_in(const core::Article& article, const core::Claim& claim);

}  // namespace recount::app
