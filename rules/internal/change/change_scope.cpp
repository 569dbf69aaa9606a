// Every guard looks at the words between or around the figures only.
#include "rules/internal/change/change_scope.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "rules/internal/pairing/change_noun.h"
#include "rules/internal/pairing/likeness.h"

namespace recount::rules {
bool names_something(const Article& a, const Token& t) {
  return t.word.size() >= 3 && !t.is_figure() && !a.reading.words.has("stop", t.word) &&
         !a.reading.words.has("time_word", t.word) && !a.reading.words.has("rose", t.word) &&
         !a.reading.words.has("fell", t.word);
}

namespace {

/// "(up from 8 percent)": a bracket opens before the token and closes behind it.
bool in_brackets(const Sentence& s, std::size_t token) {
  for (std::size_t i = token; i-- > 0 && token - i <= 12;) {
    if (s.tokens[i].is(")")) return false;
    if (s.tokens[i].is("(")) return true;
  }
  return false;
}

/// ", and parking costs 60 extra": a comma, "and" and at least two words that name something.
bool own_subject(const Article& a, const Sentence& s, std::size_t begin, std::size_t end) {
  std::size_t i = begin + 1;
  while (i < end && !(s.tokens[i - 1].is(",") && s.tokens[i].is("and"))) ++i;
  // ", and the number of deaths was 8,100"
  const bool number = i + 2 < end && a.reading.find(s, "number_of", i + 1, std::min(i + 4, end));
  // ", and in the shop about 12 percent more": elsewhere.
  const bool elsewhere = i + 2 < end && (s.tokens[i + 1].is("in") || s.tokens[i + 1].is("at")) &&
                         s.tokens[i + 2].is("the");
  std::size_t names = 0;
  for (; i < end; ++i) {
    if (a.reading.words.has("anaphor", s.tokens[i].word)) return false;
    names +=
        names_something(a, s.tokens[i]) && !a.reading.words.has("change_verb", s.tokens[i].word);
  }
  return names >= (elsewhere || number ? 1U : 2U);
}

/// "Trams carry 22 percent more, bikes were lent 61,000 times, against 38,000": behind a comma, and
/// a name that was not told, a verb begins a clause of its own.
bool listed_clause(const Article& a, const Sentence& s, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin + 1; i + 2 < end; ++i) {
    const Token& name = s.tokens[i + 1];
    const Token& verb = s.tokens[i + 2];
    if (!s.tokens[i].is(",") || !names_something(a, name) ||
        !a.reading.words.has("auxiliary", verb.word))
      continue;
    const auto front = s.tokens.begin() + static_cast<std::ptrdiff_t>(i);
    return std::none_of(s.tokens.begin(), front,
                        [&](const Token& t) { return one_topic(a.reading, t, name); });
  }
  return false;
}

/// "Revenue grew 8 percent, adding that the number of shops would go from 540 to 600": behind a
/// comma stands what is counted, by a noun that was not told.
bool counts_anew(const Article& a, const Sentence& s, std::size_t begin, std::size_t end) {
  const auto number = a.reading.find(s, "number_of", begin, end);
  if (!number || !a.reading.find(s, "comma", begin, number->begin)) return false;
  const Token& noun = s.tokens[number->end];
  return std::none_of(s.tokens.begin(), s.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                      [&](const Token& t) { return one_topic(a.reading, noun, t); });
}

/// "3 points above the base rate of 7 percent": a rate of another thing.
bool above_a_named_rate(const Article& a, const Figure& f) {
  const auto cue = a.reading.cue_after(f, "ahead_or_behind");
  const Sentence& s = a.reading.sentence_of(f);
  if (!cue || cue->end >= s.tokens.size() || !s.tokens[cue->end].is("the")) return false;
  for (std::size_t i = cue->end + 2; i < std::min(cue->end + 5, s.tokens.size()); ++i) {
    const bool of = s.tokens[i].is("of") && i + 1 < s.tokens.size() && s.tokens[i + 1].is_figure();
    if (of) return !a.reading.find(s, "time_word", cue->end, i);
  }
  return false;
}

/// "Cases went up by 60 percent, and 4,400 nets were handed out": what is counted first in the next
/// clause was not spoken of.
bool new_noun(const Article& a, const Figure& f, const Figure& level) {
  const Sentence& s = a.reading.sentence_of(level);
  const core::Quantity& q = level.quantity();
  if (level.token < 2 || f.token >= level.token || q.unit_kind != core::UnitKind::count ||
      !s.tokens[level.token - 1].is("and") || !s.tokens[level.token - 2].is(",")) {
    return false;
  }
  const std::string noun = q.unit.substr(0, std::min<std::size_t>(q.unit.size(), 4));
  return level.c->where.span.end > level.c->number.end && !noun.empty() &&
         std::none_of(s.tokens.begin(), s.tokens.begin() + static_cast<std::ptrdiff_t>(f.token),
                      [&](const Token& t) { return t.word.starts_with(noun); });
}

/// "Twice as many pubs as Leeds": another thing without a figure, unlike "as in 2015", "as before".
bool as_many_as_another(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  std::size_t i = f.token + 1;
  if (i >= s.tokens.size() || !s.tokens[i].is("as")) return false;
  const std::size_t end = std::min(i + 7, s.tokens.size());
  for (++i; i < end && !s.tokens[i].is("as"); ++i) {
    if (s.tokens[i].is_figure() || s.tokens[i].is(",") || s.tokens[i].is(".")) return false;
  }
  if (i >= end) return false;
  const std::size_t stop = std::min(i + 4, s.tokens.size());
  for (++i; i < stop; ++i) {
    const Token& t = s.tokens[i];
    const bool year = t.word.size() == 4 && (t.word.starts_with("19") || t.word.starts_with("20"));
    if (t.is_figure() || year || a.reading.words.has("time_word", t.word) || t.is("it") ||
        t.is("before")) {
      return false;
    }
  }
  return true;
}

}  // namespace

const Figure& figure_of(const Article& a, const Change& c) { return a.reading.figures[c.figure]; }

bool same_sentence(const Article& a, const Change& c, const LevelPair& p) {
  const std::size_t s = figure_of(a, c).sentence;
  return a.reading.figures[p.before].sentence == s && a.reading.figures[p.after].sentence == s;
}

bool leads_elsewhere(const Article& a, const Change& c, const LevelPair& p) {
  const std::size_t next = c.figure + 1;
  if (next >= a.reading.figures.size()) return false;
  const Figure& f = a.reading.figures[next];
  if (f.sentence != figure_of(a, c).sentence || !a.reading.cue_before(f, "to")) return false;
  const Figure& after = a.reading.figures[p.after];
  return next != p.after && next != p.before && f.value() != after.value();
}

namespace {

/// "Rose 10 percent in March, when 22 percent of adults smoked": what was so at the time, and not
/// "when it was 22 percent".
bool tells_of_when(const Sentence& s, std::size_t begin, std::size_t end) {
  const std::size_t last = end - 1;
  return last > begin + 1 && s.tokens[last].is("when") && s.tokens[last - 1].is(",");
}

/// "Added 210,000 jobs, far fewer than the 550,000 forecast and less than October's 546,000,
/// revised from 531,000": an amount that is held against others itself.
bool own_comparison(const Article& a, const Change& c, const Sentence& s, std::size_t end) {
  constexpr std::size_t kBeside = 3;
  const std::size_t token = figure_of(a, c).token;
  if (c.kind != ChangeKind::amount) return false;
  for (std::size_t i = token + kBeside; i < end; ++i) {
    if (s.tokens[i].is("than")) return true;
  }
  return false;
}

}  // namespace

bool implied(const Article& a, const Change& c, const LevelPair& p) {
  constexpr double kAlike = 2;
  const double amount = figure_of(a, c).value();
  const double difference =
      std::abs(a.reading.figures[p.after].value() - a.reading.figures[p.before].value());
  return c.kind == ChangeKind::amount && amount <= kAlike * difference &&
         difference <= kAlike * amount;
}

namespace {

/// "Slipped to 18,300 from 19,700, meaning the university lost 2,400 students": said to follow from
/// the levels.
bool follows_from(const Article& a, const Change& c, const LevelPair& p) {
  const Figure& f = figure_of(a, c);
  const std::size_t last = a.reading.figures[std::max(p.before, p.after)].token;
  return f.token > last && implied(a, c, p) &&
         a.reading.find(a.reading.sentence_of(f), "reckons", last, f.token);
}

}  // namespace

bool own_statement(const Article& a, const Change& c, const LevelPair& p) {
  const Figure& f = figure_of(a, c);
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t first = a.reading.figures[std::min(p.before, p.after)].token;
  const std::size_t last = a.reading.figures[std::max(p.before, p.after)].token;
  const std::size_t begin = f.token < first ? f.token : last;
  const std::size_t end = f.token < first ? first : f.token;
  if (f.token > first && f.token < last) return false;
  if (follows_from(a, c, p)) return false;
  // "…, now it is 30; that is a drop of a quarter"
  const auto back = a.reading.find(s, "pointing_back", std::min(last + 1, f.token), f.token);
  if (back && f.token - back->end <= 4 &&
      (a.reading.cue_before(f, "rise_of") || a.reading.cue_before(f, "fall_of")))
    return false;
  // "…; it grew on average by 9 percent a year": so did what the levels are of.
  if (c.kind == ChangeKind::percent_a_year && f.token > last &&
      a.reading.anaphor(s, last, std::min(last + 8, f.token))) {
    return false;
  }
  if (f.token > last && in_brackets(s, last) && a.reading.find(s, "and", last, f.token))
    return true;
  // "…, having grown by 4 percent": no statement of its own.
  const auto verb = a.reading.find(s, "change_verb", begin, end);
  const bool having = verb && verb->begin > 0 && s.tokens[verb->begin - 1].is("having");
  return a.reading.find(s, "new_clause", begin, end) || (verb && !having) ||
         tells_of_when(s, begin, end) || own_comparison(a, c, s, end) ||
         (f.token > last && a.reading.find(s, "yet_to_come", begin, end)) ||
         own_subject(a, s, begin, end) || a.reading.find(s, "outnumbers", begin, end) ||
         counts_anew(a, s, begin, end) || listed_clause(a, s, begin, end) ||
         new_noun(a, f, a.reading.figures[std::min(p.before, p.after)]);
}

bool said_at_the_figure(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  // "Has cut its road budget by a quarter"
  const std::size_t reach = a.reading.cue_before(f, "by") ? 7 : 4;
  const std::size_t begin = f.token > reach ? f.token - reach : 0;
  const std::size_t end = std::min(f.token + 4, s.tokens.size());
  for (const char* list : {"rose", "fell", "change_verb", "rise_of", "fall_of"}) {
    if (a.reading.find(s, list, begin, f.token)) return true;
  }
  for (const char* list : {"more", "fewer", "rose", "fell", "has_gone", "has_come"}) {
    if (a.reading.find(s, list, f.token + 1, end)) return true;
  }
  if (a.reading.find(s, "reckons", f.token > 7 ? f.token - 7 : 0, f.token)) return true;
  return f.c->kind == core::ClaimKind::multiple || change_noun_before(a.reading, f);
}

namespace {

/// "Revenue was 900 million higher and spending 400 million lower than budgeted": one "than" for
/// both comparatives. The figure that it stands behind.
Figure compared_figure(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto compares = [&](const Figure& g) {
    return a.reading.cue_after(g, "more") || a.reading.cue_after(g, "fewer");
  };
  if (!compares(f) || !s.tokens[f.token + 2].is("and")) return f;
  for (const std::size_t i : s.figures) {
    const Figure& next = a.reading.figures[i];
    if (next.token > f.token && compares(next) && s.tokens[next.token + 2].is("than")) return next;
  }
  return f;
}

}  // namespace

bool compared_with_another(const Article& a, const Change& c) {
  const Figure f = compared_figure(a, figure_of(a, c));
  const Sentence& s = a.reading.sentence_of(f);
  if (above_a_named_rate(a, f)) return true;
  const std::size_t begin = f.token + 1;
  const std::size_t end = std::min(begin + 3, s.tokens.size());
  std::size_t than = begin;
  const bool half = c.kind == ChangeKind::fraction;  // "half as many pubs as Leeds"
  if ((half || c.kind == ChangeKind::multiple) && as_many_as_another(a, f)) return true;
  // "Twice that of managers", and not "twice that of 2015"
  const auto that = a.reading.cue_after(f, "that_of");
  if (c.kind == ChangeKind::multiple && that && names_something(a, s.tokens[that->end]))
    return true;
  // "Twice what its rival sold", and not "twice what it sold in 2015"
  const auto what = a.reading.cue_after(f, "what_others");
  if (c.kind == ChangeKind::multiple && what && what->end < s.tokens.size() &&
      s.tokens[what->end].is("its")) {
    return true;
  }
  if (c.kind == ChangeKind::multiple) {
    if (f.c->quote.ends_with("d") || than >= s.tokens.size() || !s.tokens[than].is("the"))
      return false;
  } else {
    while (than < end && !s.tokens[than].is("than")) ++than;
    if (than == end) return false;
  }
  // "Larger than it was then", "eight more than so far"
  const Token& next = s.tokens[than + 1];
  if (next.is("so") || next.is("now") || a.reading.words.has("pronoun", next.word)) return false;
  const std::size_t stop = std::min(than + 7, s.tokens.size());
  // "47.5 million more than the dealer had paid a day earlier"
  if (than + 3 < stop && s.tokens[than + 1].is("the") && s.tokens[than + 3].is("had") &&
      !a.reading.words.has("time_word", s.tokens[than + 2].word)) {
    return true;
  }
  for (std::size_t i = than + 1; i < stop; ++i) {
    const Token& t = s.tokens[i];
    const bool year = t.word.size() == 4 && (t.word.starts_with("19") || t.word.starts_with("20"));
    if (a.reading.words.has("norm", t.word) || t.is("ever")) return true;
    if (t.is("before")) return false;
    // "14 more than the Liberals and up from 95": who is compared with ends there.
    if (i > than + 1 && (t.is("and") || t.is(","))) return true;
    if (t.is_figure() || year || a.reading.words.has("time_word", t.word)) return false;
  }
  return true;
}

namespace {

/// "A year ago it was $1.38. On Friday it was $1.12, and it climbed 1 percent to $1.13": from the
/// level of the change's own sentence, and not from that of an earlier one.
bool level_in_between(const Article& a, const Change& c, const LevelPair& p) {
  const std::size_t here = figure_of(a, c).sentence;
  if (p.before > p.after || p.after < c.figure || a.reading.figures[p.before].sentence >= here)
    return false;
  for (std::size_t i = p.before + 1; i < c.figure; ++i) {
    const Figure& f = a.reading.figures[i];
    if (f.sentence == here && !a.changing[i] && unit_written(f) &&
        comparable(a.reading, f, a.reading.figures[p.after])) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool another_level_nearer(const Article& a, const Change& c, const LevelPair& p) {
  const std::size_t last = std::max(p.before, p.after);
  if (level_in_between(a, c, p)) return true;
  if (p.bond != Bond::periods || !same_sentence(a, c, p)) return false;
  for (std::size_t i = last + 1; i < c.figure; ++i) {
    if (!a.changing[i] && comparable(a.reading, a.reading.figures[i], figure_of(a, c))) return true;
  }
  return false;
}

}  // namespace recount::rules
