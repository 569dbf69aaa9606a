// Words around two figures tell whether they can be one quantity.
#include "rules/internal/pairing/likeness.h"

#include <algorithm>
#include <array>

#include "rules/internal/pairing/calendar.h"
#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

using core::Part;

/// "25 killed or injured": both together.
bool joins_another_event(const Article& a, const Sentence& s, std::size_t i) {
  if (i + 2 >= s.tokens.size() || !(s.tokens[i + 1].is("or") || s.tokens[i + 1].is("and"))) {
    return false;
  }
  for (const char* list : {"killed", "injured", "arrested", "missing", "rescued"}) {
    if (a.reading.words.has(list, s.tokens[i + 2].word)) return true;
  }
  return false;
}

bool change_like(const Figure& f) {
  return f.c->kind == core::ClaimKind::relative_change ||
         f.c->kind == core::ClaimKind::point_change;
}

/// "zip code 63848", "Route 66": a name.
bool is_label(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  return f.token > 0 && a.reading.words.has("label", s.tokens[f.token - 1].word);
}

/// The counted noun of `named` stands right behind the bare number `bare` as well.
bool noun_behind(const Article& a, const Figure& bare, const Figure& named) {
  const std::string unit = last_word(named.quantity().unit);
  const Sentence& s = a.reading.sentence_of(bare);
  for (std::size_t i = bare.token + 1; i < std::min(bare.token + 6, s.tokens.size()); ++i) {
    std::string word = s.tokens[i].word;
    if (stem(word) == stem(unit)) return true;
    if (word.ends_with("s")) word.pop_back();
    if (one_thing(a.reading, word, unit)) return true;  // "140 stores" · "240 of its shops"
  }
  return false;
}

/// "Inflation eases to 3.2 percent", "prices rose 3.2 percent in the year": a level that is a rise.
bool inflation(const Article& a, const Figure& x, const Figure& y) {
  const auto says = [&](const Figure& f, const char* list) {
    return a.reading.find(a.reading.sentence_of(f), list).has_value();
  };
  return is_percent(x) && is_percent(y) && x.value() == y.value() &&
         ((says(x, "inflation") && says(y, "prices")) ||
          (says(y, "inflation") && says(x, "prices")));
}

/// "Jobless rate drops" · "Unemployment fell": words of one field.
bool one_field(const Reading& r, const Sentence& a, const Sentence& b) {
  const auto fields = [&](const Sentence& s) {
    Lexicon::Lists all;
    for (const Token& t : s.tokens) all |= t.marks->begins;
    return all & r.fields;
  };
  return (fields(a) & fields(b)).any();
}

}  // namespace

std::string stem(const std::string& word) {
  std::size_t size = word.size();
  const auto ends = [&](std::string_view tail) {
    return size > tail.size() + 2 && std::string_view(word).substr(0, size).ends_with(tail);
  };
  if (ends("s") && !ends("ss")) --size;
  if (ends("ed")) size -= 2;
  if (ends("e")) --size;
  return word.substr(0, std::min<std::size_t>(size, 5));
}

bool one_topic(const Reading& r, const Token& a, const Token& b) {
  if (a.word.size() < 3 || b.word.size() < 3 || a.is_figure() || b.is_figure()) return false;
  const bool field = (a.marks->begins & b.marks->begins & r.fields).any();
  if (!field && stem(a.word) != stem(b.word)) return false;
  const auto names = [&](const Token& t) {
    return !r.words.has("stop", t.word) && !r.words.has("time_word", t.word);
  };
  return names(a) && names(b);
}

Token counted_noun(const Reading& r, const Figure& f) {
  Token noun;
  if (f.quantity().unit_kind == core::UnitKind::count) noun.word = last_word(f.quantity().unit);
  noun.marks = &r.words.marks(noun.word);
  return noun;
}

bool of_the_noun(const Article& a, const Figure& x, const Figure& y) {
  if (unit_written(x) == unit_written(y)) return false;
  const Figure& named = unit_written(x) ? x : y;
  const Figure& bare = unit_written(x) ? y : x;
  const Sentence& s = a.reading.sentence_of(bare);
  return named.quantity().unit_kind == core::UnitKind::count && bare.token + 1 < s.tokens.size() &&
         s.tokens[bare.token + 1].is("of") && noun_behind(a, bare, named);
}

std::set<std::string> topic(const Article& a, const Figure& f) {
  std::set<std::string> out;
  for (const Token& t : a.reading.sentence_of(f).tokens) {
    if (t.word.size() >= 3 && !t.is_figure() && !a.reading.words.has("stop", t.word) &&
        !a.reading.words.has("time_word", t.word)) {
      out.insert(stem(t.word));
    }
  }
  // What is measured stands within the figure: "50 kilograms of ivory".
  if (f.quantity().unit_kind == core::UnitKind::physical) {
    const std::string& subject = f.c->subject;
    out.insert(stem(subject.substr(0, subject.find(' '))));
  }
  // So do adjectives: "62 trapped miners".
  const std::string& unit = f.quantity().unit;
  const std::size_t last = unit.rfind(' ');
  if (f.quantity().unit_kind == core::UnitKind::count && last != std::string::npos) {
    out.insert(stem(unit.substr(0, unit.find(' '))));
  }
  return out;
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& w) { return b.contains(w); }));
}

std::string event(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  for (std::size_t apart = 1; apart <= 4; ++apart) {
    for (const std::size_t i : {f.token + apart, f.token - apart}) {
      if (i >= s.tokens.size()) continue;
      for (const char* list : {"killed", "injured", "arrested", "missing", "rescued"}) {
        if (!a.reading.words.has(list, s.tokens[i].word)) continue;
        return i > f.token && joins_another_event(a, s, i) ? "several" : list;
      }
    }
  }
  // "The number of people who died when the ferry sank has risen to 31"
  const bool toll = !unit_written(f) && a.reading.find(s, "toll", 0, f.token);
  return toll ? "killed" : std::string();
}

bool nouns_differ(const Article& a, const Figure& x, const Figure& y) {
  if (unit_written(x) == unit_written(y)) return false;
  const Figure& named = unit_written(x) ? x : y;
  const Figure& bare = unit_written(x) ? y : x;
  if (named.quantity().unit_kind != core::UnitKind::count) return false;
  // "38 on board" leaves the people out.
  const Sentence& s = a.reading.sentence_of(bare);
  const bool no_noun = bare.token + 1 >= s.tokens.size() ||
                       a.reading.words.has("behind_person", s.tokens[bare.token + 1].word);
  if (s.part == Part::title && no_noun &&
      a.reading.words.has("person", last_word(named.quantity().unit)))
    return false;
  return !noun_behind(a, bare, named) && event(a, bare).empty() && event(a, named).empty();
}

bool of_people(const Article& a, const Figure& x, const Figure& y) {
  const auto person = [&](const Figure& f) {
    const std::string noun = last_word(f.quantity().unit);
    return f.quantity().unit_kind == core::UnitKind::count &&
           (a.reading.words.has("person", noun) || a.reading.words.has("kind_of_person", noun));
  };
  return person(x) && person(y);
}

bool says_of_them(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  const std::size_t end = std::min(f.token + 4, s.tokens.size());
  for (std::size_t i = 0; i < end; ++i) {
    const auto match = r.find(s, "quantity_anaphor", i, end);
    if (!match) return false;
    if (match->end >= s.tokens.size() || !s.tokens[match->end].is("of")) return true;
    i = match->begin;
  }
  return false;
}

bool places_differ(const Reading& r, const Sentence& a, const Sentence& b) {
  const auto one = r.find(a, "part_of_a_place");
  const auto other = r.find(b, "part_of_a_place");
  if ((one && r.find(b, "wider_place")) || (other && r.find(a, "wider_place"))) return true;
  return one && other && phrase(a, one->begin, one->end) != phrase(b, other->begin, other->end);
}

bool on_another_weekday(const Article& a, const Figure& x, const Figure& y) {
  constexpr std::size_t kReach = 5;
  const auto day = [](const Sentence& in, std::size_t begin, std::size_t end) {
    std::optional<unsigned> found;
    for (std::size_t i = begin; i < std::min(end, in.tokens.size()) && !found; ++i) {
      found = weekday_of(in.tokens[i].word);
    }
    return found;
  };
  const Sentence& s = a.reading.sentence_of(x);
  const auto before = day(s, 0, s.tokens.size());
  const auto behind = day(a.reading.sentence_of(y), y.token, y.token + kReach);
  return before && behind && *before != *behind;
}

bool in_relative_clause(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  std::size_t i = f.token;
  while (i > 0 && a.reading.words.has("filler", s.tokens[i - 1].word) &&
         !s.tokens[i - 1].is("that"))
    --i;
  // "Which axed 3,000", "which was fined 14 million"
  const bool auxiliary = i > 3 && a.reading.words.has("auxiliary", s.tokens[i - 2].word);
  i -= auxiliary ? 1 : 0;
  if (i < 3) return false;
  const Token& t = s.tokens[i - 2];
  return t.is("that") || t.is("which") || t.is("who");
}

bool could_be_one(const Article& a, const Figure& x, const Figure& y) {
  if (is_label(a, x) || is_label(a, y)) return false;
  if (inflation(a, x, y)) return true;
  const bool people = x.value() == y.value() && x.value() >= 10 && of_people(a, x, y);
  if ((!comparable(a.reading, x, y) && !people) || change_like(x) != change_like(y)) return false;
  if (x.quantity().unit_kind == core::UnitKind::time ||
      x.quantity().unit_kind == core::UnitKind::age ||
      y.quantity().unit_kind == core::UnitKind::time) {
    return false;
  }
  if (x.quantity().unit_kind != y.quantity().unit_kind && unit_written(x) && unit_written(y))
    return false;
  const auto up = [](const Figure& f) { return f.c->direction; };
  const bool unsaid =
      x.value() == y.value() && (up(x) == core::Direction::none || up(y) == core::Direction::none);
  if (change_like(x) && up(x) != up(y) && !unsaid) return false;
  const std::string e = event(a, x);
  const std::string f = event(a, y);
  if (!e.empty() && !f.empty() && e != f) return false;
  // "12 killed in storm" · "21 homes were destroyed": people, and things.
  const auto things = [&](const Figure& g) {
    return unit_written(g) && g.quantity().unit_kind == core::UnitKind::count &&
           !of_people(a, g, g);
  };
  const bool one_noun = unit_written(x) && unit_written(y) && same_noun(x, y);  // "1,800 fish"
  if (e == "killed" && f.empty() && things(y) && !one_noun) return false;
  if (f == "killed" && e.empty() && things(x) && !one_noun) return false;
  const auto from = [&](const Figure& g) {
    const auto cue = a.reading.cue_before(g, "from");
    const Sentence& s = a.reading.sentence_of(g);
    // "Appeal against the 16 million ruling"
    const bool noun = g.token + 1 < s.tokens.size() && s.tokens[g.token + 1].word.size() > 3 &&
                      !a.reading.words.has("stop", s.tokens[g.token + 1].word);
    return cue && !(s.tokens[cue->begin].is("against") && noun);
  };
  return from(x) == from(y) && !a.reading.cue_before(y, "another") &&
         !a.reading.cue_before(x, "another");
}

bool same_noun(const Figure& x, const Figure& y) {
  return last_word(x.quantity().unit) == last_word(y.quantity().unit);
}

std::size_t likeness(const Article& a, const Figure& x, const Figure& y) {
  std::size_t score = shared(topic(a, x), topic(a, y)) + (inflation(a, x, y) ? 1 : 0);
  if (score == 0 && one_field(a.reading, a.reading.sentence_of(x), a.reading.sentence_of(y)))
    ++score;
  if (x.value() == y.value() && x.value() >= 20 && of_people(a, x, y)) ++score;
  const auto to = [&](const Figure& g) { return a.reading.cue_before(g, "to").has_value(); };
  if (to(x) && to(y)) ++score;
  if (x.c->direction != core::Direction::none && x.c->direction == y.c->direction) ++score;
  if (unit_written(x) && unit_written(y) && same_noun(x, y) &&
      x.quantity().unit_kind != core::UnitKind::percent) {
    ++score;
  }
  if (of_the_noun(a, x, y)) ++score;
  const std::string e = event(a, x);
  if (!e.empty() && e == event(a, y)) ++score;
  return score;
}

}  // namespace recount::rules
