// Whether two figures count or measure one kind of thing.
//
//   "{31} homes" and "{44} houses", "{9} million dollars" and "{8} million": yes
//   "{31} homes" and "{31} people", "{40} percent" and "{12}": no
//
// Pure; private to the room.
#pragma once

#include <string>

#include "rules/reading.h"

namespace recount::rules {

/// One number, with or without a hedge: no range, fraction or "hundreds".
[[nodiscard]] bool is_one_number(const Figure& f);
/// A number as it stands, with no hedge and no second end.
[[nodiscard]] bool is_plain(const Figure& f);
/// One unit, one "per" and no two places.
[[nodiscard]] bool comparable(const Reading& reading, const Figure& a, const Figure& b);
/// A unit that is left out is that of the other.
[[nodiscard]] bool same_unit(const Reading& reading, const Figure& a, const Figure& b);
[[nodiscard]] bool one_place(const Figure& a, const Figure& b);
/// Two nouns for one thing: "jet" and "aircraft".
[[nodiscard]] bool one_thing(const Reading& reading, const std::string& a, const std::string& b);

/// "Site" of "44 a site", also where the figure was not read as a rate; empty for none.
[[nodiscard]] std::string per_of(const Reading& reading, const Figure& f);

[[nodiscard]] std::string folded(std::string word);
[[nodiscard]] std::string last_word(std::string_view text);

}  // namespace recount::rules
