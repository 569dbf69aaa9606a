#include "extract/claims/number/exclude.h"

#include <algorithm>

#include "extract/claims/number/digits.h"
#include "extract/claims/number/proper.h"

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
  const std::string_view number = end > 0 ? s.view(end - 1) : std::string_view();
  if (w == "st" && (!number.ends_with('1') || number.ends_with("11"))) return false;  // stones
  return w == "st" || w == "nd" || w == "rd" || w == "th" || w == "ST" || w == "TH";
}

/// Glued to a word, a file name or an address: "F-16", "report_2021", "v2".
bool glued_to_name(const Sentence& s, const Number& n, const Language& l) {
  if (n.begin == 0 || !touches(s, n.begin)) return false;
  const std::string_view before = s.view(n.begin - 1);
  if (l.match_before(s, n.begin, WordClass::currency)) return false;  // "Y=590"
  const bool aperture =
      before == "/" && n.begin > 1 && touches(s, n.begin - 1) && s.view(n.begin - 2).size() == 1;
  if (aperture) return true;                                       // "f/2.8"
  if (l.match_before(s, n.begin, WordClass::hedge)) return false;  // "<=590"
  const bool cut = before == "," && n.begin > 1 && touches(s, n.begin - 1) &&
                   s.tokens[n.begin - 2].kind == TokenKind::code;
  if (cut) return true;  // "8,000x8,000"
  if (before == "_" || before == "@" || before == "=" || before == "." || before == "\\")
    return true;
  if (before == "-" && n.begin >= 2 && touches(s, n.begin - 1)) {
    const std::string word = lower_case(s.view(n.begin - 2));
    if (word == "sub" || word == "minus" || word == "now" || word == "plus" || word == "mid")
      return false;
    const TokenKind kind = s.tokens[n.begin - 2].kind;
    return kind == TokenKind::word || kind == TokenKind::code;
  }
  return false;
}

/// Whether a bracket that closes at `i` was never opened.
bool closes_nothing(const Sentence& s, std::size_t i) {
  constexpr std::size_t kFar = 60;
  int open = 0;
  for (std::size_t k = i; k > 0 && k + kFar > i; --k) {
    if (s.is(k - 1, ")")) --open;
    if (s.is(k - 1, "(")) ++open;
    if (open > 0) return false;
  }
  return true;
}

/// "1. Wash the rice", "2) Peel", "first 1) wash, 2) peel".
bool is_list_mark(const Sentence& s, const Number& n) {
  constexpr std::size_t kLongestMark = 2;
  const bool inside = n.digits && n.begin > 0 && s.view(n.begin).size() <= kLongestMark;
  if (inside && s.is(n.end, ")") && closes_nothing(s, n.begin)) return true;
  return n.begin == 0 && n.end == 1 && n.digits && n.end < s.size() && touches(s, n.end) &&
         (s.is(n.end, ".") || s.is(n.end, ")"));
}

/// Two groups of digits in a row, or a leading zero: "0800 1111", "555-0199", "007".
bool is_phone(const Sentence& s, const Number& n, const Language& l) {
  if (!n.digits || n.scaled || s.is(n.end, "%") || l.is(s, n.end, WordClass::unit)) return false;
  const std::size_t first = n.begin > 0 && is_number(s, n.begin - 1) ? n.begin - 1 : n.begin;
  if (l.match_before(s, first, WordClass::currency)) return false;  // "a $29 72W charger"
  const std::string_view text = s.view(n.begin);
  const bool zero = text.size() > 1 && text[0] == '0' && text[1] != '.' && text[1] != ',';
  if (zero) return true;
  const bool toll = text == "1" && s.is(n.end, "-") && touches(s, n.end) &&
                    is_number(s, n.end + 1) && s.view(n.end + 1).size() == 3 &&
                    s.is(n.end + 2, "-");  // "1-800-FLOWERS"
  if (toll) return true;
  const bool next = is_number(s, n.end) && digits_in(s.view(n.end)) >= 2 && digits_in(text) >= 2;
  const bool previous =
      n.begin > 0 && is_number(s, n.begin - 1) && digits_in(s.view(n.begin - 1)) >= 2;
  if (next || previous) return true;
  const bool dash =
      s.is(n.end, "-") && touches(s, n.end) && is_number(s, n.end + 1) && touches(s, n.end + 1);
  return dash && digits_in(text) >= 3 && s.view(n.end + 1).size() == 4 &&
         s.view(n.end + 1)[0] == '0';
}

/// "6-3 6-7 (4-7)": whether beside the pair that begins at `left` another one stands.
bool beside_pair(const Sentence& s, std::size_t left) {
  const auto mark = [&](std::size_t i) {
    const bool tiebreak = is_number(s, i) && s.is(i - 1, "(") && s.is(i + 1, ")");  // "6-7 (4)"
    return s.is(i, "(") || s.is(i, ")") || s.is(i, ",") || tiebreak;
  };
  const auto pair = [&](std::size_t i) {
    return is_number(s, i) && (s.is(i + 1, "-") || s.is(i + 1, "–")) && touches(s, i + 1) &&
           is_number(s, i + 2);
  };
  std::size_t next = left + 3;
  while (mark(next)) ++next;
  std::size_t before = left;
  while (before > 0 && mark(before - 1)) --before;
  return pair(next) || (before > 2 && pair(before - 3));
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
  const double first = a->to_double();
  return first < 400 && (first >= b->to_double() || beside_pair(s, left));
}

/// "1098-T", "a 3D model", "4X-style": a capital letter that is no unit names a kind of thing.
bool is_lettered(const Sentence& s, const Number& n, const Language& l) {
  if (!n.digits || n.end != n.begin + 1 || n.end >= s.size() || !touches(s, n.end)) return false;
  const bool dash = s.is(n.end, "-");
  const std::size_t i = dash ? n.end + 1 : n.end;
  if (i >= s.size() || !touches(s, i)) return false;
  const std::string_view w = s.view(i);
  const bool letter = w.size() == 1 && w[0] >= 'A' && w[0] <= 'Z';
  const bool money = l.is(s, i, WordClass::currency) && !dash;
  // "5G data": no gram, as no letter is a unit in this case but those of the great names.
  const bool sign = w.find_first_of("WVJLKCFX") != std::string_view::npos;
  const bool unit = money || (l.is(s, i, WordClass::unit) && sign);
  return letter && (!unit || (w == "X" && s.is(i + 1, "-") && touches(s, i + 1)));
}

/// "[1, 2, 3]", "(0, 1, 2, …)": a list of nothing but numbers.
bool is_in_number_list(const Sentence& s, const Number& n) {
  if (!n.digits) return false;
  const auto inside = [&](std::size_t i) {
    return is_number(s, i) || s.is(i, ",") || s.is(i, "…");
  };
  std::size_t left = n.begin;
  while (left > 0 && inside(left - 1)) --left;
  std::size_t right = n.end;
  while (inside(right)) ++right;
  const bool list = right > left + 2 && left > 0;
  return list &&
         ((s.is(left - 1, "[") && s.is(right, "]")) || (s.is(left - 1, "(") && s.is(right, ")")));
}

/// "the 715/100/XC".
bool is_slashed(const Sentence& s, const Number& n) {
  const auto slash = [&](std::size_t i) {
    return s.is(i, "/") && touches(s, i) && i + 1 < s.size() && touches(s, i + 1);
  };
  const bool inside = n.begin > 1 && slash(n.begin - 1) && is_number(s, n.begin - 2);
  if (!n.digits || !slash(n.end)) return false;
  return inside || (slash(n.end + 2) && s.tokens[n.end + 3].kind != TokenKind::number);
}

/// "1920×1080": the points of a picture, where no unit tells that it measures.
bool is_resolution(const Sentence& s, const Number& n, const Language& l) {
  if (!n.digits || n.end != n.begin + 1) return false;
  const auto cross = [&](std::size_t i) { return s.is(i, "×") && touches(s, i); };
  const bool after = cross(n.end) && is_number(s, n.end + 1);
  const bool before = n.begin > 1 && cross(n.begin - 1) && is_number(s, n.begin - 2);
  const std::size_t end = after ? n.end + 2 : n.end;
  return (after || before) && !cross(end) && !l.is(s, end, WordClass::unit);
}

/// "10.1136/bmj", "10.1016/j.cell": the register's own prefix of a digital object identifier.
bool is_document_id(const Sentence& s, const Number& n) {
  constexpr std::size_t kShortest = 7;  // "10.1000"
  if (!n.digits || n.end != n.begin + 1 || !s.is(n.end, "/") || !touches(s, n.end)) return false;
  const std::string_view text = s.view(n.begin);
  return text.starts_with("10.") && text.size() >= kShortest;
}

/// "10 Downing Street", "221B Baker Street", "16-18 Mill Lane".
bool is_address(const Sentence& s, const Number& n) {
  if (!n.digits) return false;
  const bool pair = (s.is(n.end, "-") || s.is(n.end, "–")) && is_number(s, n.end + 1);
  const std::size_t end = pair ? n.end + 2 : n.end;
  for (std::size_t i = end; i < s.size() && i < end + 4 && s.tokens[i].capital; ++i) {
    const std::string_view w = s.view(i);
    for (const std::string_view street :
         {"Street", "Avenue", "Road", "Lane", "Boulevard", "Drive", "Square", "Ave", "Rd", "Blvd",
          "Highway", "Terrace", "Crescent", "Broadway"}) {
      if (w == street) return i > end;
    }
  }
  return false;
}

/// "Channel 5s coverage": the s is a plural or a lost apostrophe, no second.
bool is_plural_name(const Sentence& s, const Number& n, const Language& l) {
  const bool s_behind = n.digits && s.is(n.end, "s") && touches(s, n.end);
  if (!s_behind || n.begin == 0) return false;
  const Match m = l.match_before(s, n.begin, WordClass::name_word);
  return m && s.tokens[n.begin - m.length].capital;
}

bool in_ratio(const Sentence& s, const Number& n) {
  const bool after =
      s.is(n.end, ":") && touches(s, n.end) && is_number(s, n.end + 1) && touches(s, n.end + 1);
  const bool before =
      n.begin >= 2 && s.is(n.begin - 1, ":") && touches(s, n.begin) && is_number(s, n.begin - 2);
  return after || before;
}

/// "Dozens Killed as Hotel Burns": where every word has a capital, none tells of a name.
bool in_title_case(const Sentence& s) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const Token& t : s.tokens) {
    if (t.kind != TokenKind::word || t.span.size() < 4) continue;
    ++words;
    capitals += t.capital ? 1 : 0;
  }
  return words > 2 && 4 * capitals >= 3 * words;
}

/// "The Four Paths Police", "in Three Rivers": a number word with a capital that no beginning of a
/// sentence gave it, before another capital.
bool is_named_number(const Sentence& s, const Number& n, const Language& l) {
  if (n.digits || n.begin == 0 || n.end >= s.size() || !s.tokens[n.begin].capital) return false;
  const Token& before = s.tokens[n.begin - 1];
  const bool opens = before.kind == TokenKind::sign && !s.is(n.begin - 1, ",");
  return !opens && s.tokens[n.end].capital && s.tokens[n.end].kind == TokenKind::word &&
         l.noun_style() == NounStyle::plural_s && !in_title_case(s);
}

/// "das 19. Jahrhundert", "am 20. November": German writes ordinals with a stop.
bool is_dotted_ordinal(const Sentence& s, const Number& n, const Language& l) {
  return l.noun_style() == NounStyle::capital && n.digits && n.end == n.begin + 1 &&
         s.is(n.end, ".") && touches(s, n.end) && n.end + 1 < s.size() &&
         s.tokens[n.end + 1].spaced && s.tokens[n.end + 1].kind == TokenKind::word;
}

}  // namespace

std::string_view never_a_figure(const Sentence& s, const Number& n, const Language& l) {
  if (is_dotted_ordinal(s, n, l)) return "ordinal";
  if (is_ordinal(s, n.end) || (n.begin > 0 && s.is(n.begin - 1, "第"))) return "ordinal";
  if (glued_to_name(s, n, l)) return "glued to a name";
  if (is_list_mark(s, n)) return "list mark";
  if (is_plural_name(s, n, l)) return "part of a name";
  const bool glued_code = n.digits && n.end < s.size() && touches(s, n.end) &&
                          s.tokens[n.end].kind == TokenKind::code &&
                          !l.is(s, n.end, WordClass::unit);
  if (glued_code) return "code";
  if (is_phone(s, n, l)) return "phone number";
  if (is_score(s, n, l)) return "score";
  if (is_document_id(s, n)) return "document identifier";
  if (is_lettered(s, n, l)) return "code";
  if (is_resolution(s, n, l)) return "resolution";
  if (is_slashed(s, n)) return "code";
  if (is_in_number_list(s, n)) return "list of numbers";
  if (is_named_number(s, n, l)) return "part of a name";
  if (is_address(s, n)) return "address";
  if (in_ratio(s, n)) return "ratio of digits";
  return {};
}

namespace {

bool is_upper(std::string_view w) {
  return w.size() > 1 &&
         std::all_of(w.begin(), w.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "iPhone", "ISTELive", "YouTube": a capital letter inside, as only names have it.
bool is_camel(std::string_view w) {
  bool low = false;
  bool high = false;
  for (const char c : w) {
    low = low || (c >= 'a' && c <= 'z');
    high = high || (low && c >= 'A' && c <= 'Z');
  }
  const bool shouts = w.size() > 3 && w[0] >= 'A' && w[0] <= 'Z' && w[1] >= 'A' && w[1] <= 'Z';
  return high || (shouts && low);
}

/// "The Aspire 3 15", "a Galaxy S9 11": what stands before a run of numbers and codes.
std::size_t before_codes(const Sentence& s, std::size_t i) {
  while (i > 0 && (s.tokens[i].kind == TokenKind::code || is_number(s, i))) --i;
  return i;
}

/// "Smith, 42, said".
bool is_age_of_person(const Sentence& s, const Number& n) {
  const std::size_t before = n.begin - 1;
  const std::size_t name = before > 1 && s.is(before - 1, ".") ? before - 2 : before - 1;  // "Jr.,"
  return before > 0 && s.is(before, ",") && !s.tokens[before].spaced && n.bare &&
         (s.is(n.end, ",") || s.is(n.end, ".")) && s.tokens[name].capital &&
         n.value.exponent >= 0 && n.value.to_double() < 110;
}

bool after_name_word(const Sentence& s, const Number& n, const Language& l, bool no_unit) {
  const Match m = l.match_before(s, n.begin, WordClass::name_word);
  const bool always =
      m && (m.entry->phrase == "no." || m.entry->phrase == "#" ||
            (m.entry->kind == "always" && n.digits) || (m.entry->phrase == "top" && n.digits));
  if (m) return no_unit || always || s.tokens[n.begin - m.length].capital;
  // "Chapters 3 and 4", "routes 73, 390 and 476"; "won nine this season, five more" is no list.
  bool listed = false;
  for (std::size_t i = n.begin; i > 1; --i) {
    const bool list = s.is(i - 1, ",") || s.view(i - 1) == "and" || is_number(s, i - 1);
    if (!list) return no_unit && listed && l.match_before(s, i, WordClass::name_word);
    listed = listed || is_number(s, i - 1);
  }
  return false;
}

}  // namespace

std::string_view bare_in_a_name(const Sentence& s, const Number& n, const Language& l,
                                bool no_unit) {
  const bool next_proper = n.end < s.size() && is_proper(s, n.end, l) &&
                           !s.tokens[n.end].span.empty() &&
                           !(l.is(s, n.end, WordClass::verb) && in_title_case(s));
  const bool below_one = n.digits && s.view(n.begin).starts_with('.');  // ".534 FG" measures
  if (n.bare && no_unit && next_proper && !below_one) return "part of a name";
  if (n.begin == 0) return {};
  // "HQ 2.0": a version, as nobody measures a name to a tenth of nothing.
  const bool version = n.digits && s.view(n.begin).ends_with(".0") && s.tokens[n.begin - 1].capital;
  if (version) return "version";
  if (after_name_word(s, n, l, no_unit)) return "part of a name";
  const std::size_t before = n.begin - 1;
  const bool whole = n.bare && n.value.exponent >= 0;
  // "Result: Attracted 814 guests": what begins behind a colon has its capital from there.
  const bool opens = before > 0 && (s.is(before - 1, ":") || s.is(before - 1, "|")) && !no_unit &&
                     s.view(before).ends_with("ed");
  const bool verb = opens || (l.match_before(s, n.begin, WordClass::verb) && in_title_case(s));
  const std::size_t name = before_codes(s, before);
  const bool model = n.bare && no_unit && name < before && name > 0 && is_proper(s, name, l);
  if (model) return "part of a name";
  const bool initials = no_unit && s.view(0).size() < 5 && is_upper(s.view(0));  // "NH 44"
  if (whole && before == 0 && (initials || is_camel(s.view(0)))) return "part of a name";
  const bool named = whole && before > 0 && is_proper(s, before, l) && !verb;
  if (named && !leaves_out_the_verb(s, n, l)) return "part of a name";
  if (!no_unit) return {};
  if (is_age_of_person(s, n)) return "age of a person";
  const bool brackets =
      (s.is(before, "(") && s.is(n.end, ")")) || (s.is(before, "[") && s.is(n.end, "]"));
  const bool grouped = n.digits && s.view(n.begin).find(',') != std::string_view::npos;
  if (brackets && n.bare && !grouped) return "in brackets";  // "CAPM (3,923)" counts
  std::size_t w = before;
  while (w > 1 && (s.view(w) == "and" || s.view(w) == "to" || s.is(w, ",") || is_number(s, w))) --w;
  for (const std::string_view bound : {"under", "over", "above", "below"}) {
    if (w > 0 && is_word(s.view(w - 1), bound)) return {};  // "children under age 17"
  }
  for (const std::string_view age : {"aged", "age", "ages"}) {
    if (is_word(s.view(w), age)) return "age of a person";
  }
  return {};
}

}  // namespace recount::extract
