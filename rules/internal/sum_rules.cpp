// A total and its parts: only where the text says that the parts are all. Three forms say it: a
// colon behind the total, "the remaining" before the last part, and two parts joined by "while" or
// "and" that use up the total exactly or fail by a slip. "Including" lists only some.
#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/internal/exclusive_kinds.h"
#include "rules/internal/families.h"
#include "rules/internal/parts.h"
#include "rules/internal/remainder.h"
#include "rules/internal/totals.h"
#include "rules/internal/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// A sum this far from its total is of something else, where no word says that these are all.
constexpr double kFar = 0.25;

core::Finding report(const Article& a, const Parts& p) {
  std::vector<std::size_t> figures = p.parts;
  figures.push_back(p.total);
  core::Finding f =
      finding(a.reading, {"I-SUM", figures, {}, a.reading.figures[p.total].quantity().unit},
              equation(a, p));
  if (f.diagnosis == "scale_1000" || f.diagnosis == "scale_1000000") f.rule = "I-SCALE";
  return f;
}

/// "5.8 billion over three years": the next figure is a span of time.
bool spans_years(const Article& a, std::size_t total) {
  return total + 1 < a.reading.figures.size() &&
         a.reading.figures[total + 1].sentence == a.reading.figures[total].sentence &&
         a.reading.figures[total + 1].quantity().unit_kind == core::UnitKind::time;
}

/// "77 medals: 28 gold, 21 silver and 28 bronze": three or more items of a word each.
bool short_list(const Article& a, const Sentence& s, std::size_t total, std::size_t colon) {
  const std::size_t last = s.figures.back();
  const std::size_t items = last - total;
  return items >= 3 && s.tokens[colon + 1].is_figure() &&
         a.reading.figures[last].token - colon <= 3 * items &&
         a.reading.find(s, "and", a.reading.figures[last - 1].token, a.reading.figures[last].token);
}

/// "200 are by local artists and 150 are very old": something is said of two parts, and one may be
/// both.
bool may_overlap(const Article& a, const Parts& p) {
  const auto described = [&](std::size_t i) {
    const Figure& f = a.reading.figures[i];
    const Token& next = a.reading.sentence_of(f).tokens[f.token + 1];
    const bool word = next.word.size() > 2 && next.word[0] >= 'a' && next.word[0] <= 'z';
    return !unit_written(f) && !is_kind(a, i) && word && !next.is("and") &&
           !a.reading.words.has("apart_by", next.word) && !a.reading.words.has("aside", next.word);
  };
  return p.parts.size() == 2 && described(p.parts[0]) && described(p.parts[1]) &&
         !exclusive_kinds(a, p.parts[0], p.parts[1]);
}

/// "60 animals: 40 birds and 20 fish": a noun for things of several kinds, and no more than these.
bool kinds_of_things(const Article& a, std::size_t total, std::size_t colon) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  const Figure& last = a.reading.figures[s.figures.back()];
  const bool ends = last.token + 1 >= s.tokens.size() || s.tokens[last.token + 1].is(".");
  return a.reading.words.has("collective", last_word(t.quantity().unit)) && unit_written(t) &&
         s.tokens[colon + 1].is_figure() && ends && unit_written(last);
}

/// "57 people ashore: 31 men, 18 women and 8 children": every figure from the colon to the stop.
std::optional<Parts> behind_colon(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  std::size_t colon = t.token + 1;
  while (colon < s.tokens.size() && !s.tokens[colon].is(":") &&
         (!s.tokens[colon].is_figure() ||
          (s.tokens[colon].figure == total + 1 && spans_years(a, total)))) {
    ++colon;
  }
  if (colon + 2 >= s.tokens.size() || !s.tokens[colon].is(":")) return std::nullopt;
  for (std::size_t i = t.token; i < colon; ++i) {
    if (s.tokens[i].is("(")) return std::nullopt;  // "11 triplets (chapters: 1, 2 and 6)"
  }
  if (!s.tokens[colon + 1].is_figure() && !s.tokens[colon + 2].is_figure()) return std::nullopt;
  // "11 triplets in all (chapters: 1, 3, 6)": a note in brackets.
  for (std::size_t i = t.token + 1; i < colon; ++i) {
    if (s.tokens[i].is("(")) return std::nullopt;
  }
  // "VIP : 60,000 R : 50,000" is a list of prices: its colons stand before every figure.
  if (t.token > 0 && s.tokens[t.token - 1].is(":")) return std::nullopt;
  Parts p{total, {}, true};
  const bool people = is_person(a, t.quantity().unit);
  const bool things = kinds_of_things(a, total, colon);
  const bool listed = things || short_list(a, s, total, colon);
  bool too_large = false;
  bool other_nouns = false;
  bool unknown = false;
  for (std::size_t i = total + (spans_years(a, total) ? 2 : 1); i < a.reading.figures.size(); ++i) {
    const Figure& f = a.reading.figures[i];
    if (f.sentence != t.sentence) break;
    // "45 candidates: 19 independents, 14 Conservatives": kinds of people have names of their own.
    if (!is_part(a, total, i)) {
      if (!is_listed_part(a, total, i)) return std::nullopt;
      const bool kind = is_kind(a, i) || (people && counts_people(a, i));
      if (!kind && !people && !listed) return std::nullopt;
      other_nouns = other_nouns || !(kind || people);
      unknown = unknown || !kind;
    }
    too_large = too_large || f.value() > t.value();
    p.parts.push_back(i);
  }
  // "8,000 people: 3,000 homes, 2,000 cars": things of other names are parts where they add up, or
  // are slightly too many in a list: "340 animals: 120 cows, 80 sheep and 160 hens".
  const double sum = compute(Relation::sum, strict_inputs(equation(a, p))).low;
  const bool far = std::abs(1 - sum / t.value()) > kFar;
  const bool too_many = listed && (things || !people) && sum > t.value();
  // "… more doctors than the south (63,000 people): 120 against 90"
  const bool of_something_else = sum < 0.4 * t.value() && diagnose(equation(a, p)).slip.empty();
  const bool loose = (other_nouns && (far || !too_many)) || (unknown && far) || of_something_else;
  if (loose && !judge(equation(a, p)).fits()) return std::nullopt;
  // A part above the total is one of something else, unless a scale word slipped.
  if (too_large && !diagnose(equation(a, p)).slip.starts_with("scale_")) return std::nullopt;
  const bool some = a.reading.find(s, "some_parts", t.token, s.tokens.size()) ||
                    (may_overlap(a, p) && !judge(equation(a, p)).fits());
  if (p.parts.size() < 2 || some) return std::nullopt;
  // Years or months may be some of those that the total spans: only a fit is told.
  if (a.reading.find(s, "time_word", colon, s.tokens.size()) || spans_years(a, total)) {
    p.said_all = false;
    return judge(equation(a, p)).fits() ? std::optional(p) : std::nullopt;
  }
  return p;
}

/// "52 graduates – 30 women and 22 men – …", "(30 women and 22 men)": the token that closes what
/// the sign in front of the first part opened, or else the clause.
std::size_t list_end(const Sentence& s, const Figure& first) {
  const Token& open = s.tokens[first.token - 1];
  std::size_t end = first.token;
  while (end < s.tokens.size() && !s.tokens[end].is(open.is("(")   ? ")"
                                                    : open.is("–") ? "–"
                                                                   : ";")) {
    ++end;
  }
  return end;
}

/// "The 31 pupils in the class are 17 girls and 14 boys": kinds of what is counted, and no places.
bool counted_as(const Article& a, const Figure& total, const Figure& first, const Figure& last) {
  const Sentence& s = a.reading.sentence_of(total);
  const Token& verb = s.tokens[first.token - 1];
  const bool definite = total.token > 0 && (s.tokens[total.token - 1].is("the") ||
                                            s.tokens[total.token - 1].word.ends_with("'s") ||
                                            s.tokens[total.token - 1].word.ends_with("’s"));
  return definite && (verb.is("are") || verb.is("were")) && unit_written(total) &&
         unit_written(first) && unit_written(last) &&
         (last.token + 1 >= s.tokens.size() ||
          !a.reading.words.has("who_have", s.tokens[last.token + 1].word));
}

/// "27 medals, 9 gold, 8 silver and 12 bronze", "altogether 410 flights, 265 at … and 145 at …":
/// every figure behind the total, the last two joined by "and". Two parts need a word for the
/// total.
std::optional<Parts> listed_behind(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  const Sentence& s = a.reading.sentence_of(t);
  if (s.figures.front() != total || t.quantity().per.size() > 0) return std::nullopt;
  Parts p{total, {}, true};
  const bool named = total + 1 < a.reading.figures.size() &&
                     a.reading.cue_before(a.reading.figures[total + 1], "made_of");
  const bool verb_before =
      total < s.figures.back() &&
      counted_as(a, t, a.reading.figures[total + 1], a.reading.figures[s.figures.back()]);
  const std::size_t close =
      total < s.figures.back() ? list_end(s, a.reading.figures[total + 1]) : s.tokens.size();
  for (std::size_t i = total + 1; i <= s.figures.back(); ++i) {
    if (a.reading.figures[i].token > close) break;
    const bool part =
        named || verb_before || is_kind(a, i) ? is_listed_part(a, total, i) : is_part(a, total, i);
    // "18 Indians, 9 of them sailors": a part of a part.
    const bool inner = p.parts.size() > 0 && a.reading.cue_after(a.reading.figures[i], "of_them");
    if (!part || inner || a.reading.figures[i].value() >= t.value()) return std::nullopt;
    p.parts.push_back(i);
  }
  if (p.parts.size() < 2 || p.parts.size() > 8) return std::nullopt;
  const Figure& last = a.reading.figures[p.parts.back()];
  const Figure& next = a.reading.figures[p.parts[p.parts.size() - 2]];
  const Figure& first = a.reading.figures[p.parts.front()];
  const bool made_of = a.reading.cue_before(first, "made_of").has_value();
  const bool the_other = a.reading.cue_before(last, "remaining").has_value();
  const Token& sign = s.tokens[first.token - 1];
  const bool kinds_of = counted_as(a, t, first, last);
  const bool comma = made_of || kinds_of || sign.is(",") || sign.is("–") || sign.is("(");
  const bool joined = a.reading.find(s, "and", next.token, last.token).has_value();
  const std::size_t end = the_other ? last.token - 1 : close;
  const bool some = a.reading.find(s, "some_parts", t.token, end) ||
                    a.reading.find(s, "new_clause", t.token, close) ||
                    (!the_other && a.reading.find(s, "time_word", first.token, close));
  if (!comma || !joined || some) return std::nullopt;
  const bool lead = made_of || kinds_of || (the_other && unit_written(t)) ||
                    a.reading.find(s, "lead_total", 0, first.token) ||
                    t.c->quote.find("total") != std::string::npos;
  // A list of more than two short items right behind the total counts it out.
  // So do two kinds of people right behind "people".
  // "120 people on board, 80 passengers and 40 crew"
  const bool beside =
      first.token == t.token + 2 ||
      (first.token - t.token <= 5 && s.figures.size() == 3 && s.tokens[last.token + 1].is("."));
  const bool kinds = beside && last.token == first.token + 2 && is_person(a, t.quantity().unit) &&
                     unit_written(first) && unit_written(last) &&
                     t.quantity().unit != first.quantity().unit &&
                     t.quantity().unit != last.quantity().unit;
  const bool short_items = kinds || (p.parts.size() >= 3 && first.token - t.token <= 3 &&
                                     last.token - first.token <= 4 * p.parts.size());
  if (!lead && !short_items) return std::nullopt;
  const Equation e = equation(a, p);
  const std::string slip = diagnose(e).slip;
  if (made_of || the_other) {
    const bool far = judge(e).severity == core::Severity::high && !slip.starts_with("scale_1000");
    return far ? std::nullopt : std::optional(p);
  }
  // "In all 40 boats took part, 12 from France and 9 from Spain": others may not be told.
  const double sum = compute(Relation::sum, strict_inputs(e)).low;
  const bool near = std::abs(1 - sum / t.value()) < kFar;
  return near || slip == "digit_transposition" ? std::optional(p) : std::nullopt;
}

/// Two parts right behind their total, joined by "while", "and" or a comma: all of it when they
/// fit.
std::optional<Parts> two_behind(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  Parts p{total, {}, false};
  for (std::size_t i = total + 1; i < std::min(total + 6, a.reading.figures.size()); ++i) {
    const Figure& f = a.reading.figures[i];
    if (f.sentence - t.sentence > 1 || p.parts.size() == 2) break;
    if (is_part(a, total, i) && f.value() < 1e3 * t.value()) p.parts.push_back(i);
  }
  if (p.parts.size() < 2) return std::nullopt;
  const Figure& x = a.reading.figures[p.parts[0]];
  const Figure& y = a.reading.figures[p.parts[1]];
  if (x.sentence != y.sentence) return std::nullopt;
  // "1.1 million of it in Asia and 1.3 billion in Europe": of two places only where a word slipped.
  const bool apart = x.c->place != y.c->place;
  return apart && !diagnose(equation(a, p)).slip.starts_with("scale_") ? std::nullopt
                                                                       : std::optional(p);
}

/// "165 were rehabilitated, while 273 were returned": the clauses of the parts run alike and share
/// out the whole.
bool shared_out(const Article& a, const Parts& p) {
  const Figure& t = a.reading.figures[p.total];
  const Figure& x = a.reading.figures[p.parts[0]];
  const Figure& y = a.reading.figures[p.parts[1]];
  const Sentence& s = a.reading.sentence_of(x);
  if (a.reading.find(s, "some_parts") || a.reading.find(a.reading.sentence_of(t), "some_parts")) {
    return false;
  }
  const bool joined = a.reading.find(s, "shares_out", x.token, y.token).has_value();
  const bool same_noun = unit_written(x) && t.quantity().unit == x.quantity().unit;
  const bool elliptical = !unit_written(y) || y.quantity().unit == x.quantity().unit;
  return joined && same_noun && elliptical && x.sentence != t.sentence && x.value() < t.value() &&
         !t.quantity().scaled;
}

/// "In all 250 workers struck: …" keeps its total although a slip made the parts pass it.
/// "$1.2 billion winner" · "paid out 1.2 billion dollars, or 551 million in cash": one of the parts
/// is the total told once more.
bool holds_the_total(const Article& a, const Parts& p) {
  const Figure& total = a.reading.figures[p.total];
  return std::any_of(p.parts.begin(), p.parts.end(), [&](std::size_t i) {
    const Figure& part = a.reading.figures[i];
    return std::abs(part.value() - total.value()) <= 0.005 * std::abs(total.value()) ||
           (part.sentence != total.sentence &&
            judge({Relation::equal, {part.quantity()}, total.quantity(), 1}).fits());
  });
}

bool may_flag(const Article& a, const Parts& p) {
  if (holds_the_total(a, p)) return false;
  if (p.said_all) return true;
  if (p.exclusive) {
    const double sum = compute(Relation::sum, strict_inputs(equation(a, p))).low;
    const double total = a.reading.figures[p.total].stated().strict.high;
    return sum > total && sum < (1 + kFar) * total;
  }
  if (!shared_out(a, p)) {
    const std::string slip = diagnose(equation(a, p)).slip;
    const core::UnitKind unit = a.reading.figures[p.total].quantity().unit_kind;
    if (unit != core::UnitKind::currency) return false;
    const bool scale_slip = slip == "scale_1000" || slip == "scale_1000000";
    // "Earned 12 million on sales of 9 billion, of which 3 billion": two sums in front of the part.
    const Figure& first = a.reading.figures[p.parts.front()];
    const double least = std::min(first.value(), a.reading.figures[p.parts.back()].value());
    const bool said = least < a.reading.figures[p.total].value() ||
                      a.reading.cue_before(first, "of_them") ||
                      a.reading.cue_before(first, "made_of");
    return scale_slip && said && a.reading.figures[p.total].quantity().scaled;
  }
  // Two of several parts need not use up the whole; a near miss or a slip of digits tells that
  // they were meant to.
  const Judgement j = judge(equation(a, p));
  return diagnose(equation(a, p)).slip == "digit_transposition" ||
         (j.severity == core::Severity::medium &&
          std::abs(1 - compute(Relation::sum, strict_inputs(equation(a, p))).low /
                           a.reading.figures[p.total].value()) < 0.05);
}

std::optional<core::Finding> checked(const Article& a, const Parts& p) {
  if (judge(equation(a, p)).fits() || (may_flag(a, p) && !skips_a_number(a, p)))
    return report(a, p);
  return std::nullopt;
}

}  // namespace

Findings check_sums(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Figure& f = a.reading.figures[i];
    if (!is_counted(a, i)) {
      // "2 years in prison and 3 years in exile, 5 years in all"
      const auto years =
          f.quantity().unit_kind == core::UnitKind::time ? closed_by_total(a, i) : std::nullopt;
      if (auto found = years ? checked(a, *years) : std::nullopt) out.push_back(*std::move(found));
      continue;
    }
    std::optional<Parts> parts = closed_by_the_rest(a, i);
    if (!parts) parts = with_the_rest(a, i);
    if (!parts) parts = rest_of_sentence_before(a, i);
    if (!parts && exact(f)) parts = sum_of_sentence_before(a, i);
    if (!parts && exact(f)) parts = named_in_sentence_behind(a, i);
    if (!parts && exact(f)) parts = behind_colon(a, i);
    if (!parts && exact(f)) parts = listed_behind(a, i);
    if (!parts && exact(f)) parts = apart_and_too_many(a, i);
    if (!parts && exact(f)) parts = of_a_house_behind(a, i);
    if (!parts && exact(f)) parts = before_total(a, i);
    if (!parts) parts = closed_by_total(a, i);
    const bool rough = f.quantity().hedge == core::Hedge::about && !f.quantity().range;
    if (!parts && (exact(f) || rough)) parts = two_behind(a, i);
    if (!parts) continue;
    if (auto found = checked(a, *parts)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
