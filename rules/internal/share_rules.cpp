// A percent or fraction finds its part by form ("89 or 23 %", "(23 %)", "accounting for"), and then
// its whole: one said by "of" first, then every comparable larger figure before it in the
// paragraph. Any whole that fits verifies; a miss is flagged only against a whole that the text
// itself names.
#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

bool is_share(const Figure& f) {
  const auto unit = f.quantity().unit_kind;
  const auto kind = f.c->kind;
  const bool share_like = unit == core::UnitKind::percent || unit == core::UnitKind::fraction;
  return share_like && f.quantity().per.empty() &&
         (kind == core::ClaimKind::share || kind == core::ClaimKind::level ||
          kind == core::ClaimKind::rate || kind == core::ClaimKind::ratio);
}

/// "Equal to 31 percent": the words that tie it stand within the figure.
bool equals(const Article& a, const Figure& f) {
  const std::string& quote = f.c->quote;
  const std::size_t second = quote.find(' ', quote.find(' ') + 1);
  return second != std::string::npos &&
         a.reading.words.has("accounts_for", std::string_view(quote).substr(0, second));
}

/// The figure before, tied by "or", a bracket or "accounting for".
std::optional<std::size_t> part_before(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  if (i == 0 || a.reading.figures[i - 1].sentence != f.sentence) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t before = a.reading.figures[i - 1].token;
  const bool tied = a.reading.cue_before(f, "or") || a.reading.cue_before(f, "accounts_for") ||
                    equals(a, f) || (f.token > 0 && s.tokens[f.token - 1].is("("));
  if (!tied || f.token - before > 16 || a.reading.find(s, "new_clause", before, f.token)) {
    return std::nullopt;
  }
  if (!is_counted(a, i - 1)) return std::nullopt;
  // "210 of the 280 seats, or three quarters": the part is the one before its whole.
  const auto of = a.reading.cue_before(a.reading.figures[i - 1], "of");
  if (i > 1 && in_the_house(a.reading.figures[i - 2], a.reading.figures[i - 1])) return i - 2;
  // "spent 14 million on administration out of a budget of 56 million, or 25 percent"
  const std::size_t reach = of && s.tokens[of->begin].is("out") ? 10 : 5;
  const bool whole = i > 1 && of && a.reading.figures[i - 2].sentence == f.sentence &&
                     before - a.reading.figures[i - 2].token <= reach && is_counted(a, i - 2);
  return whole ? i - 2 : i - 1;
}

/// "18 of the 120 lifts were out of order on Monday, one in three, …": between a comma and the end
/// of what is said.
bool in_apposition(const Article& a, const Figure& whole, const Figure& f) {
  constexpr std::size_t kReach = 14;
  const Sentence& s = a.reading.sentence_of(f);
  const auto ends = [](const Token& t) {
    return t.is(",") || t.is(".") || t.is(";") || t.is("–") || t.is(")");
  };
  const bool closed = f.token + 1 >= s.tokens.size() || ends(s.tokens[f.token + 1]);
  return closed && f.token - whole.token <= kReach &&
         !a.reading.find(s, "new_clause", whole.token, f.token) &&
         !a.reading.find(s, "and", whole.token, f.token);
}

/// "5,460 of its 26,000 applicants this year, an acceptance rate of 12 percent".
bool named_as_rate(const Article& a, const Figure& nearest, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto cue = a.reading.cue_before(f, "made_of_rate");
  if (!cue || f.token - nearest.token > 14) return false;
  for (std::size_t i = cue->begin; i > nearest.token && cue->begin - i <= 3; --i) {
    if (s.tokens[i].is(",")) return true;
  }
  return false;
}

/// "43 of the 120 seats, 46 percent of the total": part and whole stand right in front.
std::optional<std::size_t> part_of_whole_before(const Article& a, std::size_t i) {
  if (i < 2) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& whole = a.reading.figures[i - 1];
  const Figure& part = a.reading.figures[i - 2];
  const Sentence& s = a.reading.sentence_of(f);
  // "$3 million of the $12 million to farmers, a 25 percent share"
  const bool article = f.token > 1 && s.tokens[f.token - 1].is("a");
  const Token& sign = s.tokens[f.token > 1 ? f.token - (article ? 2 : 1) : 0];
  const bool comma = f.token > 1 && (sign.is(",") || sign.is("–"));
  const bool own = part.sentence == f.sentence && whole.sentence == f.sentence;
  const bool of = a.reading.cue_before(whole, "of") && whole.token - part.token <= 4;
  const bool near = f.token - whole.token <= (article ? 7 : 4);
  const bool tied = (comma && (near || in_apposition(a, whole, f))) || named_as_rate(a, whole, f);
  // "Eight of the 40 players were fit, half of them only just": half of the eight.
  const bool some = a.reading.cue_after(f, "of_them").has_value();
  return tied && own && of && !some && is_counted(a, i - 1) && is_counted(a, i - 2)
             ? std::optional(i - 2)
             : std::nullopt;
}

/// "Of 400 pupils, 260 passed, a pass rate of 65 percent", "600 beds, 180 of which are in use, an
/// occupancy of 30 percent": the whole, the part, and what the text calls their share.
bool rate_of_the_group(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i - 1];
  const Figure& whole = a.reading.figures[i - 2];
  const Sentence& s = a.reading.sentence_of(f);
  if (whole.sentence != f.sentence || part.token - whole.token > 6 || !is_counted(a, i - 2) ||
      !named_as_rate(a, part, f)) {
    return false;
  }
  // ", against a rate of": another time or place. ", a rate of": this one.
  const std::size_t article = a.reading.cue_before(f, "made_of_rate")->begin;
  bool own = false;
  for (std::size_t t = part.token + 1; t <= article; ++t) {
    own = own || (s.tokens[t - 1].is(",") && (s.tokens[t].is("a") || s.tokens[t].is("an")));
  }
  const bool of = a.reading.cue_before(whole, "of") || a.reading.cue_after(part, "of_them");
  return own && of && part.value() < whole.value();
}

/// "Among the 540 divers, 81 had damaged lungs, 25 percent of the group": the part right before.
std::optional<std::size_t> part_of_the_group(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 12;
  if (i < 2) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i - 1];
  const Sentence& s = a.reading.sentence_of(f);
  const bool here =
      part.sentence == f.sentence && f.token - part.token <= kReach && is_counted(a, i - 1);
  if (!here) return std::nullopt;
  const bool group = s.tokens[f.token - 1].is(",") && a.reading.cue_after(f, "of_the_group");
  return (group || rate_of_the_group(a, i)) && !a.reading.find(s, "new_clause", part.token, f.token)
             ? std::optional(i - 1)
             : std::nullopt;
}

/// "70 percent of the 1,400 pupils, 810 children": the part behind the whole.
std::optional<std::size_t> part_behind_whole(const Article& a, std::size_t i) {
  if (i + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& whole = a.reading.figures[i + 1];
  const Figure& part = a.reading.figures[i + 2];
  // "a third of the 96 schools in the county, 32 in all"
  // "a fifth of the 450 shops on the high street, 160, are empty"
  const auto& tokens = a.reading.sentence_of(part).tokens;
  const bool enclosed = part.token > 0 && part.token + 1 < tokens.size() &&
                        tokens[part.token + 1].is(",") && tokens[part.token - 1].is(",");
  const std::size_t reach = enclosed || a.reading.cue_after(part, "total") ? 8 : 4;
  if (whole.sentence != f.sentence || part.sentence != f.sentence || whole.token - f.token > 4 ||
      part.token < whole.token + 2 || part.token > whole.token + reach ||
      !a.reading.cue_before(whole, "of")) {
    return std::nullopt;
  }
  const Token& sign = a.reading.sentence_of(f).tokens[part.token - 1];
  const std::size_t behind = part.token + 1;
  const bool dashes = sign.is("–") && behind < tokens.size() && tokens[behind].is("–");
  const bool tied = sign.is(",") || sign.is("or") || sign.is("(") || dashes;
  // "More than half of the 60 seats, 28 of them in the north": some of that half.
  const bool some = a.reading.cue_after(part, "of_them").has_value();
  return tied && !some && is_counted(a, i + 1) && is_counted(a, i + 2) ? std::optional(i + 2)
                                                                       : std::nullopt;
}

/// "Turnout was 62 percent, with 5.2 million of the 8.4 million registered voters casting ballots".
std::optional<std::size_t> voters_behind(const Article& a, std::size_t i) {
  if (i + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i + 1];
  const Figure& whole = a.reading.figures[i + 2];
  const Sentence& s = a.reading.sentence_of(f);
  const bool here = part.sentence == f.sentence && whole.sentence == f.sentence &&
                    part.token - f.token <= 4 && whole.token - part.token <= 4;
  return here && a.reading.find(s, "turnout", 0, f.token) && s.tokens[part.token - 1].is("with") &&
                 a.reading.cue_before(whole, "of") && counts_people(a, i + 2) &&
                 !a.reading.find(s, "year_before") && !a.reading.find(s, "scope")
             ? std::optional(i + 1)
             : std::nullopt;
}

/// "$3.6 billion, 24 percent of the income of $15 billion": part in front, whole behind.
std::optional<std::size_t> part_and_whole_around(const Article& a, std::size_t i) {
  if (i == 0 || i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i - 1];
  const Figure& whole = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(f);
  const bool near = part.sentence == f.sentence && whole.sentence == f.sentence &&
                    f.token == part.token + 2 && whole.token - f.token <= 7;
  return near && s.tokens[f.token - 1].is(",") && a.reading.cue_after(f, "of") &&
                 a.reading.cue_before(whole, "of") && is_counted(a, i - 1) && is_counted(a, i + 1)
             ? std::optional(i - 1)
             : std::nullopt;
}

/// "… $40 million went on food. That is 72 percent of the money": the last figure of the sentence
/// before.
std::optional<std::size_t> part_pointed_at(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  if (i == 0 || f.token > 4 || s.figures.front() != i) return std::nullopt;
  const bool that_is = a.reading.find(s, "pointing_back", 0, f.token).has_value();
  // "9,000 are over 65": an age, and no part.
  std::size_t last = i - 1;
  const auto bound = [&](std::size_t j) {
    const core::Hedge h = a.reading.figures[j].quantity().hedge;
    return (h == core::Hedge::more_than || h == core::Hedge::at_least) &&
           !unit_written(a.reading.figures[j]);
  };
  if (last > 0 && bound(last)) --last;
  const Figure& part = a.reading.figures[last];
  return that_is && part.sentence + 1 == f.sentence && is_counted(a, last) ? std::optional(last)
                                                                           : std::nullopt;
}

/// "8.69 percent, or US$161 million", "25 percent (80 trees)".
std::optional<std::size_t> part_behind(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& g = a.reading.figures[i + 1];
  if (g.sentence != f.sentence || g.token - f.token > 4) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(f);
  const bool tied = a.reading.cue_before(g, "or") || s.tokens[g.token - 1].is("(");
  return tied && is_counted(a, i + 1) ? std::optional(i + 1) : std::nullopt;
}

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

/// "Looked at 1,150 lorries and took 207 off the road, or 28 percent": the only other count of the
/// sentence, with the noun that the part leaves out.
bool only_whole(const Article& a, std::size_t share, std::size_t part, std::size_t whole) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  const Sentence& s = a.reading.sentence_of(p);
  return whole + 1 == part && part + 1 == share && w.sentence == p.sentence &&
         s.figures.size() == 3 && unit_written(w) && !unit_written(p) && no_noun_behind(a, p) &&
         w.quantity().unit_kind == core::UnitKind::count && w.c->period == p.c->period &&
         a.reading.find(s, "and", w.token, p.token) && !a.changing[whole] && !a.changing[part] &&
         w.quantity().hedge == core::Hedge::none && w.value() > p.value();
}

std::optional<core::Finding> checked(const Article& a, std::size_t share, std::size_t part,
                                     bool whole_is_said) {
  const std::vector<Whole> wholes = wholes_for(a, part, share);
  for (const Whole& w : wholes) {
    if (judge(equation(a, share, part, w.figure)).fits()) return report(a, share, part, w.figure);
  }
  if (auto slip = scale_slip(a, share, part, wholes)) return slip;
  const bool elsewhere = !whole_is_said && has_own_whole(a, share);
  for (const Whole& w : wholes) {
    if ((!w.named && !only_whole(a, share, part, w.figure)) ||
        (elsewhere && !whole_is_told(a, share, w.figure)))
      continue;
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

bool is_changing(const Article& a, std::size_t i) { return a.changing[i]; }

std::optional<core::Finding> share_at(const Article& a, std::size_t i) {
  if (!is_share(a.reading.figures[i]) || is_changing(a, i)) return std::nullopt;
  auto part = part_behind(a, i);
  if (!part) part = part_before(a, i);
  if (!part) part = part_of_whole_before(a, i);
  if (!part) part = part_behind_whole(a, i);
  if (!part) part = part_and_whole_around(a, i);
  if (!part) part = voters_behind(a, i);
  if (!part) {
    part = part_of_the_group(a, i);
    if (part) return checked(a, i, *part, true);
  }
  const bool pointed = !part;
  if (!part) part = part_pointed_at(a, i);
  if (!part) return rate_of_two(a, i);
  return checked(a, i, *part, pointed);
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
