// Dates in the data that scripts carry, for pages that state them nowhere else.
//
//   first_key_date({R"(var p = {"publishedAt":"2019-03-02T06:22:28+01:00"})"})   // that value
//
// Linear in the scripts. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recount::extract {

/// As written; empty if no script has one. The keys are those of metadata.toml.
[[nodiscard]] std::string first_key_date(const std::vector<std::string_view>& scripts);

}  // namespace recount::extract
