#include "rules/internal/parts/share_pairs.h"

#include <algorithm>

#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

bool is_plain_count(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  return is_counted(a, i) && !a.changing[i] && f.quantity().per.empty() &&
         f.quantity().form == core::Form::number;
}

/// "Is over 60", "within five years", "the second": no count of the group.
bool says_which(const Article& a, const Figure& f) {
  const auto kind = f.quantity().unit_kind;
  const auto hedge = f.quantity().hedge;
  const bool bound = !unit_written(f) && hedge != core::Hedge::none && hedge != core::Hedge::about;
  return bound || kind == core::UnitKind::time || kind == core::UnitKind::age ||
         f.c->kind == core::ClaimKind::rank || a.reading.cue_before(f, "age");
}

/// "15 percent of the 1,800 patients came from abroad, which is 270 people", "one in four of the
/// 3,200 teachers is over 55, says the union, which puts their number at 800".
std::optional<PartAndWhole> counted_behind(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 7;
  if (i + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& whole = a.reading.figures[i + 1];
  const bool of = whole.sentence == f.sentence && whole.token - f.token <= kReach &&
                  a.reading.cue_after(f, "of") && a.reading.cue_before(whole, "of");
  if (!of || !is_plain_count(a, i + 1)) return std::nullopt;
  std::size_t k = i + 2;
  while (k < a.reading.figures.size() && a.reading.figures[k].sentence == f.sentence &&
         says_which(a, a.reading.figures[k])) {
    ++k;
  }
  if (k >= a.reading.figures.size() || a.reading.figures[k].sentence != f.sentence ||
      !is_plain_count(a, k)) {
    return std::nullopt;
  }
  const Figure& part = a.reading.figures[k];
  const bool counted =
      a.reading.cue_after(part, "of_them") && a.reading.cue_before(part, "counting_verb");
  const bool told = counted || a.reading.cue_before(part, "their_number");
  const bool other_kind = part.quantity().unit_kind == core::UnitKind::currency &&
                          whole.quantity().unit_kind != core::UnitKind::currency;
  return told && !other_kind ? std::optional(PartAndWhole{k, i + 1}) : std::nullopt;
}

/// "Of the 36,000 on the register", "among the country's 5.2 million workers": it opens the
/// sentence.
bool opens_as_whole(const Article& a, const Figure& f) {
  constexpr std::size_t kReach = 5;
  const Token& first = a.reading.sentence_of(f).tokens[0];
  return f.token <= kReach && (first.is("of") || first.is("among")) &&
         a.reading.cue_before(f, "of");
}

/// "Lost 640 trees. It had 8,000, so 8 percent is gone", "had 8,000 trees and lost 640, which means
/// that 8 percent is gone": two counts in front, one of them of all there were.
std::optional<PartAndWhole> follows_from(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 6;
  if (i < 2) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& x = a.reading.figures[i - 2];
  const Figure& y = a.reading.figures[i - 1];
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > kReach ? f.token - kReach : 0;
  const bool near = y.sentence == f.sentence && f.sentence - x.sentence <= 1 &&
                    a.reading.sentence_of(x).paragraph == s.paragraph;
  if (!near || !a.reading.find(s, "consequence", std::max(begin, y.token), f.token) ||
      !is_counted(a, i - 2) || !is_counted(a, i - 1) || !comparable(a.reading, x, y)) {
    return std::nullopt;
  }
  // "Sold 33,000 of its 44,000 seats, so the stadium was 75 percent full"
  const bool of = x.sentence == y.sentence && y.token - x.token <= 5 &&
                  a.reading.cue_before(y, "of") && a.reading.cue_after(x, "of_the") &&
                  (!a.reading.cue_after(f, "of") || a.reading.cue_after(f, "of_them"));
  if ((of || a.reading.cue_before(y, "had_level")) && x.value() < y.value()) {
    return PartAndWhole{i - 2, i - 1};
  }
  // "Of the 36,000 on the register 12,600 voted; that puts turnout at 35 percent"
  if (opens_as_whole(a, x) && x.sentence == y.sentence && y.value() < x.value()) {
    return PartAndWhole{i - 1, i - 2};
  }
  const bool first = a.reading.cue_before(x, "had_level") || a.reading.cue_before(x, "employs");
  return first && y.value() < x.value() && !unit_written(y)
             ? std::optional(PartAndWhole{i - 1, i - 2})
             : std::nullopt;
}

/// "With 380 of 950 flats unsold, the vacancy stands at 40 percent".
std::optional<PartAndWhole> measured_with(const Article& a, std::size_t i) {
  if (i < 2) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i - 2];
  const Figure& whole = a.reading.figures[i - 1];
  const Sentence& s = a.reading.sentence_of(f);
  const bool pair = part.sentence == f.sentence && whole.sentence == f.sentence &&
                    whole.token - part.token <= 4 && a.reading.cue_before(whole, "of") &&
                    is_plain_count(a, i - 2) && is_plain_count(a, i - 1);
  const bool with = s.tokens[0].is("with") && part.token <= 3;
  const auto measure = a.reading.find(s, "share_measure", whole.token, f.token);
  const bool stands = measure && a.reading.cue_before(f, "level_of_share");
  if (pair && with && stands) return PartAndWhole{i - 2, i - 1};
  // "Among the 5.2 million workers are 780,000 foreigners; their share stands at 15 percent"
  const bool their =
      stands &&
      (s.tokens[measure->begin - 1].is("their") || s.tokens[measure->begin - 1].is("the")) &&
      !a.reading.find(s, "time_word", whole.token, f.token);
  return their && part.sentence == f.sentence && whole.sentence == f.sentence &&
                 opens_as_whole(a, part) && is_plain_count(a, i - 2) && is_plain_count(a, i - 1) &&
                 whole.value() < part.value()
             ? std::optional(PartAndWhole{i - 1, i - 2})
             : std::nullopt;
}

/// "The city planted 500 trees. A fifth of them, 180, have died.": a part of the only count of the
/// sentence before, and how many it is.
std::optional<PartAndWhole> part_of_them(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 5;
  if (i == 0 || i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& whole = a.reading.figures[i - 1];
  const Figure& part = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(f);
  const auto them = a.reading.cue_after(f, "of_them");
  if (!them || part.sentence != f.sentence || part.token > them->end + kReach ||
      !of_them_before(a, whole, f) || !is_plain_count(a, i - 1) || !is_plain_count(a, i + 1)) {
    return std::nullopt;
  }
  const Token& sign = s.tokens[part.token - 1];
  const Token& next = s.tokens[part.token + 1];
  const bool enclosed = (sign.is(",") && next.is(",")) || (sign.is("–") && next.is("–")) ||
                        (sign.is("(") && next.is(")"));
  const bool again = a.reading.cue_before(part, "or") && next.is(",");
  return enclosed || again ? std::optional(PartAndWhole{i + 1, i - 1}) : std::nullopt;
}

/// "The share of women among the 640 judges is 35 percent: 224 are women."
std::optional<PartAndWhole> counted_behind_colon(const Article& a, std::size_t i) {
  if (i == 0 || i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& whole = a.reading.figures[i - 1];
  const Figure& part = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(f);
  const bool here = whole.sentence == f.sentence && part.sentence == f.sentence &&
                    part.token == f.token + 2 && s.tokens[f.token + 1].is(":") &&
                    s.figures.back() == i + 1;
  return here && a.reading.find(s, "share_measure", 0, whole.token) &&
                 a.reading.cue_before(whole, "of") && a.reading.cue_before(f, "level_of_share") &&
                 is_plain_count(a, i - 1) && is_plain_count(a, i + 1)
             ? std::optional(PartAndWhole{i + 1, i - 1})
             : std::nullopt;
}

/// "With a debt of $12 billion and a GDP of $20 billion, debt is 60 percent of GDP": both amounts
/// are told by what they are, and the share is of the one in the other.
std::optional<PartAndWhole> named_by_what_they_are(const Article& a, std::size_t i) {
  if (i < 2) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& y = a.reading.figures[i - 1];
  const Sentence& s = a.reading.sentence_of(f);
  const auto of = a.reading.cue_after(f, "of");
  const Figure& x = a.reading.figures[i - 2];
  const bool near =
      f.sentence - x.sentence <= 1 && a.reading.sentence_of(x).paragraph == s.paragraph;
  if (!of || !near || !comparable(a.reading, x, y)) return std::nullopt;
  const std::size_t begin = y.sentence == f.sentence ? y.token + 1 : 0;
  const auto said = [&](std::size_t figure, std::size_t from, std::size_t to) {
    const std::string noun = folded(last_word(a.reading.figures[figure].c->subject));
    return noun.size() >= 3 && is_plain_count(a, figure) &&
           std::any_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(from),
                       s.tokens.begin() + static_cast<std::ptrdiff_t>(to),
                       [&](const Token& t) { return t.is(noun); });
  };
  const std::size_t end = std::min(of->end + 2, s.tokens.size());
  // "The GDP is $20 billion. The debt of $12 billion is 60 percent of GDP."
  const bool is = y.sentence == f.sentence && f.token == y.token + 2 &&
                  a.reading.words.has("auxiliary", s.tokens[f.token - 1].word);
  if (is && said(i - 2, of->end, end) && is_plain_count(a, i - 1)) {
    return PartAndWhole{i - 1, i - 2};
  }
  for (const auto& [part, whole] : {PartAndWhole{i - 2, i - 1}, PartAndWhole{i - 1, i - 2}}) {
    if (said(part, begin, f.token) && said(whole, of->end, end) && !said(part, of->end, end)) {
      return PartAndWhole{part, whole};
    }
  }
  return std::nullopt;
}

/// The share is told of what stands in front and of nothing else: ", a third of them.", ", 28
/// percent of the fleet".
bool says_it_again(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto tie = a.reading.cue_before(f, "or");
  const std::size_t begin = tie ? tie->begin : f.token;
  const Token& sign = s.tokens[begin - 1];
  const bool opened = begin > 0 && (sign.is(",") || sign.is("–") || sign.is("(") || tie);
  const auto of = a.reading.cue_after(f, "of_them");
  const auto group = a.reading.cue_after(f, "of_the_group");
  const std::size_t end = of ? of->end : group ? group->end : f.token + 1;
  const Token& next = s.tokens[end];
  const bool closed = end >= s.tokens.size() || next.is(",") || next.is(".") || next.is(";") ||
                      next.is("–") || next.is(")");
  return opened && closed;
}

/// "Of the 24 hostages, 8 – a third of them – have been released".
std::optional<PartAndWhole> of_them_between_signs(const Article& a, std::size_t i) {
  if (i < 2) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i - 1];
  const Figure& whole = a.reading.figures[i - 2];
  const bool here = whole.sentence == f.sentence && f.token == part.token + 2 &&
                    a.reading.cue_after(f, "of_them") && says_it_again(a, f);
  return here && opens_as_whole(a, whole) && is_plain_count(a, i - 2) && is_plain_count(a, i - 1) &&
                 part.value() < whole.value()
             ? std::optional(PartAndWhole{i - 1, i - 2})
             : std::nullopt;
}

}  // namespace

std::optional<PartAndWhole> told_pair(const Article& a, std::size_t share) {
  if (auto pair = counted_behind(a, share)) return pair;
  if (auto pair = follows_from(a, share)) return pair;
  if (auto pair = named_by_what_they_are(a, share)) return pair;
  if (auto pair = measured_with(a, share)) return pair;
  if (auto pair = part_of_them(a, share)) return pair;
  if (auto pair = of_them_between_signs(a, share)) return pair;
  return counted_behind_colon(a, share);
}

std::optional<PartAndWhole> told_loss(const Article& a, std::size_t i) {
  if (i < 2) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  std::size_t before = i - 1;
  if (says_which(a, a.reading.figures[before]) && before > 1) --before;  // "in two years"
  const Figure& x = a.reading.figures[before - 1];
  const Figure& y = a.reading.figures[before];
  const bool down = f.c->direction == core::Direction::down && !a.reading.cue_before(f, "fall_of");
  if (!down || y.sentence != f.sentence || !is_counted(a, before) || !is_counted(a, before - 1) ||
      !says_it_again(a, f)) {
    return std::nullopt;
  }
  const bool of = x.sentence == f.sentence && a.reading.cue_after(x, "of_the") &&
                  y.token - x.token <= 5 && a.reading.cue_before(y, "of");
  if (of && x.value() < y.value()) return PartAndWhole{before - 1, before};
  return of_them_before(a, x, y) && y.value() < x.value()
             ? std::optional(PartAndWhole{before, before - 1})
             : std::nullopt;
}

}  // namespace recount::rules
