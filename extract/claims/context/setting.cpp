#include "extract/claims/context/setting.h"

#include <algorithm>

#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

bool word(const Sentence& s, std::size_t i, std::string_view w) {
  return i < s.size() && is_word(s.view(i), w);
}

/// Names need their capital letters: "us" is no country, "turkey" a bird.
bool capital_enough(const Sentence& s, std::size_t at, const Match& m) {
  if (m.entry->kind == "world") {  // "the World Bank" is none
    const std::size_t noun = m.length > 1 && word(s, at, "the") ? at + 1 : at;
    return noun == 0 || !s.tokens[noun].capital || m.entry->phrase == "worldwide";
  }
  std::size_t i = at;
  if (m.length > 1 && word(s, i, "the")) ++i;
  if (!s.tokens[i].capital) return false;
  if (word(s, i, "us") || word(s, i, "eu") || word(s, i, "uk")) return s.view(i) != "Us";
  return true;
}

/// "one of the world's biggest brands", "real-world usage": no place that a figure is told of.
bool is_flourish(const Sentence& s, std::size_t at, const Match& m, const Language& l) {
  if (m.entry->kind != "world") return false;
  const std::size_t end = at + m.length;
  const bool owns = end < s.size() && is_possessive(s.view(end));
  const bool owned = is_possessive(s.view(end - 1));
  const bool best = (owns && l.is(s, end + 1, WordClass::superlative)) ||
                    (owned && l.is(s, end, WordClass::superlative));
  bool sphere = false;  // "the art world"
  for (const std::string_view w : {"art", "business", "tech", "sports", "corporate", "music",
                                   "fashion", "gaming", "academic", "natural", "digital", "wine"}) {
    sphere = sphere || (at > 0 && word(s, at - 1, w));
  }
  const bool adverb = end < s.size() && s.view(at).ends_with("ally") && s.view(end).ends_with("ed");
  // "the Spanish-speaking world", "the developing world", "the Arab world": a part of it.
  const bool part = at > 0 && word(s, at, "world") &&
                    (s.view(at - 1).ends_with("ing") || s.tokens[at - 1].capital) &&
                    !s.is(at - 1, "The");
  const bool of_art = word(s, end - 1, "world") && word(s, end, "of");  // "the world of surfaces"
  return best || sphere || adverb || part || of_art ||
         (at > 0 && s.is(at - 1, "-") && !s.tokens[at].spaced);
}

}  // namespace

namespace {

/// "the British Journal of Sports", "5,000 Syrian refugees": whose name it is, where they are from.
bool tells_no_place(const Sentence& s, std::size_t end, const Match& m, const Language& l) {
  if (m.entry->kind == "world") return false;
  if (end >= s.size()) return false;
  if (s.is(end, "-") && end + 1 < s.size() &&
      (is_word(s.view(end + 1), "speaking") || s.view(end + 1).ends_with("ed") ||
       is_word(s.view(end + 1), "led") || is_word(s.view(end + 1), "born")))
    return true;  // "French-speaking", "Russian-backed"
  // "City University of Kenya": a name.
  const std::size_t at = end - m.length;
  const std::size_t of = at > 0 && is_word(s.view(at - 1), "the") ? at - 1 : at;
  if (of > 1 && is_word(s.view(of - 1), "of") && s.tokens[of - 2].capital &&
      l.is(s, of - 2, WordClass::masthead))
    return true;
  std::size_t name = end;  // "the American Heart Association"
  while (m.entry->kind == "demonym" && name < end + 2 && name + 1 < s.size() &&
         s.tokens[name].capital && !l.is(s, name, WordClass::masthead))
    ++name;
  const bool named = s.tokens[name].capital && l.is(s, name, WordClass::masthead);
  return named || (m.entry->kind == "demonym" && l.is(s, end, WordClass::origin));
}

/// "U.S. crude", "a UK court": the short name of a country describes the noun behind it.
bool describes(const Sentence& s, const PlaceMention& p, const Language& l) {
  for (std::size_t i = p.begin; i < p.end; ++i) {
    if (s.view(i).size() > 3 || is_possessive(s.view(i)) || word(s, i, "the")) return false;
  }
  return p.end < s.size() && !s.tokens[p.end].capital && is_noun_word(s, p.end, l) &&
         !(p.begin > 0 && l.is(s, p.begin - 1, WordClass::preposition));
}

/// "millions of singers, painters and poets worldwide": where the nouns in front begin.
std::size_t nouns_before(const Sentence& s, std::size_t at, const Language& l) {
  const auto noun = [&](std::size_t i) {
    return s.is(i, ",") || s.is(i, "and") || s.is(i, "or") ||
           (is_noun_word(s, i, l) && !s.view(i).ends_with("ing"));
  };
  while (at > 0 && noun(at - 1)) --at;
  return at;
}

/// "exports of steel to Chad", "flew to Chad": where something goes.
bool is_goal(const Sentence& s, std::size_t to, const Language& l) {
  constexpr std::size_t kReach = 4;
  for (std::size_t i = to; i > 0 && i + kReach > to; --i) {
    if (l.is(s, i - 1, WordClass::leaving)) return true;
    if (s.tokens[i - 1].kind != TokenKind::word) return false;
  }
  return false;
}

/// "trade with Chad", "cases against Chad"; not "with Chad losing 3 percent".
bool is_other_side(const Sentence& s, const PlaceMention& p, const Language& l) {
  const bool beside =
      p.begin > 1 && (word(s, p.begin - 1, "with") || word(s, p.begin - 1, "against"));
  if (!beside || !is_noun_word(s, p.begin - 2, l)) return false;
  if (p.end >= s.size()) return true;
  return !s.view(p.end).ends_with("ing") && !is_possessive(s.view(p.end)) &&
         !is_possessive(s.view(p.end - 1));
}

/// Marks how the mention stands in its phrase.
void place_in_phrase(PlaceMention& p, const Sentence& s, const Language& l) {
  p.describes = p.demonym || (!p.place.code.empty() && describes(s, p, l));
  p.nouns_begin = p.place.code == "WLD" ? nouns_before(s, p.begin, l) : p.begin;
  if (p.begin == 0 || p.describes) return;
  p.opens = p.begin == 1 && word(s, 0, "in") && s.is(p.end, ",");
  p.inside = word(s, p.begin - 1, "in");
  p.partner = word(s, p.begin - 1, "to");
  p.outside = p.partner ? is_goal(s, p.begin - 1, l) : is_other_side(s, p, l);
}

/// "Remote, a global services company, has": where the words between the commas end; 0 = there are
/// none.
std::size_t end_of_apposition(const Sentence& s, std::size_t at, const Language& l) {
  constexpr std::size_t kLongest = 10;
  std::size_t begin = at;
  while (begin > 0 && begin + 4 > at && !s.is(begin - 1, ",")) --begin;
  if (begin == 0 || !s.is(begin - 1, ",") || !(word(s, begin, "a") || word(s, begin, "an")))
    return 0;
  for (std::size_t i = at; i < s.size() && i < at + kLongest; ++i) {
    if (s.is(i, ",")) return i;
    if (l.is(s, i, WordClass::auxiliary) || s.tokens[i].kind == TokenKind::number) return 0;
  }
  return 0;
}

}  // namespace

std::vector<PlaceMention> find_places(const Sentence& s, const Language& l) {
  std::vector<PlaceMention> found;
  if (!s.may_hold(class_bit(WordClass::place))) return found;
  for (std::size_t i = 0; i < s.size();) {
    const Match m = l.match(s, i, WordClass::place);
    if (!m || !capital_enough(s, i, m) || is_flourish(s, i, m, l)) {
      ++i;
      continue;
    }
    const bool no_place = m.entry->kind == "name" || tells_no_place(s, i + m.length, m, l);
    if (no_place) {  // the World Bank
      i += m.length;
      continue;
    }
    PlaceMention p{.begin = i, .end = i + m.length};
    const core::TextSpan span = span_of(s, {p.begin, p.end});
    p.place.name = std::string(span.of(s.text));
    p.demonym = m.entry->kind == "demonym";
    const bool coded = m.entry->kind == "country" || p.demonym || m.entry->kind == "world";
    if (coded) p.place.code = m.entry->name;
    if (p.demonym || m.entry->kind == "world") p.aside_end = end_of_apposition(s, i, l);
    place_in_phrase(p, s, l);
    found.push_back(std::move(p));
    i += m.length;
  }
  // "Serbia's rate was 10.5 percent, the office in Belgrade said": where the speaker sits.
  if (found.size() > 1 && found.back().inside && l.is(s, found.back().end, WordClass::speech_verb))
    found.back().outside = true;
  return found;
}

namespace {

/// What it costs to take `p` as the place of `f`. Right behind the figure is best; before it in its
/// clause the first named place is what the clause is about; anything else is paid by distance.
int place_cost(const PlaceMention& p, int order, const Sentence& s, const std::vector<int>& b,
               const Figure& f) {
  const bool behind = p.begin >= f.end;
  const int apart = distance(b, behind ? p.begin : p.end - 1, behind ? f.end - 1 : f.begin, 8);
  const int demonym = p.describes ? 6 : p.partner ? 8 : 0;
  if (p.begin > 0 && word(s, p.begin - 1, "than")) return apart + 40;
  if (behind && apart <= 4) return 4 + demonym;
  constexpr int kInside = 13;  // "The Canadian police said 12 died in a crash in Mexico"
  const bool clause = behind && p.inside && crossing(b, f.end - 1, p.begin) == 0;
  if (clause) return std::min(kInside, 12 + apart);
  if (p.opens) return 10;
  if (!behind && apart < 30 && crossing(b, p.end - 1, f.begin) == 0)
    return 10 + 2 * order + demonym;
  return 12 + apart + demonym;
}

}  // namespace

namespace {

/// "an American author wrote that, after …", "paid $5 after threatening and hurting a U.S.
/// official", "27 million signed up, reflecting demand around the world": who somebody is says
/// little of a far figure, and the world even less of one in front.
bool is_far(const PlaceMention& p, const std::vector<int>& b, const Figure& f) {
  const bool behind = p.begin >= f.end;
  if (!behind) return p.demonym && crossing(b, p.end - 1, f.begin) > 2;
  const int crossed = crossing(b, f.end - 1, p.begin);
  if (p.place.code == "WLD") return crossed > 0 && f.end < p.nouns_begin;
  return p.describes && crossed > 1;
}

bool has_number(const Sentence& s, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (s.tokens[i].kind == TokenKind::number) return true;
  }
  return false;
}

/// "Brent rose 3 percent while U.S. crude rose 2": the clause of the place has a figure of its own.
bool of_other_figure(const PlaceMention& p, const Sentence& s, const std::vector<int>& b,
                     const Figure& f, bool named) {
  const TokenRange own = clause_around(b, p.begin, 2);
  if (f.begin >= own.begin && f.begin < own.end) return false;
  if (p.begin >= f.end) return has_number(s, p.end, own.end);
  return named && !p.opens && has_number(s, p.end, own.end);
}

/// "40 vans, more than any mill in Chad": what it is compared with.
bool has_than(const Sentence& s, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (word(s, i, "than") && !has_number(s, i, to)) return true;
  }
  return false;
}

/// "Korean thefts exceeding $6 million": inside the subject or right before it.
bool is_of(const PlaceMention& p, const Sentence& s, core::TextSpan subject) {
  const core::TextSpan span = span_of(s, {p.begin, p.end});
  return span.begin < subject.end && span.end + 1 >= subject.begin;
}

/// "titles in Portugal, England and Spain": the figure is of none of them alone.
bool in_a_row(const std::vector<PlaceMention>& places, const Sentence& s, const PlaceMention& p) {
  const auto joined = [&](const PlaceMention& a, const PlaceMention& b) {
    if (a.end >= b.begin || b.begin > a.end + 2 || a.place.code == b.place.code) return false;
    return word(s, b.begin - 1, "and") && (b.begin == a.end + 1 || s.is(a.end, ","));
  };
  const auto listed = [&](const PlaceMention& a, const PlaceMention& b) {
    return b.begin == a.end + 1 && s.is(a.end, ",") && !a.place.code.empty();
  };
  const auto at = static_cast<std::size_t>(&p - places.data());
  std::size_t last = at;
  while (last + 1 < places.size() && listed(places[last], places[last + 1])) ++last;
  if (last + 1 < places.size() && joined(places[last], places[last + 1])) return true;
  return at > 0 && joined(places[at - 1], p);
}

}  // namespace

core::Place place_of(const std::vector<PlaceMention>& places, const Sentence& s,
                     const std::vector<int>& b, const Figure& f, bool named,
                     std::optional<core::TextSpan> subject) {
  const PlaceMention* best = nullptr;
  int best_cost = 0;
  int order = 0;
  for (const PlaceMention& p : places) {
    const bool inside = p.begin < f.end && p.end > f.begin;  // "Swiss francs", "Britons"
    if (inside && f.quantity.unit_kind == core::UnitKind::currency) continue;
    // "65 Americans from 12 countries": in so many places, not in one.
    const bool places_counted = f.quantity.unit == "country" || f.quantity.unit == "nation";
    if (places_counted && p.describes) continue;
    if (p.begin >= f.end && has_than(s, f.end, p.begin)) continue;
    if (p.outside || (p.aside_end > 0 && f.begin > p.aside_end)) continue;
    int cost = place_cost(p, order++, s, b, f);
    const bool measured = f.quantity.unit_kind != core::UnitKind::count;
    const bool near = p.begin >= clause_around(b, f.begin, 2).begin;
    if (subject && p.describes && measured && near && is_of(p, s, *subject)) cost = 3;
    if (is_far(p, b, f) || of_other_figure(p, s, b, f, named)) continue;
    if (best != nullptr && cost >= best_cost) continue;
    best = &p;
    best_cost = cost;
  }
  if (best == nullptr || in_a_row(places, s, *best)) return {};
  return best->place;
}

}  // namespace recount::extract
