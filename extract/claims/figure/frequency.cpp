// Three places: an adjective of the payment before the figure, an adverb in front of its clause, an
// adverb behind the verb that it is the subject of.
#include "extract/claims/figure/frequency.h"

#include <initializer_list>
#include <string_view>

#include "extract/claims/figure/unit.h"

namespace recount::extract {
namespace {

using core::UnitKind;

class FrequencyReader {
 public:
  FrequencyReader(const Sentence& s, const std::vector<int>& b, const Figure& f, const Language& l)
      : s_(s), b_(b), f_(f), l_(l) {}

  [[nodiscard]] std::string run() const {
    const UnitKind kind = f_.quantity.unit_kind;
    if (kind == UnitKind::currency) {
      if (auto name = of_payment(); !name.empty()) return name;
    }
    const bool amount =
        kind == UnitKind::currency || kind == UnitKind::count || kind == UnitKind::physical;
    if (!amount || f_.hyphened || definite()) return {};
    if (auto name = in_front(); !name.empty()) return name;
    return kind == UnitKind::count ? behind_verb() : std::string();
  }

 private:
  [[nodiscard]] bool word(std::size_t i, std::string_view w) const {
    return i < s_.size() && is_word(s_.view(i), w);
  }
  [[nodiscard]] bool any_word(std::size_t i, std::initializer_list<std::string_view> words) const {
    for (const std::string_view w : words) {
      if (word(i, w)) return true;
    }
    return false;
  }
  /// "the 12 members", "all 12": they are the same every time.
  [[nodiscard]] bool definite() const {
    return f_.begin > 0 && l_.is(s_, f_.begin - 1, WordClass::determiner) &&
           !any_word(f_.begin - 1, {"a", "an", "some"});
  }

  /// "annual", "monthly": the unit of time; empty for any other word.
  [[nodiscard]] std::string adjective(std::size_t i) const {
    const Match m = l_.match(s_, i, WordClass::per);
    const bool whole = m && m.entry->kind == "whole" && m.length == 1 && !word(i, "apiece");
    return whole ? m.entry->name : std::string();
  }

  [[nodiscard]] bool is_payment(std::size_t i) const {
    const Match m = l_.match(s_, i, WordClass::per);
    return m && m.entry->kind == "payment";
  }

  /// "36 monthly payments of £1,250": so many of them, not one a month for ever.
  [[nodiscard]] bool counted(std::size_t i) const {
    return i > 0 &&
           (s_.tokens[i - 1].kind == TokenKind::number || l_.is(s_, i - 1, WordClass::cardinal));
  }

  /// "a monthly minimum fee of around $12", "annual rent is $900".
  [[nodiscard]] std::string of_payment() const {
    constexpr std::size_t kReach = 5;
    constexpr std::size_t kAdjectives = 3;
    for (std::size_t i = f_.begin; i > 0 && i + kReach > f_.begin; --i) {
      const std::size_t noun = i - 1;
      if (is_payment(noun)) {
        for (std::size_t k = noun; k > 0 && k + kAdjectives > noun && b_[k] == 0; --k) {
          if (auto name = adjective(k - 1); !name.empty()) return counted(k - 1) ? "" : name;
        }
        return {};
      }
      const bool leads = l_.is(s_, noun, WordClass::preposition) ||
                         l_.is(s_, noun, WordClass::auxiliary) ||
                         l_.is(s_, noun, WordClass::hedge) || l_.is(s_, noun, WordClass::adverb);
      if (!leads || b_[noun] > 0) return {};
    }
    return {};
  }

  /// The unit of time behind "each" or "every" at `i`; `end` is moved behind it.
  [[nodiscard]] std::string every(std::size_t i, std::size_t& end) const {
    if (!any_word(i, {"each", "every"}) || i + 1 >= s_.size()) return {};
    const Match unit = l_.match(s_, i + 1, WordClass::unit);
    if (!unit || unit.entry->kind != "time" || unit.length != 1) return {};
    end = i + 2;
    return unit.entry->name;
  }

  /// "Every year, 1.2 trillion bricks are made": not "every year since 2010".
  [[nodiscard]] std::string in_front() const {
    constexpr std::size_t kReach = 8;
    std::size_t begin = f_.begin;
    while (begin > 0 && begin + kReach > f_.begin &&
           (b_[begin] == 0 || s_.is(begin, ",") || s_.is(begin - 1, ",")))
      --begin;
    for (std::size_t i = begin; i < f_.begin; ++i) {
      std::size_t end = i;
      std::string name = every(i, end);
      if (name.empty()) continue;
      const bool opens = i == 0 || b_[i] > 0 || s_.tokens[i].capital;
      if (!opens || any_word(end, {"since", "for", "until", "of"})) return {};
      for (std::size_t k = end + 1; k < f_.begin; ++k) {
        if (b_[k] > 0 && !s_.is(end, ",")) return {};
        if (k > end + 1 && b_[k] > 0) return {};
      }
      return name;
    }
    return {};
  }

  /// "die", "are killed", "diagnosed": what happens to so many, and no habit of theirs.
  [[nodiscard]] bool happens(std::size_t i) const {
    if (any_word(i, {"die", "died", "perish"})) return true;
    if (i < s_.size() && s_.view(i).ends_with("ed")) return true;
    const bool passive = any_word(i, {"are", "were", "get", "is", "be"});
    return passive && i + 1 < s_.size() &&
           (s_.view(i + 1).ends_with("ed") || s_.view(i + 1).ends_with("n") ||
            any_word(i + 1, {"lost", "hurt", "made", "sold", "built", "spent", "sent"}));
  }

  /// "5 million people die annually", "12 people are diagnosed each year".
  [[nodiscard]] std::string behind_verb() const {
    constexpr std::size_t kReach = 8;
    if (!happens(f_.end)) return {};
    for (std::size_t i = f_.end; i < s_.size() && i < f_.end + kReach && b_[i] == 0; ++i) {
      if (s_.tokens[i].kind == TokenKind::number) return {};
      std::size_t end = i + 1;
      std::string name = every(i, end);
      if (name.empty() && s_.view(i).ends_with("ly")) name = adjective(i);
      if (name.empty()) continue;
      const bool ends = end >= s_.size() || s_.tokens[end].kind == TokenKind::sign ||
                        l_.is(s_, end, WordClass::preposition) ||
                        l_.is(s_, end, WordClass::conjunction);
      return ends ? name : std::string();
    }
    return {};
  }

  const Sentence& s_;
  const std::vector<int>& b_;
  const Figure& f_;
  const Language& l_;
};

}  // namespace

std::string frequency_of(const Sentence& s, const std::vector<int>& b, const Figure& f,
                         const Language& l) {
  return FrequencyReader(s, b, f, l).run();
}

}  // namespace recount::extract
