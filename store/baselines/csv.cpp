// One pass: a field ends at the separator or the line's end, unless it began with a quote.
#include "store/baselines/csv.h"

#include <utility>

namespace recount::store {

CsvReader::CsvReader(std::string_view bytes, char separator)
    : bytes_(bytes), separator_(separator) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
}

bool CsvReader::at_end_of_line() const {
  return position_ >= bytes_.size() || bytes_[position_] == '\n' || bytes_[position_] == '\r';
}

void CsvReader::skip_end_of_line() {
  if (position_ >= bytes_.size()) return;
  if (bytes_.substr(position_).starts_with("\r\n")) ++position_;
  ++position_;
  ++line_;
}

std::string CsvReader::quoted_field() {
  std::string text;
  for (++position_; position_ < bytes_.size(); ++position_) {
    const char c = bytes_[position_];
    if (c == '\n') ++line_;
    if (c != '"') {
      text += c;
      continue;
    }
    if (!bytes_.substr(position_).starts_with("\"\"")) break;
    text += bytes_[position_++];
  }
  ++position_;  // the closing quote
  return text;
}

std::string CsvReader::field() {
  std::string text;
  if (position_ < bytes_.size() && bytes_[position_] == '"') text = quoted_field();
  while (!at_end_of_line() && bytes_[position_] != separator_) text += bytes_[position_++];
  return text;
}

std::optional<CsvRecord> CsvReader::next() {
  while (position_ < bytes_.size() && at_end_of_line()) skip_end_of_line();
  if (position_ >= bytes_.size()) return std::nullopt;
  CsvRecord record{line_, {field()}};
  while (!at_end_of_line()) {
    ++position_;  // the separator
    record.fields.push_back(field());
  }
  skip_end_of_line();
  return record;
}

std::vector<CsvRecord> read_csv(std::string_view bytes, char separator) {
  CsvReader reader(bytes, separator);
  std::vector<CsvRecord> records;
  while (std::optional<CsvRecord> record = reader.next()) records.push_back(std::move(*record));
  return records;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace recount::store
