#include <algorithm>

#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;

namespace {

std::vector<std::string> quotes(const std::string& text, const std::string& language) {
  std::vector<std::string> out;
  for (const core::Claim& c : test::claims_of(text, {}, language)) out.push_back(c.quote);
  return out;
}

}  // namespace

TEST_CASE("every example of every lexicon file comes out as it says") {
  std::size_t examples = 0;
  for (const core::EmbeddedFile& f : data_files()) {
    const std::string name(f.name);
    if (name.find('/') != 2) continue;
    const Language language = test::load_folder(name.substr(0, 3));
    for (const Example& e : language.examples()) {
      if (e.file != name) continue;
      INFO(e.file << ": " << e.text);
      CHECK(quotes(e.text, name.substr(0, 2)) == e.claims);
      ++examples;
    }
  }
  CHECK(examples >= 10);
}

TEST_CASE("a bad lexicon is refused with its file and line") {
  using Row = std::pair<std::string, std::string>;
  const auto& [bytes, message] = GENERATE(values<Row>({
      {"[[unit]]\nname = \"x\"\n", "en/x.toml:1: \"words\" is missing"},
      {"\n[[nonsense]]\nwords = [\"a\"]\n", "en/x.toml:2: unknown section \"nonsense\""},
      {"[[hedge]]\nwords = [\"a\"]\nhedge = \"maybe\"\n", "en/x.toml:1: unknown hedge"},
      {"words = [", "en/x.toml:1: "},
  }));
  const auto loaded = Language::load({{"en/x.toml", bytes}});
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().kind == core::ErrorKind::fix_input);
  CHECK_THAT(loaded.error().message, Catch::StartsWith(message));
}

TEST_CASE("a file given by hand replaces the one compiled in") {
  const auto e = ClaimExtractor::load(
      {{"en/units.toml",
        "[[unit]]\nwords = [\"smoots\"]\nname = \"smoot\"\nkind = \"physical\"\n"}});
  REQUIRE(e);
  core::Article a;
  a.text = "The bridge is 364 smoots long.";
  a.language = "en";
  const auto claims = e->read(a).claims;
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].quantity.unit == "smoot");
}

TEST_CASE("a bad entry of a file given by hand is told at once, whatever its language") {
  const auto loaded = ClaimExtractor::load({{"de/units.toml", "[[unit]]\nname = \"smoot\"\n"}});
  REQUIRE_FALSE(loaded);
  CHECK_THAT(loaded.error().message, Catch::StartsWith("de/units.toml:1: "));
}

TEST_CASE("a claim explained names the entries of its number, range, per and unit") {
  core::Article article;
  article.text = "About three to four million litres a day were sold.";
  const auto claims = test::extractor().read(article, {.explain = true}).claims;
  REQUIRE(claims.size() == 1);
  const auto& trace = claims[0].trace;
  for (const std::string_view step :
       {"number \"three\" (en/numbers.toml)", "number \"million\" (en/numbers.toml)",
        "range \"to\" (en/words.toml)", "per \"a\" (en/units.toml)",
        "unit \"litres\" (en/units.toml)", "modifier \"about\" (en/words.toml)"}) {
    INFO(step);
    CHECK(std::find(trace.begin(), trace.end(), step) != trace.end());
  }
  CHECK(test::extractor().read(article).claims[0].trace.empty());
}
