// A rule's examples are run as articles of their own, through everything that a real one goes
// through.
#include <fmt/ranges.h>

#include <algorithm>

#include "app/across.h"
#include "app/analysis.h"
#include "app/article_lines.h"
#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/office.h"
#include "store/baselines.h"

namespace recount::app {
namespace {

core::Result<Analyser> analyser_of(const Context& context, std::vector<core::Series> series = {}) {
  core::Result<Config> config = load_config(context);
  if (!config) return core::fail(config.error());
  return Analyser::load({.series = std::move(series), .settings = config->rules});
}

core::Result<Analyser> analyser_with(const std::string& baseline, const Context& context) {
  const core::Result<store::Import> import = store::import_baselines("baseline", baseline, {});
  if (!import) return core::fail(import.error());
  return analyser_of(context, import->series);
}

core::Article article(const std::string& text, const std::string& date) {
  core::Article a;
  a.published = {date, "example"};
  a.language = "en";
  a.text = text;
  a.blocks = blocks_of(a.text);
  return a;
}

Analysed read(const Analyser& analyser, const rules::RuleExample& example,
              const std::string& text) {
  core::Article a = article(text, example.date);
  a.title = {example.title, "example"};
  a.standfirst = example.standfirst;
  if (!example.caption.empty()) a.captions = {example.caption};
  return analyser.analyse(std::move(a), Depth::findings);
}

/// What the other article of the example says of the same topics, as the store would find it.
std::vector<rules::Elsewhere> elsewhere(const Analyser& analyser,
                                        const rules::RuleExample& example) {
  std::vector<rules::Elsewhere> out;
  const auto add = [&](const std::string& text, bool superseded) {
    if (text.empty()) return;
    const Analysed other = analyser.analyse(article(text, example.other_date), Depth::findings);
    for (std::size_t i = 0; i < other.topics.size(); ++i) {
      const core::Claim& claim = other.claims.claims[i];
      for (const std::string& topic : other.topics[i]) {
        out.push_back({.topic = topic,
                       .where = figure_in(other.article, claim),
                       .claim = claim,
                       .questioned = false,
                       .superseded = superseded});
      }
    }
  };
  add(example.other, !example.other_now.empty());
  add(example.other_now, false);
  return out;
}

std::vector<core::Finding> findings_of(const Analyser& analyser,
                                       const rules::RuleExample& example) {
  Analysed done = read(analyser, example, example.text);
  const auto add = [&](std::vector<core::Finding>&& more) {
    for (core::Finding& f : more) done.findings.push_back(std::move(f));
  };
  add(rules::check_across(analyser.rules(), {done.article, done.claims, done.topics, done.findings},
                          elsewhere(analyser, example)));
  if (!example.earlier.empty()) {
    const Analysed before = read(analyser, example, example.earlier);
    add(rules::check_versions(analyser.rules(), {done.article, done.claims},
                              {before.article, before.claims, 1}));
  }
  return done.findings;
}

/// The verdicts that the rule gave, or "silent".
std::vector<std::string> verdicts(const Analyser& analyser, const std::string& rule,
                                  const rules::RuleExample& example) {
  std::vector<std::string> said;
  for (const core::Finding& finding : findings_of(analyser, example)) {
    if (finding.rule == rule) said.emplace_back(core::name_of(finding.verdict));
  }
  if (said.empty()) said.emplace_back("silent");
  return said;
}

/// One of them is the expected one, and none flags what was to be left alone.
bool holds(const std::string& expected, const std::vector<std::string>& said) {
  const auto is_said = [&](const std::string& word) {
    return std::find(said.begin(), said.end(), word) != said.end();
  };
  return is_said(expected) && (expected == "inconsistent" || !is_said("inconsistent"));
}

/// With the official figures that the example brings along, or else those of `analyser`.
std::vector<std::string> said_of(const Analyser& analyser, const std::string& rule,
                                 const rules::RuleExample& example, const Context& context) {
  if (example.baseline.empty()) return verdicts(analyser, rule, example);
  const core::Result<Analyser> own = analyser_with(example.baseline, context);
  if (!own) return {own.error().message};
  return verdicts(*own, rule, example);
}

struct Score {
  std::size_t run = 0;
  std::size_t failed = 0;
};

void test_rule(const Analyser& analyser, const rules::RuleInfo& rule, Score& score,
               Context& context) {
  for (const rules::RuleExample& example : rule.examples) {
    ++score.run;
    const std::vector<std::string> said = said_of(analyser, rule.id, example, context);
    if (holds(example.verdict, said)) continue;
    ++score.failed;
    context.out << rule.file << ": " << rule.id << ": expected " << example.verdict << ", got "
                << fmt::format("{}", fmt::join(said, ", ")) << ": " << example.text << '\n';
  }
}

void explain(const rules::RuleInfo& rule, Context& context) {
  context.out << rule.id << ": " << rule.title << '\n';
  if (!rule.relation.empty()) context.out << "relation: " << rule.relation << '\n';
  context.out << "why: " << rule.why << '\n';
  for (const auto& [name, value] : rule.parameters) {
    context.out << "parameter: " << name << " = " << value << '\n';
  }
  for (const rules::RuleExample& example : rule.examples) {
    context.out << example.verdict << ": " << example.text << '\n';
  }
}

}  // namespace

ExitCode list_rules(const NoOptions& /*options*/, Context& context) {
  const core::Result<Analyser> analyser = analyser_of(context);
  if (!analyser) return bad_input(analyser.error(), context);
  for (const rules::RuleInfo& rule : analyser->rules().rules()) {
    context.out << rule.id << '\t' << (rule.enabled ? "on" : "off") << '\t' << rule.title << '\n';
  }
  finish(context.out);
  return ExitCode::done;
}

ExitCode explain_rule(const IdOptions& options, Context& context) {
  const core::Result<Analyser> analyser = analyser_of(context);
  if (!analyser) return bad_input(analyser.error(), context);
  const auto& all = analyser->rules().rules();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const rules::RuleInfo& r) { return r.id == options.id; });
  if (found == all.end()) {
    complain(context, options.id + ": no such rule; see recount rules list");
    return ExitCode::bad_input;
  }
  explain(*found, context);
  finish(context.out);
  return ExitCode::done;
}

ExitCode test_rules(const NoOptions& /*options*/, Context& context) {
  const core::Result<Analyser> analyser = analyser_of(context);
  if (!analyser) return bad_input(analyser.error(), context);
  Score score;
  for (const rules::RuleInfo& rule : analyser->rules().rules()) {
    test_rule(*analyser, rule, score, context);
  }
  context.out << score.run << " examples, " << score.failed << " failed\n";
  finish(context.out);
  return score.failed == 0 ? ExitCode::done : ExitCode::bad_input;
}

}  // namespace recount::app
