// Files as whole strings, with limits.
//
//   core::Result<std::string> page = app::read_file("page.html.gz");   // inflated
//
// Fails with an Error that names the file: "file_missing", "file_unreadable", "file_too_large"
// (more than kMaxFileBytes, before or after inflating), "gzip_broken". Thread-safe.
#pragma once

#include <cstddef>
#include <filesystem>
#include <istream>
#include <string>
#include <string_view>

#include "core/result.h"

namespace recount::app {

inline constexpr std::size_t kMaxFileBytes = 50U << 20U;

/// Inflates what begins as gzip does, whatever the file is called.
[[nodiscard]] core::Result<std::string> read_file(const std::filesystem::path& path);
[[nodiscard]] core::Result<std::string> read_stream(std::istream& in, std::string_view name);

/// `name` stands in the error.
[[nodiscard]] core::Result<std::string> inflated(std::string_view gzip, std::string_view name);

/// Written beside and renamed, so that nobody ever sees half a file. Throws std::runtime_error.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace recount::app
