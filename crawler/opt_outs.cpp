// The locations of a tdmrep.json are patterns of robots.txt with the same precedence, so that its
// rules are read as one: reserved is forbidden.
#include "crawler/opt_outs.h"

#include <nlohmann/json.hpp>

#include "crawler/ascii.h"
#include "crawler/shallow_json.h"

namespace recount::crawler {
namespace {

constexpr std::size_t kMaxRules = 1000;

/// "1" and 1 are both seen.
bool is_reserved(const nlohmann::json& rule) {
  const auto value = rule.find("tdm-reservation");
  if (value == rule.end()) return false;
  return *value == 1 || *value == "1" || *value == true;
}

std::string rules_of(std::string_view tdmrep) {
  const std::string_view text = trimmed(tdmrep);
  if (!is_shallow_json(text)) return {};
  auto rules = nlohmann::json::parse(text, nullptr, false);
  if (rules.is_object()) rules = nlohmann::json::array({rules});  // a single rule, bare
  if (!rules.is_array()) return {};
  std::string out = "user-agent: *\n";
  std::size_t read = 0;
  for (const auto& rule : rules) {
    if (++read > kMaxRules || !rule.is_object()) continue;
    const auto place = rule.find("location");
    if (place == rule.end() || !place->is_string()) continue;
    const std::string location = place->get<std::string>();
    if (location.find_first_of("\r\n#") != location.npos) continue;
    out += (is_reserved(rule) ? "disallow: " : "allow: ") + location + '\n';
  }
  return out;
}

/// A page that says "not found" with status 200 is no ai.txt.
bool is_page(std::string_view text) { return trimmed(text).starts_with('<'); }

}  // namespace

OptOuts OptOuts::parse(std::string_view tdmrep, std::string_view ai_txt, std::string_view agent) {
  OptOuts found;
  found.tdmrep_ = Robots::parse(rules_of(tdmrep.substr(0, kMaxOptOutBytes)), agent);
  if (!is_page(ai_txt)) found.ai_txt_ = Robots::parse(ai_txt.substr(0, kMaxOptOutBytes), agent);
  return found;
}

std::vector<std::string> OptOuts::flags_for(std::string_view path_and_query) const {
  std::vector<std::string> flags;
  if (!tdmrep_.allows(path_and_query)) flags.emplace_back("tdmrep_reserved");
  if (!ai_txt_.allows(path_and_query)) flags.emplace_back("ai_txt_disallowed");
  return flags;
}

}  // namespace recount::crawler
