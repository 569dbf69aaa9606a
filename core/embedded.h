// A data file that was compiled into the binary (cmake/Embed.cmake writes the tables).
//
//   for (const core::EmbeddedFile& f : extract::data_files()) load(f.name, f.bytes);
//
// `name` is the path below the room's data folder ("en/units.toml"). Both views live as long as the
// program. Thread-safe.
#pragma once

#include <string_view>

namespace recount::core {

struct EmbeddedFile {
  std::string_view name;
  std::string_view bytes;
};

}  // namespace recount::core
