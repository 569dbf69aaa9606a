// What a format's reader hands on: the file's figures one by one, each with the line it stood on.
//
// Readers only read; grouping into series, options of the person and self-tests come after them,
// the same for all formats (build.h, self_test.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/series.h"
#include "store/baselines/csv.h"

namespace recount::store {

/// A file as readers see it: its text in UTF-8 and, where it is delimited text, its records.
struct Input {
  std::string name;
  std::string text;
  char separator = 0;  ///< 0: no delimited text
  std::vector<CsvRecord> records;

  [[nodiscard]] std::string at(std::size_t line) const { return name + ":" + std::to_string(line); }
  /// "file:line: what"
  [[nodiscard]] tl::unexpected<core::Error> refuse(std::size_t line,
                                                   const std::string& what) const {
    return core::fail(core::ErrorKind::fix_input, "bad_baseline", at(line) + ": " + what);
  }
};

/// A period as a file writes it, and the step of such a series.
struct Step {
  core::Period period;
  core::Frequency frequency = core::Frequency::year;

  bool operator==(const Step&) const = default;
};

struct Point {
  std::size_t line = 0;
  std::string indicator;  ///< as the file calls it; mapped by `scheme` of the draft
  std::string title;      ///< for people; may name the unit in parentheses
  std::string place;      ///< as the file calls it
  std::string unit;       ///< as the file calls it, or empty
  std::string adjustment;
  Step step;
  double value = 0;
  std::string flag;
  std::optional<core::Date> published;
  std::string source;  ///< where lines differ in it
  std::string url;
};

struct Draft {
  std::string format;
  std::string scheme;  ///< of indicator codes (data/codes/indicators.csv), and of series ids
  std::string source;
  std::optional<core::Date> updated;  ///< as the file says of itself
  std::vector<Point> points;
  std::vector<std::string> notes;
};

/// Each format lies in one file of this folder. `accepts` looks at content alone.
struct Format {
  std::string_view name;
  bool (*accepts)(const Input& input);
  core::Result<Draft> (*read)(const Input& input);
};

}  // namespace recount::store
