// By pronouns, words that are told again, and clauses without a subject of their own.
#include "rules/internal/pairing/continuity.h"

#include <algorithm>

#include "rules/internal/pairing/changes.h"
#include "rules/internal/pairing/comparable.h"
#include "rules/internal/pairing/likeness.h"

namespace recount::rules {
namespace {

bool is_content(const Reading& r, const Token& t) {
  return t.word.size() >= 3 && !t.is_figure() && !r.words.has("stop", t.word) &&
         !r.words.has("time_word", t.word) && !(t.word[0] >= '0' && t.word[0] <= '9');
}

/// Where the clause of the later figure begins: behind the figure before it that is no change, or
/// at the conjunction behind the first of the sentence ("in 12 towns in 2010 and in 18 in 2020").
std::size_t clause_begin(const Reading& r, const Figure& a, const Figure& b,
                         const std::vector<bool>& changing) {
  const Sentence& s = r.sentence_of(b);
  const auto own =
      std::find_if(s.figures.begin(), s.figures.end(), [&](std::size_t i) { return !changing[i]; });
  const bool first = a.sentence == b.sentence && s.tokens[a.token].figure == *own;
  std::size_t begin = b.token;
  for (; begin > 0 && !s.tokens[begin - 1].is(";"); --begin) {
    const Token& t = s.tokens[begin - 1];
    if (t.is_figure() && !changing[t.figure]) break;
    if (first && t.is("and")) break;
  }
  return begin;
}

/// "Only 2 percent of job postings": of what the earlier sentence does not name.
bool of_others(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(b);
  if (!is_percent(b) || !s.tokens[b.token + 1].is("of")) return false;
  constexpr std::size_t kNoun = 5;
  const Tokens& there = r.sentence_of(a).tokens;
  bool named = false;
  for (std::size_t i = b.token + 2; i < std::min(b.token + kNoun, s.tokens.size()); ++i) {
    const auto told = [&](const Token& t) {
      return t.span != s.tokens[i].span && one_topic(r, t, s.tokens[i]);
    };
    if (std::any_of(there.begin(), there.end(), told)) return false;
    named = named || is_content(r, s.tokens[i]);
  }
  return named;
}

/// "Where 22 percent of the fleet was electric in 2020, 41 percent is today": the second clause
/// leaves out what the first told.
bool answers_where(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(b);
  if (a.sentence != b.sentence || !r.words.has("where_once", s.tokens[0].word)) return false;
  return b.token > a.token + 1 && s.tokens[b.token - 1].is(",") &&
         r.cue_after(b, "auxiliary").has_value();
}

/// "In March 53 percent were pleased with him, in June 48": only the time is told anew.
bool only_the_time(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(b);
  if (a.sentence != b.sentence) return false;
  std::size_t i = b.token;
  const auto joins = [](const Token& t) { return t.is(",") || t.is(";") || t.is("and"); };
  while (i > a.token + 1 && !joins(s.tokens[i - 1])) {
    const Token& t = s.tokens[i - 1];
    const bool time = r.words.has("time_word", t.word) || r.words.has("month", t.word) ||
                      r.words.has("time_joint", t.word) || r.words.has("filler", t.word);
    if (!time) return false;
    --i;
  }
  return i < b.token && i > a.token + 1;
}

/// "A kilo costs 8,450 pesos. In December shoppers paid 7,180": for the same, whoever paid.
bool pays_for_it(const Reading& r, const Figure& a, const Figure& b) {
  const auto money = [](const Figure& f) {
    return f.quantity().unit_kind == core::UnitKind::currency && unit_written(f);
  };
  const Sentence& s = r.sentence_of(b);
  return money(a) && money(b) && b.token > 1 && r.words.has("pays", s.tokens[b.token - 1].word) &&
         r.words.has("payer", s.tokens[b.token - 2].word) && !s.tokens[b.token + 1].is("for");
}

}  // namespace

bool points_back(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(b);
  const bool pronoun = r.anaphor(s, 0, b.token).has_value();
  return pronoun || pays_for_it(r, a, b) ||
         (!a.c->subject.empty() && folded(a.c->subject) == folded(b.c->subject));
}

bool continues(const Reading& r, const Figure& a, const Figure& b,
               const std::vector<bool>& changing) {
  const Sentence& first = r.sentence_of(a);
  const Sentence& second = r.sentence_of(b);
  const std::size_t begin = clause_begin(r, a, b, changing);
  if (a.sentence == b.sentence && of_others(r, a, b)) return false;
  if (r.anaphor(second, begin, b.token) || pays_for_it(r, a, b) || answers_where(r, a, b) ||
      only_the_time(r, a, b) || (a.sentence == b.sentence && tells_a_share_again(r, b))) {
    return true;
  }
  bool own = of_others(r, a, b);
  for (std::size_t i = begin; i < b.token; ++i) {
    const std::string& word = second.tokens[i].word;
    const bool verb = r.words.has("level_verb", word) || r.words.has("change_verb", word) ||
                      r.words.has("rose", word) || r.words.has("fell", word);
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

bool only_says_when(const Reading& r, const Level& b) {
  const Figure& f = r.figures[b.figure];
  const Sentence& s = r.sentence_of(f);
  const auto end = s.tokens.begin() + static_cast<std::ptrdiff_t>(f.token);
  return b.later && std::none_of(s.tokens.begin(), end, [&](const Token& t) {
           return t.is_figure() || (is_content(r, t) && !r.words.has("level_verb", t.word));
         });
}

bool having_been(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(b);
  constexpr std::size_t kReach = 4;
  if (a.sentence != b.sentence || !s.tokens[0].is("having") || a.token > kReach) return false;
  const auto clause = r.find(s, "another_clause", a.token, b.token);
  return !clause && std::none_of(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    return r.figures[i].token > a.token && r.figures[i].token < b.token;
  });
}

bool in_apposition(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& s = r.sentence_of(a);
  if (a.sentence != b.sentence || a.token < 2) return false;
  // ", hitherto 70 francs,"
  const std::size_t word = s.tokens[a.token - 1].word.size() > 3 && a.token > 2 ? 2 : 1;
  const Token& sign = s.tokens[a.token - word];
  const bool opens = sign.is(",") || sign.is("(") || sign.is("–");
  std::size_t i = a.token + 1;
  const auto closes = [](const Token& t) { return t.is(",") || t.is(")") || t.is("–"); };
  while (i < b.token && !s.tokens[i].is_figure() && !closes(s.tokens[i])) ++i;
  if (!opens || i + 1 >= b.token || !closes(s.tokens[i])) return false;
  const std::string& verb = s.tokens[i + 1].word;
  const bool predicate = verb == "will" || r.words.has("level_verb", verb) ||
                         r.words.has("change_verb", verb) || r.words.has("auxiliary", verb);
  return predicate && !r.find(s, "another_clause", i, b.token);
}

}  // namespace recount::rules
