// Official series: reading the files that statistical offices publish, and looking figures up.
//
//   core::Result<store::Import> got = store::import_baselines("population.csv", bytes, {});
//   std::unique_ptr<core::Baselines> baselines = store::bundled_baselines();
//   baselines->find("population", "KHM");
//
// The format is told by content, never by name. A file that contradicts itself is refused whole,
// with file:line and reason. Pure; the returned Baselines are immutable and safe for several
// threads. Sources: docs/baselines.md names each format's specification.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/series.h"

namespace recount::store {

/// What a person says about a file that does not say it itself.
struct ImportOptions {
  std::string indicator = {};
  std::string source = {};
  std::string licence = {};
  std::string url = {};
  std::string unit = {};
  std::string place = {};
  std::string retrieved = {};  ///< ISO date
};

struct Import {
  std::string format;  ///< "plain-long", "world-bank-wide", …
  std::vector<core::Series> series;
  std::vector<std::string> notes;  ///< gaps, skipped aggregates, … each with file:line
};

/// What a Frictionless Data Package (specs.frictionlessdata.io) says of the files beside it.
struct Package {
  std::vector<std::string> paths;  ///< below the package's folder, as the specification wants
  std::string source;
  std::string licence;
};

/// Nullopt for what is no package. A path that leads out of the folder is an error.
[[nodiscard]] core::Result<std::optional<Package>> read_package(std::string_view file_name,
                                                                std::string_view bytes);

/// `known` are the series already stored: the same numbers under another indicator are refused.
[[nodiscard]] core::Result<Import> import_baselines(std::string_view file_name,
                                                    std::string_view bytes,
                                                    const ImportOptions& options,
                                                    const std::vector<core::Series>& known = {});

/// "Cambodia", "KHM" or "kh" as series name it: "KHM". Empty where no table knows the place.
[[nodiscard]] std::string place_code(std::string_view name);

/// The series that come with the program, plus `more` (a series of the same id gains vintages).
[[nodiscard]] std::unique_ptr<core::Baselines> bundled_baselines(
    std::vector<core::Series> more = {});

}  // namespace recount::store
