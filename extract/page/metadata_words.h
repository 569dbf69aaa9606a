// The names and words by which pages tell their facts: of meta elements, keys, classes.
//
//   for (const std::string& name : metadata_words().published_meta) …
//
// Read once from extract/data/page/metadata.toml; a bad built-in file throws at first use (a broken
// build). Immutable; thread-safe.
#pragma once

#include <string>
#include <vector>

namespace recount::extract {

struct MetadataWords {
  using Words = std::vector<std::string>;

  Words published_meta;
  Words weak_published_meta;
  Words published_keys;
  Words published_attributes;
  Words dated_names;  ///< parts of class names of elements that hold a date
  Words date_labels;  ///< lower case; before a date in a line of text
  Words modified_meta;

  Words author_meta;
  Words author_names;    ///< parts of class names of elements that hold by-lines
  Words before_author;   ///< RE2 patterns
  Words not_names;       ///< lower case
  Words author_roles;    ///< lower case
  Words name_particles;  ///< lower case
  Words author_joins;    ///< between two names, with their blanks
  Words author_labels;   ///< of twitter:label1

  Words heading_labels;    ///< parts of class names within a heading
  Words brand_names;       ///< … of a heading that names the site
  Words title_separators;  ///< with their blanks

  static MetadataWords load();
};

[[nodiscard]] const MetadataWords& metadata_words();

}  // namespace recount::extract
