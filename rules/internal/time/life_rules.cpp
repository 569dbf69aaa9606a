// "Born in 1931, she was 84 when she died in 2015": an age follows from the year of birth and that
// of the day it is told of: another year of the text, or the article's. All three must be said of
// one person, so a word for a relative, a second age or a third year ends the reading.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/internal/time/year_span.h"

namespace recount::rules {
namespace {

constexpr int kOldest = 125;

/// The number that a token says, also where it is a figure; 0 for none.
int number_at(const Article& a, const Token& t) {
  if (t.is_figure()) {
    const Figure& f = a.reading.figures[t.figure];
    const bool plain = f.value() == std::floor(f.value()) && f.value() >= 0 &&
                       f.value() < kOldest && !f.quantity().range &&
                       f.quantity().hedge == core::Hedge::none &&
                       f.quantity().unit_kind != core::UnitKind::percent &&
                       f.quantity().unit_kind != core::UnitKind::currency;
    return plain ? static_cast<int>(f.value()) : 0;
  }
  const bool digits = !t.word.empty() && t.word.size() <= 3 &&
                      t.word.find_first_not_of("0123456789") == std::string::npos;
  const int n = digits ? std::atoi(t.word.c_str()) : 0;
  return n < kOldest ? n : 0;
}

bool closes(const Token& t) {
  return t.word.empty() || t.is(",") || t.is(".") || t.is(";") || t.is(")") || t.is("–");
}

/// "in 1990", "in May 1990", "on 3 May 1990": the year says when.
bool dates_something(const Sentence& s, std::size_t year) {
  for (std::size_t i = year; i-- > 0 && year - i <= 3;) {
    if (s.tokens[i].is("in") || s.tokens[i].is("on")) return true;
    if (!month_of(s.tokens[i].word) && day_of(s.tokens[i].word) == 0) return false;
  }
  return false;
}

/// "Was 84 when he", "was only 25 when she", and not "when his father".
bool when_they(const Article& a, const Sentence& s, std::size_t i) {
  const bool was = s.tokens[i - 1].is("was") || s.tokens[i - 1].is("only") ||
                   s.tokens[i - 1].is("just") || s.tokens[i - 1].is("aged");
  return was && s.tokens[i + 1].is("when") && a.reading.words.has("anaphor", s.tokens[i + 2].word);
}

/// "Aged 70", "at the age of 70", "lived to be 82", "turned 60", "elected at 36": an age by the
/// words around it.
bool is_age(const Article& a, const Sentence& s, std::size_t i) {
  if (i == 0 || number_at(a, s.tokens[i]) == 0) return false;
  if (a.reading.find(s, "average", i > 3 ? i - 3 : 0, i)) return false;  // "average age 24"
  if (s.tokens[i].is_figure()) {
    const std::string& quote = a.reading.figures[s.tokens[i].figure].c->quote;
    if (quote.starts_with("aged") || quote.starts_with("age ")) return true;
  }
  const Token& before = s.tokens[i - 1];
  if (before.is("aged") || before.is("age") || before.is("turned")) return true;
  if (i > 1 && before.is("of") && s.tokens[i - 2].is("age")) return true;
  if (i > 1 && before.is("be") && s.tokens[i - 2].is("to")) return closes(s.tokens[i + 1]);
  if (when_they(a, s, i)) return true;
  const bool was = before.is("was") && s.tokens[i - 2].is(",") && s.tokens[i + 1].is(".");
  // "was elected in 2016 at 36", and no "at 36 percent", "at 36 Main Street"
  const bool at = before.is("at") && (closes(s.tokens[i + 1]) || s.tokens[i + 1].is("in"));
  return was || at;
}

/// The only age that the words of the sentence tell.
std::size_t age_in(const Article& a, const Sentence& s) {
  std::size_t found = kNone;
  for (std::size_t i = 1; i < s.tokens.size(); ++i) {
    if (!is_age(a, s, i)) continue;
    if (found != kNone) return kNone;
    found = i;
  }
  return found;
}

/// "Born in 1940", "born in Kyiv in 1940", "born on 3 May 1940": the year behind "born".
std::size_t year_of_birth(const Sentence& s) {
  constexpr std::size_t kReach = 8;
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    if (!s.tokens[i].is("born")) continue;
    for (std::size_t t = i + 1; t < std::min(i + kReach, s.tokens.size()); ++t) {
      if (s.tokens[t].is(",") || s.tokens[t].is("and") || s.tokens[t].is_figure()) return kNone;
      if (year_of(s.tokens[t].word) != 0) return dates_something(s, t) ? t : kNone;
    }
    return kNone;
  }
  return kNone;
}

/// Nothing opens another clause between the age and the year that it is told of.
bool in_one_clause(const Article& a, const Sentence& s, std::size_t age, std::size_t year) {
  const std::size_t begin = std::min(age, year);
  const std::size_t end = std::max(age, year);
  for (std::size_t i = begin; i < end; ++i) {
    // "was 24 when she made her first record, and died in 2019"
    const bool clause = s.tokens[i].is(",") && s.tokens[i + 1].is("and");
    if (clause || s.tokens[i].is(";") || s.tokens[i].is("but") || s.tokens[i].is("born")) {
      return false;
    }
  }
  // The year of a thing: "when she moved into the house built in 1965"
  const bool thing = year > age && year >= 2 && a.reading.find(s, "began", year - 2, year + 1) &&
                     !s.tokens[year - 2].is("born");
  return !thing && dates_something(s, year);
}

/// The year that the age is told of: the only other one, or one right beside the age.
std::size_t year_then(const Article& a, const Sentence& s, std::size_t age, std::size_t born) {
  constexpr std::size_t kBeside = 5;
  std::vector<std::size_t> others = years_in(s);
  std::erase(others, born);
  if (others.size() > 1) {
    std::erase_if(others, [&](std::size_t y) { return (y > age ? y - age : age - y) > kBeside; });
  }
  const bool one = others.size() == 1 && in_one_clause(a, s, age, others.front());
  return one ? others.front() : kNone;
}

std::optional<core::Finding> told_age(const Article& a, const Sentence& s, int born, int then,
                                      std::size_t age, std::vector<std::size_t> tokens) {
  if (then <= born || then - born > kOldest) return std::nullopt;
  const YearSpan span = age_between(born, then, number_at(a, s.tokens[age]));
  if (s.tokens[age].is_figure()) return told(a, s, span, tokens, {s.tokens[age].figure});
  tokens.push_back(age);
  return told(a, s, span, tokens);
}

/// "born in 1940 and died in 2010, aged 70": a birth, an age and a year that it is told of.
std::optional<core::Finding> aged_then(const Article& a, const Sentence& s) {
  const std::size_t born = year_of_birth(s);
  const std::size_t age = born == kNone ? kNone : age_in(a, s);
  if (age == kNone || a.reading.find(s, "relative")) return std::nullopt;
  const std::size_t then = year_then(a, s, age, born);
  if (then == kNone) return std::nullopt;
  return told_age(a, s, year_of(s.tokens[born].word), year_of(s.tokens[then].word), age,
                  {std::min(born, then), std::max(born, then)});
}

/// The dead of the article's day: "born in 1940, has died aged 70".
std::optional<core::Finding> dead_now(const Article& a, const Sentence& s) {
  const auto published = a.reading.article.published_date();
  const std::size_t born = published ? year_of_birth(s) : kNone;
  const std::size_t age = born == kNone ? kNone : age_in(a, s);
  if (age == kNone || years_in(s).size() != 1 || !a.reading.find(s, "killed") ||
      a.reading.find(s, "relative")) {
    return std::nullopt;
  }
  const int now = static_cast<int>(published->year());
  return told_age(a, s, year_of(s.tokens[born].word), now, age, {born});
}

/// "She was 71.": the whole sentence.
std::size_t only_age(const Article& a, const Sentence& s) {
  const bool was = s.tokens[1].is("was") || s.tokens[1].is("is");
  const bool old = s.tokens[3].is("years") && s.tokens[4].is("old");
  const std::size_t end = old ? 5 : 3;
  return was && closes(s.tokens[end]) && number_at(a, s.tokens[2]) > 0 ? 2 : kNone;
}

/// The last day of the sentence: a year not far behind "died", or the article's.
std::optional<int> year_of_death(const Article& a, const Sentence& s, std::size_t born) {
  constexpr std::size_t kReach = 6;
  const auto died = a.reading.find(s, "killed");
  if (!died) return std::nullopt;
  std::vector<std::size_t> others = years_in(s);
  std::erase(others, born);
  if (others.empty()) {
    const auto published = a.reading.article.published_date();
    return published ? std::optional(static_cast<int>(published->year())) : std::nullopt;
  }
  const bool beside = others.size() == 1 && others.front() > died->end &&
                      others.front() - died->end <= kReach && dates_something(s, others.front());
  return beside ? std::optional(year_of(s.tokens[others.front()].word)) : std::nullopt;
}

/// "The painter was born in 1931. She died in 2015, aged 74.", "… died on Sunday. She was 74.": the
/// birth in the sentence before.
std::optional<core::Finding> born_before(const Article& a, std::size_t i) {
  const Sentence& s = a.reading.sentences[i];
  if (i == 0 || (!s.tokens[0].is("he") && !s.tokens[0].is("she"))) return std::nullopt;
  const Sentence& before = a.reading.sentences[i - 1];
  const std::size_t born = year_of_birth(before);
  if (born == kNone || before.part != s.part || a.reading.find(s, "relative") ||
      a.reading.find(before, "relative")) {
    return std::nullopt;
  }
  const int from = year_of(before.tokens[born].word);
  const std::size_t age = age_in(a, s);
  const std::size_t then = age == kNone ? kNone : year_then(a, s, age, kNone);
  if (then != kNone) return told_age(a, s, from, year_of(s.tokens[then].word), age, {then});
  const std::size_t bare = only_age(a, s);
  const auto death = bare == kNone ? std::nullopt : year_of_death(a, before, born);
  return death ? told_age(a, s, from, *death, bare, {}) : std::nullopt;
}

/// "The singer, aged 43, was born in 1950", "born in 1950 and now aged 43": nothing but small words
/// between the two, so that both are said of one person. "Aged 43 when his son was born" is none.
bool of_one_person(const Article& a, const Sentence& s, std::size_t age, std::size_t year) {
  std::size_t born = year;
  while (born > 0 && year - born < 6 && !s.tokens[born].is("born") && !s.tokens[born].is(","))
    --born;
  if (!s.tokens[born].is("born") || !s.tokens[year - 1].is("in")) return false;
  std::size_t from = age < born ? age + 1 : year + 1;
  const std::size_t to = age < born ? born : age;
  if (age > born && age < year) return false;
  for (; from < to; ++from) {
    if (!a.reading.words.has("joins_life", s.tokens[from].word)) return false;
  }
  return true;
}

/// "Born in 1958, the minister, now aged 51, …": one noun between two commas.
bool born_first(const Article& a, const Sentence& s, std::size_t age, std::size_t year) {
  constexpr std::size_t kLongest = 8;
  if (!s.tokens[0].is("born") || age < year || age - year > kLongest) return false;
  for (std::size_t i = year + 1; i < age; ++i) {
    const Token& t = s.tokens[i];
    const bool verb = a.reading.words.has("level_verb", t.word) || t.is("who") || t.is("whose") ||
                      t.is("and") || t.word.ends_with("'s") || t.is("had");
    if (t.is_figure() || verb) return false;
  }
  return s.tokens[year + 1].is(",");
}

/// "The dancer, 54, was born in Kyiv in 1961", "who is 54 and was born": the only number that
/// stands so.
std::size_t between_commas(const Article& a, const Sentence& s) {
  constexpr int kYoungest = 5;
  std::size_t found = kNone;
  for (std::size_t i = 2; i + 2 < s.tokens.size(); ++i) {
    const bool commas = s.tokens[i - 1].is(",") && s.tokens[i + 1].is(",");
    const bool said =
        s.tokens[i - 1].is("is") && (s.tokens[i + 1].is("and") || s.tokens[i + 1].is(","));
    if ((!commas && !said) || number_at(a, s.tokens[i]) < kYoungest) continue;
    if (found != kNone) return kNone;
    found = i;
  }
  return found;
}

/// An age and a year of birth in one sentence, held against the day of the article.
std::optional<core::Finding> aged_now(const Article& a, const Sentence& s) {
  std::size_t age = age_in(a, s);
  if (age == kNone) age = between_commas(a, s);
  const auto published = a.reading.article.published_date();
  if (age == kNone || !published || a.reading.find(s, "killed") || a.reading.find(s, "when")) {
    return std::nullopt;
  }
  const std::vector<std::size_t> years = years_in(s);
  const std::size_t born = years.size() == 1 ? years.front() : kNone;
  if (born == kNone || born == 0 ||
      (!of_one_person(a, s, age, born) && !born_first(a, s, age, born))) {
    return std::nullopt;
  }
  const int now = static_cast<int>(published->year());
  return told_age(a, s, year_of(s.tokens[born].word), now, age, {born});
}

}  // namespace

Findings check_lives(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.sentences.size(); ++i) {
    const Sentence& s = a.reading.sentences[i];
    if (auto found = aged_then(a, s)) out.push_back(*std::move(found));
    if (auto found = dead_now(a, s)) out.push_back(*std::move(found));
    if (auto found = aged_now(a, s)) out.push_back(*std::move(found));
    if (auto found = born_before(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
