// A finding: one check of stated figures against each other or against a baseline.
//
//   if (finding.is_alarm()) tell_the_editor(finding.message, finding.arithmetic);
//
// Never "this is false": a finding says that figures do not agree, and shows the arithmetic. Plain
// value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/interval.h"
#include "core/span.h"

namespace recount::core {

enum class Verdict { consistent, needs_review, inconsistent, not_checkable };
enum class Severity { none, low, medium, high };

/// One of the figures that a finding speaks of; `text` is the exact quote at `where`.
struct Mention {
  Location where;
  std::string text;

  bool operator==(const Mention&) const = default;
};

/// The official figure that a claim was held against.
struct BaselineFigure {
  std::string series_id;
  Period period;
  double value = 0;
  std::string source;
  std::string vintage;  ///< ISO date of publication, or empty
  std::string url;

  bool operator==(const BaselineFigure&) const = default;
};

/// What another article says, or what this one said in an earlier version.
struct OtherFigure {
  std::string article;  ///< its URL, or its id where it has none
  std::string title;
  std::string published;  ///< ISO date, or empty
  int version = 0;        ///< the earlier version of the same article; 0: another article
  std::string quote;
  std::string sentence;

  bool operator==(const OtherFigure&) const = default;
};

struct Finding {
  std::string rule;  ///< "I-LEVELS-PCT", "B-VALUE", …
  Verdict verdict = Verdict::not_checkable;
  Severity severity = Severity::none;
  std::string message;     ///< one sentence for an editor
  std::string arithmetic;  ///< one line that a pocket calculator reproduces
  std::string diagnosis;   ///< "digit_transposition", … or empty
  std::string suggestion;  ///< "13 % should be 16 %", or empty
  Interval computed;
  Interval stated;
  std::string unit;
  bool only_by_rounding = false;  ///< holds only thanks to rounding
  std::vector<Mention> mentions;
  std::vector<std::size_t> claims;  ///< indices into the article's claims
  std::optional<BaselineFigure> baseline;
  std::optional<OtherFigure> other;  ///< of `X-` rules
  std::string fingerprint;  ///< stable across re-crawls and small edits; changes with a figure

  /// What reaches the editor by default.
  [[nodiscard]] bool is_alarm() const { return severity >= Severity::medium; }

  bool operator==(const Finding&) const = default;
};

[[nodiscard]] constexpr std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::consistent: return "consistent";
    case Verdict::needs_review: return "needs_review";
    case Verdict::inconsistent: return "inconsistent";
    case Verdict::not_checkable: break;
  }
  return "not_checkable";
}

/// Empty for `none`.
[[nodiscard]] constexpr std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::low: return "low";
    case Severity::medium: return "medium";
    case Severity::high: return "high";
    case Severity::none: break;
  }
  return "";
}

}  // namespace recount::core
