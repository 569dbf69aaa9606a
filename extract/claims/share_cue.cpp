#include "extract/claims/share_cue.h"

#include "extract/claims/subject.h"

namespace recount::extract {
namespace {

using core::ClaimKind;
using core::Direction;
using core::Form;

class ShareCue : private MeaningScope {
 public:
  explicit ShareCue(const MeaningScope& scope) : MeaningScope(scope), subjects_(scope) {}

  [[nodiscard]] Meaning read() const {
    if (word(f_.end, "of")) return of_a_whole();
    if (f_.quantity.form == Form::fraction) {
      Meaning found{.kind = ClaimKind::share};
      found.subject = subjects_.noun_phrase(f_.end);
      return found;
    }
    if (acts()) return decided(ClaimKind::share, Direction::none, {"percent acts"});
    const bool of_those = f_.begin > 1 && word(f_.begin - 1, ",") && word(0, "of");
    if (of_those) return decided(ClaimKind::share, Direction::none, {"of those"});
    if (share_named()) return decided(ClaimKind::share, Direction::none, {"share named"});
    return {};
  }

 private:
  [[nodiscard]] Meaning of_a_whole() const {
    if (ratio_base(f_.end + 1))
      return decided(ClaimKind::ratio, Direction::none, {"ratio to an amount"});
    Meaning found = decided(ClaimKind::share, Direction::none, {"share of a group"});
    found.subject = subjects_.noun_phrase(f_.end + 1);
    return found;
  }

  /// "61 percent voted yes": the percent is the subject of its clause.
  [[nodiscard]] bool acts() const {
    const bool opens =
        f_.begin == 0 || b_[f_.begin] > 0 || l_.is(s_, f_.begin - 1, WordClass::conjunction);
    return opens && f_.end < s_.size() &&
           (l_.is(s_, f_.end, WordClass::verb) || l_.is(s_, f_.end, WordClass::auxiliary) ||
            l_.is(s_, f_.end, WordClass::speech_verb));
  }

  SubjectFinder subjects_;
};

}  // namespace

Meaning share_or_level(const MeaningScope& scope) { return ShareCue(scope).read(); }

}  // namespace recount::extract
