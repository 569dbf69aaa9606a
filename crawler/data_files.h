// The data files of this room, compiled into the binary: what is below crawler/data.
#pragma once

#include <vector>

#include "core/embedded.h"

namespace recount::crawler {

const std::vector<core::EmbeddedFile>& data_files();

}  // namespace recount::crawler
