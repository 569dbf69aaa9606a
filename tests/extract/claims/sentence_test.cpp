#include "extract/claims/sentence/sentence.h"

#include "tests/extract/claims/english.h"

using namespace recount::extract;

namespace {

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& span : split_sentences(text, test::english().abbreviations())) {
    out.emplace_back(span.of(text));
  }
  return out;
}

}  // namespace

TEST_CASE("a stop ends a sentence unless an abbreviation or a small letter says otherwise") {
  using Row = std::pair<std::string, std::vector<std::string>>;
  const auto& [text, expected] = GENERATE(values<Row>({
      {"It rose. It fell.", {"It rose.", "It fell."}},
      {"Mr. Lee paid $1.2 bn. It was late.", {"Mr. Lee paid $1.2 bn.", "It was late."}},
      {"J. Smith left. He ran.", {"J. Smith left.", "He ran."}},
      {"He lives in the U.S. The rest do not.", {"He lives in the U.S.", "The rest do not."}},
      {"The W.M. Lee Fund is in L.A. It gave.", {"The W.M. Lee Fund is in L.A.", "It gave."}},
      {"It began on Dec. 9. It ended.", {"It began on Dec. 9.", "It ended."}},
      {"It cost 5 U.S. dollars.", {"It cost 5 U.S. dollars."}},
      {"“It rose.” He left.", {"“It rose.”", "He left."}},
      {"First line\nSecond line", {"First line", "Second line"}},
      {"At 9 a.m. on Monday it opened.", {"At 9 a.m. on Monday it opened."}},
      {"Really?! Yes.", {"Really?!", "Yes."}},
  }));
  CHECK(sentences(text) == expected);
}

TEST_CASE("a text without any stop is cut before a sentence grows without bound") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "word ";
  const auto found = sentences(text);
  REQUIRE(found.size() > 5);
  for (const auto& s : found) CHECK(s.size() <= kSentenceBytes + 80);
}
