// Every country and territory that official series may name is known to the claims by its name.
#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "extract/claims.h"

using namespace recount;

namespace {

const extract::ClaimExtractor& extractor() {
  static const auto kExtractor = extract::ClaimExtractor::load();
  return *kExtractor;
}

std::string place_in(const std::string& text) {
  core::Article article;
  article.language = "en";
  article.text = text;
  const auto claims = extractor().read(article).claims;
  return claims.empty() ? "no claim" : claims.front().place.code;
}

}  // namespace

TEST_CASE("every country of ISO 3166 is known by name") {
  std::ifstream table(std::string(RECOUNT_SOURCE_DIR) + "/store/data/codes/places.csv");
  std::string line;
  std::getline(table, line);
  std::size_t known = 0;
  while (std::getline(table, line)) {
    const std::size_t first = line.find(',');
    const std::size_t second = line.find(',', first + 1);
    const std::string code = line.substr(0, first);
    const bool is_country = code.size() == 3 && second - first == 3;
    if (!is_country || code == "JEY") continue;  // a shirt, more often than the island
    const std::string name = line.substr(second + 1, line.find('|', second) - second - 1);
    INFO(name);
    CHECK(place_in("The population of " + name + " was about 50,000 in 2012.") == code);
    ++known;
  }
  CHECK(known >= 240);
}

TEST_CASE("what is called after a place is none") {
  CHECK(place_in("Output was $34.9 billion in 2010, the World Bank says.").empty());
  CHECK(place_in("World Cup crowds spent $34.9 billion in 2010.").empty());
  CHECK(place_in("The world spent $34.9 billion on it in 2010.") == "WLD");
  CHECK(place_in("The U.S. Virgin Islands had 107,000 residents in 2010.") == "VIR");
}
