// An act is a verb and what it is done to, each a list of words: "axes … posts", "lay off …
// people".
#include "rules/internal/mentions/retelling.h"

#include <algorithm>
#include <array>
#include <string>

#include "rules/internal/mentions/agreement.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

struct Act {
  const char* verbs;
  const char* nouns;
  bool in_time = false;  ///< told in months or years, of which only like is held against like
};

constexpr std::array kActs{Act{"laid_off", "post"},        Act{"jailed", "term", true},
                           Act{"burned_down", "building"}, Act{"hires", "post"},
                           Act{"displaced", "resident"},   Act{"detained", "resident"},
                           Act{"marched", "resident"},     Act{"on_board", "traveller"}};

bool plain(const Figure& f) { return is_plain(f) && f.quantity().per.empty(); }

/// "200,000 march" · "about 20,000 people marched": no rounding explains a half more or less.
bool plainly_other(const Figure& x, const Figure& y) {
  const core::Quantity& q = y.quantity();
  const double most = std::max(x.value(), y.value());
  return q.hedge == core::Hedge::about && !q.range && q.form == core::Form::number &&
         q.per.empty() && std::min(x.value(), y.value()) < 0.67 * most;
}

bool follows(const Article& a, const Sentence& s, const char* list, std::size_t at) {
  const auto match = a.reading.find(s, list, at, std::min(at + 3, s.tokens.size()));
  return match && match->begin == at;
}

bool has_noun(const Article& a, const Figure& f, const Act& act) {
  const auto kind = f.quantity().unit_kind;
  // "25,000 flee fighting", "Firm to hire 800": a headline leaves the people out.
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t next = f.token + 1;
  const bool bare =
      s.part == core::Part::title && !unit_written(f) &&
      (kind == core::UnitKind::none || kind == core::UnitKind::count) &&
      a.reading.words.has(act.nouns, "people") &&
      (next >= s.tokens.size() || a.reading.words.has("behind_person", s.tokens[next].word) ||
       follows(a, s, act.verbs, next));
  if (bare) return true;
  return unit_written(f) && (kind == core::UnitKind::count || kind == core::UnitKind::time) &&
         a.reading.words.has(act.nouns, last_word(f.quantity().unit));
}

/// The verb stands near the figure, which is neither a whole nor what is left.
bool tells(const Article& a, const Figure& f, const Act& act) {
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > 5 ? f.token - 5 : 0;
  auto verb = a.reading.find(s, act.verbs, begin, f.token);
  if (!verb) verb = a.reading.find(s, act.verbs, f.token, std::min(f.token + 4, s.tokens.size()));
  // "A bank that axed 3,000 posts in the crisis": what it did before.
  if (verb && verb->begin > 0) {
    const Token& pronoun = s.tokens[verb->begin - 1];
    if (pronoun.is("that") || pronoun.is("which") || pronoun.is("who")) return false;
  }
  const bool other = a.reading.cue_before(f, "of") || a.reading.cue_before(f, "another");
  // "Sentenced to 12 years", but "cut its staff to 900".
  const bool left =
      f.quantity().unit_kind == core::UnitKind::count && a.reading.cue_before(f, "to");
  return verb && !other && !left && has_noun(a, f, act);
}

bool opens_text(const Article& a, const Figure& f) {
  return a.reading.sentence_of(f).part == core::Part::body && tells_first(a, f);
}

/// "900 people in London": a smaller figure may be a part of the headline's.
bool may_be_part(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(y);
  if (y.value() >= x.value() || y.token + 1 >= s.tokens.size()) return false;
  const Token& next = s.tokens[y.token + 1];
  if (next.is("in") && a.reading.words.has("gaol", s.tokens[y.token + 2].word)) return false;
  return next.is("in") || next.is("at") || next.is("from") || next.is("of") || next.is("and");
}

/// The act's only figure in the first sentence.
std::optional<std::size_t> only_one(const Article& a, const Figure& x, const Act& act) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Figure& y = a.reading.figures[i];
    const bool vague = y.quantity().form == core::Form::vague;  // "hundreds of people protested"
    if (a.reading.sentence_of(y).part != core::Part::body || vague || !has_noun(a, y, act))
      continue;
    if (opens_text(a, y)) {
      const bool precise = plain(y) || plainly_other(x, y);
      if (found || !tells(a, y, act) || !precise || may_be_part(a, x, y)) return std::nullopt;
      found = i;
    } else if (y.value() <= x.value() || tells(a, y, act)) {
      return std::nullopt;
    }
  }
  return found;
}

/// The words in front of a figure that name something.
bool names(const Article& a, const Token& t) {
  if (t.is_figure() || t.word.size() < 2) return false;
  for (const char* list : {"stop", "rose", "fell", "filler", "time_word", "rise_of", "fall_of"}) {
    if (a.reading.words.has(list, t.word)) return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> retold(const Article& a, std::size_t mention) {
  const Figure& x = a.reading.figures[mention];
  if (!plain(x)) return std::nullopt;
  for (const Act& act : kActs) {
    if (!tells(a, x, act)) continue;
    const Sentence& s = a.reading.sentence_of(x);
    const auto of_kind = [&](std::size_t i) { return has_noun(a, a.reading.figures[i], act); };
    if (std::count_if(s.figures.begin(), s.figures.end(), of_kind) > 1) return std::nullopt;
    const auto found = only_one(a, x, act);
    const bool other = !found || speaks_of_another(a, s) ||
                       speaks_of_another(a, a.reading.sentence_of(a.reading.figures[*found]));
    const bool units = act.in_time && found && !same_noun(x, a.reading.figures[*found]);
    return other || units ? std::nullopt : found;
  }
  return std::nullopt;
}

bool one_change(const Article& a, const Figure& x, const Figure& y) {
  const auto change = [](const Figure& f) {
    return f.c->kind == core::ClaimKind::relative_change && plain(f) &&
           f.c->direction != core::Direction::none;
  };
  if (!change(x) || !change(y) || x.c->direction != y.c->direction || !opens_text(a, y))
    return false;
  const Sentence& s = a.reading.sentence_of(x);
  const Sentence& t = a.reading.sentence_of(y);
  for (const char* list : {"scope", "earlier_event"}) {
    if (a.reading.find(s, list) || a.reading.find(t, list)) return false;
  }
  // "Grew 8 percent from April and 18 percent from a year earlier", "in the first five months".
  if (x.c->period && !y.c->period) return false;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Figure& z = a.reading.figures[i];
    const bool alone = &z == &x || &z == &y || !is_percent(z);
    const bool near = z.sentence == x.sentence || z.sentence == y.sentence;
    if (!alone && (near || z.value() == x.value())) return false;
  }
  const auto named = [&](const Token& word) {
    return std::any_of(s.tokens.begin(), s.tokens.end(),
                       [&](const Token& own) { return one_topic(a.reading, own, word); });
  };
  std::size_t shared_words = 0;
  for (std::size_t i = 0; i < y.token; ++i) {
    if (!names(a, t.tokens[i])) continue;
    if (!named(t.tokens[i])) return false;
    ++shared_words;
  }
  // "Exports rose 8 percent to Japan", "in the north": a part of what the headline tells.
  return shared_words > 0 && y.c->place == x.c->place;
}

}  // namespace recount::rules
