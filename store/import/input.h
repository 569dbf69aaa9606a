// Bytes become an Input: UTF-8 text, and records where it is delimited.
#pragma once

#include <string_view>

#include "store/import/draft.h"

namespace recount::store {

/// Windows-1252 is converted; UTF-16 and binary files are refused.
[[nodiscard]] core::Result<Input> read_input(std::string_view name, std::string_view bytes);

/// The column whose header is one of `names`, case aside; nullopt if there is none.
[[nodiscard]] std::optional<std::size_t> column_of(const CsvRecord& header,
                                                   const std::vector<std::string_view>& names);

}  // namespace recount::store
