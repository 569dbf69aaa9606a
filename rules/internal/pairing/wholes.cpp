// Wholes stand in front of their parts, at most three sentences back; "of the" names them wherever
// they stand.
#include "rules/internal/pairing/wholes.h"

#include <algorithm>

namespace recount::rules {
namespace {

constexpr std::size_t kWindow = 10;

bool same_text(const Sentence& a, const Sentence& b) {
  return a.part == b.part && a.caption == b.caption && b.paragraph - a.paragraph <= 1;
}

/// "Of the ministry's budget of 4 million": the "of" at the head of the sentence means the budget.
bool of_a_named_sum(const Sentence& s, std::size_t of) {
  constexpr std::size_t kLongestName = 7;
  if (of == 0 || of > kLongestName || !s.tokens[0].is("of")) return false;
  const auto breaks = [](const Token& t) { return t.is_figure() || t.is(",") || t.is(";"); };
  const auto end = s.tokens.begin() + static_cast<std::ptrdiff_t>(of);
  return std::none_of(s.tokens.begin(), end, breaks);
}

bool opens_with_of(const Article& a, const Figure& f) {
  const auto cue = a.reading.cue_before(f, "of");
  if (!cue) return false;
  const Sentence& s = a.reading.sentence_of(f);
  if (of_a_named_sum(s, cue->begin)) return true;
  return cue->begin == 0 || s.tokens[cue->begin - 1].is(";") || s.tokens[cue->begin - 1].is(",") ||
         s.tokens[cue->begin - 1].is("most") || s.tokens[cue->begin - 1].is_figure();
}

/// The noun of both is written and the same.
bool same_noun(const Figure& whole, const Figure& part) {
  return unit_written(whole) && unit_written(part) && !part.quantity().unit.empty() &&
         whole.quantity().unit == part.quantity().unit;
}

/// The only count of its sentence: what "them" in the next one can mean.
bool only_count(const Article& a, const Figure& f) {
  const auto& figures = a.reading.sentence_of(f).figures;
  return std::none_of(figures.begin(), figures.end(), [&](std::size_t i) {
    return &a.reading.figures[i] != &f && is_counted(a, i);
  });
}

/// "Of 48,200 voters 29,600 cast ballots. Ferris had 13,900 votes and Oduya 12,200 (42 percent)":
/// what was counted since by another noun may be the whole as well.
bool another_since(const Article& a, std::size_t whole, std::size_t part) {
  const Figure& w = a.reading.figures[whole];
  for (std::size_t i = whole + 1; i < part; ++i) {
    const Figure& f = a.reading.figures[i];
    if (is_counted(a, i) && unit_written(f) && f.value() >= a.reading.figures[part].value() &&
        last_word(f.quantity().unit) != last_word(w.quantity().unit)) {
      return true;
    }
  }
  return false;
}

bool named(const Article& a, std::size_t whole, std::size_t part) {
  const Figure& w = a.reading.figures[whole];
  const Figure& p = a.reading.figures[part];
  if (of_them_before(a, w, p)) return true;
  // "counted 1,860 members; of those, 744"
  if (p.sentence == w.sentence && whole + 1 == part && unit_written(w) &&
      a.reading.find(a.reading.sentence_of(p), "of_these",
                     std::max(w.token, p.token > 4 ? p.token - 4 : 0), p.token)) {
    return true;
  }
  if (p.sentence - w.sentence > 1 && !opens_with_of(a, w)) return false;
  if (opens_with_of(a, w)) return p.sentence == w.sentence || !another_since(a, whole, part);
  // "checked 240 kitchens and found mice in 60 of them": the first count of the sentence.
  const auto of_which = a.reading.cue_before(p, "of_them");
  if (of_which && whole + 1 == part && w.sentence == p.sentence && unit_written(w) &&
      !a.reading.cue_after(w, "of_them")) {  // "89 of them and 62"
    return true;                             // "60,000 farms, of which 15,000"
  }
  if (a.reading.cue_after(p, "of_them") && w.sentence == p.sentence && unit_written(w) &&
      a.reading.sentence_of(w).figures.front() == whole) {
    return true;
  }
  // "reached 2,150 households; 1,290 had …": a bare number at the head of what follows the only
  // count so far is some of it.
  const Sentence& s = a.reading.sentence_of(p);
  const bool next = p.sentence == w.sentence + 1 && p.token == 0;
  const bool clause = p.sentence == w.sentence && p.token > 0 && s.tokens[p.token - 1].is(";");
  if ((next || clause) && whole + 1 == part && unit_written(w) && !unit_written(p) &&
      a.reading.sentence_of(w).figures.front() == whole && w.value() > p.value()) {
    return true;
  }
  // An earlier part is no whole: the first figure of its kind in the sentence is.
  return same_noun(w, p) && p.sentence != w.sentence;
}

}  // namespace

bool of_them_before(const Article& a, const Figure& whole, const Figure& part) {
  const Sentence& s = a.reading.sentence_of(part);
  // "Postal ballots, about 40,000 of them": of what stands right in front.
  const Token& front = s.tokens[part.token - 2];
  if (s.tokens[part.token - 1].is(",") && front.word.size() > 2 && !front.is_figure() &&
      !a.reading.words.has("stop", front.word)) {
    return false;
  }
  const bool said = a.reading.find(s, "of_these", 0, std::min<std::size_t>(part.token, 4)) ||
                    a.reading.cue_before(part, "of_them") || a.reading.cue_after(part, "of_them");
  return whole.sentence + 1 == part.sentence && said && unit_written(whole) &&
         whole.quantity().unit_kind == core::UnitKind::count && only_count(a, whole);
}

bool in_the_house(const Reading& r, const Figure& part, const Figure& whole) {
  const bool one = part.quantity().unit == whole.quantity().unit ||
                   one_thing(r, last_word(part.quantity().unit), last_word(whole.quantity().unit));
  return part.sentence == whole.sentence && whole.token > part.token &&
         whole.token - part.token <= 5 && unit_written(part) && one &&
         whole.c->quote.find('-') != std::string::npos;
}

namespace {

/// "12 of the 40 towns", "25 percent of the 320 trees, or 80": the whole right behind "of".
void add_whole_behind(const Article& a, std::size_t from, std::vector<Whole>& out) {
  if (from + 1 >= a.reading.figures.size()) return;
  const Figure& w = a.reading.figures[from + 1];
  const Figure& f = a.reading.figures[from];
  if (w.sentence != f.sentence || w.token - f.token > 8 || !is_counted(a, from + 1)) return;
  if (a.reading.cue_before(w, "of") || in_the_house(a.reading, f, w))
    out.push_back({from + 1, true});
}

}  // namespace

bool is_person(const Article& a, const std::string& noun) {
  const std::string word = last_word(noun);
  return a.reading.words.has("person", word) || a.reading.words.has("kind_of_person", word);
}

bool counts_people(const Article& a, std::size_t i) {
  const core::Quantity& q = a.reading.figures[i].quantity();
  return q.unit_kind == core::UnitKind::count && is_person(a, q.unit);
}

bool is_counted(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const auto unit = f.quantity().unit_kind;
  // "(57 or 25 %)": an elliptical count that took over a percent.
  const bool elliptical = unit == core::UnitKind::percent && !percent_written(a.reading, f);
  const bool counts = elliptical || unit == core::UnitKind::count || unit == core::UnitKind::none ||
                      unit == core::UnitKind::currency || unit == core::UnitKind::physical;
  // "12 out of 16 times" is a fraction, whatever it counts.
  const bool fraction = f.quantity().form == core::Form::fraction;
  return counts && !fraction && !f.quantity().range && f.c->kind != core::ClaimKind::rank;
}

std::vector<Whole> wholes_for(const Article& a, std::size_t part, std::size_t besides) {
  std::vector<Whole> out;
  add_whole_behind(a, part, out);
  if (besides + 1 != part) add_whole_behind(a, besides, out);
  const Figure& p = a.reading.figures[part];
  std::vector<Whole> loose;
  for (std::size_t i = part; i-- > 0 && part - i <= kWindow;) {
    const Figure& w = a.reading.figures[i];
    if (p.sentence - w.sentence > 3 ||
        !same_text(a.reading.sentence_of(w), a.reading.sentence_of(p))) {
      break;
    }
    if (i == besides || !is_counted(a, i) || !comparable(a.reading, w, p)) continue;
    const bool is_named = named(a, i, part);
    if (w.value() <= p.value() && !is_named) continue;
    (is_named ? out : loose).push_back({i, is_named});
  }
  out.insert(out.end(), loose.begin(), loose.end());
  return out;
}

}  // namespace recount::rules
