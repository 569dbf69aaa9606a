// Whether a level is said to be the earlier or the later one, by words for a time around it.
#include <algorithm>

#include "rules/internal/pairing/sides.h"
#include "rules/internal/pairing/tense.h"

namespace recount::rules {

using core::UnitKind;

namespace {

bool ends_clause(const Sentence& s, std::size_t i) {
  return i >= s.tokens.size() || s.tokens[i].is(".") || s.tokens[i].is(",") ||
         s.tokens[i].is(";") || s.tokens[i].is(")");
}

/// "61,000 came this year, 74,000 last": the year is left out.
bool in_last(const Sentence& s, std::size_t figure) {
  const std::size_t last = figure + 1;
  if (last >= s.tokens.size() || !s.tokens[last].is("last") || !ends_clause(s, last + 1)) {
    return false;
  }
  const auto end = s.tokens.begin() + static_cast<std::ptrdiff_t>(figure);
  return std::any_of(s.tokens.begin(), end, [](const Token& t) { return t.is("this"); });
}

}  // namespace

bool said_then(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  const std::size_t end = std::min(f.token + 6, s.tokens.size());
  const auto then = r.find(s, "back_then", f.token + 1, end);
  return then && ends_clause(s, then->end) && then->begin <= f.token + 2;
}

namespace {

/// "71 percent at the last election, came to 64 percent": what stands right behind a figure up to a
/// comma tells of that one.
std::size_t behind_the_comma(const Sentence& s, std::size_t begin, std::size_t figure) {
  if (begin == 0 || !s.tokens[begin - 1].is_figure()) return begin;
  for (std::size_t i = begin; i < figure; ++i) {
    if (s.tokens[i].is(",") || s.tokens[i].is("–")) return i + 1;
  }
  return begin;
}

/// The words around a figure that tell of its time: up to the next levels, commas behind it and
/// joints.
Match around(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  const auto ends = [&](const Token& t) {
    const bool span = t.is_figure() && r.figures[t.figure].quantity().unit_kind == UnitKind::time;
    return t.is(";") || t.is("and") || (t.is_figure() && !span);
  };
  Match out{f.token, f.token + 1};
  while (out.begin > 0 && !ends(s.tokens[out.begin - 1])) --out.begin;
  out.begin = behind_the_comma(s, out.begin, f.token);
  const std::size_t last = std::min(f.token + 6, s.tokens.size());
  while (out.end < last && !ends(s.tokens[out.end]) && !s.tokens[out.end].is(",")) ++out.end;
  return out;
}

/// "Twelve months before there had been 75", "paid 39 until last month"
bool marked(const Reading& r, const Figure& f, Mark mark) {
  const Sentence& s = r.sentence_of(f);
  const Match m = around(r, f);
  return has_mark(r, s, mark, m.begin, f.token) || has_mark(r, s, mark, f.token + 1, m.end);
}

}  // namespace

bool said_earlier(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  if (marked(r, f, Mark::earlier) || r.find(s, "until_then", f.token + 1, around(r, f).end)) {
    return true;
  }
  std::size_t begin = f.token;
  while (begin > 0 && !s.tokens[begin - 1].is(";") && !s.tokens[begin - 1].is("and") &&
         !s.tokens[begin - 1].is_figure()) {
    --begin;
  }
  const std::size_t front = behind_the_comma(s, begin, f.token);
  const std::size_t end = std::min(f.token + 6, s.tokens.size());
  std::size_t stop = f.token + 1;
  while (stop < end && !s.tokens[stop].is_figure() && !s.tokens[stop].is(",") &&
         !s.tokens[stop].is(";") && !s.tokens[stop].is("and")) {
    ++stop;
  }
  // "Ten years ago a family of four paid 310": the time opens the sentence.
  if (s.tokens.size() > 1 && s.tokens[0].is_figure() && f.token > 1) {
    const Figure& span = r.figures[s.tokens[0].figure];
    const bool ago = s.tokens[1].is("ago") || span.c->quote.ends_with(" ago");
    if (ago && span.quantity().unit_kind == UnitKind::time && !r.find(s, "time_turn", 2, f.token))
      return true;
  }
  // "Seven years ago the reserve had 1,460"
  if (begin > 0 && s.tokens[begin - 1].is_figure()) {
    const Figure& span = r.figures[s.tokens[begin - 1].figure];
    const bool ago = s.tokens[begin].is("ago") || span.c->quote.ends_with(" ago");
    if (span.quantity().unit_kind == UnitKind::time && ago && begin <= 2) return true;
  }
  if (in_last(s, f.token) || said_then(r, f)) return true;
  // "On Friday it had cost 1.84": further back than the sentence before.
  if (f.token > 2 && s.tokens[f.token - 2].is("had") &&
      r.words.has("pronoun", s.tokens[f.token - 3].word)) {
    const std::string& done = s.tokens[f.token - 1].word;
    if (done.ends_with("ed") || r.words.has("participle", done) || done == "been" || done == "cost")
      return true;
  }
  // "Before the merger it had 455": its clause opens with the time.
  const bool opens = begin == 0 || s.tokens[begin - 1].is(";");
  if (opens && begin + 1 < f.token && s.tokens[begin].is("before") &&
      !s.tokens[begin + 1].is_figure()) {
    return true;
  }
  // "14 percent more than the year before": what is compared, not when the figure was.
  const auto before = r.find(s, "year_before", front, f.token);
  const auto behind = r.find(s, "year_before", f.token + 1, stop);
  // "To $600 after it had been $200": of the figure that it stands in front of.
  const bool of_next = behind && s.tokens[behind->end].is_figure();
  const bool compared =
      behind && behind->begin > f.token + 1 && s.tokens[behind->begin - 1].is("than");
  return before || (behind && !compared && !of_next);
}

bool said_later(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  if (marked(r, f, Mark::later) || r.find(s, "now_before", around(r, f).begin, f.token))
    return true;
  // "This year, over the same six months, it handled 570,000": a span of time bounds no clause.
  const auto bounds = [&](const Token& t) {
    return t.is(";") ||
           (t.is_figure() && r.figures[t.figure].quantity().unit_kind != UnitKind::time);
  };
  std::size_t begin = f.token;
  while (begin > 0 && !bounds(s.tokens[begin - 1])) --begin;
  if (r.find(s, "year_after", begin, f.token)) return true;
  // "Has 4,640 now", "found 1,860 this winter"
  std::size_t stop = f.token + 1;
  const std::size_t last = std::min(f.token + 8, s.tokens.size());
  while (stop < last && !s.tokens[stop].is_figure() && !ends_clause(s, stop) &&
         !s.tokens[stop].is("and")) {
    ++stop;
  }
  return r.find(s, "now_behind", f.token + 1, stop).has_value();
}

}  // namespace recount::rules
