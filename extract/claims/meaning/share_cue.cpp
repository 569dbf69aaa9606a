#include "extract/claims/meaning/share_cue.h"

#include "extract/claims/figure/unit.h"
#include "extract/claims/meaning/subject.h"
#include "extract/claims/number/number.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::ClaimKind;
using core::Direction;
using core::Form;

class ShareCue : private MeaningScope {
 public:
  explicit ShareCue(const MeaningScope& scope) : MeaningScope(scope), subjects_(scope) {}

  [[nodiscard]] Meaning read() const {
    if (const std::size_t of = of_behind()) return of_a_whole(of + 1);
    const std::size_t first = s_.tokens[0].kind == TokenKind::sign ? 1 : 0;  // "- Among students,"
    const bool of_those = f_.begin > 1 && word(f_.begin - 1, ",") &&
                          (word(first, "of") || word(first, "among")) && percent_like();
    if (of_those) {
      Meaning found = decided(ClaimKind::share, Direction::none, {"of those"});
      found.subject = subjects_.noun_phrase(first + 1);
      return found;
    }
    if (acts()) {
      Meaning found = decided(ClaimKind::share, Direction::none, {"percent acts"});
      found.acts = true;
      return found;
    }
    if (f_.quantity.form == Form::fraction) {
      Meaning found{.kind = ClaimKind::share};
      const bool counts = f_.noun_end > f_.noun_begin;  // "one child in five"
      found.subject =
          counts ? TokenRange{f_.noun_begin, f_.noun_end} : subjects_.noun_phrase(f_.end);
      return found;
    }
    if (accounts()) return decided(ClaimKind::share, Direction::none, {"accounts for"});
    if (of_some()) return decided(ClaimKind::share, Direction::none, {"percent of some"});
    if (of_group()) return decided(ClaimKind::share, Direction::none, {"percent of a group"});
    if (share_named()) return decided(ClaimKind::share, Direction::none, {"share named"});
    return {};
  }

 private:
  /// The "of" behind the figure, or behind the second of two: "95 and 94 percent of shoppers"; 0 =
  /// there is none.
  [[nodiscard]] std::size_t of_behind() const {
    if (word(f_.end, "of")) return f_.end;
    const bool part = word(f_.end, "cut") || word(f_.end, "share") || word(f_.end, "slice") ||
                      word(f_.end, "portion") || word(f_.end, "chunk");
    if (part && word(f_.end + 1, "of")) return f_.end + 1;
    if (!word(f_.end, "and") && !word(f_.end, "or")) return 0;
    const auto second = parse_number(s_, f_.end + 1, l_);
    const auto unit = second ? unit_after(s_, second->end, l_, second->digits) : std::nullopt;
    const bool percent = unit && unit->kind == core::UnitKind::percent;
    return percent && word(unit->end, "of") ? unit->end : 0;
  }

  /// "coal accounted for 51%", "men make up 40 percent": of the whole.
  [[nodiscard]] bool accounts() const {
    if (f_.quantity.unit_kind != core::UnitKind::percent || lead_ == 0) return false;
    if (preposition_ == "for") return lead_ > 1 && s_.view(lead_ - 2).starts_with("account");
    const Match phrasal = l_.match_before(s_, lead_, WordClass::verb);
    if (phrasal && phrasal.entry->phrase.starts_with("ma") &&
        phrasal.entry->phrase.ends_with(" up"))
      return true;
    return s_.view(lead_ - 1).starts_with("comprise") ||
           s_.view(lead_ - 1).starts_with("constitute");
  }

  /// "the richest 1 percent", "the bottom half".
  [[nodiscard]] bool of_some() const {
    return f_.begin > 1 && l_.is(s_, f_.begin - 2, WordClass::determiner) &&
           (l_.is(s_, f_.begin - 1, WordClass::superlative) || word(f_.begin - 1, "bottom"));
  }

  /// "Renters (53%) and owners (40%)", "18-24 (20%)": how many of them; "Rates (5%)" are a level.
  [[nodiscard]] bool of_group() const {
    const bool bracket = f_.begin > 1 && s_.is(f_.begin - 1, "(") && s_.is(f_.end, ")");
    if (!bracket) return false;
    const std::size_t i = f_.begin - 2;
    const bool ages = i > 1 && s_.tokens[i].kind == TokenKind::number &&
                      s_.tokens[i - 2].kind == TokenKind::number && s_.is(i - 1, "-");
    return ages || (is_plural(s_, i, l_) && !l_.is(s_, i, WordClass::level_noun) &&
                    !l_.is(s_, i, WordClass::change_noun));
  }

  [[nodiscard]] Meaning of_a_whole(std::size_t whole) const {
    const bool part = whole == f_.end + 2;  // "a 30% cut of sales"
    if (!part && ratio_base(whole))
      return decided(ClaimKind::ratio, Direction::none, {"ratio to an amount"});
    Meaning found = decided(ClaimKind::share, Direction::none, {"share of a group"});
    found.subject = subjects_.noun_phrase(whole);
    found.compares = found.subject.empty() && (word(whole, "those") || word(whole, "them"));
    return found;
  }

  /// "61 percent voted yes": the percent is the subject of its clause.
  [[nodiscard]] bool acts() const {
    const bool opens =
        f_.begin == 0 || b_[f_.begin] > 0 || l_.is(s_, f_.begin - 1, WordClass::conjunction);
    // ", with 77% using the app".
    const bool with = f_.begin > 0 && (word(f_.begin - 1, "with") || word(f_.begin - 1, "and"));
    if (with && f_.end + 1 < s_.size() && s_.view(f_.end).size() > 4 &&
        s_.view(f_.end).ends_with("ing") && !is_noun_head(f_.end))
      return true;
    const bool did = f_.end < s_.size() && s_.view(f_.end).ends_with("ed") &&
                     (f_.end + 1 >= s_.size() || !is_noun_word(s_, f_.end + 1, l_));
    return opens && f_.end < s_.size() &&
           (did || l_.is(s_, f_.end, WordClass::verb) || l_.is(s_, f_.end, WordClass::auxiliary) ||
            l_.is(s_, f_.end, WordClass::speech_verb));
  }

  /// "17% housing growth" ends in a noun; "77% using the app" goes on.
  [[nodiscard]] bool is_noun_head(std::size_t i) const {
    return s_.tokens[i + 1].kind == TokenKind::sign || is_noun_word(s_, i + 1, l_);
  }

  SubjectFinder subjects_;
};

}  // namespace

Meaning share_or_level(const MeaningScope& scope) { return ShareCue(scope).read(); }

}  // namespace recount::extract
