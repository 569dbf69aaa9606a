#include "rules/internal/parts/exclusive_shares.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "rules/internal/parts/exclusive_kinds.h"

namespace recount::rules {
namespace {

/// "The state is 70 percent forest, 20 percent farmland and 10 percent towns": what something is,
/// each share with its own noun right behind it.
bool says_what_it_is(const Article& a, const Sentence& s, const std::vector<std::size_t>& shares) {
  constexpr std::size_t kLongestItem = 6;
  const std::size_t first = a.reading.figures[shares.front()].token;
  if (first == 0 || !a.reading.words.has("auxiliary", s.tokens[first - 1].word)) return false;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const std::size_t at = a.reading.figures[shares[k]].token;
    if (at + 1 >= s.tokens.size()) return false;
    const std::string& noun = s.tokens[at + 1].word;
    const bool names =
        noun.size() > 2 && noun[0] >= 'a' && noun[0] <= 'z' && !a.reading.words.has("stop", noun) &&
        !a.reading.words.has("no_noun", noun) && !a.reading.words.has("more", noun) &&
        !a.reading.words.has("fewer", noun) && !noun.ends_with("ly") && !noun.ends_with("ed");
    const bool near = k == 0 || at - a.reading.figures[shares[k - 1]].token <= kLongestItem;
    if (!names || !near) return false;
  }
  return true;
}

/// "62 percent of the migrants are men, 48 percent women": each share says its sex behind it.
bool sexes_behind(const Article& a, const Sentence& s, const std::vector<std::size_t>& shares) {
  const std::size_t first = a.reading.figures[shares[0]].token;
  const std::size_t second = a.reading.figures[shares[1]].token;
  const std::size_t end = std::min(second + 3, s.tokens.size());
  for (const auto& [one, other] : {std::pair{"women", "men"}, std::pair{"men", "women"}}) {
    const auto sex = a.reading.find(s, one, first, second);
    const auto opposite = a.reading.find(s, other, second, end);
    if (!sex || !opposite || sex->begin < 2) continue;
    const bool copula = a.reading.words.has("auxiliary", s.tokens[sex->begin - 1].word);
    const bool ends = opposite->end >= s.tokens.size() || s.tokens[opposite->end].is(".") ||
                      s.tokens[opposite->end].is(",");
    if (copula && ends && second - sex->end <= 2) return true;
  }
  return false;
}

}  // namespace

bool of_places(const Article& a, const Sentence& s, const std::vector<std::size_t>& shares) {
  const auto where = [&](const Token& t) {
    return a.reading.words.has("whole_of_its_own", t.word);
  };
  const auto ends = [&](const Token& t) {
    return (t.is_figure() && is_percent(a.reading.figures[t.figure])) || t.is(",") || t.is("and") ||
           t.is(";");
  };
  std::size_t front = 0;
  std::size_t behind = 0;
  for (const std::size_t i : shares) {
    const std::size_t at = a.reading.figures[i].token;
    const Token& next = s.tokens[at + 1];
    // "Of the money, 50 percent is for roads, 30 percent for schools": what it is spent on; "48
    // percent voted for Ana, 41 percent for Bea": whom they chose.
    const bool chosen = s.tokens[0].is("of") || a.reading.find(s, "votes_for", 0, at);
    behind += next.is("in") || (next.is("for") && !chosen);
    std::size_t begin = at;
    while (begin > 0 && !ends(s.tokens[begin - 1])) --begin;
    front += begin < at && where(s.tokens[begin]);
  }
  return front > 1 || behind > 1;
}

bool of_a_shared_whole(const Article& a, const Sentence& s,
                       const std::vector<std::size_t>& shares) {
  constexpr std::size_t kReach = 6;
  // "Of the money, 42 percent went on food"
  const std::size_t first = a.reading.figures[shares.front()].token;
  if (s.tokens[0].is("of") && first <= kReach && a.reading.find(s, "shared_whole", 1, first)) {
    return true;
  }
  for (const std::size_t i : shares) {
    const auto of = a.reading.cue_after(a.reading.figures[i], "of");
    if (!of) continue;
    std::size_t end = of->end;
    while (end < s.tokens.size() && end < of->end + kReach && !s.tokens[end].is(",") &&
           !s.tokens[end].is("and") && !s.tokens[end].is_figure() && !s.tokens[end].is("in")) {
      ++end;
    }
    if (a.reading.find(s, "shared_whole", of->end, end)) return true;
  }
  return false;
}

bool exclude_each_other(const Article& a, const Sentence& s,
                        const std::vector<std::size_t>& shares) {
  const bool contest =
      a.reading.find(s, "contest") && !a.reading.find(s, "turnout") && !a.reading.find(s, "scope");
  return contest || a.reading.find(s, "exclusive") || a.reading.find(s, "undecided") ||
         of_a_shared_whole(a, s, shares) || says_what_it_is(a, s, shares);
}

bool of_exclusive_kinds(const Article& a, const Sentence& s, const Shares& shares) {
  const auto of_its_own = [&](std::size_t i) {
    const std::size_t at = a.reading.figures[i].token;
    const Token& next = s.tokens[at + 1];
    // "On the island 61 percent voted yes; on the mainland 57 percent voted no."
    std::size_t begin = at;
    while (begin > 0 && !s.tokens[begin - 1].is_figure() && !s.tokens[begin - 1].is(",") &&
           !s.tokens[begin - 1].is("and") && !s.tokens[begin - 1].is(";")) {
      --begin;
    }
    const Token& first = s.tokens[begin];
    if (begin < at && (first.is("in") || first.is("on") || first.is("among") || first.is("at") ||
                       first.is("of"))) {
      return true;
    }
    // "Men (60 percent)", "the jobless rate: men 60 percent": how many of each sex
    const Token& before = s.tokens[at - 1];
    const bool sex = a.reading.words.has("men", before.word) ||
                     a.reading.words.has("women", before.word) || before.is("(");
    if (sex && !a.reading.find(s, "accounts_for")) return true;
    return (i != shares.front() && next.is("of")) || next.is("among") || next.is("for") ||
           next.is("by") ||
           (next.is("in") && !a.reading.find(s, "lives", 0, a.reading.figures[i].token));
  };
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const bool next = k + 1 < shares.size();
    if (of_its_own(shares[k]) || (next && shares[k + 1] != shares[k] + 1)) return false;
    if (!next) continue;
    const auto kinds = exclusive_kinds(a, shares[k], shares[k + 1]);
    if (!kinds) return false;
  }
  return !a.reading.find(s, "time_word") && !a.reading.find(s, "contrast_only");
}

bool of_two_owners(const Article& a, const Sentence& s, const Shares& shares) {
  const std::size_t first = a.reading.figures[shares[0]].token;
  const std::size_t second = a.reading.figures[shares[1]].token;
  const bool one_whole = a.reading.cue_after(a.reading.figures[shares[0]], "of") &&
                         !a.reading.cue_after(a.reading.figures[shares[1]], "of");
  const bool owners =
      a.reading.find(s, "owns", 0, first) && a.reading.find(s, "owns", first, second);
  // "The alloy is 60 percent copper and 40 percent zinc."
  const bool stuff = a.reading.words.has("auxiliary", s.tokens[first - 1].word) &&
                     a.reading.words.has("material", s.tokens[first + 1].word) &&
                     a.reading.words.has("material", s.tokens[second + 1].word);
  return ((one_whole && owners) || stuff) && !a.reading.find(s, "time_word");
}

std::optional<std::size_t> others_begin(const Article& a, const Sentence& s, const Shares& shares) {
  constexpr std::size_t kReach = 4;
  const std::size_t last = a.reading.figures[shares.back()].token;
  const auto others = [&](std::size_t i) {
    return s.tokens[i].is("others") || s.tokens[i].is("rest") || s.tokens[i].is("remainder");
  };
  if (last + 1 < s.tokens.size() && others(last + 1)) return last;
  for (std::size_t i = last; i > 0 && last - i < kReach; --i) {
    const Token& t = s.tokens[i - 1];
    if (t.is(",") || t.is("and") || t.is_figure()) break;
    if (others(i - 1) || (t.is("other") && i < last)) return i - 1;
  }
  return std::nullopt;
}

bool names_only_some(const Article& a, const Sentence& s, const Shares& shares) {
  const Figure& last = a.reading.figures[shares.back()];
  const auto rest = a.reading.cue_before(last, "remaining");
  // "the remaining 8 percent to all other countries"
  const std::size_t close = rest ? last.token : s.tokens.size();
  const std::size_t end = std::min(close, others_begin(a, s, shares).value_or(close));
  std::size_t at = 0;
  while (const auto some = a.reading.find(s, "some_parts", at, end)) {
    // "Jon, the only other candidate, 21 percent", "and other sources the remaining 7 percent"
    const Token& t = s.tokens[some->begin];
    const Token& before = s.tokens[some->begin - 1];
    const bool all = t.is("other") && some->begin > 0 &&
                     (before.is("only") || before.is("the") ||
                      (rest && rest->begin >= some->end && rest->begin - some->end <= 2));
    if (!all) return true;
    at = some->end;
  }
  return false;
}

bool holds_a_share_of_a_share(const Article& a, const Shares& shares) {
  return std::any_of(shares.begin() + 1, shares.end(), [&](std::size_t i) {
    return a.reading.cue_before(a.reading.figures[i], "of_them").has_value();
  });
}

bool of_several_wholes(const Article& a, const Sentence& s,
                       const std::vector<std::size_t>& shares) {
  return of_places(a, s, shares) || names_only_some(a, s, shares) ||
         a.reading.find(s, "contrast_only");
}

bool of_opposites(const Article& a, const Sentence& s, const std::vector<std::size_t>& shares) {
  constexpr std::array<std::pair<const char*, const char*>, 2> kOpposites{
      {{"women", "men"}, {"urban", "rural"}}};
  const std::size_t first = a.reading.figures[shares[0]].token;
  const std::size_t second = a.reading.figures[shares[1]].token;
  const auto in_order = [&](const char* one, const char* other) {
    return a.reading.find(s, one, 0, first) && a.reading.find(s, other, first, second);
  };
  const bool told = std::any_of(kOpposites.begin(), kOpposites.end(), [&](const auto& pair) {
    return in_order(pair.first, pair.second) || in_order(pair.second, pair.first);
  });
  const bool in_front = told && a.reading.find(s, "makes_up", 0, first);
  return (in_front || sexes_behind(a, s, shares)) &&
         a.reading.cue_after(a.reading.figures[shares[0]], "of") &&
         !a.reading.cue_after(a.reading.figures[shares[1]], "of");
}

}  // namespace recount::rules
