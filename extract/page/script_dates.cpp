// One pattern over all keys: a key, its colon or equals sign, a quoted value that begins like a
// date. Backslashes are those of JSON inside a string.
#include "extract/page/script_dates.h"

#include <re2/re2.h>

#include <algorithm>

#include "extract/page/metadata_words.h"

namespace recount::extract {
namespace {

constexpr std::size_t kMostBytes = 2U << 20U;  // of one script

const RE2& pattern() {
  static const RE2 shared([] {
    std::string keys;
    for (const std::string& key : metadata_words().published_keys) {
      keys += (keys.empty() ? "" : "|") + key;
    }
    return R"re([^A-Za-z0-9_](?:)re" + keys +
           R"re()\\?["']?\s{0,4}[:=]\s{0,4}\\?["']([0-9][0-9T:+.\\/ Z-]{7,40}))re";
  }());
  return shared;
}

}  // namespace

std::string first_key_date(const std::vector<std::string_view>& scripts) {
  for (const std::string_view script : scripts) {
    re2::StringPiece value;
    const std::string_view part = script.substr(0, kMostBytes);
    if (!RE2::PartialMatch({part.data(), part.size()}, pattern(), &value)) continue;
    std::string date(value.data(), value.size());
    std::erase(date, '\\');
    return date;
  }
  return {};
}

}  // namespace recount::extract
