#include "extract/claims/exclude.h"

namespace recount::extract {
namespace {

bool touches(const Sentence& s, std::size_t token) { return !s.tokens[token].spaced; }

bool is_number(const Sentence& s, std::size_t i) {
  return i < s.size() && s.tokens[i].kind == TokenKind::number;
}

std::size_t digits_in(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += c >= '0' && c <= '9' ? 1 : 0;
  return n;
}

/// "22nd", "5th".
bool is_ordinal(const Sentence& s, std::size_t end) {
  if (end >= s.size() || !touches(s, end)) return false;
  const std::string_view w = s.view(end);
  return w == "st" || w == "nd" || w == "rd" || w == "th" || w == "ST" || w == "TH";
}

/// Glued to a word, a file name or an address: "F-16", "report_2021", "v2".
bool glued_to_name(const Sentence& s, const Number& n) {
  if (n.begin == 0 || !touches(s, n.begin)) return false;
  const std::string_view before = s.view(n.begin - 1);
  if (before == "_" || before == "@" || before == "=" || before == "." || before == "\\")
    return true;
  if (before == "-" && n.begin >= 2 && touches(s, n.begin - 1)) {
    const TokenKind kind = s.tokens[n.begin - 2].kind;
    return kind == TokenKind::word || kind == TokenKind::code;
  }
  return false;
}

/// "1. Wash the rice", "2) Peel".
bool is_list_mark(const Sentence& s, const Number& n) {
  return n.begin == 0 && n.end == 1 && n.digits && n.end < s.size() && touches(s, n.end) &&
         (s.is(n.end, ".") || s.is(n.end, ")")) && n.end + 1 < s.size();
}

/// Two groups of digits in a row, or a leading zero: "0800 1111", "555-0199", "007".
bool is_phone(const Sentence& s, const Number& n) {
  if (!n.digits) return false;
  const std::string_view text = s.view(n.begin);
  const bool zero = text.size() > 1 && text[0] == '0' && text[1] != '.' && text[1] != ',';
  if (zero) return true;
  const bool next = is_number(s, n.end) && digits_in(s.view(n.end)) >= 2 && digits_in(text) >= 2;
  const bool previous =
      n.begin > 0 && is_number(s, n.begin - 1) && digits_in(s.view(n.begin - 1)) >= 2;
  if (next || previous) return true;
  const bool dash =
      s.is(n.end, "-") && touches(s, n.end) && is_number(s, n.end + 1) && touches(s, n.end + 1);
  return dash && digits_in(text) >= 3 && s.view(n.end + 1).size() == 4 &&
         s.view(n.end + 1)[0] == '0';
}

/// "4-0", "4-2-3-1", "5-4 vote": joined by a hyphen, no unit behind, falling or in a longer chain.
bool is_score(const Sentence& s, const Number& n, const Language& l) {
  if (!n.digits || n.end != n.begin + 1) return false;
  const auto dash = [&](std::size_t i) {
    return (s.is(i, "-") || s.is(i, "–")) && touches(s, i) && i + 1 < s.size() && touches(s, i + 1);
  };
  const bool before = n.begin >= 2 && dash(n.begin - 1) && is_number(s, n.begin - 2);
  const bool after = dash(n.end) && is_number(s, n.end + 1);
  if (before && after) return true;
  const std::size_t left = before ? n.begin - 2 : n.begin;
  if (!before && !after) return false;
  const auto a = parse_digits(s.view(left), l.style());
  const auto b = parse_digits(s.view(left + 2), l.style());
  if (!a || !b || a->exponent < 0 || b->exponent < 0) return false;
  return a->to_double() >= b->to_double() && a->to_double() < 400;
}

/// "10 Downing Street", "221B Baker Street".
bool is_address(const Sentence& s, const Number& n) {
  if (!n.digits) return false;
  for (std::size_t i = n.end; i < s.size() && i < n.end + 4 && s.tokens[i].capital; ++i) {
    const std::string_view w = s.view(i);
    for (const std::string_view street :
         {"Street", "Avenue", "Road", "Lane", "Boulevard", "Drive", "Square", "Ave", "Rd", "Blvd",
          "Highway", "Terrace", "Crescent", "Broadway"}) {
      if (w == street) return i > n.end;
    }
  }
  return false;
}

bool in_ratio(const Sentence& s, const Number& n) {
  const bool after =
      s.is(n.end, ":") && touches(s, n.end) && is_number(s, n.end + 1) && touches(s, n.end + 1);
  const bool before =
      n.begin >= 2 && s.is(n.begin - 1, ":") && touches(s, n.begin) && is_number(s, n.begin - 2);
  return after || before;
}

}  // namespace

std::vector<bool> name_phrases(const Sentence& s, const Language& l) {
  std::vector<bool> masked(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    const Match m = l.match(s, i, WordClass::name_phrase);
    for (std::size_t k = 0; k < m.length; ++k) masked[i + k] = true;
  }
  return masked;
}

std::string_view never_a_figure(const Sentence& s, const Number& n, const Language& l) {
  if (is_ordinal(s, n.end)) return "ordinal";
  if (glued_to_name(s, n)) return "glued to a name";
  if (is_list_mark(s, n)) return "list mark";
  if (is_phone(s, n)) return "phone number";
  if (is_score(s, n, l)) return "score";
  if (is_address(s, n)) return "address";
  if (in_ratio(s, n)) return "ratio of digits";
  return {};
}

std::string_view bare_in_a_name(const Sentence& s, const Number& n, const Language& l) {
  if (n.begin == 0) return {};
  const std::size_t before = n.begin - 1;
  if (const Match m = l.match_before(s, n.begin, WordClass::name_word)) return "name word";
  // "Chapters 3 and 4", "routes 73, 390 and 476".
  for (std::size_t i = before; i > 0 && (s.is(i, ",") || s.view(i) == "and" || is_number(s, i));
       --i) {
    if (l.match_before(s, i, WordClass::name_word)) return "name word";
  }
  const bool proper = s.tokens[before].kind == TokenKind::word && s.tokens[before].capital &&
                      before > 0 && !l.is(s, before, WordClass::month) &&
                      !l.is(s, before, WordClass::determiner) && !l.is(s, before, WordClass::hedge);
  if (proper && n.bare && n.value.exponent >= 0) return "part of a proper name";
  // "Smith, 42, said".
  const bool age = s.is(before, ",") && (s.is(n.end, ",") || s.is(n.end, ".")) && n.bare &&
                   before > 0 && s.tokens[before - 1].capital && n.value.exponent >= 0 &&
                   n.value.to_double() < 110;
  if (age) return "age of a person";
  if (s.is(before, "(") && s.is(n.end, ")") && n.bare) return "in brackets";
  return {};
}

}  // namespace recount::extract
