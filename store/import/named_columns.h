// Tables whose value columns are named by what they hold.
#pragma once

#include "store/import/draft.h"

namespace recount::store {

struct NamedColumns {
  std::optional<std::size_t> place;
  std::size_t period = 0;
  std::vector<std::size_t> values;  ///< each named by the header
  std::string scheme;
};

/// One point for each filled cell of a value column; its header is the indicator.
[[nodiscard]] core::Result<Draft> read_named_columns(const Input& input,
                                                     const NamedColumns& columns);

}  // namespace recount::store
