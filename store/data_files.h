// The files below store/data, compiled in: the schema and the bundled baselines.
#pragma once

#include <vector>

#include "core/embedded.h"

namespace recount::store {

[[nodiscard]] const std::vector<core::EmbeddedFile>& data_files();

}  // namespace recount::store
