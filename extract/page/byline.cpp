// What announces an author is taken off the begin, what follows the names (a date, a dash, a role)
// off the end; the rest is split where names are joined. The first part that does not look like a
// name ends the list.
#include "extract/page/byline.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "extract/page/ascii.h"
#include "extract/page/date_text.h"
#include "extract/page/lines.h"
#include "extract/page/metadata_words.h"

namespace recount::extract {
namespace {

constexpr std::size_t kMost = 300;     // bytes of a by-line
constexpr std::size_t kMostName = 60;  // … of a name
constexpr std::size_t kMostWords = 5;

// A dash or bar, a number, a day or month before a number: no name goes on after these.
constexpr std::string_view kAfterNames =
    R"((?i)\s+[-–—|•·∙/(@]\s?|[|•·∙(]|\s*,?\s+\d|\s*,?\s(?:(?:on|am|at|le|el|um)\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\s*,?\s(?:(?:on|am|le|el)\s+)?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b|\s*,?\s(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\p{L}*\.?\s\d|\s(?:published|updated|posted|created|erstellt|veröffentlicht|aktualisiert|publiziert|stand|last|follow)\b|,?\s(?:datum|date)\s?:)";

bool contains(const MetadataWords::Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const RE2& before_pattern() {
  static const RE2 shared([] {
    std::string all;
    for (const std::string& pattern : metadata_words().before_author) {
      all += (all.empty() ? "" : "|") + pattern;
    }
    // Templates leave out the blank of "By<a>Ana Ruiz</a>".
    return "(?i:" + all + ")|By(?:\\p{Lu})";
  }());
  return shared;
}

std::string before_names(const std::string& text) {
  static const RE2 after{std::string(kAfterNames)};
  re2::StringPiece found;
  if (!after.Match(text, 0, text.size(), RE2::UNANCHORED, &found, 1)) return text;
  return text.substr(0, static_cast<std::size_t>(found.data() - text.data()));
}

std::string_view trim_marks(std::string_view text) {
  constexpr std::string_view kMarks = " .,:;-/|\"";
  while (!text.empty() && kMarks.find(text.front()) != std::string_view::npos) {
    text.remove_prefix(1);
  }
  // "John W. Smith Jr." keeps its stop.
  while (!text.empty() && text.back() != '.' &&
         kMarks.find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts{text};
  for (const std::string& join : metadata_words().author_joins) {
    std::vector<std::string> next;
    for (const std::string& part : parts) {
      std::size_t begin = 0;
      for (std::size_t at = part.find(join); at != std::string::npos; at = part.find(join, begin)) {
        next.push_back(part.substr(begin, at - begin));
        begin = at + join.size();
      }
      next.push_back(part.substr(begin));
    }
    parts = std::move(next);
  }
  return parts;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && is_space(text[i])) ++i;
    std::size_t end = i;
    while (end < text.size() && !is_space(text[end])) ++end;
    if (end > i) words.push_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

bool is_capital(std::string_view word) {
  return is_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0xC3;
}

bool begins_like_name(std::string_view word) {
  return is_capital(word) ||
         contains(metadata_words().name_particles, lower_ascii(trim_marks(word)));
}

bool is_role(std::string_view part) {
  const auto words = words_of(part);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    std::string bare = lower_ascii(trim_marks(word));
    if (bare.ends_with('.')) bare.pop_back();
    return contains(metadata_words().author_roles, bare);
  });
}

bool looks_like_name(std::string_view part) {
  const auto words = words_of(part);
  if (words.empty() || words.size() > kMostWords || !may_be_author(part) || is_role(part)) {
    return false;
  }
  return is_capital(words.front()) && is_capital(words.back()) &&
         std::all_of(words.begin(), words.end(), begins_like_name) &&
         part.find_first_of("0123456789!?") == std::string_view::npos;
}

// "rasos", "happyface313": an account is one word.
bool looks_like_account(std::string_view text) {
  const auto letters = std::count_if(text.begin(), text.end(), is_letter);
  return letters >= 2 && text.size() <= 30 && text.find(' ') == std::string_view::npos &&
         text.find_first_of(":/!?") == std::string_view::npos && may_be_author(text);
}

}  // namespace

namespace {

// A month or day alone is what is left of a date; "Written by" alone is left of a by-line.
bool is_left_over(std::string_view name) {
  const std::string bare(trim_marks(name));
  if (contains(metadata_words().not_names, lower_ascii(bare))) return true;
  if (bare.find(' ') == std::string::npos && first_date("1 " + bare + " 2001", {})) return true;
  return RE2::FullMatch(bare + " ", before_pattern());
}

}  // namespace

bool may_be_author(std::string_view name) {
  if (name.size() < 2 || name.size() > kMostName) return false;
  for (const std::string_view mark : {"http", "@", "www.", ": ", "»", "…", "{", "<"}) {
    if (name.find(mark) != std::string_view::npos) return false;
  }
  const auto digits = std::count_if(name.begin(), name.end(), is_digit);
  if (static_cast<std::size_t>(digits) * 2 >= name.size()) return false;
  return !first_date(name, {}).has_value() && !is_left_over(name);
}

std::string without_by(std::string_view text) {
  std::string rest(trim_ascii(text));
  re2::StringPiece found;
  while (before_pattern().Match(rest, 0, rest.size(), RE2::ANCHOR_START, &found, 1)) {
    const bool glued = found.size() == 3 && is_upper(found[2]);
    const std::size_t taken = glued ? 2 : found.size();
    if (taken == 0 || taken >= rest.size()) break;
    rest.erase(0, taken);
  }
  return rest;
}

bool begins_with_by(std::string_view text) {
  const std::string_view trimmed = trim_ascii(text);
  return without_by(trimmed).size() < trimmed.size();
}

bool is_join(std::string_view text) {
  const std::string bare = lower_ascii(trim_ascii(text));
  const auto& joins = metadata_words().author_joins;
  return std::any_of(joins.begin(), joins.end(),
                     [&](const std::string& join) { return trim_ascii(join) == bare; });
}

std::vector<std::string> read_byline(std::string_view text) {
  if (text.size() > kMost) text = text.substr(0, text.rfind(' ', kMost));
  if (text.size() > kMost) return {};
  const std::string whole = without_by(tidy(text));
  const std::string names = before_names(whole);
  std::vector<std::string> found;
  for (const std::string& part : split(names)) {
    const std::string_view rest = trim_ascii(part);
    const std::size_t word = rest.find(' ');
    const bool joined = word != std::string_view::npos && is_join(rest.substr(0, word));
    const std::string name(trim_marks(without_by(joined ? rest.substr(word) : rest)));
    if (name.empty()) continue;
    // A single word after the first name is a degree, a place or an agency.
    const bool again = !found.empty() && words_of(name).size() < 2;
    if (again) continue;
    if (!looks_like_name(name)) break;
    found.push_back(name);
  }
  return found;
}

std::string read_account(std::string_view text) {
  if (text.size() > kMost) return {};
  const std::string whole = before_names(without_by(tidy(text)));
  const std::string_view one = trim_marks(whole);
  return looks_like_account(one) ? std::string(one) : std::string();
}

}  // namespace recount::extract
