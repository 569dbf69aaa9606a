// "A jury of 12, made up of seven women and five men": a group is named by how many it has, and the
// kinds of people behind it are all of it. The number in "a jury of 12" need not be a figure.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

constexpr std::array<std::string_view, 19> kWords{
    "two",     "three",     "four",     "five",     "six",      "seven",    "eight",
    "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

/// The number that a token says; 0 for none.
int number_of(const Article& a, const Token& t) {
  if (t.is_figure()) {
    const Figure& f = a.reading.figures[t.figure];
    const bool plain = is_counted(a, t.figure) && f.quantity().hedge == core::Hedge::none &&
                       f.value() >= 2 && f.value() < 1000;
    return plain ? static_cast<int>(f.value()) : 0;
  }
  const auto word = std::find(kWords.begin(), kWords.end(), t.word);
  if (word != kWords.end()) return static_cast<int>(word - kWords.begin()) + 2;
  const bool digits = !t.word.empty() && t.word.size() <= 3 &&
                      t.word.find_first_not_of("0123456789") == std::string::npos;
  return digits ? std::stoi(t.word) : 0;
}

/// "Jury of 12", "12-member jury", "nine-strong panel": the token of the number.
bool names_a_group(const Article& a, const Sentence& s, std::size_t i) {
  const bool of =
      i >= 2 && s.tokens[i - 1].is("of") && a.reading.words.has("group_noun", s.tokens[i - 2].word);
  if (of) return number_of(a, s.tokens[i]) > 0;
  if (!s.tokens[i].is_figure() || i + 1 >= s.tokens.size()) return false;
  return a.reading.figures[s.tokens[i].figure].c->quote.ends_with("-member") &&
         a.reading.words.has("group_noun", s.tokens[i + 1].word);
}

/// "Seven women and six men".
bool both_sexes(const Article& a, std::size_t i) {
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(x);
  const auto sex = [&](const Figure& f, const char* list) {
    return a.reading.words.has(list, last_word(f.c->quote));
  };
  const bool both = (sex(x, "women") && sex(y, "men")) || (sex(x, "men") && sex(y, "women"));
  const bool joined = y.token == x.token + 2 && s.tokens[x.token + 1].is("and");
  const auto exact = [](const Figure& f) { return f.quantity().hedge == core::Hedge::none; };
  return both && joined && exact(x) && exact(y);
}

/// Women and men right behind the group: "seven women and six men".
std::optional<std::size_t> sexes_behind(const Article& a, const Sentence& s, std::size_t group) {
  constexpr std::size_t kReach = 8;
  for (const std::size_t i : s.figures) {
    const Figure& x = a.reading.figures[i];
    if (x.token <= group) continue;
    if (x.token - group > kReach || i == s.figures.back()) return std::nullopt;
    return both_sexes(a, i) ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<core::Finding> of_group(const Article& a, const Sentence& s, std::size_t group) {
  const auto first = sexes_behind(a, s, group);
  if (!first) return std::nullopt;
  const Token& t = s.tokens[group];
  core::Quantity size;
  size.value = *core::Decimal::parse(std::to_string(number_of(a, t)));
  size.unit_kind = core::UnitKind::count;
  const auto quantity = [&](std::size_t i) { return a.reading.figures[i].quantity(); };
  const Equation e{Relation::sum, {quantity(*first), quantity(*first + 1)}, size, 1};
  // "A jury of 12, among them five women and three men": some of them.
  const bool some =
      a.reading.find(s, "some_parts", group, a.reading.figures[*first].token).has_value();
  if (some && compute(Relation::sum, strict_inputs(e)).low <= face_value(size)) return std::nullopt;
  std::vector<std::size_t> figures{*first, *first + 1};
  std::vector<core::Location> words;
  if (t.is_figure())
    figures.push_back(t.figure);
  else
    words.push_back({s.part, s.caption, t.span});
  return finding(a.reading, {"I-SUM", figures, words, "person"}, e);
}

/// "With 25 men and 15 women, the delegation has 40 members", "25 men and 15 women make a group of
/// 40": both sexes in front of how many they are.
std::optional<core::Finding> sexes_in_front(const Article& a, const Sentence& s) {
  constexpr std::size_t kReach = 8;
  if (s.figures.size() != 3) return std::nullopt;
  const std::size_t x = s.figures[0];
  const Figure& other = a.reading.figures[x + 1];
  const Figure& t = a.reading.figures[x + 2];
  const bool with = s.tokens[0].is("with") && s.tokens[other.token + 1].is(",") &&
                    a.reading.words.has("auxiliary", s.tokens[t.token - 1].word);
  const bool form = a.reading.find(s, "makes_a_group", other.token + 1, t.token).has_value();
  const bool plain = counts_people(a, x + 2) && t.quantity().hedge == core::Hedge::none &&
                     t.quantity().per.empty() && t.token - other.token <= kReach;
  if (!(with || form) || !plain || !both_sexes(a, x)) return std::nullopt;
  const auto quantity = [&](std::size_t i) { return a.reading.figures[i].quantity(); };
  const Equation e{Relation::sum, {quantity(x), quantity(x + 1)}, t.quantity(), 1};
  return finding(a.reading, {"I-SUM", {x, x + 1, x + 2}, {}, "person"}, e);
}

}  // namespace

Findings check_groups(const Article& a) {
  Findings out;
  for (const Sentence& s : a.reading.sentences) {
    if (s.figures.size() < 2) continue;
    if (auto found = sexes_in_front(a, s)) out.push_back(*std::move(found));
    for (std::size_t i = 0; i < s.tokens.size(); ++i) {
      if (!names_a_group(a, s, i)) continue;
      if (auto found = of_group(a, s, i)) out.push_back(*std::move(found));
    }
  }
  return out;
}

}  // namespace recount::rules
