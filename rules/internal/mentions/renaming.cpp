// The sentence behind opens with the group or the thing whose number has just been told.
#include "rules/internal/mentions/renaming.h"

#include <algorithm>
#include <array>
#include <string>

#include "rules/internal/mentions/agreement.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

using core::UnitKind;

bool counts(const Figure& f) {
  return is_plain(f) && f.quantity().unit_kind == UnitKind::count && unit_written(f) &&
         f.quantity().per.empty() && f.c->kind == core::ClaimKind::level;
}

/// Another time or place, a part, a second group.
bool of_another(const Article& a, const Sentence& s) {
  constexpr std::array kLists{"another", "earlier_event", "year_before", "wider_place"};
  return std::any_of(kLists.begin(), kLists.end(),
                     [&](const char* list) { return a.reading.find(s, list).has_value(); });
}

/// How the group is taken up: "the 21 hostages" may be fewer than all, "all 21" are not, and "its
/// 12" are all that it has.
enum class Taken { no, the, all, its };

Taken taken_up(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  // "It will ask all of its 2,700 members"
  if (f.token > 3 && a.reading.words.has("anaphor", s.tokens[0].word) &&
      a.reading.words.has("possessive", s.tokens[f.token - 1].word) &&
      (s.tokens[f.token - 2].is("all") || s.tokens[f.token - 3].is("all"))) {
    return Taken::its;
  }
  if (f.token == 0 || f.token > 3) return Taken::no;
  const bool all = s.tokens[0].is("all") || s.tokens[0].is("none");
  const Token& word = s.tokens[f.token - 1];
  const bool its = a.reading.words.has("possessive", word.word);
  if (f.token == 1) {
    if (its) return Taken::its;
    if (word.is("all")) return Taken::all;
    return a.reading.words.has("definite", word.word) ? Taken::the : Taken::no;
  }
  const bool of = f.token == 2 || s.tokens[1].is("of");
  if (!all || !of) return Taken::no;
  return its ? Taken::its : word.is("the") ? Taken::all : Taken::no;
}

/// "The 115 passengers in first class", "the 40 who stayed": what stands behind makes it a part.
bool narrowed(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const Token& next = s.tokens[f.token + 1];
  // "The 300 people expected were wrong"
  const bool participle =
      next.word.ends_with("ed") && a.reading.words.has("auxiliary", s.tokens[f.token + 2].word);
  return participle || a.reading.words.has("narrows_group", next.word);
}

/// "The 43 arrested protesters": each adjective is a word of the sentence in front.
bool adjectives_known(const Article& a, const Figure& x, const Figure& y) {
  const std::string& unit = y.quantity().unit;
  const std::size_t last = unit.rfind(' ');
  if (last == std::string::npos) return true;
  const std::set<std::string> before = topic(a, x);
  return unit.find(' ') == last && before.contains(stem(unit.substr(0, last)));
}

/// "Employs 3,000 people" · "its employees", "has 1.2 million people" · "its residents".
bool people_of_it(const Article& a, const Figure& x, const Figure& y) {
  const std::string noun = last_word(y.quantity().unit);
  const bool people = a.reading.words.has("person", last_word(x.quantity().unit));
  return people &&
         ((a.reading.cue_before(x, "employs") && a.reading.words.has("staff_noun", noun)) ||
          (a.reading.cue_before(x, "inhabited") && a.reading.words.has("inhabitant", noun)));
}

/// "Employs 3,000 people in Leeds. Its 30,000 employees": of one place only.
bool placed(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  return a.reading.words.has("where", s.tokens[f.token + 1].word);
}

/// "With 4,300 students the college is": of a thing that the sentence in front names as well.
bool with_the_noun(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(y);
  const Sentence& t = a.reading.sentence_of(x);
  const std::size_t the = y.token + (s.tokens[y.token + 1].is(",") ? 2 : 1);
  if (y.token != 1 || !s.tokens[0].is("with") || !s.tokens[the].is("the")) return false;
  for (std::size_t i = 0; i < x.token; ++i) {
    if (t.tokens[i].word == s.tokens[the + 1].word && t.tokens[i].word.size() > 3) return true;
  }
  return false;
}

/// Figures so far apart are of two things.
bool far_apart(const Figure& x, const Figure& y) {
  constexpr double kFar = 3;
  return std::max(x.value(), y.value()) > kFar * std::min(x.value(), y.value());
}

/// One group, counted again.
bool group_again(const Article& a, const Figure& x, const Figure& y) {
  if (!counts(x) || !counts(y)) return false;
  const bool has = a.reading.cue_before(x, "stock_verb") || a.reading.cue_before(x, "inhabited");
  if (with_the_noun(a, x, y) && same_noun(x, y)) return has && !placed(a, x);
  const Taken taken = taken_up(a, y);
  // "All of its 2,700 members to vote"
  const bool to = taken == Taken::its && a.reading.sentence_of(y).tokens[y.token + 1].is("to");
  if (taken == Taken::no || (narrowed(a, y) && !to) || !adjectives_known(a, x, y)) return false;
  if (taken == Taken::its)
    return !placed(a, x) && has && (same_noun(x, y) || people_of_it(a, x, y));
  if (!same_noun(x, y) || far_apart(x, y)) return false;
  const bool swapped = diagnose(same_figure(x, y)).slip == "digit_transposition";
  return taken == Taken::all || swapped || y.value() > x.value() || agree(y, x).fits();
}

/// "The festival lasts five days" · "the six-day festival": one thing and one measure.
bool measure_again(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(y);
  const Sentence& t = a.reading.sentence_of(x);
  // "The race is 42 kilometres long. The 10-kilometre race": another one.
  const bool compound = y.c->quote.find('-') != std::string::npos && y.token <= 2 &&
                        !far_apart(x, y) &&
                        (s.tokens[y.token - 1].is("the") || s.tokens[y.token - 1].is("this"));
  const std::string& noun = s.tokens[y.token + 1].word;
  if (!compound || noun.size() < 3 || !is_plain(x) || !is_plain(y) || !unit_written(x) ||
      x.quantity().unit != y.quantity().unit) {
    return false;
  }
  const std::size_t front = x.token > 4 ? x.token - 4 : 0;
  const bool said = a.reading.find(t, "measures_verb", front, x.token) ||
                    a.reading.words.has("extent", t.tokens[x.token + 1].word);
  for (std::size_t i = 1; said && i < x.token; ++i) {
    const bool article = t.tokens[i - 1].is("the") || t.tokens[i - 1].is("a") ||
                         t.tokens[i - 1].is("an") || t.tokens[i - 1].is("this");
    if (article && t.tokens[i].word == noun) return !s.tokens[y.token + 2].is("of");
  }
  return false;
}

/// "Collected $2.87 billion in 2023" · "the $2.38 billion in taxes collected in 2023": the verb of
/// the earlier figure stands behind the later one, and nothing makes it a part.
bool done_again(const Article& a, const Figure& x, const Figure& y) {
  constexpr std::size_t kReach = 6;
  const Sentence& s = a.reading.sentence_of(y);
  const std::string& verb = a.reading.sentence_of(x).tokens[x.token - 1].word;
  const bool money =
      x.quantity().unit_kind == UnitKind::currency && x.quantity().unit == y.quantity().unit;
  if (!money || !is_plain(x) || !is_plain(y) || !verb.ends_with("ed") || y.token != 1 ||
      !s.tokens[0].is("the")) {
    return false;
  }
  std::size_t i = y.token + 1;
  while (i < y.token + kReach && !s.tokens[i].is(verb)) ++i;
  const Token& next = s.tokens[i + 1];
  const bool when = next.is("in") && year_of(s.tokens[i + 2].word) != 0;
  return s.tokens[i].is(verb) && (when || !a.reading.words.has("narrows_group", next.word));
}

/// "The slide killed 23 people" · "… said the slide killed 23 people": subject, verb and noun
/// again.
bool same_clause(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(x);
  const Sentence& t = a.reading.sentence_of(y);
  const bool words = x.token > 2 && y.token > 2 &&
                     s.tokens[x.token - 1].is(t.tokens[y.token - 1].word) &&
                     s.tokens[x.token - 2].is(t.tokens[y.token - 2].word) &&
                     t.tokens[y.token - 3].is("the") && s.tokens[x.token - 2].word.size() > 3;
  // Two who count may come to two numbers.
  const bool two_voices = !x.c->attribution.empty() && !y.c->attribution.empty() &&
                          x.c->attribution != y.c->attribution;
  const bool part = narrowed(a, y) && !t.tokens[y.token + 1].is("and");
  return words && counts(x) && counts(y) && same_noun(x, y) && !part &&
         (!two_voices || agree(y, x).fits());
}

}  // namespace

std::optional<std::size_t> told_before(const Article& a, std::size_t later) {
  constexpr std::size_t kSentences = 4;
  const Figure& y = a.reading.figures[later];
  std::optional<std::size_t> found;
  for (std::size_t i = later; i-- > 0;) {
    const Figure& x = a.reading.figures[i];
    if (y.sentence - x.sentence > kSentences) break;
    if (x.sentence == y.sentence || x.token == 0 || x.c->period != y.c->period ||
        a.reading.sentence_of(x).part != a.reading.sentence_of(y).part || a.changing[i]) {
      continue;
    }
    const bool again = (done_again(a, x, y) || same_clause(a, x, y)) &&
                       !on_another_weekday(a, x, y) && !of_another(a, a.reading.sentence_of(x)) &&
                       !of_another(a, a.reading.sentence_of(y));
    if (!again) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::optional<std::size_t> told_again(const Article& a, std::size_t later) {
  const Figure& y = a.reading.figures[later];
  const Sentence& s = a.reading.sentence_of(y);
  if (y.sentence == 0 || y.token == 0 || a.changing[later]) return std::nullopt;
  const Sentence& before = a.reading.sentences[y.sentence - 1];
  if (before.part != s.part || of_another(a, s) || of_another(a, before)) return std::nullopt;
  std::optional<std::size_t> found;
  for (const std::size_t i : before.figures) {
    const Figure& x = a.reading.figures[i];
    if (a.changing[i] || x.c->period != y.c->period || on_another_weekday(a, x, y)) continue;
    if (!group_again(a, x, y) && !measure_again(a, x, y)) continue;
    if (found) return std::nullopt;
    found = i;
  }
  // Two groups of one noun in front: any of them may be meant.
  const auto alike = [&](std::size_t i) {
    return same_noun(a.reading.figures[i], y) || of_people(a, a.reading.figures[i], y);
  };
  const bool several = std::count_if(before.figures.begin(), before.figures.end(), alike) > 1;
  return several ? std::nullopt : found;
}

}  // namespace recount::rules
