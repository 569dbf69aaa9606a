#include "core/utf8.h"

#include <catch2/catch.hpp>

using namespace recount::core;

TEST_CASE("well-formed text is valid") {
  const char* text = GENERATE("", "plain", "caf\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80");
  CAPTURE(text);
  CHECK(is_valid_utf8(text));
  CHECK(repair_utf8(text) == text);
}

TEST_CASE("ill-formed text is noticed and repaired") {
  const auto [bad, repaired] = GENERATE(table<std::string, std::string>({
      {"a\x80z", "a\xEF\xBF\xBDz"},                              // stray continuation
      {"a\xC3", "a\xEF\xBF\xBD"},                                // cut
      {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},                  // overlong
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // surrogate
      {"\xE2\x82z", "\xEF\xBF\xBDz"},                            // a maximal subpart is one U+FFFD
      {"\xF5\x80", "\xEF\xBF\xBD\xEF\xBF\xBD"},                  // beyond U+10FFFF
  }));
  CAPTURE(bad);
  CHECK_FALSE(is_valid_utf8(bad));
  CHECK(repair_utf8(bad) == repaired);
  CHECK(is_valid_utf8(repaired));
}

TEST_CASE("an error after a long ASCII run is still found") {
  CHECK_FALSE(is_valid_utf8(std::string(1000, 'a') + "\xFF"));
  CHECK_FALSE(is_valid_utf8(std::string(1000, 'a') + "\xFF" + std::string(1000, 'b')));
}

TEST_CASE("code points survive a round trip") {
  for (char32_t c = 0; c <= 0x10FFFF; c += 37) {
    std::string text;
    append_utf8(text, c);
    const DecodedCodePoint back = decode_utf8(text, 0);
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    CHECK(back.value == (surrogate ? 0xFFFD : c));
    CHECK(back.length == text.size());
  }
}

TEST_CASE("byte offsets become code-point offsets") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "a\xC3\xA9\xE2\x82\xAC";
  const CodePointIndex index(text);
  for (std::size_t i = 0; i < 100; ++i) {
    CHECK(index.code_points(i * 6) == i * 3);
    CHECK(index.code_points(i * 6 + 1) == i * 3 + 1);
    CHECK(index.code_points(i * 6 + 3) == i * 3 + 2);
  }
  CHECK(index.code_points(text.size()) == 300);
  CHECK(index.code_points(text.size() + 99) == 300);
}
