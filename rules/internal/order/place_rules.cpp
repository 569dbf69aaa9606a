// Rivals told in the order of their places: "the biggest was Lund with 48,000, followed by Berg
// with 39,000 and Dal with 31,000". Each figure of such a list has a place, said in front of it or
// next behind that of the figure before, and no later place has the larger figure.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/limits.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/number_text.h"

namespace recount::rules {
namespace {

using core::Interval;

/// Two rivals: their places on the map need not be one.
bool comparable_in_order(const Article& a, const Figure& x, const Figure& y) {
  const bool one_unit = x.quantity().unit == y.quantity().unit && x.quantity().per.empty() &&
                        y.quantity().per.empty() && x.c->kind == y.c->kind;
  return one_unit || comparable(a.reading, x, y);
}

/// In the sentence of either figure another day, round or measure is named, or less is better.
bool another_contest(const Article& a, const Figure& x, const Figure& y) {
  for (const Figure* f : {&x, &y}) {
    const Sentence& s = a.reading.sentence_of(*f);
    for (const char* list :
         {"another_contest", "year_before", "year_after", "low_wins", "lowest", "the_fewest"}) {
      if (a.reading.find(s, list)) return true;
    }
    const auto low = [&](std::size_t i) {  // "after three rounds"
      return a.reading.words.has("low_wins", last_word(a.reading.figures[i].quantity().unit));
    };
    if (std::any_of(s.figures.begin(), s.figures.end(), low)) return true;
  }
  // "The biggest seller last year … Hyundai came second": the later one leaves the year out.
  const bool other_time = y.c->period && x.c->period != y.c->period;
  return other_time || a.reading.words.has("fewer_wins", last_word(x.quantity().unit));
}

bool is_rank(const Article& a, const Token& t) {
  return t.is_figure() && a.reading.figures[t.figure].c->kind == core::ClaimKind::rank;
}

/// The words in front of a figure, back to the figure before it or the start of its sentence.
Match zone_of(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  std::size_t begin = f.token;
  while (begin > 0 && (!s.tokens[begin - 1].is_figure() || is_rank(a, s.tokens[begin - 1])) &&
         !s.tokens[begin - 1].is(";")) {
    --begin;
  }
  return {begin, f.token};
}

/// "with 48,000", "on 212", "(48,000", ", 310": what one in that place has.
bool is_tied(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  if (f.token == 0) return false;
  const Token& sign = s.tokens[f.token - 1];
  return a.reading.cue_before(f, "which_has") || a.reading.cue_before(f, "who_have") ||
         sign.is(",") || sign.is("(") || sign.is("–") || sign.is(":");
}

/// "Which had 61 before five were deducted": not what it ended with.
bool before_the_end(const Article& a, const Figure& f) {
  const Token& next = a.reading.sentence_of(f).tokens[f.token + 1];
  return next.is("before") || next.is("until");
}

/// What a largest thing is large by: people, seats, tonnes; the theatres of a city are none.
bool measures_size(const Article& a, const Figure& f) {
  const auto kind = f.quantity().unit_kind;
  return kind == core::UnitKind::physical || kind == core::UnitKind::currency ||
         a.reading.words.has("size_unit", last_word(f.quantity().unit));
}

/// A place and the token that says it.
struct Ordinal {
  std::size_t nth = 0;
  std::size_t token = 0;
};

/// "Second", "third" in the zone, as a word or a rank.
Ordinal ordinal_in(const Article& a, const Sentence& s, const Match& zone) {
  for (std::size_t i = zone.end; i-- > zone.begin;) {
    if (!is_rank(a, s.tokens[i])) continue;
    const double v = a.reading.figures[s.tokens[i].figure].value();
    if (v > 1 && v <= 10) return {static_cast<std::size_t>(v), i};
  }
  if (const auto m = a.reading.find(s, "second_in_order", zone.begin, zone.end)) {
    return {2, m->begin};
  }
  const auto third = a.reading.find(s, "third_in_order", zone.begin, zone.end);
  return third ? Ordinal{3, third->begin} : Ordinal{};
}

/// The place that is said in front of a figure; "the second with" counts a thing; 0 for none.
std::size_t said_place(const Article& a, const Figure& f, const Match& zone) {
  const Sentence& s = a.reading.sentence_of(f);
  const Ordinal o = ordinal_in(a, s, zone);
  if (o.nth == 0) return 0;
  const bool counted = o.token > 0 && a.reading.words.has("no_order", s.tokens[o.token - 1].word) &&
                       !(o.token + 1 < s.tokens.size() && s.tokens[o.token + 1].is("place"));
  // "the third-largest producer"
  const Token& t = s.tokens[o.token];
  const bool hyphen = is_rank(a, t) &&
                      a.reading.figures[t.figure].c->quote.find_first_of("- ") != std::string::npos;
  const bool compound = hyphen || a.reading.words.has("tops", s.tokens[o.token + 1].word);
  const bool size = compound && measures_size(a, f);
  return counted && !size ? 0 : o.nth;
}

/// "The biggest seller of cars last year, with 84,300", "finished first with 212".
bool is_first(const Article& a, const Figure& f, const Match& zone) {
  constexpr std::size_t kReach = 14;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = std::max(zone.begin, f.token > kReach ? f.token - kReach : 0);
  const auto top = a.reading.find(s, "tops", begin, f.token);
  // The theatres of the oldest town are none of what it is first by.
  const bool size = f.quantity().unit_kind == core::UnitKind::count &&
                    a.reading.find(s, "tops_in_size", begin, f.token);
  const bool of = top && top->end < s.tokens.size() && s.tokens[top->end].is("of");  // "most of"
  if (top && !size && !of) return !a.reading.find(s, "new_clause", top->end, f.token);
  const auto cue = a.reading.cue_before(f, "which_has");
  const std::size_t last = cue ? cue->begin : f.token;
  for (std::size_t i = last; i > begin && last - i < 2; --i) {
    const bool counted = i > 1 && a.reading.words.has("no_order", s.tokens[i - 2].word);
    if (a.reading.words.has("first_in_order", s.tokens[i - 1].word)) return !counted;
  }
  return false;
}

/// ", followed by Berg with", "and Dal with": names alone stand between two items of the list.
bool next_in_list(const Article& a, const Figure& f, const Match& zone) {
  constexpr std::size_t kLongest = 9;
  const Sentence& s = a.reading.sentence_of(f);
  if (zone.begin == 0 || zone.end - zone.begin > kLongest) return false;
  std::size_t i = zone.begin;
  while (i < zone.end && (s.tokens[i].is(",") || s.tokens[i].is(")"))) ++i;
  const bool opened = i > zone.begin || s.tokens[i].is("and");
  if (!opened || a.reading.find(s, "new_clause", zone.begin, zone.end)) return false;
  if (s.tokens[i].is("and") || s.tokens[i].is("then")) ++i;
  // "and the Danes sold": a verb of its own.
  return i < zone.end && !a.reading.find(s, "change_verb", i, zone.end) &&
         !a.reading.find(s, "scope", i, zone.end);
}

/// The place of a figure behind one that has `before`; 0 where none is said.
std::size_t place_of(const Article& a, const Figure& f, std::size_t before) {
  const Match zone = zone_of(a, f);
  const Sentence& s = a.reading.sentence_of(f);
  // "Turkey, in second place, makes 3.7 million tonnes"
  const bool placed = a.reading.find(s, "in_second_place", zone.begin, zone.end).has_value();
  if (!is_tied(a, f) && !placed) return 0;
  // "second with 28, behind Italy, which won 31": the order of the two runs back.
  if (a.reading.find(s, "behind_words", zone.begin, zone.end)) return 0;
  // "the second-largest with 1.2 million, after Lund with 1.4": the first is told last.
  const bool after = s.tokens[zone.begin].is(",") && s.tokens[zone.begin + 1].is("after");
  if (after && before > 1) return before == 2 ? 1 : 0;
  if (const std::size_t nth = said_place(a, f, zone); nth > 0) return nth;
  const bool next = before > 0 && a.reading.find(s, "followed_by", zone.begin, zone.end);
  if (next) return before + 1;
  if (before > 1 && next_in_list(a, f, zone)) return before + 1;
  return is_first(a, f, zone) ? 1 : 0;
}

/// "Brazil leads the table with 22 medals; Argentina has 25": a rival behind the first, in a clause
/// of its own that opens with a name.
bool is_rival(const Article& a, const Figure& first, const Figure& f) {
  constexpr std::size_t kReach = 3;
  constexpr double kNear = 1.6;
  const Sentence& s = a.reading.sentence_of(f);
  const Match zone = zone_of(a, f);
  const bool clause = zone.begin > 0 ? s.tokens[zone.begin - 1].is(";") : f.token > 0;
  if (!clause || zone.end == zone.begin || zone.end - zone.begin > kReach || unit_written(f)) {
    return false;
  }
  const std::string& name = s.tokens[zone.begin].word;
  const bool named = !a.reading.words.has("stop", name) && !a.reading.words.has("anaphor", name) &&
                     !a.reading.find(s, "total", zone.begin, zone.end) &&
                     !a.reading.find(s, "scope", zone.begin, zone.end);
  return named && f.value() < kNear * first.value();
}

bool can_be_ranked(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  return is_counted(a, i) && !a.changing[i] && f.c->kind != core::ClaimKind::rank &&
         !before_the_end(a, f) && f.quantity().unit_kind != core::UnitKind::time;
}

/// "Sok finished second on 1,420 votes. Chan was third on 1,615".
Findings of_lists(const Article& a) {
  Findings out;
  std::size_t last = kNone;
  std::size_t place = 0;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Figure& f = a.reading.figures[i];
    if (f.c->kind == core::ClaimKind::rank) continue;
    const bool near =
        last != kNone && f.sentence - a.reading.figures[last].sentence <= 1 &&
        a.reading.sentence_of(f).part == a.reading.sentence_of(a.reading.figures[last]).part;
    const std::size_t p = can_be_ranked(a, i) ? place_of(a, f, near ? place : 0) : 0;
    if (near && p > 0 && place > 0 && p != place && std::max(p, place) > 1) {
      const Figure& x = a.reading.figures[last];
      if (comparable_in_order(a, x, f) && !another_contest(a, x, f)) {
        out.push_back(place < p ? larger(a, last, i, "the places")
                                : larger(a, i, last, "the places"));
      }
    }
    if (near && place == 1 && p == 0 && can_be_ranked(a, i)) {
      const Figure& x = a.reading.figures[last];
      if (is_rival(a, x, f) && comparable_in_order(a, x, f) && !another_contest(a, x, f)) {
        out.push_back(larger(a, last, i, "the places"));
      }
    }
    place = p;
    last = i;
  }
  return out;
}

/// "The top three were Kenya (14), Ethiopia (11) and Uganda (9)": as many numbers in brackets as
/// the list is said to have; a number in brackets need not be a figure.
struct Entry {
  double face = 0;
  Interval value;
  core::Location where;
};

std::optional<Entry> entry_at(const Article& a, const Sentence& s, std::size_t i) {
  const Token& t = s.tokens[i];
  const core::Location at{s.part, s.caption, t.span};
  if (t.is_figure()) {
    const Figure& f = a.reading.figures[t.figure];
    return is_counted(a, t.figure) ? std::optional(Entry{f.value(), f.stated().strict, at})
                                   : std::nullopt;
  }
  const bool digits = !t.word.empty() && t.word.size() <= 3 &&
                      t.word.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) return std::nullopt;
  const double face = std::atof(t.word.c_str());
  return Entry{face, Interval::exactly(face), at};
}

/// "top three", "three largest": 3.
std::size_t length_of_list(const Article& a, const Sentence& s, std::size_t i) {
  constexpr std::array<std::string_view, 9> kNumbers{"two",   "three", "four", "five", "six",
                                                     "seven", "eight", "nine", "ten"};
  if (i + 1 >= s.tokens.size()) return 0;
  if (s.tokens[i].is_figure()) {
    const Figure& f = a.reading.figures[s.tokens[i].figure];
    if (f.c->kind == core::ClaimKind::rank) return 0;  // "the second largest"
    const std::string& quote = f.c->quote;
    const std::size_t space = quote.find(' ');
    const std::string word = space == std::string::npos
                                 ? ""
                                 : quote.substr(space + 1, quote.find(' ', space + 1) - space - 1);
    const bool few = f.value() >= 2 && f.value() <= 10;
    return few && a.reading.words.has("tops", word) ? static_cast<std::size_t>(f.value()) : 0;
  }
  const bool top = s.tokens[i].is("top");
  if (!top && !a.reading.words.has("tops", s.tokens[i + 1].word)) return 0;
  const Token& t = s.tokens[top ? i + 1 : i];
  if (t.is_figure()) {
    const double v = a.reading.figures[t.figure].value();
    return v >= 2 && v <= 10 ? static_cast<std::size_t>(v) : 0;
  }
  for (std::size_t n = 0; n < kNumbers.size(); ++n) {
    if (t.is(kNumbers[n])) return n + 2;
  }
  return 0;
}

/// "Kenya (14), Ethiopia (11)", "Kenya with 14, Ethiopia with 11".
std::vector<Entry> entries(const Article& a, const Sentence& s, std::size_t begin) {
  std::vector<Entry> out;
  for (std::size_t i = begin; i + 2 < s.tokens.size(); ++i) {
    const bool bracket = s.tokens[i].is("(") && s.tokens[i + 2].is(")");
    if (!bracket && !(s.tokens[i].is("with") && s.tokens[i + 1].is_figure())) continue;
    if (const auto entry = entry_at(a, s, i + 1)) out.push_back(*entry);
  }
  return out;
}

std::optional<core::Finding> of_the_top(const Article& a, const Sentence& s) {
  for (std::size_t i = 0; i + 1 < s.tokens.size(); ++i) {
    const std::size_t length = length_of_list(a, s, i);
    if (length == 0) continue;
    const std::vector<Entry> list = entries(a, s, i);
    if (list.size() != length || a.reading.find(s, "low_wins") || a.reading.find(s, "lowest")) {
      return std::nullopt;
    }
    for (std::size_t k = 0; k + 1 < list.size(); ++k) {
      const bool last = k + 2 == list.size();
      const Interval rest = list[k].value - list[k + 1].value;
      if (rest.high >= 0 && !last) continue;
      return limited(
          a, {"I-RANK", {}, {list[k].where, list[k + 1].where}, {}}, rest, Interval::at_least(0),
          number_text(list[k].face) + " − " + number_text(list[k + 1].face) + " = " +
              number_text(list[k].face - list[k + 1].face) + "; stated in the order of a top list");
    }
  }
  return std::nullopt;
}

}  // namespace

Findings check_places(const Article& a) {
  Findings out = of_lists(a);
  for (const Sentence& s : a.reading.sentences) {
    if (auto found = of_the_top(a, s)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
