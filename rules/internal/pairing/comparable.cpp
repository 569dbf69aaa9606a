// The unit that is written decides; one that is left out agrees with any of its kind.
#include "rules/internal/pairing/comparable.h"

#include <cmath>

#include "rules/internal/pairing/changes.h"

namespace recount::rules {
namespace {

using core::UnitKind;

bool same_or_unsaid(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a == b;
}

/// "case" and "abuse case" are one unit: the later words decide.
bool ends_with_word(const std::string& longer, const std::string& shorter) {
  return longer.size() > shorter.size() && longer.ends_with(shorter) &&
         longer[longer.size() - shorter.size() - 1] == ' ';
}

/// "Per 1,000 people" and "per 1,000".
bool same_per(const std::string& a, const std::string& b) {
  return same_or_unsaid(a, b) || a.starts_with(b + ' ') || b.starts_with(a + ' ');
}

/// "60 cents": 0.60 dollars, written as a whole number.
bool in_cents(const Figure& f) {
  return f.quantity().unit_kind == UnitKind::currency && f.quantity().value.exponent < 0 &&
         !f.quantity().scaled && f.c->quote.find_first_of(".,") == std::string::npos;
}

bool same_kind_of_unit(const Figure& a, const Figure& b) {
  const auto loose = [](UnitKind k) { return k == UnitKind::count || k == UnitKind::none; };
  const UnitKind x = a.quantity().unit_kind;
  const UnitKind y = b.quantity().unit_kind;
  if (x == y || (x == UnitKind::percent && !unit_written(a)) ||
      (y == UnitKind::percent && !unit_written(b))) {
    return true;
  }
  // "to 18 weeks from nine"
  const bool left_out = !unit_written(loose(x) ? a : b);
  if (left_out && (x == UnitKind::time || y == UnitKind::time) && (loose(x) || loose(y))) {
    // "2,900 euros with three years of care, up from 1,200": no years.
    constexpr double kFar = 30;
    return a.value() <= kFar * b.value() && b.value() <= kFar * a.value();
  }
  const UnitKind one = loose(x) ? y : x;
  if (in_cents(a) || in_cents(b)) return false;  // "60 cents, up from 58": 0.60 and 58
  // "A workforce of 555. Shoppers pay 134 euros": money that is left unsaid stands in one sentence.
  if (one == UnitKind::currency && a.sentence != b.sentence) return false;
  // "$9 million … from 8 million": the second currency may be left unsaid, a percent may not.
  return (loose(x) || loose(y)) && (loose(one) || one == UnitKind::currency);
}

/// "4.5 billion, less than the 5.5 first feared": of billions, which the second leaves out.
bool scale_left_out(const Figure& a, const Figure& b) {
  constexpr double kScale = 1000;
  const auto bare = [](const Figure& f) {
    return !f.quantity().scaled && !unit_written(f) && f.quantity().value.exponent < 0 &&
           std::abs(f.value()) < kScale;
  };
  return (a.quantity().scaled && bare(b)) || (b.quantity().scaled && bare(a));
}

/// "57 sites, or 44 a site": what one is told for each of.
bool one_for_each(const Reading& r, const Figure& a, const Figure& b) {
  return (!per_of(r, a).empty() && per_of(r, a) == last_word(b.quantity().unit)) ||
         (!per_of(r, b).empty() && per_of(r, b) == last_word(a.quantity().unit));
}

}  // namespace

bool is_one_number(const Figure& f) {
  return !f.quantity().range && f.quantity().form == core::Form::number;
}

bool is_plain(const Figure& f) {
  return is_one_number(f) && f.quantity().hedge == core::Hedge::none;
}

std::string folded(std::string word) {
  for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return word;
}

std::string last_word(std::string_view text) {
  return std::string(text.substr(text.rfind(' ') + 1));
}

std::string per_of(const Reading& r, const Figure& f) {
  if (!f.quantity().per.empty()) return f.quantity().per;
  const Sentence& s = r.sentence_of(f);
  const Token& t = s.tokens[f.token + 1];
  const bool each = t.is("a") || t.is("an") || t.is("per") || t.is("each") || t.is("every");
  const Token& noun = s.tokens[f.token + 2];
  const bool when = r.words.has("time_word", noun.word);  // "50 million a year ago"
  return each && !when && !noun.is_figure() ? noun.word : std::string();
}

bool one_thing(const Reading& r, const std::string& a, const std::string& b) {
  return (r.words.marks(a).begins & r.words.marks(b).begins & r.things).any();
}

bool same_unit(const Reading& r, const Figure& a, const Figure& b) {
  if (!unit_written(a) || !unit_written(b)) return true;
  const std::string x = folded(a.quantity().unit);
  const std::string y = folded(b.quantity().unit);
  // "2.20 euros, 20 cents more": cents are of the currency that is spoken of.
  const bool cents = in_cents(a) != in_cents(b) && a.quantity().unit_kind == UnitKind::currency &&
                     b.quantity().unit_kind == UnitKind::currency;
  // "24 to 37 degrees Celsius, a mean of 29.6 degrees": the scale is said once.
  const bool degrees =
      (x == "degree" && y.starts_with("degree ")) || (y == "degree" && x.starts_with("degree "));
  return cents || degrees || same_or_unsaid(x, y) || ends_with_word(x, y) || ends_with_word(y, x) ||
         (a.quantity().unit_kind == UnitKind::count && b.quantity().unit_kind == UnitKind::count &&
          one_thing(r, last_word(x), last_word(y)));
}

bool one_place(const Figure& a, const Figure& b) {
  return same_or_unsaid(a.c->place.name, b.c->place.name) ||
         (!a.c->place.code.empty() && a.c->place.code == b.c->place.code);
}

bool comparable(const Reading& r, const Figure& a, const Figure& b) {
  if (one_for_each(r, a, b) || scale_left_out(a, b)) return false;
  const bool elliptical = !unit_written(a) || !unit_written(b);
  return same_kind_of_unit(a, b) && same_unit(r, a, b) &&
         same_per(a.quantity().per, b.quantity().per) && (elliptical || one_place(a, b));
}

}  // namespace recount::rules
