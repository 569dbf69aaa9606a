// Attributes that nothing here asks for: a seventh of what is left of a page once scripts are gone.
//
//   is_unread("data-track")    // true: cut before the parse
//   is_unread("class")         // false
//   keeps_attributes("font")   // true
//
// The parser itself asks for some (`type` of an input, `encoding` of an annotation), and compares
// all those of formatting elements (WHATWG HTML, 13.2.4.3, the "Noah's Ark clause"). Pure;
// thread-safe.
#pragma once

#include <string_view>

namespace recount::extract {

[[nodiscard]] bool is_unread(std::string_view attribute);
[[nodiscard]] bool keeps_attributes(std::string_view element);

}  // namespace recount::extract
