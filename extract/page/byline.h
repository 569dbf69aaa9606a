// Names of people in what a page writes as a by-line.
//
//   read_byline("Posted on March 3, 2019 by Ana Ruiz and Ben Lee - 5 min read")   // both
//   read_byline("Ana Ruiz lives in Brooklyn and keeps bees.")                      // none
//
// Linear in the text, which is cut at 300 bytes. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recount::extract {

[[nodiscard]] std::vector<std::string> read_byline(std::string_view text);

/// The one word of a by-line that is an account's: "by happyface313". Empty if it is none.
[[nodiscard]] std::string read_account(std::string_view text);

/// Without "By", "Posted by" and the like, as often as they stand at the begin.
[[nodiscard]] std::string without_by(std::string_view text);

/// Whether `text` begins with a word that announces an author.
[[nodiscard]] bool begins_with_by(std::string_view text);

/// One name as a machine is told it: no address, no date, no label, no account that is nobody.
[[nodiscard]] bool may_be_author(std::string_view name);

/// Between two names: a comma, "and", "&".
[[nodiscard]] bool is_join(std::string_view text);

}  // namespace recount::extract
