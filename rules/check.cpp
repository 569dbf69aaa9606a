// Every rule family reads the same Reading and returns its findings; here they meet in text order.
#include "rules/check.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "rules/baseline/families.h"
#include "rules/data.h"
#include "rules/internal/families.h"

namespace recount::rules {
namespace {

using Family = Findings (*)(const Article&);
constexpr auto kFamilies = std::to_array<Family>({check_levels,          check_directions,
                                                  check_differences,     check_balances,
                                                  check_running_totals,  check_shortfalls,
                                                  check_shares,          check_sums,
                                                  check_kinds,           check_groups,
                                                  check_share_sums,      check_bounds,
                                                  check_ranges,          check_places,
                                                  check_orders,          check_products,
                                                  check_rates,           check_averages,
                                                  check_mentions,        check_repeats,
                                                  check_conversions,     check_years,
                                                  check_dates,           check_spans,
                                                  check_rate_periods,    check_quantifiers,
                                                  check_leads,           check_granularity,
                                                  check_means_over_time, check_per_unit_products,
                                                  check_lives,           check_jubilees,
                                                  check_elapsed,         check_comparatives,
                                                  check_per_unit_means});

using BaselineFamily = Findings (*)(const Baseline&);
constexpr std::array<BaselineFamily, 4> kBaselineFamilies{check_figures, check_statements,
                                                          check_ranks, check_complements};

/// An article without a date is read as if everything stored had been known.
constexpr core::Date kAlways = std::chrono::year(9999) / 12 / 31;

bool before(const core::Finding& a, const core::Finding& b) {
  const auto key = [](const core::Finding& f) {
    return std::pair(f.mentions.empty() ? core::Location{} : f.mentions.front().where, f.rule);
  };
  return key(a) < key(b);
}

/// Two forms of one sentence can lead to the same check.
bool same_check(const core::Finding& a, const core::Finding& b) {
  return a.rule == b.rule && a.claims == b.claims && a.mentions == b.mentions;
}

/// A slip is told once: the verb alone adds nothing to a flag on the same levels, nor does "more
/// than its whole" to a scale word that repairs both.
Findings without_repeats(Findings all) {
  const auto told = [&](const core::Finding& f) {
    return std::any_of(all.begin(), all.end(), [&](const core::Finding& other) {
      const bool says_more = f.rule == "I-DIR" || other.rule == "I-SCALE";
      return other.rule != f.rule && says_more && other.verdict == core::Verdict::inconsistent &&
             std::includes(other.claims.begin(), other.claims.end(), f.claims.begin(),
                           f.claims.end());
    });
  };
  Findings out;
  for (core::Finding& f : all) {
    const bool flag =
        (f.rule == "I-DIR" || f.rule == "I-PART-WHOLE") && f.verdict == core::Verdict::inconsistent;
    if (!flag || !told(f)) out.push_back(f);  // copied: `told` still looks at it
  }
  return out;
}

/// A cell of a table or an item of a list: a line that no sentence mark ends.
bool is_cell(const Reading& reading, const Sentence& s) {
  const std::string_view text = s.span.of(reading.article.text_of(s.part, s.caption));
  const std::size_t last = text.find_last_not_of(" \n\t");
  if (s.part != core::Part::body || last == std::string_view::npos) return false;
  const bool closed = std::string_view(".!?:;,)\"'").find(text[last]) != std::string_view::npos;
  return !closed && static_cast<unsigned char>(text[last]) < 0x80;
}

/// A miss between the cells of a table: what they have to do with each other is said by their
/// place.
bool across_cells(const Reading& reading, const std::vector<std::size_t>& figure_of_claim,
                  const core::Finding& f) {
  if (f.verdict != core::Verdict::inconsistent) return false;
  std::size_t first = kNone;
  bool several = false;
  bool cell = false;
  for (const std::size_t claim : f.claims) {
    const Figure& figure = reading.figures[figure_of_claim[claim]];
    several = several || (first != kNone && figure.sentence != first);
    first = figure.sentence;
    cell = cell || is_cell(reading, reading.sentences[figure.sentence]);
  }
  return several && cell;
}

Findings within_article(const RuleSet::Data& data, const Reading& reading) {
  const std::vector<Change> changes = find_changes(reading);
  const std::vector<LevelPair> levels = find_levels(reading, changes);
  const std::vector<bool> changing = changing_figures(reading, changes);
  Findings out;
  for (const Family family : kFamilies) {
    for (core::Finding& f : family({reading, data, changes, levels, changing}))
      out.push_back(std::move(f));
  }
  std::vector<std::size_t> figure_of_claim(reading.claims.claims.size(), 0);
  for (std::size_t i = 0; i < reading.figures.size(); ++i) {
    figure_of_claim[reading.figures[i].claim] = i;
  }
  std::erase_if(out,
                [&](const core::Finding& f) { return across_cells(reading, figure_of_claim, f); });
  return without_repeats(std::move(out));
}

Findings against_baselines(const RuleSet::Data& data, const Reading& reading,
                           const core::Baselines& baselines) {
  const Baseline b{reading, data.indicators, baselines,
                   reading.article.published_date().value_or(kAlways)};
  Findings out;
  for (const BaselineFamily family : kBaselineFamilies) {
    for (core::Finding& f : family(b)) out.push_back(std::move(f));
  }
  return out;
}

}  // namespace

std::vector<core::Finding> check(const RuleSet& rules, const core::Article& article,
                                 const core::ArticleClaims& claims,
                                 const core::Baselines* baselines) {
  // The words that tie figures together are English: over another language's text they tie at
  // random.
  if (!article.language.empty() && !article.language.starts_with("en")) return {};
  const RuleSet::Data& data = rules.data();
  const Reading reading(article, claims, data.words);
  Findings out = within_article(data, reading);
  if (baselines != nullptr) {
    for (core::Finding& f : against_baselines(data, reading, *baselines)) {
      out.push_back(std::move(f));
    }
  }
  std::erase_if(out, [&](const core::Finding& f) { return !data.enabled(f.rule); });
  std::stable_sort(out.begin(), out.end(), before);
  out.erase(std::unique(out.begin(), out.end(), same_check), out.end());
  return out;
}

}  // namespace recount::rules
