// A verb counts with its auxiliary: "has paid" and "is paid" hold now, "had paid" and "paid" then.
#include "rules/internal/pairing/tense.h"

#include <algorithm>

namespace recount::rules {
namespace {

constexpr std::size_t kReach = 9;

/// "Ten years", and no level.
bool spans_time(const Reading& r, const Token& t) {
  return t.is_figure() && r.figures[t.figure].quantity().unit_kind == core::UnitKind::time;
}

/// "Is now issued", "has since been cut": the auxiliary of a participle, adverbs between.
Tense by_auxiliary(const Reading& r, const Sentence& s, std::size_t verb) {
  constexpr std::size_t kAdverbs = 4;
  for (std::size_t i = verb; i > 0 && verb - i < kAdverbs; --i) {
    const Token& t = s.tokens[i - 1];
    if (r.words.has("present_auxiliary", t.word)) return Tense::present;
    if (r.words.has("past_auxiliary", t.word)) return Tense::past;
    if (!r.words.has("between_verbs", t.word)) break;
  }
  return Tense::past;
}

Tense of_word(const Reading& r, const Sentence& s, std::size_t i) {
  const std::string& word = s.tokens[i].word;
  if (r.words.has("present_auxiliary", word)) return Tense::present;
  if (r.words.has("past_auxiliary", word)) return Tense::past;
  // "A loaf cost 3 euros", and not "tickets cost 3 euros"
  if (word == "cost")
    return i > 0 && !s.tokens[i - 1].word.ends_with("s") ? Tense::past : Tense::none;
  const bool regular = word.size() > 4 && word.ends_with("ed");
  if (regular || r.words.has("past_verb", word)) return by_auxiliary(r, s, i);
  return r.words.has("present_verb", word) ? Tense::present : Tense::none;
}

}  // namespace

Tense tense_of(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  for (std::size_t i = f.token; i > 0 && f.token - i < kReach; --i) {
    const Token& t = s.tokens[i - 1];
    if ((t.is_figure() && !spans_time(r, t)) || t.is(";") || t.is(":")) break;
    if (const Tense tense = of_word(r, s, i - 1); tense != Tense::none) return tense;
  }
  // "Now 58 percent are for it; in autumn only 42 percent were"
  const Token& behind = s.tokens[f.token + 1];
  if (r.words.has("present_auxiliary", behind.word)) return Tense::present;
  const bool past = behind.word.ends_with("ed") || r.words.has("past_auxiliary", behind.word);
  return past ? Tense::past : Tense::none;
}

Mark time_mark_at(const Reading& r, const Sentence& s, std::size_t i) {
  const Token& t = s.tokens[i];
  const bool unit = r.words.has("time_unit", t.word);
  if (unit && i > 0 && r.words.has("previous", s.tokens[i - 1].word)) return Mark::earlier;
  if (!unit && !spans_time(r, t)) return Mark::none;
  if (!unit && r.figures[t.figure].c->quote.ends_with(" ago")) return Mark::earlier;
  // "The year before last" is no year before another, nor is a week before the vote.
  const Token& next = s.tokens[i + 1];
  const Token& behind = s.tokens[i + 2];
  if (next.is("before") && (behind.is("last") || behind.is("the") || behind.is("a")))
    return Mark::none;
  if (r.words.has("says_earlier", next.word)) return Mark::earlier;
  return r.words.has("says_later", next.word) ? Mark::later : Mark::none;
}

bool has_mark(const Reading& r, const Sentence& s, Mark mark, std::size_t begin, std::size_t end) {
  // "Up on a year earlier", "than two years before": what a change is measured from.
  const auto measured = [&](std::size_t i) {
    for (std::size_t k = i; k > begin && i - k < 3; --k) {
      if (r.words.has("measured_from", s.tokens[k - 1].word)) return true;
    }
    return false;
  };
  for (std::size_t i = begin; i < end; ++i) {
    if (time_mark_at(r, s, i) == mark && !measured(i)) return true;
  }
  return false;
}

}  // namespace recount::rules
