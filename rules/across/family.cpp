#include "rules/family.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "rules/across/figures.h"
#include "rules/across/wording.h"

namespace recount::rules {
namespace {

/// Lower than for X-COPY: the tree shows both sentences, so that a reader can judge.
constexpr double kResembles = 0.4;

bool older(const Telling& a, const Telling& b) {
  return std::tie(a.date, a.where.article, a.where.version, a.claim.where) <
         std::tie(b.date, b.where.article, b.where.version, b.claim.where);
}

/// The earlier member in whose words `telling` stands, the most alike first, then the oldest.
std::optional<std::size_t> parent_of(const Telling& telling,
                                     const std::vector<Family::Member>& earlier) {
  std::optional<std::size_t> best;
  double most = kResembles;
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    const double alike = likeness(telling.where.sentence, earlier[i].telling.where.sentence);
    if (alike > most || (alike == most && !best)) {
      best = i;
      most = alike;
    }
  }
  return best;
}

}  // namespace

Family family_of(std::vector<Telling> tellings) {
  std::sort(tellings.begin(), tellings.end(), older);
  Family family;
  for (Telling& telling : tellings) {
    Family::Member member{.telling = std::move(telling), .descent = Descent::first, .parent = {}};
    if (!family.members.empty()) {
      member.parent = parent_of(member.telling, family.members);
      member.descent = Descent::independent;
    }
    if (member.parent) {
      const core::Claim& before = family.members[*member.parent].telling.claim;
      member.descent =
          same_figure(member.telling.claim, before) ? Descent::copied : Descent::changed;
    }
    family.members.push_back(std::move(member));
  }
  return family;
}

std::string_view name_of(Descent descent) {
  switch (descent) {
    case Descent::independent: return "independent";
    case Descent::copied: return "copied";
    case Descent::changed: return "changed";
    case Descent::first: break;
  }
  return "first";
}

}  // namespace recount::rules
