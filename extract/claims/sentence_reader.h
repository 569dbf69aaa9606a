// From one sentence to its claims and statements: times, figures, meaning, place, period, speaker;
// then values.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/statement.h"
#include "extract/claims.h"
#include "extract/claims/context/memory.h"
#include "extract/claims/context/setting.h"
#include "extract/claims/figure/figure.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Notes once that a limit was met.
void raise(core::ArticleClaims& out, std::string_view flag);

/// References only: lives no longer than the language and article that it was made from.
class SentenceReader {
 public:
  SentenceReader(const Language& l, const core::Article& article, const ClaimOptions& options);

  /// Appends to `out` what the sentence at `span` says; `memory` carries from sentence to sentence.
  void read(std::string_view text, core::TextSpan span, core::Location where, Memory& memory,
            core::ArticleClaims& out) const;

 private:
  struct Scene;
  void add_statements(const Scene& scene, core::Location where, core::ArticleClaims& out) const;
  void add_figures(const Scene& scene, core::Location where, Memory& memory,
                   core::ArticleClaims& out) const;
  void add_left_out(const Scene& scene, const std::vector<NoFigure>& others, core::Location where,
                    core::ArticleClaims& out) const;
  void add_ranks(const Scene& scene, core::Location where, core::ArticleClaims& out) const;
  [[nodiscard]] core::Claim claim(const Scene& scene, const Figure& f, core::Location where,
                                  const Memory& memory) const;

  const Language& l_;
  std::optional<core::Date> published_;
  ClaimOptions options_;
};

}  // namespace recount::extract
