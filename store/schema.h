// The schema: creates it in an empty database, and brings an older one up to date.
#pragma once

#include "store/sqlite/connection.h"

namespace recount::store {

/// Throws StoreError for a database of another program, and for one that a newer program wrote.
void prepare(sqlite::Connection& connection);

}  // namespace recount::store
