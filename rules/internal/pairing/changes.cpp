// The claim's own kind decides first. Two forms are added: "or 12 percent" behind an amount repeats
// that amount's change, and a plain figure behind "an increase of" is a change.
#include "rules/internal/pairing/changes.h"

#include <algorithm>
#include <optional>

#include "rules/internal/pairing/change_noun.h"

namespace recount::rules {
namespace {

using core::ClaimKind;
using core::Direction;
using core::UnitKind;

int sign_of(Direction direction) {
  if (direction == Direction::none) return 0;
  return direction == Direction::up ? 1 : -1;
}

/// "21 percent fewer than five years ago": the words in front of the span of time were read as its
/// hedge.
int sign_of_next(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  if (f.token + 1 >= s.tokens.size() || !s.tokens[f.token + 1].is_figure()) return 0;
  const Figure& next = r.figures[s.tokens[f.token + 1].figure];
  if (next.quantity().unit_kind != UnitKind::time) return 0;
  const std::string& quote = next.c->quote;
  if (quote.starts_with("more than") || quote.starts_with("over")) return 1;
  return quote.starts_with("fewer than") || quote.starts_with("less than") ? -1 : 0;
}

/// "Four more collisions last year, an increase of 62 percent": the percent sums up the amount.
bool summed_up(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  const auto own = std::find(s.figures.begin(), s.figures.end(), s.tokens[f.token].figure);
  if (own + 1 >= s.figures.end()) return false;
  const Figure& next = r.figures[*(own + 1)];
  const auto cue = r.cue_before(next, "rise_of");
  return is_percent(next) && cue && cue->begin > 0 && s.tokens[cue->begin - 1].is(",");
}

/// "30 fewer calls a day": the word stands within the figure; "three more cases" may as well be
/// three others, unless "than" follows or a percent sums them up.
int sign_within(const Reading& r, const Figure& f) {
  const std::string& quote = f.c->quote;
  const Sentence& s = r.sentence_of(f);
  const std::size_t end = std::min(f.token + 3, s.tokens.size());
  const bool than = r.find(s, "than", std::min(f.token + 1, end), end).has_value();
  if (quote.find(" fewer ") != std::string::npos) return -1;
  const bool more = quote.find(" more ") != std::string::npos;
  const bool reckoned = r.find(s, "reckons", f.token > 3 ? f.token - 3 : 0, f.token).has_value();
  return more && (than || reckoned || summed_up(r, f) || r.cue_before(f, "or")) ? 1 : 0;
}

/// "Had 455, so 73 beds have gone", "meaning that 40 were added": what became of the difference.
int sign_of_outcome(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  const std::size_t begin = f.token > 3 ? f.token - 3 : 0;
  // "Thirty jobs have gone.": a sentence of its own.
  const bool alone = f.token == 0 && s.figures.size() == 1 && s.tokens.size() <= 5;
  if (!alone && !r.find(s, "reckons", begin, f.token)) return 0;
  // "So 7.5 percent of the flock are gone"
  Figure noun = f;
  const std::size_t of = f.token + 1;
  if (s.tokens[of].is("of") && r.words.has("definite", s.tokens[of + 1].word)) noun.token += 3;
  if (r.cue_after(noun, "has_gone")) return -1;
  return r.cue_after(noun, "has_come") ? 1 : 0;
}

/// "15 percent more", "510 (15 percent) more".
bool behind(const Reading& r, const Figure& f, std::string_view list) {
  const Sentence& s = r.sentence_of(f);
  // "160 tonnes, or 16 percent, smaller"
  const bool comma = f.token + 1 < s.tokens.size() && s.tokens[f.token + 1].is(",") &&
                     r.cue_before(f, "or").has_value();
  const bool closed = f.token + 1 < s.tokens.size() && s.tokens[f.token + 1].is(")");
  if (!comma && !closed) return r.cue_after(f, list).has_value();
  Figure bracket = f;
  ++bracket.token;
  return r.cue_after(bracket, list).has_value();
}

/// "A fall of 12", "down 12", and not "shot down 74 drones": the particle of another verb.
bool moved_by(const Reading& r, const Figure& f, std::string_view list) {
  const auto cue = r.cue_before(f, list);
  if (!cue) return false;
  const Sentence& s = r.sentence_of(f);
  const bool particle = s.tokens[cue->begin].is("up") || s.tokens[cue->begin].is("down");
  return !particle || cue->begin == 0 || is_percent(f) ||
         !r.words.has("acts_up_or_down", s.tokens[cue->begin - 1].word);
}

/// "Exceeding last year's 3.2 million by 12 percent".
int sign_of_passing(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  if (f.token < 2 || !s.tokens[f.token - 1].is("by") || !s.tokens[f.token - 2].is_figure())
    return 0;
  const Figure& level = r.figures[s.tokens[f.token - 2].figure];
  if (r.cue_before(level, "exceeds")) return 1;
  return r.cue_before(level, "falls_short_of") ? -1 : 0;
}

/// "Half as many as in 2019", and not "half as many again".
bool half_as_many(const Reading& r, const Figure& f) {
  return f.quantity().unit_kind == UnitKind::fraction && f.value() == 0.5 &&
         r.cue_after(f, "as_many") && !r.cue_after(f, "more");
}

int sign_by_words(const Reading& r, const Figure& f) {
  if (half_as_many(r, f)) return -1;
  if (const int past = sign_of_passing(r, f); past != 0) return past;
  if (moved_by(r, f, "rise_of") || behind(r, f, "more")) return 1;
  if (moved_by(r, f, "fall_of") || behind(r, f, "fewer")) return -1;
  if (const auto noun = change_noun_before(r, f)) return noun->sign;
  if (const int within = sign_within(r, f); within != 0) return within;
  if (const int outcome = sign_of_outcome(r, f); outcome != 0) return outcome;
  const int next = sign_of_next(r, f);
  return next != 0 ? next : sign_of(f.c->direction);
}

bool said_to_change(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  // "climbed from 8,200 to 9,100 megawatts this month, or by 11 percent"
  const bool or_by =
      f.token > 1 && s.tokens[f.token - 1].is("by") && s.tokens[f.token - 2].is("or");
  return or_by || sign_of_passing(r, f) != 0 || change_noun_before(r, f) ||
         sign_within(r, f) != 0 || sign_of_outcome(r, f) != 0 || behind(r, f, "more") ||
         behind(r, f, "fewer") || moved_by(r, f, "rise_of") || moved_by(r, f, "fall_of") ||
         r.cue_after(f, "more") || r.cue_after(f, "fewer") ||
         (r.cue_before(f, "by") && f.c->direction != Direction::none);
}

bool is_points(const Figure& f) {
  return f.quantity().unit_kind == UnitKind::point || f.quantity().unit == "point";
}

/// "Compared with 280 who were hired, and 12 percent of all posts are vacant": what they are is
/// told, and no change of them.
bool of_what_is(const Reading& r, const Figure& f) {
  constexpr std::size_t kNoun = 7;
  const Sentence& s = r.sentence_of(f);
  if (!is_percent(f) || !s.tokens[f.token + 1].is("of") || said_to_change(r, f)) return false;
  for (std::size_t i = f.token + 2; i < std::min(f.token + kNoun, s.tokens.size()); ++i) {
    if (s.tokens[i].is_figure() || s.tokens[i].is(",")) return false;
    if (s.tokens[i].is("are") || s.tokens[i].is("is")) return true;
  }
  return false;
}

/// "Nurses made up 40 percent of those who left", "hired 10 people, 30 percent of them
/// apprentices": a share, whatever "up" or the verb seems to say.
bool made_up(const Reading& r, const Figure& f) {
  return r.cue_before(f, "made_up_of") || of_what_is(r, f) ||
         (is_percent(f) && r.cue_after(f, "of_them") && !r.cue_before(f, "loses")) ||
         (is_percent(f) && r.find(r.sentence_of(f), "made_up_of", 0, f.token) &&
          !said_to_change(r, f));
}

/// "Half a point", "half a second": an amount of something else, no fraction of the level.
bool measures(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  const bool article = f.token + 1 < s.tokens.size() &&
                       (s.tokens[f.token + 1].is("a") || s.tokens[f.token + 1].is("an"));
  return article || !f.quantity().per.empty();
}

/// "9 percent a year", "an annual average of 9 percent", "9 percent more boxes each year", "the
/// yearly increase averaged 9 percent".
bool is_yearly(const Reading& r, const Figure& f) {
  constexpr std::size_t kNoun = 5;
  const Sentence& s = r.sentence_of(f);
  if (f.quantity().per == "year" || r.cue_before(f, "a_year") || r.cue_after(f, "each_year"))
    return true;
  const auto noun = change_noun_before(r, f);
  if (noun && noun->token > 0 && r.words.has("yearly", s.tokens[noun->token - 1].word)) return true;
  const auto each = r.find(s, "each_year", f.token + 1, std::min(f.token + kNoun, s.tokens.size()));
  return each && (r.cue_after(f, "more") || r.cue_after(f, "fewer")) &&
         !r.find(s, "than", f.token + 1, each->begin);
}

std::optional<ChangeKind> kind_of(const Reading& r, const Figure& f) {
  const ClaimKind kind = f.c->kind;
  if (made_up(r, f) || tells_a_share_again(r, f)) return std::nullopt;
  if (counts_occasions(r, f)) return std::nullopt;
  if (kind == ClaimKind::multiple) return ChangeKind::multiple;
  if (half_as_many(r, f)) return ChangeKind::fraction;
  const bool changes = kind == ClaimKind::relative_change || kind == ClaimKind::absolute_change ||
                       kind == ClaimKind::point_change || said_to_change(r, f);
  if (is_percent(f) && is_yearly(r, f)) return ChangeKind::percent_a_year;
  // "This year 71 percent did, 12 points better"
  if (is_points(f) && r.cue_after(f, "better_or_worse")) return ChangeKind::points;
  if (is_points(f) && (changes || f.c->quantity.unit_kind == UnitKind::point)) {
    return ChangeKind::points;
  }
  if (!changes) return std::nullopt;
  const bool led_to = r.cue_before(f, "to") || r.cue_before(f, "from");
  if (is_percent(f)) {
    if (led_to && !said_to_change(r, f)) return std::nullopt;
    return percent_written(r, f) ? std::optional(ChangeKind::percent) : std::nullopt;
  }
  if (f.quantity().unit_kind == UnitKind::fraction) {
    // "7/32 in price" is a price, no share of one.
    const bool in_words = f.c->quote.find_first_of("0123456789") == std::string::npos;
    return in_words && !measures(r, f) ? std::optional(ChangeKind::fraction) : std::nullopt;
  }
  if (f.quantity().unit_kind == UnitKind::times) return std::nullopt;
  // "up from 70 to 530": a level whatever the verb.
  return led_to ? std::nullopt : std::optional(ChangeKind::amount);
}

/// "1,300 jobs over the year, or 4 percent": in front of the words that say when.
std::size_t behind_its_time(const Reading& r, const Sentence& s, std::size_t i) {
  constexpr std::size_t kWords = 6;
  for (std::size_t k = i; k > 1 && i - k < kWords; --k) {
    const Token& t = s.tokens[k - 1];
    if (t.is_figure()) return k;
    if (!r.words.has("time_word", t.word) && !r.words.has("time_joint", t.word)) return i;
  }
  return i;
}

/// "500, or 10 percent": the figure before, when only "or" stands between.
std::optional<std::size_t> said_again(const Reading& r, const Figure& f) {
  const auto cue = r.cue_before(f, "or");
  const Sentence& s = r.sentence_of(f);
  std::size_t i = cue ? cue->begin : f.token;
  if (!cue && (i == 0 || !s.tokens[i - 1].is("("))) return std::nullopt;
  while (i > 0 && (s.tokens[i - 1].is(",") || s.tokens[i - 1].is("("))) --i;
  if (cue) i = behind_its_time(r, s, i);
  // "90 square kilometres of its surface, or 18 percent"
  constexpr std::size_t kNoun = 4;
  for (std::size_t k = i; cue && k > 1 && i - k < kNoun && !s.tokens[k - 1].is_figure(); --k) {
    if (s.tokens[k - 1].is("of") && s.tokens[k - 2].is_figure()) i = k - 1;
  }
  if (i == 0 || !s.tokens[i - 1].is_figure()) return std::nullopt;
  return s.tokens[i - 1].figure;
}

}  // namespace

bool tells_a_share_again(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  const auto own = std::find(s.figures.begin(), s.figures.end(), s.tokens[f.token].figure);
  if (!is_percent(f) || own == s.figures.begin() || f.token == 0) return false;
  const Figure& before = r.figures[*(own - 1)];
  const Token& next = s.tokens[f.token + 1];
  return before.c->kind == ClaimKind::share && is_percent(before) &&
         s.tokens[f.token - 1].is(",") && (next.is("in") || r.words.has("time_word", next.word)) &&
         !said_to_change(r, f);
}

bool is_percent(const Figure& f) { return f.quantity().unit_kind == UnitKind::percent; }

bool unit_written(const Figure& f) {
  return f.c->where.span.end > f.c->number.end || f.quantity().unit_kind == UnitKind::currency;
}

bool percent_written(const Reading& r, const Figure& f) {
  const std::string& quote = f.c->quote;
  return quote.find('%') != std::string::npos || quote.find("ercent") != std::string::npos ||
         quote.find("er cent") != std::string::npos || quote.find("pct") != std::string::npos ||
         r.cue_after(f, "percent_sign").has_value();
}

bool counts_occasions(const Reading& r, const Figure& f) {
  constexpr double kMostTimes = 20;
  const Sentence& s = r.sentence_of(f);
  const bool compares =
      f.token + 1 < s.tokens.size() && r.words.has("times_of", s.tokens[f.token + 1].word);
  return f.quantity().unit_kind == UnitKind::times && f.value() >= kMostTimes && !compares &&
         f.c->quote.ends_with("times");
}

namespace {

/// "Dropped from 9.2 million tonnes to 8.1 million tonnes, or 12 percent": by how much. Of people
/// it may be their share of all ("from 5 to 3 million people, or 14 percent").
bool between_levels(const Reading& r, const Figure& f, std::size_t later) {
  if (later == 0 || !is_percent(f) || !percent_written(r, f)) return false;
  const Figure& y = r.figures[later];
  const Figure& x = r.figures[later - 1];
  const Sentence& s = r.sentence_of(f);
  const std::size_t next = f.token + 1;
  const bool ends = next >= s.tokens.size() || s.tokens[next].is(".") || s.tokens[next].is(",") ||
                    s.tokens[next].is(")") || s.tokens[next].is(";");
  const auto kind = y.quantity().unit_kind;
  const bool amounts = kind == UnitKind::currency || kind == UnitKind::physical;
  return ends && amounts && unit_written(y) && x.sentence == f.sentence &&
         x.quantity().unit == y.quantity().unit && r.cue_before(y, "to") &&
         r.cue_before(x, "from") && !r.find(s, "rate_word") &&
         !r.find(s, "new_clause", x.token, f.token);
}

/// "200, or 10 percent, fewer", and not "250 after 200, or 25 percent more" or "it has been 250,
/// which is 25 percent more".
bool said_as_one(const Reading& r, const Figure& amount, const Figure& percent) {
  const auto cue = r.cue_before(percent, "or");
  const bool which = cue && r.sentence_of(percent).tokens[cue->begin].is("which");
  return !which && !r.cue_before(amount, "from") && !r.cue_before(amount, "to");
}

}  // namespace

std::vector<bool> changing_figures(const Reading& reading, const std::vector<Change>& changes) {
  std::vector<bool> out(reading.figures.size());
  for (const Change& c : changes) out[c.figure] = true;
  return out;
}

namespace {

/// "30 percent more likely to fall ill than the 1,512 who slept": of two chances, and no level.
bool of_a_chance(const Reading& r, const Figure& f) {
  constexpr std::size_t kReach = 4;
  return r.find(r.sentence_of(f), "of_a_chance", f.token + 1, f.token + kReach).has_value();
}

/// "Lost 2 million, or 4 percent of what it had hoped to earn": of what no figure tells.
bool of_what_is_untold(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  return is_percent(f) && s.tokens[f.token + 1].is("of") && s.tokens[f.token + 2].is("what");
}

}  // namespace

std::vector<Change> find_changes(const Reading& r) {
  std::vector<Change> out;
  std::vector<std::optional<std::size_t>> by_figure(r.figures.size());
  for (std::size_t i = 0; i < r.figures.size(); ++i) {
    const Figure& f = r.figures[i];
    if (of_a_chance(r, f) || of_what_is_untold(r, f)) continue;
    auto kind = kind_of(r, f);
    int sign = sign_by_words(r, f);
    const auto first = said_again(r, f);
    if (first && by_figure[*first] && is_percent(r.figures[*first]) != is_percent(f)) {
      if (!kind) kind = is_percent(f) ? ChangeKind::percent : ChangeKind::amount;
      if (sign == 0) sign = out[*by_figure[*first]].sign;
    }
    if (!kind && first && between_levels(r, f, *first)) kind = ChangeKind::percent;
    // "Rise by 180 euros from 2,400, that is 7.5 percent": of the amount in front of its level.
    if (!kind && first && *first > 0 && is_percent(f) && by_figure[*first - 1] &&
        r.figures[*first - 1].sentence == f.sentence && r.cue_before(r.figures[*first], "from")) {
      kind = ChangeKind::percent;
      sign = out[*by_figure[*first - 1]].sign;
    }
    if (!kind) continue;
    // "200, or 10 percent, fewer": the word behind the percent belongs to the amount as well.
    if (first && !by_figure[*first] && *kind == ChangeKind::percent && sign != 0 &&
        *first + 1 == i && said_as_one(r, r.figures[*first], f) && !is_percent(r.figures[*first]) &&
        (behind(r, f, "more") || behind(r, f, "fewer") || sign_of_next(r, f) != 0)) {
      by_figure[*first] = out.size();
      out.push_back({*first, ChangeKind::amount, sign});
    }
    by_figure[i] = out.size();
    out.push_back({i, *kind, sign});
  }
  return out;
}

}  // namespace recount::rules
