// Points become series: codes are mapped, options of the person applied, duplicates refused.
#pragma once

#include <vector>

#include "store/baselines.h"
#include "store/import/draft.h"

namespace recount::store {

/// A series with the line that each of its observations stood on.
struct Traced {
  core::Series series;
  std::vector<std::size_t> lines;
};

struct Built {
  std::vector<Traced> all;
  std::vector<std::string> notes;
};

[[nodiscard]] core::Result<Built> build(const Input& input, Draft draft,
                                        const ImportOptions& options);

}  // namespace recount::store
