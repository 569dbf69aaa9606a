// Whether a change of one sentence and the levels of another are of one thing.
#include <algorithm>
#include <set>
#include <string>

#include "rules/internal/change/change_scope.h"
#include "rules/internal/pairing/change_noun.h"
#include "rules/internal/pairing/likeness.h"

namespace recount::rules {
namespace {

const Figure& last_of(const Article& a, const LevelPair& p) {
  return a.reading.figures[std::max(p.before, p.after)];
}

/// "the 31 percent rise", "the fall of 31 percent"
bool one_told_before(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto the = [&](std::size_t end) { return end > 0 && s.tokens[end - 1].is("the"); };
  if (a.reading.cue_after(f, "more") || a.reading.cue_after(f, "fewer")) return the(f.token);
  for (const char* list : {"rise_of", "fall_of"}) {
    const auto cue = a.reading.cue_before(f, list);
    if (cue && the(cue->begin)) return true;
  }
  const auto noun = change_noun_before(a.reading, f);
  return noun && the(noun->token);
}

/// "41,200 homes": a noun stands right behind a figure that was read as having none.
bool nouns_behind(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const Token& next = s.tokens[f.token + 1];
  return names_something(a, next) && !next.word.ends_with("ed");  // "1,100 crossed it"
}

/// "From 120,000 in 2003 to 195,000. Growth averaged 5 percent a year": the subject is the change
/// of the levels right before it.
bool names_a_change_alone(const Article& a, const Figure& f, const LevelPair& p) {
  const Sentence& s = a.reading.sentence_of(f);
  const Figure& last = last_of(a, p);
  const std::size_t verb = !s.tokens.empty() && a.reading.words.has("definite", s.tokens[0].word);
  return last.sentence + 1 == f.sentence && a.reading.find(s, "change_noun", verb, verb + 1) &&
         verb + 1 < s.tokens.size() && !s.tokens[verb + 1].is("of") && !s.tokens[verb + 1].is("in");
}

/// "… in 2000, reached 1.8 million in 2020. That corresponds to annual growth of 2 percent."
bool points_back(const Article& a, const Figure& f, const LevelPair& p) {
  constexpr std::size_t kHead = 4;
  const Sentence& s = a.reading.sentence_of(f);
  return a.reading.figures[std::max(p.before, p.after)].sentence + 1 == f.sentence &&
         a.reading.find(s, "pointing_back", 0, std::min(kHead, f.token)).has_value();
}

/// "A fall of 41 percent in two years …"
bool opens_with_change(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto quote = [](const Token& t) { return t.is("\"") || t.is("“") || t.is("‘"); };
  const std::size_t begin = !s.tokens.empty() && quote(s.tokens[0]) ? 1 : 0;
  if (a.reading.find(s, "unreal")) return false;  // "a drop of 20 percent had been feared"
  for (const char* list : {"rise_of", "fall_of"}) {
    const auto cue = a.reading.cue_before(f, list);
    if (cue && cue->begin == begin) return true;
  }
  return false;
}

/// "Has cut its road budget by a quarter. It will spend …": what changed stands in front of "by".
bool object_named(const Article& a, const Figure& f, const Sentence& there) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto by = a.reading.cue_before(f, "by");
  if (!by || by->begin == 0) return false;
  const Token& object = s.tokens[by->begin - 1];
  if (!names_something(a, object)) return false;  // "rose by"
  return std::any_of(there.tokens.begin(), there.tokens.end(),
                     [&](const Token& t) { return one_topic(a.reading, object, t); });
}

/// The change is one of several that its sentence tells: "Food was 6 percent dearer and energy 5
/// percent cheaper".
bool one_of_a_list(const Article& a, const Figure& f) {
  const auto& here = a.reading.sentence_of(f).figures;
  return std::any_of(here.begin(), here.end(), [&](std::size_t i) {
    const Figure& other = a.reading.figures[i];
    const std::size_t apart = other.token > f.token ? other.token - f.token : 0;
    const bool joined =
        apart > 0 && apart <= 4 && a.reading.sentence_of(f).tokens[other.token - 1].is("and");
    return &other != &f && is_percent(other) && is_percent(f) &&
           (joined || a.changing[i] || a.reading.cue_after(other, "more") ||
            a.reading.cue_after(other, "fewer"));
  });
}

/// "The index stood at 128.4", "Deaths on the roads fell to 19 from 26": the levels have a subject
/// of their own, which the sentence of the change does not name.
bool own_measure(const Article& a, const Figure& f, const Figure& level) {
  constexpr std::size_t kLongest = 7;
  const Sentence& s = a.reading.sentence_of(level);
  const std::size_t noun = !s.tokens.empty() && s.tokens[0].is("the") ? 1 : 0;
  const Token& subject = s.tokens[noun];
  if (!names_something(a, subject) || subject.word.ends_with("ly") ||
      a.reading.words.has("tally_word", subject.word)) {
    return false;
  }
  const std::size_t end = std::min(level.token, noun + kLongest);
  bool states = a.reading.words.has("states_measure", s.tokens[noun + 1].word);
  for (std::size_t i = noun + 1; i < end && noun == 0; ++i) {
    states = states || a.reading.words.has("change_verb", s.tokens[i].word);
  }
  const auto& told = a.reading.sentence_of(f).tokens;
  return states && std::none_of(told.begin(), told.end(), [&](const Token& t) {
           const bool index = subject.is("index") && a.reading.words.has("price_field", t.word);
           return index || one_topic(a.reading, subject, t);
         });
}

/// "The university had 41,200", "last year there were 41,200": in front of the level stands at most
/// who had it. "The court cut the fine to 1.2 billion" names things of its own.
bool names_at_most_an_owner(const Article& a, const Figure& f, const Figure& level) {
  const Sentence& s = a.reading.sentence_of(level);
  const auto& change = a.reading.sentence_of(f).tokens;
  std::size_t names = 0;
  for (std::size_t i = 0; i < level.token; ++i) {
    const Token& t = s.tokens[i];
    // "Deaths rose from 12 to 20", "membership of the union went from …": what moved has its name.
    const bool moved = t.is("went") || t.is_figure() || a.reading.words.has("rose", t.word) ||
                       a.reading.words.has("fell", t.word);
    if (moved && names > 0) return false;
    const bool verb = a.reading.words.has("level_verb", t.word) || t.word.ends_with("ed");
    const bool told = std::any_of(change.begin(), change.end(), [&](const Token& other) {
      return one_topic(a.reading, t, other);
    });
    names += names_something(a, t) && !verb && !told && !a.reading.words.has("month", t.word);
  }
  return names <= 1;
}

/// "A budget of 310 million, up from 290. Spending on schools will rise 9 percent": what is
/// narrower than the thing of the levels, by a noun that their sentences do not have; so is "in
/// industry the rise was 5 percent".
bool narrowed(const Article& a, const Figure& f, const LevelPair& p) {
  const Sentence& s = a.reading.sentence_of(f);
  if (a.reading.anaphor(s, 0, f.token)) return false;
  for (std::size_t i = 0; i + 1 < f.token; ++i) {
    const Token& t = s.tokens[i];
    const bool ends = t.is_figure() || t.is(",") || t.is(";") ||
                      a.reading.words.has("rose", t.word) || a.reading.words.has("fell", t.word) ||
                      a.reading.words.has("auxiliary", t.word);
    if (ends) return false;
    if (!a.reading.words.has("narrows", t.word)) continue;
    if (i > 0 && a.reading.words.has("tally_word", s.tokens[i - 1].word)) return false;
    const std::size_t noun = i + (a.reading.words.has("definite", s.tokens[i + 1].word) ? 2 : 1);
    const Token& what = s.tokens[noun];
    if (!names_something(a, what) || a.reading.words.has("month", what.word)) continue;
    const auto told = [&](std::size_t level) {
      const auto& there = a.reading.sentence_of(a.reading.figures[level]).tokens;
      return std::any_of(there.begin(), there.end(),
                         [&](const Token& other) { return one_topic(a.reading, what, other); });
    };
    return !told(p.before) && !told(p.after);
  }
  return false;
}

/// "The flock is three times as large as it was. Where 1,100 geese wintered, there are 2,100": what
/// a collective noun counts needs no second name.
bool of_its_members(const Article& a, const Figure& f, const LevelPair& p) {
  const Figure& first = a.reading.figures[std::min(p.before, p.after)];
  const auto& here = a.reading.sentence_of(first).figures;
  const auto kind = first.quantity().unit_kind;
  const bool counts = kind == core::UnitKind::count || kind == core::UnitKind::none;
  const bool alone = std::all_of(here.begin(), here.end(), [&](std::size_t i) {
    return i == p.before || i == p.after ||
           a.reading.figures[i].quantity().unit_kind == core::UnitKind::time;
  });
  return first.sentence == f.sentence + 1 && counts && alone &&
         f.c->kind == core::ClaimKind::multiple &&
         a.reading.find(a.reading.sentence_of(f), "members_of", 0, f.token);
}

/// "An increase of 2 percent in the rate would ruin them": the thing behind the change.
bool names_the_thing(const Article& a, const Figure& f, const Sentence& there) {
  const Sentence& s = a.reading.sentence_of(f);
  const Token& joint = s.tokens[f.token + 1];
  const bool of = joint.is("in") || joint.is("of");
  const bool noun = a.reading.cue_before(f, "rise_of") || a.reading.cue_before(f, "fall_of");
  if (!of || !noun || !a.reading.words.has("definite", s.tokens[f.token + 2].word) ||
      a.reading.cue_before(f, "another")) {
    return false;
  }
  const Token& thing = s.tokens[f.token + 3];
  return std::any_of(there.tokens.begin(), there.tokens.end(),
                     [&](const Token& t) { return one_topic(a.reading, thing, t); });
}

/// "Support for the tunnel has grown. Now 58 percent are for it": "it" is what the change was
/// about.
bool are_for_it(const Article& a, const Figure& level) {
  constexpr std::size_t kReach = 7;
  const Sentence& s = a.reading.sentence_of(level);
  const std::size_t end = std::min(level.token + kReach, s.tokens.size());
  return is_percent(level) && a.reading.find(s, "said_of_it", level.token + 1, end);
}

/// "Applications fell by a third. There were 41,200 of them, after 52,900": the levels stand right
/// behind the change, and what they are of is said by a pronoun or left out. "It sold 300" is of
/// whoever sold.
bool levels_point_back(const Article& a, const Figure& f, const LevelPair& p) {
  const Figure& first = a.reading.figures[std::min(p.before, p.after)];
  const Figure& second = last_of(a, p);
  if (first.sentence != f.sentence + 1 || one_of_a_list(a, f) || own_measure(a, f, first))
    return false;
  const std::size_t index = std::min(p.before, p.after);
  if (a.reading.sentence_of(first).figures.front() == index && says_of_them(a.reading, first))
    return true;
  if (are_for_it(a, first)) return true;
  return names_at_most_an_owner(a, f, first) && !unit_written(first) && !unit_written(second) &&
         !nouns_behind(a, first) && !nouns_behind(a, second);
}

/// "Rents have doubled. A two-room flat that let for $640 in 2018 goes for $960 today": what a
/// thing of the kind costs stands for the price of them all.
bool price_of_one(const Article& a, const Figure& f, const LevelPair& p) {
  const Figure& first = a.reading.figures[std::min(p.before, p.after)];
  const Figure& second = last_of(a, p);
  const Sentence& s = a.reading.sentence_of(first);
  const Sentence& own = a.reading.sentence_of(f);
  const bool costs = first.quantity().unit_kind == core::UnitKind::currency &&
                     a.reading.find(own, "price_word", 0, f.token);
  const bool lasts = first.quantity().unit_kind == core::UnitKind::time &&
                     a.reading.find(own, "time_taken", 0, f.token);
  return first.sentence == f.sentence + 1 && second.sentence == first.sentence &&
         (costs || lasts) && !s.tokens.empty() && (s.tokens[0].is("a") || s.tokens[0].is("an"));
}

/// "Revenue per seat fell 3 percent; fuel cost 7 percent less": where the clause of the change
/// begins that names something of its own.
std::size_t own_clause(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  std::size_t begin = f.token;
  const auto joins = [&](std::size_t i) {
    return s.tokens[i].is(";") ||
           (s.tokens[i].is(",") && (s.tokens[i + 1].is("and") || s.tokens[i + 1].is("but") ||
                                    s.tokens[i + 1].is("while")));
  };
  while (begin > 0 && !joins(begin - 1)) --begin;
  for (std::size_t i = begin; i < f.token; ++i) {
    const bool verb = a.reading.words.has("level_verb", s.tokens[i].word) ||
                      a.reading.words.has("change_verb", s.tokens[i].word);
    if (names_something(a, s.tokens[i]) && !verb) return begin;
  }
  return 0;
}

/// How far the subject of a sentence may stand: "Over the six years the number grew" opens with a
/// span of time.
std::size_t head_end(const Article& a, const Sentence& s) {
  constexpr std::size_t kHead = 4;
  if (s.figures.empty()) return kHead;
  const Figure& first = a.reading.figures[s.figures.front()];
  const bool span = first.token < kHead && first.quantity().unit_kind == core::UnitKind::time;
  return span ? first.token + 1 + kHead : kHead;
}

}  // namespace

bool same_topic(const Article& a, const Change& c, const LevelPair& p) {
  const Figure& f = figure_of(a, c);
  const Sentence& s = a.reading.sentence_of(f);
  const Sentence& there = a.reading.sentence_of(a.reading.figures[p.after]);
  // "Tripled in the province. Nationally they went from 1.2 to 1.9 million."
  if (a.reading.find(there, "wider_place") && !a.reading.find(s, "wider_place")) return false;
  if (points_back(a, f, p) || of_its_members(a, f, p) || names_the_thing(a, f, there)) return true;
  if (last_of(a, p).sentence < f.sentence && narrowed(a, f, p)) return false;
  // "It has lifted rates by 4 points. The bank expects 5.4 percent …": "it" was told before.
  const bool behind = a.reading.figures[std::min(p.before, p.after)].sentence > f.sentence;
  if (!behind && a.reading.anaphor(s, 0, std::min(f.token, head_end(a, s)))) return true;
  if (behind && own_measure(a, f, a.reading.figures[std::min(p.before, p.after)])) return false;
  const double change = a.reading.figures[p.after].value() - a.reading.figures[p.before].value();
  const bool same_way = c.sign * change >= 0;  // "the decline" of what climbed is another's
  if ((!behind && same_way && one_told_before(a, f)) || names_a_change_alone(a, f, p) ||
      levels_point_back(a, f, p) || price_of_one(a, f, p) || opens_with_change(a, f) ||
      object_named(a, f, there)) {
    return true;
  }
  const auto told = [&](const Token& t) {
    for (const std::size_t i : {p.before, p.after}) {
      const Figure& level = a.reading.figures[i];
      const auto& tokens = a.reading.sentence_of(level).tokens;
      const auto one = [&](const Token& other) { return one_topic(a.reading, t, other); };
      if (one(counted_noun(a.reading, level)) || std::any_of(tokens.begin(), tokens.end(), one))
        return true;
    }
    return false;
  };
  std::set<std::string> both;
  bool first = true;
  for (std::size_t i = own_clause(a, f); i < s.tokens.size(); ++i) {
    const Token& t = s.tokens[i];
    // "Went from 25 to 20": a verb that says nothing of what.
    const bool verb =
        a.reading.words.has("level_verb", t.word) && (t.marks->begins & a.reading.fields).none();
    if (!names_something(a, t) || verb) continue;
    const bool shared_word = told(t);
    if (shared_word) both.insert(stem(t.word));
    if (first && shared_word) return true;
    first = false;
  }
  return both.size() >= 2;
}

bool sums_up(const Article& a, const Change& c, const LevelPair& p) {
  const Figure& f = figure_of(a, c);
  const std::size_t first = std::min(p.before, p.after);
  const std::size_t last = std::max(p.before, p.after);
  const Figure& level = a.reading.figures[last];
  if (p.bond != Bond::periods || level.sentence + 1 != f.sentence ||
      level.sentence != a.reading.figures[first].sentence + 1) {
    return false;
  }
  const bool opens = opens_with_change(a, f) || names_a_change_alone(a, f, p) ||
                     (one_told_before(a, f) && f.token <= 6);
  if (!opens) return false;
  for (const std::size_t s : {a.reading.figures[first].sentence, level.sentence, f.sentence}) {
    const auto& figures = a.reading.sentences[s].figures;
    const bool others = std::any_of(figures.begin(), figures.end(), [&](std::size_t i) {
      return i != first && i != last && !a.changing[i] &&
             a.reading.figures[i].quantity().unit_kind != core::UnitKind::time &&
             comparable(a.reading, a.reading.figures[i], level);
    });
    if (others) return false;
  }
  return true;
}

}  // namespace recount::rules
