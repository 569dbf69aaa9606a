// Articles with a figure in every clause, cut anywhere: what no newspaper prints, and what the
// rules must read without looking beyond a sentence. The sanitizers watch.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/analysis.h"

using namespace recount;

namespace {

std::vector<std::string> snippets() {
  std::ifstream in(RECOUNT_SOURCE_DIR "/tests/eval/checking-gold.jsonl");
  std::vector<std::string> texts;
  for (std::string line; std::getline(in, line);)
    texts.push_back(nlohmann::json::parse(line)["text"].get<std::string>());
  return texts;
}

/// Snippets from `first` on, without their first bytes, so that sentences begin anywhere.
core::Article article_of(const std::vector<std::string>& texts, std::size_t first,
                         std::size_t cut) {
  constexpr std::size_t kSnippets = 20;
  core::Article article;
  article.language = "en";
  article.title.value = texts[first].substr(0, 60);
  for (std::size_t i = first; i < std::min(first + kSnippets, texts.size()); ++i) {
    const std::size_t space = texts[i].find(' ', std::min(cut, texts[i].size()));
    article.text += texts[i].substr(space == std::string::npos ? 0 : space + 1) + ' ';
  }
  article.outcome = core::Outcome::article;
  return article;
}

}  // namespace

TEST_CASE("every figure of a finding stands in the text, however dense it is and wherever cut") {
  const auto analyser = app::Analyser::load({});
  REQUIRE(analyser);
  const std::vector<std::string> texts = snippets();
  REQUIRE(texts.size() > 1000);
  constexpr std::size_t kStep = 37;  // snippets from article to article
  std::size_t findings = 0;
  for (std::size_t first = 0; first < texts.size(); first += kStep) {
    const auto done =
        analyser->analyse(article_of(texts, first, 7 * (first % 11)), app::Depth::findings);
    REQUIRE(!done.problem);
    for (const core::Finding& f : done.findings) {
      for (const core::Mention& m : f.mentions) CHECK(done.article.quote(m.where) == m.text);
    }
    findings += done.findings.size();
  }
  CHECK(findings > texts.size() / 10);
}
