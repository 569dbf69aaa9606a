// Words in front of a figure decide first, then those behind it in its clause.
#include "rules/internal/pairing/sides.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "rules/internal/pairing/levels.h"

namespace recount::rules {
namespace {

using core::ClaimKind;
using core::UnitKind;

/// "from a population of 8": the word in front of "a … of", at most three words between.
std::string before_noun_of(const Sentence& s, const Figure& f) {
  if (f.token < 4 || !s.tokens[f.token - 1].is("of")) return {};
  for (std::size_t i = f.token - 2; i > 0 && f.token - i <= 5; --i) {
    const Token& t = s.tokens[i];
    if (t.is_figure() || t.is(",") || t.is(";")) break;
    if (t.is("a") || t.is("an") || t.is("the") || t.is("its")) return s.tokens[i - 1].word;
  }
  return {};
}

/// "A loss of nine points since the March survey put it at 45 percent": the level that the change
/// counts from. The verb is in the past: "since it has been at 45" is the level now.
bool since_it_was(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  constexpr std::size_t kReach = 8;
  std::size_t i = f.token;
  while (i > 1 && f.token - i < kReach && !s.tokens[i - 1].is("since") &&
         !s.tokens[i - 1].is_figure() && !s.tokens[i - 1].is(",")) {
    --i;
  }
  if (i < 2 || !s.tokens[i - 1].is("since") || !s.tokens[i - 2].is_figure()) return false;
  return r.find(s, "was_then", i, f.token).has_value() && !r.find(s, "auxiliary_now", i, f.token);
}

/// "Double the 45 recorded in 2017", "five times last year's 12": the level that is multiplied.
bool multiplied(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  std::size_t i = f.token;
  const auto between = [&](const Token& t) {
    return r.words.has("filler", t.word) && !t.is("(");  // "7x (1 min uphill)"
  };
  while (i > 0 && f.token - i < 4 && between(s.tokens[i - 1])) --i;
  // "Twice as big as the one of $6.1 billion"
  if (const auto one = r.cue_before(f, "as_the_one"); one && one->begin > 2) i = one->begin - 2;
  return i > 0 && i < f.token && s.tokens[i - 1].is_figure() &&
         r.figures[s.tokens[i - 1].figure].c->kind == core::ClaimKind::multiple;
}

bool level_kind(const Reading& r, const Figure& f) {
  if (counts_occasions(r, f) || tells_a_share_again(r, f)) return true;
  const ClaimKind kind = f.c->kind;
  const UnitKind unit = f.quantity().unit_kind;
  return (kind == ClaimKind::level || kind == ClaimKind::rate || kind == ClaimKind::share ||
          kind == ClaimKind::absolute_change ||
          (kind == ClaimKind::ratio &&
           is_percent(f))) &&  // "4.1 percent of gross domestic product"
         unit != UnitKind::times &&
         unit != UnitKind::age && unit != UnitKind::point;
}

/// "ranged from 20 to 35", "between 20 and 35".
bool in_a_range(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  const std::size_t begin = f.token > 8 ? f.token - 8 : 0;
  const auto verb = r.find(s, "range_verb", begin, f.token);
  if (!verb) return false;
  // "halved between 1990 and 2015, from 8 to 4": a range of years.
  const Token& next = s.tokens[verb->end];
  const bool years =
      next.word.size() == 4 && (next.word.starts_with("19") || next.word.starts_with("20"));
  const bool months =
      r.words.has("month", next.word);  // "between June and August, from 18 percent"
  return !s.tokens[verb->begin].is("between") || (!years && !months);
}

/// "the top 1 percent took …": the percent names a group and measures nothing.
bool names_a_group(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  return is_percent(f) && f.token > 0 && r.words.has("group_of", s.tokens[f.token - 1].word);
}

/// "17.2 kilometres (10.7 miles)": told again in another unit.
bool is_conversion(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  if (!s.tokens[f.token - 1].is("(") || !s.tokens[f.token - 2].is_figure()) return false;
  const Figure& before = r.figures[s.tokens[f.token - 2].figure];
  const UnitKind kind = f.quantity().unit_kind;
  return (kind == UnitKind::physical || kind == UnitKind::currency) &&
         before.quantity().unit_kind == kind && before.quantity().unit != f.quantity().unit;
}

/// "By Sunday it should warm up to 2 degrees": what may be, and no level.
bool is_guess(const Reading& r, const Figure& f) {
  constexpr std::size_t kReach = 5;
  const Sentence& s = r.sentence_of(f);
  for (std::size_t i = f.token; i > 0 && f.token - i < kReach; --i) {
    const Token& t = s.tokens[i - 1];
    if (t.is_figure() || t.is(",")) return false;
    if (r.words.has("modal", t.word)) return true;
  }
  return false;
}

/// "The difference of the two fell to 6 points": they stand for what was told.
bool stands_for_others(const Reading& r, const Figure& f) {
  constexpr double kFew = 6;
  const bool the = r.sentence_of(f).tokens[f.token - 1].is("the");
  return the && !unit_written(f) && f.value() <= kFew &&
         f.c->quote.find_first_of("0123456789") == std::string::npos;
}

/// "11 cases in 100": so many of them, and no level.
bool is_base(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  if (f.token < 2 || !s.tokens[f.token - 1].is("in") || !s.tokens[f.token - 2].is_figure())
    return false;
  double v = f.value();
  while (v >= 10 && std::fmod(v, 10) == 0) v /= 10;
  return v == 1 && !unit_written(f) && f.value() >= 10;
}

}  // namespace

bool when_it_was(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  std::size_t i = f.token;
  // "Six points fewer than in the last survey, which put the figure at 55 percent"
  const auto opens = [&](const Token& t) { return t.is("when") || t.is("which"); };
  while (i > 0 && f.token - i < 6 && !opens(s.tokens[i - 1]) && !s.tokens[i - 1].is_figure()) --i;
  if (i < 4 || !opens(s.tokens[i - 1])) return false;
  if (s.tokens[i - 1].is("which") && !r.find(s, "was_then", i, f.token)) return false;
  i -= s.tokens[i - 2].is(",") ? 2 : 1;
  const std::size_t begin = i > 7 ? i - 7 : 0;
  for (std::size_t t = begin; t < i; ++t) {
    const bool up_on =
        t > 0 && s.tokens[t].is("on") &&
        (s.tokens[t - 1].is("up") || s.tokens[t - 1].is("down") || s.tokens[t - 1].is_figure());
    // "three times as many as in 1990, when there were 400"
    if (s.tokens[t].is("as") && s.tokens[t + 1].is("in")) return true;
    if (s.tokens[t].is("than") || s.tokens[t].is("since") || s.tokens[t].is("compared") || up_on)
      return true;
  }
  return false;
}

bool says_when(const Reading& r, const Figure& f) {
  const auto behind = r.cue_after(f, "when_behind");
  const Sentence& s = r.sentence_of(f);
  // "Wait 41 days on average"
  const bool mean = behind && behind->end < s.tokens.size() && s.tokens[behind->end].is("average");
  // "A permit that took 80 days is now issued in 55": what is left out was told as a level.
  const bool left_out = !unit_written(f) && s.tokens[f.token - 1].is("in");
  return f.quantity().unit_kind == UnitKind::time && !left_out &&
         (r.cue_before(f, "span_of_time") || (behind && !mean));
}

bool is_first(const Reading& r, std::size_t figure) {
  const auto& here = r.sentence_of(r.figures[figure]).figures;
  const auto first = std::find_if(here.begin(), here.end(),
                                  [&](std::size_t i) { return !says_when(r, r.figures[i]); });
  return first != here.end() && *first == figure;
}

bool is_level(const Reading& r, const Figure& f) {
  // "52 were added and 10 struck off": what came and went.
  return level_kind(r, f) && !says_when(r, f) && !r.cue_before(f, "not_a_level") &&
         !r.cue_after(f, "flow") && !is_guess(r, f) && !is_conversion(r, f) && !in_a_range(r, f) &&
         !names_a_group(r, f) && !is_base(r, f) && !stands_for_others(r, f);
}

bool follows_a_change(const Reading& r, std::size_t figure, const std::vector<bool>& changing) {
  if (figure == 0 || !changing[figure - 1]) return false;
  const Figure& f = r.figures[figure];
  const Figure& before = r.figures[figure - 1];
  return r.sentence_of(f).tokens[f.token - 1].is("after") && is_percent(f) && is_percent(before) &&
         before.sentence == f.sentence;
}

bool behind_after(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  std::size_t i = f.token;
  while (i > 1 && f.token - i < 2 && r.words.has("filler", s.tokens[i - 1].word)) --i;
  if (i < 3 || !s.tokens[i - 1].is("after")) return false;
  // "41,200 of them, after 52,900": what was counted may stand between.
  constexpr std::size_t kNoun = 5;
  std::size_t front = i - (s.tokens[i - 2].is(",") ? 3 : 2);
  const std::size_t least = front > kNoun ? front - kNoun : 0;
  const bool comma = s.tokens[i - 2].is(",");
  const auto joins = [&](const Token& word) {
    return word.is(",") || word.is("and") || word.is("but") || word.is("while");
  };
  // "Scored 71 this season after 48 in the one before"
  const auto skipped = [&](const Token& word) {
    return comma ? !joins(word) : word.is("this") || r.words.has("time_word", word.word);
  };
  while (front > least && !s.tokens[front].is_figure() && skipped(s.tokens[front])) --front;
  if (!s.tokens[front].is_figure()) return false;
  const Figure& before = r.figures[s.tokens[front].figure];
  const UnitKind kind = before.quantity().unit_kind;
  if (kind == UnitKind::time || kind == UnitKind::age || !comparable(r, before, f)) return false;
  const std::size_t next = f.token + 1;
  return next >= s.tokens.size() || !r.words.has("auxiliary", s.tokens[next].word);
}

namespace {

/// "Up 54 on the 431 found a year before".
bool up_on(const Reading& r, const Figure& f, const std::vector<bool>& changing) {
  const Sentence& s = r.sentence_of(f);
  std::size_t on = f.token - 1;
  while (on < f.token && r.words.has("filler", s.tokens[on].word)) --on;
  if (on < 2 || !s.tokens[on].is("on")) return false;
  const Token& change = s.tokens[on - 1];
  const Token& way = s.tokens[on - 2];
  return change.is_figure() && changing[change.figure] && (way.is("up") || way.is("down"));
}

}  // namespace

bool behind_a_change(const Reading& r, const Figure& f, const std::vector<bool>& changing) {
  if (up_on(r, f, changing)) return true;
  const auto cue = r.cue_before(f, "than_before");
  if (!cue || cue->begin == 0) return false;
  const Sentence& s = r.sentence_of(f);
  const Token& t = s.tokens[cue->begin - 1];
  const auto is_change = [&](std::size_t i) {
    return changing[i] && r.figures[i].quantity().unit_kind != UnitKind::times;
  };
  if (t.is_figure()) return is_change(t.figure);
  // "50 euros more than", "a 54 percent rise on": one word of the change between them.
  const bool word = r.words.has("more", t.word) || r.words.has("fewer", t.word);
  return word && cue->begin > 1 && s.tokens[cue->begin - 2].is_figure() &&
         is_change(s.tokens[cue->begin - 2].figure);
}

/// "Exceeding last year's 3.2 million by 12 percent": the level that is passed by so much.
bool passed_by(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  return s.tokens[f.token + 1].is("by") && s.tokens[f.token + 2].is_figure() &&
         (r.cue_before(f, "exceeds") || r.cue_before(f, "falls_short_of"));
}

/// "Climbed to 94, having slumped to 78 in 2022", "after falling 10 percent to 78".
bool led_there_before(const Reading& r, const Figure& f) {
  const auto to = r.cue_before(f, "to");
  if (!to) return false;
  const Sentence& s = r.sentence_of(f);
  std::size_t i = to->begin;
  if (i > 2 && s.tokens[i - 1].is_figure()) --i;
  if (i < 2 || !r.words.has("having", s.tokens[i - 2].word)) return false;
  return r.words.has("rose", s.tokens[i - 1].word) || r.words.has("fell", s.tokens[i - 1].word) ||
         s.tokens[i - 1].word.ends_with("ing");
}

Side side_of(const Reading& r, const Figure& f, const std::vector<bool>& changing) {
  if (r.cue_before(f, "from") || behind_a_change(r, f, changing) || when_it_was(r, f) ||
      since_it_was(r, f) || led_there_before(r, f) || behind_after(r, f) || multiplied(r, f) ||
      passed_by(r, f)) {
    return Side::before;
  }
  if (r.cue_before(f, "to")) return Side::after;
  const std::string word = before_noun_of(r.sentence_of(f), f);
  if (word == "from") return Side::before;
  return word == "to" ? Side::after : Side::none;
}

}  // namespace recount::rules
