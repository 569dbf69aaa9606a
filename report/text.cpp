// The figures of a finding are gathered by the sentence that they stand in; each sentence is
// printed once, in text order, with carets under all its figures.
#include "report/text.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "core/decimal.h"
#include "core/grouped.h"
#include "core/quantity.h"
#include "report/columns.h"
#include "report/excerpt.h"

namespace recount::report {
namespace {

constexpr std::string_view kIndent = "  ";

struct Paint {
  Colour colour = Colour::off;

  [[nodiscard]] std::string operator()(std::string_view code, const std::string& text) const {
    if (colour == Colour::off || text.empty()) return text;
    return "\x1b[" + std::string(code) + "m" + text + "\x1b[0m";
  }
};

std::string_view colour_code(core::Severity severity) {
  switch (severity) {
    case core::Severity::high: return "1;31";
    case core::Severity::medium: return "1;33";
    case core::Severity::low: return "1;36";
    case core::Severity::none: break;
  }
  return "1;32";
}

std::string origin_of(const core::Article& article, const TextStyle& style) {
  if (!style.origin.empty()) return printable(style.origin);
  return printable(article.url.empty() ? article.id : article.url);
}

std::string decimal(double value) {
  const auto d = core::Decimal::from_double(value);
  if (d) return d->to_string();
  return value < 0 ? "-∞" : "∞";
}

/// The sentence that a mention stands in: a claim's, or else what surrounds it.
core::TextSpan sentence_of(const core::Article& article, const core::ArticleClaims& claims,
                           const core::Mention& mention) {
  const core::Location& at = mention.where;
  for (const core::Claim& claim : claims.claims) {
    const bool same = claim.where.part == at.part && claim.where.caption == at.caption;
    if (same && claim.sentence.contains(at.span)) return claim.sentence;
  }
  for (const core::Statement& statement : claims.statements) {
    const bool same = statement.where.part == at.part && statement.where.caption == at.caption;
    if (same && statement.sentence.contains(at.span)) return statement.sentence;
  }
  return surroundings(article.text_of(at.part, at.caption), at.span);
}

std::vector<Excerpt> excerpts_of(const core::Article& article, const core::ArticleClaims& claims,
                                 const core::Finding& finding) {
  std::map<core::Location, Excerpt> by_sentence;
  for (const core::Mention& mention : finding.mentions) {
    core::Location key = mention.where;
    key.span = sentence_of(article, claims, mention);
    Excerpt& excerpt = by_sentence[key];
    excerpt.where = key;
    excerpt.marks.push_back(mention.where.span);
  }
  std::vector<Excerpt> excerpts;
  for (auto& [key, excerpt] : by_sentence) excerpts.push_back(std::move(excerpt));
  return excerpts;
}

bool is_carets(const std::string& line) {
  return !line.empty() && line.find_first_not_of(" ^") == std::string::npos;
}

std::string excerpt_text(const core::Article& article, const Excerpt& excerpt,
                         const TextStyle& style) {
  const Paint paint{style.colour};
  std::string out;
  std::string lead;
  if (excerpt.where.part != core::Part::body) {
    lead = std::string(core::name_of(excerpt.where.part)) + ": ";
  }
  const std::size_t margin = kIndent.size() + lead.size();
  const std::size_t width = style.width > margin ? style.width - margin : 20;
  const std::string_view text = article.text_of(excerpt.where.part, excerpt.where.caption);
  for (const std::string& line : excerpt_lines(text, excerpt, width)) {
    out += std::string(kIndent) + lead + (is_carets(line) ? paint("1;32", line) : line) + '\n';
    lead.assign(lead.size(), ' ');
  }
  return out;
}

std::string indented(const std::string& text) {
  return text.empty() ? "" : std::string(kIndent) + printable(text) + '\n';
}

std::string period_text(const core::Period& period) {
  if (const auto year = period.whole_year()) return std::to_string(*year);
  return core::to_string(period.start) + " to " + core::to_string(period.end);
}

std::string baseline_text(const core::BaselineFigure& figure) {
  std::string out = "official figure: " + core::grouped(decimal(figure.value)) + " (" +
                    period_text(figure.period) + "), " + figure.series_id;
  if (!figure.source.empty()) out += ", " + figure.source;
  if (!figure.vintage.empty()) out += ", published " + figure.vintage;
  return out;
}

std::string other_text(const core::OtherFigure& other) {
  std::string out = other.version > 0 ? "version " + std::to_string(other.version) : other.article;
  if (!other.published.empty()) out += " (" + other.published + ")";
  return out + ": " + other.sentence;
}

/// What is typed into a calculator, up to " = ", stays plain; results and stated values are
/// grouped.
std::string readable(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    const std::size_t semicolon = std::min(line.find("; "), line.size());
    const std::string_view piece = line.substr(0, semicolon);
    const std::size_t equals = piece.find(" = ");
    const std::size_t plain = equals == std::string_view::npos ? 0 : equals;
    out += std::string(piece.substr(0, plain)) + core::grouped(piece.substr(plain));
    if (semicolon == line.size()) break;
    out += "; ";
    line.remove_prefix(semicolon + 2);
  }
  return out;
}

std::string headline(const core::Article& article, const core::Finding& finding,
                     const TextStyle& style) {
  const Paint paint{style.colour};
  const bool graded = finding.severity != core::Severity::none;
  const std::string grade(graded ? core::name_of(finding.severity)
                                 : core::name_of(finding.verdict));
  return paint("1", origin_of(article, style)) + ": " +
         paint(colour_code(finding.severity), grade) + ": " + printable(finding.message) + " [" +
         finding.rule + "]\n";
}

std::string value_text(const core::Quantity& q) {
  const core::Interval strict = core::strict_interval(q);
  const bool range = q.range.has_value() || q.form == core::Form::vague;
  std::string out =
      range ? "range" : std::string(core::modifier_sign(q.hedge)) + ' ' + q.value.to_string();
  out += " [" + decimal(strict.low) + ", " + decimal(strict.high) + "]";
  if (!q.unit.empty()) out += ' ' + q.unit;
  if (!q.per.empty()) out += " per " + q.per;
  return out;
}

std::string named(std::string_view name, const std::string& value) {
  return value.empty() ? "" : "; " + std::string(name) + ' ' + value;
}

std::string reading_of(const core::Claim& claim) {
  std::string out = std::string(core::name_of(claim.kind)) + ' ' + value_text(claim.quantity);
  if (claim.direction != core::Direction::none) {
    out += "; " + std::string(core::name_of(claim.direction));
  }
  out += named("of", claim.subject);
  out += named("in", claim.place.code.empty() ? claim.place.name : claim.place.code);
  out += named("period", claim.period ? period_text(*claim.period) : "");
  out += named("says", claim.attribution);
  return out;
}

std::string labelled(std::string_view label, const std::string& value) {
  return value.empty() ? "" : std::string(label) + ": " + printable(value) + '\n';
}

/// The quote of a claim, or of a number that is none, and carets under it in its sentence.
template <typename Figure>
std::string quoted_in_sentence(const core::Article& article, const Figure& figure,
                               const TextStyle& style) {
  const core::Location& at = figure.where;
  core::Location sentence = at;
  sentence.span = figure.sentence.contains(at.span)
                      ? figure.sentence
                      : surroundings(article.text_of(at.part, at.caption), at.span);
  return Paint{style.colour}("1", origin_of(article, style)) + ": " + printable(figure.quote) +
         '\n' + excerpt_text(article, {sentence, {at.span}}, style);
}

}  // namespace

std::string finding_text(const core::Article& article, const core::ArticleClaims& claims,
                         const core::Finding& finding, const TextStyle& style) {
  std::string out = headline(article, finding, style);
  for (const Excerpt& excerpt : excerpts_of(article, claims, finding)) {
    out += excerpt_text(article, excerpt, style);
  }
  out += indented(readable(finding.arithmetic));
  if (finding.baseline) out += indented(baseline_text(*finding.baseline));
  if (finding.other) out += indented(other_text(*finding.other));
  if (!finding.suggestion.empty()) out += indented("suggestion: " + finding.suggestion);
  return out;
}

std::string claim_text(const core::Article& article, const core::Claim& claim,
                       const TextStyle& style) {
  std::string out = quoted_in_sentence(article, claim, style) + indented(reading_of(claim));
  for (const std::string& step : claim.trace) out += indented("because " + step);
  return out;
}

std::string left_out_text(const core::Article& article, const core::LeftOut& number,
                          const TextStyle& style) {
  return quoted_in_sentence(article, number, style) + indented("no claim: " + number.reason);
}

std::string article_text(const core::Article& article, const TextStyle& style) {
  std::string out = labelled("page", origin_of(article, style));
  const bool refused = !article.outcome_code.empty();
  out += labelled("outcome", std::string(core::name_of(article.outcome)) +
                                 (refused ? " (" + article.outcome_code + ")" : ""));
  out += labelled("title", article.title.value);
  for (const std::string& author : article.authors) out += labelled("author", author);
  out += labelled("published", article.published.value);
  out += labelled("modified", article.modified.value);
  out += labelled("language", article.language);
  for (const std::string& step : article.trace) out += labelled("because", step);
  if (article.text.empty()) return out + '\n';
  out += '\n';
  for (std::size_t at = 0; at <= article.text.size();) {
    const std::size_t end = std::min(article.text.find('\n', at), article.text.size());
    out += printable(std::string_view(article.text).substr(at, end - at)) + '\n';
    at = end + 1;
  }
  return out + '\n';
}

std::string telling_text(const core::OtherFigure& figure, const TellingNotes& notes,
                         std::size_t depth) {
  static const std::map<std::string, std::string, std::less<>> kSays{
      {"first", "first told"},
      {"independent", "in words of its own"},
      {"copied", "in the same words"},
      {"changed", "in the same words, another figure"}};
  const auto says = kSays.find(notes.descent);
  const std::string indent(2 * depth, ' ');
  std::string out = indent + notes.date.substr(0, 10) + "  \"" + printable(figure.quote) + "\", ";
  out += says == kSays.end() ? notes.descent : says->second;
  out += ": " + printable(figure.article) + " (claim " + notes.claim_id;
  if (figure.version > 1) out += ", version " + std::to_string(figure.version);
  return out + ")\n" + indent + "    " + printable(figure.sentence) + '\n';
}

}  // namespace recount::report
