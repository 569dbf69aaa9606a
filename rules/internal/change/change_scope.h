// Whether a change and a pair of levels can belong together, by the words of their sentences.
//
//   "Sales rose from 8 to 9 million, and costs fell 4 percent"   // own_statement: costs are others
//
// Pure; private to the room.
#pragma once

#include "rules/internal/families.h"

namespace recount::rules {

[[nodiscard]] const Figure& figure_of(const Article& article, const Change& change);
[[nodiscard]] bool same_sentence(const Article& article, const Change& change,
                                 const LevelPair& pair);

/// No small word, figure, time or verb of change.
[[nodiscard]] bool names_something(const Article& article, const Token& t);
/// Both sentences share two words that name something or the first word of the change's subject, or
/// the change points back ("that is").
[[nodiscard]] bool same_topic(const Article& article, const Change& change, const LevelPair& pair);
/// "Landed 3,400 last year. The catch in 2021 was 4,900. A fall of 41 percent …": the change opens
/// the next sentence, behind the only two levels of their kind.
[[nodiscard]] bool sums_up(const Article& article, const Change& change, const LevelPair& pair);
/// "fell 12 percent to 8,100": the change leads to a level of its own that is none of the pair.
[[nodiscard]] bool leads_elsewhere(const Article& article, const Change& change,
                                   const LevelPair& pair);
/// A verb of its own between the change and the levels: "… to 1 percent, and prices fell 4
/// percent", or a bracket closed and "and": "hotels 95 (up from 80) and schools by 60".
[[nodiscard]] bool own_statement(const Article& article, const Change& change,
                                 const LevelPair& pair);
/// The words of a change stand right at the figure: "down 8 percent", "8 percent more".
[[nodiscard]] bool said_at_the_figure(const Article& article, const Figure& f);
/// "22 percent lower than for men", "double the list price": held against another thing that the
/// text names without a figure, and not against an earlier level.
[[nodiscard]] bool compared_with_another(const Article& article, const Change& change);
/// "40 were hired; 90 applied and 45 were hired, 5 more": a level that the words tie to no other
/// stands between the pair and the change.
[[nodiscard]] bool another_level_nearer(const Article& article, const Change& change,
                                        const LevelPair& pair);
/// "2.3 billion in May after 1.4 billion in April and 0.9 billion in March": the time of the change
/// is that of neither level; in another sentence ("Rose 12 percent last year. In 2015 … by 2018
/// …") it must be that of the later one.
[[nodiscard]] bool another_time(const Article& article, const Change& change,
                                const LevelPair& pair);
/// An amount like the difference of the levels: between half of it and twice as much.
[[nodiscard]] bool implied(const Article& a, const Change& c, const LevelPair& p);

}  // namespace recount::rules
