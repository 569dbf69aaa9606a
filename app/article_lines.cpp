// The JSON parser itself refuses ill-formed UTF-8 and lone surrogates, so what it yields can be
// taken as it is.
#include "app/article_lines.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/utf8.h"

namespace recount::app {
namespace {

using core::ErrorKind;
using nlohmann::json;

/// Thrown and caught in this file only: the first field that is wrong ends the line.
struct BadField {
  std::string message;
};

const json* present(const json& line, const char* name) {
  const auto found = line.find(name);
  return found == line.end() || found->is_null() ? nullptr : &*found;
}

std::string text_field(const json& line, const char* name) {
  const json* value = present(line, name);
  if (value == nullptr) return {};
  if (!value->is_string()) throw BadField{std::string("\"") + name + "\" is not a text"};
  return value->get<std::string>();
}

/// Ids are often numbers.
std::string id_field(const json& line) {
  const json* value = present(line, "id");
  if (value != nullptr && value->is_number_integer()) return value->dump();
  return text_field(line, "id");
}

template <std::size_t N>
std::string first_of(const json& line, const std::array<const char*, N>& names) {
  for (const char* name : names) {
    std::string value = text_field(line, name);
    if (!value.empty()) return value;
  }
  return {};
}

std::vector<std::string> list_field(const json& line, const char* name) {
  const json* value = present(line, name);
  std::vector<std::string> list;
  if (value == nullptr) return list;
  if (!value->is_array()) throw BadField{std::string("\"") + name + "\" is not a list"};
  for (const json& item : *value) {
    if (!item.is_string()) {
      throw BadField{std::string("\"") + name + "\" holds something that is no text"};
    }
    list.push_back(item.get<std::string>());
  }
  return list;
}

core::Sourced sourced(std::string value) {
  if (value.empty()) return {};
  return {std::move(value), "input"};
}

core::Article article_of(const json& line) {
  core::Article a;
  a.id = id_field(line);
  a.url = text_field(line, "url");
  a.site = text_field(line, "site");
  a.title = sourced(text_field(line, "title"));
  a.authors = list_field(line, "authors");
  a.published = sourced(first_of(line, std::array{"published", "date", "article_date"}));
  a.language = first_of(line, std::array{"language", "lang"});
  a.standfirst = text_field(line, "standfirst");
  a.text = text_field(line, "text");
  a.captions = list_field(line, "captions");
  a.blocks = blocks_of(a.text);
  return a;
}

tl::unexpected<core::Error> bad_line(const std::string& where, const std::string& why) {
  return core::fail(ErrorKind::skip, "line_bad", where + ": " + why);
}

}  // namespace

core::Result<core::Article> article_of_line(std::string_view line, const std::string& where) {
  if (!core::is_valid_utf8(line)) return bad_line(where, "not UTF-8");
  try {
    const json parsed = json::parse(line);
    if (!parsed.is_object()) return bad_line(where, "not a JSON object");
    return article_of(parsed);
  } catch (const BadField& bad) {
    return bad_line(where, bad.message);
  } catch (const json::exception& broken) {
    return bad_line(where, std::string("not JSON: ") + broken.what());
  }
}

core::Result<core::Article> article_of_text(std::string text, const std::string& where) {
  if (text.find('\0') != std::string::npos) {
    return core::fail(ErrorKind::skip, "text_binary", where + ": binary data, not a text");
  }
  if (!core::is_valid_utf8(text)) {
    return core::fail(ErrorKind::skip, "text_not_utf8", where + ": not valid UTF-8");
  }
  core::Article a;
  a.text = std::move(text);
  a.blocks = blocks_of(a.text);
  a.charset = "UTF-8";
  return a;
}

std::vector<core::Block> blocks_of(std::string_view text) {
  std::vector<core::Block> blocks;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) blocks.push_back({core::BlockKind::paragraph, {begin, end}});
    begin = end + 1;
  }
  return blocks;
}

}  // namespace recount::app
