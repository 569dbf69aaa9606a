// Where records go: the header once, then a line each.
//
//   app::RecordWriter writer(context.out, app::Format::csv, report::claim_columns());
//   writer.write(record);
//   writer.finish();   // throws if the output could not be written (disk full)
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "report/csv.h"
#include "report/record.h"
#include "report/text.h"

namespace recount::app {

enum class Format { text, csv, jsonl };

class RecordWriter {
 public:
  RecordWriter(std::ostream& out, Format format, const std::vector<std::string>& columns,
               report::Guard guard = report::Guard::on);

  void write(const report::Record& record);
  void write(const std::vector<report::Record>& records);
  void finish();

 private:
  std::ostream& out_;
  Format format_;
  report::Guard guard_;
};

/// Flushes, and throws std::runtime_error if anything was lost.
void finish(std::ostream& out);

}  // namespace recount::app
