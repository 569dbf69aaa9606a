#include "extract/claims/meaning/gapping.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "extract/claims/sentence/clause.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::Claim;
using core::ClaimKind;
using core::UnitKind;

/// What leads to both figures alike: "came to $61 billion and imports to $58 billion"; not "of": "a
/// budget of $5 million and a staff of 40".
constexpr std::array<std::string_view, 4> kLeads{"to", "at", "by", "for"};

class Gap {
 public:
  Gap(const Sentence& s, const Language& l, const Stated& previous, const Figure& f)
      : s_(s), l_(l), before_(previous.figure), last_(previous.claim), f_(f) {}

  /// The subject that stands between the joint and the figure; empty where there is no gap.
  [[nodiscard]] TokenRange subject() const {
    const std::string_view lead = lead_of(f_.begin);
    const std::size_t end = f_.begin - (lead.empty() ? 0 : 1);
    const std::string_view first = lead_of(before_.begin);
    const bool alike = lead == first || (lead.empty() && first != "for");
    if (!alike || !ends_clause()) return {};
    const bool paused = end > 1 && s_.is(end - 1, ",");  // "; Brent, 3 percent"
    const TokenRange noun = noun_before(paused ? end - 1 : end);
    if (noun.empty() || !is_joint(noun.begin, paused) || !(led(noun, lead) || stands_alone(noun)))
      return {};
    return noun;
  }

  /// "Joblessness was 5 percent in Spain and Italy 3": where, not what; "Spain earns $5, Italy $4".
  [[nodiscard]] bool tells_where(TokenRange r) const {
    return l_.match(s_, r.begin, WordClass::place).length == r.size() &&
           !l_.is(s_, first_token(*last_.subject_span), WordClass::place);
  }

 private:
  [[nodiscard]] std::size_t first_token(const core::TextSpan& span) const {
    const auto at = std::find_if(s_.tokens.begin(), s_.tokens.end(),
                                 [&](const Token& t) { return t.span.begin == span.begin; });
    return static_cast<std::size_t>(at - s_.tokens.begin());
  }

  [[nodiscard]] std::string_view lead_of(std::size_t at) const {
    for (const std::string_view lead : kLeads) {
      if (at > 0 && s_.is(at - 1, lead)) return lead;
    }
    return {};
  }

  /// Neither a verb nor a noun follows: "and 300 fans came".
  [[nodiscard]] bool ends_clause() const {
    const std::size_t i = f_.end;
    return i >= s_.size() || s_.tokens[i].kind == TokenKind::sign ||
           l_.is(s_, i, WordClass::preposition) || l_.is(s_, i, WordClass::conjunction);
  }

  [[nodiscard]] bool is_verb(std::size_t i) const {
    return l_.is(s_, i, WordClass::auxiliary) || l_.is(s_, i, WordClass::level_verb) ||
           l_.is(s_, i, WordClass::speech_verb) || l_.is(s_, i, WordClass::verb);
  }

  [[nodiscard]] TokenRange noun_before(std::size_t end) const {
    constexpr std::size_t kLongest = 4;
    TokenRange r{end, end};
    const auto noun = [&](std::size_t i) { return is_noun_word(s_, i, l_) && !is_verb(i); };
    const auto owner = [&](std::size_t i) {  // "South Korea's Kospi"
      return !r.empty() && (is_possessive(s_.view(i)) ||
                            (is_possessive(s_.view(r.begin)) && s_.tokens[i].capital));
    };
    while (r.begin > before_.end && r.size() < kLongest &&
           (noun(r.begin - 1) || owner(r.begin - 1)))
      --r.begin;
    return r;
  }

  [[nodiscard]] bool has_article(std::size_t begin) const {
    return begin > 0 && l_.is(s_, begin - 1, WordClass::determiner);
  }

  /// "and", ", " or ";" right behind the clause of the figure before.
  [[nodiscard]] bool is_joint(std::size_t begin, bool paused) const {
    constexpr std::size_t kLongestTail = 4;  // "an hour", "metres tall", "in May"
    std::size_t i = begin - (has_article(begin) ? 1 : 0);
    const auto joint = [&](std::size_t k) {
      return s_.is(k, ";") || (!paused && (s_.is(k, ",") || s_.is(k, "and") || s_.is(k, "but")));
    };
    if (i <= before_.end || !joint(i - 1)) return false;
    while (i > before_.end && joint(i - 1)) --i;
    if (i > before_.end + kLongestTail) return false;
    for (std::size_t k = before_.end; k < i; ++k) {
      if (is_verb(k) || s_.tokens[k].kind == TokenKind::sign) return false;
    }
    return true;
  }

  /// "Rent rose to $50 and board to $20": the word between is no verb of change.
  [[nodiscard]] bool led(TokenRange r, std::string_view lead) const {
    const std::string_view w = s_.view(r.begin);
    return (lead == "to" || lead == "at") && !l_.is(s_, r.begin, WordClass::change_verb) &&
           !w.ends_with("ed") && !w.ends_with("ing");
  }

  /// No verb of the first subject: "The firm earned $5 million and owes $3 million". A plural has
  /// no verb in s, and an article or a capital none at all.
  [[nodiscard]] bool stands_alone(TokenRange r) const {
    if (has_article(r.begin) || s_.tokens[r.begin].capital) return true;
    if (!last_.subject_span || r.size() > 1) return false;
    const auto head = std::find_if(s_.tokens.begin(), s_.tokens.end(), [&](const Token& t) {
      return t.span.end == last_.subject_span->end;
    });
    if (head == s_.tokens.end() || head->span.begin < s_.span.begin) return false;
    const auto at = static_cast<std::size_t>(head - s_.tokens.begin());
    if (l_.is(s_, r.begin, WordClass::plural)) return true;
    if (is_plural(s_, at, l_)) return is_plural(s_, r.begin, l_);
    const bool bare = last_.subject_span->begin == head->span.begin && at + 1 < s_.size() &&
                      l_.is(s_, at + 1, WordClass::auxiliary);
    return bare && !is_plural(s_, r.begin, l_) && !s_.view(r.begin).ends_with("ed");
  }

  const Sentence& s_;
  const Language& l_;
  const Figure& before_;
  const Claim& last_;
  const Figure& f_;
};

/// "Oil fell to $60 and the index to 3,400": money is passed on where both are told alike.
bool lends_unit(const Claim& last, const Figure& f) {
  const core::Quantity& q = last.quantity;
  if (!f.implicit_unit || f.dangling || q.range || f.quantity.range) return false;
  const double a = q.value.to_double();
  const double b = f.quantity.value.to_double();
  constexpr double kAlike = 20;
  if (q.unit_kind == UnitKind::percent) return b <= 100;
  if (q.unit_kind == UnitKind::count) return true;
  const bool alike = b < a * kAlike && a < b * kAlike;
  const bool measured = q.unit_kind == UnitKind::currency || q.unit_kind == UnitKind::physical ||
                        q.unit_kind == UnitKind::time;
  return measured && alike && q.scaled == f.quantity.scaled;
}

}  // namespace

void fill_gap(const Sentence& s, const Language& l, const Stated& previous, Stated now) {
  const Claim& last = previous.claim;
  Claim& c = now.claim;
  const Figure& f = now.figure;
  const bool same = !f.implicit_unit && c.quantity.unit == last.quantity.unit &&
                    c.quantity.unit_kind == last.quantity.unit_kind;
  const bool whole = last.sentence == c.sentence && !last.subject.empty() &&
                     last.quantity.unit_kind != UnitKind::none && !f.hyphened && !f.of_them;
  if (!whole || l.noun_style() != NounStyle::plural_s || (!same && !lends_unit(last, f))) return;
  const Gap gap(s, l, previous, f);
  const TokenRange subject = gap.subject();
  if (subject.empty() || last.subject_span->end > previous.claim.where.span.end) return;
  if (!same) {
    c.quantity.unit = last.quantity.unit;
    c.quantity.unit_kind = last.quantity.unit_kind;
  }
  if (c.quantity.per.empty()) c.quantity.per = last.quantity.per;
  if (c.kind == ClaimKind::level || c.kind == ClaimKind::rate) c.kind = last.kind;
  if (c.direction == core::Direction::none) c.direction = last.direction;
  const bool counted = c.quantity.unit_kind == UnitKind::count || c.kind == ClaimKind::share;
  const core::TextSpan span =
      counted || gap.tells_where(subject) ? *last.subject_span : span_of(s, subject);
  c.subject = std::string(span.of(s.text));
  c.subject_span = span;
}

}  // namespace recount::extract
