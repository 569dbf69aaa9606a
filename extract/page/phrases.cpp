// The patterns of one rule become one RE2, so that a line costs one pass a rule, not one a pattern.
#include "extract/page/phrases.h"

#include <re2/re2.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "extract/data_files.h"

namespace recount::extract {

struct Phrases::Rule {
  std::size_t most = 0;
  bool linked = false;
  std::unique_ptr<const RE2> pattern;
};

namespace {

constexpr std::string_view kFile = "page/phrases.toml";
constexpr std::array<std::string_view, 4> kWhere{"anywhere", "head", "tail", "end"};

std::string where_at(const toml::node& node) {
  return "page/phrases.toml:" + std::to_string(node.source().begin.line) + ": ";
}

std::size_t where_of(const toml::table& rule) {
  const auto name = rule["where"].value_or(std::string_view());
  for (std::size_t i = 0; i < kWhere.size(); ++i) {
    if (kWhere.at(i) == name) return i;
  }
  throw std::runtime_error(where_at(rule) + "unknown `where`");
}

std::unique_ptr<const RE2> compile(const toml::table& rule) {
  std::string all;
  for (const toml::node& item : *rule["patterns"].as_array()) {
    const std::string pattern = item.value_or(std::string());
    if (!RE2(pattern, RE2::Quiet).ok()) throw std::runtime_error(where_at(item) + pattern);
    all += (all.empty() ? "" : "|") + pattern;
  }
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  auto compiled = std::make_unique<const RE2>(all, options);
  if (!compiled->ok()) throw std::runtime_error(where_at(rule) + compiled->error());
  return compiled;
}

std::string_view bytes_of(std::string_view name) {
  for (const core::EmbeddedFile& file : data_files()) {
    if (file.name == name) return file.bytes;
  }
  throw std::runtime_error("no built-in file " + std::string(name));
}

// Brackets, dashes and arrows that set a label apart: "[Related: …]", "– Advertisement –".
std::string_view without_marks(std::string_view line) {
  constexpr std::array<std::string_view, 15> kMarks{"[", "(", "*", "-", ">", "|", " ", "•",
                                                    "»", "→", "►", "▶", "–", "—", "▪"};
  constexpr std::string_view kLast = ")]*-|> ";
  for (bool again = true; again;) {
    again = std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
      const bool has = line.starts_with(mark);
      if (has) line.remove_prefix(mark.size());
      return has;
    });
  }
  while (!line.empty() && kLast.find(line.back()) != std::string_view::npos) line.remove_suffix(1);
  return line;
}

}  // namespace

Phrases::Phrases() = default;
Phrases::Phrases(Phrases&&) noexcept = default;
Phrases& Phrases::operator=(Phrases&&) noexcept = default;
Phrases::~Phrases() = default;

Phrases Phrases::load() {
  Phrases loaded;
  const toml::table file = toml::parse(bytes_of(kFile), kFile);
  for (const toml::node& entry : *file["rule"].as_array()) {
    const toml::table& rule = *entry.as_table();
    loaded.rules_.at(where_of(rule))
        .push_back({rule["most"].value_or(std::size_t{100}), rule["linked"].value_or(false),
                    compile(rule)});
  }
  return loaded;
}

bool Phrases::match(Where where, std::string_view line, LineFacts facts) const {
  line = without_marks(line);
  for (const Rule& rule : rules_.at(static_cast<std::size_t>(where))) {
    if (rule.linked && !facts.has_link) continue;
    if (facts.characters <= rule.most &&
        RE2::FullMatch({line.data(), line.size()}, *rule.pattern)) {
      return true;
    }
  }
  return false;
}

const Phrases& phrases() {
  static const Phrases shared = Phrases::load();
  return shared;
}

}  // namespace recount::extract
