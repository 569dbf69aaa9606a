// When a level held, by the tense of its verb and by words for a time before or after another.
//
//   "costs {3.10} now and cost {2.90} in March"    "twelve months before there had been {75}"
//
// Pure; private to the room.
#pragma once

#include "rules/reading.h"

namespace recount::rules {

enum class Tense { none, past, present };
/// Of the verb in front of a figure, in its clause, or right behind it: "has been cut to {12}" is
/// present.
[[nodiscard]] Tense tense_of(const Reading& reading, const Figure& f);

enum class Mark { none, earlier, later };
/// The time that begins at a token: "a year earlier", "{12} months before", "two seasons later".
[[nodiscard]] Mark time_mark_at(const Reading& reading, const Sentence& s, std::size_t token);
/// Whether such a time begins in tokens [begin, end).
[[nodiscard]] bool has_mark(const Reading& reading, const Sentence& s, Mark mark, std::size_t begin,
                            std::size_t end);

}  // namespace recount::rules
