// Part by part, sentence by sentence: find times, figures, meaning, place, period, speaker; then
// make values. What one sentence leaves for the next (the unit of an ellipsis, the last speaker, an
// open quotation) is in `Memory`.
#include "extract/claims.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/claims/clause.h"
#include "extract/claims/figure.h"
#include "extract/claims/language.h"
#include "extract/claims/meaning.h"
#include "extract/claims/noun.h"
#include "extract/claims/rank.h"
#include "extract/claims/setting.h"
#include "extract/claims/statements.h"
#include "extract/claims/times.h"
#include "extract/data_files.h"

namespace recount::extract {

using core::Claim;
using core::TextSpan;
using core::UnitKind;

struct ClaimExtractor::Lexicon {
  std::map<std::string, Language> languages;

  /// Null for a language without a lexicon: another language's words would only invent claims.
  [[nodiscard]] const Language* of(const std::string& code) const {
    const auto it = languages.find(code.empty() ? "en" : code.substr(0, 2));
    return it != languages.end() ? &it->second : nullptr;
  }
};

namespace {

const std::string kCommon = "common";    // signs that every language but English shares
constexpr std::size_t kMaxClaims = 500;  // of one article
constexpr std::size_t kMaxNumberBytes = 400;

/// What a figure without a unit may take from the one before it.
struct Antecedent {
  std::string unit;
  UnitKind kind = UnitKind::none;
  std::string per;
  std::string subject;
  std::optional<TextSpan> subject_span;
  bool usable = false;
};

/// Carried from sentence to sentence of one part.
struct Memory {
  Antecedent last;
  std::string speaker;
  bool in_quote = false;
  core::Place title_place;
};

bool is_anaphoric(const std::string& speaker) {
  const std::string s = lower_case(speaker);
  return s == "he" || s == "she" || s == "they" || s == "it" || s == "we" || s == "i";
}

class SentenceReader {
 public:
  SentenceReader(const Language& l, const core::Article& article, bool explain)
      : l_(l), published_(article.published_date()), explain_(explain) {}

  void read(std::string_view text, TextSpan span, core::Location where, Memory& memory,
            core::ArticleClaims& out) const {
    const bool was_quoted = memory.in_quote;
    const Contents contents = l_.scan(text, span);
    if (!contents.figure && !contents.statement) {
      track_quotes(span.of(text), memory);
      return;
    }
    const Sentence s = l_.read(text, span);
    const auto b = boundaries(s, l_);
    const auto times = find_times(s, l_, published_);
    const auto places = find_places(s, l_);
    if (contents.statement) add_statements(s, b, times, places, where, out);
    const auto figures = contents.figure ? find_figures(s, times, l_) : std::vector<Figure>{};
    const std::string speaker = speaker_of(s, b, memory);
    for (std::size_t i = 0; i < figures.size() && out.claims.size() < kMaxClaims; ++i) {
      Claim c = claim(s, b, figures[i], where, memory);
      if (i > 0 && !out.claims.empty()) follow(c, s, figures[i - 1], figures[i], out.claims.back());
      if (c.quantity.unit_kind == UnitKind::none && !countable(figures[i], c) &&
          !is_whole_sentence(s, figures[i])) {
        continue;
      }
      c.place = place_of(places, s, b, figures[i]);
      if (places.empty() && where.part != core::Part::title) c.place = memory.title_place;
      c.period = period_of(times, s, b, figures, i);
      c.quoted = quoted_at(s, c.where.span.begin, was_quoted);
      c.attribution = speaker;
      remember(c, memory);
      out.claims.push_back(std::move(c));
    }
    for (Claim& c : ranks(s, b, l_)) {
      c.where = {where.part, where.caption, c.where.span};
      c.place = place_of(places, s, b, Figure{.begin = 0, .end = 1});
      c.attribution = speaker;
      out.claims.push_back(std::move(c));
    }
    track_quotes(span.of(text), memory);
  }

 private:
  void add_statements(const Sentence& s, const std::vector<int>& b,
                      const std::vector<TimeExpression>& times,
                      const std::vector<PlaceMention>& places, core::Location where,
                      core::ArticleClaims& out) const {
    for (core::Statement& st : find_statements(s, b, times, places, l_)) {
      st.where.part = where.part;
      st.where.caption = where.caption;
      out.statements.push_back(std::move(st));
    }
  }

  // ---- who speaks ----

  [[nodiscard]] std::string speaker_of(const Sentence& s, const std::vector<int>& b,
                                       Memory& memory) const {
    std::string named = attribution_of(s, b, l_);
    if (named.empty()) return memory.in_quote || opens_quote(s) ? memory.speaker : std::string();
    if (is_anaphoric(named) && !memory.speaker.empty()) return memory.speaker;
    if (!is_anaphoric(named)) memory.speaker = named;
    return named;
  }

  [[nodiscard]] static bool opens_quote(const Sentence& s) {
    return s.size() > 0 && (s.is(0, "\"") || s.is(0, "“"));
  }

  static void track_quotes(std::string_view text, Memory& memory) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"') memory.in_quote = !memory.in_quote;
      if (text.substr(i, 3) == "“") memory.in_quote = true;
      if (text.substr(i, 3) == "”") memory.in_quote = false;
    }
  }

  [[nodiscard]] static bool quoted_at(const Sentence& s, std::size_t offset, bool open) {
    const std::string_view before = s.text.substr(s.span.begin, offset - s.span.begin);
    Memory m{.last = {}, .speaker = {}, .in_quote = open, .title_place = {}};
    track_quotes(before, m);
    return m.in_quote;
  }

  // ---- one claim ----

  [[nodiscard]] Claim claim(const Sentence& s, const std::vector<int>& b, const Figure& f,
                            core::Location where, const Memory& memory) const {
    Claim c;
    c.where = {where.part, where.caption, span_of(s, {f.begin, f.end})};
    c.number = span_of(s, {f.number_begin, f.number_end});
    c.sentence = s.span;
    c.quote = std::string(c.where.span.of(s.text));
    c.quantity = f.quantity;
    const Meaning m = meaning_of(s, b, f, l_);
    c.kind = m.kind;
    c.direction = m.direction;
    if (c.quantity.per.empty()) c.quantity.per = m.per;
    if (m.hedge != core::Hedge::none && c.quantity.hedge == core::Hedge::none)
      c.quantity.hedge = m.hedge;
    if (!m.subject.empty()) set_subject(c, span_of(s, m.subject), s.text);
    if (f.implicit_unit) inherit(c, f, s, m, memory);
    const bool counted_before = memory.last.usable && memory.last.kind == UnitKind::count;
    const bool borrows = m.compares || (c.kind == core::ClaimKind::share && c.subject.empty());
    if (borrows && counted_before && c.quantity.unit_kind == UnitKind::percent) {
      c.subject = memory.last.subject;
      c.subject_span = memory.last.subject_span;
    }
    const bool per_head = c.quantity.unit_kind == UnitKind::currency && c.quantity.per.empty() &&
                          c.subject.find("per capita") != std::string::npos;
    if (per_head) c.quantity.per = "person";
    if (c.kind == core::ClaimKind::level && !c.quantity.per.empty()) c.kind = core::ClaimKind::rate;
    if (explain_) {
      c.trace = f.trace;
      c.trace.insert(c.trace.end(), m.trace.begin(), m.trace.end());
    }
    return c;
  }

  /// What a figure without a verb of its own takes from the one before it in the sentence: "by
  /// 6,000, or 2 percent"; "theft was down 12 percent, burglary 9 percent"; "8 percent more than".
  void follow(Claim& c, const Sentence& s, const Figure& before, const Figure& f,
              Claim& last) const {
    if (last.sentence != c.sentence) return;
    const bool percent = c.quantity.unit_kind == UnitKind::percent;
    const bool same = percent && last.quantity.unit_kind == UnitKind::percent;
    const bool changed = last.kind == core::ClaimKind::absolute_change ||
                         last.kind == core::ClaimKind::relative_change;
    const bool plain = c.kind == core::ClaimKind::level && c.direction == core::Direction::none;
    if (plain && percent && changed && is_apposition(s, before.end, f.begin)) {
      c.kind = core::ClaimKind::relative_change;
      c.direction = last.direction;
      c.subject = last.subject;
      c.subject_span = last.subject_span;
    } else if (plain && same && no_verb(s, before.end, f.begin)) {
      c.kind = last.kind;
      c.direction = last.direction;
    } else if (plain && same && last.kind == core::ClaimKind::share && compared_with(s, f.begin)) {
      c.kind = last.kind;
      c.subject = last.subject;
      c.subject_span = last.subject_span;
    }
    if (is_conversion(s, before, f)) {
      c.kind = last.kind;
      c.direction = last.direction;
      const bool bound = last.quantity.hedge == core::Hedge::more_than ||
                         last.quantity.hedge == core::Hedge::less_than;
      if (bound && c.quantity.hedge == core::Hedge::none) c.quantity.hedge = last.quantity.hedge;
    }
    from_to(c, s, f, last);
  }

  /// "under 296 hp (224 kW)": the same quantity in another unit.
  [[nodiscard]] static bool is_conversion(const Sentence& s, const Figure& before,
                                          const Figure& f) {
    const UnitKind kind = f.quantity.unit_kind;
    const bool measured = kind == UnitKind::physical || kind == UnitKind::currency;
    return measured && kind == before.quantity.unit_kind && f.begin == before.end + 1 &&
           s.is(before.end, "(") && f.quantity.unit != before.quantity.unit;
  }

  /// "from £37 billion to £100 billion" moves by itself, whatever the verb.
  static void from_to(Claim& c, const Sentence& s, const Figure& f, Claim& last) {
    const bool levels = c.kind == core::ClaimKind::level && last.kind == core::ClaimKind::level &&
                        c.direction == core::Direction::none &&
                        last.direction == core::Direction::none;
    if (!levels || f.begin == 0 || s.view(f.begin - 1) != "to" || c.quantity.range ||
        last.quantity.range || c.quantity.unit != last.quantity.unit) {
      return;
    }
    const std::string_view before =
        s.text.substr(s.span.begin, last.where.span.begin - s.span.begin);
    const bool moved = before.ends_with("gone from ") || before.ends_with("went from ") ||
                       before.ends_with("moved from ") || before.ends_with("goes from ") ||
                       before.ends_with("going from ") || before.ends_with("changed from ");
    if (!moved) return;
    const bool up = c.quantity.value.to_double() > last.quantity.value.to_double();
    c.direction = last.direction = up ? core::Direction::up : core::Direction::down;
  }

  [[nodiscard]] static bool is_apposition(const Sentence& s, std::size_t from, std::size_t to) {
    if (to > from + 3 || to == from) return false;
    for (std::size_t i = from; i < to; ++i) {
      const std::string_view w = s.view(i);
      if (w != "," && w != "or" && w != "(" && w != "–" && w != "—" && w != "-") return false;
    }
    return true;
  }

  [[nodiscard]] bool no_verb(const Sentence& s, std::size_t from, std::size_t to) const {
    if (to > from + 8) return false;
    for (std::size_t i = from; i < to; ++i) {
      const bool verb = l_.is(s, i, WordClass::auxiliary) || l_.is(s, i, WordClass::change_verb) ||
                        l_.is(s, i, WordClass::level_verb) || l_.is(s, i, WordClass::speech_verb) ||
                        l_.is(s, i, WordClass::verb);
      if (verb || s.view(i) == "to" || s.view(i) == "from" || s.view(i) == "than" ||
          s.view(i) == "at" || s.view(i) == "with" || s.view(i) == "against") {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] static bool compared_with(const Sentence& s, std::size_t begin) {
    const std::string_view w = begin > 0 ? s.view(begin - 1) : std::string_view();
    return w == "from" || w == "against" || w == "with";
  }

  static void set_subject(Claim& c, TextSpan span, std::string_view text) {
    c.subject = std::string(span.of(text));
    c.subject_span = span;
  }

  /// The unit of an ellipsis: "90 cases …, in 2015 they dealt with 100"; "rose 2 percent; Austria,
  /// 0.8".
  void inherit(Claim& c, const Figure& f, const Sentence& s, const Meaning& m,
               const Memory& memory) const {
    const core::Decimal& v = f.quantity.range ? f.quantity.range->low : f.quantity.value;
    const bool decimal = v.exponent < 0;
    const Antecedent& last = memory.last;
    const bool percent = last.kind == UnitKind::percent || last.kind == UnitKind::point;
    const bool fits = last.usable && !f.dangling &&
                      (decimal ? last.kind != UnitKind::count || last.unit == "point" : true) &&
                      (!percent || f.quantity.value.to_double() <= 100);
    if (const std::string head = f.dangling ? "" : plural_subject(s, m);
        !head.empty() && (!fits || (last.subject != c.subject && !f.of_them))) {
      c.quantity.unit = head;
      c.quantity.unit_kind = UnitKind::count;
      return;
    }
    if (!fits || last.kind == UnitKind::currency) return;
    c.quantity.unit = last.unit;
    c.quantity.unit_kind = last.kind;
    c.quantity.per = last.per;
    if (explain_) c.trace.emplace_back("unit of the figure before");
    const bool counted = last.kind == UnitKind::count;
    if (counted && (c.subject.empty() || c.kind == core::ClaimKind::level)) {
      c.subject = last.subject;
      c.subject_span = last.subject_span;
    }
  }

  /// "The number of homicides fell from 488": the unit is the subject's plural.
  [[nodiscard]] std::string plural_subject(const Sentence& s, const Meaning& m) const {
    for (std::size_t i = m.subject.begin; i < m.subject.end; ++i) {
      const Match measured = l_.match(s, i, WordClass::level_noun);
      if (measured && measured.entry->kind == "unit") return measured.entry->name;
    }
    for (std::size_t i = m.subject.end; i > m.subject.begin; --i) {
      // "The Dow Jones": a name counts nothing; a noun at the head of a sentence may.
      if (!is_plural(s, i - 1, l_) || (s.tokens[i - 1].capital && i > 1)) continue;
      const std::string one = singular(s, i - 1, l_);
      const bool with_adjective = i - 1 > m.subject.begin &&
                                  s.tokens[i - 2].kind == TokenKind::word &&
                                  !l_.is(s, i - 2, WordClass::preposition) &&
                                  !l_.is(s, i - 2, WordClass::determiner) && s.view(i - 2) != "'s";
      return with_adjective ? lower_case(s.view(i - 2)) + " " + one : one;
    }
    return {};
  }

  /// A cell of a table, an answer: the figure is all that is said.
  [[nodiscard]] static bool is_whole_sentence(const Sentence& s, const Figure& f) {
    std::size_t end = f.end;
    while (end < s.size() && s.tokens[end].kind == TokenKind::sign) ++end;
    return f.begin == 0 && end == s.size();
  }

  /// A number that found no unit stays only where something says that it measures.
  [[nodiscard]] static bool countable(const Figure& f, const Claim& c) {
    const bool measured = c.kind != core::ClaimKind::level || f.quantity.value.coefficient < 0 ||
                          c.direction != core::Direction::none ||
                          f.quantity.hedge != core::Hedge::none || f.quantity.scaled;
    const bool shaped =
        f.quantity.value.exponent < 0 || f.quantity.value.to_double() >= 13 || f.quantity.range;
    return measured || shaped;
  }

  static void remember(const Claim& c, Memory& memory) {
    if (c.quantity.unit_kind == UnitKind::none || c.quantity.unit_kind == UnitKind::times) return;
    if (c.quantity.unit_kind == UnitKind::time && memory.last.usable) return;
    memory.last = {c.quantity.unit, c.quantity.unit_kind, c.quantity.per,
                   c.subject,       c.subject_span,       true};
  }

  const Language& l_;
  std::optional<core::Date> published_;
  bool explain_;
};

core::Place single_place(const std::string& title, const Language& l) {
  const Sentence s = l.read(title, {0, title.size()});
  core::Place found;
  for (const PlaceMention& p : find_places(s, l)) {
    if (p.place.code.empty() || p.place.code == found.code) continue;
    if (!found.code.empty()) return {};
    found = p.place;
  }
  return found;
}

void read_part(const SentenceReader& reader, const Language& l, std::string_view text,
               core::Location where, Memory memory, core::ArticleClaims& out) {
  std::size_t paragraph = 0;
  for (const TextSpan span : split_sentences(text, l.abbreviations())) {
    const bool new_paragraph =
        text.substr(paragraph, span.begin - paragraph).find('\n') != std::string_view::npos;
    if (new_paragraph) {
      memory.in_quote = false;
      if (memory.last.kind != UnitKind::count) memory.last.usable = false;
    }
    paragraph = span.end;
    reader.read(text, span, where, memory, out);
  }
}

void drop_monstrous(std::vector<Claim>& claims) {
  std::erase_if(claims, [](const Claim& c) { return c.number.size() > kMaxNumberBytes; });
}

}  // namespace

core::Result<ClaimExtractor> ClaimExtractor::load(const std::vector<DataFile>& overrides) {
  std::map<std::string, std::vector<Language::File>> files;
  for (const core::EmbeddedFile& f : data_files()) {
    const std::string name(f.name);
    const std::size_t slash = name.find('/');
    if (slash != 2 && name.substr(0, slash) != kCommon) continue;  // languages have two letters
    std::string_view bytes = f.bytes;
    for (const DataFile& o : overrides) {
      if (o.name == name) bytes = o.bytes;
    }
    files[name.substr(0, slash)].push_back({name, bytes});
  }
  auto lexicon = std::make_unique<Lexicon>();
  const std::vector<Language::File> common = files[kCommon];
  files.erase(kCommon);
  for (auto& [code, list] : files) {
    if (code != "en") list.insert(list.end(), common.begin(), common.end());
    auto language = Language::load(list);
    if (!language) return core::fail(language.error());
    lexicon->languages.emplace(code, std::move(*language));
  }
  return ClaimExtractor(std::move(lexicon));
}

ClaimExtractor::ClaimExtractor(std::unique_ptr<const Lexicon> lexicon)
    : lexicon_(std::move(lexicon)) {}
ClaimExtractor::ClaimExtractor(ClaimExtractor&&) noexcept = default;
ClaimExtractor& ClaimExtractor::operator=(ClaimExtractor&&) noexcept = default;
ClaimExtractor::~ClaimExtractor() = default;

core::ArticleClaims ClaimExtractor::read(const core::Article& article,
                                         const ClaimOptions& options) const {
  const Language* known = lexicon_->of(article.language);
  if (known == nullptr) return {};
  const Language& l = *known;
  const SentenceReader reader(l, article, options.explain);
  core::ArticleClaims out;
  Memory memory;
  read_part(reader, l, article.title.value, {core::Part::title, 0, {}}, memory, out);
  memory.title_place = single_place(article.title.value, l);
  for (std::size_t i = 0; i < article.captions.size(); ++i) {
    read_part(reader, l, article.captions[i], {core::Part::caption, i, {}}, memory, out);
  }
  read_part(reader, l, article.text, {core::Part::body, 0, {}}, memory, out);
  drop_monstrous(out.claims);
  const auto order = [](const auto& x, const auto& y) { return x.where < y.where; };
  std::stable_sort(out.claims.begin(), out.claims.end(), order);
  return out;
}

}  // namespace recount::extract
