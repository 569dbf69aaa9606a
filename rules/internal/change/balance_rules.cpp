// Two sides and what is left between them: exports and imports, income and costs, arrivals and
// departures, votes for and against. A side is named by the word nearest to its figure; the balance
// by "a surplus of", "a margin of", "won by". Only two sides of one kind make a balance, and one
// that other income or tax may have touched is told when it fits and never flagged.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "rules/internal/families.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// Lists of words: for the two sides of one kind of balance, and for what is left where the first
/// or the second is the larger.
struct Sides {
  std::string_view gets;
  std::string_view gives;
  std::string_view more;
  std::string_view less;
  bool taxed;  ///< what is left may have been taxed, or topped up by other income
};
constexpr std::array<Sides, 5> kSides{{{"exports", "imports", "surplus_of", "deficit_of", false},
                                       {"earnings", "spending", "profit_of", "loss_of", true},
                                       {"arrivals", "departures", "gain_of", "drop_of", false},
                                       {"births", "deaths", "gain_of", "drop_of", false},
                                       {"scored", "conceded", "balance_of", "balance_of", false}}};

enum class Tag { none, gets, gives };

struct Sum {
  std::size_t gets = 0;
  std::size_t gives = 0;
  std::size_t balance = 0;
  int sign = 0;       ///< of gets − gives; 0 where the words do not say
  bool alone = true;  ///< no third figure could be a side
  bool taxed = false;
  bool natural = false;  ///< of births and deaths
};

bool ends_zone(const Token& t) {
  return t.is_figure() || t.is(";") || t.is(",") || t.is("and") || t.is("while") || t.is("but") ||
         t.is("against");
}

Tag tag_in(const Article& a, const Sentence& s, const Sides& sides, Match zone) {
  const bool gets = a.reading.find(s, sides.gets, zone.begin, zone.end).has_value();
  const bool gives = a.reading.find(s, sides.gives, zone.begin, zone.end).has_value();
  if (gets == gives) return Tag::none;
  return gets ? Tag::gets : Tag::gives;
}

/// By the noun of the figure, then the words right in front of it, then those right behind, then
/// those in front up to the figure before ("imports, at 61 billion").
Tag tag_of(const Article& a, std::size_t figure, const Sides& sides) {
  const Figure& f = a.reading.figures[figure];
  const Sentence& s = a.reading.sentence_of(f);
  const std::string noun = last_word(f.c->quote);
  if (a.reading.words.has(sides.gets, noun)) return Tag::gets;
  if (a.reading.words.has(sides.gives, noun)) return Tag::gives;
  std::size_t begin = f.token;
  while (begin > 0 && !ends_zone(s.tokens[begin - 1])) --begin;
  if (const Tag t = tag_in(a, s, sides, {begin, f.token}); t != Tag::none) return t;
  std::size_t end = f.token + 1;
  while (end < s.tokens.size() && !ends_zone(s.tokens[end])) ++end;
  if (const Tag t = tag_in(a, s, sides, {f.token + 1, end}); t != Tag::none) return t;
  while (begin > 0 && !s.tokens[begin - 1].is_figure() && !s.tokens[begin - 1].is(";")) --begin;
  return tag_in(a, s, sides, {begin, f.token});
}

/// "4,120 arrivals" are people, as is "a net gain of 350 people".
bool summable(const Article& a, const Figure& side, const Figure& balance) {
  const bool counts = side.quantity().unit_kind == core::UnitKind::count &&
                      balance.quantity().unit_kind == core::UnitKind::count;
  return comparable(a.reading, side, balance) || (counts && is_person(a, balance.quantity().unit));
}

/// The two sides in one sentence, and whether other figures of their unit stand there.
std::optional<Sum> sides_in(const Article& a, const Sentence& s, const Sides& sides,
                            std::size_t balance) {
  std::optional<std::size_t> gets;
  std::optional<std::size_t> gives;
  Sum sum;
  for (const std::size_t i : s.figures) {
    const Figure& f = a.reading.figures[i];
    if (i == balance || !is_counted(a, i) || !summable(a, f, a.reading.figures[balance])) continue;
    if (a.reading.cue_before(f, "up_from")) continue;  // "rose to 920 million from 810 million"
    const Tag t = tag_of(a, i, sides);
    auto& side = t == Tag::gets ? gets : gives;
    if (t == Tag::none || side) {
      sum.alone = false;
    } else {
      side = i;
    }
  }
  if (!gets || !gives) return std::nullopt;
  // "Spent 47 million on players", "its spending on drugs was 15 million": not all that was spent.
  const Figure& out = a.reading.figures[*gives];
  const std::size_t next = out.token + 1;
  const std::size_t from = out.token > 4 ? out.token - 4 : 0;
  const auto on = [&](std::size_t i) { return i < s.tokens.size() && s.tokens[i].is("on"); };
  const auto word = a.reading.find(s, sides.gives, from, out.token);
  sum.alone = sum.alone && !on(next) && !(word && on(word->end));
  sum.gets = *gets;
  sum.gives = *gives;
  sum.balance = balance;
  sum.taxed = sides.taxed;
  sum.natural = std::string_view(sides.gets) == "births";
  return sum;
}

struct Word {
  Match where;
  int sign = 0;
};

/// "A surplus of 32", "the deficit was 0.7".
std::optional<Word> balance_word(const Article& a, const Figure& f, const Sides& sides) {
  if (const auto cue = a.reading.cue_before(f, "balance_of")) return Word{*cue, 0};
  if (const auto cue = a.reading.cue_before(f, sides.more)) return Word{*cue, 1};
  if (const auto cue = a.reading.cue_before(f, sides.less)) return Word{*cue, -1};
  // "It was 7,000 euros in the red"
  if (sides.taxed && a.reading.cue_after(f, "in_the_red")) return Word{{f.token, f.token}, -1};
  if (sides.taxed && a.reading.cue_after(f, "in_the_black")) return Word{{f.token, f.token}, 1};
  return std::nullopt;
}

/// "Deaths outnumbered births by 230": the side in front of the verb is the larger.
std::optional<Word> outnumbered(const Article& a, const Figure& f, const Sides& sides) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto by = a.reading.cue_before(f, "by");
  if (!by) return std::nullopt;
  const std::size_t begin = f.token > 8 ? f.token - 8 : 0;
  const auto verb = a.reading.find(s, "outnumbers", begin, f.token);
  if (!verb) return std::nullopt;
  const std::size_t from = verb->begin > 3 ? verb->begin - 3 : 0;
  const Tag first = tag_in(a, s, sides, {from, verb->begin});
  const Tag second = tag_in(a, s, sides, {verb->end, f.token});
  if (first == Tag::none || second == Tag::none || first == second) return std::nullopt;
  return Word{*by, first == Tag::gets ? 1 : -1};
}

Equation equation(const Article& a, const Sum& sum) {
  const auto quantity = [&](std::size_t i) { return a.reading.figures[i].quantity(); };
  Equation e{Relation::difference,
             {quantity(sum.gives), quantity(sum.gets)},
             quantity(sum.balance),
             sum.sign};
  if (e.sign == 0) e.sign = face_value(e.inputs[1]) < face_value(e.inputs[0]) ? -1 : 1;
  return e;
}

core::Finding report(const Article& a, const std::vector<std::size_t>& figures, const Equation& e) {
  core::Finding f = finding(a.reading, {"I-DIFF", figures, {}, e.stated.unit}, e);
  if (f.diagnosis == "scale_1000" || f.diagnosis == "scale_1000000") f.rule = "I-SCALE";
  return f;
}

bool one_place_and_time(const Article& a, const Sum& sum) {
  const auto claim = [&](std::size_t i) { return a.reading.figures[i].c; };
  const auto& x = *claim(sum.gets);
  const auto& y = *claim(sum.gives);
  const auto& z = *claim(sum.balance);
  const auto unsaid = [](const std::string& p, const std::string& q) {
    return p.empty() || q.empty() || p == q;
  };
  // "It made a profit of 4 million in 2019": of another year than the sides.
  const bool other_time = z.period && z.sentence != x.sentence && z.period != x.period;
  return !other_time && unsaid(x.place.name, y.place.name) && unsaid(x.place.name, z.place.name) &&
         unsaid(y.place.name, z.place.name) && (!x.period || !y.period || x.period == y.period);
}

/// "Its income was 84 million and its costs 91 million. It thus made a loss of 7 million."
bool goes_on_in_next(const Article& a, const Sum& sum, const Match& word) {
  constexpr std::size_t kHead = 3;
  const Figure& f = a.reading.figures[sum.balance];
  const Sentence& s = a.reading.sentence_of(f);
  const Figure& last = a.reading.figures[std::max(sum.gets, sum.gives)];
  const bool said = a.reading.find(s, "anaphor", 0, std::min(kHead, word.begin)).has_value();
  return last.sentence + 1 == f.sentence && said && word.begin <= 7 && s.figures.size() == 1 &&
         a.reading.sentence_of(last).figures.size() == 2;
}

/// The words that name the balance follow the sides in their clause. "…, and the bank made a profit
/// of 3 billion" is that of another.
bool follows(const Article& a, const Sum& sum, const Match& word) {
  const Figure& f = a.reading.figures[sum.balance];
  const Sentence& s = a.reading.sentence_of(f);
  const Figure& last = a.reading.figures[std::max(sum.gets, sum.gives)];
  if (last.sentence != f.sentence) return goes_on_in_next(a, sum, word);
  const std::size_t begin = last.token + 1;
  if (word.begin < begin || word.begin - begin > 8) return false;
  for (std::size_t i = begin; i < word.begin; ++i) {
    const bool goes_on = i + 1 < word.begin && a.reading.words.has("goes_on", s.tokens[i + 1].word);
    if (s.tokens[i].is("and") && !goes_on) return false;
  }
  // "; the shortfall, 500,000 euros, is met by the state": the one that was just told.
  if (s.tokens[word.begin].is("the") && s.tokens[word.begin - 1].is(";")) return true;
  return !a.reading.find(s, "new_clause", begin, word.begin);
}

/// Nothing tells the balance from the plain difference of its sides: "the surplus in services",
/// "a profit after tax".
bool may_flag(const Article& a, const Sum& sum, const Match& word) {
  const Sentence& s = a.reading.sentence_of(a.reading.figures[sum.balance]);
  const Sentence& before = a.reading.sentence_of(a.reading.figures[sum.gets]);
  const auto named = [&](const char* list) {
    return a.reading.find(s, list) || a.reading.find(before, list);
  };
  // "Births 1,230, deaths 1,610, and the population shrank by 120, for many moved in."
  if (sum.natural && named("moved_too")) return false;
  return sum.alone && one_place_and_time(a, sum) && !named("another_balance") &&
         !(sum.taxed && named("other_income")) && follows(a, sum, word);
}

std::optional<core::Finding> balanced(const Article& a, std::size_t balance, const Sides& sides) {
  const Figure& f = a.reading.figures[balance];
  auto word = balance_word(a, f, sides);
  if (!word) word = outnumbered(a, f, sides);
  if (!word) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(f);
  auto sum = sides_in(a, s, sides, balance);
  if (!sum && f.sentence > 0) {
    const Sentence& before = a.reading.sentences[f.sentence - 1];
    if (before.part == s.part && before.paragraph == s.paragraph) {
      sum = sides_in(a, before, sides, balance);
    }
  }
  if (!sum) return std::nullopt;
  sum->sign = word->sign;
  const Equation e = equation(a, *sum);
  if (!judge(e).fits() && !may_flag(a, *sum, word->where)) return std::nullopt;
  return report(a, {sum->gets, sum->gives, balance}, e);
}

/// "To", "–", "to the Liberals'": what may stand between the two of a score.
bool against(const Sentence& s, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLongest = 5;
  if (end <= begin || end - begin > kLongest) return false;
  if (end == begin + 1) return s.tokens[begin].is("to") || s.tokens[begin].is("–");
  const std::string& last = s.tokens[end - 1].word;
  const bool genitive = last == "'" || last == "’" || last.ends_with("'s") || last.ends_with("’s");
  return s.tokens[begin].is("to") && genitive;
}

/// "61 votes to 48": nothing but "to" between two figures.
bool score(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return false;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(x);
  return x.sentence == y.sentence && against(s, x.token + 1, y.token) &&
         comparable(a.reading, x, y) && !x.quantity().range && !y.quantity().range &&
         !a.reading.cue_before(x, "from") && !a.reading.cue_before(x, "between_word");
}

/// "By 460 votes", "a majority of 13": in votes, seats or points, or in what the score counts.
bool is_margin(const Article& a, std::size_t i, const Figure& of, std::string_view list) {
  const Figure& f = a.reading.figures[i];
  const core::Quantity& q = f.quantity();
  const bool unit = a.reading.words.has("margin_unit", last_word(q.unit)) || !unit_written(f) ||
                    (unit_written(of) && q.unit == of.quantity().unit && !is_percent(f));
  const bool points = !is_percent(of) || q.unit_kind == core::UnitKind::point ||
                      a.reading.words.has("point_unit", last_word(q.unit));
  return unit && points && !q.range && q.form == core::Form::number &&
         a.reading.cue_before(f, list).has_value();
}

/// "…, a margin of 53", and not "after a margin of", "with a majority of".
bool behind_comma(const Article& a, const Figure& f) {
  const auto cue = a.reading.cue_before(f, "margin_of");
  const Sentence& s = a.reading.sentence_of(f);
  if (!cue) return false;
  std::size_t i = cue->begin;
  if (i > 0 && s.tokens[i - 1].is("a")) --i;
  return i > 0 && (s.tokens[i - 1].is(",") || s.tokens[i - 1].is("–"));
}

/// The margin right in front of the score or right behind it.
std::optional<std::size_t> margin_of(const Article& a, std::size_t first, std::size_t last) {
  const Figure& x = a.reading.figures[first];
  const Figure& y = a.reading.figures[last];
  constexpr std::size_t kReach = 5;
  if (first > 0) {
    const Figure& m = a.reading.figures[first - 1];
    const bool near = m.sentence == x.sentence && x.token - m.token <= kReach;
    for (const char* list : {"margin_of", "by"}) {
      if (near && is_margin(a, first - 1, x, list)) return first - 1;
    }
  }
  if (last + 1 < a.reading.figures.size()) {
    const Figure& m = a.reading.figures[last + 1];
    const bool near = m.sentence == y.sentence && m.token - y.token <= 2 * kReach;
    if (near && is_margin(a, last + 1, x, "margin_of") && behind_comma(a, m)) return last + 1;
  }
  return std::nullopt;
}

/// "She won by 460 votes, 12,340 to 11,880".
std::optional<core::Finding> margin(const Article& a, std::size_t i) {
  if (!score(a, i)) return std::nullopt;
  const auto m = margin_of(a, i, i + 1);
  const Sentence& s = a.reading.sentence_of(a.reading.figures[i]);
  if (!m || a.reading.find(s, "several_legs")) return std::nullopt;
  return report(a, {i, i + 1, *m}, equation(a, {i, i + 1, *m, 0, true, false, false}));
}

/// "312 votes in favour and 268 against, a majority of 44": the only two counts of the sentence in
/// front of the margin, one of them with the noun.
std::optional<core::Finding> margin_behind(const Article& a, std::size_t m) {
  constexpr std::size_t kReach = 10;
  if (m < 2) return std::nullopt;
  const Figure& f = a.reading.figures[m];
  const Figure& x = a.reading.figures[m - 2];
  const Figure& y = a.reading.figures[m - 1];
  const Sentence& s = a.reading.sentence_of(f);
  const bool here = x.sentence == f.sentence && s.figures.front() == m - 2 &&
                    f.token - y.token <= kReach && y.token - x.token <= kReach;
  const bool counts = here && is_counted(a, m - 2) && is_counted(a, m - 1) &&
                      comparable(a.reading, x, y) && unit_written(x) && !unit_written(y);
  if (!counts || !is_margin(a, m, x, "margin_of") || !behind_comma(a, f) || score(a, m - 2) ||
      a.reading.find(s, "several_legs") || a.reading.find(s, "year_before")) {
    return std::nullopt;
  }
  return report(a, {m - 2, m - 1, m}, equation(a, {m - 2, m - 1, m, 0, true, false, false}));
}

}  // namespace

Findings check_balances(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    for (const Sides& sides : kSides) {
      auto found = balanced(a, i, sides);
      if (!found) continue;
      out.push_back(*std::move(found));
      break;
    }
    if (auto found = margin(a, i)) out.push_back(*std::move(found));
    if (auto found = margin_behind(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
