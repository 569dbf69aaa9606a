// A property that stops the fuzzer where it breaks.
#pragma once

#include <cstdlib>

namespace recount::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace recount::fuzz
