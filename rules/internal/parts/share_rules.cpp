// A percent or fraction finds its part by form ("89 or 23 %", "(23 %)", "accounting for"), and then
// its whole: one said by "of" first, then every comparable larger figure before it in the
// paragraph. Any whole that fits verifies; a miss is flagged only against a whole that the text
// itself names.
#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/internal/parts/share_pairs.h"
#include "rules/internal/parts/share_parts.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

Equation equation(const Article& a, std::size_t share, std::size_t part, std::size_t whole) {
  const core::Quantity& stated = a.reading.figures[share].quantity();
  const bool fraction = stated.unit_kind == core::UnitKind::fraction;
  return {fraction ? Relation::fraction : Relation::share,
          {a.reading.figures[part].quantity(), a.reading.figures[whole].quantity()},
          stated,
          1};
}

core::Finding report(const Article& a, std::size_t share, std::size_t part, std::size_t whole) {
  core::Finding f = finding(a.reading, {"I-SHARE", {share, part, whole}, {}, "percent"},
                            equation(a, share, part, whole));
  if (f.diagnosis == "scale_1000" || f.diagnosis == "scale_1000000") f.rule = "I-SCALE";
  return f;
}

/// "3 percent of GDP": its whole is named and is none of the figures.
bool has_own_whole(const Article& a, std::size_t share) {
  const Figure& f = a.reading.figures[share];
  const auto of = a.reading.cue_after(f, "of");
  if (!of) return false;
  const Sentence& s = a.reading.sentence_of(f);
  // "three-quarters of the hospital's 240 nurses": whose they are stands in front.
  const bool owner = of->end + 1 < s.tokens.size() && s.tokens[of->end + 1].is_figure() &&
                     s.tokens[of->end].word.ends_with("'s");
  return of->end < s.tokens.size() && !s.tokens[of->end].is_figure() && !owner &&
         !a.reading.cue_after(f, "of_the_group") &&
         !a.reading.find(s, "all_of_them", of->end, std::min(of->end + 3, s.tokens.size()));
}

/// "31 percent of the island's gross domestic product of 18.6 billion": the whole that "of" names
/// is the figure behind it, with no other place or group between.
bool whole_is_told(const Article& a, std::size_t share, std::size_t whole) {
  const Figure& f = a.reading.figures[share];
  const Figure& w = a.reading.figures[whole];
  const Sentence& s = a.reading.sentence_of(f);
  if (whole != share + 1 || w.sentence != f.sentence || w.token - f.token > 9 ||
      !s.tokens[w.token - 1].is("of")) {
    return false;
  }
  std::size_t ofs = 0;
  for (std::size_t i = f.token + 1; i < w.token; ++i) {
    const Token& t = s.tokens[i];
    ofs += t.is("of");
    if (t.is(",") || t.is("in") || t.is("at") || t.is("from") || t.is("for") || t.is("and")) {
      return false;
    }
  }
  return ofs == 2;
}

/// "The €2 billion fund has paid out €1.5 million, or 75 percent": a scale word repairs it exactly,
/// which no other whole of the sentence would.
std::optional<core::Finding> scale_slip(const Article& a, std::size_t share, std::size_t part,
                                        const std::vector<Whole>& wholes) {
  for (const Whole& w : wholes) {
    const Figure& f = a.reading.figures[w.figure];
    if (f.sentence != a.reading.figures[part].sentence || !f.quantity().scaled) continue;
    core::Finding found = report(a, share, part, w.figure);
    if (found.rule == "I-SCALE") return found;
  }
  return std::nullopt;
}

/// "Took 207 off the road": what follows is no noun of its own.
bool no_noun_behind(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  return f.token + 1 >= s.tokens.size() ||
         a.reading.words.has("no_noun", s.tokens[f.token + 1].word);
}

/// The counts between the start of the sentence before the part and the part itself.
std::vector<std::size_t> counts_in_front(const Article& a, std::size_t part) {
  std::vector<std::size_t> out;
  const Figure& p = a.reading.figures[part];
  for (std::size_t i = part; i-- > 0;) {
    const Figure& f = a.reading.figures[i];
    const bool near = p.sentence - f.sentence <= 1 &&
                      a.reading.sentence_of(f).paragraph == a.reading.sentence_of(p).paragraph;
    if (!near) break;
    if (is_counted(a, i)) out.push_back(i);
  }
  return out;
}

/// "30 of its branches": what the part is of has a name, and it is not that of the whole.
bool of_another_noun(const Article& a, const Figure& part, const Figure& whole) {
  const auto of = a.reading.cue_after(part, "of_the");
  const Sentence& s = a.reading.sentence_of(part);
  if (!of || s.tokens[of->end].is_figure()) return false;
  const std::string noun = last_word(whole.quantity().unit);
  return stem(s.tokens[of->end].word) != stem(noun) &&
         !one_thing(a.reading, s.tokens[of->end].word, noun);
}

/// "Looked at 1,150 lorries and took 207 off the road, or 28 percent": the only count in front,
/// with the noun that the part leaves out.
bool only_whole(const Article& a, std::size_t part, std::size_t whole) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  return !of_another_noun(a, p, w) && counts_in_front(a, part) == std::vector{whole} &&
         unit_written(w) && !unit_written(p) &&
         (no_noun_behind(a, p) || p.quantity().unit == w.quantity().unit) &&
         w.quantity().unit_kind == core::UnitKind::count && w.c->period == p.c->period &&
         !a.changing[whole] && !a.changing[part] && w.quantity().hedge == core::Hedge::none &&
         w.value() > p.value();
}

/// "Two-thirds of respondents, or 410 out of 1,025": the part brings its whole along.
bool out_of_behind(const Article& a, std::size_t share, std::size_t part) {
  if (part != share + 1 || part + 1 >= a.reading.figures.size()) return false;
  const Figure& p = a.reading.figures[part];
  const Figure& w = a.reading.figures[part + 1];
  const auto of = a.reading.cue_before(w, "of");
  return w.sentence == p.sentence && w.token - p.token <= 4 && of && of->begin == p.token + 1;
}

/// "1.08 million incidents. … 47, or 22 percent": no slip leads from 22 percent to four in 100,000;
/// the whole is another.
bool out_of_all_proportion(const Article& a, std::size_t share, std::size_t part,
                           std::size_t whole) {
  constexpr double kFarthest = 12;
  if (a.reading.figures[part].sentence == a.reading.figures[whole].sentence) return false;
  const Equation e = equation(a, share, part, whole);
  const Interval computed = compute(e.relation, strict_inputs(e));
  const double stated = a.reading.figures[share].value();
  const bool far = computed.high * kFarthest < stated || computed.low > kFarthest * stated;
  return far && !diagnose(e).slip.starts_with("scale_");
}

/// "Paid 3.4 billion for 41 blocks, half of the 6.5 billion of 2019": the part may be told with
/// what it was for.
std::optional<core::Finding> told_before_it(const Article& a, std::size_t share, std::size_t part,
                                            std::size_t whole) {
  if (part == 0 || part - 1 == share || part - 1 == whole || !is_counted(a, part - 1) ||
      a.changing[part - 1] ||
      a.reading.figures[part - 1].sentence != a.reading.figures[part].sentence) {
    return std::nullopt;
  }
  // "18,900 places for 23,400 children, 81 percent": or with its own whole.
  for (const std::size_t w : {whole, part}) {
    if (judge(equation(a, share, part - 1, w)).fits()) return report(a, share, part - 1, w);
  }
  return std::nullopt;
}

std::optional<core::Finding> checked(const Article& a, std::size_t share, std::size_t part,
                                     bool whole_is_said) {
  const std::vector<Whole> wholes = wholes_for(a, part, share);
  for (const Whole& w : wholes) {
    if (judge(equation(a, share, part, w.figure)).fits()) return report(a, share, part, w.figure);
  }
  if (auto slip = scale_slip(a, share, part, wholes)) return slip;
  // "600 pupils, 35 percent of whom, or 150, are foreign"
  const Figure& f = a.reading.figures[share];
  if (share > 0 && part == share + 1 && a.reading.cue_after(f, "of_them")) {
    const Figure& w = a.reading.figures[share - 1];
    const bool group = w.sentence == f.sentence && f.token == w.token + 2 && unit_written(w) &&
                       is_counted(a, share - 1);
    if (group) return report(a, share, part, share - 1);
  }
  const bool elsewhere =
      !whole_is_said && has_own_whole(a, share) && !out_of_behind(a, share, part);
  for (const Whole& w : wholes) {
    if ((!w.named && !only_whole(a, part, w.figure)) ||
        (elsewhere && !whole_is_told(a, share, w.figure)))
      continue;
    if (auto other = told_before_it(a, share, part, w.figure)) return other;
    if (out_of_all_proportion(a, share, part, w.figure)) continue;
    core::Finding found = report(a, share, part, w.figure);
    // A part larger than its whole has another whole, unless a scale word slipped.
    const bool larger = a.reading.figures[part].value() > a.reading.figures[w.figure].value();
    if (!larger || found.rule == "I-SCALE") return found;
  }
  return std::nullopt;
}

/// "7.9 million unemployed … a labour force of 157 million … the rate is 5.04 percent": no form
/// ties the three, so only an exact fit of a precise figure is told.
std::optional<core::Finding> rate_of_two(const Article& a, std::size_t share) {
  const Figure& f = a.reading.figures[share];
  if (!a.reading.words.has("rate_word", last_word(f.c->subject))) return std::nullopt;
  const std::int64_t digits = std::abs(f.quantity().value.coefficient);
  if (digits < 100) return std::nullopt;
  std::vector<std::size_t> counts;
  for (std::size_t i = share; i-- > 0 && counts.size() < 2;) {
    if (f.sentence - a.reading.figures[i].sentence > 2) break;
    if (is_counted(a, i)) counts.push_back(i);
  }
  if (counts.size() < 2 || !judge(equation(a, share, counts[1], counts[0])).fits()) {
    return std::nullopt;
  }
  return report(a, share, counts[1], counts[0]);
}

/// "18 of the 45 could be launched, so six in ten never left": what is left of the whole.
bool is_the_rest(const Equation& e) {
  const double all = e.relation == Relation::share ? 100 : 1;
  const core::Interval rest = core::Interval::exactly(all) - compute(e.relation, strict_inputs(e));
  return judge(rest, stated_of(e)).fits();
}

std::optional<core::Finding> share_at(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  // "410 were turned down, a refusal rate of 25 percent" tells no fall.
  const bool rate = is_percent(f) && a.reading.cue_before(f, "made_of_rate");
  if (const auto lost = told_loss(a, i)) return report(a, i, lost->part, lost->whole);
  // "35 percent, and in 18 of 90 or 20": a whole that took over the percent.
  if (is_percent(f) && !percent_written(a.reading, f) && a.reading.cue_before(f, "of"))
    return std::nullopt;
  if (!rate && (!is_share(f) || a.changing[i])) return std::nullopt;
  if (const auto part = part_of_share(a, i)) return checked(a, i, part->part, part->whole_is_said);
  const auto pair = told_pair(a, i);
  if (!pair) return rate_of_two(a, i);
  return is_the_rest(equation(a, i, pair->part, pair->whole))
             ? std::nullopt
             : std::optional(report(a, i, pair->part, pair->whole));
}

}  // namespace

Findings check_shares(const Article& a) {
  Findings out = check_parts(a);
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = share_at(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
