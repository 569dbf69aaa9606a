// The separator is the one of tab, semicolon and comma that cuts the first records into most
// fields.
#include "store/import/input.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"

namespace recount::store {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{512} << 20U;
constexpr int kSniffedRecords = 8;

/// The upper half of Windows-1252 differs from Latin-1 in 0x80 to 0x9F; offices write letters,
/// which are alike in both.
std::string from_latin1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) core::append_utf8(text, static_cast<unsigned char>(c));
  return text;
}

std::size_t fields_cut_by(std::string_view text, char separator) {
  CsvReader reader(text.substr(0, 64 << 10), separator);
  std::size_t fields = 0;
  for (int i = 0; i < kSniffedRecords; ++i) {
    const std::optional<CsvRecord> record = reader.next();
    if (!record) break;
    fields += record->fields.size() - 1;
  }
  return fields;
}

char separator_of(std::string_view text) {
  if (text.substr(0, text.find_first_of("\r\n")).find('\t') != std::string_view::npos) return '\t';
  char best = 0;
  std::size_t most = 0;
  for (const char separator : {';', ','}) {
    const std::size_t fields = fields_cut_by(text, separator);
    if (fields <= most) continue;
    most = fields;
    best = separator;
  }
  return best;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto low = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(a, b, {}, low, low);
}

}  // namespace

core::Result<Input> read_input(std::string_view name, std::string_view bytes) {
  Input input;
  input.name = name;
  if (bytes.size() > kMaxBytes) return input.refuse(1, "larger than 512 MB");
  if (bytes.find('\0') != std::string_view::npos) {
    return input.refuse(1, "no text in UTF-8; save the table as CSV (UTF-8)");
  }
  input.text = core::is_valid_utf8(bytes) ? std::string(bytes) : from_latin1(bytes);
  if (input.text.starts_with("\xEF\xBB\xBF")) input.text.erase(0, 3);
  const std::string_view start = trimmed(std::string_view(input.text).substr(0, 4096));
  if (start.empty()) return input.refuse(1, "the file is empty");
  if (start.front() == '{' || start.front() == '[') return input;
  input.separator = separator_of(input.text);
  if (input.separator != 0) input.records = read_csv(input.text, input.separator);
  return input;
}

std::optional<std::size_t> column_of(const CsvRecord& header,
                                     const std::vector<std::string_view>& names) {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
      if (same_word(trimmed(header.fields[i]), name)) return i;
    }
  }
  return std::nullopt;
}

}  // namespace recount::store
