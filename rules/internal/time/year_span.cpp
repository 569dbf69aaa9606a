#include "rules/internal/time/year_span.h"

#include "rules/internal/pairing/calendar.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {

using core::Interval;

YearSpan age_between(int born, int then, int age) {
  const Interval stated = Interval::exactly(age);
  const Interval possible{static_cast<double>(then - born - 1), static_cast<double>(then - born)};
  return {born, then, possible, stated, judge(stated, {possible, possible})};
}

YearSpan passed_between(int from, int to, Interval stated) {
  const Interval possible{static_cast<double>(to - from - 1), static_cast<double>(to - from + 1)};
  return {from, to, possible, stated, judge(stated, {possible, possible})};
}

std::vector<std::size_t> years_in(const Sentence& s) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    if (year_of(s.tokens[i].word) != 0) out.push_back(i);
  }
  return out;
}

core::Finding told(const Article& a, const Sentence& s, const YearSpan& y,
                   const std::vector<std::size_t>& tokens,
                   const std::vector<std::size_t>& figures) {
  const std::string line = std::to_string(y.to) + " − " + std::to_string(y.from) + " = " +
                           std::to_string(y.to - y.from) + "; stated " +
                           number_text((y.stated.low + y.stated.high) / 2);
  std::vector<core::Location> words;
  for (const std::size_t t : tokens) words.push_back({s.part, s.caption, s.tokens[t].span});
  core::Finding f = finding(a.reading, {"I-TIME", figures, words, "year"},
                            Outcome{y.judgement, y.possible, y.stated, line, {}});
  f.fingerprint = fingerprint("I-TIME", a.reading.article, {line});
  return f;
}

}  // namespace recount::rules
