// "data-…" and "on…" but for the few that carry a date or a name; of the others those that stand on
// every picture. A name with an odd character is left alone.
#include "extract/page/unread.h"

#include <algorithm>
#include <array>

#include "extract/page/ascii.h"
#include "extract/page/metadata_words.h"

namespace recount::extract {
namespace {

/// What scan.cpp, authors.cpp and date_places.cpp ask for.
constexpr std::array<std::string_view, 3> kReadData{"data-component", "data-testid",
                                                    "data-datetime"};
constexpr std::array<std::string_view, 13> kNever{
    "src",    "srcset",     "sizes",         "alt",      "width", "height",         "loading",
    "target", "aria-label", "aria-controls", "tabindex", "media", "aria-labelledby"};
/// <a> is missing: at most one of them is ever open.
constexpr std::array<std::string_view, 13> kFormatting{
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};

template <class Names>
bool names(std::string_view attribute, const Names& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view name) { return equals_ignoring_case(attribute, name); });
}

bool begins(std::string_view attribute, std::string_view with) {
  return attribute.size() > with.size() &&
         equals_ignoring_case(attribute.substr(0, with.size()), with);
}

}  // namespace

bool is_unread(std::string_view attribute) {
  const auto plain = [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; };
  if (!std::all_of(attribute.begin(), attribute.end(), plain)) return false;
  if (begins(attribute, "data-")) {
    return !names(attribute, kReadData) && !names(attribute, metadata_words().published_attributes);
  }
  return begins(attribute, "on") || names(attribute, kNever);
}

bool keeps_attributes(std::string_view element) {
  return std::find(kFormatting.begin(), kFormatting.end(), element) != kFormatting.end();
}

}  // namespace recount::extract
