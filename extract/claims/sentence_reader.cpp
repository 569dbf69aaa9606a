#include "extract/claims/sentence_reader.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "extract/claims/context/ellipsis.h"
#include "extract/claims/context/respective.h"
#include "extract/claims/context/speaker.h"
#include "extract/claims/context/statements.h"
#include "extract/claims/context/when.h"
#include "extract/claims/figure/frequency.h"
#include "extract/claims/meaning/follow.h"
#include "extract/claims/meaning/gapping.h"
#include "extract/claims/meaning/meaning.h"
#include "extract/claims/number/rank.h"
#include "extract/claims/sentence/clause.h"
#include "extract/claims/time/times.h"

namespace recount::extract {

using core::Claim;
using core::TextSpan;
using core::UnitKind;

void raise(core::ArticleClaims& out, std::string_view flag) {
  if (std::find(out.flags.begin(), out.flags.end(), flag) == out.flags.end())
    out.flags.emplace_back(flag);
}

namespace {

constexpr std::size_t kMaxClaims = 5000;  // of one article: tables and tickers have hundreds

bool is_full(core::ArticleClaims& out) {
  if (out.claims.size() < kMaxClaims) return false;
  raise(out, "claims_truncated");
  return true;
}

void set_subject(Claim& c, TextSpan span, std::string_view text) {
  c.subject = std::string(span.of(text));
  c.subject_span = span;
}

bool is_change(core::ClaimKind kind) {
  return kind == core::ClaimKind::relative_change || kind == core::ClaimKind::absolute_change ||
         kind == core::ClaimKind::point_change || kind == core::ClaimKind::multiple;
}

/// A cell of a table, an answer: the figure is all that is said.
bool is_whole_sentence(const Sentence& s, const Figure& f) {
  std::size_t end = f.end;
  while (end < s.size() && s.tokens[end].kind == TokenKind::sign) ++end;
  return f.begin == 0 && end == s.size();
}

/// "The 12-month average fell below 200,000": what a hyphen ties to its noun lends no unit.
bool is_attribute(const Figure& f) {
  return f.hyphened &&
         (f.quantity.unit_kind == UnitKind::time || f.quantity.unit_kind == UnitKind::age);
}

/// "Ten years ago it was 40": when it was, which lends no unit either.
bool says_when(const Sentence& s, const Figure& f) {
  if (f.quantity.unit_kind != UnitKind::time || f.end >= s.size()) return false;
  const std::string_view next = s.view(f.end);
  return is_word(next, "ago") || is_word(next, "earlier") || is_word(next, "later");
}

/// "GDP per capita", "Net asset value per share": the subject says what the money is per.
std::string per_of_subject(std::string_view subject) {
  constexpr std::string_view kPer = " per ";
  const std::size_t at = subject.find(kPer);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = subject.substr(at + kPer.size());
  const std::string thing = lower_case(rest.substr(0, rest.find(' ')));
  if (thing == "capita" || thing == "head" || thing == "person") return "person";
  return thing == "share" || thing == "household" || thing == "pupil" || thing == "student" ? thing
                                                                                            : "";
}

/// A number that found no unit stays only where something says that it measures.
bool countable(const Figure& f, const Claim& c) {
  const bool measured = c.kind != core::ClaimKind::level || f.quantity.value.coefficient < 0 ||
                        c.direction != core::Direction::none ||
                        f.quantity.hedge != core::Hedge::none || f.quantity.scaled;
  const bool shaped =
      f.quantity.value.exponent < 0 || f.quantity.value.to_double() >= 13 || f.quantity.range;
  return measured || shaped;
}

/// The entries that make a number: "three", "million", "dozens"; digits speak for themselves.
void explain_number(const Sentence& s, const Language& l, const Figure& f,
                    std::vector<std::string>& trace) {
  constexpr std::array kParts{WordClass::vague,        WordClass::scale,   WordClass::cardinal,
                              WordClass::denominator,  WordClass::ordinal, WordClass::decimal_word,
                              WordClass::fraction_word};
  for (std::size_t i = f.number_begin; i < f.number_end;) {
    Match part;
    for (const WordClass cls : kParts) {
      if (const Match m = l.match(s, i, cls); m.length > part.length) part = m;
    }
    const bool joins = l.is(s, i, WordClass::range_word) || l.is(s, i, WordClass::conjunction);
    const bool word = s.tokens[i].kind == TokenKind::word && !joins;
    if (part) {
      trace.push_back(text_of(Reason{"number", part.entry}));
    } else if (word || s.tokens[i].kind == TokenKind::number) {
      trace.push_back("number \"" + std::string(s.view(i)) +
                      (word ? "\" (spelled out)" : "\" (digits)"));
    }
    i += std::max<std::size_t>(part.length, 1);
  }
}

/// Which rule and lexicon entry made each field, in the order of the quote's parts.
std::vector<std::string> trace_of(const Sentence& s, const Language& l, const Figure& f,
                                  const Meaning& m) {
  std::vector<std::string> trace;
  if (f.quantity.unit_kind != UnitKind::times) explain_number(s, l, f, trace);
  for (const Reason& r : f.reasons) {
    const bool noun = r.entry == nullptr && f.quantity.unit_kind == UnitKind::count;
    trace.push_back(text_of(r) + (noun ? " \"" + f.quantity.unit + "\"" : ""));
  }
  if (m.reason) trace.push_back(text_of(*m.reason));
  return trace;
}

/// "12 US dollars and C$5": whose money it is says nothing of where.
std::vector<PlaceMention> outside_money(std::vector<PlaceMention> places,
                                        const std::vector<Figure>& figures) {
  std::erase_if(places, [&](const PlaceMention& p) {
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& f) {
      return f.quantity.unit_kind == UnitKind::currency && p.begin < f.end && p.end > f.begin;
    });
  });
  return places;
}

/// What a headline's country may be said of: not how long something took, nor a small sum.
bool is_of_topic(const Figure& f) {
  constexpr double kLargeSum = 1e6;
  const core::Quantity& q = f.quantity;
  if (f.hyphened || q.unit_kind == UnitKind::age) return false;
  if (q.unit_kind == UnitKind::time) return q.value.exponent < 0;  // life expectancy
  if (q.unit_kind == UnitKind::physical) return q.scaled || !q.per.empty();
  if (q.unit == "point" || q.unit == "country") return false;
  return q.unit_kind != UnitKind::currency || !q.per.empty() || q.value.to_double() >= kLargeSum;
}

/// "while Brent added 3 percent": the subject is a name by more than the capital of a beginning.
bool is_named(const Sentence& s, const Claim& c) {
  if (!c.subject_span || c.subject_span->begin <= s.span.begin) return false;
  const char first = c.subject.empty() ? ' ' : c.subject.front();
  return first >= 'A' && first <= 'Z';
}

/// "last summer" of a sentence that speaks of Chile is another half of the year.
void drop_southern_seasons(const Sentence& s, const Language& l,
                           std::vector<TimeExpression>& times) {
  const auto seasonal = [](const TimeExpression& t) { return t.season; };
  if (std::none_of(times.begin(), times.end(), seasonal)) return;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!l.is(s, i, WordClass::southern)) continue;
    for (TimeExpression& t : times) {
      if (t.season) t.period.reset();
    }
    return;
  }
}

}  // namespace

/// All that is known of a sentence before its figures are read.
struct SentenceReader::Scene {
  const Sentence& s;
  const std::vector<int>& b;
  std::vector<TimeExpression> times;
  std::vector<PlaceMention> places;
  std::vector<Attribution> speakers;

  /// Who tells what stands at the token.
  [[nodiscard]] std::string speaker_at(std::size_t token) const {
    std::string found;
    for (const Attribution& a : speakers) {
      if (a.from <= token) found = a.text;
    }
    return found;
  }
};

SentenceReader::SentenceReader(const Language& l, const core::Article& article,
                               const ClaimOptions& options)
    : l_(l), published_(article.published_date()), options_(options) {}

void SentenceReader::read(std::string_view text, TextSpan span, core::Location where,
                          Memory& memory, core::ArticleClaims& out) const {
  const Sentence s = l_.read(text, span);
  const bool figures = s.numeric || l_.spellout() != nullptr;
  if (figures || may_state(s)) {
    const std::vector<int> b = boundaries(s, l_);
    Scene scene{s, b, find_times(s, l_, published_), find_places(s, l_),
                speakers_of(s, b, l_, memory)};
    drop_southern_seasons(s, l_, scene.times);
    if (may_state(s)) add_statements(scene, where, out);
    if (figures) add_figures(scene, where, memory, out);
    add_ranks(scene, where, out);
  }
  track_quotes(span.of(text), memory);
}

void SentenceReader::add_statements(const Scene& scene, core::Location where,
                                    core::ArticleClaims& out) const {
  for (core::Statement& st : find_statements(scene.s, scene.b, scene.times, scene.places, l_)) {
    st.where.part = where.part;
    st.where.caption = where.caption;
    out.statements.push_back(std::move(st));
  }
}

void SentenceReader::add_figures(const Scene& scene, core::Location where, Memory& memory,
                                 core::ArticleClaims& out) const {
  const Sentence& s = scene.s;
  std::vector<NoFigure> others;
  const std::vector<Figure> figures =
      find_figures(s, scene.times, l_, options_.left_out ? &others : nullptr);
  const std::vector<PlaceMention> places = outside_money(scene.places, figures);
  const std::size_t first = out.claims.size();
  memory.whole.reset();
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& f = figures[i];
    Claim c = claim(scene, f, where, memory);
    if (i > 0 && !out.claims.empty()) {
      follow(s, l_, {figures[i - 1], out.claims.back()}, {f, c});
      fill_gap(s, l_, {figures[i - 1], out.claims.back()}, {f, c});
    }
    if (c.quantity.unit_kind == UnitKind::none && !countable(f, c) && !is_whole_sentence(s, f)) {
      if (options_.left_out)
        others.push_back({f.begin, f.end, f.quantity.value, {}, "counts nothing"});
      continue;
    }
    c.place = place_of(places, s, scene.b, f, is_named(s, c), c.subject_span);
    const bool nowhere = std::all_of(places.begin(), places.end(), [](const PlaceMention& p) {
      return p.demonym || p.outside;  // "an American broker said"
    });
    const bool placed = !c.place.code.empty() || !c.place.name.empty();
    if (nowhere && !placed && where.part != core::Part::title && is_of_topic(f))
      c.place = memory.title_place;
    c.period = period_of(scene.times, s, scene.b, {figures, i, is_change(c.kind)}, l_);
    c.quoted = quoted_at(s, c.where.span.begin, memory.in_quote);
    c.attribution = scene.speaker_at(f.begin);
    if (is_full(out)) break;
    if (!is_attribute(f) && !says_when(s, f)) remember(c, memory);
    if (c.kind == core::ClaimKind::share && c.subject_span) memory.whole = c.subject_span;
    // "Every year 40 men leave. Members: 60": how often is told of one sentence.
    if (f.quantity.per.empty() && !f.implicit_unit) memory.last.per.clear();
    out.claims.push_back(std::move(c));
  }
  if (options_.left_out) add_left_out(scene, others, where, out);
  index_levels(out.claims, first);
  pair_respectively(s, places, l_, std::span(out.claims).subspan(first));
}

void SentenceReader::add_left_out(const Scene& scene, const std::vector<NoFigure>& others,
                                  core::Location where, core::ArticleClaims& out) const {
  for (const NoFigure& other : others) {
    if (out.left_out.size() >= kMaxClaims) return raise(out, "left_out_truncated");
    where.span = span_of(scene.s, {other.begin, other.end});
    out.left_out.push_back({where, scene.s.span, std::string(where.span.of(scene.s.text)),
                            other.value, other.noun, std::string(other.reason)});
  }
}

void SentenceReader::add_ranks(const Scene& scene, core::Location where,
                               core::ArticleClaims& out) const {
  for (Claim& c : ranks(scene.s, scene.b, l_)) {
    if (is_full(out)) return;
    c.where = {where.part, where.caption, c.where.span};
    c.place = place_of(scene.places, scene.s, scene.b, Figure{.begin = 0, .end = 1});
    c.attribution = scene.speaker_at(0);
    out.claims.push_back(std::move(c));
  }
}

Claim SentenceReader::claim(const Scene& scene, const Figure& f, core::Location where,
                            const Memory& memory) const {
  const Sentence& s = scene.s;
  Claim c;
  c.where = {where.part, where.caption, span_of(s, {f.begin, f.end})};
  c.number = span_of(s, {f.number_begin, f.number_end});
  c.sentence = s.span;
  c.quote = std::string(c.where.span.of(s.text));
  c.quantity = f.quantity;
  const Meaning m = meaning_of(s, scene.b, f, l_);
  if (options_.explain) c.trace = trace_of(s, l_, f, m);
  c.kind = m.kind;
  c.direction = m.direction;
  if (c.quantity.per.empty()) c.quantity.per = m.per;
  if (m.hedge != core::Hedge::none && c.quantity.hedge == core::Hedge::none)
    c.quantity.hedge = m.hedge;
  if (!m.subject.empty()) set_subject(c, span_of(s, m.subject), s.text);
  if (f.implicit_unit) inherit(c, f, m, memory, s, l_);
  const bool counted_before = memory.last.usable && memory.last.kind == UnitKind::count;
  const bool borrows = m.compares || (c.kind == core::ClaimKind::share && c.subject.empty());
  if (borrows && counted_before && c.quantity.unit_kind == UnitKind::percent) {
    c.subject = memory.last.subject;
    c.subject_span = memory.last.subject_span;
  }
  if (m.acts && memory.whole) set_subject(c, *memory.whole, s.text);
  if (c.quantity.unit_kind == UnitKind::currency && c.quantity.per.empty())
    c.quantity.per = per_of_subject(c.subject);
  if (c.kind == core::ClaimKind::level && c.quantity.per.empty())
    c.quantity.per = frequency_of(s, scene.b, f, l_);
  if (c.kind == core::ClaimKind::level && !c.quantity.per.empty()) c.kind = core::ClaimKind::rate;
  return c;
}

}  // namespace recount::extract
