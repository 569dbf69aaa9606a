// Whether JSON from outside is safe to hand to a parser that recurses.
//
//   is_shallow_json("[[1]]")                     // true
//   is_shallow_json(std::string(100'000, '['))   // false
//
// One pass; says nothing about validity. Pure; thread-safe.
#pragma once

#include <string_view>

namespace recount::crawler {

/// At most 64 levels; deeper JSON is an attack on parsers.
[[nodiscard]] bool is_shallow_json(std::string_view json);

}  // namespace recount::crawler
