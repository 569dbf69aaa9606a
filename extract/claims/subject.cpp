#include "extract/claims/subject.h"

#include <algorithm>

#include "extract/claims/beside.h"
#include "extract/claims/noun.h"

namespace recount::extract {

using core::ClaimKind;
using core::UnitKind;

TokenRange SubjectFinder::subject(ClaimKind kind) const {
  const UnitKind unit = f_.quantity.unit_kind;
  if (f_.noun_end > f_.noun_begin && kind != ClaimKind::multiple)
    return {f_.noun_begin, f_.noun_end};
  if (unit == UnitKind::count && !f_.implicit_unit) return noun_phrase(f_.number_end);
  if (const TokenRange bounded = bounded_noun(); !bounded.empty()) return bounded;
  if (const TokenRange beside = NounBeside(*this).find(); !beside.empty()) return beside;
  return clause_subject();
}

/// "on orders over $50", "with incomes above $100,000": the noun that the bound describes.
TokenRange SubjectFinder::bounded_noun() const {
  const std::size_t i = f_.begin;
  const bool bound = f_.quantity.hedge != core::Hedge::none && i > 1 && !f_.implicit_unit &&
                     f_.quantity.unit_kind != UnitKind::times;
  if (!bound || !is_plural(s_, i - 1, l_) || l_.is(s_, i - 1, WordClass::verb)) return {};
  const bool noun =
      l_.is(s_, i - 2, WordClass::preposition) || l_.is(s_, i - 2, WordClass::determiner);
  return noun ? TokenRange{i - 1, i} : TokenRange{};
}

/// A sign or a dimension in front of a noun: "55-kilometre “buffer zone”", "500-metre-wide dish".
std::size_t SubjectFinder::past_opening(std::size_t at) const {
  if (s_.is(at, "-") && l_.is(s_, at + 1, WordClass::adverb)) at += 2;
  if (s_.is(at, "“") || s_.is(at, "\"")) ++at;
  return at;
}

TokenRange SubjectFinder::noun_phrase(std::size_t at) const {
  at = past_opening(at);
  while (at < s_.size() && l_.is(s_, at, WordClass::determiner)) ++at;
  TokenRange r{at, at};
  while (r.end < s_.size() && r.size() < 8 && (r.empty() || b_[r.end] == 0)) {
    if (joins_words(r)) {
      r.end += 2;
      continue;
    }
    const bool ends = s_.tokens[r.end].kind == TokenKind::sign ||
                      l_.is(s_, r.end, WordClass::auxiliary) || (r.end > r.begin && acts(r.end)) ||
                      (l_.is(s_, r.end, WordClass::adverb) && !is_noun_word(s_, r.end, l_)) ||
                      (l_.is(s_, r.end, WordClass::preposition) && !word(r.end, "of"));
    if (ends) break;
    ++r.end;
  }
  return trimmed(s_, r, l_);
}

/// A verb, or what ends as one and has no noun behind it: "the dish collapsed".
bool SubjectFinder::acts(std::size_t i) const {
  if (l_.is(s_, i, WordClass::verb)) return true;
  return s_.view(i).ends_with("ed") && !s_.tokens[i].capital &&
         (i + 1 >= s_.size() || !is_noun_word(s_, i + 1, l_));
}

/// "USB-C charger": a hyphen inside the phrase.
bool SubjectFinder::joins_words(TokenRange r) const {
  const std::size_t i = r.end;
  return !r.empty() && s_.is(i, "-") && i + 1 < s_.size() && !s_.tokens[i].spaced &&
         !s_.tokens[i + 1].spaced;
}

TokenRange SubjectFinder::after_in(std::size_t at) const {
  if (!word(at, "in") && !word(at, "of") && !word(at, "for") && !word(at, "on")) return {};
  if (at + 1 < s_.size() &&
      (s_.tokens[at + 1].kind == TokenKind::number || l_.is(s_, at + 1, WordClass::month)))
    return {};
  return noun_phrase(at + 1);
}

TokenRange SubjectFinder::changed_thing(std::size_t verb, std::size_t after) const {
  std::size_t end = after;
  while (end < f_.begin && b_[end] == 0 && !l_.is(s_, end, WordClass::preposition) &&
         s_.tokens[end].kind != TokenKind::number) {
    ++end;
  }
  TokenRange object = trimmed(s_, {after, end}, l_);
  while (!object.empty() && l_.is(s_, object.begin, WordClass::determiner)) ++object.begin;
  if (!object.empty()) return object;
  return subject_before(s_, b_, verb, l_);
}

TokenRange SubjectFinder::before_verb(std::size_t verb) const {
  return subject_before(s_, b_, verb, l_);
}

/// The subject of the clause that the figure stands in, or of the one before it.
TokenRange SubjectFinder::clause_subject() const {
  const bool told = word(clause_around(b_, f_.begin, 1).begin, "that");
  if (f_.verb && told) {  // "wrote that sales doubled"
    if (const TokenRange r = subject_before(s_, b_, f_.begin, l_); !r.empty()) return r;
  }
  for (const int strength : {1, 2, 3}) {
    const TokenRange clause = clause_around(b_, f_.begin, strength);
    if (const TokenRange r = antecedent(s_, b_, {clause.begin, f_.begin}, l_); !r.empty()) return r;
    const std::size_t verb = first_verb(s_, {clause.begin, f_.begin}, l_);
    if (verb < f_.begin && verb > clause.begin) {
      const TokenRange r = trimmed(s_, {clause.begin, verb}, l_);
      if (!r.empty()) return lead_phrase_dropped(r);
    }
    if (const TokenRange r = before_unknown_verb(clause); !r.empty()) return r;
  }
  const TokenRange clause = clause_around(b_, f_.begin, 1);
  const TokenRange r = trimmed(s_, {clause.begin, f_.begin}, l_);
  if (r.empty() && s_.is(f_.end, ","))
    return noun_phrase(f_.end + 1);  // "At 828 metres, the tower"
  return r.empty() ? label(clause) : r;
}

/// "Battery life: 10 hours": what stands before the colon.
TokenRange SubjectFinder::label(TokenRange clause) const {
  constexpr std::size_t kLongest = 6;
  if (clause.begin == 0 || !s_.is(clause.begin - 1, ":")) return {};
  TokenRange r = clause_around(b_, clause.begin - 1, 1);
  r.end = clause.begin - 1;
  return r.size() <= kLongest ? trimmed(s_, r, l_) : TokenRange{};
}

/// "Hungary spends 2.1 percent": the word right before the figure is a verb that no list names.
TokenRange SubjectFinder::before_unknown_verb(TokenRange clause) const {
  if (lead_ < clause.begin + 2) return {};
  const std::size_t verb = lead_ - 1;
  const std::string_view w = s_.view(verb);
  const bool shape = s_.tokens[verb].kind == TokenKind::word && !s_.tokens[verb].capital &&
                     (w.back() == 's' || w.ends_with("ed")) &&
                     !l_.is(s_, verb, WordClass::preposition);
  if (!shape) return {};
  return trimmed(s_, {clause.begin, verb}, l_);
}

/// "In Spain unemployment": without the phrase in front, where a comma ends it.
TokenRange SubjectFinder::lead_phrase_dropped(TokenRange r) const {
  for (std::size_t i = r.end; i > r.begin + 1; --i) {
    if (s_.is(i - 1, ",")) return trimmed(s_, {i, r.end}, l_);
  }
  return r;
}

}  // namespace recount::extract
