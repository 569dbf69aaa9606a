// Host names in other scripts: "bücher.example" is "xn--bcher-kva.example" on the wire.
//
// Pure; thread-safe. Source: UTS 46, non-transitional, as WHATWG URL asks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recount::crawler {

/// Nullopt for a name that no registry could hold.
[[nodiscard]] std::optional<std::string> ascii_host(std::string_view utf8);

}  // namespace recount::crawler
