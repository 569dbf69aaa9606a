// The words beside the number decide; the bounds of a year that is told at all stand in the header.
#include "extract/claims/time/year_reader.h"

#include "extract/claims/sentence/noun.h"

namespace recount::extract {

std::optional<int> YearReader::plain(std::size_t i) const {
  if (i >= s_.size() || s_.tokens[i].kind != TokenKind::number) return std::nullopt;
  const std::string_view digits = s_.view(i);
  if (digits.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

std::optional<int> YearReader::year_shape(std::size_t i) const {
  const auto v = plain(i);
  return v && s_.view(i).size() == 4 && *v >= 1000 && *v <= 2100 ? v : std::nullopt;
}

/// Whether a unit or a plural noun stands at `i`.
bool YearReader::counts_something(std::size_t i) const {
  if (i >= s_.size()) return false;
  if (l_.is(s_, i, WordClass::unit) || l_.is(s_, i, WordClass::currency)) {
    return !word(i, "in") && !word(i, "a") && !word(i, "c");
  }
  if (l_.is(s_, i, WordClass::scale)) return true;
  return parse_noun(s_, i, l_, false).has_value();
}

/// "2019 levels", "in 2015 prices": what a year has, not what is counted.
bool YearReader::measured_in_a_year(std::size_t i) const {
  return word(i, "levels") || word(i, "prices") || word(i, "terms") || word(i, "figures") ||
         word(i, "elections") || word(i, "standards");
}

bool YearReader::time_preposition(std::size_t i) const {
  for (const std::string_view w :
       {"in",     "since",   "by",      "until", "till", "during", "before", "after",
        "from",   "through", "late",    "early", "mid",  "year",   "spring", "summer",
        "autumn", "fall",    "winter",  "circa", "and",  "to",     "of",     "for",
        "or",     "than",    "between", "ad",    "d"}) {
    if (word(i, w)) return true;
  }
  return false;
}

/// "A.D. 1000".
bool YearReader::after_era(std::size_t i) const {
  const std::size_t d = i > 0 && s_.is(i - 1, ".") ? i - 1 : i;
  return d > 2 && word(d - 1, "d") && s_.is(d - 2, ".") && word(d - 3, "a");
}

bool YearReader::reads_as_year(std::size_t i, int year) const {
  if (i > 0 && (l_.match_before(s_, i, WordClass::currency) || s_.is(i - 1, "#"))) return false;
  if ((i > 0 && s_.is(i - 1, "×")) || s_.is(i + 1, "×")) return false;  // "2880×1800"
  const bool modern = year >= 1800 && year <= 2060;
  const bool counted = counts_something(i + 1);
  const bool hard = i > 0 && (word(i - 1, "in") || word(i - 1, "since") || word(i - 1, "during") ||
                              word(i - 1, "the") || word(i - 1, "until") || word(i - 1, "by") ||
                              word(i - 1, "its"));
  if (hard || (modern && measured_in_a_year(i + 1))) return modern || !counted;
  if (after_era(i)) return true;
  // "an average of 1500", "more than 1500": only a count has such a modifier.
  const bool bound = i > 0 && (word(i - 1, "of") || word(i - 1, "than"));
  if (i > 0 && l_.match_before(s_, i, WordClass::hedge) && (bound || !time_preposition(i - 1)))
    return false;
  // "based on 2024 US premiums": a country behind it is told of the year.
  const bool current = year >= 1950 && year <= 2035;
  if (counted && current && s_.tokens[i + 1].capital && l_.is(s_, i + 1, WordClass::place))
    return true;
  if (counted)
    return current && (i > 0 || (s_.tokens[i + 1].capital && !is_plural(s_, i + 1, l_))) &&
           !l_.is(s_, i + 1, WordClass::plural) && !l_.is(s_, i + 1, WordClass::unit) &&
           !l_.is(s_, i + 1, WordClass::currency) &&
           (i == 0 ||
            (!l_.is(s_, i - 1, WordClass::preposition) &&
             !l_.is(s_, i - 1, WordClass::change_verb) && !l_.is(s_, i - 1, WordClass::verb) &&
             !l_.is(s_, i - 1, WordClass::auxiliary)));
  if (!modern && year > 2060 && i > 0 && word(i - 1, "of")) return false;  // "a score of 2072"
  // "scores rose from 1061 to 1128": so old a year has a preposition that only times have.
  const bool old =
      year < 1500 && i > 0 &&
      (word(i - 1, "from") || word(i - 1, "to") || word(i - 1, "of") || word(i - 1, "than"));
  if (i > 0 && time_preposition(i - 1)) return !old;
  return modern;
}

}  // namespace recount::extract
