// "10 miles (16 kilometres)": the figure in brackets is the writer's own conversion of the one
// before it. Units have a fixed factor; two currencies have whatever rate most of the article's
// pairs imply. Years add up by the calendar: "from 1914 to 1918, four years", "opened in 1998, is
// 24 years old".
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>

#include "rules/internal/families.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;
using core::Severity;
using core::UnitKind;
using core::Verdict;

/// "( 16 kilometres )" right behind the figure before, or ", or 16 kilometres".
bool bracketed_pair(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return false;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(x);
  if (x.sentence != y.sentence || x.quantity().range || y.quantity().range) return false;
  // "40 feet (3 metres by 12 metres)": two sides.
  const Token* next = y.token + 1 < s.tokens.size() ? &s.tokens[y.token + 1] : nullptr;
  if (next && (next->is("by") || next->is("x") || next->is("×"))) return false;
  if (y.token == x.token + 2 && s.tokens[x.token + 1].is("(")) return true;
  // "500 litres, about 132 gallons": the hedge is part of the figure.
  const auto hedge = y.quantity().hedge;
  const bool rough = hedge == core::Hedge::about || hedge == core::Hedge::nearly;
  if (y.token == x.token + 2 && s.tokens[x.token + 1].is(",") && rough) return true;
  const auto again = a.reading.cue_before(y, "that_is");
  const std::size_t comma = x.token + 1;
  return again && (again->begin == comma || (again->begin == comma + 1 &&
                                             (s.tokens[comma].is(",") || s.tokens[comma].is("("))));
}

Interval widened(Interval i, double share) {
  return {i.low - share * std::abs(i.low), i.high + share * std::abs(i.high)};
}

/// "6 feet (2 metres)": a conversion is rounded as its writer liked: half of its last digit that is
/// not zero, and from 20 on at most a twentieth of it.
Stated roughly(const Figure& f) {
  const double v = std::abs(f.value());
  double place = f.quantity().form == core::Form::number ? f.quantity().value.unit() : 0;
  while (place >= 1 && v >= 20 && std::fmod(v, place * 10) == 0) place *= 10;
  const double half = v < 20 ? place / 2 : std::min(place / 2, v / 20);
  const Interval around{f.value() - half, f.value() + half};
  const Stated s = f.stated();
  return {s.strict.hull(around), s.loose.hull(around)};
}

/// All digits of a factor, so that the line gives the same on any calculator: "1.609344".
std::string factor_text(double factor) {
  std::array<char, 40> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.9g", factor);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

/// "Over 200 square miles (518 square kilometres)": the bound itself is converted.
Figure without_bound(const Figure& f, core::Claim& copy) {
  copy = *f.c;
  core::Hedge& hedge = copy.quantity.hedge;
  const bool bound = hedge == core::Hedge::at_least || hedge == core::Hedge::more_than ||
                     hedge == core::Hedge::at_most || hedge == core::Hedge::less_than;
  if (bound) hedge = core::Hedge::none;
  Figure out = f;
  out.c = &copy;
  return out;
}

/// The second figure is the conversion of the first.
core::Finding converted(const Article& a, std::size_t i, const Conversion& known, bool forward) {
  core::Claim first;
  core::Claim second;
  const Figure x = without_bound(a.reading.figures[i], first);
  const Figure y = without_bound(a.reading.figures[i + 1], second);
  Conversion c = known;
  if (!forward) {
    c.factor = 1 / known.factor;
    c.offset = -known.offset / known.factor;
  }
  const Interval exact = c.factor * x.stated().strict + Interval::exactly(c.offset);
  const Interval allowed = widened(exact, a.data.parameter("I-CONV", "tolerance"));
  // "2 °F (1.1 °C) warmer" converts a difference: without the offset.
  const Interval difference = widened(c.factor * x.stated().strict, 0.1);
  const bool as_difference = c.offset != 0 && judge(difference, roughly(y)).fits();
  const Judgement judgement = as_difference ? Judgement{} : judge(allowed, roughly(y));
  const double face = c.factor * x.value() + c.offset;
  const std::string line = factor_text(c.factor) + " × " + number_text(x.value()) +
                           (c.offset == 0  ? ""
                            : c.offset < 0 ? " − " + number_text(-c.offset)
                                           : " + " + number_text(c.offset)) +
                           " = " + number_text(face) + "; stated " + number_text(y.value());
  return finding(a.reading, {"I-CONV", {i, i + 1}, {}, y.quantity().unit},
                 Outcome{judgement, allowed, y.stated().strict, line, {}});
}

std::optional<core::Finding> conversion(const Article& a, std::size_t i) {
  if (!bracketed_pair(a, i)) return std::nullopt;
  const auto unit = [&](std::size_t f) {
    const core::Quantity& q = a.reading.figures[f].quantity();
    return q.per.empty() ? q.unit : q.unit + " per " + q.per;
  };
  const std::string x = unit(i);
  const std::string y = unit(i + 1);
  if (x == y) return std::nullopt;
  // "50 metres (25 yards in the old hall)": something else is told.
  const Figure& last = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(last);
  const auto ends = [](const Token& t) {
    return t.is(")") || t.is(",") || t.is(";") || t.is("/") || t.is("]") || t.is("–");
  };
  const bool opened = s.tokens[last.token - 1].is("(");
  const bool goes_on =
      opened && last.token + 1 < s.tokens.size() && !ends(s.tokens[last.token + 1]);
  std::optional<core::Finding> best;
  for (const Conversion& c : a.data.conversions) {
    const bool forward = x == c.from && y == c.to;
    if (!forward && (x != c.to || y != c.from)) continue;
    // A gallon is one of two: that which fits is meant.
    core::Finding found = converted(a, i, c, forward);
    if (found.verdict == Verdict::consistent) return found;
    if (!c.one_system && !goes_on && (!best || found.severity < best->severity))
      best = std::move(found);
  }
  return best;
}

struct Exchange {
  std::size_t figure = 0;
  std::string pair;
  Interval rate;
  double face = 0;
};

std::vector<Exchange> exchanges(const Article& a) {
  std::vector<Exchange> out;
  for (std::size_t i = 0; i + 1 < a.reading.figures.size(); ++i) {
    const core::Quantity& x = a.reading.figures[i].quantity();
    const core::Quantity& y = a.reading.figures[i + 1].quantity();
    // "10,000 pounds ($12,700)" are no weight.
    const bool money = x.unit_kind == UnitKind::currency || a.reading.words.has("money", x.unit);
    if (!bracketed_pair(a, i) || !money || y.unit_kind != UnitKind::currency || x.unit == y.unit ||
        a.reading.figures[i].value() == 0) {
      continue;
    }
    const Interval rate =
        compute(Relation::ratio, {core::strict_interval(x), core::strict_interval(y)});
    out.push_back({i, x.unit + '/' + y.unit, rate, face_value(y) / face_value(x)});
  }
  return out;
}

core::Finding exchanged(const Article& a, const Exchange& x, const Exchange& other) {
  // Rates move from year to year, but not by half.
  const auto& p = a.reading.figures[x.figure].c->period;
  const auto& q = a.reading.figures[other.figure].c->period;
  const bool one_time = p.has_value() == q.has_value() && (!p || p->start == q->start);
  const double tolerance = one_time ? a.data.parameter("I-CURR", "tolerance") : 0.6;
  const Interval allowed = widened(other.rate, tolerance);
  const Judgement judgement = judge(x.rate, {allowed, allowed});
  const auto values = [&](const Exchange& e) {
    return number_text(a.reading.figures[e.figure + 1].value()) + " / " +
           number_text(a.reading.figures[e.figure].value()) + " = " + number_text(e.face);
  };
  return finding(a.reading,
                 {"I-CURR", {x.figure, x.figure + 1, other.figure, other.figure + 1}, {}, x.pair},
                 Outcome{judgement, x.rate, allowed, values(x) + "; " + values(other), {}});
}

/// Each pair of amounts against the first of the same two currencies.
Findings currencies(const Article& a) {
  Findings out;
  std::map<std::string, Exchange> first;
  for (const Exchange& x : exchanges(a)) {
    const auto [known, added] = first.emplace(x.pair, x);
    if (!added) out.push_back(exchanged(a, x, known->second));
  }
  return out;
}

bool is_year(const Token& t) {
  return t.word.size() == 4 && (t.word.starts_with("1") || t.word.starts_with("20")) &&
         t.word.find_first_not_of("0123456789") == std::string::npos;
}

int year_of(const Token& t) { return std::atoi(t.word.c_str()); }

/// The two years of "from 1914 to 1918" or "between 1914 and 1918" in front of the figure.
std::optional<std::pair<Token, Token>> years_before(const Sentence& s, const Figure& f) {
  for (std::size_t i = f.token; i-- > 3 && f.token - i <= 4;) {
    const bool to =
        s.tokens[i - 1].is("to") || s.tokens[i - 1].is("and") || s.tokens[i - 1].is("until");
    const bool from = s.tokens[i - 3].is("from") || s.tokens[i - 3].is("between");
    if (is_year(s.tokens[i]) && to && is_year(s.tokens[i - 2]) && from) {
      return std::pair(s.tokens[i - 2], s.tokens[i]);
    }
  }
  return std::nullopt;
}

/// "for eleven years, from 1979 to 1990".
std::optional<std::pair<Token, Token>> years_behind(const Sentence& s, const Figure& f) {
  std::size_t i = f.token + 1;
  // "30 years in prison, from 1989 to 2009"
  const std::size_t reach = std::min(i + 4, s.tokens.size());
  while (i < reach && !s.tokens[i].is("from") && !s.tokens[i].is("between") &&
         !s.tokens[i].is_figure()) {
    ++i;
  }
  if (i + 3 >= s.tokens.size()) return std::nullopt;
  const bool from = s.tokens[i].is("from") || s.tokens[i].is("between");
  const bool to =
      s.tokens[i + 2].is("to") || s.tokens[i + 2].is("until") || s.tokens[i + 2].is("and");
  if (!from || !to || !is_year(s.tokens[i + 1]) || !is_year(s.tokens[i + 3])) return std::nullopt;
  return std::pair(s.tokens[i + 1], s.tokens[i + 3]);
}

/// "which lasted from 1991 to 2002, went on for eleven years": the only two years of the sentence.
std::optional<std::pair<Token, Token>> only_years(const Sentence& s) {
  std::optional<std::pair<Token, Token>> found;
  std::size_t years = 0;
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    if (!is_year(s.tokens[i])) continue;
    ++years;
    const bool pair = i >= 3 && is_year(s.tokens[i - 2]) && s.tokens[i - 3].is("from");
    if (pair && s.tokens[i - 1].is("to")) found = std::pair(s.tokens[i - 2], s.tokens[i]);
  }
  return years == 2 ? found : std::nullopt;
}

/// "was built in 1931 and closed in 2016, after 75 years": the only two years of the sentence.
std::optional<std::pair<Token, Token>> built_and_closed(const Article& a, const Sentence& s,
                                                        const Figure& f) {
  if (f.token == 0 || !s.tokens[f.token - 1].is("after")) return std::nullopt;
  const std::size_t next = f.token + 1;
  const bool ends = next >= s.tokens.size() || s.tokens[next].is(".") || s.tokens[next].is(",") ||
                    a.reading.find(s, "of_service", next, std::min(next + 3, s.tokens.size()));
  std::vector<std::size_t> years;
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    if (is_year(s.tokens[i])) years.push_back(i);
  }
  if (!ends || years.size() != 2 || years[1] > f.token) return std::nullopt;
  const auto said = [&](const char* list, std::size_t i) {
    return i >= 2 && a.reading.find(s, list, i > 3 ? i - 4 : 0, i);
  };
  // "folded in 2023 after 70 years": right behind the year the verb may be any.
  const bool right = years[1] + 2 == f.token && s.tokens[years[1] - 1].is("in");
  if (!said("began", years[0]) || (!right && !said("ended", years[1]))) return std::nullopt;
  return std::pair(s.tokens[years[0]], s.tokens[years[1]]);
}

core::Finding timed(const Article& a, std::size_t i, int from, int to,
                    const std::vector<core::Location>& words) {
  const Figure& f = a.reading.figures[i];
  const double years = to - from;
  // Whole years are counted from any day to any day, so one year less or more is no slip.
  const Interval possible{years - 1, years + 1};
  const Judgement judgement = judge(f.stated().strict, {possible, possible});
  const std::string line = std::to_string(to) + " − " + std::to_string(from) + " = " +
                           number_text(years) + "; stated " + number_text(f.value());
  return finding(a.reading, {"I-TIME", {i}, words, "year"},
                 Outcome{judgement, possible, f.stated().strict, line, {}});
}

std::optional<core::Finding> duration(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  if (f.quantity().unit_kind != UnitKind::time || f.quantity().unit != "year" ||
      f.quantity().range) {
    return std::nullopt;
  }
  const Sentence& s = a.reading.sentence_of(f);
  auto years = years_before(s, f);
  if (!years) years = years_behind(s, f);
  if (!years && a.reading.find(s, "lasted")) years = only_years(s);
  if (!years) years = built_and_closed(a, s, f);
  if (!years) return std::nullopt;
  const auto at = [&](const Token& t) { return core::Location{s.part, s.caption, t.span}; };
  return timed(a, i, year_of(years->first), year_of(years->second),
               {at(years->first), at(years->second)});
}

/// "24 years old", "aged 24", "at the age of 24".
bool says_age(const Article& a, const Figure& f) {
  if (a.reading.cue_before(f, "aged") || a.reading.cue_after(f, "old")) return true;
  const Sentence& s = a.reading.sentence_of(f);
  // "who was born in 1935 and died in 2012, was 77."
  const bool was = f.token > 1 && s.tokens[f.token - 1].is("was") &&
                   s.tokens[f.token - 2].is(",") && f.token + 1 < s.tokens.size() &&
                   s.tokens[f.token + 1].is(".");
  return was || f.c->quote.ends_with(" old") || f.c->quote.ends_with("-old") ||
         f.c->quote.starts_with("aged");
}

/// "The painter, born in 1931, died on Sunday. He was 92.": the year of birth in the sentence
/// before.
std::optional<core::Finding> age_of_the_dead(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const auto published = a.reading.article.published_date();
  const Sentence& s = a.reading.sentence_of(f);
  const bool he_was = f.token == 2 && (s.tokens[0].is("he") || s.tokens[0].is("she")) &&
                      (s.tokens[1].is("was") || s.tokens[1].is("is"));
  const bool bare = f.quantity().unit.empty() || says_age(a, f);
  const bool ends = f.token + 1 < s.tokens.size() && s.tokens[f.token + 1].is(".");
  if (!he_was || !bare || !ends || f.quantity().range || f.sentence == 0 || !published) {
    return std::nullopt;
  }
  const Sentence& before = a.reading.sentences[f.sentence - 1];
  std::size_t born = kNone;
  std::size_t years = 0;
  for (std::size_t t = 2; t < before.tokens.size(); ++t) {
    if (!is_year(before.tokens[t])) continue;
    ++years;
    if (before.tokens[t - 2].is("born") && before.tokens[t - 1].is("in")) born = t;
  }
  // Without a death in between, "he" may be anyone.
  const bool died = a.reading.find(before, "killed").has_value();
  if (born == kNone || years != 1 || before.part != s.part || !died) return std::nullopt;
  return timed(a, i, year_of(before.tokens[born]), static_cast<int>(published->year()),
               {{before.part, before.caption, before.tokens[born].span}});
}

/// "opened in 1998, is 24 years old": the age by the article's date, or by the one other year of
/// the sentence ("born in 1921, died in 1999 at the age of 78").
std::optional<core::Finding> age(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const auto published = a.reading.article.published_date();
  const Sentence& s = a.reading.sentence_of(f);
  const bool ago = a.reading.cue_after(f, "ago") && f.quantity().unit == "year";
  if (f.quantity().range || (!ago && !says_age(a, f))) return std::nullopt;
  std::vector<std::size_t> years;
  std::size_t start = kNone;
  for (std::size_t t = 0; t < s.tokens.size(); ++t) {
    if (!is_year(s.tokens[t])) continue;
    years.push_back(t);
    if (t >= 2 && a.reading.find(s, "began", t - 2, t)) start = t;
  }
  if (start == kNone || years.size() > 2 || years.front() != start) return std::nullopt;
  if (ago && (years.size() > 1 || start > f.token || f.token - start > 3)) return std::nullopt;
  const auto at = [&](std::size_t t) {
    return core::Location{s.part, s.caption, s.tokens[t].span};
  };
  if (years.size() == 2) {
    // Which of two later events the age belongs to is said only by standing next to its year.
    const std::size_t end = years.back();
    const std::size_t apart = end < f.token ? f.token - end : end - f.token;
    if (apart > 8) return std::nullopt;
    return timed(a, i, year_of(s.tokens[start]), year_of(s.tokens[end]), {at(start), at(end)});
  }
  if (!published) return std::nullopt;
  return timed(a, i, year_of(s.tokens[start]), static_cast<int>(published->year()), {at(start)});
}

}  // namespace

Findings check_conversions(const Article& a) {
  Findings out = currencies(a);
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = conversion(a, i)) out.push_back(*std::move(found));
    if (auto found = duration(a, i)) out.push_back(*std::move(found));
    if (auto found = age_of_the_dead(a, i)) out.push_back(*std::move(found));
    if (auto found = age(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
