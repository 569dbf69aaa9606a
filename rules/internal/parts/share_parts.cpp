// The part of a percent stands where the sentence puts it: in front ("89 or 23 %", "(23 %)",
// "accounting for"), behind ("8.69 percent, or 161 million"), or on both sides of its whole.
#include "rules/internal/parts/share_parts.h"

#include "rules/internal/pairing/restated.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/internal/parts/share_apart.h"

namespace recount::rules {
namespace {

/// "Equal to 31 percent": the words that tie it stand within the figure.
bool equals(const Article& a, const Figure& f) {
  const std::string& quote = f.c->quote;
  const std::size_t second = quote.find(' ', quote.find(' ') + 1);
  return second != std::string::npos &&
         a.reading.words.has("accounts_for", std::string_view(quote).substr(0, second));
}

/// A sign that closes what was said, or the end of the sentence.
bool ends_phrase(const Sentence& s, std::size_t i) {
  if (i >= s.tokens.size()) return true;
  const Token& t = s.tokens[i];
  return t.is(",") || t.is(".") || t.is(";") || t.is("–") || t.is(")");
}

/// "212 are due to retire within five years, or 33 percent": the count in front; a span of time or
/// a rank between tells when or which.
std::optional<std::size_t> count_before(const Article& a, std::size_t i) {
  const std::size_t sentence = a.reading.figures[i].sentence;
  while (i-- > 0 && a.reading.figures[i].sentence == sentence) {
    const Figure& f = a.reading.figures[i];
    // "744 were under 30": an age, and no part.
    const bool bound = !unit_written(f) && f.quantity().hedge != core::Hedge::none &&
                       f.quantity().hedge != core::Hedge::about && i > 0 &&
                       a.reading.figures[i - 1].sentence == sentence;
    const bool passed = bound || f.quantity().unit_kind == core::UnitKind::time ||
                        f.quantity().unit_kind == core::UnitKind::age ||
                        f.c->kind == core::ClaimKind::rank;
    if (!passed) return is_counted(a, i) ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

/// The count before, tied by "or", a bracket or "accounting for".
std::optional<std::size_t> part_before(const Article& a, std::size_t share) {
  const Figure& f = a.reading.figures[share];
  const auto nearest = count_before(a, share);
  if (!nearest || no_share_of(a, share, *nearest)) return std::nullopt;
  const std::size_t i = *nearest + 1;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t before = a.reading.figures[i - 1].token;
  const bool tied = a.reading.cue_before(f, "or") || a.reading.cue_before(f, "accounts_for") ||
                    equals(a, f) || (f.token > 0 && s.tokens[f.token - 1].is("("));
  if (!tied || f.token - before > 16 || a.reading.find(s, "new_clause", before, f.token)) {
    return std::nullopt;
  }
  // "210 of the 280 seats, or three quarters": the part is the one before its whole.
  const auto of = a.reading.cue_before(a.reading.figures[i - 1], "of");
  if (i > 1 && in_the_house(a.reading, a.reading.figures[i - 2], a.reading.figures[i - 1]))
    return i - 2;
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
  const bool closed = f.token + 1 >= s.tokens.size() || ends(s.tokens[f.token + 1]) ||
                      a.reading.cue_after(f, "of_the_group");
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
  // "18 billion of a budget of 60 billion"
  const bool of = a.reading.cue_before(whole, "of") && a.reading.cue_after(part, "of") &&
                  whole.token - part.token <= 6;
  const bool near = f.token - whole.token <= (article ? 7 : 4);
  const bool tied = (comma && (near || in_apposition(a, whole, f))) || named_as_rate(a, whole, f);
  // "Eight of the 40 players were fit, half of them only just": half of the eight.
  // "Lost 48 of its 64 islands, a third of them.": the end of what is said.
  const auto them = a.reading.cue_after(f, "of_them");
  const bool some = them && !ends_phrase(s, them->end);
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

/// "70 percent of the 1,400 pupils", "half the 3,200 pupils": whole behind.
bool is_of(const Article& a, const Figure& f, const Figure& whole) {
  const Sentence& s = a.reading.sentence_of(f);
  const bool owned = whole.token - f.token <= 4 && s.tokens[whole.token - 1].word.ends_with("'s");
  const bool half = f.quantity().unit_kind == core::UnitKind::fraction &&
                    (owned || whole.token == f.token + 2) &&
                    a.reading.words.has("of_them_all", s.tokens[f.token + 1].word);
  return half || (whole.token - f.token <= 4 && a.reading.cue_before(whole, "of"));
}

/// ", 212", ", namely 212".
std::size_t sign_before(const Article& a, const Figure& part) {
  const Sentence& s = a.reading.sentence_of(part);
  const std::size_t before = part.token - 1;
  return before > 0 && a.reading.words.has("namely", s.tokens[before].word) ? before - 1 : before;
}

/// How far behind the whole its part may stand, by the signs around it.
std::size_t reach_of_part(const Article& a, const Figure& part) {
  const auto& tokens = a.reading.sentence_of(part).tokens;
  const Token& sign = tokens[sign_before(a, part)];
  const Token* next = part.token + 1 < tokens.size() ? &tokens[part.token + 1] : nullptr;
  // "a fifth of the 450 shops on the high street, 160, are empty"
  const bool enclosed =
      next && ((next->is(",") && sign.is(",")) || (next->is("–") && sign.is("–")));
  // "… of the 220 shops on the street, 125 by the chamber's count, have closed"
  const bool counted_by = next && next->is("by") && !unit_written(part) && sign.is(",");
  // "two-thirds of the 930 nurses who took part in the vote, or 520, rejected it"
  const bool or_enclosed =
      part.token > 1 && sign.is("or") && tokens[part.token - 2].is(",") && next && next->is(",");
  if (or_enclosed || enclosed) return 12;
  // "a third of the 96 schools in the county, 32 in all"
  return counted_by || a.reading.cue_after(part, "total") ? 8 : 4;
}

/// "70 percent of the 1,400 pupils, 810 children": the part behind the whole.
std::optional<std::size_t> part_behind_whole(const Article& a, std::size_t i) {
  if (i + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& whole = a.reading.figures[i + 1];
  const Figure& part = a.reading.figures[i + 2];
  if (whole.sentence != f.sentence || part.sentence != f.sentence || !is_of(a, f, whole) ||
      part.token < whole.token + 2 || part.token > whole.token + reach_of_part(a, part)) {
    return std::nullopt;
  }
  const auto& tokens = a.reading.sentence_of(f).tokens;
  const Token& sign = tokens[sign_before(a, part)];
  const std::size_t behind = part.token + 1;
  const bool dashes = sign.is("–") && behind < tokens.size() && tokens[behind].is("–");
  const bool tied = sign.is(",") || sign.is("or") || sign.is("(") || dashes;
  // "More than half of the 60 seats, 28 of them in the north": some of that half; but "40 percent
  // of the 500 cows, 200 of them, were ill".
  const auto them = a.reading.cue_after(part, "of_them");
  const bool some = them && !ends_phrase(a.reading.sentence_of(part), them->end);
  return tied && !some && is_counted(a, i + 1) && is_counted(a, i + 2) ? std::optional(i + 2)
                                                                       : std::nullopt;
}

/// "Turnout was 62 percent, with 5.2 million of the 8.4 million voters casting ballots", "the
/// vacancy stands at 40 percent, with 380 of the 950 flats unsold".
std::optional<std::size_t> measured_behind(const Article& a, std::size_t i) {
  if (i + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i + 1];
  const Figure& whole = a.reading.figures[i + 2];
  const Sentence& s = a.reading.sentence_of(f);
  const bool here = part.sentence == f.sentence && whole.sentence == f.sentence &&
                    part.token - f.token <= 4 && whole.token - part.token <= 4;
  const bool of_people = a.reading.find(s, "people_measure", 0, f.token).has_value();
  const bool measure = of_people ? counts_people(a, i + 2)
                                 : a.reading.find(s, "share_measure", 0, f.token).has_value();
  const bool tied = s.tokens[part.token - 1].is("with") || explained_by_next(a, i);
  // "With 400,000 of the 1 million jobless in the capital"
  const bool measured = a.reading.words.has("out_of_work", s.tokens[whole.token + 1].word);
  return here && measure && !measured && tied && a.reading.cue_before(whole, "of") &&
                 !a.reading.find(s, "year_before") && !a.reading.find(s, "scope")
             ? std::optional(i + 1)
             : std::nullopt;
}

/// "More than half of the members, 40 of 100, voted for it": what the share was taken from.
std::optional<std::size_t> counted_in_apposition(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 9;
  if (i + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i + 1];
  const Figure& whole = a.reading.figures[i + 2];
  const Sentence& s = a.reading.sentence_of(f);
  const auto of = a.reading.cue_before(whole, "of");
  const Token& sign = s.tokens[part.token - 1];
  const bool here = part.sentence == f.sentence && whole.sentence == f.sentence &&
                    part.token - f.token <= kReach && a.reading.cue_after(f, "of") && of &&
                    of->begin == part.token + 1;
  const bool enclosed = (sign.is(",") || sign.is("–") || sign.is("(")) &&
                        ends_phrase(s, whole.token + 1) && part.value() < whole.value();
  return here && enclosed && is_counted(a, i + 1) && is_counted(a, i + 2) ? std::optional(i + 1)
                                                                          : std::nullopt;
}

/// "$3.6 billion, 24 percent of the income of $15 billion": part in front, whole behind.
std::optional<std::size_t> part_and_whole_around(const Article& a, std::size_t i) {
  if (i == 0 || i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i - 1];
  const Figure& whole = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(f);
  // "cancelled 42 flights on Friday, 30 percent of the 70"
  const bool near = part.sentence == f.sentence && whole.sentence == f.sentence &&
                    f.token - part.token <= 6 && whole.token - f.token <= 7 &&
                    !a.reading.find(s, "new_clause", part.token, f.token) &&
                    !a.reading.find(s, "and", part.token, f.token);
  // "The deficit of $1 billion is 5 percent of the $20 billion output"
  const bool is =
      f.token - part.token <= 3 && a.reading.words.has("auxiliary", s.tokens[f.token - 1].word);
  return near && (is || s.tokens[f.token - 1].is(",")) && a.reading.cue_after(f, "of") &&
                 a.reading.cue_before(whole, "of") && is_counted(a, i - 1) && is_counted(a, i + 1)
             ? std::optional(i - 1)
             : std::nullopt;
}

/// "… $40 million went on food. That is 72 percent of the money": the last figure of the sentence
/// before.
std::optional<std::size_t> part_pointed_at(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  if (i == 0 || f.token > 6 || s.figures.front() != i) return std::nullopt;
  const bool that_is = a.reading.find(s, "pointing_back", 0, f.token).has_value() ||
                       (s.figures.size() == 1 && a.reading.find(s, "the_share", 0, f.token));
  // "9,000 are over 65": an age, and no part.
  std::size_t last = i - 1;
  const auto bound = [&](std::size_t j) {
    const core::Hedge h = a.reading.figures[j].quantity().hedge;
    return (h == core::Hedge::more_than || h == core::Hedge::at_least) &&
           !unit_written(a.reading.figures[j]);
  };
  if (last > 0 && bound(last)) --last;
  // "Teachers at 84 of the county's 120 schools walked out": the part stands in front of its whole.
  const auto in_front = [&](std::size_t whole) {
    const Figure& w = a.reading.figures[whole];
    const Figure& p = a.reading.figures[whole - 1];
    return a.reading.cue_before(w, "of") && p.sentence == w.sentence && w.token - p.token <= 6 &&
           is_counted(a, whole - 1);
  };
  if (last > 0 && in_front(last)) --last;
  const Figure& part = a.reading.figures[last];
  return that_is && part.sentence + 1 == f.sentence && is_counted(a, last) ? std::optional(last)
                                                                           : std::nullopt;
}

/// "8.69 percent, or US$161 million", "25 percent (80 trees)".
std::optional<std::size_t> part_behind(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& g = a.reading.figures[i + 1];
  if (g.sentence != f.sentence || g.token - f.token > 6) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(f);
  const bool tied = a.reading.cue_before(g, "or") || s.tokens[g.token - 1].is("(");
  const bool changes = a.changing[i + 1];  // "or 17.2 percent, which is $400 less"
  return tied && !changes && is_counted(a, i + 1) ? std::optional(i + 1) : std::nullopt;
}

/// "19.5% of the teenagers (48,200 of 247,000)", "one pupil in five, 310 of 1,550, has".
std::optional<std::size_t> part_in_brackets(const Article& a, std::size_t i) {
  constexpr std::size_t kReach = 10;
  if (i + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& part = a.reading.figures[i + 1];
  const Figure& whole = a.reading.figures[i + 2];
  const Sentence& s = a.reading.sentence_of(f);
  const bool here = part.sentence == f.sentence && whole.sentence == f.sentence &&
                    part.token - f.token <= kReach && whole.token - part.token <= 3;
  const Token& open = s.tokens[part.token - 1];
  const Token& close = s.tokens[whole.token + 1];
  const bool enclosed = (open.is("(") && close.is(")")) ||
                        ((open.is(",") || open.is("–")) && close.is(open.word)) ||
                        (open.is(":") && ends_phrase(s, whole.token + 1));
  return here && enclosed && a.reading.cue_before(whole, "of") && is_counted(a, i + 1) &&
                 is_counted(a, i + 2)
             ? std::optional(i + 1)
             : std::nullopt;
}

/// Whether a sign or a word for the share opens what the percent says again: ", 15 percent,",
/// ", a turnout of 38 percent", " – just over 20 percent".
bool says_again(const Article& a, const Figure& nearest, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  if (named_as_rate(a, nearest, f)) return true;
  std::size_t at = f.token - 1;
  while (at > nearest.token + 1 && a.reading.words.has("barely", s.tokens[at].word)) --at;
  const Token& sign = s.tokens[at];
  const bool opened = sign.is(",") || sign.is("–") || sign.is("(") || sign.is(":");
  const Token* next = f.token + 1 < s.tokens.size() ? &s.tokens[f.token + 1] : nullptr;
  const bool closed = !next || next->is(",") || next->is(".") || next->is(";") || next->is("–") ||
                      next->is(")") || a.reading.cue_after(f, "of_the_group");
  return opened && closed;
}

/// "36,000 were entitled to vote. 14,560 did, a turnout of 38 percent": a percent that says again
/// the count in front of it.
std::optional<std::size_t> part_restated(const Article& a, std::size_t share) {
  constexpr std::size_t kReach = 16;
  const Figure& f = a.reading.figures[share];
  const auto nearest = count_before(a, share);
  if (!nearest || f.token - a.reading.figures[*nearest].token > kReach ||
      no_share_of(a, share, *nearest)) {
    return std::nullopt;
  }
  const Figure& x = a.reading.figures[*nearest];
  const Sentence& s = a.reading.sentence_of(f);
  // "A third of the 120 and half of the 80, 40 percent": the count in front is a whole itself.
  if (!says_again(a, x, f) || a.reading.find(s, "new_clause", x.token, f.token) ||
      a.reading.cue_before(x, "of")) {
    return std::nullopt;
  }
  return nearest;
}

}  // namespace

bool is_share(const Figure& f) {
  const auto unit = f.quantity().unit_kind;
  const auto kind = f.c->kind;
  const bool share_like = unit == core::UnitKind::percent || unit == core::UnitKind::fraction;
  return share_like && f.quantity().per.empty() &&
         (kind == core::ClaimKind::share || kind == core::ClaimKind::level ||
          kind == core::ClaimKind::rate || kind == core::ClaimKind::ratio);
}

std::optional<PartOfShare> part_of_share(const Article& a, std::size_t i) {
  using Form = std::optional<std::size_t> (*)(const Article&, std::size_t);
  if (const auto part = part_in_brackets(a, i)) return PartOfShare{*part, true};
  for (const Form form : {part_behind, part_before, part_of_whole_before, part_behind_whole,
                          part_and_whole_around, measured_behind, counted_in_apposition}) {
    if (const auto part = form(a, i)) return PartOfShare{*part, false};
  }
  for (const Form form : {part_of_the_group, part_pointed_at, part_restated}) {
    if (const auto part = form(a, i)) return PartOfShare{*part, true};
  }
  return std::nullopt;
}

}  // namespace recount::rules
