#include "extract/claims/number/exclude_marks.h"

#include <algorithm>

#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

bool touches(const Sentence& s, std::size_t i) { return i < s.size() && !s.tokens[i].spaced; }

bool is_number(const Sentence& s, std::size_t i) {
  return i < s.size() && s.tokens[i].kind == TokenKind::number;
}

bool is_dash(const Sentence& s, std::size_t i) { return s.is(i, "-") || s.is(i, "–"); }

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "4.7/5", "a 9.5/10": points out of so many.
bool is_rating(const Sentence& s, const Number& n) {
  const bool behind = n.begin > 1 && s.is(n.begin - 1, "/") && touches(s, n.begin) &&
                      is_number(s, n.begin - 2) &&
                      s.view(n.begin - 2).find('.') != std::string_view::npos;
  if (behind && (s.view(n.begin) == "5" || s.view(n.begin) == "10")) return true;
  const bool slash = s.is(n.end, "/") && touches(s, n.end) && touches(s, n.end + 1);
  if (!slash || s.view(n.begin).find('.') == std::string_view::npos) return false;
  const std::string_view top = s.view(n.end + 1);
  return (top == "5" || top == "10" || top == "100") && n.value.to_double() <= 100;
}

/// The number behind one to three words with a capital that end at `end`; `end` where there is
/// none.
std::size_t after_name(const Sentence& s, std::size_t at) {
  constexpr std::size_t kLongest = 3;
  std::size_t i = at;
  while (i < s.size() && i < at + kLongest && s.tokens[i].kind == TokenKind::word &&
         s.tokens[i].capital) {
    ++i;
  }
  return i > at && is_number(s, i) ? i : at;
}

/// "Rovers 3, United 1:": two names with a small number each and nothing else.
bool is_result(const Sentence& s, const Number& n, const Language& l) {
  constexpr std::size_t kLongest = 3;
  const auto plain = [&](std::size_t i) { return s.view(i).size() <= 3 && is_plain(s.view(i)); };
  const auto named = [&](std::size_t i) {
    return i > 0 && s.tokens[i - 1].kind == TokenKind::word && s.tokens[i - 1].capital &&
           !l.is(s, i - 1, WordClass::month) && !l.is(s, i - 1, WordClass::preposition);
  };
  const auto ends = [&](std::size_t i) {
    return i >= s.size() || (s.tokens[i].kind == TokenKind::sign && !s.is(i, "%") && touches(s, i));
  };
  if (!named(n.begin) || !plain(n.begin) || !ends(n.end)) return false;
  if (s.is(n.end, ",")) {
    const std::size_t other = after_name(s, n.end + 1);
    return other > n.end + 1 && plain(other) && ends(other + 1) && !s.is(other + 1, ",");
  }
  for (std::size_t i = n.begin; i > 1 && i + kLongest >= n.begin; --i) {
    if (!s.is(i - 1, ",")) continue;
    return is_number(s, i - 2) && named(i - 2) && plain(i - 2) && after_name(s, i) == n.begin;
  }
  return false;
}

/// "a 1,000-point scale", "830 on a 1,000-point scale": how marks are given, and a mark.
bool is_on_scale(const Sentence& s, const Number& n) {
  const auto scale = [&](std::size_t i) {
    const std::size_t at = s.is(i, "-") ? i + 1 : i;
    return at + 1 < s.size() && is_word(s.view(at), "point") && is_word(s.view(at + 1), "scale");
  };
  if (scale(n.end)) return true;
  const bool on = n.end + 2 < s.size() && is_word(s.view(n.end), "on") &&
                  is_word(s.view(n.end + 1), "a") && is_number(s, n.end + 2);
  return on && scale(n.end + 3);
}

/// "ID: 54321", "USDOT: 614506": what capitals and a colon name.
bool is_labelled(const Sentence& s, const Number& n) {
  constexpr std::size_t kShortest = 5;
  const std::string_view label = n.begin > 1 ? s.view(n.begin - 2) : std::string_view();
  return s.view(n.begin).size() >= kShortest && s.is(n.begin - 1, ":") && label.size() > 1 &&
         std::all_of(label.begin(), label.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "DOT: 1543241": seven figures that nobody grouped and nothing follows.
bool is_identifier(const Sentence& s, const Number& n, const Language& l) {
  constexpr std::size_t kShortest = 7;
  const std::string_view text = s.view(n.begin);
  const bool ends = n.end >= s.size() || s.tokens[n.end].kind == TokenKind::sign;
  const bool round = text.ends_with("000");
  return (text.size() >= kShortest || is_labelled(s, n)) && is_plain(text) && ends && !round &&
         n.begin > 0 && (s.is(n.begin - 1, ":") || s.tokens[n.begin - 1].capital) &&
         !l.match_before(s, n.begin, WordClass::currency) && !l.is(s, n.end, WordClass::unit) &&
         !l.is(s, n.end, WordClass::currency);
}

/// "(ages 12-17)", "children ages 5 to 19": how old they are, the second half of it.
bool is_age_bound(const Sentence& s, const Number& n) {
  const bool ages =
      n.begin > 1 && is_word(s.view(n.begin - 1), "of") && is_word(s.view(n.begin - 2), "ages");
  const bool second = n.begin > 3 && is_word(s.view(n.begin - 1), "and") &&
                      is_word(s.view(n.begin - 3), "of") && is_word(s.view(n.begin - 4), "ages");
  if (ages || second) return true;  // "between the ages of 22 and 25"
  const bool range = n.begin > 2 && is_number(s, n.begin - 2) &&
                     (is_dash(s, n.begin - 1) || is_word(s.view(n.begin - 1), "to"));
  if (!range) return false;
  const std::string_view w = s.view(n.begin - 3);
  return is_word(w, "ages") || is_word(w, "aged");
}

/// "[ 5 – 8 ]": notes.
bool is_note(const Sentence& s, const Number& n) {
  const bool first = n.begin > 0 && s.is(n.begin - 1, "[");
  if (first && is_dash(s, n.end) && is_number(s, n.end + 1) && s.is(n.end + 2, "]")) return true;
  return s.is(n.end, "]") && n.begin > 2 && is_dash(s, n.begin - 1) && is_number(s, n.begin - 2) &&
         s.is(n.begin - 3, "[");
}

/// "1-888-555-0100": the last of three groups and more.
bool ends_phone(const Sentence& s, const Number& n) {
  constexpr std::size_t kGroups = 3;
  std::size_t groups = 1;
  std::size_t i = n.begin;
  while (i > 1 && s.is(i - 1, "-") && touches(s, i) && touches(s, i - 1) && is_number(s, i - 2)) {
    i -= 2;
    ++groups;
  }
  return groups >= kGroups;
}

/// "a Changing World, 1300-1600": years in which it was so.
bool is_span_of_years(const Sentence& s, const Number& n) {
  constexpr double kFirst = 1000;
  constexpr double kLast = 2100;
  const auto year = [&](std::size_t i) {
    return is_number(s, i) && s.view(i).size() == 4 && is_plain(s.view(i));
  };
  const bool opens = is_dash(s, n.end) && touches(s, n.end) && touches(s, n.end + 1);
  const bool closes =
      n.begin > 1 && is_dash(s, n.begin - 1) && touches(s, n.begin - 1) && touches(s, n.begin);
  const std::size_t other = opens ? n.end + 1 : n.begin - 2;
  if ((!opens && !closes) || !year(n.begin) || !year(other)) return false;
  const std::size_t end = (opens ? other : n.begin) + 1;
  const bool ends = end >= s.size() || s.tokens[end].kind == TokenKind::sign;
  const bool rises = opens ? s.view(n.begin) < s.view(other) : s.view(other) < s.view(n.begin);
  return ends && !s.is(end, "%") && rises && n.value.to_double() >= kFirst &&
         n.value.to_double() <= kLast;
}

/// "forms 1041s and 1065s": a name in the plural, as no second is counted so.
bool is_plural_number(const Sentence& s, const Number& n) {
  constexpr std::size_t kDigits = 4;
  return s.view(n.begin).size() >= kDigits && is_plain(s.view(n.begin)) && s.is(n.end, "s") &&
         touches(s, n.end);
}

/// "the KQi 300X", "an RX 7800X and": a model behind its name.
bool is_model(const Sentence& s, const Number& n) {
  const bool lettered = s.is(n.end, "X") && touches(s, n.end);
  if (!lettered || n.begin == 0) return false;
  const Token& before = s.tokens[n.begin - 1];
  return before.kind == TokenKind::code ||
         (before.kind == TokenKind::word && before.capital && n.begin > 1 && before.spaced);
}

/// "The 5500M chipset": nobody writes four figures of millions.
bool is_big_model(const Sentence& s, const Number& n, const Language& l) {
  const bool k = n.digits && n.end == n.begin + 2 && s.is(n.begin + 1, "K") &&
                 touches(s, n.begin + 1) && n.begin > 0 && s.tokens[n.begin - 1].capital &&
                 n.end < s.size() && s.tokens[n.end].capital;
  if (k) return true;  // "the Gear OP1 8K V2"
  constexpr std::size_t kDigits = 4;
  return n.digits && n.end == n.begin + 2 && s.is(n.begin + 1, "M") && touches(s, n.begin + 1) &&
         s.view(n.begin).size() == kDigits && is_plain(s.view(n.begin)) && n.begin > 0 &&
         !l.match_before(s, n.begin, WordClass::currency) &&
         ((is_noun_word(s, n.end, l) && !is_plural(s, n.end, l)) || s.tokens[n.begin - 1].capital);
}

/// "Llama 3.1, on the other hand": one decimal behind a name, and nothing that it would measure.
bool is_version(const Sentence& s, const Number& n, const Language& l) {
  constexpr double kLast = 100;
  const std::string_view text = s.view(n.begin);
  if (n.begin < 1 || text.find('.') + 2 != text.size() || n.value.to_double() >= kLast)
    return false;
  const std::size_t before = n.begin - 1;
  const std::string_view w = s.view(before);
  const bool name =
      s.tokens[before].kind == TokenKind::word && s.tokens[before].capital && w.size() > 2 &&
      w[1] >= 'a' && w[1] <= 'z' && s.tokens[before].spaced && is_noun_word(s, before, l) &&
      !l.is(s, before, WordClass::hedge) && !l.match_before(s, n.begin, WordClass::place) &&
      (before == 0 || s.tokens[before - 1].kind != TokenKind::sign || s.is(before - 1, ","));
  const bool led = l.is(s, n.end, WordClass::preposition) && !is_word(s.view(n.end), "of") &&
                   !is_word(s.view(n.end), "to") && !l.match(s, n.end, WordClass::unit);
  const bool apart = s.is(n.end, ",") || s.is(n.end, ".") || l.is(s, n.end, WordClass::auxiliary) ||
                     l.is(s, n.end, WordClass::conjunction) || led ||
                     (n.end < s.size() && s.view(n.end).ends_with("ed"));
  return name && apart;
}

/// "the Acme 514's price", "the 89ers": who, not how many.
bool is_owner(const Sentence& s, const Number& n) {
  if (n.end >= s.size() || !touches(s, n.end) || n.begin == 0) return false;
  return is_possessive(s.view(n.end)) || s.view(n.end) == "ers";
}

/// "so-called software 1.0, which": a whole number told to a tenth of nothing.
bool is_edition(const Sentence& s, const Number& n, const Language& l) {
  constexpr double kLast = 20;
  const bool line = n.end < s.size() && s.view(n.begin).find('.') != std::string_view::npos &&
                    (is_word(s.view(n.end), "series") || is_word(s.view(n.end), "release") ||
                     is_word(s.view(n.end), "branch"));
  if (line) return true;  // "the 3.6 series"
  const bool ends = n.end >= s.size() || s.is(n.end, ",") || s.is(n.end, ".");
  return ends && n.begin > 1 && s.view(n.begin).ends_with(".0") && n.value.to_double() < kLast &&
         is_noun_word(s, n.begin - 1, l) && !l.is(s, n.begin - 1, WordClass::level_noun) &&
         !l.is(s, n.begin - 1, WordClass::change_verb) &&
         !l.is(s, n.begin - 1, WordClass::level_verb) && !s.view(n.begin - 1).ends_with("ed");
}

/// "sewing 101": lessons for beginners.
bool is_lesson(const Sentence& s, const Number& n, const Language& l) {
  return s.view(n.begin) == "101" && n.begin > 0 && is_noun_word(s, n.begin - 1, l) &&
         !l.is(s, n.begin - 1, WordClass::change_verb) &&
         !l.is(s, n.begin - 1, WordClass::level_verb) && !is_noun_word(s, n.end, l);
}

/// "Mistake 2: no plan", "Tip 14: Stay calm": the number of a heading, behind a noun in the
/// singular.
bool is_heading(const Sentence& s, const Number& n, const Language& l) {
  constexpr double kLast = 100;
  const bool colon = s.is(n.end, ":") && touches(s, n.end) && n.end + 1 < s.size();
  return colon && n.begin == 1 && s.tokens[0].capital && n.value.exponent == 0 &&
         n.value.to_double() < kLast && is_noun_word(s, 0, l) && !is_plural(s, 0, l) &&
         s.tokens[n.end + 1].kind == TokenKind::word;
}

/// "https://example.org/?q=30%25": all that follows the slashes without a space.
void mask_addresses(const Sentence& s, std::vector<bool>& masked) {
  if (s.span.of(s.text).find("://") == std::string_view::npos) return;
  for (std::size_t i = 0; i + 2 < s.size(); ++i) {
    if (!s.is(i, ":") || !s.is(i + 1, "/") || !s.is(i + 2, "/")) continue;
    while (i < s.size() && touches(s, i)) masked[i++] = true;
  }
}

}  // namespace

std::vector<bool> name_phrases(const Sentence& s, const Language& l) {
  std::vector<bool> masked(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    const Match m = l.match(s, i, WordClass::name_phrase);
    // "one day in five" counts days.
    const bool part = m.length == 2 && is_word(s.view(i), "one") && i + 3 < s.size() &&
                      is_word(s.view(i + 2), "in") && l.is(s, i + 3, WordClass::cardinal);
    if (part) continue;
    for (std::size_t k = 0; k < m.length; ++k) masked[i + k] = true;
  }
  mask_addresses(s, masked);
  return masked;
}

std::string_view is_mark(const Sentence& s, const Number& n, const Language& l) {
  if (is_big_model(s, n, l)) return "model";
  if (!n.digits || n.end != n.begin + 1 || l.noun_style() != NounStyle::plural_s) return {};
  if (is_rating(s, n) || is_on_scale(s, n)) return "rating";
  if (is_result(s, n, l)) return "result of a match";
  if (is_identifier(s, n, l)) return "identifier";
  if (is_age_bound(s, n)) return "age of a person";
  if (is_note(s, n)) return "note";
  if (is_span_of_years(s, n)) return "years";
  if (ends_phone(s, n)) return "phone number";
  if (is_plural_number(s, n)) return "name in the plural";
  if (is_model(s, n) || is_owner(s, n) || is_edition(s, n, l)) return "model";
  if (is_version(s, n, l)) return "version";
  if (is_lesson(s, n, l)) return "lesson";
  if (is_heading(s, n, l)) return "list mark";
  return {};
}

}  // namespace recount::extract
