// Delimited text: records of fields, each with the line it began on.
//
//   CsvReader reader(bytes, ',');
//   while (std::optional<CsvRecord> record = reader.next()) use(record->fields, record->line);
//
// RFC 4180 with mercy: LF, CRLF or CR, a byte-order mark, "" within quotes, blank lines skipped.
// Any bytes are read; a quote that is never closed ends with the file. Linear in the input. Fields
// are copies. One reader belongs to one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recount::store {

struct CsvRecord {
  std::size_t line = 0;  ///< from 1
  std::vector<std::string> fields;

  /// Empty where the record is shorter.
  [[nodiscard]] std::string_view at(std::size_t column) const {
    return column < fields.size() ? std::string_view(fields[column]) : std::string_view();
  }
};

class CsvReader {
 public:
  CsvReader(std::string_view bytes, char separator);
  [[nodiscard]] std::optional<CsvRecord> next();

 private:
  [[nodiscard]] std::string field();
  [[nodiscard]] std::string quoted_field();
  [[nodiscard]] bool at_end_of_line() const;
  void skip_end_of_line();

  std::string_view bytes_;
  char separator_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
};

[[nodiscard]] std::vector<CsvRecord> read_csv(std::string_view bytes, char separator);

/// Without spaces, tabs and line ends at both ends; the view lives as long as `text`.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace recount::store
