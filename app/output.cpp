#include "app/output.h"

#include <stdexcept>

#include "report/jsonl.h"

namespace recount::app {

RecordWriter::RecordWriter(std::ostream& out, Format format,
                           const std::vector<std::string>& columns, report::Guard guard)
    : out_(out), format_(format), guard_(guard) {
  if (format_ == Format::csv) out_ << report::csv_header(columns);
}

void RecordWriter::write(const report::Record& record) {
  out_ << (format_ == Format::csv ? report::csv_row(record, guard_) : report::json_line(record));
}

void RecordWriter::write(const std::vector<report::Record>& records) {
  for (const report::Record& record : records) write(record);
}

void RecordWriter::finish() { app::finish(out_); }

void finish(std::ostream& out) {
  out.flush();
  if (!out) throw std::runtime_error("the output cannot be written (disk full?)");
}

}  // namespace recount::app
