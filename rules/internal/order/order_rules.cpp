// Figures that stand in an order of words: "more than the 40", "ahead of Sweden with 365", "the
// second-largest has 1,310, the largest 1,190".
#include <algorithm>
#include <optional>
#include <string>

#include "rules/internal/families.h"
#include "rules/internal/pairing/limits.h"
#include "rules/internal/pairing/sides.h"
#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

bool wins_low(const Article& a, const Sentence& s) {
  const auto counted = [&](std::size_t i) {  // "after three rounds"
    return a.reading.words.has("low_wins", last_word(a.reading.figures[i].quantity().unit));
  };
  return a.reading.find(s, "low_wins") || std::any_of(s.figures.begin(), s.figures.end(), counted);
}

/// "…, ahead of Mexico (1.7 million tonnes)", "ahead of Sweden with 365": the figure is that of the
/// one behind.
std::optional<Match> ahead_of(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(x);
  const bool others = s.tokens[y.token - 1].is("(") || a.reading.cue_before(y, "which_has") ||
                      a.reading.cue_before(y, "who_have");
  const auto word = a.reading.find(s, "ahead_of", x.token, y.token);
  return others ? word : std::nullopt;
}

/// "The largest donor was Norway with 410 million, followed by Sweden with 365 million".
std::optional<core::Finding> followed(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(x);
  // "With 182 millimetres, July was the wettest month of the year, ahead of August with 171": what
  // opens the sentence is the figure of its first.
  // So is "Lund, with 182 millimetres, was the wettest town, ahead of Dal on 171".
  const Token& front = s.tokens[x.token - 1];
  const bool set_off = x.token == 1 || s.tokens[x.token - 2].is(",");
  const bool opens = set_off && (front.is("with") || front.is("at"));
  const std::size_t reach = opens ? 20 : 12;
  if (x.sentence != y.sentence || y.token - x.token > reach || a.changing[i] || a.changing[i + 1] ||
      x.quantity().unit != y.quantity().unit || x.quantity().unit_kind == core::UnitKind::time) {
    return std::nullopt;
  }
  const bool most = a.reading.find(s, "tops", 0, opens ? y.token : x.token).has_value();
  const bool least =
      a.reading.find(s, "lowest", 0, y.token) || a.reading.find(s, "runs_backwards", 0, y.token);
  auto word = a.reading.find(s, "followed_by", x.token, y.token);
  if (!word && !wins_low(a, s)) word = ahead_of(a, x, y);
  // "The lowest rate, 6.1 percent, followed by the west with 5.4"
  const bool fewest = word && a.reading.find(s, "lowest", 0, x.token) && !most &&
                      !a.reading.find(s, "runs_backwards", 0, y.token) &&
                      !a.reading.find(s, "second", 0, word->begin);
  if (fewest && a.reading.find(s, "followed_by", x.token, y.token))
    return larger(a, i + 1, i, phrase(s, word->begin, word->end));
  const bool of_size = x.quantity().unit_kind == core::UnitKind::count &&
                       a.reading.find(s, "tops_in_size", 0, x.token);
  if (!most || least || of_size || !word || a.reading.find(s, "second", 0, word->begin))
    return std::nullopt;
  return larger(a, i, i + 1, phrase(s, word->begin, word->end));
}

/// "won 30 games, more than the 40 games of its rival": two figures and a comparison between them.
std::optional<core::Finding> ranked(const Article& a, std::size_t i) {
  // "3,150 fines, the second-highest number behind Tolley, which issued 2,870"
  std::size_t j = i + 1;
  const bool place =
      j < a.reading.figures.size() && a.reading.figures[j].c->kind == core::ClaimKind::rank;
  if (place) ++j;
  if (j >= a.reading.figures.size()) return std::nullopt;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[j];
  const bool changing = a.changing[i];
  if (!is_level(a.reading, x)) return std::nullopt;  // "150 mph (241 km/h), just short of 157"
  // "Which had 61 before five were deducted"
  if (a.reading.sentence_of(y).tokens[y.token + 1].is("before")) return std::nullopt;
  // Two countries may be ranked: their places need not be one.
  const bool one_unit = unit_written(x) && unit_written(y) &&
                        x.quantity().unit == y.quantity().unit &&
                        x.quantity().per == y.quantity().per;
  if (changing || x.sentence != y.sentence || !(one_unit || comparable(a.reading, x, y)) ||
      !is_counted(a, i)) {
    return std::nullopt;
  }
  const Sentence& s = a.reading.sentence_of(x);
  const auto more = a.reading.find(s, "more_than_the", x.token, y.token);
  const auto less = a.reading.find(s, "less_than_the", x.token, y.token);
  if (more.has_value() == less.has_value()) return std::nullopt;
  // Fewer strokes or seconds win: "ahead of his brother with 270", "second on 274, behind Lee".
  const bool won = (more && s.tokens[more->begin].is("ahead")) || (less && wins_low(a, s));
  if (won && (wins_low(a, s) || a.reading.words.has("fewer_wins", last_word(x.quantity().unit)))) {
    return std::nullopt;
  }
  const Match word = more ? *more : *less;
  if (word.begin == x.token + 1 && s.tokens[word.begin + 1].is("than")) {
    return std::nullopt;  // "96 more than the 1,188 it had": the difference
  }
  // "Made 96 from 184 balls, four short of a hundred": so many, and of the runs.
  const Token& front = s.tokens[word.begin > 0 ? word.begin - 1 : 0];
  if (s.tokens[word.begin].is("short") && word.begin > x.token + 1 && !front.is(",") &&
      !a.reading.words.has("barely", front.word)) {
    return std::nullopt;
  }
  // "larger than its rival, which has 40": the second figure is said to be the other's.
  const bool relative = y.token > 1 && (s.tokens[y.token - 2].is("which") ||
                                        s.tokens[y.token - 2].is("who"));  // "which shipped 510"
  const bool others =
      relative || a.reading.cue_before(y, "which_has") || a.reading.cue_before(y, "who_have");
  // "57 million bags of coffee, more than the 61 million of Vietnam"
  const bool behind_comma = word.begin > 0 && s.tokens[word.begin - 1].is(",");
  // "The 510-metre north tower is higher than the 530-metre one"
  const std::string& verb = s.tokens[word.begin > 0 ? word.begin - 1 : 0].word;
  const bool copula = verb == "is" || verb == "was" || verb == "are" || verb == "were";
  const std::size_t reach = place ? 10 : others ? 7 : behind_comma || copula ? 5 : 3;
  if (word.begin - x.token > reach || y.token - word.end > (others ? 7 : 2)) {
    return std::nullopt;
  }
  const std::string words = phrase(s, word.begin, word.end);
  return more ? larger(a, i, j, words) : larger(a, j, i, words);
}

struct Place {
  std::size_t nth = 0;  ///< 1 for "the largest", 2 for "the second-largest"
  std::string word;     ///< "largest"
};

bool superlative(const Article& a, const std::string& word) {
  return a.reading.words.has("highest", word) || a.reading.words.has("lowest", word);
}

/// "Second-largest", "second largest": a rank, which is a figure, and its superlative.
std::optional<Place> later_place(const Article& a, const Sentence& s, std::size_t i) {
  const Figure& f = a.reading.figures[s.tokens[i].figure];
  const std::string& quote = f.c->quote;
  const std::size_t cut = quote.find_first_of("- ");
  std::string word = cut == std::string::npos ? "" : quote.substr(cut + 1);
  if (word.empty() && i + 1 < s.tokens.size()) word = s.tokens[i + 1].word;
  const bool counts = f.quantity().form == core::Form::number && f.value() >= 2 && f.value() <= 20;
  return counts && superlative(a, word)
             ? std::optional(Place{static_cast<std::size_t>(f.value()), word})
             : std::nullopt;
}

/// The place that the figure is said to have: the nearest in front of it in its clause.
std::optional<Place> place_of(const Article& a, const Figure& f) {
  constexpr std::size_t kReach = 12;
  const Sentence& s = a.reading.sentence_of(f);
  for (std::size_t i = f.token; i-- > 0 && f.token - i <= kReach;) {
    const Token& t = s.tokens[i];
    const bool rank = t.is_figure() && a.reading.figures[t.figure].c->kind == core::ClaimKind::rank;
    if (rank) return later_place(a, s, i);
    // "The tallest of the three peaks"
    if (t.is_figure() && a.reading.cue_before(a.reading.figures[t.figure], "of")) continue;
    if (t.is_figure() || t.is(";") || a.reading.words.has("new_clause", t.word)) break;
    if (i == 0 || !superlative(a, t.word)) continue;
    const Token& of = s.tokens[i - 1];
    if (of.is("the") || of.word.ends_with("'s") || of.is("its")) return Place{1, t.word};
  }
  return std::nullopt;
}

/// What a largest thing is large by: people, seats, tonnes; the theatres of a city are none.
bool measures_size(const Article& a, const Figure& f) {
  return f.quantity().unit_kind == core::UnitKind::physical ||
         a.reading.words.has("size_unit", last_word(f.quantity().unit));
}

/// "The city's second-largest school has 1,310 pupils; the largest has 1,190".
std::optional<core::Finding> placed(const Article& a, std::size_t i) {
  std::size_t j = i + 1;
  const auto& figures = a.reading.figures;
  while (j < figures.size() && figures[j].c->kind == core::ClaimKind::rank) ++j;
  if (j >= figures.size()) return std::nullopt;
  const Figure& x = figures[i];
  const Figure& y = figures[j];
  if (y.sentence - x.sentence > 1 || a.changing[i] || a.changing[j] || !unit_written(x) ||
      !measures_size(a, x) || !comparable(a.reading, x, y)) {
    return std::nullopt;
  }
  const auto p = place_of(a, x);
  const auto q = place_of(a, y);
  if (!p || !q || p->word != q->word || p->nth == q->nth) return std::nullopt;
  const bool more = a.reading.words.has("highest", p->word);
  const bool first_larger = (p->nth < q->nth) == more;
  const std::string words = "the " + p->word + " and one behind it";
  return first_larger ? larger(a, i, j, words) : larger(a, j, i, words);
}

/// The next figure stands in the same sentence, near by, and counts the same things.
bool rivals(const Article& a, std::size_t i, std::size_t reach) {
  if (i + 1 >= a.reading.figures.size()) return false;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  return x.sentence == y.sentence && y.token - x.token <= reach && is_counted(a, i) &&
         is_counted(a, i + 1) && comparable(a.reading, x, y);
}

/// "Took second place with 8,120 votes; the winner, Paul Kern, had 7,940".
std::optional<core::Finding> behind_the_winner(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 10;
  if (!rivals(a, i, kReach)) return std::nullopt;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(x);
  if (wins_low(a, s) || a.reading.words.has("fewer_wins", last_word(x.quantity().unit))) {
    return std::nullopt;
  }
  bool second =
      a.reading.find(s, "second_place", x.token > 4 ? x.token - 4 : 0, x.token).has_value();
  for (std::size_t t = x.token; t-- > 0 && x.token - t <= 4;) {
    const Token& token = s.tokens[t];
    const bool rank =
        token.is_figure() && a.reading.figures[token.figure].c->kind == core::ClaimKind::rank;
    second = second || (rank && a.reading.figures[token.figure].value() == 2);
  }
  // "The runner-up, Sam Hale, polled 9,310 votes; the winner, Joan Price, 9,740"
  const std::size_t front = x.token > 8 ? x.token - 8 : 0;
  second = second || a.reading.find(s, "runner_up", front, x.token);
  const auto winner = a.reading.find(s, "the_winner", x.token, y.token);
  const bool others = a.reading.cue_before(y, "which_has") ||
                      a.reading.words.has("auxiliary", s.tokens[y.token - 1].word) ||
                      (s.tokens[y.token - 1].is(",") && !unit_written(y));
  const std::size_t next = y.token + 1;
  const bool ends = next >= s.tokens.size() || s.tokens[next].is(".") || s.tokens[next].is(",");
  if (!second || !winner || !others || !ends) return std::nullopt;
  return larger(a, i + 1, i, "second place");
}

/// "Approved by 61 votes to 74", "won by 5,200 votes to 4,100": the winner's number comes first.
std::optional<core::Finding> carried_by(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 3;
  constexpr std::size_t kReachOfVerb = 5;
  if (!rivals(a, i, kReach)) return std::nullopt;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(x);
  if (x.token == 0 || !s.tokens[y.token - 1].is("to") ||
      !(s.tokens[x.token - 1].is("by") || s.tokens[x.token - 1].is("with")) || a.changing[i] ||
      x.quantity().unit_kind == core::UnitKind::currency) {
    return std::nullopt;
  }
  const std::size_t begin = x.token > kReachOfVerb ? x.token - kReachOfVerb : 0;
  return a.reading.find(s, "carried", begin, x.token)
             ? std::optional(larger(a, i, i + 1, "the winner's number comes first"))
             : std::nullopt;
}

/// "The most", "the fewest" in front of a figure.
struct Extreme {
  Match where;
  bool fewest = false;
};

std::optional<Extreme> extreme_before(const Article& a, const Figure& f) {
  constexpr std::size_t kReach = 8;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > kReach ? f.token - kReach : 0;
  if (const auto most = a.reading.find(s, "the_most", begin, f.token)) return Extreme{*most, false};
  if (const auto fewest = a.reading.find(s, "the_fewest", begin, f.token)) {
    return Extreme{*fewest, true};
  }
  return std::nullopt;
}

bool ends_clause(const Sentence& s, std::size_t next) {
  return next >= s.tokens.size() || s.tokens[next].is(".") || s.tokens[next].is(",") ||
         s.tokens[next].is(";") || s.tokens[next].is("and");
}

/// "Norway won the most gold medals, 12; Germany won 15": the verb again, and no other noun.
bool outdone_here(const Article& a, std::size_t i, const Extreme& most) {
  constexpr std::size_t kReach = 8;
  const Figure& y = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(y);
  return rivals(a, i, kReach) && !unit_written(y) && most.where.begin > 0 && y.token > 0 &&
         s.tokens[most.where.begin - 1].word == s.tokens[y.token - 1].word;
}

/// "France sent the most aid, 310 million. Germany gave 420 million": the next sentence opens with
/// a rival's name, and tells no sum of all.
bool outdone_next(const Article& a, std::size_t i) {
  constexpr std::size_t kHead = 4;
  constexpr double kNear = 1.6;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(y);
  const bool next = y.sentence == x.sentence + 1 && y.token > 1 && y.token <= kHead &&
                    s.paragraph == a.reading.sentence_of(x).paragraph &&
                    ends_clause(a.reading.sentence_of(x), x.token + 1);
  const bool bare = !unit_written(y) || (y.quantity().unit == x.quantity().unit &&
                                         y.quantity().unit_kind != core::UnitKind::count);
  if (!next || !bare || x.c->period != y.c->period || !is_counted(a, i) || !is_counted(a, i + 1)) {
    return false;
  }
  const std::string& first = s.tokens[0].word;
  const bool name = !a.reading.words.has("stop", first) && !a.reading.words.has("anaphor", first) &&
                    !s.tokens[0].is("in") && !a.reading.find(s, "total", 0, y.token) &&
                    !a.reading.find(s, "scope", 0, y.token);
  return name && x.quantity().unit == y.quantity().unit &&
         std::max(x.value(), y.value()) < kNear * std::min(x.value(), y.value());
}

std::optional<core::Finding> outdone(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size() || a.changing[i] || a.changing[i + 1]) return std::nullopt;
  const auto most = extreme_before(a, a.reading.figures[i]);
  const Figure& y = a.reading.figures[i + 1];
  if (!most || !ends_clause(a.reading.sentence_of(y), y.token + 1) ||
      (!outdone_here(a, i, *most) && !outdone_next(a, i))) {
    return std::nullopt;
  }
  return most->fewest ? larger(a, i + 1, i, "the fewest") : larger(a, i, i + 1, "the most");
}

}  // namespace

Findings check_orders(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = ranked(a, i)) out.push_back(*std::move(found));
    if (auto found = followed(a, i)) out.push_back(*std::move(found));
    if (auto found = behind_the_winner(a, i)) out.push_back(*std::move(found));
    if (auto found = outdone(a, i)) out.push_back(*std::move(found));
    if (auto found = carried_by(a, i)) out.push_back(*std::move(found));
    if (auto found = placed(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
