// Every list that the program names must be there and must not be empty: a misspelt key is told at
// once instead of being a list that never matches.
#include "extract/page/metadata_words.h"

#include <toml++/toml.h>

#include <stdexcept>

#include "extract/data_files.h"

namespace recount::extract {
namespace {

constexpr std::string_view kFile = "page/metadata.toml";

toml::table parsed() {
  for (const core::EmbeddedFile& file : data_files()) {
    if (file.name == kFile) return toml::parse(file.bytes, kFile);
  }
  throw std::runtime_error("no built-in file " + std::string(kFile));
}

MetadataWords::Words words(const toml::table& file, std::string_view table, std::string_view key) {
  MetadataWords::Words out;
  if (const toml::array* list = file[table][key].as_array()) {
    for (const toml::node& item : *list) out.push_back(item.value_or(std::string()));
  }
  if (out.empty()) {
    throw std::runtime_error(std::string(kFile) + ": no words in " + std::string(table) + "." +
                             std::string(key));
  }
  return out;
}

}  // namespace

MetadataWords MetadataWords::load() {
  const toml::table file = parsed();
  MetadataWords out;
  out.published_meta = words(file, "published", "meta");
  out.weak_published_meta = words(file, "published", "weak_meta");
  out.published_keys = words(file, "published", "keys");
  out.published_attributes = words(file, "published", "attributes");
  out.dated_names = words(file, "published", "names");
  out.date_labels = words(file, "published", "labels");
  out.modified_meta = words(file, "modified", "meta");
  out.author_meta = words(file, "author", "meta");
  out.author_names = words(file, "author", "names");
  out.before_author = words(file, "author", "before");
  out.not_names = words(file, "author", "not_names");
  out.author_roles = words(file, "author", "roles");
  out.name_particles = words(file, "author", "particles");
  out.author_joins = words(file, "author", "joins");
  out.author_labels = words(file, "author", "labels");
  out.heading_labels = words(file, "title", "labels");
  out.brand_names = words(file, "title", "brands");
  out.title_separators = words(file, "title", "separators");
  return out;
}

const MetadataWords& metadata_words() {
  static const MetadataWords shared = MetadataWords::load();
  return shared;
}

}  // namespace recount::extract
