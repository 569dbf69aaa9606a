// From one claim, or a figure as a person would write it, to every stored telling of it: through
// the topics of the claims, in all versions of their articles.
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/across.h"
#include "app/article_lines.h"
#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/office.h"
#include "core/interval.h"
#include "core/quantity.h"
#include "report/record.h"
#include "rules/family.h"

namespace recount::app {
namespace {

/// More than a person reads; the tree is quadratic in it.
constexpr std::size_t kMostTellings = 500;

struct Found {
  store::ArticleId article{};
  int version = 0;
  core::Claim claim;
};
using Tellings = std::map<store::ClaimId, Found>;

std::optional<store::ClaimId> id_in(const std::string& text) {
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  const bool all = error == std::errc{} && end == text.data() + text.size();
  return all ? std::optional(store::ClaimId{id}) : std::nullopt;
}

/// The first figure of a text, as the extractor reads it.
std::optional<core::Claim> figure_of(const Analyser& analyser, const std::string& text) {
  core::Result<core::Article> article = article_of_text(text, "figure");
  if (!article) return std::nullopt;
  article->language = "en";
  const Analysed read = analyser.analyse(std::move(*article), Depth::claims);
  if (read.claims.claims.empty()) return std::nullopt;
  return read.claims.claims.front();
}

void add(Tellings& tellings, const store::ClaimRow& row) {
  tellings.emplace(row.id, Found{row.article, 0, row.claim});
}

/// The claim with that id, or else those of the figure.
Tellings start_of(const store::Store& store, const Analyser& analyser, const std::string& figure) {
  Tellings tellings;
  if (const auto id = id_in(figure)) {
    if (const auto row = store.claim(*id)) add(tellings, *row);
  }
  if (!tellings.empty()) return tellings;
  const std::optional<core::Claim> claim = figure_of(analyser, figure);
  if (!claim) return tellings;
  const store::Filter same{.limit = kMostTellings,
                           .value = core::strict_interval(claim->quantity),
                           .unit = claim->quantity.unit};
  for (const store::ClaimRow& row : store.claims(same)) add(tellings, row);
  return tellings;
}

/// Adds what shares a topic with what was found.
void add_relatives(const store::Store& store, Tellings& tellings) {
  std::set<std::string> topics;
  for (const auto& [id, found] : tellings) {
    for (std::string& topic : store.topics_of(id)) topics.insert(std::move(topic));
  }
  for (const std::string& topic : topics) {
    for (store::TopicRow& row : store.of_topic(topic, {}, kMostTellings)) {
      if (tellings.size() >= kMostTellings) return;
      const int version = row.latest ? 0 : row.version;
      tellings.try_emplace(row.id, Found{row.article, version, std::move(row.claim)});
    }
  }
}

struct Tree {
  rules::Family family;
  std::map<std::pair<std::string, core::Location>, std::string> ids;  ///< by version and place

  [[nodiscard]] std::string id_of(const rules::Telling& t) const { return ids.at(key_of(t)); }
  static std::pair<std::string, core::Location> key_of(const rules::Telling& t) {
    return {t.where.article + ' ' + std::to_string(t.where.version), t.claim.where};
  }
};

Tree tree_of(const store::Store& store, const Tellings& tellings) {
  Tree tree;
  std::vector<rules::Telling> all;
  for (const auto& [id, found] : tellings) {
    const std::optional<store::ArticleRow> row = store.article(found.article, found.version);
    if (!row) continue;
    rules::Telling telling{.date = row->article.published.value,
                           .where = figure_in(row->article, found.claim),
                           .claim = found.claim};
    if (telling.date.empty()) telling.date = iso_time(row->fetched);
    telling.where.version = row->version;
    tree.ids[Tree::key_of(telling)] = std::to_string(static_cast<std::int64_t>(id));
    all.push_back(std::move(telling));
  }
  tree.family = rules::family_of(std::move(all));
  return tree;
}

report::TellingNotes notes_of(const Tree& tree, const rules::Family::Member& member) {
  const auto& members = tree.family.members;
  return {.claim_id = tree.id_of(member.telling),
          .date = member.telling.date,
          .descent = std::string(rules::name_of(member.descent)),
          .parent_id = member.parent ? tree.id_of(members[*member.parent].telling) : std::string()};
}

void write_records(const Tree& tree, Format format, std::ostream& out) {
  std::vector<std::string> columns;
  for (const report::Field& field : report::telling_record({}, {})) columns.push_back(field.name);
  RecordWriter writer(out, format, columns);
  for (const rules::Family::Member& member : tree.family.members) {
    writer.write(report::telling_record(member.telling.where, notes_of(tree, member)));
  }
  writer.finish();
}

/// A member, then those that descend from it, each a step deeper.
void write_branch(const Tree& tree, std::size_t root, std::ostream& out) {
  std::vector<std::pair<std::size_t, std::size_t>> open{{root, 0}};  // member, depth
  const auto& members = tree.family.members;
  while (!open.empty()) {
    const auto [at, depth] = open.back();
    open.pop_back();
    out << report::telling_text(members[at].telling.where, notes_of(tree, members[at]), depth);
    for (std::size_t i = members.size(); i-- > at + 1;) {
      if (members[i].parent == at) open.emplace_back(i, depth + 1);
    }
  }
}

void write_text(const Tree& tree, std::ostream& out) {
  const auto& members = tree.family.members;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!members[i].parent) write_branch(tree, i, out);
  }
  finish(out);
}

}  // namespace

ExitCode trace(const TraceOptions& options, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const core::Result<Analyser> analyser = open_analyser(*office);
  if (!analyser) return bad_input(analyser.error(), context);
  Tellings tellings = start_of(office->store, *analyser, options.figure);
  if (tellings.empty()) {
    complain(context, options.figure + ": no such claim or figure in the store");
    return ExitCode::bad_input;
  }
  add_relatives(office->store, tellings);
  const Tree tree = tree_of(office->store, tellings);
  if (options.format == Format::text) {
    write_text(tree, context.out);
  } else {
    write_records(tree, options.format, context.out);
  }
  return ExitCode::done;
}

}  // namespace recount::app
