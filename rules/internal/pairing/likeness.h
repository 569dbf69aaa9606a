// Whether two mentions can be of one quantity, and how strongly the words around them say so.
//
//   "Fire kills {17}" · "{17} people died when …"   // one event, one noun
//   "{25} killed or injured" · "{9} people were killed"   // two events
//
// Pure; private to the room.
#pragma once

#include <set>
#include <string>

#include "rules/internal/families.h"

namespace recount::rules {

/// "fine" and "fined", "protest" and "protesters".
[[nodiscard]] std::string stem(const std::string& word);
/// Two words that name one thing: "members" and "membership", "crime" and "offences".
[[nodiscard]] bool one_topic(const Reading& reading, const Token& a, const Token& b);
/// What is counted, which stands within the figure; empty for an amount.
[[nodiscard]] Token counted_noun(const Reading& reading, const Figure& f);
[[nodiscard]] std::set<std::string> topic(const Article& a, const Figure& f);
[[nodiscard]] std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b);
/// "killed", "injured", "arrested", …: the nearest event word around the figure; empty for none.
[[nodiscard]] std::string event(const Article& a, const Figure& f);
/// A bare number with a noun of its own behind it counts that noun: "70 claims in zip 63848".
[[nodiscard]] bool nouns_differ(const Article& a, const Figure& x, const Figure& y);
/// "34 people", "the 34 victims": both count people.
[[nodiscard]] bool of_people(const Article& a, const Figure& x, const Figure& y);
/// "There were 41,200 of them", "the figure was 41,200", but not "the number of shops was".
[[nodiscard]] bool says_of_them(const Reading& reading, const Figure& f);
/// "A bank that axed 3,000 posts in the crisis": what somebody is known for, and no news.
[[nodiscard]] bool in_relative_clause(const Article& a, const Figure& f);
/// "To close 80 stores" · "will close 60 of its stores".
[[nodiscard]] bool of_the_noun(const Article& a, const Figure& x, const Figure& y);
/// "In the north" · "in the south", "nationally".
[[nodiscard]] bool places_differ(const Reading& reading, const Sentence& a, const Sentence& b);
/// "Arrested 34 on Monday" · "the 12 arrested on Sunday".
[[nodiscard]] bool on_another_weekday(const Article& a, const Figure& x, const Figure& y);
/// Nothing tells the two figures apart.
[[nodiscard]] bool could_be_one(const Article& a, const Figure& x, const Figure& y);
/// "miner" and "trapped miner" are one noun.
[[nodiscard]] bool same_noun(const Figure& x, const Figure& y);
/// How strongly the words around them say that both figures are one quantity.
[[nodiscard]] std::size_t likeness(const Article& a, const Figure& x, const Figure& y);

}  // namespace recount::rules
