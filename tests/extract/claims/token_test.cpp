#include "extract/claims/sentence/token.h"

#include <unicode/locid.h>

#include "tests/extract/claims/english.h"

using namespace recount::extract;

namespace {

std::vector<std::string> tokens(const std::string& text) {
  std::vector<std::string> out;
  for (const Token& t : split_tokens(text, {0, text.size()}, NumberStyle{})) {
    out.emplace_back(t.span.of(text));
  }
  return out;
}

}  // namespace

TEST_CASE("a token is a word, a number with its marks, or a sign") {
  using Row = std::pair<std::string, std::vector<std::string>>;
  const auto& [text, expected] = GENERATE(values<Row>({
      {"about 18 cases", {"about", "18", "cases"}},
      {"$3bn", {"$", "3", "bn"}},
      {"1,234.5 and 12,34,567", {"1,234.5", "and", "12,34,567"}},
      {"It cost 5.", {"It", "cost", "5", "."}},
      {"Germany's share", {"Germany", "'s", "share"}},
      {"Germany’s share", {"Germany", "’s", "share"}},
      {"don't", {"don't"}},
      {"twenty-three", {"twenty", "-", "three"}},
      {"MH370 left", {"MH370", "left"}},
      {"US$5 or $US55", {"US", "$", "5", "or", "$", "US", "55"}},
      {"version 3.11.2", {"version", "3.11.2"}},
      {"10\u00a0000 people", {"10\u00a0000", "people"}},
      {"Größe 5", {"Größe", "5"}},
  }));
  CHECK(tokens(text) == expected);
}

TEST_CASE("a token never leaves the range that was asked for") {
  const std::string text = "abc 12345";
  const auto found = split_tokens(text, {0, 6}, NumberStyle{});
  REQUIRE(found.size() == 2);
  CHECK(found[1].span.of(text) == "12");
}

TEST_CASE("a comma language reads its own marks") {
  const std::string text = "1.234,5 Euro";
  const auto found = split_tokens(text, {0, text.size()}, NumberStyle{',', '.', false});
  CHECK(found.front().span.of(text) == "1.234,5");
}

TEST_CASE("arbitrary bytes become tokens inside the text") {
  std::string bytes;
  unsigned state = 12345;
  for (int i = 0; i < 4000; ++i) {
    state = state * 1103515245U + 12345U;
    bytes.push_back(static_cast<char>(state >> 16U));
  }
  std::size_t last = 0;
  for (const Token& t : split_tokens(bytes, {0, bytes.size()}, NumberStyle{})) {
    REQUIRE(t.span.begin >= last);
    REQUIRE(t.span.end > t.span.begin);
    REQUIRE(t.span.end <= bytes.size());
    last = t.span.end;
  }
}

TEST_CASE("a word with an apostrophe inside is known as a contraction") {
  const std::string text = "They don't, we’ll, Germany's rock'n'roll ones";
  std::vector<std::string> contracted;
  for (const Token& t : split_tokens(text, {0, text.size()}, NumberStyle{})) {
    if (t.contracted) contracted.emplace_back(t.span.of(text));
  }
  CHECK(contracted == std::vector<std::string>{"don't", "we’ll", "rock'n'roll"});
}

TEST_CASE("no token is empty: a full stop that divides nothing is a sign") {
  NumberStyle spanish;
  spanish.group = '.';
  spanish.decimal = ',';
  const std::string text = "Cuesta .234, dijo.";
  const auto found = split_tokens(text, {0, text.size()}, spanish);
  REQUIRE(found.size() == 6);
  CHECK(found[1].span.of(text) == ".");
  CHECK(found[2].span.of(text) == "234");
}

TEST_CASE("letters are folded to lower case, typographic apostrophes and hyphens to plain ones") {
  CHECK(lower_case("Don’t") == "don't");
  CHECK(lower_case("ÉCOLE") == "école");
  CHECK(lower_case("Twenty\u2011Three") == "twenty-three");
  CHECK(lower_case("“") == "“");
}

TEST_CASE("letters are folded alike whatever the machine's language is") {
  const icu::Locale before = icu::Locale::getDefault();
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale::setDefault(icu::Locale("tr"), status);
  CHECK(lower_case("QUÉBEC CITIES") == "québec cities");  // Turkish has a dotless i
  icu::Locale::setDefault(before, status);
}

TEST_CASE("a number word right behind a typographic quote is seen") {
  CHECK(test::claims_of("“Two thirds of the voters stayed at home.”").size() == 1);
}

TEST_CASE(
    "a sentence tells at once whether a number can stand in it, and phrases of which classes") {
  const auto read = [](const std::string& text) {
    const Sentence s = test::english().read(text, {0, text.size()});
    return std::pair{s.numeric, s.may_hold(class_bit(WordClass::change_verb))};
  };
  CHECK(read("The harbour slept.") == std::pair{false, false});
  CHECK(read("The harbour grew.") == std::pair{false, true});
  CHECK(read("The harbour has 9 cranes.") == std::pair{true, false});
  CHECK(read("Two'll do.") == std::pair{true, false});
  CHECK(read("A few dozen sang.") == std::pair{true, false});
}

TEST_CASE("a currency code glued to its amount is no contraction, whatever stands behind") {
  const std::string text = "Some paid USD10'ish for it.";
  const Sentence s = test::english().read(text, {0, text.size()});
  REQUIRE(s.size() > 3);
  CHECK(s.view(2) == "USD");
  CHECK_FALSE(s.tokens[2].contracted);
}
