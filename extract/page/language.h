// The language of a text as ISO 639-1: what the page declares if the text does not contradict it.
//
//   language_of("en-GB", text)   // "en"
//
// Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace recount::extract {

[[nodiscard]] std::string language_of(std::string_view declared, std::string_view text);

}  // namespace recount::extract
