// CPU seconds of one thread, and where the evaluation data lies.
#pragma once

#include <cstdlib>
#include <ctime>
#include <string>

namespace recount::bench {

inline double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

inline std::string shared_folder() {
  const char* given = std::getenv("RECOUNT_SHARED");
  return given != nullptr ? given : RECOUNT_SOURCE_DIR "/../shared";
}

}  // namespace recount::bench
