// News repeats the headline in its first sentence. There a figure of the headline's kind is the
// headline's, if both sentences name the same things and nothing says that it is of a part, of
// another time or of somebody else. The text must hold the headline's figure nowhere.
#include "rules/internal/mentions/headline.h"

#include <algorithm>
#include <string>

#include "rules/internal/mentions/agreement.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Part;
using core::UnitKind;

bool plain(const Figure& f) { return is_plain(f) && f.quantity().per.empty(); }

bool measurable(const Figure& f) {
  const UnitKind kind = f.quantity().unit_kind;
  return kind == UnitKind::count || kind == UnitKind::currency || kind == UnitKind::physical ||
         kind == UnitKind::none;
}

/// Both count or measure one kind of thing, and both say so.
bool one_kind(const Article& a, const Figure& x, const Figure& y) {
  if (!measurable(x) || !measurable(y)) return false;
  const UnitKind kind = x.quantity().unit_kind;
  if (kind == UnitKind::currency || kind == UnitKind::physical) {
    return comparable(a.reading, x, y) && unit_written(x) && unit_written(y);
  }
  if (of_the_noun(a, x, y)) return true;  // "kill 70 sheep" · "17 of his sheep"
  if (!unit_written(y) || y.quantity().unit_kind != UnitKind::count) return false;
  // "Forces 8,000 to leave": a headline leaves the people out.
  const Sentence& s = a.reading.sentence_of(x);
  const bool people_left_out = !unit_written(x) && x.token + 1 < s.tokens.size() &&
                               a.reading.words.has("behind_person", s.tokens[x.token + 1].word) &&
                               of_people(a, y, y);
  return people_left_out || of_people(a, x, y) || (unit_written(x) && comparable(a.reading, x, y));
}

bool opens_text(const Article& a, const Figure& f) {
  return a.reading.sentence_of(f).part == core::Part::body && tells_first(a, f);
}

/// The noun of both is written, the same and no person.
bool rare_noun(const Article& a, const Figure& x, const Figure& y) {
  return unit_written(x) && unit_written(y) && x.quantity().unit_kind == UnitKind::count &&
         same_noun(x, y) && !of_people(a, x, y);
}

/// "Of 300", "from 300", "another 300", "300 of them", "which sold 300".
bool of_another(const Article& a, const Figure& f) {
  for (const char* list : {"of", "from", "another", "brings"}) {
    if (a.reading.cue_before(f, list)) return true;
  }
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > 4 ? f.token - 4 : 0;
  return a.reading.cue_after(f, "of_them") || in_relative_clause(a, f) ||
         a.reading.find(s, "which_who_that", begin, f.token);
}

/// Things that both sentences name, what is counted among them.
std::size_t named_by_both(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(x);
  const Sentence& t = a.reading.sentence_of(y);
  const auto in_text = [&](const Token& word) {
    return std::any_of(t.tokens.begin(), t.tokens.end(),
                       [&](const Token& other) { return one_topic(a.reading, word, other); });
  };
  const auto words =
      static_cast<std::size_t>(std::count_if(s.tokens.begin(), s.tokens.end(), in_text));
  const bool counted = x.quantity().unit_kind == UnitKind::count && unit_written(x) &&
                       !a.reading.words.has("person", last_word(x.quantity().unit));
  // "90 kilos of cocaine" · "190 kilograms of cocaine"
  const bool measured = x.quantity().unit_kind == UnitKind::physical && !x.c->subject.empty() &&
                        x.c->subject == y.c->subject;
  return words + (counted || measured ? 1 : 0);
}

bool names_something(const Article& a, const Token& t) {
  return t.word.size() >= 3 && !t.is_figure() && !a.reading.words.has("stop", t.word) &&
         !a.reading.words.has("filler", t.word) && !a.reading.words.has("time_word", t.word);
}

/// A word that says what happened: right in front of the headline's figure, or behind one that
/// opens it or stands for people ("forces 8,000 to leave").
bool says_act(const Article& a, const Figure& x, const Token& word) {
  const Sentence& s = a.reading.sentence_of(x);
  constexpr std::size_t kReach = 3;
  bool front = false;
  for (std::size_t i = x.token; i > 0 && x.token - i < kReach; --i) {
    if (!names_something(a, s.tokens[i - 1])) continue;
    if (one_topic(a.reading, s.tokens[i - 1], word)) return true;
    front = true;
    break;
  }
  if (front && unit_written(x)) return false;
  for (std::size_t i = x.token + 1; i < std::min(x.token + kReach, s.tokens.size()); ++i) {
    if (names_something(a, s.tokens[i])) return one_topic(a.reading, s.tokens[i], word);
  }
  return false;
}

/// The same happened to both: "destroys 60 homes" and "damaged 90 houses" are two things.
bool one_act(const Article& a, const Figure& x, const Figure& y) {
  const std::string e = event(a, x);
  const std::string f = event(a, y);
  if (e != f) return false;
  const Sentence& s = a.reading.sentence_of(y);
  constexpr std::size_t kReach = 5;
  const std::size_t begin = y.token > kReach ? y.token - kReach : 0;
  const std::size_t end = std::min(y.token + kReach, s.tokens.size());
  for (std::size_t i = begin; i < end; ++i) {
    if (says_act(a, x, s.tokens[i])) return true;
  }
  return !e.empty();
}

bool transposed(const Figure& x, const Figure& y, double least) {
  const Equation e{Relation::equal, {y.quantity()}, x.quantity(), 1};
  return x.value() >= least && diagnose(e).slip == "digit_transposition";
}

/// Holds the headline's figure, or one that it rounds.
bool near(const Figure& x, const Figure& y) {
  const Stated s = y.stated();
  const Stated t = x.stated();
  return (s.loose.low <= t.loose.high && t.loose.low <= s.loose.high) ||
         (x.value() <= 1.1 * y.value() && y.value() <= 1.1 * x.value());
}

/// "Inflation slows to 4.1 percent" · "Consumer prices rose 5.1 percent in the year": a level that
/// is a rise. Food prices are not all.
std::optional<std::size_t> inflation_in_lead(const Article& a, std::size_t mention) {
  const Figure& x = a.reading.figures[mention];
  const Sentence& title = a.reading.sentence_of(x);
  if (!is_percent(x) || !plain(x) || !a.reading.find(title, "inflation") ||
      speaks_of_another(a, title)) {
    return std::nullopt;
  }
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Figure& y = a.reading.figures[i];
    if (i == mention || !is_percent(y)) continue;
    if (!opens_text(a, y) || found || y.value() == x.value()) return std::nullopt;
    found = i;
  }
  if (!found) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(a.reading.figures[*found]);
  const bool all = !s.tokens.empty() && (s.tokens[0].is("consumer") || s.tokens[0].is("prices"));
  const bool year = a.reading.find(s, "in_the_year").has_value();
  return all && year && plain(a.reading.figures[*found]) && !speaks_of_another(a, s) ? found
                                                                                     : std::nullopt;
}

}  // namespace

std::optional<std::size_t> told_in_lead(const Article& a, std::size_t mention) {
  const Figure& x = a.reading.figures[mention];
  const Sentence& title = a.reading.sentence_of(x);
  if (const auto inflation = inflation_in_lead(a, mention)) return inflation;
  if (title.part != Part::title || !plain(x) || x.value() < 10 || speaks_of_another(a, title) ||
      a.reading.find(title, "not_so")) {
    return std::nullopt;
  }
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Figure& y = a.reading.figures[i];
    const Part part = a.reading.sentence_of(y).part;
    if (i == mention || part == Part::caption) continue;
    if (part == Part::body && near(x, y)) return std::nullopt;
    if (!one_kind(a, x, y)) continue;
    if (part != Part::body) return std::nullopt;  // two of a kind in the headline
    if (!opens_text(a, y)) continue;
    if (found) return std::nullopt;
    found = i;
  }
  if (!found) return std::nullopt;
  const Figure& y = a.reading.figures[*found];
  constexpr double kChance = 100;  // the digits of two small numbers are often the same
  const bool rare = rare_noun(a, x, y);
  const bool slip = transposed(x, y, rare ? 20 : kChance) && event(a, x) == event(a, y);
  if (!plain(y) || (of_another(a, y) && !(rare && slip)) ||
      a.changing[*found] != a.changing[mention] || speaks_of_another(a, a.reading.sentence_of(y))) {
    return std::nullopt;
  }
  const bool told = one_act(a, x, y) && named_by_both(a, x, y) >= 2;
  return told || slip ? found : std::nullopt;
}

}  // namespace recount::rules
