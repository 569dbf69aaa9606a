// The article that a page describes in JSON-LD (schema.org).
//
//   JsonLd ld = read_json_ld({R"({"@type":"NewsArticle","headline":"A"})"});
//   ld.headline   // "A"
//
// Every block that is no JSON, or nests deeper than 64, is left out and counted. Pure; thread-safe.
#pragma once

#include <string>
#include <vector>

namespace recount::extract {

struct JsonLd {
  bool is_article = false;
  std::string headline;
  std::vector<std::string> authors;
  std::vector<std::string> organisations;  ///< … of the authors that are no people
  std::string published;
  std::string modified;
  std::string section;
  std::string language;
  std::string site;
  std::string description;
  std::string body;                        ///< articleBody, often truncated
  std::string other_published;             ///< of the first other object that has one
  std::vector<std::string> other_authors;  ///< … likewise
  bool is_free = true;
  std::size_t bad_blocks = 0;
};

[[nodiscard]] JsonLd read_json_ld(const std::vector<std::string>& blocks);

}  // namespace recount::extract
