// The lexicons and vocabularies of extract/data, compiled in.
#pragma once

#include <vector>

#include "core/embedded.h"

namespace recount::extract {

[[nodiscard]] const std::vector<core::EmbeddedFile>& data_files();

}  // namespace recount::extract
