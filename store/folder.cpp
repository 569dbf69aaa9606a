// Database and lock file both need the folder, and either may come first.
#include "store/folder.h"

#include <filesystem>

#include "store/store.h"

namespace recount::store {

void make_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) return;
  throw StoreError(path + ": its folder cannot be created (" + error.message() +
                   "); name a place that you may write to");
}

}  // namespace recount::store
