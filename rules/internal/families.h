// The rule families within one article: each reads the same article and returns what it checked.
//
// pairing/ says which figures belong together; the other folders hold the rules, and know pairing/
// and themselves.
//
// Pure; private to the room. A family makes at most a bounded number of checks a figure.
#pragma once

#include <vector>

#include "core/finding.h"
#include "rules/data.h"
#include "rules/internal/pairing/changes.h"
#include "rules/internal/pairing/levels.h"
#include "rules/reading.h"

namespace recount::rules {

using Findings = std::vector<core::Finding>;

struct Article {
  const Reading& reading;
  const RuleSet::Data& data;
  const std::vector<Change>& changes;
  const std::vector<LevelPair>& levels;  ///< ordered by their later figure
  const std::vector<bool>& changing;     ///< by figure: it is one of `changes`
};

// change/: two levels, and what is said of them

/// I-LEVELS-PCT, I-LEVELS-ABS, I-MULT, I-PP, I-PCT-OF-PCT, I-CAGR, I-SCALE
[[nodiscard]] Findings check_levels(const Article& article);
/// I-DIR, I-QUAL on a pair of levels
[[nodiscard]] Findings check_directions(const Article& article);
/// I-ABS-PCT, I-CHG-PCT
[[nodiscard]] Findings check_differences(const Article& article);
/// I-DIFF
[[nodiscard]] Findings check_balances(const Article& article);
/// I-DIFF on a target or limit
[[nodiscard]] Findings check_shortfalls(const Article& article);
/// I-LEVELS-ABS on what was added up to a total
[[nodiscard]] Findings check_running_totals(const Article& article);
/// I-PP on the lead of one over another
[[nodiscard]] Findings check_leads(const Article& article);

// parts/: wholes, parts and shares

/// I-SHARE, I-PART-WHOLE
[[nodiscard]] Findings check_shares(const Article& article);
/// I-GRAN
[[nodiscard]] Findings check_granularity(const Article& article);
/// I-SUM
[[nodiscard]] Findings check_sums(const Article& article);
/// I-SHARE-SUM
[[nodiscard]] Findings check_share_sums(const Article& article);
/// I-SUM of parts that exclude each other
[[nodiscard]] Findings check_kinds(const Article& article);
/// I-SUM of the women and men of a group named by its number
[[nodiscard]] Findings check_groups(const Article& article);
/// I-RANGE
[[nodiscard]] Findings check_ranges(const Article& article);
/// I-BOUND
[[nodiscard]] Findings check_bounds(const Article& article);
/// I-QUAL on "most" and "a minority"
[[nodiscard]] Findings check_quantifiers(const Article& article);

// products/: so many of so much each

/// I-PROD
[[nodiscard]] Findings check_products(const Article& article);
/// I-PROD on what a figure is told per
[[nodiscard]] Findings check_per_unit_products(const Article& article);
/// I-AVG on what a figure is told per
[[nodiscard]] Findings check_per_unit_means(const Article& article);
/// I-RATE
[[nodiscard]] Findings check_rates(const Article& article);
/// I-AVG
[[nodiscard]] Findings check_averages(const Article& article);
/// I-AVG of a year, month or week over the shorter spans in it
[[nodiscard]] Findings check_means_over_time(const Article& article);
/// I-PROD on one rate over two spans of time
[[nodiscard]] Findings check_rate_periods(const Article& article);

// order/: who is first

/// I-RANK
[[nodiscard]] Findings check_orders(const Article& article);
/// I-RANK on two sides and a comparative
[[nodiscard]] Findings check_comparatives(const Article& article);
/// I-RANK on a list of rivals
[[nodiscard]] Findings check_places(const Article& article);

// mentions/: one figure told twice

/// I-HEAD, I-CAPTION
[[nodiscard]] Findings check_mentions(const Article& article);
/// I-REPEAT
[[nodiscard]] Findings check_repeats(const Article& article);

// time/: years, ages and dates

/// I-TIME on durations and the age of things
[[nodiscard]] Findings check_years(const Article& article);
/// I-TIME on the weekday of a date
[[nodiscard]] Findings check_dates(const Article& article);
/// I-TIME on ages
[[nodiscard]] Findings check_lives(const Article& article);
/// I-TIME on anniversaries
[[nodiscard]] Findings check_jubilees(const Article& article);
/// I-TIME on years between two events
[[nodiscard]] Findings check_elapsed(const Article& article);
/// I-TIME on a duration between two dates
[[nodiscard]] Findings check_spans(const Article& article);

// units/: one amount in two units

/// I-CURR, I-CONV
[[nodiscard]] Findings check_conversions(const Article& article);

}  // namespace recount::rules
