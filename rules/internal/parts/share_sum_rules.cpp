// Shares exclude each other when the text says so: slices of one chart, answers to one question
// that are told by "yes", "no" and "don't know", or parts in brackets behind one whole. Their sum
// may pass 100 only by rounding.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "rules/internal/families.h"
#include "rules/internal/parts/exclusive_shares.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

/// A slip adds a tenth or two; shares that sum to more are of things that go together ("of Basque
/// 28 percent, of Spanish 97").
constexpr double kMostMissed = 130;

bool is_share_of_all(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  return is_percent(f) && percent_written(a.reading, f) && !a.changing[i] &&
         f.quantity().per.empty() && !f.quantity().range && f.value() > 0 && f.value() <= 100 &&
         !a.reading.cue_after(f, "of_confidence");
}

/// "Some 60 percent" is 60, "roughly 60 percent" may be 55.
bool is_plain_share(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const bool some = folded(f.c->quote).starts_with("some ");
  return is_share_of_all(a, i) && (some || f.quantity().hedge == core::Hedge::none);
}

/// "A third of the guests …, 45 percent … and the remaining 22 percent".
bool is_fraction(const Figure& f) {
  return f.quantity().unit_kind == core::UnitKind::fraction && f.value() < 1 &&
         f.c->kind == core::ClaimKind::share;
}

double percent_of(const Figure& f) { return is_fraction(f) ? 100 * f.value() : f.value(); }

Interval strict_percent(const Figure& f) {
  const Interval x = f.stated().strict;
  return is_fraction(f) ? 100 * x : x;
}

std::vector<std::size_t> shares_of(const Article& a, const Sentence& s) {
  std::vector<std::size_t> out;
  for (const std::size_t i : s.figures) {
    if (is_plain_share(a, i)) out.push_back(i);
  }
  return out;
}

/// With fractions and rough shares, where the last is what remains.
/// "Half said yes, 40 percent said no and 20 percent did not answer".
std::vector<std::size_t> shares_and_fractions(const Article& a, const Sentence& s) {
  std::vector<std::size_t> out;
  for (const std::size_t i : s.figures) {
    const Figure& f = a.reading.figures[i];
    const bool half = is_fraction(f) && !a.changing[i] && f.quantity().hedge == core::Hedge::none;
    // "…; of the men 70 percent said yes": another group.
    const auto other = a.reading.find(s, "of_another_group", 0, f.token);
    if (other && !out.empty() && other->begin > a.reading.figures[out.front()].token) break;
    if (is_plain_share(a, i) || half) out.push_back(i);
  }
  return out;
}

std::vector<std::size_t> shares_up_to_the_rest(const Article& a, const Sentence& s) {
  std::vector<std::size_t> out;
  for (const std::size_t i : s.figures) {
    const Figure& f = a.reading.figures[i];
    const bool rough = f.quantity().hedge == core::Hedge::about && is_share_of_all(a, i);
    if (is_plain_share(a, i) || rough || (is_fraction(f) && !a.changing[i])) out.push_back(i);
  }
  const bool rest =
      !out.empty() && a.reading.cue_before(a.reading.figures[out.back()], "remaining");
  return rest ? out : shares_of(a, s);
}

/// "60 percent of the women and 55 percent of the men", "among men 60 percent, among women 55
/// percent": each share has a whole of its own.
bool wholes_differ(const Article& a, const std::vector<std::size_t>& shares) {
  const Sentence& s = a.reading.sentence_of(a.reading.figures[shares.front()]);
  const auto among = std::count_if(s.tokens.begin(), s.tokens.end(),
                                   [](const Token& t) { return t.is("among") || t.is("amongst"); });
  if (among > 1) return true;
  return std::count_if(shares.begin(), shares.end(), [&](std::size_t i) {
           return a.reading.cue_after(a.reading.figures[i], "of").has_value();
         }) > 1;
}

bool levels_pair(const Article& a, const std::vector<std::size_t>& shares) {
  const auto has = [&](std::size_t f) { return std::count(shares.begin(), shares.end(), f) > 0; };
  return std::any_of(a.levels.begin(), a.levels.end(), [&](const LevelPair& p) {
    return p.bond != Bond::alike && has(p.before) && has(p.after);
  });
}

bool several_answers(const Article& a, std::size_t sentence) {
  const std::size_t begin = sentence > 0 ? sentence - 1 : 0;
  for (std::size_t i = begin; i < std::min(sentence + 2, a.reading.sentences.size()); ++i) {
    if (a.reading.find(a.reading.sentences[i], "several_answers")) return true;
  }
  return false;
}

/// "61.3 percent voted no and 38.7 yes, where polls had seen 42.5": the first give the whole
/// already.
bool complete_before_the_last(const Article& a, const std::vector<std::size_t>& shares) {
  constexpr double kExact = 0.2;
  double sum = 0;
  for (std::size_t k = 0; k + 1 < shares.size(); ++k) {
    sum += a.reading.figures[shares[k]].value();
    if (k > 0 && std::abs(sum - 100) <= kExact) return true;
  }
  return false;
}

std::optional<core::Finding> summed(const Article& a, const std::vector<std::size_t>& shares,
                                    bool exhaustive) {
  Inputs parts;
  std::vector<double> values;
  for (const std::size_t i : shares) {
    parts.push_back(strict_percent(a.reading.figures[i]));
    values.push_back(percent_of(a.reading.figures[i]));
  }
  const Interval sum = compute(Relation::sum, parts);
  const Interval possible = exhaustive && sum.high >= 90 ? Interval{100, 100} : Interval{0, 100};
  const Judgement at_most = judge_limit(sum, {0, 100});
  if (possible.low == 100 && sum.high < 100) return std::nullopt;
  double total = 0;
  for (const double v : values) total += v;
  const std::string line = formula_text(Relation::sum, values) + " = " + number_text(total) + " (" +
                           interval_text(sum) +
                           " with rounding); shares of one whole give at most 100";
  if (!at_most.fits() && complete_before_the_last(a, shares)) return std::nullopt;
  Judgement judgement = at_most;
  if (!at_most.fits() && sum.low < 150)
    judgement.severity = sum.low - 100 < 2 ? core::Severity::low : core::Severity::medium;
  core::Finding f = finding(a.reading, {"I-SHARE-SUM", shares, {}, "percent"},
                            Outcome{judgement, sum, possible, line, {}});
  f.only_by_rounding = at_most.fits() && total > 100;
  return f;
}

/// A chart repeats what the sentences before said: these figures are quoted as well.
void add_first_mentions(const Article& a, const std::vector<std::size_t>& shares,
                        core::Finding& f) {
  const std::size_t sentence = a.reading.figures[shares.front()].sentence;
  for (std::size_t i = shares.front(); i-- > 0;) {
    const Figure& early = a.reading.figures[i];
    if (sentence - early.sentence > 3) break;
    const bool repeats = std::any_of(shares.begin(), shares.end(), [&](std::size_t s) {
      return is_percent(early) && early.value() == a.reading.figures[s].value();
    });
    if (repeats) f.mentions.insert(f.mentions.begin(), {early.c->where, early.c->quote});
  }
}

/// A chart, or a question with its answers.
std::optional<core::Finding> of_one_question(const Article& a, std::size_t sentence) {
  const Sentence& s = a.reading.sentences[sentence];
  const std::vector<std::size_t> shares = shares_and_fractions(a, s);
  if (shares.size() < 2 || wholes_differ(a, shares) || levels_pair(a, shares) ||
      several_answers(a, sentence)) {
    return std::nullopt;
  }
  const bool parts = shares.size() >= 3 && a.reading.find(s, "consists_of").has_value();
  const bool chart = parts || a.reading.find(s, "chart").has_value();
  // "61 percent for and 39 percent against"
  const bool is_for = std::any_of(shares.begin(), shares.end(), [&](std::size_t i) {
    const std::size_t next = a.reading.figures[i].token + 1;
    return next + 1 < s.tokens.size() && s.tokens[next].is("for") && s.tokens[next + 1].is("and");
  });
  const bool yes = is_for || a.reading.find(s, "says_yes").has_value();
  const bool no = a.reading.find(s, "says_no").has_value();
  if (!chart && (!(yes && no) || of_places(a, s, shares))) return std::nullopt;
  auto found = summed(a, shares, false);
  if (found && chart) add_first_mentions(a, shares, *found);
  return found;
}

/// "4.5 million (22 %) … 14.2 million (68 %). 2.2 million (10 %)": shares in brackets.
bool in_brackets(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  return f.token > 1 && s.tokens[f.token - 1].is("(") && s.tokens[f.token - 2].is_figure();
}

bool continues(const Article& a, std::size_t last, std::size_t next) {
  const Figure& f = a.reading.figures[last];
  const Figure& g = a.reading.figures[next];
  return g.sentence - f.sentence <= 1 && next - last <= 3;
}

std::optional<core::Finding> of_brackets(const Article& a, const std::vector<std::size_t>& run) {
  if (run.size() < 3) return std::nullopt;
  // A first share that the others add up to is their whole ("18.7 million (90 %). Of these …").
  for (std::size_t skip = 0; skip + 2 < run.size(); ++skip) {
    const std::vector<std::size_t> tail(run.begin() + static_cast<std::ptrdiff_t>(skip), run.end());
    const auto found = summed(a, tail, true);
    if (found && found->verdict == core::Verdict::consistent) return found;
  }
  const Figure& second = a.reading.figures[run[1]];
  const bool nested = a.reading.find(a.reading.sentence_of(second), "of_these").has_value();
  const std::vector<std::size_t> tail(run.begin() + (nested ? 1 : 0), run.end());
  if (tail.size() < 3) return std::nullopt;
  return summed(a, tail, true);
}

/// "40 percent on staff, 25 percent on rent and the rest, 15 percent, on travel": the rest is all
/// that is left of the whole.
std::optional<core::Finding> short_of_all(const Article& a,
                                          const std::vector<std::size_t>& shares) {
  const std::size_t sentence = a.reading.figures[shares.front()].sentence;
  const Sentence& s = a.reading.sentences[sentence];
  const bool earlier = sentence > 0 && !shares_of(a, a.reading.sentences[sentence - 1]).empty();
  const std::size_t last = a.reading.figures[shares.back()].token;
  // "44 percent is forest; the rest, 15 percent, is built up": a semicolon before the rest.
  const auto clause = a.reading.find(s, "new_clause");
  const bool before_the_rest =
      clause && s.tokens[clause->begin].is(";") && last - clause->begin <= 4;
  if (earlier || names_only_some(a, s, shares) || (clause && !before_the_rest)) {
    return std::nullopt;
  }
  Inputs parts;
  std::vector<double> values;
  double total = 0;
  for (const std::size_t i : shares) {
    parts.push_back(strict_percent(a.reading.figures[i]));
    values.push_back(percent_of(a.reading.figures[i]));
    total += values.back();
  }
  const Interval sum = compute(Relation::sum, parts);
  if (sum.high >= 98) return std::nullopt;
  const std::string line = formula_text(Relation::sum, values) + " = " + number_text(total) +
                           "; with the rest, the shares of one whole give 100";
  return finding(a.reading, {"I-SHARE-SUM", shares, {}, "percent"},
                 Outcome{judge(sum, {{100, 100}, {100, 100}}), sum, {100, 100}, line, {}});
}

/// Three or more shares that use up a whole are told; one that is passed is flagged where the text
/// says that they exclude each other ("of the vote", "the remaining 28 percent").
std::optional<core::Finding> of_a_list(const Article& a, std::size_t sentence) {
  const Sentence& s = a.reading.sentences[sentence];
  const std::vector<std::size_t> shares = shares_up_to_the_rest(a, s);
  if (shares.size() < 2 || wholes_differ(a, shares) || levels_pair(a, shares) ||
      several_answers(a, sentence)) {
    return std::nullopt;
  }
  if (holds_a_share_of_a_share(a, shares)) return std::nullopt;
  const bool rest = a.reading.cue_before(a.reading.figures[shares.back()], "remaining").has_value();
  const bool three = shares.size() >= 3;
  // "Won 54.3 percent of the vote and his only rival 49.7 percent"
  const bool two = shares.size() == 2 && a.reading.find(s, "two_rivals") &&
                   a.reading.figures[shares[0]].c->period == a.reading.figures[shares[1]].c->period;
  if (!three && !rest && !two && !a.reading.find(s, "and")) return std::nullopt;
  // "Turnout was 62 percent; the other 29 percent", "her only rival had got 56 percent before"
  if (!three && (a.reading.find(s, "turnout") || a.reading.find(s, "before_word") ||
                 a.reading.find(s, "part_of_a_place"))) {
    return std::nullopt;
  }
  auto found = summed(a, shares, true);
  double total = 0;
  for (const std::size_t i : shares) total += percent_of(a.reading.figures[i]);
  if (rest && total < 98) return short_of_all(a, shares);
  if (!found) return std::nullopt;
  if (found->verdict == core::Verdict::consistent) {
    return std::abs(total - 100) <= (three || rest || two ? 1 : 0) ? found : std::nullopt;
  }
  const bool exclusive =
      two || (three && (exclude_each_other(a, s, shares) || others_begin(a, s, shares) ||
                        of_exclusive_kinds(a, s, shares)));
  return (rest || exclusive) && !of_several_wholes(a, s, shares) && total < kMostMissed
             ? found
             : std::nullopt;
}

/// The shares of a vote that are told in several sentences, one after another.
std::vector<std::size_t> run_of_shares(const Article& a, std::size_t sentence) {
  constexpr std::size_t kMostSentences = 4;
  std::vector<std::size_t> run;
  const Sentence& first = a.reading.sentences[sentence];
  for (std::size_t i = sentence;
       i < std::min(sentence + kMostSentences, a.reading.sentences.size()); ++i) {
    const Sentence& s = a.reading.sentences[i];
    const std::vector<std::size_t> shares = shares_of(a, s);
    const bool one_text = s.part == first.part && s.paragraph - first.paragraph <= 1;
    if (shares.empty()) break;
    const bool plain = shares.size() == s.figures.size() && !a.reading.find(s, "year_before") &&
                       !a.reading.find(s, "turnout") && !a.reading.find(s, "scope");
    if (!one_text || !plain) break;
    run.insert(run.end(), shares.begin(), shares.end());
  }
  return run;
}

/// "Varga received 54.3 percent of the vote. Her rival got 45.7 percent."
std::optional<core::Finding> across_sentences(const Article& a, std::size_t sentence) {
  const Sentence& s = a.reading.sentences[sentence];
  const std::vector<std::size_t> run = run_of_shares(a, sentence);
  if (run.size() < 2 || a.reading.figures[run.back()].sentence == sentence) return std::nullopt;
  // "Landfill took 49 percent of waste. Wales recycled 65": the next sentence must go on with it.
  const Sentence& next = a.reading.sentence_of(a.reading.figures[run.back()]);
  const bool goes_on = a.reading.find(next, "goes_on_sharing").has_value();
  const bool vote = a.reading.find(s, "contest") || (goes_on && of_a_shared_whole(a, s, run));
  const auto& period = a.reading.figures[run.front()].c->period;
  double total = 0;
  for (const std::size_t i : run) {
    total += a.reading.figures[i].value();
    if (a.reading.figures[i].c->period != period ||
        several_answers(a, a.reading.figures[i].sentence))
      return std::nullopt;
  }
  if (!vote || levels_pair(a, run)) return std::nullopt;
  auto found = summed(a, run, true);
  if (!found) return std::nullopt;
  if (found->verdict == core::Verdict::consistent) {
    return std::abs(total - 100) <= 1 ? found : std::nullopt;
  }
  return total < kMostMissed ? found : std::nullopt;
}

/// "91.3 percent, while tours accounted for 8.69 percent": two shares that use up a whole exactly.
std::optional<core::Finding> of_two(const Article& a, const Sentence& s) {
  const std::vector<std::size_t> shares = shares_of(a, s);
  if (shares.size() != 2 || wholes_differ(a, shares) || levels_pair(a, shares)) return std::nullopt;
  const bool accounts = a.reading.find(s, "accounts_for").has_value();
  const auto found = summed(a, shares, true);
  if (found && found->verdict == core::Verdict::inconsistent) {
    const bool told = of_opposites(a, s, shares) || of_exclusive_kinds(a, s, shares) ||
                      of_two_owners(a, s, shares);
    return told && found->computed.low < kMostMissed ? found : std::nullopt;
  }
  const bool fits = found && found->verdict == core::Verdict::consistent &&
                    found->computed.high < 102 && found->computed.low > 98;
  return accounts && fits ? found : std::nullopt;
}

/// "80 percent own a car, 35 percent two or more": who has two has one.
bool nested(const Article& a, const Sentence& s) {
  constexpr double kFew = 10;
  return std::any_of(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    const Figure& f = a.reading.figures[i];
    return !percent_written(a.reading, f) && f.quantity().hedge == core::Hedge::at_least &&
           f.value() <= kFew;
  });
}

}  // namespace

Findings check_share_sums(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.sentences.size(); ++i) {
    if (nested(a, a.reading.sentences[i])) continue;
    auto found = of_one_question(a, i);
    if (!found) found = of_two(a, a.reading.sentences[i]);
    if (!found) found = of_a_list(a, i);
    if (!found) found = across_sentences(a, i);
    if (found) out.push_back(*std::move(found));
  }
  std::vector<std::size_t> run;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (!is_plain_share(a, i) || !in_brackets(a, i)) continue;
    if (!run.empty() && !continues(a, run.back(), i)) {
      if (auto found = of_brackets(a, run)) out.push_back(*std::move(found));
      run.clear();
    }
    run.push_back(i);
  }
  if (auto found = of_brackets(a, run)) out.push_back(*std::move(found));
  return out;
}

}  // namespace recount::rules
