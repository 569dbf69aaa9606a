#include "extract/claims/context/speaker.h"

#include <cctype>

#include "extract/claims/context/attribution.h"

namespace recount::extract {
namespace {

bool is_anaphoric(const std::string& speaker) {
  const std::string s = lower_case(speaker);
  return s == "he" || s == "she" || s == "they" || s == "it" || s == "we" || s == "i";
}

/// "The advisers": no one whom "he" could mean.
bool is_many(const std::string& speaker) {
  const std::string last = speaker.substr(speaker.find_last_of(' ') + 1);
  return last.size() > 3 && last.ends_with('s') && !last.ends_with("ss") &&
         std::islower(static_cast<unsigned char>(last.front())) != 0;
}

bool opens_quote(const Sentence& s) { return s.size() > 0 && (s.is(0, "\"") || s.is(0, "“")); }

}  // namespace

namespace {

/// Whom a pronoun means, by who spoke last; remembers whom a name tells.
std::string resolved(std::string named, const Sentence& s, Memory& memory) {
  const std::string pronoun = lower_case(named);
  const bool one = pronoun == "he" || pronoun == "she";
  if (one && is_many(memory.speaker)) return named;
  // "We found three plans" outside a quotation is who writes.
  const bool writer = pronoun == "we" || pronoun == "i";
  const std::string_view text = s.span.of(s.text);
  const bool quoted = memory.in_quote || text.find('"') != std::string_view::npos ||
                      text.find("“") != std::string_view::npos;
  if (writer && !quoted) return {};
  if (is_anaphoric(named) && !memory.speaker.empty()) return memory.speaker;
  if (!is_anaphoric(named)) memory.speaker = named;
  return named;
}

}  // namespace

std::vector<Attribution> speakers_of(const Sentence& s, const std::vector<int>& b,
                                     const Language& l, Memory& memory) {
  std::vector<Attribution> named = attributions_of(s, b, l);
  if (named.empty() && (memory.in_quote || opens_quote(s))) return {{memory.speaker}};
  for (Attribution& a : named) a.text = resolved(std::move(a.text), s, memory);
  return named;
}

void track_quotes(std::string_view text, Memory& memory) {
  // Both typographic quotes begin with the byte E2; most sentences have neither that nor a plain
  // one.
  std::size_t plain = text.find('"');
  std::size_t typographic = text.find('\xE2');
  while (plain != std::string_view::npos || typographic != std::string_view::npos) {
    if (plain < typographic) {
      memory.in_quote = !memory.in_quote;
      plain = text.find('"', plain + 1);
      continue;
    }
    const std::string_view sign = text.substr(typographic, 3);
    if (sign == "“") memory.in_quote = true;
    if (sign == "”") memory.in_quote = false;
    typographic = text.find('\xE2', typographic + 1);
  }
}

bool quoted_at(const Sentence& s, std::size_t offset, bool open) {
  const std::string_view before = s.text.substr(s.span.begin, offset - s.span.begin);
  Memory m{.last = {}, .speaker = {}, .in_quote = open, .title_place = {}, .whole = {}};
  track_quotes(before, m);
  return m.in_quote;
}

}  // namespace recount::extract
