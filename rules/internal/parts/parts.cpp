#include "rules/internal/parts/parts.h"

#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

/// "Of the 186, 152 had no shot and 19 had had one dose": what somebody has, behind the verb, and
/// none of those that the bare total counts.
bool had_by_a_part(const Article& a, const Figure& total, const Figure& part) {
  const Token& before = a.reading.sentence_of(part).tokens[part.token - 1];
  return !unit_written(total) && unit_written(part) && part.token > total.token &&
         part.quantity().unit != total.quantity().unit &&
         (a.reading.words.has("auxiliary", before.word) ||
          a.reading.words.has("level_verb", before.word) || before.word.ends_with("ed"));
}

/// Persons of any kind add up to persons; else units must agree or be unsaid.
bool addable(const Article& a, const Figure& total, const Figure& part) {
  if (total.quantity().unit_kind == core::UnitKind::count &&
      part.quantity().unit_kind == core::UnitKind::count) {
    const std::string& unit = part.quantity().unit;
    if (had_by_a_part(a, total, part)) return false;
    return comparable(a.reading, total, part) ||
           (is_person(a, total.quantity().unit) && is_person(a, unit));
  }
  const bool elliptical =
      !unit_written(part) && part.quantity().unit_kind != core::UnitKind::currency;
  return comparable(a.reading, total, part) &&
         (elliptical || total.quantity().unit_kind == part.quantity().unit_kind);
}

}  // namespace

Equation equation(const Article& a, const Parts& p) {
  Equation e{Relation::sum, {}, a.reading.figures[p.total].quantity(), 1};
  for (const std::size_t i : p.parts) e.inputs.push_back(a.reading.figures[i].quantity());
  return e;
}

bool exact(const Figure& f) {
  const core::Quantity& q = f.quantity();
  // "Scored 6.8 of 10": nobody counts eight tenths of a thing.
  const bool counts = q.unit_kind == core::UnitKind::count || q.unit_kind == core::UnitKind::none;
  const bool score = counts && !q.scaled && q.value.exponent < 0;
  return q.hedge == core::Hedge::none && !q.range && !score;
}

bool is_part(const Article& a, std::size_t total, std::size_t i) {
  const Figure& t = a.reading.figures[total];
  const Figure& f = a.reading.figures[i];
  const bool changing = a.changing[i];
  return is_counted(a, i) && exact(f) && f.quantity().per.empty() && addable(a, t, f) &&
         (!changing || (!a.reading.cue_before(f, "fall_of") && !a.reading.cue_after(f, "more") &&
                        !a.reading.cue_after(f, "fewer")));
}

bool is_listed_part(const Article& a, std::size_t total, std::size_t i) {
  if (is_part(a, total, i)) return true;
  const Figure& t = a.reading.figures[total];
  const Figure& f = a.reading.figures[i];
  const auto counts = [](const Figure& g) {
    return g.quantity().unit_kind == core::UnitKind::count ||
           g.quantity().unit_kind == core::UnitKind::none;
  };
  // "450 million: 210 from Europe, 80 from Japan": of whatever places.
  const bool money =
      t.quantity().unit_kind == core::UnitKind::currency && t.quantity().unit == f.quantity().unit;
  return (money || (counts(t) && counts(f))) && exact(f) && f.quantity().per.empty() &&
         !a.changing[i];
}

bool is_kind(const Article& a, std::size_t i) {
  // "18 Indians, 9 Filipinos": a people or a party, by its capital.
  const std::string noun = last_word(a.reading.figures[i].c->quote);
  if (noun.size() > 2 && noun[0] >= 'A' && noun[0] <= 'Z')
    return unit_written(a.reading.figures[i]);
  return a.reading.words.has("kind_word", last_word(a.reading.figures[i].c->quote));
}

bool skips_a_number(const Article& a, const Parts& p) {
  const Figure& t = a.reading.figures[p.total];
  const Sentence& s = a.reading.sentence_of(a.reading.figures[p.parts.back()]);
  const bool behind = a.reading.sentence_of(t).span == s.span && p.parts.front() > p.total;
  for (std::size_t i = behind ? t.token : 0; i < s.tokens.size(); ++i) {
    const std::string& w = s.tokens[i].word;
    const bool digits = w.size() < 4 && w.find_first_not_of("0123456789") == std::string::npos;
    if (digits && !s.tokens[i].is_figure()) return true;
  }
  return false;
}

namespace {

/// ", 1,900 in", "with 40 million from", "(7 from": what opens a list of parts.
bool opens_list(const Token& t) {
  return t.is(",") || t.is("with") || t.is("–") || t.is("(") || t.is(":");
}

/// "… in the north and … in the south": each part is followed by the same small word.
bool run_alike(const Article& a, const Sentence& s, const Figure& x, const Figure& y) {
  if (y.token + 1 >= s.tokens.size()) return false;
  const Token& where = s.tokens[x.token + 1];
  const Token& other = s.tokens[y.token + 1];
  // "9 in the mountains and 7 on the coast": two places; "4 in May and 3 on weekends": no.
  const bool places = a.reading.words.has("where", where.word) &&
                      a.reading.words.has("where", other.word) && s.tokens[x.token + 2].is("the") &&
                      s.tokens[y.token + 2].is("the") &&
                      !a.reading.find(s, "time_word", x.token, s.tokens.size());
  return places || (a.reading.words.has("apart_by", where.word) && other.is(where.word));
}

}  // namespace

std::optional<Parts> apart_and_too_many(const Article& a, std::size_t total) {
  const Figure& t = a.reading.figures[total];
  if (total + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& x = a.reading.figures[total + 1];
  const Figure& y = a.reading.figures[total + 2];
  const Sentence& s = a.reading.sentence_of(t);
  if (t.sentence != y.sentence || x.token == 0) return std::nullopt;
  // "410 paintings and 96 statues – 60 from Egypt": the list may be of both.
  const bool only = s.tokens[x.token - 1].is(",") || s.figures.front() == total;
  const bool listed = only && opens_list(s.tokens[x.token - 1]) && s.tokens[y.token - 1].is("and");
  const auto bare = [&](const Figure& f) {
    return !unit_written(f) || (f.quantity().unit == t.quantity().unit &&
                                f.quantity().unit_kind != core::UnitKind::count);
  };
  const bool parts = unit_written(t) && bare(x) && bare(y) && is_part(a, total, total + 1) &&
                     is_part(a, total, total + 2);
  if (!run_alike(a, s, x, y) || !listed || !parts || x.value() >= t.value() ||
      y.value() >= t.value() || a.reading.find(s, "some_parts", t.token, s.tokens.size())) {
    return std::nullopt;
  }
  Parts p{total, {total + 1, total + 2}, true};
  const Equation e = equation(a, p);
  const core::Interval sum = compute(Relation::sum, strict_inputs(e));
  const bool too_many = sum.low > t.stated().strict.high && sum.low < 1.25 * t.value();
  return too_many || judge(e).fits() || diagnose(e).slip == "digit_transposition" ? std::optional(p)
                                                                                  : std::nullopt;
}

}  // namespace recount::rules
