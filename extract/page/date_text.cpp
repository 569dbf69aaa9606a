// The text is cut into numbers and words; three neighbours that are day, month and year in one of
// the usual orders are a date. Month names come from ICU once, so no language is a special case.
#include "extract/page/date_text.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdio>
#include <unordered_map>
#include <vector>

#include "core/date.h"
#include "core/utf8.h"
#include "extract/page/ascii.h"

namespace recount::extract {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2035;
constexpr std::size_t kMostTokens = 400;

constexpr std::array<const char*, 22> kLanguages{"en", "de", "fr", "es", "it", "pt", "nl", "sv",
                                                 "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro",
                                                 "tr", "ru", "uk", "el", "id", "hr"};

std::string lower(const icu::UnicodeString& name) {
  icu::UnicodeString folded(name);
  folded.foldCase();
  if (folded.endsWith(".")) folded.truncate(folded.length() - 1);
  std::string out;
  return folded.toUTF8String(out);
}

using Months = std::unordered_map<std::string, int>;

void add_months(Months& months, const icu::DateFormatSymbols& symbols,
                icu::DateFormatSymbols::DtContextType context,
                icu::DateFormatSymbols::DtWidthType width) {
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getMonths(count, context, width);
  for (std::int32_t i = 0; i < count && i < 12; ++i) {
    std::string name = lower(names[i]);
    if (name.size() >= 3 && !is_digit(name.front())) months.emplace(std::move(name), i + 1);
  }
}

Months load_months() {
  Months months;
  for (const char* language : kLanguages) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(language), status);
    if (U_FAILURE(status)) continue;
    for (const auto context :
         {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
      add_months(months, symbols, context, icu::DateFormatSymbols::WIDE);
      add_months(months, symbols, context, icu::DateFormatSymbols::ABBREVIATED);
    }
  }
  months.emplace("sept", 9);
  months.emplace("j\xC3\xA4nner", 1);
  months.emplace("m\xC3\xA4r", 3);
  return months;
}

int month_named(std::string_view word) {
  static const Months months = load_months();
  std::string key = lower_ascii(word);
  auto found = months.find(key);
  if (found == months.end() && static_cast<unsigned char>(word.front()) >= 0x80) {
    found = months.find(lower(icu::UnicodeString::fromUTF8(key)));
  }
  return found == months.end() ? 0 : found->second;
}

struct Token {
  int number = -1;  ///< of digits
  std::size_t digits = 0;
  int month = 0;       ///< of a month's name
  std::string before;  ///< what stands between it and the token before
};

bool is_word_byte(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::string before;
  for (std::size_t i = 0; i < text.size() && tokens.size() < kMostTokens;) {
    std::size_t end = i;
    Token token;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > i) {
      token.digits = end - i;
      token.number = token.digits <= 4 ? std::stoi(std::string(text.substr(i, end - i))) : -1;
    } else {
      while (end < text.size() && is_word_byte(text[end])) ++end;
      if (end == i) {
        before.push_back(text[i++]);
        continue;
      }
      token.month = month_named(text.substr(i, end - i));
      const std::string word = lower_ascii(text.substr(i, end - i));
      const bool glue = word == "st" || word == "nd" || word == "rd" || word == "th" ||
                        word == "de" || word == "of" || word == "del" || word == "er";
      if (glue && token.month == 0 && !tokens.empty()) {
        before.push_back(' ');
        i = end;
        continue;
      }
    }
    token.before = std::move(before);
    before.clear();
    tokens.push_back(std::move(token));
    i = end;
  }
  return tokens;
}

std::optional<std::string> iso(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, day);
  if (!core::parse_date(out.data())) return std::nullopt;
  return std::string(out.data());
}

int full_year(const Token& token) {
  if (token.digits == 4) return token.number;
  // Two digits are a year only after a day and a month; those of the last century are old pages.
  return token.digits == 2 ? (token.number < 40 ? 2000 : 1900) + token.number : -1;
}

bool joins(const Token& token, std::string_view allowed) {
  return token.before.size() <= 3 && token.before.find_first_not_of(allowed) == std::string::npos;
}

std::optional<std::string> numeric(const Token& a, const Token& b, const Token& c,
                                   DateOrder order) {
  if (a.number < 0 || b.number < 0 || c.number < 0 || b.before != c.before) return std::nullopt;
  if (b.before != "." && b.before != "/" && b.before != "-" && b.before != ". ") {
    return std::nullopt;
  }
  if (a.digits == 4) return iso(a.number, b.number, c.number);
  if (a.digits > 2 || b.digits > 2) return std::nullopt;
  if (c.digits == 2 && b.before == "-") return std::nullopt;
  const bool month_first =
      b.number > 12 || (order.month_first && a.number <= 12 && b.before != ".");
  return month_first ? iso(full_year(c), a.number, b.number)
                     : iso(full_year(c), b.number, a.number);
}

std::optional<std::string> named(const Token& a, const Token& b, const Token& c) {
  constexpr std::string_view kGap = " .,-/";
  if (!joins(b, kGap) || !joins(c, kGap)) return std::nullopt;
  if (a.number > 0 && a.digits <= 2 && b.month > 0 && c.digits >= 2) {
    return iso(full_year(c), b.month, a.number);
  }
  if (a.month > 0 && b.number > 0 && b.digits <= 2 && c.digits == 4) {
    return iso(c.number, a.month, b.number);
  }
  if (a.digits == 4 && b.month > 0 && c.digits <= 2) return iso(a.number, b.month, c.number);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> first_date(std::string_view text, DateOrder order) {
  const std::vector<Token> tokens = tokens_of(text.substr(0, 4000));
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (auto date = numeric(tokens[i], tokens[i + 1], tokens[i + 2], order)) return date;
    if (auto date = named(tokens[i], tokens[i + 1], tokens[i + 2])) return date;
  }
  return std::nullopt;
}

std::optional<std::string> read_date(std::string_view value, DateOrder order) {
  const std::string_view trimmed = trim_ascii(value);
  const auto date = core::parse_date(trimmed);
  if (date && trimmed.size() >= 10) {
    const int year = static_cast<int>(date->year());
    if (year >= kFirstYear && year <= kLastYear) return std::string(trimmed.substr(0, 35));
  }
  return first_date(trimmed, order);
}

}  // namespace recount::extract
