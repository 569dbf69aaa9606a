#include "rules/internal/pairing/limits.h"

#include <algorithm>

#include "rules/number_text.h"

namespace recount::rules {

using core::Interval;

core::Finding limited(const Article& a, const Check& check, Interval value, Interval possible,
                      const std::string& line) {
  const Judgement judgement = judge_limit(value, possible);
  return finding(a.reading, check, Outcome{judgement, value, possible, line, {}});
}

core::Finding larger(const Article& a, std::size_t first, std::size_t second,
                     const std::string& words) {
  const Figure& x = a.reading.figures[first];
  const Figure& y = a.reading.figures[second];
  return limited(
      a, {"I-RANK", {std::min(first, second), std::max(first, second)}, {}, x.quantity().unit},
      x.stated().strict - y.stated().strict, Interval::at_least(0),
      number_text(x.value()) + " − " + number_text(y.value()) + " = " +
          number_text(x.value() - y.value()) + "; stated as " + words);
}

}  // namespace recount::rules
