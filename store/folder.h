// The folder of a database.
#pragma once

#include <string>

namespace recount::store {

/// Creates the folder that `path` names a file in. Throws StoreError.
void make_folder_of(const std::string& path);

}  // namespace recount::store
