#include "extract/claims/subject.h"

#include <algorithm>

namespace recount::extract {

using core::ClaimKind;
using core::UnitKind;

TokenRange SubjectFinder::subject(ClaimKind kind) const {
  const UnitKind unit = f_.quantity.unit_kind;
  if (f_.noun_end > f_.noun_begin && kind != ClaimKind::multiple)
    return {f_.noun_begin, f_.noun_end};
  if (unit == UnitKind::count && !f_.implicit_unit) return noun_phrase(f_.number_end);
  return clause_subject();
}

TokenRange SubjectFinder::noun_phrase(std::size_t at) const {
  while (at < s_.size() && l_.is(s_, at, WordClass::determiner)) ++at;
  TokenRange r{at, at};
  while (r.end < s_.size() && r.size() < 6 && b_[r.end] == 0) {
    const bool ends = s_.tokens[r.end].kind == TokenKind::sign ||
                      l_.is(s_, r.end, WordClass::auxiliary) ||
                      (r.end > r.begin && l_.is(s_, r.end, WordClass::verb)) ||
                      l_.is(s_, r.end, WordClass::adverb) ||
                      (l_.is(s_, r.end, WordClass::preposition) && !word(r.end, "of"));
    if (ends) break;
    ++r.end;
  }
  return trimmed(s_, r, l_);
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
  for (const int strength : {1, 2, 3}) {
    const TokenRange clause = clause_around(b_, f_.begin, strength);
    if (const TokenRange r = relative_antecedent(clause); !r.empty()) return r;
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
  return r;
}

/// "Lagos, which stood at 300,000": the noun before the comma.
TokenRange SubjectFinder::relative_antecedent(TokenRange clause) const {
  const bool relative = word(clause.begin, "which") || word(clause.begin, "who");
  if (!relative || clause.begin < 2) return {};
  const std::size_t end = s_.is(clause.begin - 1, ",") ? clause.begin - 1 : clause.begin;
  TokenRange r = clause_around(b_, end - 1, 1);
  r.end = std::min(r.end, end);
  const std::size_t verb = first_verb(s_, r, l_);
  return verb < r.end ? trimmed(s_, {verb + 1, r.end}, l_) : trimmed(s_, r, l_);
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
