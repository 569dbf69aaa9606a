// Sentences come from the claims, which carry the span of theirs; what lies between two such
// sentences becomes a sentence without figures, cut at newlines. Within a sentence one pass cuts
// words; where a claim begins, its whole quote becomes one "#" token.
#include "rules/reading.h"

#include <algorithm>
#include <array>
#include <utility>

namespace recount::rules {
namespace {

using core::Part;
using core::TextSpan;

constexpr std::size_t kMostSkipped = 6;

bool is_word_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

/// An apostrophe, hyphen or decimal point between two word bytes belongs to the word.
bool joins(std::string_view text, std::size_t i, std::size_t end) {
  const char c = text[i];
  return (c == '\'' || c == '-' || c == '.') && i + 1 < end && is_word_byte(text[i + 1]);
}

/// Bytes of a dash, curly quote or ellipsis (U+2010 … U+2027), which are no word; 0 for others.
std::size_t general_punctuation(std::string_view text, std::size_t i, std::size_t end) {
  if (i + 2 >= end || text[i] != '\xE2' || text[i + 1] != '\x80') return 0;
  return 3;
}

std::size_t word_end(std::string_view text, std::size_t i, std::size_t end) {
  while (i < end && general_punctuation(text, i, end) == 0 &&
         (is_word_byte(text[i]) || joins(text, i, end))) {
    ++i;
  }
  return i;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// A dash of any length reads as "–", a curly apostrophe within a word stays part of the text.
std::string sign_word(std::string_view text) {
  if (text == "—" || text == "‒" || text == "--") return "–";
  return std::string(text);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

Token next_token(std::string_view text, std::size_t i, std::size_t end) {
  if (const std::size_t sign = general_punctuation(text, i, end); sign != 0) {
    return {{i, i + sign}, sign_word(text.substr(i, sign)), kNone};
  }
  const std::size_t stop = std::max(word_end(text, i, end), i + 1);
  // "240 flights - 35 percent of all": a hyphen between spaces is a dash.
  const bool dash =
      text[i] == '-' && i > 0 && is_space(text[i - 1]) && stop < end && is_space(text[stop]);
  if (dash) return {{i, stop}, "–", kNone};
  return {{i, stop}, lower(text.substr(i, stop - i)), kNone};
}

/// "from 2018 (253 deaths)": the year between cue and figure.
bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_boundary(const Token& t) { return t.is(";") || t.is(":") || t.is("–"); }

}  // namespace

const Token& Tokens::nothing() {
  static const Lexicon::Marks kNoList;
  static const Token kNothing{{}, {}, kNone, &kNoList};
  return kNothing;
}

core::Location location(const Sentence& s, const Match& m) {
  return {s.part, s.caption, {s.tokens[m.begin].span.begin, s.tokens[m.end - 1].span.end}};
}

std::string phrase(const Sentence& s, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (!out.empty()) out += ' ';
    out += s.tokens[i].word;
  }
  return out;
}

Reading::Reading(const core::Article& a, const core::ArticleClaims& c, const Lexicon& w)
    : article(a),
      claims(c),
      words(w),
      fields(w.lists_named("_field")),
      things(w.lists_named("_thing")) {
  add_text(Part::title, 0);
  add_text(Part::standfirst, 0);
  add_text(Part::body, 0);
  for (std::size_t i = 0; i < a.captions.size(); ++i) add_text(Part::caption, i);
}

/// Walks one text from claim sentence to claim sentence.
void Reading::add_text(Part part, std::size_t caption) {
  std::vector<std::size_t> here;
  for (std::size_t i = 0; i < claims.claims.size(); ++i) {
    const core::Location& at = claims.claims[i].where;
    if (at.part == part && at.caption == caption) here.push_back(i);
  }
  std::stable_sort(here.begin(), here.end(), [&](std::size_t x, std::size_t y) {
    return claims.claims[x].where.span < claims.claims[y].where.span;
  });
  const std::string_view text = article.text_of(part, caption);
  std::size_t position = 0;
  for (std::size_t i = 0; i < here.size();) {
    const TextSpan span = claims.claims[here[i]].sentence;
    std::vector<std::size_t> inside;
    for (; i < here.size() && (inside.empty() || claims.claims[here[i]].sentence.begin < span.end);
         ++i) {
      inside.push_back(here[i]);
    }
    std::vector<std::size_t> nothing;
    if (position < span.begin) add_sentence(part, caption, {position, span.begin}, nothing);
    const std::size_t end =
        std::min(std::max(span.end, claims.claims[inside.back()].where.span.end), text.size());
    add_sentence(part, caption, {std::max(position, span.begin), end}, inside);
    position = std::max(position, end);
  }
  std::vector<std::size_t> nothing;
  if (position < text.size()) add_sentence(part, caption, {position, text.size()}, nothing);
}

void Reading::add_sentence(Part part, std::size_t caption, TextSpan span,
                           std::vector<std::size_t>& pending) {
  const std::string_view text = article.text_of(part, caption);
  const std::string_view own = span.of(text);
  if (pending.empty() && std::all_of(own.begin(), own.end(), is_space)) return;
  Sentence s{part, caption, span, 0, {}, {}};
  if (!sentences.empty()) {
    const Sentence& last = sentences.back();
    const bool same_text = last.part == part && last.caption == caption;
    const bool broken =
        !same_text || text.substr(last.span.begin, span.begin - last.span.begin).find('\n') !=
                          std::string_view::npos;
    s.paragraph = last.paragraph + (broken ? 1 : 0);
  }
  std::size_t next = 0;
  for (std::size_t i = span.begin; i < span.end;) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    if (next < pending.size() && claims.claims[pending[next]].where.span.begin <= i) {
      const core::Claim& c = claims.claims[pending[next]];
      s.figures.push_back(figures.size());
      figures.push_back({pending[next], &c, sentences.size(), s.tokens.size()});
      s.tokens.add({c.where.span, "#", s.figures.back(), &words.marks("#")});
      i = std::max(i, std::min(c.where.span.end, span.end));
      ++next;
      continue;
    }
    const std::size_t stop =
        next < pending.size() ? claims.claims[pending[next]].where.span.begin : span.end;
    Token token = next_token(text, i, std::max(stop, i + 1));
    token.marks = &words.marks(token.word);
    i = token.span.end;
    s.tokens.add(std::move(token));
  }
  sentences.push_back(std::move(s));
}

/// The longest phrase of the list that begins at a token.
std::optional<Match> Reading::match_at(const Sentence& s, const Lexicon::List& list,
                                       std::size_t begin, std::size_t end) {
  if (begin >= end || !s.tokens[begin].marks->begins.test(list.bit)) return std::nullopt;
  for (std::size_t length = std::min(list.longest, end - begin); length > 0; --length) {
    if (!s.tokens[begin + length - 1].marks->ends.test(list.bit)) continue;
    if (list.phrases.contains(phrase(s, begin, begin + length))) {
      return Match{begin, begin + length};
    }
  }
  return std::nullopt;
}

std::optional<Match> Reading::cue_before(const Figure& f, std::string_view list) const {
  const Sentence& s = sentence_of(f);
  const Lexicon::List& of = words.list(list);
  std::size_t end = f.token;
  for (std::size_t skipped = 0; skipped <= kMostSkipped && end > 0; ++skipped, --end) {
    const bool ends = s.tokens[end - 1].marks->ends.test(of.bit);
    for (std::size_t length = ends ? std::min(of.longest, end) : 0; length > 0; --length) {
      if (!s.tokens[end - length].marks->begins.test(of.bit)) continue;
      // "75 spaces instead of 110", "because of 40 storms": no whole.
      const bool joined =
          list == "of" && end > length &&
          (s.tokens[end - length - 1].is("instead") || s.tokens[end - length - 1].is("because") ||
           s.tokens[end - length - 1].is("ahead"));
      if (!joined && of.phrases.contains(phrase(s, end - length, end)))
        return Match{end - length, end};
    }
    const std::string& word = s.tokens[end - 1].word;
    // "Of the country's 42 billion" is its whole; "than the country's" is another's level.
    const bool genitive = list == "of" && word.size() > 3 && word.ends_with("'s");
    if (!words.has("filler", word) && !is_year(word) && !genitive) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Match> Reading::cue_after(const Figure& f, std::string_view list) const {
  const Sentence& s = sentence_of(f);
  return match_at(s, words.list(list), f.token + 1, s.tokens.size());
}

std::optional<Match> Reading::find(const Sentence& s, std::string_view list, std::size_t begin,
                                   std::size_t end) const {
  const Lexicon::List& of = words.list(list);
  for (std::size_t i = begin; i < end; ++i) {
    if (auto match = match_at(s, of, i, end)) return match;
  }
  return std::nullopt;
}

namespace {

/// "The share offer", "the total bill": a noun of its own follows.
bool opens_compound(const Lexicon& words, const Sentence& s, const Match& m) {
  if (!s.tokens[m.begin].is("the") || m.end >= s.tokens.size()) return false;
  const std::string& next = s.tokens[m.end].word;
  if (next.size() < 4 || next.ends_with("ed") || next.ends_with("ly") || next[0] < 'a' ||
      next[0] > 'z') {
    return false;
  }
  constexpr std::array kVerbs{"stop",    "time_word", "level_verb", "change_verb",
                              "rose",    "fell",      "auxiliary",  "motion",
                              "narrows", "month",     "was_then"};
  return std::none_of(kVerbs.begin(), kVerbs.end(),
                      [&](const char* list) { return words.has(list, next); });
}

}  // namespace

std::optional<Match> Reading::anaphor(const Sentence& s, std::size_t begin, std::size_t end) const {
  while (const auto m = find(s, "anaphor", begin, end)) {
    const bool named =
        m->end < s.tokens.size() &&
        (s.tokens[m->end].is("of") || s.tokens[m->end].is("who") || s.tokens[m->end].is("for") ||
         s.tokens[m->end].is("up"));  // "services, which makes up 80 percent"
    // "A jump that was due to 110 orders": the noun in front of it.
    const std::string& front = s.tokens[m->begin - 1].word;
    const bool relative = s.tokens[m->begin].is("that") && m->end > m->begin + 1 &&
                          !front.empty() && front[0] >= 'a' && front[0] <= 'z' && front != "and" &&
                          front != "but";
    if (!named && !relative && !opens_compound(words, s, *m)) return m;
    begin = m->end;
  }
  return std::nullopt;
}

Match Reading::clause(const Sentence& s, std::size_t token) const {
  std::size_t begin = token;
  while (begin > 0 && !is_boundary(s.tokens[begin - 1])) --begin;
  std::size_t end = token;
  while (end < s.tokens.size() && !is_boundary(s.tokens[end])) ++end;
  return {begin, end};
}

}  // namespace recount::rules
