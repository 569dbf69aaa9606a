// A straight line of calls into the rooms; each stage is skipped where the one before gave nothing.
#include "app/analysis.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "extract/article.h"
#include "rules/check.h"
#include "store/baselines.h"

namespace recount::app {
namespace {

using core::ErrorKind;

/// More control characters than any page has. UTF-16 is full of zero bytes, and begins with a mark.
bool is_noise(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return false;
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  });
  return static_cast<std::size_t>(controls) * 20 > head.size();
}

/// So long an article is read for the limits that its claims meet, even if only the text is wanted.
constexpr std::size_t kLongArticle = 64UL << 10U;

std::optional<core::Error> problem_of(const std::string& origin, const core::Article& article,
                                      std::string_view bytes) {
  if (bytes.empty()) return core::Error{ErrorKind::skip, "file_empty", origin + ": empty, 0 bytes"};
  if (article.outcome == core::Outcome::not_html || is_noise(bytes)) {
    return core::Error{ErrorKind::skip, "not_html", origin + ": binary data, not a page"};
  }
  if (article.outcome == core::Outcome::refused) {
    return core::Error{ErrorKind::skip, article.outcome_code,
                       origin + ": refused (" + article.outcome_code + ")"};
  }
  return std::nullopt;
}

}  // namespace

Analyser::Analyser(extract::ClaimExtractor extractor, rules::RuleSet rules,
                   std::unique_ptr<core::Baselines> baselines, extract::ClaimOptions options)
    : extractor_(std::move(extractor)),
      rules_(std::move(rules)),
      baselines_(std::move(baselines)),
      options_(options) {}

core::Result<Analyser> Analyser::load(AnalyserOptions options) {
  core::Result<extract::ClaimExtractor> extractor = extract::ClaimExtractor::load();
  if (!extractor) return core::fail(extractor.error());
  core::Result<rules::RuleSet> rules = rules::RuleSet::load({}, options.settings);
  if (!rules) return core::fail(rules.error());
  return Analyser(std::move(*extractor), std::move(*rules),
                  store::bundled_baselines(std::move(options.series)), options.claims);
}

Analysed Analyser::analyse(InputItem&& item, Depth depth) const {
  if (auto* given = std::get_if<core::Article>(&item.content)) {
    Analysed done = analyse(std::move(*given), depth);
    done.origin = std::move(item.origin);
    return done;
  }
  const auto& page = std::get<core::Page>(item.content);
  core::Article article =
      extract::extract_article(page, {.limits = {}, .explain = options_.explain});
  if (page.url.empty()) article.id = item.id;
  std::optional<core::Error> problem = problem_of(item.origin, article, page.body);
  Analysed done = analyse(std::move(article), depth);
  done.origin = std::move(item.origin);
  if (problem) done.problem = std::move(problem);
  return done;
}

Analysed Analyser::analyse(core::Article&& article, Depth depth) const {
  Analysed done;
  done.article = std::move(article);
  const bool claims = depth != Depth::article || done.article.text.size() > kLongArticle;
  if (!claims || done.article.outcome != core::Outcome::article) return done;
  try {
    read_and_check(done, depth);
  } catch (const std::logic_error& fault) {
    // A fault of ours on one article must not cost the others; it is told like bad input.
    const std::string& name = done.article.url.empty() ? done.article.id : done.article.url;
    done.problem =
        core::Error{ErrorKind::skip, "internal", name + ": internal error: " + fault.what()};
  }
  return done;
}

void Analyser::read_and_check(Analysed& done, Depth depth) const {
  done.claims = extractor_.read(done.article, options_);
  for (std::string& flag : done.claims.flags) done.article.flags.push_back(std::move(flag));
  done.claims.flags.clear();
  if (depth == Depth::article) done.claims = {};
  if (depth != Depth::findings) return;
  done.topics = rules::topics_of(rules_, done.article, done.claims);
  done.findings = rules::check(rules_, done.article, done.claims, baselines_.get());
}

}  // namespace recount::app
