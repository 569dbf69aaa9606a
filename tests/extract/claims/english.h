// The English lexicon, loaded once for all tests of extract/claims.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/claims.h"
#include "extract/claims/sentence/language.h"
#include "extract/data_files.h"

namespace recount::extract::test {

inline Language load_folder(std::string_view folder) {
  std::vector<Language::File> files;
  for (const core::EmbeddedFile& f : data_files()) {
    if (f.name.starts_with(folder)) files.push_back({std::string(f.name), f.bytes});
  }
  auto language = Language::load(files);
  REQUIRE(language.has_value());
  return std::move(*language);
}

inline const Language& english() {
  static const Language language = load_folder("en/");
  return language;
}

inline const ClaimExtractor& extractor() {
  static const ClaimExtractor e = [] {
    auto loaded = ClaimExtractor::load();
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
  }();
  return e;
}

inline std::vector<core::Claim> claims_of(const std::string& text,
                                          const std::string& published = {},
                                          const std::string& language = "en") {
  core::Article article;
  article.text = text;
  article.language = language;
  article.published.value = published;
  return extractor().read(article).claims;
}

/// The only claim of a sentence.
inline core::Claim claim_of(const std::string& text, const std::string& published = {}) {
  const auto claims = claims_of(text, published);
  INFO(text);
  REQUIRE(claims.size() == 1);
  return claims.front();
}

}  // namespace recount::extract::test
