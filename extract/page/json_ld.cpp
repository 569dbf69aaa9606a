// Depth is counted before anything is parsed. Then a list of all objects (top level, @graph, items
// of arrays) is walked once, breadth first; the first that is an article fills the fields.
#include "extract/page/json_ld.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "extract/page/ascii.h"
#include "extract/page/lines.h"

namespace recount::extract {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kDepth = 64;
constexpr std::size_t kMostObjects = 2000;
constexpr std::array<std::string_view, 12> kArticleTypes{
    "newsarticle",          "article",
    "reportagenewsarticle", "blogposting",
    "liveblogposting",      "analysisnewsarticle",
    "opinionnewsarticle",   "backgroundnewsarticle",
    "socialmediaposting",   "techarticle",
    "scholarlyarticle",     "report"};

std::size_t depth_of(std::string_view json) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '{' || c == '[')) {
      deepest = std::max(deepest, ++depth);
    } else if (!in_string && (c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

// Raw line breaks inside strings are the most common fault of JSON-LD on real pages.
std::string mended(std::string_view json) {
  std::string out(json);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  for (const std::string_view mark : {"<![CDATA[", "]]>", "<!--", "-->"}) {
    const std::size_t at = out.find(mark);
    if (at != std::string::npos) out.replace(at, mark.size(), mark.size(), ' ');
  }
  return out;
}

std::optional<char32_t> named_character(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 14> kNames{{{"amp", U'&'},
                                                                          {"quot", U'"'},
                                                                          {"apos", U'\''},
                                                                          {"lt", U'<'},
                                                                          {"gt", U'>'},
                                                                          {"nbsp", 0xA0},
                                                                          {"ndash", 0x2013},
                                                                          {"mdash", 0x2014},
                                                                          {"lsquo", 0x2018},
                                                                          {"rsquo", 0x2019},
                                                                          {"ldquo", 0x201C},
                                                                          {"rdquo", 0x201D},
                                                                          {"bdquo", 0x201E},
                                                                          {"hellip", 0x2026}}};
  for (const auto& [known, character] : kNames) {
    if (known == name) return character;
  }
  if (name.size() < 2 || name.size() > 8 || name.front() != '#') return std::nullopt;
  const bool hex = name[1] == 'x' || name[1] == 'X';
  const std::string_view digits = name.substr(hex ? 2 : 1);
  std::uint32_t value = 0;
  const auto [end, fault] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  const bool whole = fault == std::errc() && end == digits.data() + digits.size();
  const bool valid = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return whole && valid ? std::optional<char32_t>(value) : std::nullopt;
}

// Templates escape for HTML what is already JSON: "The clerk&#8217;s count".
std::string unescaped(const std::string& text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find('&'); at != std::string::npos; at = text.find('&', at + 1)) {
    const std::string_view rest = std::string_view(text).substr(at + 1, 10);
    const std::size_t end = rest.find(';');
    if (end == std::string_view::npos) continue;
    const auto character = named_character(rest.substr(0, end));
    if (!character) continue;
    out.append(text, copied, at - copied);
    core::append_utf8(out, *character);
    copied = at + end + 2;
  }
  return out.append(text, copied, std::string::npos);
}

std::string tidy_json(const std::string& text) { return tidy(unescaped(text)); }

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return tidy_json(found->get_ref<const std::string&>());
  if (found->is_array() && !found->empty() && found->front().is_string()) {
    return tidy_json(found->front().get_ref<const std::string&>());
  }
  return {};
}

bool has_type(const Json& object, std::string_view wanted) {
  const auto found = object.find("@type");
  if (found == object.end()) return false;
  const auto is = [&](const Json& type) {
    return type.is_string() && equals_ignoring_case(type.get_ref<const std::string&>(), wanted);
  };
  if (found->is_array()) return std::any_of(found->begin(), found->end(), is);
  return is(*found);
}

bool is_article(const Json& object) {
  return std::any_of(kArticleTypes.begin(), kArticleTypes.end(),
                     [&](std::string_view type) { return has_type(object, type); });
}

void add_author(std::vector<std::string>& authors, const Json& author) {
  std::string name;
  if (author.is_string()) name = tidy_json(author.get_ref<const std::string&>());
  if (author.is_object()) name = text_of(author, "name");
  if (!name.empty()) authors.push_back(std::move(name));
}

std::vector<std::string> organisations_of(const Json& article) {
  std::vector<std::string> names;
  const auto found = article.find("author");
  if (found == article.end()) return names;
  const auto add = [&](const Json& author) {
    // Whoever keeps a page of their own is often both.
    const bool is_one =
        author.is_object() && !has_type(author, "Person") &&
        (has_type(author, "Organization") || has_type(author, "NewsMediaOrganization"));
    if (is_one) add_author(names, author);
  };
  if (found->is_array()) {
    for (const Json& author : *found) add(author);
  } else {
    add(*found);
  }
  return names;
}

std::vector<std::string> authors_of(const Json& article) {
  std::vector<std::string> authors;
  const auto found = article.find("author");
  if (found == article.end()) return authors;
  if (!found->is_array()) {
    add_author(authors, *found);
    return authors;
  }
  for (const Json& author : *found) add_author(authors, author);
  return authors;
}

bool says_not_free(const Json& article) {
  const auto found = article.find("isAccessibleForFree");
  if (found == article.end()) return false;
  if (found->is_boolean()) return !found->get<bool>();
  return found->is_string() && equals_ignoring_case(found->get_ref<const std::string&>(), "false");
}

void fill(JsonLd& out, const Json& article) {
  out.is_article = true;
  out.headline = text_of(article, "headline");
  if (out.headline.empty()) out.headline = text_of(article, "name");
  out.authors = authors_of(article);
  out.organisations = organisations_of(article);
  out.published = text_of(article, "datePublished");
  out.modified = text_of(article, "dateModified");
  out.section = text_of(article, "articleSection");
  out.language = text_of(article, "inLanguage");
  out.description = text_of(article, "description");
  out.body = text_of(article, "articleBody");
  out.is_free = !says_not_free(article);
  const auto publisher = article.find("publisher");
  if (publisher != article.end() && publisher->is_object()) {
    out.site = text_of(*publisher, "name");
  }
}

// Objects of a page refer to each other by @id; an author is often given that way.
void resolve_author(JsonLd& out, const std::vector<const Json*>& objects, const Json& article) {
  const auto author = article.find("author");
  if (!out.authors.empty() || author == article.end()) return;
  const Json& reference = author->is_array() && !author->empty() ? author->front() : *author;
  if (!reference.is_object()) return;
  const std::string id = text_of(reference, "@id");
  for (const Json* object : objects) {
    if (id.empty() || text_of(*object, "@id") != id) continue;
    const std::string name = text_of(*object, "name");
    if (!name.empty()) return out.authors.push_back(name);
  }
}

// A recipe, a product or a bare web page has its date and author too; parts of a page have others.
void fill_others(JsonLd& out, const Json& object) {
  constexpr std::array<std::string_view, 6> kParts{"Comment",     "Review", "ImageObject",
                                                   "VideoObject", "Answer", "AudioObject"};
  if (std::any_of(kParts.begin(), kParts.end(),
                  [&](std::string_view type) { return has_type(object, type); })) {
    return;
  }
  if (out.other_published.empty()) out.other_published = text_of(object, "datePublished");
  if (out.other_authors.empty()) out.other_authors = authors_of(object);
}

std::vector<const Json*> objects_of(const std::vector<Json>& documents) {
  std::deque<const Json*> queue;
  std::vector<const Json*> objects;
  for (const Json& document : documents) queue.push_back(&document);
  while (!queue.empty() && objects.size() < kMostObjects) {
    const Json& next = *queue.front();
    queue.pop_front();
    if (next.is_array()) {
      for (const Json& item : next) queue.push_back(&item);
    }
    if (!next.is_object()) continue;
    objects.push_back(&next);
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      const auto inner = next.find(key);
      if (inner != next.end()) queue.push_back(&*inner);
    }
  }
  return objects;
}

}  // namespace

JsonLd read_json_ld(const std::vector<std::string>& blocks) {
  JsonLd out;
  std::vector<Json> documents;
  for (const std::string& block : blocks) {
    Json document = depth_of(block) > kDepth
                        ? Json(Json::value_t::discarded)
                        : Json::parse(mended(block), nullptr, /*allow_exceptions=*/false);
    if (document.is_discarded()) {
      ++out.bad_blocks;
    } else {
      documents.push_back(std::move(document));
    }
  }
  const std::vector<const Json*> objects = objects_of(documents);
  for (const Json* object : objects) {
    if (!is_article(*object)) continue;
    fill(out, *object);
    resolve_author(out, objects, *object);
    break;
  }
  for (const Json* object : objects) {
    fill_others(out, *object);
    if (out.site.empty() && (has_type(*object, "WebSite") || has_type(*object, "Organization"))) {
      out.site = text_of(*object, "name");
    }
  }
  return out;
}

}  // namespace recount::extract
