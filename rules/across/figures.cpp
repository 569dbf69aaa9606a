#include "rules/across/figures.h"

#include "rules/diagnosis.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::UnitKind;

/// "13 percent of schools" and "13 percentage points" are different things; "people" and "person"
/// are the same noun, and a bare number takes any.
bool units_agree(const core::Quantity& a, const core::Quantity& b) {
  if (a.per != b.per) return false;
  if (a.unit == b.unit) return true;
  const auto counts = [](UnitKind k) { return k == UnitKind::count || k == UnitKind::none; };
  return counts(a.unit_kind) && counts(b.unit_kind) && (a.unit.empty() || b.unit.empty());
}

std::string line(const core::Claim& here, const core::Claim& there) {
  return "here " + interval_text(core::strict_interval(here.quantity)) + "; there " +
         interval_text(core::strict_interval(there.quantity));
}

}  // namespace

bool comparable(const core::Claim& a, const core::Claim& b) {
  return a.kind == b.kind && a.direction == b.direction && units_agree(a.quantity, b.quantity);
}

bool same_figure(const core::Claim& a, const core::Claim& b) {
  return core::loose_interval(a.quantity).meets(core::loose_interval(b.quantity));
}

core::Finding finding(const Reading& reading, const Comparison& c) {
  const core::Claim& here = *reading.figures[c.figure].c;
  Outcome outcome{.judgement = {},
                  .computed = core::strict_interval(c.there.quantity),
                  .stated = core::strict_interval(here.quantity),
                  .arithmetic = line(here, c.there)};
  outcome.judgement.verdict = c.verdict;
  outcome.judgement.severity = c.severity;
  if (c.verdict == core::Verdict::needs_review && !here.quantity.range && !c.there.quantity.range) {
    outcome.diagnosis.slip = diagnose({Relation::equal, {c.there.quantity}, here.quantity, 1}).slip;
  }
  core::Finding f = finding(reading, Check{c.rule, {c.figure}, {}, here.quantity.unit}, outcome);
  f.message = c.message;
  f.other = c.where;
  f.fingerprint =
      fingerprint(c.rule, reading.article, {here.quote, c.where.article, c.there.quote});
  return f;
}

}  // namespace recount::rules
