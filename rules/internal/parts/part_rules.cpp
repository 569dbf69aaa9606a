// A part larger than its whole needs no percent: "of the 85 buses, 92" is enough.
#include <algorithm>
#include <optional>

#include "rules/internal/pairing/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

core::Finding part_of(const Article& a, std::size_t whole, std::size_t part) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  const Interval rest = w.stated().strict - p.stated().strict;
  // "6 million of 5 million": two roundings that only meet at their ends.
  const bool touch = rest.high == 0 && p.value() > w.value();
  const Judgement judgement = touch ? Judgement{core::Verdict::inconsistent, core::Severity::medium}
                                    : judge_limit(rest, Interval::at_least(0));
  const std::string line = formula_text(Relation::difference, {p.value(), w.value()}) + " = " +
                           number_text(w.value() - p.value()) + "; a rest cannot be negative";
  return finding(a.reading, {"I-PART-WHOLE", {whole, part}, {}, w.quantity().unit},
                 Outcome{judgement, rest, Interval::at_least(0), line,
                         judgement.fits() ? Diagnosis{} : Diagnosis{"part_gt_whole", {}}});
}

/// "Of the 85 buses, 92 run on gas": whole in front, opened by "of".
bool opens_sentence(const Article& a, const Figure& f) {
  const auto cue = a.reading.cue_before(f, "of");
  const Sentence& s = a.reading.sentence_of(f);
  // "Out of a crew of 22"
  const bool out = cue && s.tokens[0].is("out") && cue->end == f.token && f.token <= 5;
  return out || (cue && (cue->begin == 0 || s.tokens[cue->begin - 1].is(";")));
}

/// The noun behind "of the" is the counted noun of the whole: "20 of the trucks".
bool of_the_noun(const Article& a, const Figure& part, const Figure& whole) {
  // "330 patients …, so 30 patients have no bed; 200 of the patients": of the larger number.
  const auto& here = a.reading.sentence_of(whole).figures;
  const bool larger = std::any_of(here.begin(), here.end(), [&](std::size_t i) {
    const Figure& f = a.reading.figures[i];
    return f.token < part.token && unit_written(f) && f.quantity().unit == whole.quantity().unit &&
           f.value() > whole.value();
  });
  if (larger && part.value() > whole.value()) return false;
  const auto of = a.reading.cue_after(part, "of_the");
  const Sentence& s = a.reading.sentence_of(part);
  if (!of || of->end >= s.tokens.size() || s.tokens[of->end].is_figure()) return false;
  const std::string noun = last_word(whole.quantity().unit);
  // "110 of the school's 230 places" is of the places, "40 of the doses" of no dogs.
  const std::string& word = s.tokens[of->end].word;
  const std::size_t stem = noun.size() > 3 ? noun.size() - 1 : noun.size();
  return noun.size() >= 3 && word.starts_with(noun.substr(0, stem)) &&
         word.size() <= noun.size() + 3 && !word.ends_with("'s") && !word.ends_with("’s");
}

/// "Employs 1,450 people, said 1,600 of its workers would be sent home".
bool of_its_staff(const Article& a, const Figure& part, const Figure& whole) {
  const auto of = a.reading.cue_after(part, "of_the");
  const Sentence& s = a.reading.sentence_of(part);
  if (!of || of->end >= s.tokens.size() || whole.sentence != part.sentence) return false;
  const std::size_t begin = whole.token > 3 ? whole.token - 3 : 0;
  const Token& whose = s.tokens[of->end - 1];
  const Token& owned = s.tokens[of->end + 1];
  if (owned.is("'") || owned.is("’")) return false;  // "of the workers' children"
  return (whose.is("its") || whose.is("the")) && whole.token < part.token &&
         a.reading.find(s, "staff", of->end, of->end + 1) &&
         a.reading.find(s, "employs", begin, whole.token);
}

/// "About 7.2 million people, of whom …": rounded, but no bound.
bool known(const Figure& f) {
  return f.quantity().hedge == core::Hedge::none || f.quantity().hedge == core::Hedge::about;
}

/// "2 million into a market of which 300 million": without a comma "of which" belongs to the noun
/// right in front of it.
bool restricts_another(const Article& a, const Figure& whole, const Figure& part) {
  const auto cue = a.reading.cue_before(part, "of_them");
  const Sentence& s = a.reading.sentence_of(part);
  return cue && s.tokens[cue->begin].is("of") && cue->begin > whole.token + 1 &&
         a.reading.words.has("article", s.tokens[cue->begin - 2].word) && cue->begin > 1;
}

/// "82,000 members, 4,000 fewer than a year ago, of whom": the change stands aside, and what has a
/// part is the level in front of it.
bool told_of_a_level(const Article& a, std::size_t i) {
  if (i == 0 || !a.changing[i]) return false;
  const Figure& f = a.reading.figures[i];
  const Figure& level = a.reading.figures[i - 1];
  const Sentence& s = a.reading.sentence_of(f);
  const Token& way = s.tokens[f.token - 1];
  return level.sentence == f.sentence && !a.changing[i - 1] && is_counted(a, i - 1) &&
         comparable(a.reading, level, f) &&
         (a.reading.cue_after(f, "more") || a.reading.cue_after(f, "fewer") || way.is("up") ||
          way.is("down"));
}

/// The figure right behind the whole, but for a change that is told of it.
bool next_to(const Article& a, std::size_t whole, std::size_t part) {
  return part == whole + 1 || (part == whole + 2 && told_of_a_level(a, whole + 1));
}

/// "300 shops, including 40 abroad", "2,300 people, among them 400 engineers": the next figure, and
/// nothing else counted before the whole; close by when the part has a noun of its own.
bool included(const Article& a, std::size_t whole, std::size_t part) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  const std::size_t reach = part == whole + 1 ? 14 : 20;
  if (!next_to(a, whole, part) || w.sentence != p.sentence || p.token - w.token > reach ||
      !known(w) || !a.reading.cue_before(p, "including") ||
      a.reading.find(a.reading.sentence_of(w), "new_clause", w.token, p.token) ||
      restricts_another(a, w, p) ||
      a.reading.find(a.reading.sentence_of(w), "that_of", w.token, p.token)) {
    return false;
  }
  if (!unit_written(p) || w.quantity().unit == p.quantity().unit) return true;
  // "220 birds, among them 140 parrots": of the only things that were counted so far; "12
  // countries, including 90 cities" lie in them.
  constexpr double kFarMore = 3;
  const auto count = [](const Figure& f) {
    return f.quantity().unit_kind == core::UnitKind::count && f.quantity().per.empty();
  };
  // "1.2 million households, including 3.1 million people": some live in each.
  const bool in_things = counts_people(a, part) && !counts_people(a, whole);
  const bool only = a.reading.sentence_of(w).figures.front() == whole &&
                    p.value() < (in_things ? 1 : kFarMore) * w.value();
  return count(w) && count(p) && unit_written(w) && p.token - w.token <= 8 &&
         (counts_people(a, whole) || only);
}

/// "Among the 640 passengers on board were 120 tourists".
bool among_whom_were(const Article& a, std::size_t w, std::size_t p) {
  const Figure& whole = a.reading.figures[w];
  const Figure& part = a.reading.figures[p];
  const Sentence& s = a.reading.sentence_of(whole);
  if (whole.sentence != part.sentence || !s.tokens[0].is("among") || whole.token > 3 ||
      part.token == 0) {
    return false;
  }
  const Token& verb = s.tokens[part.token - 1];
  const bool were = verb.is("were") || verb.is("was") || verb.is("are") || verb.is("is");
  const auto counts = [](const Figure& f) {
    return f.quantity().unit_kind == core::UnitKind::count && f.quantity().per.empty();
  };
  // "Among the 60 teams were 900 players"
  const bool in_things =
      counts_people(a, p) && !counts_people(a, w) && part.value() > whole.value();
  return were && counts(whole) && counts(part) && !in_things &&
         !a.reading.find(s, "new_clause", whole.token, part.token);
}

/// "In the 60-seat council, the party won 24 seats".
bool won_in_the_house(const Article& a, const Figure& whole, const Figure& part) {
  const Sentence& s = a.reading.sentence_of(whole);
  const std::string& unit = whole.quantity().unit;
  return whole.sentence == part.sentence && whole.c->quote.find('-') != std::string::npos &&
         a.reading.words.has("seat", unit) && unit == part.quantity().unit && unit_written(part) &&
         part.quantity().hedge == core::Hedge::none && s.tokens[whole.token - 1].is("the") &&
         !a.reading.find(s, "new_clause", whole.token, part.token) &&
         !a.reading.find(s, "another", whole.token, part.token);
}

/// "Came to 312,000; of these, 138,000", "came to 312,000. Of these, 138,000": whatever was
/// counted.
bool of_these(const Article& a, const Figure& whole, const Figure& part) {
  constexpr std::size_t kReach = 4;
  const Sentence& s = a.reading.sentence_of(part);
  const bool here = whole.sentence == part.sentence;
  const bool next = whole.sentence + 1 == part.sentence &&
                    a.reading.sentence_of(whole).figures.size() == 1 && part.token <= kReach;
  const std::size_t begin =
      std::max(here ? whole.token : 0, part.token > kReach ? part.token - kReach : 0);
  const auto these = here || next ? a.reading.find(s, "of_these", begin, part.token) : std::nullopt;
  if (!these) return false;
  const Token& last = s.tokens[these->end - 1];
  const bool opens =
      these->begin == 0 || s.tokens[these->begin - 1].is(";") || s.tokens[these->begin - 1].is("–");
  return opens && (last.is("these") || last.is("those"));
}

/// "340 villages; 212 of these", "130 homes, 44 of them": the count right before.
bool of_them(const Article& a, std::size_t whole, std::size_t part) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  if (part != whole + 1 || w.sentence != p.sentence || !unit_written(w) ||
      (unit_written(p) && p.quantity().unit_kind != core::UnitKind::currency) ||
      !a.reading.cue_after(p, "of_them")) {
    return false;
  }
  // "Tickets cost £18 each and it sold all 1,200 of them": of the tickets.
  if (w.quantity().unit_kind == core::UnitKind::currency && !a.reading.cue_after(p, "of_which"))
    return false;
  // "48,000 people in 31 countries, 19,500 of them": of what is large enough; "14 girls, 18 boys
  // and 20 adults, 40 of them": of all.
  const auto& figures = a.reading.sentence_of(p).figures;
  double all = 0;
  for (const std::size_t i : figures) {
    if (i <= whole && is_counted(a, i)) all += a.reading.figures[i].value();
  }
  if (figures.front() != whole && p.value() <= all && p.value() > w.value()) return false;
  return p.value() <= w.value() || std::none_of(figures.begin(), figures.end(), [&](std::size_t i) {
           return i < whole && is_counted(a, i) && a.reading.figures[i].value() >= p.value();
         });
}

/// "560 boats, 8 percent more than the 520 of a year ago, of which 530": what is compared with has
/// no part here.
bool is_compared_with(const Article& a, std::size_t whole, std::size_t part) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  const auto& figures = a.reading.sentence_of(w).figures;
  return a.reading.cue_before(w, "from") && p.value() > w.value() &&
         std::any_of(figures.begin(), figures.end(), [&](std::size_t i) {
           return i < whole && is_counted(a, i) && a.reading.figures[i].value() >= p.value();
         });
}

bool number_only(const Figure& f) { return f.quantity().hedge == core::Hedge::none; }

bool is_part(const Article& a, std::size_t whole, std::size_t part) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  const bool points = a.changing[whole] && w.quantity().unit == "point";  // "7 points less"
  if (!is_counted(a, whole) || !is_counted(a, part) || told_of_a_level(a, whole) || points ||
      is_compared_with(a, whole, part))
    return false;
  // "Some 2,300 seals": what a part must pass is the most that it can mean.
  const bool plain = number_only(w) || w.quantity().hedge == core::Hedge::about;
  if (!plain || p.c->kind == core::ClaimKind::rate) return false;
  // "12 out of 16 times, four of those": the whole is twelve.
  if (w.c->kind == core::ClaimKind::ratio || w.quantity().form == core::Form::fraction)
    return false;
  if (included(a, whole, part)) return true;
  if (part == whole + 1 && (among_whom_were(a, whole, part) || won_in_the_house(a, w, p)))
    return true;
  if (!comparable(a.reading, w, p)) return false;
  if (p.sentence == w.sentence && part == whole + 1 && opens_sentence(a, w)) {
    const Sentence& s = a.reading.sentence_of(w);
    return !a.reading.find(s, "new_clause", w.token, p.token) && p.token - w.token <= 20;
  }
  // "Received 385 complaints. It upheld 412 of them"
  if (part == whole + 1 && !unit_written(p) && of_them_before(a, w, p)) return true;
  if (part == whole + 1 && (of_its_staff(a, p, w) || of_these(a, w, p))) return true;
  // "19 medals, seven of them gold": of what stands right in front, and no golds told before.
  const bool nearer = p.sentence != w.sentence && a.reading.cue_after(p, "of_them") && part > 0 &&
                      a.reading.figures[part - 1].sentence == p.sentence;
  return of_them(a, whole, part) ||
         (!nearer && p.sentence - w.sentence <= 1 && of_the_noun(a, p, w));
}

/// "12 of the 40 towns".
bool directly_of(const Article& a, std::size_t part, std::size_t whole) {
  const Figure& p = a.reading.figures[part];
  const Figure& w = a.reading.figures[whole];
  const Sentence& s = a.reading.sentence_of(p);
  const bool counts =
      p.sentence == w.sentence && is_counted(a, part) && is_counted(a, whole) && number_only(w);
  if (!counts || p.token > w.token || !a.reading.cue_before(w, "of")) return false;
  const bool the = a.reading.cue_after(p, "of_the") && !a.reading.cue_after(p, "of_them");
  // "15 members of the 12-member board"
  const bool compound = w.c->quote.find('-') != std::string::npos;
  if (compound) {
    return the && unit_written(p) && p.quantity().unit == w.quantity().unit &&
           w.token - p.token <= 3 && w.c->quote.ends_with("-member");
  }
  // "45 of 40 houses", "6 million of its budget of 5 million"
  const bool bare = s.tokens[p.token + 1].is("of") && w.token == p.token + 2 && unit_written(w) &&
                    w.quantity().unit_kind == core::UnitKind::count;
  const bool money =
      p.quantity().unit_kind == core::UnitKind::currency && p.quantity().unit == w.quantity().unit;
  return w.token - p.token <= 4 && (bare || the) && (money || !unit_written(p));
}

}  // namespace

Findings check_parts(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(i + 4, a.reading.figures.size()); ++j) {
      if (is_part(a, i, j)) out.push_back(part_of(a, i, j));
      if (j == i + 1 && directly_of(a, i, j)) out.push_back(part_of(a, j, i));
    }
  }
  return out;
}

}  // namespace recount::rules
