// The patterns of one rule become one RE2, so that a line costs one pass a rule, not one a pattern.
// It is compiled for the first line that needs it: a run over few pages must not pay for all.
#include "extract/page/phrases.h"

#include <re2/re2.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "extract/data_files.h"

namespace recount::extract {

namespace {

RE2::Options ignoring_case() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return options;
}

}  // namespace

class Phrases::Rule {
 public:
  Rule(std::size_t most, bool linked, std::string where, std::string pattern)
      : most_(most), linked_(linked), where_(std::move(where)), text_(std::move(pattern)) {}

  [[nodiscard]] bool matches(std::string_view line, LineFacts facts) const {
    if ((linked_ && !facts.has_link) || facts.characters > most_) return false;
    return RE2::FullMatch({line.data(), line.size()}, pattern());
  }

  const RE2& pattern() const {
    std::call_once(compiled_, [this] { pattern_.emplace(text_, ignoring_case()); });
    if (!pattern_->ok()) throw std::runtime_error(where_ + pattern_->error());
    return *pattern_;
  }

 private:
  std::size_t most_ = 0;
  bool linked_ = false;
  std::string where_;
  std::string text_;
  mutable std::once_flag compiled_;
  mutable std::optional<RE2> pattern_;
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

std::string any_of(const toml::array& patterns) {
  std::string all;
  for (const toml::node& item : patterns) {
    all += (all.empty() ? "" : "|") + item.value_or(std::string());
  }
  return all;
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
        .emplace_back(rule["most"].value_or(std::size_t{100}), rule["linked"].value_or(false),
                      where_at(rule), any_of(*rule["patterns"].as_array()));
  }
  return loaded;
}

bool Phrases::match(Where where, std::string_view line, LineFacts facts) const {
  line = without_marks(line);
  const auto& rules = rules_.at(static_cast<std::size_t>(where));
  return std::any_of(rules.begin(), rules.end(),
                     [&](const Rule& rule) { return rule.matches(line, facts); });
}

void Phrases::compile_all() const {
  for (const auto& rules : rules_) {
    for (const Rule& rule : rules) (void)rule.pattern();
  }
}

const Phrases& phrases() {
  static const Phrases shared = Phrases::load();
  return shared;
}

}  // namespace recount::extract
