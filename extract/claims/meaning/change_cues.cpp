#include "extract/claims/meaning/change_cues.h"

#include <string>

#include "extract/claims/figure/unit.h"
#include "extract/claims/meaning/beside.h"
#include "extract/claims/meaning/subject.h"
#include "extract/claims/number/number.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::ClaimKind;
using core::Direction;
using core::UnitKind;

class ChangeCues : private MeaningScope {
 public:
  explicit ChangeCues(const MeaningScope& scope) : MeaningScope(scope), subjects_(scope) {}

  [[nodiscard]] std::optional<Meaning> sign() const {
    if (f_.quantity.unit_kind != UnitKind::percent || f_.begin >= f_.number_begin) return {};
    const std::string_view sign = s_.view(f_.begin);
    const bool minus = f_.quantity.value.coefficient < 0 && sign != "minus";
    if (!minus && sign != "+") return {};
    return decided(ClaimKind::relative_change, minus ? Direction::down : Direction::up, {"sign"});
  }

  [[nodiscard]] std::optional<Meaning> annual_rate() const {
    if (!percent_like() || preposition_ != "of" || lead_ < 3 || !word(lead_ - 2, "rate")) return {};
    for (std::size_t i = lead_; i > 0 && i + 9 > lead_; --i) {
      const Match m = l_.match_before(s_, i, WordClass::change_verb);
      if (!m) continue;
      Meaning found =
          decided(ClaimKind::relative_change, m.entry->direction, cue("rate of change", m));
      found.subject = subjects_.before_verb(i - m.length);
      const bool annual = word(lead_ - 3, "annual") || word(lead_ - 3, "annualized") ||
                          word(lead_ - 3, "annualised");
      if (annual) found.per = "year";
      return found;
    }
    return {};
  }

  [[nodiscard]] std::optional<Meaning> noun_behind() const {
    if (f_.hyphened && lasts()) return {};
    std::size_t at = f_.end;
    for (int skipped = 0; skipped < 3 && at < s_.size(); ++skipped, ++at) {
      const Match m = l_.match(s_, at, WordClass::change_noun);
      const bool noun = m && (m.entry->phrase == "off" || at + m.length >= s_.size() ||
                              !l_.is(s_, at + m.length, WordClass::determiner));
      // "the 12-inch pad drops to $799".
      const std::size_t behind = at + m.length;
      const bool acts = noun && skipped > 0 && l_.is(s_, at, WordClass::change_verb) &&
                        (word(behind, "to") || word(behind, "by") || word(behind, "from"));
      if (acts) return {};
      // "a 30% cut of sales": a part of them.
      if (noun && m.entry->phrase == "cut" && word(at + m.length, "of")) return {};
      if (noun && can_precede_noun()) {
        Meaning found = decided(change_kind(), m.entry->direction, cue("change noun behind", m));
        found.subject = subjects_.after_in(at + m.length);
        const std::string& thing = m.entry->phrase;  // "get a 50% discount", "a 5 percent raise"
        if (found.subject.empty() && (thing == "discount" || thing == "raise" || thing == "rebate"))
          found.subject = {at, at + m.length};
        if (found.subject.empty() && m.entry->phrase == "off")
          found.subject = subjects_.noun_phrase(at + m.length);
        return found;
      }
      if (!is_adjective(at)) return {};
    }
    return {};
  }

  [[nodiscard]] std::optional<Meaning> noun_before() const {
    if (preposition_ != "of" || lead_ < 2) return {};
    const Match m = l_.match_before(s_, lead_ - 1, WordClass::change_noun);
    if (!m) return {};
    const std::string& noun = m.entry->phrase;
    const bool counted =
        f_.quantity.unit_kind == UnitKind::currency || f_.quantity.unit_kind == UnitKind::count;
    const bool amount = noun == "loss" || noun == "losses" || noun == "savings" ||
                        noun == "gains" || noun == "premium";
    if (counted && amount) return {};
    Meaning found = decided(change_kind(), m.entry->direction, cue("change noun before", m));
    found.subject = subjects_.after_in(f_.end);
    if (found.subject.empty() && noun == "growth") found.subject = {lead_ - 2, lead_ - 1};
    if (found.subject.empty())  // "a pay increase of $40"
      found.subject = NounBeside(*this).phrase_before(lead_ - 1 - m.length);
    return found;
  }

  [[nodiscard]] std::optional<Meaning> particle() const {
    const Match behind = l_.match(s_, f_.end, WordClass::change_particle);
    const bool moved = behind && behind.length == 1 && f_.quantity.unit_kind == UnitKind::percent &&
                       (word(f_.end, "up") || word(f_.end, "down")) &&
                       (word(f_.end + 1, "at") || word(f_.end + 1, "on") || s_.is(f_.end + 1, ","));
    if (moved)  // "was trading 0.7 percent up at 2,426"
      return decided(change_kind(), behind.entry->direction, cue("particle behind", behind));
    if (lead_ == 0) return {};
    const bool from = preposition_ == "from";
    const std::size_t end = from ? lead_ - 1 : lead_;
    const Match m = l_.match_before(s_, end, WordClass::change_particle);
    if (!m || m.entry->phrase == "off") return {};
    // "to light up 40 lamps": what is counted right behind a verb has not risen.
    const std::size_t front = end - m.length;
    const bool counted = f_.noun_end > f_.noun_begin && f_.quantity.unit_kind == UnitKind::count &&
                         f_.quantity.unit != "point";
    const bool apart = front == 0 || s_.tokens[front - 1].kind == TokenKind::sign ||
                       l_.is(s_, front - 1, WordClass::auxiliary) ||
                       l_.is(s_, front - 1, WordClass::adverb);
    if (counted && !apart) return {};
    const Match phrasal = l_.match_before(s_, end, WordClass::verb);
    if (phrasal && phrasal.length > m.length) return {};  // "make up 5 percent of"
    const std::size_t begin = end - m.length;
    const bool compound = begin > 0 && s_.is(begin - 1, "-") && !s_.tokens[begin].spaced;
    if (compound) return {};  // "the runner-up 47.9 percent"
    if (!from) return decided(change_kind(), m.entry->direction, cue("particle", m));
    const bool verb = begin > 0 && b_[begin] == 0 && l_.is(s_, begin - 1, WordClass::change_verb);
    return decided(level_kind(), verb ? m.entry->direction : Direction::none,
                   cue("from-level after", m));
  }

  /// "save 20% on shoes", "save up to $200 on fees": a discount.
  [[nodiscard]] std::optional<Meaning> saved() const {
    const UnitKind k = f_.quantity.unit_kind;
    const bool on = word(f_.end, "on") || word(f_.end, "off");
    const bool fits = k == UnitKind::percent || (k == UnitKind::currency && on);
    if (!fits || !f_.quantity.per.empty() || word(f_.end, "of")) return {};
    // "a further 5% can be saved".
    if (k == UnitKind::percent && l_.is(s_, f_.end, WordClass::auxiliary) &&
        find_word("saved", f_.end, 4) < s_.size()) {
      return decided(change_kind(), Direction::down, {"saved"});
    }
    const std::string_view w = lead_ > 0 ? s_.view(lead_ - 1) : "";
    const bool saves =
        is_word(w, "save") || is_word(w, "saves") || is_word(w, "saved") || is_word(w, "saving");
    if (!saves) return {};
    Meaning found = decided(change_kind(), Direction::down, {"saved"});
    if (on) found.subject = subjects_.noun_phrase(f_.end + 1);
    return found;
  }

  [[nodiscard]] std::optional<Meaning> comparison() const {
    const Match m = l_.match(s_, f_.end, WordClass::comparison);
    if (!m || sea_level() || s_.tokens[f_.end].capital) return {};  // "RRP: £24 More info"
    // "340 children younger than 5": who they are.
    const std::string& how = m.entry->phrase;
    const bool describes = f_.noun_end > f_.noun_begin && f_.noun_end == f_.end && how != "more" &&
                           how != "fewer" && how != "less" && how != "higher" && how != "lower";
    if (describes && find_word("than", f_.end, 4) < s_.size()) return {};
    const bool lasts = f_.quantity.unit_kind == UnitKind::time;  // "two years older"
    if (lasts && !word(f_.end, "longer") && !word(f_.end, "shorter")) return {};
    const std::size_t at = f_.end + m.length;
    const std::string& phrase = m.entry->phrase;
    const bool bound =
        phrase == "above" || phrase == "below" || phrase == "over" || phrase == "under";
    if (bound && (word(at, "sea") || f_.quantity.unit_kind == UnitKind::count)) return {};
    if (bound && parse_number(s_, at, l_) && f_.implicit_unit) return {};  // "with four over 24 cm"
    if (bound && (spans_time(at) || spans_period(at))) return {};
    // "dropped 11 percent over five years": when, or how; "fell 5 percent under the plan".
    if (bound && (follows_verb() || l_.is(s_, at, WordClass::period_word))) return {};
    const bool apart = (phrase == "ahead" || phrase == "behind") && word(at, "of");
    const bool than = find_word("than", at, 4) < s_.size() || bound || apart;
    const bool money =
        f_.quantity.unit_kind == UnitKind::currency && (phrase == "more" || phrase == "less");
    if (!than && !money && !percent_like() && f_.quantity.unit_kind != UnitKind::point) return {};
    const bool costs = lead_ > 0 && s_.view(lead_ - 1).starts_with("cost");  // "costs $100 more"
    const bool over_time = changes_over_time(at) || (money && !than && !costs) ||
                           (!than && on_a_market(at)) ||
                           (bound && f_.quantity.unit_kind == UnitKind::physical);
    Meaning found = decided(change_kind(), over_time ? m.entry->direction : Direction::none,
                            cue("comparison", m));
    found.compares = than;
    if (!bound) found.subject = compared_thing(at);
    return found;
  }

 private:
  /// "£3 billion over 10 years".
  [[nodiscard]] bool spans_time(std::size_t at) const {
    const auto n = parse_number(s_, at, l_);
    const auto unit = n ? unit_after(s_, n->end, l_, n->digits) : std::nullopt;
    return unit && unit->kind == UnitKind::time;
  }

  /// "$2 billion over the next decade".
  [[nodiscard]] bool spans_period(std::size_t at) const {
    if (!l_.is(s_, at, WordClass::determiner)) return false;
    for (std::size_t i = at + 1; i < s_.size() && i < at + 3; ++i) {
      const Match unit = l_.match(s_, i, WordClass::unit);
      if (unit && unit.entry->kind == "time") return true;
    }
    return false;
  }

  /// "a ten-year rise": how long it took, not how much it was.
  [[nodiscard]] bool lasts() const {
    const std::string& unit = f_.quantity.unit;
    return unit == "year" || unit == "month" || unit == "week" || unit == "day" || unit == "decade";
  }

  [[nodiscard]] bool follows_verb() const {
    const auto v = governing_verb();
    return v && v->at + v->verb.length >= lead_;
  }

  /// "50 percent less memory", "20 percent more students": the noun right behind the comparison. A
  /// single word there may be an adjective ("more expensive"), which its ending tells.
  [[nodiscard]] TokenRange compared_thing(std::size_t at) const {
    const TokenRange noun = subjects_.noun_phrase(at);
    if (noun.empty() || noun.begin != at) return {};
    const std::string_view w = s_.view(noun.end - 1);
    if (is_plural(s_, noun.end - 1, l_)) return noun;
    const bool traffic = noun.size() > 1 && !s_.view(noun.begin).ends_with("ly") &&
                         (w.ends_with("ic") || w.ends_with("al") || w.ends_with("ing"));
    if (traffic) return noun;  // "more website traffic"
    for (const std::string_view end :
         {"ive", "al", "ous", "ful", "ly", "ble", "ent", "ant", "ed", "ing", "ic", "ar", "te"}) {
      if (w.ends_with(end)) return {};
    }
    return noun;
  }

  [[nodiscard]] bool can_precede_noun() const {
    const UnitKind k = f_.quantity.unit_kind;
    return percent_like() || f_.hyphened || k == UnitKind::point || k == UnitKind::currency ||
           k == UnitKind::times;
  }

  /// A word that may stand between a figure and its change noun: "a 5 percent pay raise".
  [[nodiscard]] bool is_adjective(std::size_t at) const {
    return s_.tokens[at].kind == TokenKind::word && b_[at] == 0 &&
           !l_.is(s_, at, WordClass::preposition) && !l_.is(s_, at, WordClass::auxiliary) &&
           !l_.is(s_, at, WordClass::determiner) && !l_.is(s_, at, WordClass::verb);
  }

  /// "closed 3.4% lower", "was 0.5% higher at 7,245": against the day before.
  [[nodiscard]] bool on_a_market(std::size_t at) const {
    const Match m = l_.match_before(s_, lead_, WordClass::verb);
    const bool market = m && m.entry->kind == "market";
    return market || (word(at, "at") && l_.match_before(s_, lead_, WordClass::level_verb));
  }

  [[nodiscard]] bool changes_over_time(std::size_t from) const {
    for (std::size_t i = from; i < s_.size() && i < from + 8; ++i) {
      const bool year = s_.tokens[i].kind == TokenKind::number && s_.view(i).size() == 4;
      if (year || word(i, "year") || word(i, "month") || word(i, "week") || word(i, "earlier") ||
          word(i, "ago") || word(i, "before") || word(i, "previous") || word(i, "last") ||
          l_.is(s_, i, WordClass::month)) {
        return true;
      }
    }
    return false;
  }

  SubjectFinder subjects_;
};

}  // namespace

std::optional<Meaning> signed_percent(const MeaningScope& scope) {
  return ChangeCues(scope).sign();
}
std::optional<Meaning> annual_rate(const MeaningScope& scope) {
  return ChangeCues(scope).annual_rate();
}
std::optional<Meaning> change_noun_behind(const MeaningScope& scope) {
  return ChangeCues(scope).noun_behind();
}
std::optional<Meaning> change_noun_before(const MeaningScope& scope) {
  return ChangeCues(scope).noun_before();
}
std::optional<Meaning> particle_before(const MeaningScope& scope) {
  return ChangeCues(scope).particle();
}
std::optional<Meaning> discount(const MeaningScope& scope) { return ChangeCues(scope).saved(); }
std::optional<Meaning> comparison_behind(const MeaningScope& scope) {
  return ChangeCues(scope).comparison();
}

}  // namespace recount::extract
