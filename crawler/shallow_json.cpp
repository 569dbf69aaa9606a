// Counts brackets outside of strings.
#include "crawler/shallow_json.h"

namespace recount::crawler {
namespace {

constexpr int kMaxJsonDepth = 64;

}  // namespace

bool is_shallow_json(std::string_view json) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (in_string && json[i] == '\\') {
      ++i;
    } else if (json[i] == '"') {
      in_string = !in_string;
    } else if (!in_string && (json[i] == '{' || json[i] == '[')) {
      if (++depth > kMaxJsonDepth) return false;
    } else if (!in_string && (json[i] == '}' || json[i] == ']')) {
      --depth;
    }
  }
  return true;
}

}  // namespace recount::crawler
