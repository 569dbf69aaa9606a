// The suspicion of every file: are the numbers what it says they are?
#pragma once

#include <vector>

#include "store/import/build.h"

namespace recount::store {

/// The reason why the file is refused, or true. `known` are the series it is held against.
[[nodiscard]] core::Result<bool> self_test(const Input& input, const Built& built,
                                           const std::vector<const core::Series*>& known);

/// Missing periods and revised figures, one note a series.
[[nodiscard]] std::vector<std::string> remarks(const Input& input, const Built& built,
                                               const std::vector<const core::Series*>& known);

}  // namespace recount::store
