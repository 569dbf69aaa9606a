#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/office.h"

namespace recount::app {
namespace {

constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

std::size_t write_to(const store::Store& store, const ExportOptions& options, std::ostream& out) {
  if (options.bom) out << kByteOrderMark;
  return write_listing(store, options.listing, out);
}

/// Under another name until it is whole.
std::size_t write_to_file(const store::Store& store, const ExportOptions& options) {
  const std::string part = options.out + ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  if (!out) throw std::runtime_error(part + ": cannot be written");
  const std::size_t rows = write_to(store, options, out);
  out.close();
  std::filesystem::rename(part, options.out);
  return rows;
}

}  // namespace

ExitCode export_table(const ExportOptions& options, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const std::size_t rows = options.out.empty() ? write_to(office->store, options, context.out)
                                               : write_to_file(office->store, options);
  if (context.is_verbose()) complain(context, std::to_string(rows) + " rows");
  return ExitCode::done;
}

}  // namespace recount::app
