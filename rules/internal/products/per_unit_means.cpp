// "600 pupils and 20 teachers, or 30 pupils per teacher", "730 accidents last year, or 2 a day":
// what a mean is told per, another figure counts, or the time that the total covers.
#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/restated.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

struct MeanPer {
  std::size_t total = 0;
  std::size_t count = 0;
  std::size_t mean = 0;
};

bool is_amount(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  return is_one_number(f) && !a.changing[i] && f.quantity().unit_kind != core::UnitKind::percent;
}

/// "The population 16 million", "16 million people", "the country of 16 million".
bool counts_heads(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 4;
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > kReach ? f.token - kReach : 0;
  return (unit_written(f) && is_person(a, f.quantity().unit)) ||
         a.reading.cue_before(f, "home_of") || a.reading.find(s, "inhabitants", begin, f.token);
}

/// "Per teacher" of 20 teachers, "per head" of a population, "for each of the 16 million people".
bool counts_what_it_is_per(const Article& a, const MeanPer& m) {
  const Figure& mean = a.reading.figures[m.mean];
  const Figure& count = a.reading.figures[m.count];
  const std::string& per = mean.quantity().per;
  const bool of = per == "of" && m.count == m.mean + 1 && count.token - mean.token <= 3;
  return of || is_per(a, mean, count) || (per == "person" && counts_heads(a, m.count));
}

/// "500 per square kilometre" leaves out the people.
bool one_unit(const Figure& total, const Figure& mean) {
  return total.quantity().unit == mean.quantity().unit ||
         (mean.quantity().unit.empty() && unit_written(total)) ||
         (!unit_written(total) && unit_written(mean) &&
          total.quantity().unit_kind == core::UnitKind::count);
}

bool is_said_again(const Article& a, const MeanPer& m) {
  const Figure& mean = a.reading.figures[m.mean];
  const Sentence& s = a.reading.sentence_of(mean);
  if (m.mean < std::min(m.total, m.count)) {
    // "On average 90 cars an hour used the tunnel, when 2,160 were counted in 24 hours."
    const bool average = mean.c->quote.find("average") != std::string::npos;
    return average || explained_by_next(a, m.mean);
  }
  const Figure& last = a.reading.figures[m.mean < m.count ? m.total : std::max(m.total, m.count)];
  if (last.sentence != mean.sentence || another_subject(a, last, mean) ||
      a.reading.find(s, "breaks_off", last.token, mean.token) ||
      a.reading.find(s, "elsewhere", last.token, mean.token)) {
    return false;
  }
  // "With 600 pupils and 20 teachers, the school has 30 pupils per teacher."
  const bool with = s.tokens[0].is("with") && s.tokens[last.token + 1].is(",");
  return with || explained_by_next(a, m.mean - 1) ||
         a.reading.find(s, "average", last.token, mean.token) ||
         a.reading.find(s, "works_out", last.token, mean.token) ||
         a.reading.find(s, "ratio_of", last.token, mean.token);
}

core::Finding report(const Article& a, const MeanPer& m) {
  const auto quantity = [&](std::size_t i) { return a.reading.figures[i].quantity(); };
  Equation e{Relation::mean, {quantity(m.total), quantity(m.count)}, quantity(m.mean), 1};
  e.stated.scaled = true;  // a mean is rounded at its last digit, however whole it looks
  return finding(a.reading, {"I-AVG", {m.total, m.count, m.mean}, {}, e.stated.unit}, e);
}

std::optional<core::Finding> per_counted(const Article& a, const MeanPer& m) {
  const Figure& total = a.reading.figures[m.total];
  const Figure& mean = a.reading.figures[m.mean];
  const bool kinds = is_amount(a, m.total) && is_amount(a, m.count) && is_amount(a, m.mean) &&
                     (total.quantity().per.empty() || !unit_written(total)) &&
                     one_unit(total, mean) && a.reading.figures[m.count].quantity().per.empty() &&
                     a.reading.figures[m.count].value() > 1 && !is_per(a, mean, total);
  if (!kinds || !counts_what_it_is_per(a, m) || !is_said_again(a, m)) return std::nullopt;
  return report(a, m);
}

/// "10,000 was divided among 50 families, each getting 200".
std::optional<core::Finding> dealt_out(const Article& a, std::size_t i) {
  const Figure& total = a.reading.figures[i];
  const Figure& count = a.reading.figures[i + 1];
  const Figure& mean = a.reading.figures[i + 2];
  const Sentence& s = a.reading.sentence_of(total);
  const bool each = a.reading.cue_after(mean, "each") || mean.c->quote.ends_with("each") ||
                    a.reading.find(s, "each", count.token, mean.token);
  const bool dealt = mean.sentence == total.sentence && each &&
                     !a.reading.find(s, "also", count.token, mean.token) &&
                     a.reading.find(s, "dealt_out", total.token, count.token) &&
                     total.quantity().unit == mean.quantity().unit && unit_written(count);
  return dealt && is_amount(a, i) && is_amount(a, i + 1) && is_amount(a, i + 2)
             ? std::optional(report(a, {i, i + 1, i + 2}))
             : std::nullopt;
}

/// "600 pupils and 20 teachers, a ratio of 30 to 1".
std::optional<core::Finding> ratio_to_one(const Article& a, const Sentence& s) {
  if (s.figures.size() != 4) return std::nullopt;
  const std::size_t i = s.figures.front();
  const Figure& ratio = a.reading.figures[i + 2];
  const Figure& one = a.reading.figures[i + 3];
  const bool to_one = one.value() == 1 && one.token == ratio.token + 2 &&
                      s.tokens[ratio.token + 1].is("to") && a.reading.cue_before(ratio, "ratio_of");
  const auto counts = [&](std::size_t k) {
    return is_amount(a, k) && is_counted(a, k) && unit_written(a.reading.figures[k]);
  };
  if (!to_one || !counts(i) || !counts(i + 1)) return std::nullopt;
  const bool larger = a.reading.figures[i].value() > a.reading.figures[i + 1].value();
  return report(a, larger ? MeanPer{i, i + 1, i + 2} : MeanPer{i + 1, i, i + 2});
}

/// "20 in May, 30 in June and 40 in July, an average of 30": all the figures of the sentence, but
/// for one that counts them.
std::optional<core::Finding> mean_of_a_list(const Article& a, const Sentence& s) {
  if (s.figures.size() < 3 || s.figures.size() > 8) return std::nullopt;
  const std::size_t mean = s.figures.back();
  std::size_t first = s.figures.front();
  const Figure& m = a.reading.figures[mean];
  const double others = static_cast<double>(mean - first - 1);
  if (a.reading.figures[first].value() == others && unit_written(a.reading.figures[first])) ++first;
  const Figure& last = a.reading.figures[mean - 1];
  const bool behind = m.token <= last.token + 5 && s.tokens[m.token - 1].is(",") &&
                      m.c->quote.find("average of") != std::string::npos;
  const bool opens = a.reading.find(s, "mean_of", 0, std::min<std::size_t>(3, s.tokens.size())) &&
                     a.reading.words.has("auxiliary", s.tokens[m.token - 1].word);
  if (!(behind || opens) || mean - first < 2 || !is_amount(a, mean) ||
      !a.reading.find(s, "and", a.reading.figures[mean - 2].token, last.token)) {
    return std::nullopt;
  }
  Inputs inputs;
  std::vector<double> values;
  std::vector<std::size_t> figures;
  const std::string& unit = a.reading.figures[first].quantity().unit;
  const bool other = unit_written(m) && m.quantity().unit != unit;  // "35 customers a day"
  for (std::size_t i = first; i < mean; ++i) {
    const Figure& f = a.reading.figures[i];
    if (other || !is_amount(a, i) ||
        (unit_written(f) && i > first && f.quantity().unit != unit &&
         f.quantity().unit_kind == core::UnitKind::count)) {
      return std::nullopt;
    }
    inputs.push_back(f.stated().strict);
    values.push_back(f.value());
    figures.push_back(i);
  }
  figures.push_back(mean);
  const double n = static_cast<double>(values.size());
  const core::Interval sum = compute(Relation::sum, inputs);
  const core::Interval of_all = (1 / n) * sum;
  core::Quantity stated = m.quantity();
  stated.scaled = true;
  const Stated s_mean{core::strict_interval(stated), core::loose_interval(stated)};
  const double total = std::accumulate(values.begin(), values.end(), 0.0);
  const std::string line = "(" + formula_text(Relation::sum, values) + ") / " + number_text(n) +
                           " = " + number_text(total / n);
  return finding(a.reading, {"I-AVG", figures, {}, m.quantity().unit},
                 Outcome{judge(of_all, s_mean), of_all, s_mean.strict, line, {}});
}

}  // namespace

Findings check_per_unit_means(const Article& a) {
  Findings out;
  for (std::size_t at = 0; at < a.reading.sentences.size(); ++at) {
    const Sentence& s = a.reading.sentences[at];
    if (auto found = ratio_to_one(a, s)) out.push_back(*std::move(found));
    if (auto found = mean_of_a_list(a, s)) out.push_back(*std::move(found));
    const auto first = three_alone(a, at);
    if (!first) continue;
    const std::size_t i = *first;
    if (auto found = dealt_out(a, i)) out.push_back(*std::move(found));
    for (const MeanPer& m :
         {MeanPer{i, i + 1, i + 2}, MeanPer{i + 1, i, i + 2}, MeanPer{i, i + 2, i + 1},
          MeanPer{i + 1, i + 2, i}, MeanPer{i + 2, i + 1, i}}) {
      auto found = per_counted(a, m);
      if (!found) continue;
      out.push_back(*std::move(found));
      break;
    }
  }
  return out;
}

}  // namespace recount::rules
