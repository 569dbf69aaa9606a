#include "extract/claims/meaning/subject.h"

#include <algorithm>

#include "extract/claims/meaning/beside.h"
#include "extract/claims/meaning/own_phrase.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {

using core::ClaimKind;
using core::UnitKind;

TokenRange SubjectFinder::subject(ClaimKind kind) const {
  const UnitKind unit = f_.quantity.unit_kind;
  const bool margin = f_.quantity.unit == "point" && (preposition_ == "by" || preposition_ == "at");
  if (f_.noun_end > f_.noun_begin && kind != ClaimKind::multiple && !margin)
    return {f_.noun_begin, f_.noun_end};
  const bool counts = unit == UnitKind::count && !f_.implicit_unit && f_.quantity.unit != "time";
  if (margin) return clause_subject();  // "lost by five points"
  if (counts) return noun_phrase(f_.number_end);
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
  const bool points = s_.is(at + 1, "×") && at + 3 < s_.size() &&
                      s_.tokens[at].kind == TokenKind::number &&
                      s_.tokens[at + 2].kind == TokenKind::number;
  if (points) at += 3;  // "a 15-inch 1920×1200 display"
  const bool glued = at + 1 < s_.size() && s_.tokens[at].kind == TokenKind::number &&
                     s_.view(at + 1).starts_with("x") && !s_.tokens[at + 1].spaced;
  if (glued) at += 2;  // "3440x1440"
  if (s_.is(at, "“") || s_.is(at, "\"")) ++at;
  return at;
}

TokenRange SubjectFinder::noun_phrase(std::size_t at) const {
  at = past_opening(at);
  while (at < s_.size() && l_.is(s_, at, WordClass::determiner)) ++at;
  if (word(at, "total") && at + 1 < s_.size() && s_.tokens[at + 1].kind == TokenKind::number) ++at;
  TokenRange r{at, at};
  while (r.end < s_.size() && r.size() < 8 && (r.empty() || b_[r.end] == 0)) {
    if (joins_words(r)) {
      r.end += 2;
      continue;
    }
    const bool stop = s_.is(r.end, ".") && r.end > r.begin && s_.view(r.end - 1).size() == 1 &&
                      !s_.tokens[r.end].spaced;  // "U.S. voters"
    if (stop && r.end + 1 < s_.size()) {
      ++r.end;
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
  const TokenRange r = noun_phrase(at + 1);
  const Match unit = r.empty() ? Match{} : l_.match_before(s_, r.end, WordClass::unit);
  return unit && unit.entry->kind == "time" ? TokenRange{} : r;  // "for the first six months"
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
  if (const TokenRange r = OwnPhrase(*this).find(); !r.empty()) return r;
  if (const TokenRange r = behind_participle(); !r.empty()) return r;
  for (const int strength : {1, 2, 3}) {
    const TokenRange clause = clause_around(b_, f_.begin, strength);
    const TokenRange before{clause.begin, f_.begin};
    if (const TokenRange r = antecedent(s_, b_, before, l_); !r.empty()) return r;
    if (const TokenRange r = participle_owner(clause.begin); !r.empty()) return r;
    const TokenRange unknown = before_unknown_verb(clause);
    const bool told_by =
        unknown.begin > clause.begin && l_.is(s_, unknown.begin - 1, WordClass::speech_verb);
    if (!unknown.empty() && told_by) return unknown;  // "Lee said a clerk noticed"
    if (const TokenRange r = of_last_verb(before); !r.empty()) return lead_phrase_dropped(r);
    if (!unknown.empty()) return unknown;
  }
  if (const TokenRange r = before_first_verb(); !r.empty()) return r;
  const TokenRange clause = clause_around(b_, f_.begin, 1);
  const TokenRange r = trimmed(s_, {clause.begin, f_.begin}, l_);
  if (!r.empty() && is_finite(r.begin)) {  // "Lee, whose rivals lost, played 40 games over"
    if (const TokenRange who = subject_before(s_, b_, r.begin, l_); !who.empty()) return who;
  }
  const TokenRange title = r.size() == 1 && s_.view(r.begin).ends_with("s") ? label(clause) : r;
  if (title.end < r.begin && !title.empty()) return title;  // "Lessons: Starts at $10"
  if (!names_nothing(r) || word(f_.begin - 1, "another")) return r;
  if (const TokenRange behind = behind_lead_figure(); !behind.empty()) return behind;
  if (const TokenRange outside = before_bracket(); !outside.empty()) return outside;
  if (const TokenRange named = label(clause); !named.empty()) return named;
  if (f_.begin < 2 || !s_.is(f_.begin - 1, ",")) {
    // "The kettle performed well, keeping its heat after three hours": what the clause begins with.
    const TokenRange first = noun_phrase(clause_around(b_, f_.begin, 2).begin);
    return first.end <= f_.begin ? first : TokenRange{};
  }
  // "The galaxy, some 100,000 light-years wide, holds".
  return trimmed(s_, {clause_around(b_, f_.begin - 2, 1).begin, f_.begin - 1}, l_);
}

/// "At 828 metres, the tower", "Three days later, he", "At $1,199 for a queen, it's": who is spoken
/// of behind the phrase that the figure opens the sentence with.
TokenRange SubjectFinder::behind_lead_figure() const {
  constexpr std::size_t kNearStart = 5;
  constexpr std::size_t kLongest = 6;
  std::size_t end = f_.end;
  constexpr std::size_t kSince = 20;
  const bool since =
      word(f_.end, "after") || word(f_.end, "before");  // "Two days after the vote, he"
  const std::size_t reach = f_.end + (since ? kSince : kLongest);
  while (end < s_.size() && end < reach && !s_.is(end, ",") && b_[end] < 2) ++end;
  const bool opens = f_.begin <= kNearStart && names_nothing({0, f_.begin});
  // "In the first 60 days the company saw".
  const bool at_once = opens && f_.begin > 0 && f_.quantity.unit_kind == UnitKind::time &&
                       (word(f_.end, "the") || l_.is(s_, f_.end, WordClass::pronoun));
  if (at_once) {
    const TokenRange next = noun_phrase(f_.end);
    return next.empty() ? TokenRange{f_.end, f_.end + 1} : next;
  }
  if (!s_.is(end, ",") || !opens || end + 1 >= s_.size()) return {};
  const TokenRange behind = noun_phrase(end + 1);
  return behind.empty() ? TokenRange{end + 1, end + 2} : behind;
}

/// "Usually selling for $40, the lamp", "Ranked first for four years, it": who does so.
TokenRange SubjectFinder::behind_participle() const {
  constexpr std::size_t kNearStart = 10;
  constexpr std::size_t kLongest = 6;
  const std::size_t at = l_.is(s_, 0, WordClass::adverb) || s_.view(0).ends_with("ly") ? 1 : 0;
  if (f_.begin > kNearStart || f_.begin <= at) return {};
  const std::string_view w = s_.view(at);
  const bool participle = w.size() > 4 && (w.ends_with("ing") || w.ends_with("ed")) &&
                          !l_.is(s_, at, WordClass::preposition) &&
                          !l_.is(s_, at, WordClass::hedge) && !l_.is(s_, at + 1, WordClass::verb);
  const bool whole = clause_around(b_, f_.begin, 1).begin == 0;
  if (!participle || !whole || first_verb(s_, {at + 1, f_.begin}, l_) < f_.begin) return {};
  std::size_t end = f_.end;
  while (end < s_.size() && end < f_.end + kLongest && b_[end] == 0 && !s_.is(end, ",") &&
         !l_.is(s_, end, WordClass::auxiliary)) {
    ++end;
  }
  if (!s_.is(end, ",") || end + 1 >= s_.size()) return {};
  const bool goes_on = l_.is(s_, end + 1, WordClass::conjunction) ||
                       l_.is(s_, end + 1, WordClass::preposition) ||
                       s_.view(end + 1).ends_with("ing");
  if (goes_on) return {};  // "Starting salaries range from $5, with", ", making it"
  const TokenRange behind = noun_phrase(end + 1);
  return behind.empty() ? TokenRange{end + 1, end + 2} : behind;
}

/// "It's light (under two pounds)": whom the clause before the bracket speaks of.
TokenRange SubjectFinder::before_bracket() const {
  if (f_.begin < 2 || !s_.is(f_.begin - 1, "(")) return {};
  const std::size_t begin = clause_around(b_, f_.begin - 2, 2).begin;
  if (const TokenRange r = of_last_verb({begin, f_.begin - 1}); !r.empty()) return r;
  return l_.is(s_, begin, WordClass::pronoun) ? TokenRange{begin, begin + 1} : TokenRange{};
}

/// "Battery life: 10 hours": what stands before the colon.
TokenRange SubjectFinder::label(TokenRange clause) const {
  constexpr std::size_t kLongest = 6;
  if (clause.begin == 0 || !s_.is(clause.begin - 1, ":")) return {};
  TokenRange r = clause_around(b_, clause.begin - 1, 1);
  r.end = clause.begin - 1;
  return r.size() <= kLongest ? trimmed(s_, r, l_) : TokenRange{};
}

/// What stands before anything like a verb: "Tesla delivered 1.8 million cars, up 38 percent".
TokenRange SubjectFinder::before_first_verb() const {
  for (const int strength : {1, 2, 3}) {
    const TokenRange clause = clause_around(b_, f_.begin, strength);
    const std::size_t verb = first_verb(s_, {clause.begin, f_.begin}, l_);
    if (verb >= f_.begin || verb <= clause.begin) continue;
    const TokenRange r = trimmed(s_, {clause.begin, verb}, l_);
    if (!r.empty() && !names_nothing(r)) return lead_phrase_dropped(r);
  }
  return {};
}

/// "11.8 x 6.3 x", "57 or", "just the last": no name of anything.
bool SubjectFinder::names_nothing(TokenRange r) const {
  for (std::size_t i = r.begin; i < r.end; ++i) {
    const bool letters = s_.tokens[i].kind == TokenKind::code || s_.view(i).size() > 1;
    const bool name =
        letters && s_.tokens[i].kind != TokenKind::number && s_.tokens[i].kind != TokenKind::sign &&
        !word(i, "past") && !word(i, "first") && !l_.is(s_, i, WordClass::quantifier) &&
        !l_.is(s_, i, WordClass::conjunction) && !l_.is(s_, i, WordClass::auxiliary) &&
        !l_.is(s_, i, WordClass::adverb) && !l_.is(s_, i, WordClass::preposition);
    const bool pronoun = l_.is(s_, i, WordClass::pronoun);
    if (pronoun || (name && !l_.is(s_, i, WordClass::determiner))) return false;
  }
  return true;
}

/// The subject of the nearest verb before the figure that has one: "it said sales reached", "bought
/// the house and sold it for".
TokenRange SubjectFinder::of_last_verb(TokenRange range) const {
  for (std::size_t i = range.end; i > range.begin + 1; --i) {
    std::size_t verb = i - 1;
    if (!is_finite(verb)) continue;
    // "has said rose" goes on; before "was" only "has" does: "the play was".
    const auto goes_on = [&](std::size_t k) {
      return is_finite(k) &&
             (l_.is(s_, k, WordClass::auxiliary) || !l_.is(s_, k + 1, WordClass::auxiliary));
    };
    while (verb > range.begin && goes_on(verb - 1)) --verb;
    i = verb + 1;
    const bool contracted = verb == range.begin && s_.view(verb).find_first_of("'\xE2") > 0 &&
                            s_.view(verb).find_first_of("'\xE2") != std::string_view::npos &&
                            !s_.view(verb).ends_with("t");
    if (contracted) return {verb, verb + 1};  // "I've had one and walked 20 miles"
    const TokenRange r = verb > range.begin ? subject_before(s_, b_, verb, l_) : TokenRange{};
    if (!r.empty() && !names_nothing(r)) return r;
  }
  return {};
}

/// A verb that has a subject: no infinitive, no noun behind an article, no "-ing" without "is".
bool SubjectFinder::is_finite(std::size_t i) const {
  const bool verb = l_.is(s_, i, WordClass::auxiliary) || l_.is(s_, i, WordClass::change_verb) ||
                    l_.is(s_, i, WordClass::level_verb) || l_.is(s_, i, WordClass::speech_verb) ||
                    l_.is(s_, i, WordClass::verb) ||
                    (l_.is(s_, i, WordClass::multiple) && s_.view(i).ends_with("ed"));
  if (!verb || (i > 0 && (word(i - 1, "to") || l_.is(s_, i - 1, WordClass::determiner))))
    return false;
  const bool end = i > 1 && word(i, "end") && l_.is(s_, i - 1, WordClass::adverb) &&
                   l_.is(s_, i - 2, WordClass::determiner);  // "at the low end"
  if (end) return false;
  if (l_.is(s_, i, WordClass::comparison) || l_.is(s_, i, WordClass::preposition)) return false;
  return !s_.view(i).ends_with("ing") || (i > 0 && l_.is(s_, i - 1, WordClass::auxiliary));
}

/// "The projector, retailing at $599,", "The fund helps towns – investing $200 million": whom the
/// participle behind the pause speaks of.
TokenRange SubjectFinder::participle_owner(std::size_t at) const {
  const bool pause = at > 1 && (s_.is(at - 1, ",") || s_.is(at - 1, "–") || s_.is(at - 1, "—"));
  if (!pause || at >= f_.begin || !s_.view(at).ends_with("ing")) return {};
  const std::size_t begin = clause_around(b_, at - 2, 3).begin;
  for (std::size_t i = begin + 1; i + 1 < at; ++i) {
    const bool noun =  // "their play was"
        !l_.is(s_, i, WordClass::auxiliary) && l_.is(s_, i + 1, WordClass::auxiliary);
    if (noun || !is_finite(i) || l_.is(s_, i, WordClass::speech_verb)) continue;
    // "When the market woke, sales rose, costing": not of the clause of "when".
    const std::size_t opens = clause_around(b_, i, 1).begin;
    const bool within = l_.is(s_, opens, WordClass::conjunction) && !word(opens, "and") &&
                        !word(opens, "or") && (opens > 0 || !word(0, "that"));
    if (within) continue;
    const TokenRange r = subject_before(s_, b_, i, l_);
    if (!r.empty() && !names_nothing(r)) return r;
  }
  return trimmed(s_, {clause_around(b_, at - 2, 1).begin, at - 1}, l_);
}

/// "Hungary spends 2.1 percent", "plans start at $9": the word right before the figure or its
/// preposition is a verb that no list names.
TokenRange SubjectFinder::before_unknown_verb(TokenRange clause) const {
  if (lead_ < clause.begin + 2) return {};
  const bool when = f_.quantity.unit_kind == UnitKind::time &&
                    (preposition_ == "after" || preposition_ == "within" || preposition_ == "in" ||
                     preposition_ == "over" || preposition_ == "during");
  const bool leads =
      when || preposition_ == "at" || preposition_ == "from" || preposition_ == "for";
  std::size_t verb = leads ? lead_ - 2 : lead_ - 1;
  if (verb > clause.begin && (word(verb, "out") || word(verb, "up") || word(verb, "off"))) --verb;
  if (verb <= clause.begin || l_.is(s_, verb - 1, WordClass::determiner)) return {};
  const std::string_view w = s_.view(verb);
  const bool ended = w.back() == 's' || w.ends_with("ed") || (leads && w.ends_with("ing"));
  const bool plain = leads && is_plural(s_, verb - 1, l_) && !is_plural(s_, verb, l_);
  const bool shape = s_.tokens[verb].kind == TokenKind::word && !s_.tokens[verb].capital &&
                     (ended || plain) && !l_.is(s_, verb, WordClass::preposition);
  if (!shape) return {};
  std::size_t begin = clause.begin;
  for (std::size_t i = verb - 1; i > begin + 1; --i) {
    if (l_.is(s_, i - 1, WordClass::speech_verb) && l_.is(s_, i, WordClass::determiner)) begin = i;
  }
  const TokenRange r = trimmed(s_, {begin, verb}, l_);
  if (!r.empty() || !l_.is(s_, clause.begin, WordClass::conjunction)) return r;
  // "It starts at dawn and descends over four hours": whom the clause before speaks of.
  const TokenRange whole = clause_around(b_, verb, 2);
  if (l_.is(s_, whole.begin, WordClass::pronoun)) return {whole.begin, whole.begin + 1};
  const std::size_t first = first_verb(s_, {whole.begin, clause.begin}, l_);
  return first < clause.begin ? trimmed(s_, {whole.begin, first}, l_) : TokenRange{};
}

/// "In Spain unemployment": without the phrase in front, where a comma ends it.
TokenRange SubjectFinder::lead_phrase_dropped(TokenRange r) const {
  for (std::size_t i = r.end; i > r.begin + 1; --i) {
    if (s_.is(i - 1, ",")) return trimmed(s_, {i, r.end}, l_);
  }
  return r;
}

}  // namespace recount::extract
