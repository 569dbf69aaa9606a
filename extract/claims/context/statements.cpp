#include "extract/claims/context/statements.h"

#include <algorithm>

#include "extract/claims/sentence/clause.h"

namespace recount::extract {
namespace {

using core::Statement;
using core::StatementKind;

/// The period that stands behind the verb in its clause, before "compared with" or another
/// boundary; else the only one of the sentence. Nullopt where which is meant would be a guess.
std::optional<core::Period> period_at(const std::vector<TimeExpression>& times,
                                      const std::vector<int>& b, const Sentence& s,
                                      std::size_t verb) {
  std::optional<core::Period> only;
  bool several = false;
  for (const TimeExpression& t : times) {
    if (!t.period) continue;
    several = several || (only && *only != *t.period);
    only = t.period;
  }
  if (!several) return only;
  for (const TimeExpression& t : times) {
    if (!t.period || t.begin <= verb) continue;
    const bool compared = std::any_of(b.begin() + static_cast<std::ptrdiff_t>(verb) + 1,
                                      b.begin() + static_cast<std::ptrdiff_t>(t.begin) + 1,
                                      [](int strength) { return strength > 0; });
    return compared || t.begin == 0 || !is_word(s.view(t.begin - 1), "in") ? std::nullopt
                                                                           : t.period;
  }
  return std::nullopt;
}

core::Place nearest(const std::vector<PlaceMention>& places, const Sentence& s,
                    const std::vector<int>& b, std::size_t token) {
  return place_of(places, s, b, Figure{.begin = token, .end = token + 1});
}

Statement statement(const Sentence& s, TokenRange quote, StatementKind kind) {
  Statement st;
  st.kind = kind;
  st.where.span = span_of(s, quote);
  st.quote = std::string(st.where.span.of(s.text));
  st.sentence = s.span;
  return st;
}

bool figure_follows(const Sentence& s, std::size_t from) {
  for (std::size_t i = from; i < s.size() && i < from + 4; ++i) {
    if (s.tokens[i].kind == TokenKind::number && s.view(i).size() != 4) return true;
  }
  return false;
}

}  // namespace

bool may_state(const Sentence& s) {
  return s.may_hold(class_bit(WordClass::change_verb) | class_bit(WordClass::superlative)) &&
         s.may_hold(class_bit(WordClass::place));
}

std::vector<Statement> find_statements(const Sentence& s, const std::vector<int>& b,
                                       const std::vector<TimeExpression>& times,
                                       const std::vector<PlaceMention>& places, const Language& l) {
  std::vector<Statement> found;
  for (std::size_t i = 1; i < s.size(); ++i) {
    const Match verb = l.match(s, i, WordClass::change_verb);
    const auto period = verb ? period_at(times, b, s, i) : std::nullopt;
    const bool trend = verb && period && !places.empty() &&
                       !l.is(s, i - 1, WordClass::determiner) &&
                       !figure_follows(s, i + verb.length);
    if (trend) {
      const TokenRange subject = subject_before(s, b, i, l);
      if (subject.empty()) continue;
      Statement st = statement(s, {i, i + verb.length}, StatementKind::trend);
      st.direction = verb.entry->direction;
      st.subject = std::string(span_of(s, subject).of(s.text));
      st.place = nearest(places, s, b, i);
      st.period = period;
      found.push_back(std::move(st));
      continue;
    }
    const Match best = l.match(s, i, WordClass::superlative);
    if (!best || places.empty() || !l.is(s, i - 1, WordClass::determiner)) continue;
    TokenRange noun{i + best.length, i + best.length};
    while (noun.end < s.size() && noun.size() < 5 && b[noun.end] == 0 &&
           s.tokens[noun.end].kind == TokenKind::word && !l.is(s, noun.end, WordClass::auxiliary) &&
           !l.is(s, noun.end, WordClass::preposition)) {
      ++noun.end;
    }
    if (noun.empty()) continue;
    Statement st = statement(s, {i, noun.end}, StatementKind::superlative);
    const std::string& phrase = best.entry->phrase;
    const bool low = phrase == "lowest" || phrase == "smallest" || phrase == "fewest" ||
                     phrase == "least" || phrase == "poorest" || phrase == "shortest";
    st.direction = low ? core::Direction::down : core::Direction::up;
    st.subject = std::string(span_of(s, noun).of(s.text));
    st.place = nearest(places, s, b, i);
    st.period = period_at(times, b, s, i);
    found.push_back(std::move(st));
  }
  return found;
}

}  // namespace recount::extract
