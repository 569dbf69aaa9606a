#include "extract/claims/setting.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace recount::extract {
namespace {

bool word(const Sentence& s, std::size_t i, std::string_view w) {
  return i < s.size() && is_word(s.view(i), w);
}

/// Names need their capital letters: "us" is no country, "turkey" a bird.
bool capital_enough(const Sentence& s, std::size_t at, const Match& m) {
  if (m.entry->kind == "world") {  // "the World Bank" is none
    const std::size_t noun = m.length > 1 && word(s, at, "the") ? at + 1 : at;
    return noun == 0 || !s.tokens[noun].capital || m.entry->phrase == "worldwide";
  }
  std::size_t i = at;
  if (m.length > 1 && word(s, i, "the")) ++i;
  if (!s.tokens[i].capital) return false;
  if (word(s, i, "us") || word(s, i, "eu") || word(s, i, "uk")) return s.view(i) != "Us";
  return true;
}

/// "one of the world's biggest brands", "real-world usage": no place that a figure is told of.
bool is_flourish(const Sentence& s, std::size_t at, const Match& m, const Language& l) {
  if (m.entry->kind != "world") return false;
  const std::size_t end = at + m.length;
  const bool owns = end < s.size() && is_possessive(s.view(end));
  const bool owned = is_possessive(s.view(end - 1));
  const bool best = (owns && l.is(s, end + 1, WordClass::superlative)) ||
                    (owned && l.is(s, end, WordClass::superlative));
  bool sphere = false;  // "the art world"
  for (const std::string_view w : {"art", "business", "tech", "sports", "corporate", "music",
                                   "fashion", "gaming", "academic", "natural", "digital", "wine"}) {
    sphere = sphere || (at > 0 && word(s, at - 1, w));
  }
  return best || sphere || (at > 0 && s.is(at - 1, "-") && !s.tokens[at].spaced);
}

/// How far a mention is from a figure: tokens between, and a toll for each boundary crossed.
int distance(const std::vector<int>& b, std::size_t from, std::size_t to, int toll) {
  const std::size_t low = std::min(from, to);
  const std::size_t high = std::max(from, to);
  int d = static_cast<int>(high - low);
  for (std::size_t i = low + 1; i <= high && i < b.size(); ++i) d += b[i] * toll;
  return d;
}

/// Boundaries between two tokens.
int crossing(const std::vector<int>& b, std::size_t from, std::size_t to) {
  int n = 0;
  for (std::size_t i = from + 1; i <= to && i < b.size(); ++i) n += b[i];
  return n;
}

}  // namespace

std::vector<PlaceMention> find_places(const Sentence& s, const Language& l) {
  std::vector<PlaceMention> found;
  for (std::size_t i = 0; i < s.size();) {
    const Match m = l.match(s, i, WordClass::place);
    if (!m || !capital_enough(s, i, m) || is_flourish(s, i, m, l)) {
      ++i;
      continue;
    }
    if (m.entry->kind == "name") {  // the World Bank
      i += m.length;
      continue;
    }
    PlaceMention p{.begin = i, .end = i + m.length};
    const core::TextSpan span = span_of(s, {p.begin, p.end});
    p.place.name = std::string(span.of(s.text));
    p.demonym = m.entry->kind == "demonym";
    const bool coded = m.entry->kind == "country" || p.demonym || m.entry->kind == "world";
    if (coded) p.place.code = m.entry->name;
    found.push_back(std::move(p));
    i += m.length;
  }
  return found;
}

namespace {

/// What it costs to take `p` as the place of `f`. Right behind the figure is best; before it in its
/// clause the first named place is what the clause is about; anything else is paid by distance.
int place_cost(const PlaceMention& p, int order, const Sentence& s, const std::vector<int>& b,
               const Figure& f) {
  const bool behind = p.begin >= f.end;
  const int apart = distance(b, behind ? p.begin : p.end - 1, behind ? f.end - 1 : f.begin, 8);
  const int demonym = p.demonym ? 6 : 0;
  if (p.begin > 0 && word(s, p.begin - 1, "than")) return apart + 40;
  if (behind && apart <= 4) return 4 + demonym;
  if (!behind && apart < 30 && crossing(b, p.end - 1, f.begin) == 0)
    return 10 + 2 * order + demonym;
  return 12 + apart + demonym;
}

}  // namespace

core::Place place_of(const std::vector<PlaceMention>& places, const Sentence& s,
                     const std::vector<int>& b, const Figure& f) {
  const PlaceMention* best = nullptr;
  int best_cost = 0;
  int order = 0;
  for (const PlaceMention& p : places) {
    const bool inside = p.begin < f.end && p.end > f.begin;  // "Swiss francs", "Britons"
    if (inside && f.quantity.unit_kind == core::UnitKind::currency) continue;
    const int cost = place_cost(p, order++, s, b, f);
    // "an American author wrote that, after …": who somebody is says little of a far figure.
    const bool far = p.demonym && (p.begin >= f.end ? crossing(b, f.end - 1, p.begin)
                                                    : crossing(b, p.end - 1, f.begin)) > 2;
    if (far) continue;
    if (best != nullptr && cost >= best_cost) continue;
    best = &p;
    best_cost = cost;
  }
  return best == nullptr ? core::Place{} : best->place;
}

namespace {

/// "since its launch in 2011": the clause that the time ends begins with such a bound.
bool begins_with_bound(const Sentence& s, const std::vector<int>& b, std::size_t i) {
  const std::size_t begin = clause_around(b, i, 1).begin;
  return begin < i && (word(s, begin, "since") || word(s, begin, "until"));
}

/// "since 2020", "at the end of 2022", "than in 2019": a bound or a comparison, not the figure's
/// time.
bool is_other_time(const Sentence& s, const std::vector<int>& b, const TimeExpression& t) {
  if (t.begin == 0) return false;
  std::size_t before = t.begin - 1;
  if (before > 0 && word(s, before, "the")) --before;
  for (const std::string_view w :
       {"since", "until", "till", "before", "after", "than", "through"}) {
    if (word(s, before, w)) return true;
  }
  if (word(s, t.begin, "today") && s.tokens[t.begin].capital) return true;  // USA Today
  if (begins_with_bound(s, b, before)) return true;
  if (before == 0) return false;
  if (word(s, before, "in") && (word(s, before - 1, "than") || word(s, before - 1, "with")))
    return true;
  if (!word(s, before, "of")) return false;
  for (const std::string_view w : {"end", "start", "beginning", "eve"}) {
    if (word(s, before - 1, w)) return true;
  }
  return false;
}

/// "against 90 a year earlier", "from 20 in the same month": the figure of the time before.
bool compared(const Sentence& s, const Figure& f) {
  std::size_t i = f.begin;
  while (i > 0 && (word(s, i - 1, "a") || word(s, i - 1, "the") || word(s, i - 1, "just"))) --i;
  for (const std::string_view w : {"from", "against", "with", "versus", "than", "to"}) {
    if (i > 0 && word(s, i - 1, w)) return true;
  }
  return false;
}

std::optional<core::Period> year_earlier(const std::optional<core::Period>& p) {
  if (!p) return std::nullopt;
  const auto back = [](core::Date d) {
    core::Date out = d - std::chrono::years(1);
    return out.ok() ? out : core::Date(out.year(), out.month(), std::chrono::day(28));
  };
  return core::Period{back(p->start), back(p->end)};
}

}  // namespace

namespace {

/// "three months later than planned when it joined in July": the time of another clause.
bool in_other_clause(const Sentence& s, const std::vector<int>& b, std::size_t from,
                     std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (b[i] >= 1 && (word(s, i, "which") || word(s, i, "where") || word(s, i, "when") ||
                      word(s, i, "after") || word(s, i, "before") || word(s, i, "because") ||
                      word(s, i, "although") || word(s, i, "though"))) {
      return true;
    }
  }
  return false;
}

/// The time expression that a figure speaks of; null where none does.
const TimeExpression* nearest_time(const std::vector<TimeExpression>& times, const Sentence& s,
                                   const std::vector<int>& b, const std::vector<Figure>& figures,
                                   std::size_t index) {
  const Figure& f = figures[index];
  const TimeExpression* best = nullptr;
  int best_cost = 0;
  for (const TimeExpression& t : times) {
    if ((!t.period && !t.year_before) || is_other_time(s, b, t)) continue;
    if (t.year_before && !compared(s, f)) continue;
    const bool behind = t.begin >= f.end;
    if (behind && in_other_clause(s, b, f.end, t.begin)) continue;
    int cost = distance(b, behind ? t.begin : t.end - 1, behind ? f.end - 1 : f.begin, 3);
    for (const Figure& other : figures) {
      const bool between = behind ? other.begin >= f.end && other.end <= t.begin
                                  : other.begin >= t.end && other.end <= f.begin;
      if (between) cost += behind ? 14 : 5;
      // "64 percent, down from 70 percent in 2020": the year belongs to the other figure.
      if (between && behind && crossing(b, f.end - 1, other.begin) > 0 &&
          crossing(b, other.end - 1, t.begin) == 0) {
        cost += 1000;
      }
    }
    if (!behind) cost += 1;
    if (cost < 1000 && (best == nullptr || cost < best_cost)) {
      best = &t;
      best_cost = cost;
    }
  }
  return best;
}

}  // namespace

std::optional<core::Period> period_of(const std::vector<TimeExpression>& times, const Sentence& s,
                                      const std::vector<int>& b, const std::vector<Figure>& figures,
                                      std::size_t index) {
  const TimeExpression* best = nearest_time(times, s, b, figures, index);
  if (best == nullptr) return std::nullopt;
  if (!best->year_before) return best->period;
  // A year before the period of the figure that this one is compared with.
  std::vector<TimeExpression> others;
  std::copy_if(times.begin(), times.end(), std::back_inserter(others),
               [](const TimeExpression& t) { return !t.year_before; });
  const TimeExpression* base = nearest_time(others, s, b, figures, index);
  return base == nullptr ? std::nullopt : year_earlier(base->period);
}

namespace {

/// Up to the next comma, verb or sentence end.
TokenRange name_after(const Sentence& s, const std::vector<int>& b, std::size_t at,
                      const Language& l) {
  TokenRange r{at, at};
  while (r.end < s.size() && r.size() < 10) {
    const bool stop = s.tokens[r.end].kind == TokenKind::sign && !s.is(r.end, "-") &&
                      !s.is(r.end, "&") && !s.is(r.end, "'");
    if (stop || (r.end > at && b[r.end] >= 2)) break;
    if (r.end > at &&
        (l.is(s, r.end, WordClass::auxiliary) || word(s, r.end, "in") || word(s, r.end, "on")))
      break;
    ++r.end;
  }
  return r;
}

std::string text_of(const Sentence& s, TokenRange r) {
  return std::string(span_of(s, r).of(s.text));
}

bool is_quote(const Sentence& s, std::size_t i) {
  return s.is(i, "\"") || s.is(i, "“") || s.is(i, "”") || s.is(i, "'") || s.is(i, "’");
}

/// Back from the end of `r` to a comma, a quote or the beginning.
std::size_t back_to_pause(const Sentence& s, TokenRange r) {
  while (r.begin > 0 && r.size() < 12 && !s.is(r.begin - 1, ",") && !is_quote(s, r.begin - 1) &&
         !s.is(r.begin - 1, ";") && !s.is(r.begin - 1, "–") && !s.is(r.begin - 1, "—") &&
         !s.is(r.begin - 1, ":")) {
    --r.begin;
  }
  return r.begin;
}

/// "Maria Lopez", "Obama", "The minister": not "They need ten clerks".
bool is_named(const Sentence& s, TokenRange r, const Language& l) {
  if (r.empty() || !s.tokens[r.begin].capital) return false;
  return r.size() == 1 || s.tokens[r.begin + 1].capital || l.is(s, r.begin, WordClass::determiner);
}

/// The words before the speech verb: back to a comma, a quote or the beginning.
TokenRange speaker_before(const Sentence& s, std::size_t verb, const Language& l) {
  TokenRange r{verb, verb};
  while (r.end > 0 &&
         (l.is(s, r.end - 1, WordClass::auxiliary) || l.is(s, r.end - 1, WordClass::adverb)))
    --r.end;
  r.begin = r.end;
  // "its chief executive, Maria Lopez, said": the name between the commas; "Maria Lopez, the head
  // of sales, said": the name before them.
  const bool closing = r.end > 0 && s.is(r.end - 1, ",");
  if (closing) r.begin = --r.end;
  r.begin = back_to_pause(s, r);
  // "The agency, the body that runs the grid for most of the state, said": a long insertion.
  constexpr std::size_t kLongest = 30;
  while (closing && r.begin > 0 && r.size() < kLongest && !s.is(r.begin - 1, ",") &&
         !is_quote(s, r.begin - 1)) {
    --r.begin;
  }
  if (closing && !s.tokens[r.begin].capital && r.begin > 1 && s.is(r.begin - 1, ",")) {
    const std::size_t end = r.begin - 1;
    const TokenRange name{back_to_pause(s, {end, end}), end};
    if (is_named(s, name, l)) r = name;
  }
  while (!r.empty() && l.is(s, r.begin, WordClass::conjunction)) ++r.begin;
  return r;
}

}  // namespace

namespace {

/// "the reports of 40 dead", "guided projects starting at $9": what somebody says would begin with
/// an article, a number, a name or "that".
bool reads_as_noun(const Sentence& s, std::size_t i, const Match& m, const Language& l) {
  const std::size_t next = i + m.length;
  if (l.is(s, i - 1, WordClass::pronoun)) return false;  // "It claims to serve"
  // ", the oil ministry estimates.": behind a comma, and nothing more.
  std::size_t comma = i;
  while (comma > 0 && comma + 6 > i && !s.is(comma, ",")) --comma;
  const bool closes = next >= s.size() || s.tokens[next].kind == TokenKind::sign;
  if (closes) return !s.is(comma, ",");
  const bool said = word(s, next, "that") || l.is(s, next, WordClass::determiner) ||
                    l.is(s, next, WordClass::pronoun) || l.is(s, next, WordClass::hedge) ||
                    l.is(s, next, WordClass::cardinal) || s.tokens[next].kind == TokenKind::number;
  if (said) return false;
  const bool ended = l.is(s, next, WordClass::preposition) || l.is(s, next, WordClass::auxiliary) ||
                     l.is(s, next, WordClass::verb) || s.view(next).ends_with("ing");
  return ended || i < 2 || !(s.tokens[i - 1].capital || l.is(s, i - 2, WordClass::determiner));
}

/// Whether the speech verb at `i` introduces what somebody says, rather than "is projected", "added
/// 12".
bool says(const Sentence& s, std::size_t i, const Match& m, const Language& l) {
  std::size_t before = i;
  while (before > 1 && l.is(s, before - 1, WordClass::adverb)) --before;
  for (const std::string_view be : {"is", "are", "was", "were", "be", "been"}) {
    if (word(s, before - 1, be)) return false;
  }
  if (m.entry->kind == "noun") return !reads_as_noun(s, i, m, l);
  if (m.entry->kind != "weak") return true;
  const std::size_t next = i + m.length;
  return next >= s.size() || s.tokens[next].kind == TokenKind::sign || word(s, next, "that") ||
         l.is(s, next, WordClass::weekday);
}

/// A name or a short noun phrase: no verbs, no numbers in words.
bool can_speak(const Sentence& s, TokenRange r, const Language& l) {
  if (r.size() > 9) return false;
  if (r.size() > 1 && l.is(s, r.begin, WordClass::pronoun) && !s.tokens[r.begin + 1].capital)
    return false;  // "They need ten clerks"
  for (std::size_t i = r.begin; i < r.end; ++i) {
    const bool verb = l.is(s, i, WordClass::auxiliary) ||
                      (l.is(s, i, WordClass::change_verb) && !s.tokens[i].capital) ||
                      (l.is(s, i, WordClass::unit) && !s.tokens[i].capital &&
                       !l.is(s, i, WordClass::determiner)) ||
                      (l.is(s, i, WordClass::cardinal) && i == r.begin);
    if (verb) return false;
  }
  return true;
}

}  // namespace

std::string attribution_of(const Sentence& s, const std::vector<int>& b, const Language& l) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (const Match m = l.match(s, i, WordClass::attribution)) {
      return text_of(s, name_after(s, b, i + m.length, l));
    }
  }
  for (std::size_t i = 1; i < s.size(); ++i) {
    const Match m = l.match(s, i, WordClass::speech_verb);
    if (!m || l.is(s, i - 1, WordClass::determiner) || s.tokens[i].capital || !says(s, i, m, l))
      continue;
    const TokenRange speaker = speaker_before(s, i, l);
    const bool numeric = std::any_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(speaker.begin),
                                     s.tokens.begin() + static_cast<std::ptrdiff_t>(speaker.end),
                                     [](const Token& t) { return t.kind == TokenKind::number; });
    if (!speaker.empty() && !numeric && can_speak(s, speaker, l)) return text_of(s, speaker);
    const bool inverted = is_quote(s, i - 1) || s.is(i - 1, ",");
    if (inverted) {
      const TokenRange name = name_after(s, b, i + m.length, l);
      const bool named = !name.empty() && !l.is(s, name.begin, WordClass::preposition) &&
                         (speaker.empty() || s.tokens[name.begin].capital ||
                          l.is(s, name.begin, WordClass::determiner));
      if (named) return text_of(s, name);
    }
  }
  return {};
}

}  // namespace recount::extract
