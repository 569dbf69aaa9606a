#include "extract/claims/meaning/verb_cues.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/claims/meaning/subject.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::ClaimKind;
using core::Direction;
using core::Hedge;
using core::UnitKind;

class VerbCues : private MeaningScope {
 public:
  explicit VerbCues(const MeaningScope& scope) : MeaningScope(scope), subjects_(scope) {}

  [[nodiscard]] std::optional<Meaning> factor() const {
    if (f_.quantity.unit_kind != UnitKind::times) return {};
    Direction d = f_.direction;
    if (d == Direction::none) {
      const auto v = governing_verb();
      const bool by = v && preposition_ == "by";  // "sped up approvals by 3x"
      const bool direct = v && (v->at + 3 >= lead_ || by);
      if (direct) d = v->verb.entry->direction;
      if (by) {
        Meaning found = decided(ClaimKind::multiple, d, {"factor"});
        found.subject = subjects_.changed_thing(v->at, v->at + v->verb.length);
        return found;
      }
    }
    Meaning found = decided(ClaimKind::multiple, d, {"factor"});
    // "will double its output".
    const bool object =
        f_.verb &&
        (word(f_.end, "its") || word(f_.end, "their") || word(f_.end, "his") ||
         word(f_.end, "her") || word(f_.end, "our") || word(f_.end, "the") || word(f_.end, "that"));
    if (!object) return found;
    const TokenRange thing = subjects_.noun_phrase(f_.end);
    const bool when = thing.empty() || l_.is(s_, thing.end - 1, WordClass::unit) ||
                      l_.is(s_, thing.begin, WordClass::period_word);
    if (!when) found.subject = thing;
    return found;
  }

  [[nodiscard]] std::optional<Meaning> change() const {
    const auto v = governing_verb();
    if (!v || sea_level()) return {};
    if (preposition_ == "to" || preposition_ == "into" || preposition_ == "from" ||
        preposition_ == "below" || preposition_ == "above") {
      return level_after(*v);
    }
    if (to_extreme()) return level_after(*v);
    const Match& m = v->verb;
    const std::size_t after = v->at + m.length;
    const bool margin = m.entry->kind == "lose" && preposition_ == "by" && !percent_like();
    if (margin) return {};  // "lost by three goals"
    // "improved in May, and by six months it was gone": when.
    const bool when = f_.quantity.unit_kind == UnitKind::time &&
                      std::any_of(b_.begin() + static_cast<std::ptrdiff_t>(after),
                                  b_.begin() + static_cast<std::ptrdiff_t>(f_.begin),
                                  [](int strength) { return strength > 0; });
    if (when) return {};
    if (preposition_ == "by" && no_boundary(after, f_.begin)) {
      Meaning found = decided(change_kind(), m.entry->direction, cue("change by", m));
      found.subject = subjects_.changed_thing(v->at, after);
      return found;
    }
    // "cut them 80 percent": what is changed is named before.
    // "growing at 3 percent": how fast.
    const bool pace = preposition_ == "at" && percent_like() && after + 1 == lead_;
    const bool object = (after + 1 == lead_ && (word(after, "it") || word(after, "them"))) || pace;
    if (after < lead_ && !object && !only_adverbs(after, lead_)) return coordinated(*v);
    return adjacent(*v);
  }

  [[nodiscard]] std::optional<Meaning> level() const {
    if (auto found = level_after_multiple()) return found;
    if (auto found = brought_to()) return found;
    const Match m = l_.match_before(s_, lead_, WordClass::level_verb);
    if (!m) return {};
    const bool relevant = m.entry->hedge != Hedge::none || m.entry->direction != Direction::none;
    if (!relevant) return {};
    const std::size_t verb = lead_ - m.length;
    const bool able = verb > 0 && (word(verb - 1, "can") || word(verb - 1, "could") ||
                                   word(verb - 1, "may") || word(verb - 1, "might"));
    const core::Direction moves =
        able ? Direction::none : m.entry->direction;  // "can reach 28 mph"
    Meaning found = decided(level_kind(), moves, cue("level verb", m));
    found.hedge = m.entry->hedge;
    found.subject = subjects_.before_verb(verb);
    return found;
  }

 private:
  /// "bringing the number of arrests to 40": a sum grows; "brought his son to 40 fairs".
  [[nodiscard]] std::optional<Meaning> brought_to() const {
    constexpr std::size_t kFar = 14;
    if (preposition_ != "to") return {};
    for (std::size_t i = lead_ - 1; i > 0 && i + kFar > lead_ && b_[i] < 2; --i) {
      const Match m = l_.match_before(s_, i, WordClass::level_verb);
      if (!m || m.entry->kind != "bring") continue;
      const bool sum = word(i, "the") || word(i, "its") || word(i, "their");
      const TokenRange thing = subjects_.noun_phrase(i);
      const bool counted =
          !thing.empty() && (word(thing.begin, "number") || word(thing.begin, "total") ||
                             l_.is(s_, thing.end - 1, WordClass::level_noun));
      if (!sum || !counted) return {};
      Meaning found = decided(level_kind(), Direction::up, cue("brought to", m));
      found.subject = thing;
      return found;
    }
    return {};
  }

  /// "fell to a ten-year low of 3 percent".
  [[nodiscard]] bool to_extreme() const {
    constexpr std::size_t kNear = 7;
    if (preposition_ != "of" || lead_ < 4) return false;
    if (!word(lead_ - 2, "low") && !word(lead_ - 2, "high") && !word(lead_ - 2, "peak"))
      return false;
    for (std::size_t i = lead_ - 2; i > 0 && i + kNear > lead_; --i) {
      if (word(i - 1, "to"))
        return word(i, "a") || word(i, "an") || word(i, "the") || word(i, "its");
    }
    return false;
  }

  /// "rose to 40", "fell from 50", "sank below 3 percent".
  [[nodiscard]] std::optional<Meaning> level_after(const GoverningVerb& v) const {
    const Match& m = v.verb;
    const std::size_t after = v.at + m.length;
    const bool from = preposition_ == "from";
    // "its reach extends to 40 countries": as far as that.
    if (m.entry->phrase.starts_with("extend") && f_.noun_end > f_.noun_begin) return {};
    if (!no_boundary(after, f_.begin) && !from && !word(f_.begin - 1, "to")) return {};
    const bool when = word(f_.end, "ago") || word(f_.end, "earlier") || word(f_.end, "before");
    if (from && when) return {};
    // "cut power to thousands of homes": whom it reaches.
    const bool goal = preposition_ == "to" && after + 1 < lead_ &&
                      f_.quantity.form == core::Form::vague && f_.noun_end > f_.noun_begin;
    if (goal) return {};
    Meaning found = decided(level_kind(), m.entry->direction, cue("level after", m));
    const bool counts =
        f_.noun_end > f_.noun_begin && f_.quantity.per.empty();  // "has grown to 191 societies"
    found.subject =
        counts ? TokenRange{f_.noun_begin, f_.noun_end} : subjects_.changed_thing(v.at, after);
    return found;
  }

  /// Nothing but adverbs between the verb and the figure.
  [[nodiscard]] std::optional<Meaning> adjacent(const GoverningVerb& v) const {
    const Match& m = v.verb;
    if (m.entry->kind == "rate" && !percent_like()) return {};
    // "fell below 100 percent": the modifier is the preposition.
    const bool bound =
        f_.quantity.hedge == Hedge::less_than || f_.quantity.hedge == Hedge::more_than;
    // "rose as high as $80": so is the level that it came to.
    const bool extreme =
        word(f_.begin, "as") && (word(f_.begin + 1, "high") || word(f_.begin + 1, "low"));
    if (extreme || (bound && (word(f_.begin, "below") || word(f_.begin, "above")))) {
      Meaning found = decided(level_kind(), m.entry->direction, cue("level after", m));
      found.subject = subjects_.before_verb(v.at);
      return found;
    }
    // "plants grow 2 feet tall": how tall they are.
    const Match size = l_.match(s_, f_.end, WordClass::adverb);
    const bool sized = f_.quantity.unit_kind == UnitKind::physical && size &&
                       size.entry->kind == "adjective" && size.entry->phrase != "daily";
    // "add a $50 fee": how much it is.
    const bool attribute = f_.quantity.unit_kind == UnitKind::currency && f_.begin > 0 &&
                           (word(f_.begin - 1, "a") || word(f_.begin - 1, "an")) &&
                           is_noun_word(s_, f_.end, l_);
    if (attribute) return {};
    if (sized || f_.quantity.unit_kind == UnitKind::time || is_plain_amount(v)) return {};
    Meaning found = decided(change_kind(), m.entry->direction, cue("change verb", m));
    const bool counts = f_.noun_end > f_.noun_begin && f_.quantity.unit != "point";
    found.subject = counts ? TokenRange{f_.noun_begin, f_.noun_end} : subjects_.before_verb(v.at);
    // "adds 5 percent to the price", "added $7 billion to the debt".
    const bool to = !counts && word(f_.end, "to") && m.entry->phrase.starts_with("add") &&
                    f_.end + 1 < s_.size() && s_.tokens[f_.end + 1].kind == TokenKind::word;
    if (to) found.subject = subjects_.noun_phrase(f_.end + 1);
    if (found.subject.empty() && word(f_.end, "in") && f_.end + 1 < s_.size() &&
        !s_.tokens[f_.end + 1].capital) {
      found.subject = subjects_.after_in(f_.end);  // "and losing 9.9% in net premiums"
    }
    if (percent_like() && word(f_.end, "of")) found.subject = subjects_.noun_phrase(f_.end + 1);
    return found;
  }

  /// "Add 200 grams", "raised £9,000", "loses 400,000 barrels a day": an amount, no change of one.
  [[nodiscard]] bool is_plain_amount(const GoverningVerb& v) const {
    const UnitKind k = f_.quantity.unit_kind;
    if (v.at == 0 && k == UnitKind::physical) return true;
    const bool counts = k == UnitKind::currency || k == UnitKind::count;  // "raised two questions"
    if (v.verb.entry->kind == "acquire" && counts) return true;
    const bool contest = f_.noun_end > f_.noun_begin && l_.is(s_, f_.noun_end - 1, WordClass::span);
    if (v.verb.entry->kind == "lose" && contest) return true;  // "lost three games"
    if (v.verb.entry->kind == "carry" && k == UnitKind::physical) return true;
    return !f_.quantity.per.empty() && !percent_like();
  }

  /// "rose 4 percent in May and 3 percent in June": the verb governs the second figure too.
  [[nodiscard]] std::optional<Meaning> coordinated(const GoverningVerb& v) const {
    const bool joined =
        lead_ > 0 && (word(lead_ - 1, "and") || s_.is(lead_ - 1, ",") || word(lead_ - 1, "then"));
    if (!joined || !percent_like()) return {};
    const std::size_t after = v.at + v.verb.length;
    for (std::size_t i = after; i < lead_; ++i) {
      if (b_[i] >= 2 || (i > after && l_.is(s_, i, WordClass::auxiliary))) return {};
    }
    // "rises to 76 percent in May and 74 percent in June": levels both.
    const ClaimKind kind = word(after, "to") ? level_kind() : change_kind();
    Meaning found = decided(kind, v.verb.entry->direction, cue("shared change verb", v.verb));
    found.subject =
        word(f_.end, "of") ? subjects_.noun_phrase(f_.end + 1) : subjects_.before_verb(v.at);
    return found;
  }

  [[nodiscard]] bool only_adverbs(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      const bool adverb =
          is_soft_adverb(i) || (s_.view(i).size() > 3 && s_.view(i).ends_with("ly"));
      if (!adverb) return false;
    }
    return true;
  }

  /// "halved to $1.1 billion": the level that a multiple led to.
  [[nodiscard]] std::optional<Meaning> level_after_multiple() const {
    if (preposition_ != "to" || lead_ < 2) return {};
    const Match m = l_.match_before(s_, lead_ - 1, WordClass::multiple);
    if (!m || m.entry->kind != "verb") return {};
    Meaning found = decided(level_kind(), m.entry->direction, cue("level after", m));
    found.subject = subjects_.before_verb(lead_ - 1 - m.length);
    return found;
  }

  SubjectFinder subjects_;
};

}  // namespace

std::optional<Meaning> factor(const MeaningScope& scope) { return VerbCues(scope).factor(); }
std::optional<Meaning> change_verb(const MeaningScope& scope) { return VerbCues(scope).change(); }
std::optional<Meaning> level_verb(const MeaningScope& scope) { return VerbCues(scope).level(); }

}  // namespace recount::extract
