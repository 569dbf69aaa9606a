// The phrases that name a source come first, then the verbs of speech with the name before or
// behind them.
#include "extract/claims/attribution.h"

#include <algorithm>
#include <string_view>

#include "extract/claims/clause.h"

namespace recount::extract {
namespace {

bool word(const Sentence& s, std::size_t i, std::string_view w) {
  return i < s.size() && is_word(s.view(i), w);
}

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

bool is_percent(const Sentence& s, std::size_t i, const Language& l) {
  const Match unit = l.match(s, i, WordClass::unit);
  return unit && unit.entry->kind == "percent";
}

/// A name or a short noun phrase: no verbs, no numbers in words.
bool can_speak(const Sentence& s, TokenRange r, const Language& l) {
  if (r.size() > 9) return false;
  if (r.size() > 1 && l.is(s, r.begin, WordClass::pronoun) && !s.tokens[r.begin + 1].capital)
    return false;  // "They need ten clerks"
  for (std::size_t i = r.begin; i < r.end; ++i) {
    const bool verb = l.is(s, i, WordClass::auxiliary) ||
                      (l.is(s, i, WordClass::change_verb) && !s.tokens[i].capital) ||
                      is_percent(s, i, l) || (l.is(s, i, WordClass::cardinal) && i == r.begin);
    if (verb) return false;
  }
  return true;
}

}  // namespace

namespace {

/// "By CNN's count", "by the bank's estimate".
TokenRange by_whose_count(const Sentence& s, std::size_t i) {
  constexpr std::size_t kLongest = 5;
  if (!word(s, i, "by")) return {};
  for (std::size_t k = i + 2; k + 1 < s.size() && k < i + kLongest; ++k) {
    if (!is_possessive(s.view(k))) continue;
    for (const std::string_view sum : {"count", "estimate", "estimates", "reckoning", "tally"}) {
      if (word(s, k + 1, sum)) return {i + 1, k};
    }
  }
  return {};
}

}  // namespace

std::string attribution_of(const Sentence& s, const std::vector<int>& b, const Language& l) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (const Match m = l.match(s, i, WordClass::attribution)) {
      return text_of(s, name_after(s, b, i + m.length, l));
    }
    if (const TokenRange counter = by_whose_count(s, i); !counter.empty())
      return text_of(s, counter);
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
