// One quantity told twice in the text. The later mention points back ("the 17 people killed"), is
// said of the same noun by the same word, or repeats a rare figure with a slip.
#include <algorithm>
#include <optional>
#include <string>

#include "rules/internal/mentions/agreement.h"
#include "rules/internal/mentions/renaming.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

using core::Part;

/// A repeat stands near what it repeats.
constexpr std::size_t kWindow = 40;

/// More than "people": a noun that two groups of one story seldom share.
bool rare_noun(const Figure& f) {
  const std::string noun = last_word(f.quantity().unit);
  return f.quantity().unit_kind == core::UnitKind::count && noun != "person" && noun != "people" &&
         noun != "victim";
}

/// "three of the 17 people": another number stands in front of "of".
bool part_of_it(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  return f.token > 2 && a.reading.words.has("of", s.tokens[f.token - 2].word) &&
         (s.tokens[f.token - 3].is_figure() || s.tokens[f.token - 3].is("one") ||
          s.tokens[f.token - 3].is(","));
}

/// "the 17 people killed in the fire": a definite mention of an earlier figure.
bool definite(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  return f.token > 0 && a.reading.words.has("definite", s.tokens[f.token - 1].word) &&
         !part_of_it(a, f) && !a.reading.find(s, "of_these", 0, f.token);
}

/// "Said the loss of almost 2,000 jobs": the noun in front has the article.
bool the_noun_of(const Article& a, const Figure& f) {
  const auto of = a.reading.cue_before(f, "of");
  const Sentence& s = a.reading.sentence_of(f);
  return of && of->begin > 1 && s.tokens[of->begin - 2].is("the") && s.tokens[of->begin].is("of");
}

/// "Only a tenth of the 650 million": the whole is the one told before.
bool whole_of_some(const Article& a, const Figure& f) {
  return part_of_it(a, f) && a.reading.sentence_of(f).tokens[f.token - 1].is("the");
}

/// "None of the 2,800 dockers", "some of the 520 pupils": all that there are of them.
bool whole_group(const Article& a, const Figure& f) {
  return rare_noun(f) && a.reading.cue_before(f, "all_of_the").has_value();
}

/// "awarded the family 3.4 million … the 3.9 million award": the noun behind the later figure is
/// the word of the earlier sentence that says what happened to it.
bool named_again(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(y);
  if (y.quantity().unit_kind != core::UnitKind::currency || y.token + 1 >= s.tokens.size() ||
      y.quantity().hedge != core::Hedge::none || x.quantity().hedge != core::Hedge::none) {
    return false;
  }
  const std::string& noun = s.tokens[y.token + 1].word;
  // "The 1.4 billion collected from farmers": some of it
  if (noun.ends_with("ed") && a.reading.words.has("narrows_group", s.tokens[y.token + 2].word)) {
    return false;
  }
  return noun.size() >= 4 && !a.reading.words.has("stop", noun) && topic(a, x).contains(stem(noun));
}

/// "The collapse, which killed 32 people", "the contract, worth 27 million": the noun that the
/// figure is said of, and the word that ties them.
struct Antecedent {
  std::size_t noun = 0;
  std::size_t tie = 0;
};

std::optional<Antecedent> antecedent(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  std::size_t tie = f.token;
  while (tie > 0 && a.reading.words.has("filler", s.tokens[tie - 1].word)) --tie;
  if (tie < 3) return std::nullopt;
  --tie;
  std::size_t i = tie;
  if (i > 3 && (s.tokens[i - 1].is("will") || s.tokens[i - 1].is("would"))) --i;
  if (s.tokens[i - 1].is("which") || s.tokens[i - 1].is("that")) --i;
  if (i > 2 && s.tokens[i - 1].is(",")) --i;
  if (i < 2 || (i == tie && !s.tokens[tie].is("worth"))) return std::nullopt;
  const Token& article = s.tokens[i - 2];
  const bool the = article.is("the") || article.is("this") || article.is("that");
  return the ? std::optional(Antecedent{i - 1, tie}) : std::nullopt;
}

/// Both figures are said of one noun by one word, the later time with "the".
bool of_one_noun(const Article& a, const Figure& x, const Figure& y) {
  const auto said = antecedent(a, y);
  if (!said || !is_plain(x) || !is_plain(y)) return false;
  const Sentence& s = a.reading.sentence_of(x);
  const Sentence& t = a.reading.sentence_of(y);
  if (a.reading.find(t, "another", 0, y.token) || a.reading.find(s, "another", 0, x.token) ||
      a.reading.find(t, "earlier_event")) {
    return false;
  }
  bool noun = false;
  for (std::size_t i = 0; i < x.token; ++i) {
    noun = noun || one_topic(a.reading, s.tokens[i], t.tokens[said->noun]);
    if (noun && s.tokens[i].word == t.tokens[said->tie].word && x.token - i <= 3) return true;
    // "a stadium with 42,000 seats" · "the stadium, which will have 24,000 seats"
    const bool has = a.reading.words.has("has_tie", s.tokens[i].word) &&
                     a.reading.words.has("has_tie", t.tokens[said->tie].word);
    if (noun && has && x.token - i <= 2 && rare_noun(y) && same_noun(x, y)) return true;
  }
  return false;
}

/// A counted noun that names more than "people".
bool rare_unit(const Article& a, const Figure& f) {
  return f.quantity().unit_kind == core::UnitKind::count &&
         !a.reading.words.has("person", last_word(f.quantity().unit));
}

/// One value in the next sentence, of one thing: a repeat without "the".
bool said_alike(const Article& a, const Figure& x, const Figure& y) {
  const auto kind = y.quantity().unit_kind;
  return is_plain(x) && is_plain(y) && x.value() == y.value() && y.value() >= 10 &&
         (kind == core::UnitKind::count || kind == core::UnitKind::physical) &&
         y.sentence - x.sentence == 1 && a.reading.sentence_of(y).tokens.size() >= 8 &&
         shared(topic(a, x), topic(a, y)) >= 2;
}

/// "4,000 families applied … each of the 2,000 families chosen": what stands behind the smaller
/// number makes it another group.
bool narrowed(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  if (f.token + 1 >= s.tokens.size()) return false;
  const std::string& next = s.tokens[f.token + 1].word;
  return next == "who" || next == "that" || next == "whose" || next.ends_with("ed") ||
         next.ends_with("en") || a.reading.words.has("participle", next);
}

/// "The 2,100 cabins of the fleet", "all 52 rooms and windows": of more than was told; but "the 172
/// cases of measles" are the cases of measles.
bool of_more(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(y);
  const Token& next = s.tokens[y.token + 1];
  if (next.is("and")) return true;
  const std::size_t noun = y.token + (s.tokens[y.token + 2].is("the") ? 3 : 2);
  return next.is("of") && !topic(a, x).contains(stem(s.tokens[noun].word));
}

/// "A quake killed 14 people" · "the 17 people killed in the fire"
bool of_two_disasters(const Article& a, const Figure& x, const Figure& y) {
  bool here = false;
  bool there = false;
  for (const char* list : {"quake_field", "fire_field", "flood_field", "accident_field"}) {
    const bool first = a.reading.find(a.reading.sentence_of(x), list).has_value();
    const bool second = a.reading.find(a.reading.sentence_of(y), list).has_value();
    if (first && second) return false;
    here = here || first;
    there = there || second;
  }
  return here && there;
}

std::optional<core::Finding> repeated(const Article& a, std::size_t later) {
  const Figure& y = a.reading.figures[later];
  if (!is_counted(a, later) || !unit_written(y)) return std::nullopt;
  const bool is_definite = definite(a, y);
  std::vector<std::size_t> others;
  for (std::size_t i = later; i-- > 0 && later - i <= kWindow;) {
    const Figure& x = a.reading.figures[i];
    if (a.reading.sentence_of(x).part != Part::body || x.sentence == y.sentence) continue;
    if (!is_counted(a, i) || !unit_written(x) || !could_be_one(a, x, y)) continue;
    // "The 140 cancelled flights" were 140 flights before; a miss needs one noun.
    const bool agrees = agree(y, x).fits();
    const bool one_noun = same_noun(x, y);
    if (agrees && (((is_definite || whole_of_some(a, y)) && (one_noun || y.value() >= 10)) ||
                   (the_noun_of(a, y) && one_noun && y.value() >= 100) || said_alike(a, x, y)))
      return told_twice(a, "I-REPEAT", later, i);
    if (agrees) return std::nullopt;
    if (!one_noun) continue;
    others.push_back(i);
  }
  auto other = only_candidate(a, later, others);
  if (!other && others.size() == 1) other = others.front();
  if (!other) return std::nullopt;
  if (others.size() == 1 && of_one_noun(a, a.reading.figures[*other], y))
    return told_twice(a, "I-REPEAT", later, *other);
  const Figure& x = a.reading.figures[*other];
  if (of_more(a, x, y) || on_another_weekday(a, x, y)) return std::nullopt;
  if (!is_definite && !whole_group(a, y) &&
      !(y.value() >= 10 && shared(topic(a, x), topic(a, y)) >= 3)) {
    return std::nullopt;
  }
  const bool events = !event(a, y).empty() && !event(a, x).empty() && !of_two_disasters(a, x, y);
  // "fined 350 million … the 530 million fine": swapped digits of one rare amount need no event.
  const Equation e{Relation::equal, {x.quantity()}, y.quantity(), 1};
  const bool swapped = others.size() == 1 && y.sentence - x.sentence <= 3 &&
                       diagnose(e).slip == "digit_transposition" &&
                       (rare_noun(y) || (is_definite && y.quantity().scaled) ||
                        shared(topic(a, x), topic(a, y)) >= 1);
  const bool again = others.size() == 1 && y.sentence - x.sentence <= 3 &&
                     ((whole_group(a, y) && (y.value() > x.value() || !narrowed(a, y))) ||
                      (is_definite && named_again(a, x, y)));
  // "will cut 6,000 jobs. The 9,000 jobs to be cut": a part of them would be fewer.
  const bool more = others.size() == 1 && y.sentence - x.sentence == 1 && y.value() > x.value() &&
                    rare_unit(a, y) &&
                    (y.token == 1 || shared(topic(a, x), topic(a, y)) >= 1);  // "The 19 hostages"
  if (is_definite ? !events && !swapped && !more && !again : !swapped && !again)
    return std::nullopt;
  return told_twice(a, "I-REPEAT", later, *other);
}

}  // namespace

Findings check_repeats(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (a.reading.sentence_of(a.reading.figures[i]).part != Part::body) continue;
    auto found = repeated(a, i);
    auto again = found ? std::nullopt : told_again(a, i);
    if (!found && !again) again = told_before(a, i);
    if (again) found = told_twice(a, "I-REPEAT", i, *again);
    if (found) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
