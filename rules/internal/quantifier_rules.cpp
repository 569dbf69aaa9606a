// "A majority of members, 41 percent, …", "most pupils (38 percent)": the percent in apposition is
// what the word in front of it says in general.
#include <algorithm>
#include <array>
#include <optional>

#include "rules/internal/families.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

struct Word {
  const char* list;
  bool more;  ///< than half
};
constexpr std::array<Word, 2> kWords{{{"most", true}, {"minority", false}}};

/// ", 41 percent," and "(41 percent)": nothing but the percent between the signs.
bool in_apposition(const Sentence& s, const Figure& f) {
  if (f.token == 0 || f.token + 1 >= s.tokens.size()) return false;
  const Token& before = s.tokens[f.token - 1];
  const Token& after = s.tokens[f.token + 1];
  return (before.is("(") && after.is(")")) || (before.is(",") && after.is(","));
}

/// "Most of the members", "most pupils", "a majority of voters", and no superlative ("the most
/// popular", "most recent", "the majority party").
bool counts_a_group(const Article& a, const Sentence& s, const Match& word, std::size_t end) {
  const bool the = word.begin > 0 && s.tokens[word.begin - 1].is("the");
  const bool most = s.tokens[word.end - 1].is("most");
  if (word.end >= end || (most && the)) return false;
  const Token& next = s.tokens[word.end];
  if (next.is("of")) {
    // "Most of the year", "most of the money" leave open what is counted.
    const auto words = [&](std::size_t i) {
      return a.reading.words.has("countable_group", s.tokens[i].word) ||
             a.reading.words.has("person", s.tokens[i].word) || s.tokens[i].word.ends_with("s");
    };
    return words(end - 1);
  }
  return most && end == word.end + 1 && next.word.size() > 3 && next.word.ends_with("s");
}

std::optional<core::Finding> held_against_half(const Article& a, std::size_t i, const Word& w) {
  constexpr std::size_t kReach = 9;
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  if (!is_percent(f) || a.changing[i] || f.quantity().range || !in_apposition(s, f)) {
    return std::nullopt;
  }
  const std::size_t end = f.token - 1;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kReach && !s.tokens[begin - 1].is_figure() &&
         !s.tokens[begin - 1].is(",") && !s.tokens[begin - 1].is(";")) {
    --begin;
  }
  const auto word = a.reading.find(s, w.list, begin, end);
  if (!word || !counts_a_group(a, s, *word, end)) return std::nullopt;
  const Interval half = Interval::exactly(a.data.parameter("I-QUAL", "most"));
  const Interval stated{w.more ? half.low : 0, w.more ? 100 : half.high};
  const Judgement judgement = judge(f.stated().strict, {stated, stated});
  const std::string line = number_text(stated.low) + " to " + number_text(stated.high) + " does " +
                           (judgement.fits() ? "" : "not ") + "hold " + number_text(f.value());
  const core::Location where{
      s.part, s.caption, {s.tokens[word->begin].span.begin, s.tokens[word->end - 1].span.end}};
  return finding(a.reading, {"I-QUAL", {i}, {where}, "percent"},
                 Outcome{judgement, f.stated().strict, stated, line, {}});
}

}  // namespace

Findings check_quantifiers(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    for (const Word& w : kWords) {
      if (auto found = held_against_half(a, i, w)) out.push_back(*std::move(found));
    }
  }
  return out;
}

}  // namespace recount::rules
