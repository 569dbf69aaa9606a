#include "extract/claims/meaning/own_phrase.h"

#include "extract/claims/meaning/beside.h"
#include "extract/claims/meaning/subject.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {

using core::UnitKind;

/// The noun that a phrase of the figure's own names, whatever the clause speaks of.
TokenRange OwnPhrase::find() const {
  if (const TokenRange r = row_label(); !r.empty()) return r;
  if (const TokenRange r = participle_noun(); !r.empty()) return r;
  if (const TokenRange r = with_phrase(); !r.empty()) return r;
  return set_object();
}

/// "| 6 | Acme (of Leeds) | $94 billion |": the first cell of the row that holds words.
TokenRange OwnPhrase::row_label() const {
  if (f_.begin < 2 || !s_.is(f_.begin - 1, "|")) return {};
  std::size_t begin = 0;
  while (begin < f_.begin && s_.tokens[begin].kind != TokenKind::word) ++begin;
  TokenRange r{begin, begin};
  while (r.end < f_.begin && !s_.is(r.end, "|") && !s_.is(r.end, "(")) ++r.end;
  return r;
}

/// "rates ranging from $44", "projects ranging in size from $5,000", "drivers earning $20 an hour".
TokenRange OwnPhrase::participle_noun() const {
  constexpr std::size_t kReach = 4;
  if (f_.begin > 0 && s_.view(f_.begin).ends_with("ing") && is_noun_word(s_, f_.begin - 1, l_))
    return NounBeside(*this).phrase_before(f_.begin);  // "thefts exceeding $600 million"
  for (std::size_t i = lead_; i > 1 && i + kReach > lead_ && b_[i - 1] == 0; --i) {
    const std::size_t at = i - 1;
    const bool participle = s_.view(at).size() > 4 && s_.view(at).ends_with("ing") &&
                            !s_.tokens[at].capital &&
                            (i == lead_ || l_.is(s_, i, WordClass::preposition));
    if (!participle) continue;
    const bool noun = is_noun_word(s_, at - 1, l_);
    const bool of_kind =
        word(at + 1, "for") && !is_plural(s_, at - 1, l_);  // "a setting for 75 dB"
    if (!noun || of_kind || word(at, "including") || word(at, "following") || word(at, "according"))
      return {};
    const TokenRange r = NounBeside(*this).phrase_before(at);
    const bool article = r.begin > 0 && l_.is(s_, r.begin - 1, WordClass::determiner);
    return article || r.size() > 1 || is_plural(s_, at - 1, l_) ? r : TokenRange{};
  }
  return {};
}

/// "with rates between $100 and $300", "with sales of shoes rising 5 percent": what "with" brings.
TokenRange OwnPhrase::with_phrase() const {
  constexpr std::size_t kReach = 10;
  if (f_.quantity.unit_kind == UnitKind::time) return {};
  std::size_t with = lead_;
  while (with > 0 && with + kReach > lead_ &&
         (with == lead_ || b_[with] == 0 || word(with, "as")) && !word(with, "with")) {
    --with;
  }
  if (!word(with, "with") || (with > 0 && l_.is(s_, with - 1, WordClass::verb))) return {};
  const TokenRange noun = SubjectFinder(*this).noun_phrase(with + 1);
  if (noun.empty() || noun.end > f_.begin || s_.view(noun.end - 1).ends_with("ing")) return {};
  for (std::size_t i = noun.end; i < lead_; ++i) {
    const std::string_view w = s_.view(i);
    const bool leads = w == "at" || w == "from" || w == "between" || w == "of" || w == "above" ||
                       w == "as" || w == "low" || w == "high" || w == "below" || w == "up" ||
                       w == "down" || w.ends_with("ing") || l_.is(s_, i, WordClass::adverb) ||
                       w.ends_with("ly");
    if (!leads) return {};
  }
  return noun;
}

/// "preheat your oven to 450 degrees", "Set the dial at 5 amperes": what somebody brings there.
TokenRange OwnPhrase::set_object() const {
  if (preposition_ != "to" && preposition_ != "at") return {};
  if (lead_ < 3) return {};
  const TokenRange noun = NounBeside(*this).phrase_before(lead_ - 1);
  if (noun.empty() || noun.begin < 2 || !l_.is(s_, noun.begin - 1, WordClass::determiner))
    return {};
  const std::size_t verb = noun.begin - 2;
  const bool first = verb == 0 || b_[verb] > 0;
  const bool commands =
      first ||
      (preposition_ == "to" && (word(verb - 1, "to") || l_.is(s_, verb - 1, WordClass::auxiliary)));
  const bool acts = s_.tokens[verb].kind == TokenKind::word && s_.view(verb).size() > 2 &&
                    !l_.is(s_, verb, WordClass::preposition) &&
                    !l_.is(s_, verb, WordClass::conjunction) &&
                    !l_.is(s_, verb, WordClass::auxiliary) && !l_.is(s_, verb, WordClass::adverb);
  const bool when = l_.is(s_, noun.end - 1, WordClass::unit);  // "ending the year at"
  return commands && acts && !when ? noun : TokenRange{};
}

}  // namespace recount::extract
