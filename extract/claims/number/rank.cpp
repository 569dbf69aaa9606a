#include "extract/claims/number/rank.h"

#include <optional>

#include "extract/claims/sentence/clause.h"

namespace recount::extract {
namespace {

/// "third", "22nd": its value and where it ends.
std::optional<std::pair<double, std::size_t>> ordinal(const Sentence& s, std::size_t i,
                                                      const Language& l) {
  if (const Match m = l.match(s, i, WordClass::ordinal))
    return std::pair{m.entry->value, i + m.length};
  if (i + 1 >= s.size() || s.tokens[i].kind != TokenKind::number || s.tokens[i + 1].spaced)
    return std::nullopt;
  const std::string_view end = s.view(i + 1);
  if (end != "st" && end != "nd" && end != "rd" && end != "th") return std::nullopt;
  const auto value = core::Decimal::parse(s.view(i));
  return value ? std::optional(std::pair{value->to_double(), i + 2}) : std::nullopt;
}

}  // namespace

std::vector<core::Claim> ranks(const Sentence& s, const std::vector<int>& b, const Language& l) {
  std::vector<core::Claim> found;
  if (!s.may_hold(class_bit(WordClass::superlative))) return found;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto o = ordinal(s, i, l);
    if (!o) continue;
    std::size_t at = o->second;
    if (s.is(at, "-")) ++at;
    const Match m = l.match(s, at, WordClass::superlative);
    if (!m) continue;
    core::Claim c;
    c.where.span = span_of(s, {i, at + m.length});
    c.number = span_of(s, {i, o->second});
    c.sentence = s.span;
    c.quote = std::string(c.where.span.of(s.text));
    c.quantity.value = *core::Decimal::from_double(o->first);
    c.kind = core::ClaimKind::rank;
    TokenRange subject{at + m.length, at + m.length};
    while (subject.end < s.size() && subject.size() < 4 && b[subject.end] == 0 &&
           s.tokens[subject.end].kind == TokenKind::word &&
           !l.is(s, subject.end, WordClass::auxiliary)) {
      ++subject.end;
    }
    const core::TextSpan span = span_of(s, trimmed(s, subject, l));
    c.subject = std::string(span.of(s.text));
    if (!span.empty()) c.subject_span = span;
    c.trace = {"rank \"" + m.entry->phrase + "\""};
    found.push_back(std::move(c));
    i = at;
  }
  return found;
}

}  // namespace recount::extract
