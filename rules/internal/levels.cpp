// Sentence by sentence: every level figure gets a side from its cue words; sides and periods then
// tie neighbours together. A figure that is itself a change, a forecast or one end of a range is no
// level.
#include "rules/internal/levels.h"

#include <algorithm>
#include <optional>

#include "rules/internal/sides.h"

namespace recount::rules {
namespace {

using core::ClaimKind;
using core::UnitKind;

/// How many figures back a partner may stand; news sentences hold fewer, tables more.
constexpr std::size_t kWindow = 6;

bool same_or_unsaid(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a == b;
}

std::string folded(std::string word) {
  for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return word;
}

/// "case" and "abuse case" are one unit: the later words decide.
bool ends_with_word(const std::string& longer, const std::string& shorter) {
  return longer.size() > shorter.size() && longer.ends_with(shorter) &&
         longer[longer.size() - shorter.size() - 1] == ' ';
}

/// An elliptical figure has the unit of its partner.
bool same_unit(const Figure& a, const Figure& b) {
  if (!unit_written(a) || !unit_written(b)) return true;
  const std::string x = folded(a.quantity().unit);
  const std::string y = folded(b.quantity().unit);
  return same_or_unsaid(x, y) || ends_with_word(x, y) || ends_with_word(y, x);
}

/// "60 cents": 0.60 dollars, written as a whole number.
bool in_cents(const Figure& f) {
  return f.quantity().unit_kind == UnitKind::currency && f.quantity().value.exponent < 0 &&
         !f.quantity().scaled && f.c->quote.find_first_of(".,") == std::string::npos;
}

bool same_kind_of_unit(const Figure& a, const Figure& b) {
  const auto loose = [](UnitKind k) { return k == UnitKind::count || k == UnitKind::none; };
  const UnitKind x = a.quantity().unit_kind;
  const UnitKind y = b.quantity().unit_kind;
  if (x == y || (x == UnitKind::percent && !unit_written(a)) ||
      (y == UnitKind::percent && !unit_written(b))) {
    return true;
  }
  // "to 18 weeks from nine"
  const bool left_out = !unit_written(loose(x) ? a : b);
  if (left_out && (x == UnitKind::time || y == UnitKind::time) && (loose(x) || loose(y))) {
    return true;
  }
  const UnitKind one = loose(x) ? y : x;
  if (in_cents(a) || in_cents(b)) return false;  // "60 cents, up from 58": 0.60 and 58
  // "$9 million … from 8 million": the second currency may be left unsaid, a percent may not.
  return (loose(x) || loose(y)) && (loose(one) || one == UnitKind::currency);
}

bool one_place(const Figure& a, const Figure& b) {
  return same_or_unsaid(a.c->place.name, b.c->place.name) ||
         (!a.c->place.code.empty() && a.c->place.code == b.c->place.code);
}

bool bracketed(const Reading& r, const Figure& before) {
  const Sentence& s = r.sentence_of(before);
  const std::size_t begin = before.token > 3 ? before.token - 3 : 0;
  for (std::size_t i = begin; i < before.token; ++i) {
    if (s.tokens[i].is("(")) return true;
  }
  return false;
}

struct Level {
  std::size_t figure = 0;
  Side side = Side::none;
  bool earlier = false;  ///< said to be, as is `later`
  bool later = false;
};

std::optional<core::Date> start_of(const Figure& f) {
  return f.c->period ? std::optional(f.c->period->start) : std::nullopt;
}

/// Two periods that do not overlap; which one is the earlier.
std::optional<bool> first_is_earlier(const Figure& a, const Figure& b) {
  const auto x = start_of(a);
  const auto y = start_of(b);
  if (!x || !y || a.c->period->contains(*b.c->period) || b.c->period->contains(*a.c->period)) {
    return std::nullopt;
  }
  return *x < *y;
}

bool is_content(const Reading& r, const Token& t) {
  return t.word.size() >= 3 && !t.is_figure() && !r.words.has("stop", t.word) &&
         !r.words.has("time_word", t.word) && !(t.word[0] >= '0' && t.word[0] <= '9');
}

/// A pronoun, or the very subject of the earlier figure.
bool points_back(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(b);
  const bool pronoun = r.find(s, "anaphor", 0, b.token).has_value();
  return pronoun || (!a.c->subject.empty() && folded(a.c->subject) == folded(b.c->subject));
}

/// Where the clause of the later figure begins: behind the figure before it that is no change, or
/// at the conjunction behind the first of the sentence ("in 12 towns in 2010 and in 18 in 2020").
std::size_t clause_begin(const Reading& r, const Figure& a, const Figure& b,
                         const std::vector<bool>& changing) {
  const Sentence& s = r.sentence_of(b);
  const bool first = a.sentence == b.sentence && s.tokens[a.token].figure == s.figures.front();
  std::size_t begin = b.token;
  for (; begin > 0 && !s.tokens[begin - 1].is(";"); --begin) {
    const Token& t = s.tokens[begin - 1];
    if (t.is_figure() && !changing[t.figure]) break;
    if (first && t.is("and")) break;
  }
  return begin;
}

/// The clause of the later figure names no other actor or thing than that of the earlier: it
/// repeats a word of it, has a pronoun, or has no word of its own before the figure.
bool continues(const Reading& r, const Figure& a, const Figure& b,
               const std::vector<bool>& changing) {
  const Sentence& first = r.sentence_of(a);
  const Sentence& second = r.sentence_of(b);
  const std::size_t begin = clause_begin(r, a, b, changing);
  if (r.find(second, "anaphor", begin, b.token)) return true;
  bool own = false;
  for (std::size_t i = begin; i < b.token; ++i) {
    const std::string& word = second.tokens[i].word;
    const bool verb = r.words.has("level_verb", word) || r.words.has("change_verb", word);
    if (!is_content(r, second.tokens[i]) || verb) continue;
    own = true;
    const auto repeats = [&](const Token& t) { return t.word == word; };
    const auto end = first.tokens.begin() + static_cast<std::ptrdiff_t>(a.token);
    if (!r.words.has("report_verb", word) && std::any_of(first.tokens.begin(), end, repeats)) {
      return true;
    }
  }
  return !own;
}

/// "Today there are 1,120": nothing in front of the figure says of what, but that it is now.
bool only_says_when(const Reading& r, const Level& b) {
  const Figure& f = r.figures[b.figure];
  const Sentence& s = r.sentence_of(f);
  const auto end = s.tokens.begin() + static_cast<std::ptrdiff_t>(f.token);
  return b.later && std::none_of(s.tokens.begin(), end, [&](const Token& t) {
           return t.is_figure() || (is_content(r, t) && !r.words.has("level_verb", t.word));
         });
}

bool changing_between(std::size_t a, std::size_t b, const std::vector<bool>& changing) {
  for (std::size_t i = a + 1; i < b; ++i) {
    if (changing[i]) return true;
  }
  return false;
}

/// No figure between the two but the change and words for a time ("in the first nine months").
bool next_but_the_change(const Reading& r, std::size_t a, std::size_t b) {
  std::size_t between = 0;
  for (std::size_t i = a + 1; i < b; ++i) between += says_when(r, r.figures[i]) ? 0 : 1;
  return between <= 1;
}

/// "2.42 billion, down 22 percent from 3.12 billion": a bare "from" compares only behind a change.
bool compares(const Reading& r, const Level& a, const Level& b, const std::vector<bool>& changing) {
  const Figure& f = r.figures[b.figure];
  if (behind_a_change(r, f, changing)) return next_but_the_change(r, a.figure, b.figure);
  if (behind_after(r, f)) return a.figure + 1 == b.figure;
  const Sentence& s = r.sentence_of(f);
  const auto cue = r.cue_before(f, "from");
  if (!cue) return changing_between(a.figure, b.figure, changing);  // "when it was 26 percent"
  // "down by 80 percent (up from 60 percent)": the bracket belongs to the figure right before it.
  const std::size_t at = cue->begin;
  if (at > 1 && s.tokens[at - 1].is("(") && s.tokens[at - 2].is_figure() &&
      s.tokens[at - 2].figure != a.figure) {
    return false;
  }
  if (!s.tokens[at].is("from")) return true;
  return changing_between(a.figure, b.figure, changing);
}

/// "… 30,154 cars, the best month so far but still down 12 percent from 37,620": no subject of its
/// own, so it goes on about the same thing.
bool goes_on(const Sentence& s, const Match& clause) {
  constexpr std::size_t kReach = 3;
  for (std::size_t i = clause.end; i < clause.end + kReach && i + 1 < s.tokens.size(); ++i) {
    if (s.tokens[i].is("up") || s.tokens[i].is("down"))
      return !s.tokens[clause.begin].is(";") && s.tokens[i + 1].is_figure();
  }
  return false;
}

std::optional<LevelPair> by_sides(const Reading& r, const Level& a, const Level& b,
                                  const std::vector<bool>& changing) {
  const Sentence& s = r.sentence_of(r.figures[b.figure]);
  const std::size_t from = r.figures[a.figure].token;
  // "rents rose to 1,060, while bread went from 2.10 to 2.30"
  const auto clause = r.find(s, "new_clause", from, r.figures[b.figure].token);
  if (b.side == Side::before && clause && !goes_on(s, *clause) &&
      (a.side == Side::after || !s.tokens[clause->begin].is(";")))
    return std::nullopt;
  const bool is_bracketed = bracketed(r, r.figures[a.figure]);
  if (a.side == Side::before && b.side == Side::after) {
    return LevelPair{a.figure, b.figure, Bond::from_to, true, is_bracketed};
  }
  if (a.side == Side::after && b.side == Side::before) {
    return LevelPair{b.figure, a.figure, Bond::from_to, true, is_bracketed};
  }
  if (b.side == Side::before && a.side == Side::none && compares(r, a, b, changing)) {
    return LevelPair{b.figure, a.figure, Bond::from, true, false};
  }
  return std::nullopt;
}

bool one_written_unit(const Figure& a, const Figure& b) {
  const UnitKind kind = a.quantity().unit_kind;
  return a.quantity().unit == b.quantity().unit && kind == b.quantity().unit_kind &&
         kind != UnitKind::none && kind != UnitKind::percent;
}

/// "Has shrunk to 22,450; in 2017 it had 25,250": where the change led is now, the year is past.
bool in_a_past_year(const Reading& r, const Level& a, const Level& b) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  const auto published = r.article.published_date();
  if (a.side != Side::after || b.side != Side::none || !y.c->period || !published ||
      !(y.c->period->end < *published) || x.sentence != y.sentence) {
    return false;
  }
  const Sentence& s = r.sentence_of(y);
  std::size_t begin = y.token;
  while (begin > x.token + 1 && !s.tokens[begin - 1].is(";") && !s.tokens[begin - 1].is_figure()) {
    --begin;
  }
  const auto year = [](const Token& t) {
    return t.word.size() == 4 && (t.word.starts_with("19") || t.word.starts_with("20"));
  };
  const auto at = [&](std::size_t i) { return s.tokens.begin() + static_cast<std::ptrdiff_t>(i); };
  // "In 2017 it had 25,250", and not "it opened 12 of them".
  const bool had = y.token > 0 && r.words.has("level_verb", s.tokens[y.token - 1].word);
  return had && s.tokens[begin - 1].is(";") && std::any_of(at(begin), at(y.token), year) &&
         std::none_of(s.tokens.begin(), at(begin), year) && r.find(s, "anaphor", begin, y.token);
}

std::optional<LevelPair> by_periods(const Reading& r, const Level& a, const Level& b,
                                    const std::vector<bool>& changing) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  std::optional<bool> earlier;
  if (a.earlier != b.earlier) earlier = a.earlier;
  if (!earlier) earlier = first_is_earlier(x, y);
  if (!earlier && b.later && !a.later) earlier = true;
  if (!earlier && in_a_past_year(r, a, b)) earlier = false;
  if (!earlier || !same_unit(x, y)) return std::nullopt;
  // Two periods and one unit, whatever the words between: enough to agree, never to differ.
  const bool tied = continues(r, x, y, changing);
  if (!tied && !one_written_unit(x, y)) return std::nullopt;
  // Left out, the noun is that of the first count of the sentence before: "640 students applied for
  // 80 places. This year 1,920 did."
  const bool first = unit_written(y) || y.sentence == x.sentence || is_first(r, a.figure);
  // "120 applied and 40 were hired; 90 applied and 45 were hired": whose noun was left out?
  bool alone = true;
  for (std::size_t i = a.figure + 1; i < b.figure && !unit_written(y); ++i) {
    alone = alone && (changing[i] || !comparable(r, r.figures[i], y));
  }
  const bool firm =
      alone && tied &&
      (x.sentence == y.sentence || (first && (points_back(r, x, y) || only_says_when(r, b))));
  if (*earlier) return LevelPair{a.figure, b.figure, Bond::periods, firm, false};
  return LevelPair{b.figure, a.figure, Bond::periods, firm, false};
}

std::optional<LevelPair> carried_over(const Reading& r, const Level& a, const Level& b) {
  const Figure& y = r.figures[b.figure];
  const Sentence& s = r.sentence_of(y);
  if (b.side != Side::after || a.side == Side::before || !r.find(s, "anaphor", 0, y.token)) {
    return std::nullopt;
  }
  return LevelPair{a.figure, b.figure, Bond::carried, true, false};
}

/// "In the fiscal year that ended in June" · "in calendar 2022": years of two kinds.
bool years_of_two_kinds(const Reading& r, const Figure& a, const Figure& b) {
  const auto calendar = [&](const Figure& f) {
    return r.find(r.sentence_of(f), "calendar_year").has_value();
  };
  const auto fiscal = [&](const Figure& f) {
    return r.find(r.sentence_of(f), "fiscal_year").has_value();
  };
  return a.sentence != b.sentence &&
         ((calendar(a) && fiscal(b) && !fiscal(a)) || (fiscal(a) && calendar(b) && !calendar(a)));
}

std::optional<LevelPair> paired(const Reading& r, const Level& a, const Level& b,
                                const std::vector<bool>& changing) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  if (!comparable(r, x, y) || years_of_two_kinds(r, x, y)) return std::nullopt;
  if (x.sentence == y.sentence) {
    if (auto pair = by_sides(r, a, b, changing)) return pair;
  }
  if (auto pair = by_periods(r, a, b, changing)) return pair;
  if (x.sentence + 1 == y.sentence) return carried_over(r, a, b);
  return std::nullopt;
}

/// Two percentages of one subject in two sentences.
bool alike(const Reading& r, const Level& a, const Level& b) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  return x.sentence != y.sentence && is_percent(x) && is_percent(y) && !x.c->subject.empty() &&
         folded(x.c->subject) == folded(y.c->subject) && !first_is_earlier(x, y) && one_place(x, y);
}

bool near(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& x = r.sentence_of(a);
  const Sentence& y = r.sentence_of(b);
  return x.part == y.part && x.caption == y.caption && b.sentence - a.sentence <= 2 &&
         y.paragraph - x.paragraph <= 1;
}

/// "41 billion litres, or 112 million a day, 3 percent less than 44 billion": a total and a rate,
/// which no month or day is left out of ("5,000 euros a month, up from 4,500"); or shares of two
/// wholes ("60 percent of output") that two sentences name.
bool unlike(const Figure& a, const Figure& b) {
  const bool ratio = a.c->kind == ClaimKind::ratio || b.c->kind == ClaimKind::ratio;
  if (ratio && a.sentence != b.sentence) return true;
  return a.quantity().per != b.quantity().per &&
         (a.value() > 5 * b.value() || b.value() > 5 * a.value());
}

}  // namespace

bool comparable(const Reading&, const Figure& a, const Figure& b) {
  const bool elliptical = !unit_written(a) || !unit_written(b);
  return same_kind_of_unit(a, b) && same_unit(a, b) &&
         same_or_unsaid(a.quantity().per, b.quantity().per) && (elliptical || one_place(a, b));
}

std::vector<LevelPair> find_levels(const Reading& r, const std::vector<Change>& changes) {
  const std::vector<bool> changing = changing_figures(r, changes);
  std::vector<Level> levels;
  for (std::size_t i = 0; i < r.figures.size(); ++i) {
    if (!changing[i] && is_level(r, r.figures[i])) {
      const Figure& f = r.figures[i];
      levels.push_back({i, side_of(r, f, changing), said_earlier(r, f), said_later(r, f)});
    }
  }
  std::vector<LevelPair> out;
  std::vector<bool> arrived(levels.size());  // the end of a "from … to …"
  std::vector<bool> left(levels.size());     // the begin of a "to … from …"
  for (std::size_t b = 1; b < levels.size(); ++b) {
    for (std::size_t a = b; a-- > 0 && b - a <= kWindow;) {
      if (!near(r, r.figures[levels[a].figure], r.figures[levels[b].figure])) break;
      if (unlike(r.figures[levels[a].figure], r.figures[levels[b].figure])) continue;
      // "from 40 to 31 and from 12 to 19": nothing went from 12 to 31.
      if (arrived[a] && levels[b].side == Side::before) continue;
      // "to 11.4 from 12.6, while the overall rate rose to 4.1": nor from 12.6 to 4.1.
      if (left[a] && levels[b].side == Side::after) continue;
      if (alike(r, levels[a], levels[b])) {
        out.push_back({levels[a].figure, levels[b].figure, Bond::alike, false, false});
        out.push_back({levels[b].figure, levels[a].figure, Bond::alike, false, false});
      } else if (const auto pair = paired(r, levels[a], levels[b], changing)) {
        out.push_back(*pair);
        // "from 30 to 33" is complete: "33" does not also come from an earlier "from 400".
        if (pair->bond > Bond::from) continue;
        arrived[b] = pair->bond == Bond::from_to && pair->after == levels[b].figure;
        left[b] = pair->bond == Bond::from_to && pair->before == levels[b].figure;
        break;
      }
    }
  }
  return out;
}

}  // namespace recount::rules
