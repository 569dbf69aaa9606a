// Limits that nothing passes: a share of more than everything, a fall below nothing.
#include <algorithm>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/pairing/limits.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::ClaimKind;
using core::Interval;

/// Only what comes near the limit says something by keeping it.
constexpr double kNear = 60;

/// "Of the villagers", "of all tenants": people, by the ending of their noun.
bool people_by_ending(const Article& a, const Sentence& s, std::size_t at) {
  const bool determiner =
      at < s.tokens.size() && (s.tokens[at].is("the") || s.tokens[at].is("all"));
  const std::size_t noun = determiner ? at + 1 : at;
  if (noun >= s.tokens.size()) return false;
  const std::string& w = s.tokens[noun].word;
  const auto ends = [&](std::string_view tail) { return w.ends_with(tail); };
  const bool people = ends("ers") || ends("ists") || ends("ians") || ends("ants") ||
                      (ends("ents") && !ends("ments"));
  return w.size() >= 6 && people && !a.reading.words.has("no_people", w);
}

/// "120 percent of the pupils": a share of people or things, no comparison with a norm.
bool of_a_group(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto of = a.reading.cue_after(f, "of");
  if (!of || (f.c->kind != ClaimKind::share && !a.reading.cue_before(f, "accounts_for")))
    return false;
  // "… its members, and 112 percent of them": whoever they are, they are some of them.
  if (a.reading.cue_after(f, "of_them")) return !a.reading.find(s, "may_pass_100");
  const std::size_t end = std::min(of->end + 4, s.tokens.size());
  const bool group =
      a.reading.find(s, "countable_group", of->end, end) || people_by_ending(a, s, of->end);
  // "130 percent of its volunteers' costs"
  for (std::size_t i = of->end; i < end; ++i) {
    if (s.tokens[i].is("'") || s.tokens[i].is("’")) return false;
  }
  return group && !a.reading.find(s, "may_pass_100");
}

/// "Lost 120 percent of its water": nobody loses more than there was.
bool of_what_was_lost(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto of = a.reading.cue_after(f, "of_the");
  const bool own = of && (s.tokens[of->end - 1].is("its") || s.tokens[of->end - 1].is("their"));
  return own && f.token > 0 && a.reading.words.has("lost_verb", s.tokens[f.token - 1].word) &&
         !a.reading.find(s, "may_fall_below_zero");
}

/// "Of the respondents, 140 percent agreed": the group stands in front.
bool of_the_group_in_front(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto of = a.reading.find(s, "of", 0, std::min<std::size_t>(2, f.token));
  if (!of || of->begin != 0 || f.token < 3 || !s.tokens[f.token - 1].is(",")) return false;
  return f.c->kind == ClaimKind::share &&
         a.reading.find(s, "countable_group", of->end, f.token - 1) &&
         !a.reading.find(s, "may_pass_100");
}

/// "Turnout in the village was 104 percent", "a 104 percent turnout": a measure that is a share by
/// its name; "unemployment benefits" are none.
bool of_a_bounded_measure(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  if (a.changing[i] || a.reading.find(s, "may_pass_100")) return false;
  if (a.reading.cue_after(f, "bounded_measure")) return true;
  std::size_t begin = f.token;
  while (begin > 0 && !s.tokens[begin - 1].is_figure() && !s.tokens[begin - 1].is(";")) --begin;
  const auto measure = a.reading.find(s, "bounded_measure", begin, f.token);
  if (!measure || a.reading.find(s, "new_clause", measure->end, f.token)) return false;
  const auto level = a.reading.find(s, "level_of_share", measure->end, f.token);
  return level && (level->begin == measure->end ||
                   a.reading.words.has("of_what", s.tokens[measure->end].word));
}

std::optional<core::Finding> share_bound(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Interval value = f.stated().strict;
  const bool within = value.low <= 100;
  if (!is_percent(f) || f.quantity().range || f.value() < kNear ||
      (!of_a_group(a, f) && !of_the_group_in_front(a, f) && !of_what_was_lost(a, f) &&
       !of_a_bounded_measure(a, i))) {
    return std::nullopt;
  }
  return limited(a, {"I-BOUND", {i}, {}, "percent"}, value, {0, 100},
                 within ? "0 to 100 does hold " + number_text(f.value())
                        : number_text(f.value()) + " > 100; a share is at most 100");
}

std::optional<core::Finding> fall_bound(const Article& a, const Change& c) {
  const Figure& f = a.reading.figures[c.figure];
  const Interval value = f.stated().strict;
  if (c.kind != ChangeKind::percent || c.sign >= 0 || value.low <= kNear) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(f);
  if (a.reading.find(s, "may_fall_below_zero") && !a.reading.find(s, "never_below_zero")) {
    return std::nullopt;
  }
  return limited(a, {"I-BOUND", {c.figure}, {}, "percent"}, value, Interval::at_most(100),
                 "0 to 100 does " + std::string(value.low > 100 ? "not " : "") + "hold " +
                     number_text(f.value()));
}

}  // namespace

Findings check_bounds(const Article& a) {
  Findings out;
  for (const Change& c : a.changes) {
    if (auto found = fall_bound(a, c)) out.push_back(*std::move(found));
  }
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = share_bound(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
