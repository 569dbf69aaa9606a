// "48 murders among 1.2 million residents, or 4 per 100,000": the base names the roles.
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "rules/internal/families.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/restated.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// "100000 person", "100,000", "million": the base of a rate.
std::optional<core::Quantity> base_of(const std::string& per) {
  const bool million = per == "million" || per.starts_with("million ");
  std::string digits = million ? "1000000" : "";
  for (const char c : per) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ',')
      break;
  }
  const auto value = core::Decimal::parse(digits);
  if (digits.size() < 3 || !value) return std::nullopt;
  core::Quantity base;
  base.value = *value;
  base.unit_kind = core::UnitKind::count;
  return base;
}

/// "3 died in hospital. The murder rate in the capital was 6 per 100,000": the sentence of the rate
/// names things of its own, and none that was told before.
bool of_another_subject(const Article& a, const Figure& nearest, const Figure& rate) {
  if (nearest.sentence >= rate.sentence) return false;
  const Sentence& s = a.reading.sentence_of(rate);
  const auto& told = a.reading.sentence_of(nearest).tokens;
  const std::size_t head = std::min<std::size_t>(rate.token, 3);
  if (a.reading.anaphor(s, 0, rate.token) || a.reading.find(s, "pointing_back", 0, head))
    return false;
  bool names = false;
  for (std::size_t i = 0; i < rate.token; ++i) {
    const Token& t = s.tokens[i];
    const auto same = [&](const Token& other) { return one_topic(a.reading, t, other); };
    if (std::any_of(told.begin(), told.end(), same)) return false;
    names = names || (t.word.size() > 3 && !t.is_figure() && !a.reading.words.has("stop", t.word) &&
                      !a.reading.words.has("rate_word", t.word) &&
                      !a.reading.words.has("time_word", t.word));
  }
  return names;
}

/// Where the clause of the population begins that is told behind the count; none where both stand
/// in one.
std::optional<std::size_t> clause_of_people(const Article& a, const Figure& count,
                                            const Figure& people) {
  if (count.sentence < people.sentence) return 0;
  if (count.token > people.token) return std::nullopt;
  const auto joint =
      a.reading.find(a.reading.sentence_of(people), "new_clause", count.token, people.token);
  return joint ? std::optional(joint->end) : std::nullopt;
}

/// "Hull had 14 murders. Across Kent, home to 1.5 million people, the rate was 3 per 100,000": the
/// clause of the rate opens with an area of its own and counts its people.
bool of_a_wider_area(const Article& a, const Figure& count, const Figure& people,
                     const Figure& rate) {
  constexpr std::size_t kHead = 3;
  const Sentence& s = a.reading.sentence_of(rate);
  if (people.sentence != rate.sentence || people.token > rate.token) return false;
  const auto clause = clause_of_people(a, count, people);
  if (!clause || people.token < *clause + kHead) return false;
  const Token& next = s.tokens[*clause + 1];
  if (!a.reading.words.has("opens_area", s.tokens[*clause].word) || next.is("a") || next.is("an") ||
      a.reading.anaphor(s, *clause, *clause + kHead) ||
      a.reading.find(s, "pointing_back", *clause, rate.token)) {
    return false;
  }
  const auto& told = a.reading.sentence_of(count).tokens;
  const std::size_t end = count.sentence < rate.sentence ? told.size() : *clause;
  for (std::size_t i = *clause; i < *clause + kHead; ++i) {
    for (std::size_t k = 0; k < end; ++k) {
      if (one_topic(a.reading, s.tokens[i], told[k])) return false;
    }
  }
  return true;
}

/// "310 people arrived each day": those who came or went, and not those who live there.
bool came_or_went(const Article& a, const Figure& f) {
  return a.reading.cue_after(f, "came").has_value();
}

/// "The city of 500,000 had 90 robberies and has 18 officers per 10,000": what the rate counts has
/// a noun of its own.
bool counts_another(const Article& a, const Figure& f, const Figure& rate) {
  const std::string noun = last_word(rate.quantity().unit);
  const std::string other = last_word(f.quantity().unit);
  const bool said =
      !noun.empty() && rate.c->quote.find(noun.substr(0, 4)) < rate.c->quote.find("per");
  // "Struck 740 people …, 20 cases per 10,000": who fell ill is a case.
  const bool people = a.reading.words.has("population", other);
  return said && !people && unit_written(f) && !other.empty() && stem(noun) != stem(other) &&
         !one_thing(a.reading, noun, other);
}

/// "900,000 people", "the city of 1.6 million", "300,000 births" to a rate per births.
bool is_population(const Article& a, const Figure& f, const std::string& per) {
  if (came_or_went(a, f)) return false;
  const bool said = unit_written(f) || f.quantity().scaled;  // "36 of them" are none
  return (said && a.reading.words.has("population", last_word(f.quantity().unit))) ||
         a.reading.cue_before(f, "home_of") ||
         (unit_written(f) && (last_word(f.quantity().unit) == last_word(per) ||
                              one_thing(a.reading, last_word(f.quantity().unit), last_word(per))));
}

/// "With 18,500 doctors for a population of 5 million, the country has …"
bool given_in_front(const Article& a, const Figure& rate, const Figure& nearest) {
  const Sentence& s = a.reading.sentence_of(rate);
  return nearest.sentence == rate.sentence && nearest.token > 0 && nearest.token < rate.token &&
         s.tokens[0].is("with") && !a.reading.find(s, "of_others", nearest.token, rate.token);
}

/// "…; the country has 30 per 100,000"
bool of_elsewhere(const Article& a, const Figure& rate, const Figure& nearest) {
  const Sentence& s = a.reading.sentence_of(rate);
  const std::size_t begin = nearest.sentence == rate.sentence ? nearest.token : 0;
  if (given_in_front(a, rate, nearest)) return false;
  return a.reading.find(s, "elsewhere", begin, rate.token) ||
         a.reading.find(s, "year_before", begin, rate.token);
}

bool follows(const Article& a, const Figure& f, std::string_view word) {
  return f.token > 0 && a.reading.sentence_of(f).tokens[f.token - 1].is(word);
}

/// "180 accidents for 45,000 motorbikes, 6 per 1,000", "…, a rate of 6 per 1,000".
bool counted_for(const Article& a, const Figure& g, const Figure& rate) {
  const std::size_t reach = a.reading.cue_before(rate, "made_of_rate") ? 12 : 4;
  return follows(a, g, "for") && g.quantity().unit_kind == core::UnitKind::count &&
         g.sentence == rate.sentence && rate.token - g.token <= reach &&
         rate.c->quote.find("per") != std::string::npos;
}

/// "150 suicides amount to 12.5 per 100,000 in a population of 1.2 million".
std::optional<std::size_t> population_behind(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& g = a.reading.figures[i + 1];
  const bool here = g.sentence == f.sentence && is_counted(a, i + 1) && g.token - f.token <= 6;
  return here && a.reading.cue_before(g, "home_of") ? std::optional(i + 1) : std::nullopt;
}

/// "6.0 per 1,000 births: 39 babies died out of 13,000 born": what the rate is made of stands
/// behind it, after a colon, dash or bracket, or tied by "out of".
bool explained_behind(const Article& a, std::size_t i, const std::string& per) {
  if (i + 2 >= a.reading.figures.size()) return false;
  const Figure& f = a.reading.figures[i];
  const Figure& count = a.reading.figures[i + 1];
  const Figure& whole = a.reading.figures[i + 2];
  const Sentence& s = a.reading.sentence_of(f);
  if (count.sentence != f.sentence || whole.sentence != f.sentence || !is_counted(a, i + 1) ||
      !is_counted(a, i + 2) || whole.token - count.token > 10 || count.token - f.token > 8) {
    return false;
  }
  const auto of = a.reading.cue_before(whole, "of");
  const bool out_of = of && s.tokens[of->begin].is("out");
  bool opened = false;
  for (std::size_t t = f.token + 1; t < count.token; ++t) {
    if (!s.tokens[t].is(";") && a.reading.words.has("new_clause", s.tokens[t].word)) return false;
    opened = opened || s.tokens[t].is(":") || s.tokens[t].is("–") || s.tokens[t].is("(");
  }
  // "24 per 1,000 births: 360 of 30,000 babies died"
  const bool adjacent = of && whole.token - count.token <= 3;
  return out_of || (opened && (adjacent || is_population(a, whole, per)));
}

/// "At a rate of 5 per 1,000, …", "with 20 births per 1,000 people, …"
bool opened_as_given(const Article& a, const Figure& rate) {
  const Sentence& s = a.reading.sentence_of(rate);
  return (s.tokens[0].is("at") || s.tokens[0].is("with")) && rate.token <= 4 &&
         s.tokens[rate.token + 1].is(",");
}

/// "Births" in "the birth rate", "deaths" in "infant mortality": what the rate is a rate of.
bool is_rate_of(const Article& a, const std::string& noun, const Figure& rate) {
  constexpr std::size_t kStem = 4;
  const std::string subject = folded(rate.c->subject);
  const bool named =
      noun.size() >= kStem && subject.find(noun.substr(0, kStem)) != std::string::npos;
  const bool unsaid = subject == "a rate" || subject == "the rate" || subject.empty();
  return named || unsaid || a.reading.words.has("population", noun) ||
         (noun == "death" && subject.find("mortality") != std::string::npos);
}

/// A count that a rate can be worked out from: of the rate's noun, where it says its own.
bool counts_the_same(const Article& a, std::size_t j, const Figure& rate) {
  const core::Quantity& q = a.reading.figures[j].quantity();
  const bool once =
      q.per.empty() || q.per == rate.quantity().per || a.reading.words.has("time_word", q.per);
  const std::string& noun = rate.quantity().unit;
  return is_counted(a, j) && once &&
         (!unit_written(a.reading.figures[j]) ||
          (noun.empty() ? is_rate_of(a, last_word(q.unit), rate) : q.unit == noun));
}

struct RateOf {
  std::size_t count = 0;
  std::size_t population = 0;
};

/// "24 births per 1,000 people, or 48,000 in a country of 2 million": the rate first, and nothing
/// but what it is made of behind it.
std::optional<RateOf> told_behind(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  if (!opens_three(a, i) || !(explained_by_next(a, i) || opened_as_given(a, f))) {
    return std::nullopt;
  }
  const auto population = [&](std::size_t j) {
    return is_counted(a, j) && is_population(a, a.reading.figures[j], f.quantity().per);
  };
  // "900 people in a city of 1 million": the larger one, where both could be.
  const bool larger = a.reading.figures[i + 1].value() > a.reading.figures[i + 2].value();
  const RateOf of = larger ? RateOf{i + 2, i + 1} : RateOf{i + 1, i + 2};
  const bool told = population(of.population) && counts_the_same(a, of.count, f);
  return told ? std::optional(of) : std::nullopt;
}

/// "Over the past seven days, an incidence of": of the same time as the count in front.
bool says_when(const Article& a, const Figure& g, const Figure& rate) {
  return g.quantity().unit_kind == core::UnitKind::time && g.sentence == rate.sentence &&
         a.reading.cue_before(g, "span_of_time") &&
         !a.reading.find(a.reading.sentence_of(rate), "new_clause", g.token, rate.token);
}

/// "The rate, 58 cases per 100,000 people, is among the highest in Europe. Moldova had 2,090 cases
/// in a population of 2.5 million": the rank says that the rate is of one place, the next sentence
/// of which.
std::optional<RateOf> told_in_the_next(const Article& a, std::size_t i) {
  if (i + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& count = a.reading.figures[i + 1];
  const Figure& people = a.reading.figures[i + 2];
  const Sentence& here = a.reading.sentence_of(f);
  const Sentence& next = a.reading.sentence_of(count);
  const bool alone = here.figures.size() == 1 && next.figures.size() == 2 &&
                     count.sentence == f.sentence + 1 && people.sentence == count.sentence &&
                     next.paragraph == here.paragraph;
  const bool one_noun = unit_written(count) && !f.quantity().unit.empty() &&
                        count.quantity().unit == f.quantity().unit;
  const bool told =
      is_counted(a, i + 1) && is_counted(a, i + 2) && is_population(a, people, f.quantity().per) &&
      a.reading.find(here, "among_the_highest", f.token, here.tokens.size()) &&
      !a.reading.find(here, "opens_area", 0, f.token) &&
      !a.reading.find(here, "elsewhere", 0, f.token) && !a.reading.find(next, "rate_of_all");
  return alone && one_noun && told ? std::optional(RateOf{i + 1, i + 2}) : std::nullopt;
}

/// A count that a rate in the sentence or the next can be made of; "1,800 murders a year" is one.
bool may_be_made_of(const Article& a, std::size_t j, const Figure& rate) {
  const Figure& g = a.reading.figures[j];
  const std::string& per = g.quantity().per;
  const bool once = per.empty() || a.reading.words.has("time_word", per);
  return rate.sentence - g.sentence <= 1 && is_counted(a, j) && once &&
         g.quantity().unit_kind != core::UnitKind::currency;
}

/// "Out of 13,000 born", "180 accidents for 45,000 motorbikes": a whole by the word in front of it.
bool is_whole_of(const Article& a, const Figure& g, const Figure& rate) {
  const std::string base = last_word(rate.quantity().per);
  if (base != "million" && base.find_first_not_of("0123456789,") != std::string::npos) return false;
  const auto of = a.reading.cue_before(g, "of");
  const bool out_of = of && a.reading.sentence_of(g).tokens[of->begin].is("out");
  return out_of || (unit_written(g) && (of || follows(a, g, "in") || counted_for(a, g, rate)));
}

/// The count and the population in front of the rate, as far as they are told.
struct InFront {
  std::optional<std::size_t> count;
  std::optional<std::size_t> population;
};

InFront in_front(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 4;
  const Figure& f = a.reading.figures[i];
  InFront out;
  for (std::size_t j = i; j-- > 0 && i - j <= kReach;) {
    const Figure& g = a.reading.figures[j];
    if (says_when(a, g, f)) continue;
    if (!may_be_made_of(a, j, f)) break;
    // "Given to 240,000 children, 12 of whom fell ill": the whole stands right in front.
    if (!out.population && !out.count && j > 0 && a.reading.cue_after(g, "of_them") &&
        is_counted(a, j - 1) && a.reading.figures[j - 1].sentence == g.sentence) {
      return {j, j - 1};
    }
    if (!out.population && (is_whole_of(a, g, f) || is_population(a, g, f.quantity().per))) {
      out.population = j;
    } else if (!out.count) {
      out.count = j;
    }
  }
  // "In a city of 600,000, 54 people died": the people that are counted are no population.
  if (out.population && out.count &&
      a.reading.cue_before(a.reading.figures[*out.count], "home_of") &&
      a.reading.figures[*out.count].value() > a.reading.figures[*out.population].value()) {
    std::swap(out.population, out.count);
  }
  return out;
}

/// What the rate is made of, in front of it, behind it or on both sides.
std::optional<RateOf> made_of(const Article& a, std::size_t i) {
  auto [count, population] = in_front(a, i);
  if (!population && !count) {
    if (const auto of = told_behind(a, i)) return of;
    if (const auto of = told_in_the_next(a, i)) return of;
  }
  if (!population) population = population_behind(a, i);
  if (!population && !count && explained_behind(a, i, a.reading.figures[i].quantity().per)) {
    return RateOf{i + 1, i + 2};
  }
  return population && count ? std::optional(RateOf{*count, *population}) : std::nullopt;
}

/// "The city has 900,000 people. There were 45 murders in the county, 3 per 100,000", "600 beds for
/// a county of 400,000, and the state has 2 beds per 1,000".
bool of_an_area(const Article& a, const Figure& people, const Figure& rate) {
  const Sentence& s = a.reading.sentence_of(rate);
  if (people.sentence == rate.sentence) {
    return people.token < rate.token && !s.tokens[0].is("with") &&
           a.reading.find(s, "area_has", people.token, rate.token);
  }
  return a.reading.find(s, "in_an_area", 0, rate.token) &&
         !a.reading.find(a.reading.sentence_of(people), "area_noun");
}

std::optional<core::Finding> rate(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const auto base = base_of(f.quantity().per);
  if (!base || a.reading.cue_after(f, "more") || a.reading.cue_after(f, "fewer")) {
    return std::nullopt;  // "3 per 1,000 more than last year"
  }
  const auto of = made_of(a, i);
  if (!of || a.reading.figures[of->count].value() >= a.reading.figures[of->population].value()) {
    return std::nullopt;
  }
  core::Quantity stated = f.quantity();
  stated.scaled = true;  // a rate is rounded at its last digit, however whole it looks
  const Equation e{Relation::rate,
                   {a.reading.figures[of->count].quantity(),
                    a.reading.figures[of->population].quantity(), *base},
                   stated,
                   1};
  const Figure& nearest = a.reading.figures[std::max(of->count, of->population)];
  const Figure& last = nearest.token > f.token && nearest.sentence == f.sentence ? nearest : f;
  // "The city had 54 murders; the national rate is 2.1"
  const bool wider =
      a.reading.find(a.reading.sentence_of(f), "rate_of_all", 0, f.token).has_value();
  if (wider && !given_in_front(a, f, nearest) && !judge(e).fits()) return std::nullopt;
  if (of_an_area(a, a.reading.figures[of->population], f) && !judge(e).fits()) return std::nullopt;
  const Figure& count = a.reading.figures[of->count];
  const bool another = counts_another(a, count, f) || of_another_subject(a, nearest, f) ||
                       of_a_wider_area(a, count, a.reading.figures[of->population], f);
  if (another && !judge(e).fits()) return std::nullopt;
  // "10 per 100,000, or 1,200 of the country's 12 million people": it says what the rate is of.
  const bool spelled_out = last.token != f.token && opens_three(a, i) && explained_by_next(a, i);
  const bool elsewhere = !spelled_out && of_elsewhere(a, last, last.token == f.token ? nearest : f);
  if (elsewhere && !judge(e).fits()) return std::nullopt;
  return finding(a.reading, {"I-RATE", {of->count, of->population, i}, {}, f.quantity().per}, e);
}

}  // namespace

Findings check_rates(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = rate(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
