// Stored rows as records and as text: what `export`, `findings`, `run` and `demo` show.
#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "app/context.h"
#include "app/output.h"
#include "store/store.h"

namespace recount::app {

enum class Table { claims, findings, articles };

struct Listing {
  Table table = Table::findings;
  Format format = Format::csv;
  store::Filter filter = {};
  report::Guard guard = report::Guard::on;
  bool colour = false;
};

/// Throws what the store throws, and where `out` cannot be written. Returns the number of rows.
std::size_t write_listing(const store::Store& store, const Listing& listing, std::ostream& out);

/// One finding as the terminal shows it, with its id.
void write_finding(const store::Store& store, const store::FindingRow& row, bool colour,
                   std::ostream& out);

[[nodiscard]] std::string id_text(store::FindingId id);
[[nodiscard]] std::string_view name_of(store::Decision decision);

}  // namespace recount::app
