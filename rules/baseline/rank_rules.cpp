// "The second-largest population in the world", "the highest murder rate in the EU": a country's
// place among all that the series knows for that year. Told only where the series knows nearly all
// of the group, and a miss only where the neighbours are too far apart for a revision to swap them.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "rules/baseline/families.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;
using core::Period;
using core::Severity;
using core::Verdict;

struct Asked {
  const Indicator* indicator = nullptr;
  const Group* group = nullptr;
  std::string place;
  Period period;
  std::size_t rank = 1;
  bool descending = true;
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

bool has_any(const std::string& text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& w) { return text.find(w) != std::string::npos; });
}

/// True for "highest", false for "lowest"; nullopt where the word orders nothing.
std::optional<bool> descends(const Baseline& b, const std::string& quote) {
  if (has_any(quote, b.indicators.rank_up)) return true;
  if (has_any(quote, b.indicators.rank_down)) return false;
  return std::nullopt;
}

const Group* group_in(const Baseline& b, const std::string& sentence) {
  for (const Group& g : b.indicators.groups) {
    if (has_any(sentence, g.names)) return &g;
  }
  return nullptr;
}

std::string sentence_text(const Baseline& b, const core::Location& at, core::TextSpan sentence) {
  return ' ' + lower(sentence.of(b.reading.article.text_of(at.part, at.caption))) + ' ';
}

/// "in 2015": the one year that the sentence names.
std::optional<Period> only_year(const std::string& sentence) {
  std::optional<int> year;
  for (std::size_t i = 0; i + 4 < sentence.size(); ++i) {
    const bool century = sentence.compare(i, 2, "19") == 0 || sentence.compare(i, 2, "20") == 0;
    const auto digit = [&](std::size_t at) { return sentence[at] >= '0' && sentence[at] <= '9'; };
    const bool alone = (i == 0 || !digit(i - 1)) && !digit(i + 4);
    if (!century || !digit(i + 2) || !digit(i + 3) || !alone) continue;
    const int found = std::stoi(sentence.substr(i, 4));
    if (year && *year != found) return std::nullopt;
    year = found;
  }
  return year ? std::optional(Period::year(*year)) : std::nullopt;
}

/// "Nigeria has the largest population in Africa": the newest year of its series that was known on
/// that day, at most five years old.
std::optional<Period> newest_year(const Baseline& b, const Asked& q) {
  constexpr int kMostYears = 5;
  std::optional<Period> newest;
  for (const core::Series* s : b.series.find(q.indicator->id, q.place)) {
    for (const core::Observation& o : s->observations) {
      const bool known = o.period.end <= b.known_on && (!o.published || *o.published <= b.known_on);
      if (known && o.period.whole_year() && (!newest || newest->start < o.period.start)) {
        newest = o.period;
      }
    }
  }
  if (!newest) return std::nullopt;
  const int age = static_cast<int>(b.known_on.year()) - static_cast<int>(newest->start.year());
  return age <= kMostYears ? newest : std::nullopt;
}

/// The sentence speaks of now: "has", "is", "remains", and of no past.
bool speaks_of_now(const std::string& sentence) {
  const auto says = [&](const std::vector<std::string>& words) { return has_any(sentence, words); };
  return says({" has ", " is ", " remains ", " have ", " are ", " still ", " home to "}) &&
         !says({" had ", " was ", " were ", " has been ", " have been ", " will ", " became ",
                " once ", " would ", " by 20", " expected "});
}

/// The values of the group's countries in that year, the asked country's first.
std::vector<Known> values_of(const Baseline& b, const Asked& q) {
  std::vector<Known> out;
  std::optional<Known> own;
  for (const core::Series* s : b.series.all(q.indicator->id)) {
    const bool member = q.group->places.empty() ||
                        std::count(q.group->places.begin(), q.group->places.end(), s->place) > 0;
    if (!member || s->place == "WLD") continue;
    for (const core::Observation& o : s->observations) {
      if (o.period != q.period || (o.published && *o.published > b.known_on)) continue;
      const auto twin = std::find_if(out.begin(), out.end(),
                                     [&](const Known& k) { return k.series->place == s->place; });
      if (s->place == q.place)
        own = Known{s, o};
      else if (twin != out.end())
        *twin = Known{s, o};
      else
        out.push_back({s, o});
    }
  }
  if (!own) return {};
  out.insert(out.begin(), *own);
  return out;
}

/// How many countries lie before the asked one, if it may be larger or smaller by `share`.
std::size_t rank_with(const std::vector<Known>& values, bool descending, double share) {
  const double own = values.front().observation.value * (1 + (descending ? share : -share));
  std::size_t rank = 1;
  for (const Known& k : values) {
    const double v = k.observation.value;
    if (descending ? v > own : v < own) ++rank;
  }
  return rank;
}

std::optional<core::Finding> ranked(const Baseline& b, const Asked& q, const Check& check) {
  const std::vector<Known> values = values_of(b, q);
  // Small countries are the last that a series covers: "the lowest" needs all of them.
  const std::size_t enough = q.group->places.empty() ? 100 : q.group->places.size() * 9 / 10;
  if (values.size() < std::max<std::size_t>(enough, 5)) return std::nullopt;
  const std::size_t rank = rank_with(values, q.descending, 0);
  constexpr double kRevision = 0.1;
  const std::size_t best = rank_with(values, q.descending, kRevision);
  const std::size_t worst = rank_with(values, q.descending, -kRevision);
  const bool near = q.rank >= std::min(best, worst) && q.rank <= std::max(best, worst);
  Judgement judgement;
  if (rank != q.rank) {
    judgement = near || (!q.descending && q.group->places.empty())
                    ? Judgement{Verdict::needs_review, Severity::low}
                    : Judgement{Verdict::inconsistent, Severity::medium};
  }
  const core::Series& series = *values.front().series;
  const std::string line = "rank " + std::to_string(rank) + " of " + std::to_string(values.size()) +
                           " (" + series.source + ", " +
                           core::to_string(q.period.start).substr(0, 4) + "); stated " +
                           std::to_string(q.rank);
  const auto exactly = [](std::size_t r) { return Interval::exactly(static_cast<double>(r)); };
  core::Finding f =
      finding(b.reading, check, Outcome{judgement, exactly(rank), exactly(q.rank), line, {}});
  f.baseline = core::BaselineFigure{series.id,     q.period, values.front().observation.value,
                                    series.source, {},       series.url};
  f.fingerprint = fingerprint("B-RANK", b.reading.article, {q.indicator->id, q.place, line});
  return f;
}

std::optional<Asked> asked(const Baseline& b, const std::string& quote, const std::string& sentence,
                           const core::Place& place, const std::optional<Period>& said) {
  Asked q;
  std::optional<Period> period = said ? said : only_year(sentence);
  q.group = group_in(b, sentence);
  const auto order = descends(b, quote);
  q.indicator = indicator_in(b, sentence);
  q.place = place.code;
  if (q.group == nullptr || q.indicator == nullptr || !order || place.code.empty() ||
      place.code == "WLD" || may_be_another(b, place)) {
    return std::nullopt;
  }
  if (!period && speaks_of_now(sentence)) period = newest_year(b, q);
  if (!period || !period->whole_year() || period->end > b.known_on) return std::nullopt;
  if (static_cast<int>(period->start.year()) < q.group->since) return std::nullopt;
  q.period = *period;
  q.descending = *order;
  return q;
}

}  // namespace

Findings check_ranks(const Baseline& b) {
  Findings out;
  for (std::size_t i = 0; i < b.reading.figures.size(); ++i) {
    const Figure& f = b.reading.figures[i];
    if (f.c->kind != core::ClaimKind::rank || f.quantity().range || f.value() < 1) continue;
    auto q = asked(b, lower(f.c->quote), sentence_text(b, f.c->where, f.c->sentence), f.c->place,
                   f.c->period);
    if (!q) continue;
    q->rank = static_cast<std::size_t>(std::min(f.value(), 1e6));
    if (auto found = ranked(b, *q, {"B-RANK", {i}, {}, "rank"})) out.push_back(*std::move(found));
  }
  for (const core::Statement& s : b.reading.claims.statements) {
    if (s.kind != core::StatementKind::superlative) continue;
    const auto q =
        asked(b, lower(s.quote), sentence_text(b, s.where, s.sentence), s.place, s.period);
    if (!q) continue;
    if (auto found = ranked(b, *q, {"B-RANK", {}, {s.where}, "rank"}))
      out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
