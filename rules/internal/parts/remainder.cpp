#include "rules/internal/parts/remainder.h"

#include <algorithm>
#include <cmath>

#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// Sums this far from their total are of something else.
constexpr double kFarthest = 2;

bool opens_part(const Token& t) {
  return t.is(",") || t.is(":") || t.is("–") || t.is("(") || t.is("and") || t.is(";");
}

/// "80 roses" behind a sign, "140 for yachts", money; "at 20 plants" says where.
bool is_part_of_list(const Article& a, std::size_t total, std::size_t i) {
  if (!is_listed_part(a, total, i)) return false;
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  return is_part(a, total, i) || !unit_written(f) || a.reading.cue_before(f, "remaining") ||
         a.reading.cue_before(f, "made_of") || opens_part(s.tokens[f.token - 1]);
}

/// "Including", "among them"; "other states" only names what a part is.
bool lists_some(const Article& a, const Sentence& s, std::size_t begin, std::size_t end) {
  while (const auto some = a.reading.find(s, "some_parts", begin, end)) {
    const Token& t = s.tokens[some->begin];
    if (!t.is("other") && !t.is("others") && !t.is("another")) return true;
    begin = some->end;
  }
  return false;
}

/// "The programme has three parts: …": how many there are, and none of them.
bool counts_the_parts(const Article& a, std::size_t i, std::size_t last) {
  const Figure& f = a.reading.figures[i];
  return f.quantity().unit_kind == core::UnitKind::count &&
         f.value() == static_cast<double>(last - i);
}

/// "50 were granted and the remaining 40 were turned down": of the possible totals the one that
/// fits, or the one that "of" names.
std::optional<Parts> with_the_rest(const Article& a, std::size_t last) {
  const Figure& l = a.reading.figures[last];
  if (!a.reading.cue_before(l, "remaining") || last < 2) return std::nullopt;
  std::optional<Parts> named;
  for (std::size_t i = last; i-- > 0 && last - i <= 6;) {
    const Figure& t = a.reading.figures[i];
    if (l.sentence - t.sentence > 2) break;
    if (!is_counted(a, i) || !exact(t) || t.value() <= l.value()) continue;
    Parts all{i, {}, true};
    // "300 of 900 walk; 450 come by bike and the other 150 by bus"
    // "Puts 750 million into the 1.25 billion dam, and the bank lends the remaining 500 million"
    const bool paid_in =
        l.sentence == t.sentence && a.reading.cue_before(t, "paid_into").has_value();
    const bool in_front = i > 0 && a.reading.figures[i - 1].sentence == t.sentence &&
                          t.token - a.reading.figures[i - 1].token <= 4 &&
                          (paid_in || a.reading.cue_before(t, "of")) && is_part(a, i, i - 1);
    if (in_front) all.parts.push_back(i - 1);
    for (std::size_t j = i + 1; j <= last; ++j) {
      if (is_part(a, i, j)) all.parts.push_back(j);
    }
    if (all.parts.size() < 2 || all.parts.back() != last) continue;
    Parts two{i, {all.parts.front(), last}, true};
    if (judge(equation(a, all)).fits()) return all;
    // "1.8 of the 4.2 billion, the states 1.1 and the banks the remaining 2.3": one that stands
    // between is not left out for a sum that is about right.
    const bool shared_by_three = in_front && all.parts.size() == 3;
    if (!shared_by_three && judge(equation(a, two)).fits()) return two;
    // "Lost 8 million on revenue of 13 million; the county paid 6 million and the towns the other
    // 2": what stands between the two is no part.
    for (Parts tail = all; tail.parts.size() > 2 && !shared_by_three;) {
      tail.parts.erase(tail.parts.begin());
      if (judge(equation(a, tail)).fits()) return tail;
    }
    // "500 letters; 320 were answered and the remaining 280 lost": nothing else between them.
    const bool alone =
        i + 2 == last && unit_written(t) && !a.reading.find(a.reading.sentence_of(l), "some_parts");
    // "Nine of 46 bridges. … 27 of the injured, the other seven": of a group of its own.
    const bool own_group = t.sentence != l.sentence &&
                           std::any_of(all.parts.begin(), all.parts.end(), [&](std::size_t j) {
                             return a.reading.cue_after(a.reading.figures[j], "of_the").has_value();
                           });
    if (own_group) continue;
    const double sum = compute(Relation::sum, strict_inputs(equation(a, all))).low;
    const bool near = (sum < kFarthest * t.value() && t.value() < kFarthest * sum) ||
                      diagnose(equation(a, all)).slip.starts_with("scale_");
    const std::size_t told = in_front && !(paid_in && i + 1 == last) ? 3 : 2;
    if (!named && near && (paid_in || a.reading.cue_before(t, "of") || alone) &&
        all.parts.size() == told)
      named = all;
  }
  return named;
}

/// The first figure of the sentence and all behind it, up to those that remain, whatever their
/// nouns.
std::optional<Parts> closed_by_the_rest(const Article& a, std::size_t last) {
  const Figure& l = a.reading.figures[last];
  const Sentence& s = a.reading.sentence_of(l);
  const auto rest = a.reading.cue_before(l, "remaining");
  const std::size_t total = s.figures.front();
  const Figure& t = a.reading.figures[total];
  if (!rest || total == last || !is_counted(a, total) || !t.quantity().per.empty() ||
      a.changing[last] || t.quantity().form != core::Form::number ||
      lists_some(a, s, t.token + 1, rest->begin)) {
    return std::nullopt;
  }
  // "24,000 books and 3,600 films; 5,000 of them …": the second is no part of the first.
  const Figure& next = a.reading.figures[total + 1];
  const Token& joint = s.tokens[next.token - 1];
  if (joint.is("and") && unit_written(next) && !comparable(a.reading, t, next)) return std::nullopt;
  Parts p{total, {}, true};
  for (std::size_t i = total + 1; i <= last; ++i) {
    if (i == total + 1 && i < last && counts_the_parts(a, i, last)) continue;
    if (!is_part_of_list(a, total, i)) return std::nullopt;
    p.parts.push_back(i);
  }
  // "200 shrubs …, with the other 33 gardeners", "; the remaining 190 trees will follow"
  const bool own_noun = l.quantity().unit_kind == core::UnitKind::count && unit_written(l) &&
                        !comparable(a.reading, t, l);
  if (p.parts.size() < 2 || (own_noun && !s.tokens[rest->begin - 1].is("and"))) {
    return std::nullopt;
  }
  const Equation e = equation(a, p);
  const double sum = compute(Relation::sum, strict_inputs(e)).low;
  // A part larger than its total is one of something else, unless a scale word slipped.
  constexpr double kScaleWord = 100;
  const auto larger = [&](double times) {
    return std::any_of(p.parts.begin(), p.parts.end(), [&](std::size_t i) {
      return a.reading.figures[i].value() > times * t.value();
    });
  };
  if (larger(1) && !larger(kScaleWord)) return std::nullopt;
  const bool near = !larger(1) && sum < kFarthest * t.value() && t.value() < kFarthest * sum;
  return near || diagnose(e).slip.starts_with("scale_1000") ? std::optional(p) : std::nullopt;
}

}  // namespace

std::optional<Parts> rest_of_sentence_before(const Article& a, std::size_t last) {
  const Figure& l = a.reading.figures[last];
  const Sentence& s = a.reading.sentence_of(l);
  const auto rest = a.reading.cue_before(l, "remaining");
  if (!rest || l.sentence == 0 || s.figures.size() < 2 || s.figures.back() != last) {
    return std::nullopt;
  }
  const Sentence& before = a.reading.sentences[l.sentence - 1];
  if (before.figures.size() != 1 || before.part != s.part ||
      a.reading.find(s, "some_parts", 0, rest->begin)) {
    return std::nullopt;
  }
  const bool others = a.reading.find(s, "some_parts").has_value();
  Parts p{before.figures.front(), {}, true};
  const Figure& t = a.reading.figures[p.total];
  if (!exact(t) || t.quantity().unit_kind != core::UnitKind::count || t.value() < 3)
    return std::nullopt;
  for (const std::size_t i : s.figures) {
    const Figure& f = a.reading.figures[i];
    const bool counts = is_counted(a, i) && exact(f) && !a.changing[i] &&
                        f.quantity().unit_kind != core::UnitKind::currency &&
                        f.quantity().unit_kind != core::UnitKind::physical;
    if (!counts || f.value() >= t.value()) return std::nullopt;
    p.parts.push_back(i);
  }
  const double sum = compute(Relation::sum, strict_inputs(equation(a, p))).low;
  // "Five of them were sailors; the other three": not all need be told.
  if (others && sum < t.value()) return std::nullopt;
  return std::abs(1 - sum / t.value()) < 0.25 ? std::optional(p) : std::nullopt;
}

namespace {

double off_by(const Article& a, const Parts& p) {
  const double total = a.reading.figures[p.total].value();
  return std::abs(1 - compute(Relation::sum, strict_inputs(equation(a, p))).low / total);
}

/// "A budget of $864 million. Schools get 380, roads 126 and health the remaining 358": every
/// figure of the sentence is a part of the only amount of the sentence in front.
std::optional<Parts> whole_in_front(const Article& a, std::size_t last) {
  const Figure& l = a.reading.figures[last];
  const Sentence& s = a.reading.sentence_of(l);
  const std::size_t first = s.figures.front();
  if (first == 0 || last < first + 2) return std::nullopt;
  for (std::size_t i = first; i-- > 0;) {
    const Figure& t = a.reading.figures[i];
    if (t.sentence + 1 != l.sentence) break;
    if (a.changing[i] || !is_counted(a, i) || !exact(t)) continue;
    Parts p{i, {}, true};
    for (std::size_t j = first; j <= last; ++j) {
      if (is_part(a, i, j)) p.parts.push_back(j);
    }
    return p.parts.size() == last - first + 1 ? std::optional(p) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Parts> with_remainder(const Article& a, std::size_t last) {
  if (!a.reading.cue_before(a.reading.figures[last], "remaining")) return std::nullopt;
  const auto fits = [&](const std::optional<Parts>& p) {
    return p && judge(equation(a, *p)).fits();
  };
  auto closed = closed_by_the_rest(a, last);
  if (fits(closed)) return closed;
  auto rest = with_the_rest(a, last);
  if (fits(rest)) return rest;
  // A slip leaves the sum near its total.
  auto whole = whole_in_front(a, last);
  if (whole && closed && off_by(a, *whole) < off_by(a, *closed)) return whole;
  return closed ? closed : rest;
}

}  // namespace recount::rules
