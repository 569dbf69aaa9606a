#include "extract/claims/sentence/vocabulary.h"

#include <catch2/catch.hpp>

using namespace recount::extract;

TEST_CASE("every word of a vocabulary keeps its number, however many and however long") {
  Vocabulary words;
  constexpr int kWords = 5000;
  std::vector<std::uint32_t> ids;
  const auto word = [](int i) {
    return std::string(static_cast<std::size_t>(i % 45), 'x') + std::to_string(i);
  };
  for (int i = 0; i < kWords; ++i) ids.push_back(words.add(word(i)));
  CHECK(words.size() == kWords);
  for (int i = 0; i < kWords; ++i) {
    REQUIRE(words.add(word(i)) == ids[static_cast<std::size_t>(i)]);
    REQUIRE(words.find(word(i)) == ids[static_cast<std::size_t>(i)]);
  }
  CHECK(words.find("x") == 0);
  CHECK(words.find(std::string(40, 'y')) == 0);
  CHECK(words.find(std::string(1, '\0')) == 0);
}

TEST_CASE("a word is found in whatever case it is written") {
  Vocabulary words;
  const auto& [lower, written] = GENERATE(values<std::pair<std::string, std::string>>({
      {"a", "A"},
      {"us", "US"},
      {"the", "The"},
      {"zinc", "ZinC"},
      {"percent", "PERCENT"},
      {"children", "Children"},
      {"governments", "Governments"},
      {"responsibilities", "RESPONSIBILITIES"},    // sixteen letters
      {"misunderstandings", "MisUnderstandings"},  // and one more
      {"don't", "Don’t"},
      {"twenty-three", "Twenty\u2010Three"},
      {"größe", "GRÖßE"},
      {"год", "Год"},
  }));
  const std::uint32_t id = words.add(lower);
  CHECK(words.find(lower) == id);
  CHECK(words.find(written) == id);
}

TEST_CASE("only the letters of a word have two cases, and no word is taken for another") {
  Vocabulary words;
  for (const char* word : {"[x", "{2", "@", "abcd", "abcdefgh", "abcdefghabcdefgh", "aab"})
    words.add(word);
  for (const char* other : {"{x", "[2", "`", "abc", "abcdabcd", "abcdefg", "abcdefghbcdefgh",
                            "abcdefghxabcdefgh", "abb", "ab", "", "год"}) {
    CAPTURE(other);
    CHECK(words.find(other) == 0);
  }
}

TEST_CASE("the bytes around a word are no part of it") {
  Vocabulary words;
  const std::uint32_t id = words.add("rate");
  const std::string text = "xxrateyyyyyyyy";
  CHECK(words.find(std::string_view(text).substr(2, 4)) == id);
  CHECK(words.find(std::string_view(text).substr(2, 5)) == 0);
}
