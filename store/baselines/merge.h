// Vintages: what a newer file says beside what was known before.
#pragma once

#include <string>
#include <vector>

#include "core/series.h"

namespace recount::store {

/// `known` with the observations of `newer`; both are of one id. A value that a file does not date
/// counts as published when the file was retrieved, if it differs from the latest known one of its
/// period; if it does not differ, nothing is added. The same period and day again replaces.
[[nodiscard]] core::Series merged(core::Series known, const core::Series& newer);

/// The periods whose latest known value `newer` changes, each as one sentence.
[[nodiscard]] std::vector<std::string> revisions(const core::Series& known,
                                                 const core::Series& newer);

}  // namespace recount::store
