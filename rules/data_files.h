// The rules, cue words and indicators below rules/data, compiled in by cmake/Embed.cmake.
// Thread-safe.
#pragma once

#include <vector>

#include "core/embedded.h"

namespace recount::rules {

const std::vector<core::EmbeddedFile>& data_files();

}  // namespace recount::rules
