// From an article's text to its claims: every figure with its full meaning.
//
//   core::Result<extract::ClaimExtractor> extractor = extract::ClaimExtractor::load();
//   core::ArticleClaims found = extractor->read(article);
//   found.claims[0].quote   // "about 18 cases"
//
// `read` never changes the article; every span indexes the article's own strings as they are.
// Lexicons are compiled in (extract/data/<language>); `overrides` replaces files of the same name.
// A language is read for the first article in it; loading fails with file:line for a bad entry of
// an override. Reading never fails (limits: a sentence of 2,000 characters, 5,000 claims an
// article). Immutable after load; `read` may run on several threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "core/statement.h"

namespace recount::extract {

/// A data file given in place of a built-in one; `name` as below extract/data ("en/units.toml").
struct DataFile {
  std::string name;
  std::string bytes;
};

struct ClaimOptions {
  bool explain = false;   ///< fill Claim::trace
  bool left_out = false;  ///< fill ArticleClaims::left_out
};

class ClaimExtractor {
 public:
  [[nodiscard]] static core::Result<ClaimExtractor> load(
      const std::vector<DataFile>& overrides = {});
  ClaimExtractor(ClaimExtractor&&) noexcept;
  ClaimExtractor& operator=(ClaimExtractor&&) noexcept;
  ~ClaimExtractor();

  [[nodiscard]] core::ArticleClaims read(const core::Article& article,
                                         const ClaimOptions& options = {}) const;

 private:
  struct Lexicon;
  explicit ClaimExtractor(std::unique_ptr<const Lexicon> lexicon);
  std::unique_ptr<const Lexicon> lexicon_;
};

}  // namespace recount::extract
