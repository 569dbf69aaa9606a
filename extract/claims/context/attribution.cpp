// The phrases that name a source come first, then the verbs of speech with the name before or
// behind them.
#include "extract/claims/context/attribution.h"

#include <algorithm>
#include <string_view>

#include "extract/claims/sentence/clause.h"

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
    const bool initial = r.end > at && s.is(r.end, ".") && s.tokens[r.end - 1].capital &&
                         s.view(r.end - 1).size() == 1;  // "the J.D. Power study"
    const bool stop = s.tokens[r.end].kind == TokenKind::sign && !s.is(r.end, "-") &&
                      !s.is(r.end, "&") && !s.is(r.end, "'") && !initial;
    if (stop || (r.end > at && b[r.end] >= 2)) break;
    if (r.end > at &&
        (l.is(s, r.end, WordClass::auxiliary) || word(s, r.end, "in") || word(s, r.end, "on")))
      break;
    ++r.end;
  }
  return r;
}

bool is_number(const Sentence& s, std::size_t i) {
  return i < s.size() && s.tokens[i].kind == TokenKind::number;
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

/// "A 2013 study by Spanish researchers on sleep": the source with who made it, not what it is on.
TokenRange of_source(const Sentence& s, TokenRange r, const Language& l) {
  constexpr std::size_t kLongest = 8;
  for (std::size_t i = r.begin; i < r.end && i < r.begin + kLongest; ++i) {
    if (i > r.begin && l.is(s, i, WordClass::preposition)) return r;
    if (!l.is(s, i, WordClass::source)) continue;
    std::size_t end = i + 1;
    if (end < r.end && !l.is(s, end, WordClass::preposition)) return r;  // "the study's authors"
    if (word(s, end, "by") || (word(s, end, "from") && !is_number(s, end + 1))) {
      ++end;
      const auto in_name = [&](std::size_t k) {  // "the Institute of Physics at Oxford"
        return k + 1 < r.end && s.tokens[k + 1].capital;
      };
      while (end < r.end && (!l.is(s, end, WordClass::preposition) || in_name(end))) ++end;
    }
    return {r.begin, std::min(end, r.end)};
  }
  return r;
}

/// "many channels", "several sites".
bool is_many(const Sentence& s, std::size_t i) {
  return word(s, i, "many") || word(s, i, "several") || word(s, i, "all") || word(s, i, "some") ||
         word(s, i, "most");
}

/// "Maria Lopez", "Obama", "The minister": not "They need ten clerks".
bool is_named(const Sentence& s, TokenRange r, const Language& l) {
  if (r.empty() || !s.tokens[r.begin].capital) return false;
  return r.size() == 1 || s.tokens[r.begin + 1].capital || l.is(s, r.begin, WordClass::determiner);
}

/// "The US, South Korea and Japan warned": back over the names that a list begins with.
std::size_t begin_of_list(const Sentence& s, TokenRange r, const Language& l) {
  const auto is_and = [&](std::size_t i) { return word(s, i, "and"); };
  bool listed = false;
  for (std::size_t i = r.begin; i < r.end; ++i) listed = listed || is_and(i);
  constexpr std::size_t kLongestName = 4;
  while (listed && r.begin > 1 && s.is(r.begin - 1, ",")) {
    std::size_t begin = r.begin - 1;
    while (begin > 0 && r.begin - begin <= kLongestName &&
           (s.tokens[begin - 1].capital || l.is(s, begin - 1, WordClass::determiner)))
      --begin;
    const bool ends = begin == 0 || s.is(begin - 1, ",");
    if (begin == r.begin - 1 || !ends) break;
    r.begin = begin;
  }
  return r.begin;
}

/// The words before the speech verb: back to a comma, a quote or the beginning.
TokenRange speaker_before(const Sentence& s, std::size_t verb, const Language& l) {
  TokenRange r{verb, verb};
  while (r.end > 0 &&
         (l.is(s, r.end - 1, WordClass::auxiliary) || l.is(s, r.end - 1, WordClass::adverb) ||
          (s.view(r.end - 1).ends_with("ly") && !s.tokens[r.end - 1].capital))) {
    if (s.tokens[r.end - 1].contracted) return {};  // "I've", "they're"
    --r.end;
  }
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
  const bool who = r.size() == 1 && word(s, r.begin, "who");  // "Maria Lopez, who said"
  if ((closing || who) && !s.tokens[r.begin].capital && r.begin > 1 && s.is(r.begin - 1, ",")) {
    const std::size_t end = r.begin - 1;
    const TokenRange name{back_to_pause(s, {end, end}), end};
    if (is_named(s, name, l)) r = name;
  }
  while (!r.empty() && l.is(s, r.begin, WordClass::conjunction)) ++r.begin;
  r.begin = begin_of_list(s, r, l);
  return of_source(s, r, l);
}

/// "a survey of adults conducted for the firm by a market researcher found": the source far before
/// its verb; empty where none is.
TokenRange far_source(const Sentence& s, std::size_t verb, const Language& l) {
  constexpr std::size_t kFar = 26;
  std::size_t begin = verb;
  while (begin > 0 && begin + kFar > verb && !s.is(begin - 1, ",") && !is_quote(s, begin - 1))
    --begin;
  const bool article = l.is(s, begin, WordClass::determiner) || word(s, begin, "new");
  const TokenRange r = article ? of_source(s, {begin, verb}, l) : TokenRange{};
  return r.end < verb ? r : TokenRange{};
}

/// "the reports of 40 dead", "guided projects starting at $9": what somebody says would begin with
/// an article, a number, a name or "that".
bool reads_as_noun(const Sentence& s, std::size_t i, const Match& m, const Language& l) {
  const std::size_t next = i + m.length;
  if (l.is(s, i - 1, WordClass::pronoun)) return false;  // "It claims to serve"
  // ", reports Reuters." ends a sentence.
  constexpr std::size_t kName = 4;
  const bool named = s.is(i - 1, ",") && next < s.size() && s.tokens[next].capital;
  if (named && s.size() <= next + kName + 1) return false;
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

/// “…,” she continued: a quotation ends before the name in front of the verb.
bool behind_quote(const Sentence& s, std::size_t verb) {
  constexpr std::size_t kName = 8;
  for (std::size_t i = verb; i > 0 && i + kName > verb; --i) {
    if (s.is(i - 1, "”") || s.is(i - 1, "\"")) return true;
  }
  return false;
}

/// Whether the speech verb at `i` introduces what somebody says, rather than "is projected", "added
/// 12".
bool says(const Sentence& s, std::size_t i, const Match& m, const Language& l) {
  std::size_t before = i;
  while (before > 1 &&
         (l.is(s, before - 1, WordClass::adverb) || s.view(before - 1).ends_with("ly")))
    --before;
  for (const std::string_view be : {"is", "are", "was", "were", "be", "been"}) {
    if (word(s, before - 1, be)) return false;
  }
  // "the number of people who said so rose": who is counted, and no speaker.
  const bool who =
      word(s, before - 1, "who") || word(s, before - 1, "that") || word(s, before - 1, "which");
  if (who && before > 1 && !s.is(before - 2, ",")) return false;
  if (word(s, before - 1, "to")) return false;  // "the right to claim 40 percent"
  const std::size_t behind = i + m.length;
  // "We found three plans" is what happened to us.
  const bool us =
      word(s, before - 1, "we") || word(s, before - 1, "i") || word(s, before - 1, "they");
  const bool counted = l.is(s, behind, WordClass::hedge) || l.is(s, behind, WordClass::cardinal) ||
                       l.is(s, behind, WordClass::vague) || is_number(s, behind);
  if (m.entry->kind == "act" && counted) return false;
  if (m.entry->kind == "find" && us && !word(s, behind, "that")) return false;
  if (m.entry->kind == "that" && !word(s, behind, "that")) return false;
  if (m.entry->kind == "quote" && !behind_quote(s, i)) return false;
  if (word(s, behind, "it") && word(s, behind + 1, "all")) return false;  // "the name says it all"
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
  if (r.size() > 9 || l.is(s, r.begin, WordClass::preposition))
    return false;  // "For lunch, estimate"
  if (r.size() > 1 && l.is(s, r.begin, WordClass::pronoun) && !s.tokens[r.begin + 1].capital)
    return false;  // "They need ten clerks"
  for (std::size_t i = r.begin; i < r.end; ++i) {
    const bool verb = l.is(s, i, WordClass::auxiliary) ||
                      (l.is(s, i, WordClass::change_verb) && !s.tokens[i].capital) ||
                      is_percent(s, i, l) ||
                      (l.is(s, i, WordClass::cardinal) && i == r.begin &&
                       !(word(s, i, "one") && l.is(s, i + 1, WordClass::source)));
    if (verb) return false;
  }
  return true;
}

}  // namespace

namespace {

/// "By CNN's count", "by the bank's estimate".
TokenRange by_whose_count(const Sentence& s, std::size_t i) {
  constexpr std::size_t kLongest = 5;
  if (!s.may_begin(i, class_bit(WordClass::preposition)) || !word(s, i, "by")) return {};
  for (std::size_t k = i + 2; k + 1 < s.size() && k < i + kLongest; ++k) {
    if (!is_possessive(s.view(k))) continue;
    for (const std::string_view sum : {"count", "estimate", "estimates", "reckoning", "tally"}) {
      if (word(s, k + 1, sum)) return {i + 1, k};
    }
  }
  return {};
}

}  // namespace

namespace {

/// "In a survey of 1,200 adults, 40 percent said": the survey says how many did.
TokenRange source_in_front(const Sentence& s, const Language& l) {
  constexpr std::size_t kLongest = 8;
  if (!word(s, 0, "in")) return {};
  for (std::size_t i = 2; i < s.size() && i < kLongest; ++i) {
    if (s.tokens[i].kind == TokenKind::sign && !s.is(i, "-") && !s.is(i, ".")) return {};
    if (!l.is(s, i, WordClass::source)) continue;
    std::size_t comma = i + 1;
    while (comma < s.size() && comma < i + kLongest + 2 && !s.is(comma, ",")) ++comma;
    return s.is(comma, ",") ? of_source(s, {1, comma}, l) : TokenRange{};
  }
  return {};
}

/// A year tells which study it is, any other number what somebody counts.
bool has_count(const Sentence& s, TokenRange r, const Language& l) {
  bool source = false;
  for (std::size_t i = r.begin; i < r.end; ++i) source = source || l.is(s, i, WordClass::source);
  for (std::size_t i = r.begin; i < r.end; ++i) {
    if (is_number(s, i) && !(source && s.view(i).size() == 4)) return true;
  }
  return false;
}

}  // namespace

namespace {

/// Who says what the speech verb at `i` tells; empty where nobody is named.
Attribution told_at(const Sentence& s, const std::vector<int>& b, std::size_t i, const Match& m,
                    const Language& l) {
  const TokenRange speaker = speaker_before(s, i, l);
  if (!speaker.empty() && !has_count(s, speaker, l) && can_speak(s, speaker, l)) {
    const bool joined = speaker.begin > 0 &&
                        (word(s, speaker.begin - 1, "and") || word(s, speaker.begin - 1, "but") ||
                         word(s, speaker.begin - 1, "while") ||
                         word(s, speaker.begin - 1, "though") || s.is(speaker.begin - 1, ";"));
    return {text_of(s, speaker), joined ? speaker.begin : 0};
  }
  if (const TokenRange source = far_source(s, i, l); !source.empty()) return {text_of(s, source)};
  const bool inverted = is_quote(s, i - 1) || s.is(i - 1, ",");
  if (inverted) {
    const TokenRange name = name_after(s, b, i + m.length, l);
    const bool named = !name.empty() && !l.is(s, name.begin, WordClass::preposition) &&
                       (speaker.empty() || s.tokens[name.begin].capital ||
                        l.is(s, name.begin, WordClass::determiner));
    if (named) return {text_of(s, name)};
  }
  if (const TokenRange source = source_in_front(s, l); !source.empty()) return {text_of(s, source)};
  return {};
}

}  // namespace

namespace {

/// "Over 40 flee the flood: UN", "12 die in fire: police": who stands behind the colon of a
/// headline.
TokenRange behind_headline(const Sentence& s, const Language& l) {
  constexpr std::size_t kLongest = 3;
  constexpr std::size_t kHeadline = 5;
  std::size_t colon = s.size();
  while (colon > 0 && colon + kLongest >= s.size() && !s.is(colon - 1, ":")) --colon;
  if (colon < kHeadline || colon >= s.size() || !s.is(colon - 1, ":")) return {};
  for (std::size_t i = colon; i < s.size(); ++i) {
    if (s.tokens[i].kind != TokenKind::word) return {};
  }
  const bool who = s.view(colon).size() > 1 && s.view(colon)[1] >= 'A' && s.view(colon)[1] <= 'Z';
  const bool teller = who || l.is(s, s.size() - 1, WordClass::source) ||
                      word(s, s.size() - 1, "police") || word(s, s.size() - 1, "officials");
  return teller ? TokenRange{colon, s.size()} : TokenRange{};
}

}  // namespace

std::vector<Attribution> attributions_of(const Sentence& s, const std::vector<int>& b,
                                         const Language& l) {
  if (const TokenRange teller = behind_headline(s, l); !teller.empty())
    return {{text_of(s, teller)}};
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (const Match m = l.match(s, i, WordClass::attribution)) {
      const TokenRange name = name_after(s, b, i + m.length, l);
      // "data from 31 projects", "joining data from many channels": nobody who tells it.
      const bool named = !m.entry->phrase.ends_with("from") || is_named(s, name, l) ||
                         l.is(s, name.begin, WordClass::determiner);
      if (named && !is_number(s, name.begin) && !is_many(s, name.begin))
        return {{text_of(s, name)}};
    }
    if (const TokenRange counter = by_whose_count(s, i); !counter.empty())
      return {{text_of(s, counter)}};
  }
  if (!s.may_hold(class_bit(WordClass::speech_verb))) return {};
  std::vector<Attribution> found;
  for (std::size_t i = 1; i < s.size(); ++i) {
    const Match m = l.match(s, i, WordClass::speech_verb);
    if (!m || l.is(s, i - 1, WordClass::determiner) || s.tokens[i].capital || !says(s, i, m, l))
      continue;
    Attribution told = told_at(s, b, i, m, l);
    if (!told.text.empty() && (found.empty() || told.from > found.back().from))
      found.push_back(std::move(told));
  }
  return found;
}

}  // namespace recount::extract
