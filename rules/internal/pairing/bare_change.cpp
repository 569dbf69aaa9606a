// Between the level and the change stand no words that name something.
#include "rules/internal/pairing/bare_change.h"

#include <algorithm>

#include "rules/internal/pairing/calendar.h"

namespace recount::rules {
namespace {

constexpr std::size_t kReach = 12;

/// How many words from here on name nothing; 0 where one does.
std::size_t words_of_no_name(const Reading& r, const Sentence& s, std::size_t i, std::size_t end) {
  for (const char* list : {"reckons", "rise_of", "fall_of"}) {
    const auto match = r.find(s, list, i, end);
    if (match && match->begin == i) return match->end - i;
  }
  const Token& t = s.tokens[i];
  if (t.is_figure()) return 0;
  if (t.word.size() < 3 || year_of(t.word) != 0) return 1;
  for (const char* list : {"stop", "time_word", "filler", "rose", "fell", "more", "fewer"}) {
    if (r.words.has(list, t.word)) return 1;
  }
  return 0;
}

/// The change that is the next figure, nothing named in between.
const Figure* change_behind(const Reading& r, std::size_t level,
                            const std::vector<bool>& changing) {
  const std::size_t next = level + 1;
  if (next >= r.figures.size() || !changing[next]) return nullptr;
  const Figure& f = r.figures[level];
  const Figure& change = r.figures[next];
  if (f.sentence != change.sentence || change.token - f.token > kReach) return nullptr;
  const Sentence& s = r.sentence_of(f);
  std::size_t i = f.token + 1;
  while (i < change.token) {
    const std::size_t step = words_of_no_name(r, s, i, change.token);
    if (step == 0) return nullptr;
    i += step;
  }
  return &change;
}

/// "Than in May", "on the year", "from 2015": what the change is measured from.
bool names_its_base(const Reading& r, const Figure& change) {
  const Sentence& s = r.sentence_of(change);
  const auto many = r.cue_after(change, "as_many");
  const std::size_t begin = many ? many->end : change.token + 1;
  return r.find(s, "measured_from", begin, std::min(begin + 5, s.tokens.size())).has_value();
}

}  // namespace

bool bare_comparative_behind(const Reading& r, std::size_t level,
                             const std::vector<bool>& changing) {
  const Figure* change = change_behind(r, level, changing);
  if (change == nullptr || names_its_base(r, *change)) return false;
  // "Now stands at 310 million, more than tripled"
  const bool multiplied = change->c->kind == core::ClaimKind::multiple &&
                          change->c->quote.ends_with("ed") &&
                          change->token == r.figures[level].token + 2;
  return multiplied || r.cue_after(*change, "more") || r.cue_after(*change, "fewer") ||
         (r.cue_after(*change, "as_many") && change->c->kind == core::ClaimKind::multiple);
}

bool reckoned_behind(const Reading& r, std::size_t level, const std::vector<bool>& changing) {
  const Figure* change = change_behind(r, level, changing);
  if (change == nullptr || names_its_base(r, *change)) return false;
  const Sentence& s = r.sentence_of(*change);
  return r.find(s, "reckons", r.figures[level].token + 1, change->token).has_value();
}

bool summed_up_behind(const Reading& r, std::size_t level, const std::vector<bool>& changing) {
  const Figure* change = change_behind(r, level, changing);
  if (change == nullptr || names_its_base(r, *change)) return false;
  const Sentence& s = r.sentence_of(*change);
  for (const char* list : {"rise_of", "fall_of"}) {
    const auto cue = r.cue_before(*change, list);
    if (cue && r.words.has("article", s.tokens[cue->begin].word)) return true;
  }
  return false;
}

}  // namespace recount::rules
