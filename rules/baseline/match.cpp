// Names are looked for in the words of the figure's own clause, the nearest figure excluded on both
// sides; a longer name wins over a shorter one that it holds ("female life expectancy").
#include "rules/baseline/match.h"

#include <algorithm>
#include <cstring>

namespace recount::rules {
namespace {

using core::UnitKind;

struct Words {
  std::string before;  ///< the clause in front of the figure, " "-padded
  std::string behind;
  std::string all;
};

std::string padded(const std::string& text) { return ' ' + text + ' '; }

std::string plain(const std::string& words) {
  std::string out = words;
  for (const char* ending : {"'s ", "\xE2\x80\x99s "}) {
    for (std::size_t at = out.find(ending); at != std::string::npos; at = out.find(ending, at)) {
      out.replace(at, std::string_view(ending).size(), " 's ");
      at += 4;
    }
  }
  return out;
}

Words words_of(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  const Match clause = r.clause(s, f.token);
  std::size_t begin = clause.begin;
  std::size_t end = clause.end;
  for (std::size_t i = f.token; i-- > clause.begin;) {
    if (s.tokens[i].is_figure()) {
      begin = i + 1;
      break;
    }
  }
  for (std::size_t i = f.token + 1; i < clause.end; ++i) {
    if (s.tokens[i].is_figure()) {
      end = i;
      break;
    }
  }
  const std::string quote = [&] {
    std::string low = f.c->quote;
    for (char& c : low) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return low;
  }();
  Words w{plain(padded(phrase(s, begin, f.token))),
          plain(padded(quote + ' ' + phrase(s, f.token + 1, end))),
          {}};
  w.all = w.before + w.behind;
  return w;
}

/// As find() has it, which would stop at every blank: each name begins with one.
bool stands_in(const std::string& words, const std::string& name) {
  return memmem(words.data(), words.size(), name.data(), name.size()) != nullptr;
}

/// The length of the longest of `names`, which stand between blanks, that stands in the words; 0
/// for none.
std::size_t longest_in(const std::string& words, const std::vector<std::string>& names) {
  std::size_t best = 0;
  for (const std::string& name : names) {
    if (name.size() > best && stands_in(words, name)) best = name.size();
  }
  return best;
}

bool unit_written_in(const Figure& f) { return f.c->where.span.end > f.c->number.end; }

bool is_percent_unit(const Figure& f) { return f.quantity().unit_kind == UnitKind::percent; }

bool unit_agrees(const Indicator& i, const Figure& f) {
  const core::Quantity& q = f.quantity();
  if (!i.per.empty()) return q.per.starts_with(i.per);
  if (q.unit_kind == UnitKind::percent && i.kind != UnitKind::percent) return false;
  if (!q.per.empty() && q.per != "year") return false;
  const bool listed = std::find(i.units.begin(), i.units.end(), q.unit) != i.units.end();
  // An elliptical count may have taken over any noun ("Laos had a population of 6.5 million").
  const bool unsaid = i.kind == UnitKind::count && !unit_written_in(f);
  if (!i.units.empty() && !listed && !unsaid) return false;
  if (i.kind == UnitKind::none)
    return q.unit_kind == UnitKind::none || q.unit_kind == UnitKind::count;
  if (i.kind == UnitKind::count)
    return q.unit_kind == UnitKind::count || q.unit_kind == UnitKind::none;
  return q.unit_kind == i.kind;
}

std::optional<Aspect> change_aspect(const Indicator& i, const Figure& f, const Words& w) {
  if (!i.change_needs.empty() && longest_in(w.all, i.change_needs) == 0) return std::nullopt;
  const core::ClaimKind kind = f.c->kind;
  if (kind == core::ClaimKind::point_change) return Aspect::point_change;
  return is_percent_unit(f) ? std::optional(Aspect::change) : std::nullopt;
}

bool is_change(const Figure& f) {
  return f.c->kind == core::ClaimKind::relative_change ||
         f.c->kind == core::ClaimKind::point_change ||
         f.c->kind == core::ClaimKind::absolute_change || f.c->kind == core::ClaimKind::multiple;
}

/// "1,365 lynx, of which 239 live in Portugal": a part of what was counted before.
bool is_part(const Words& w) {
  return w.before.ends_with(" of which ") || w.before.ends_with(" of whom ") ||
         w.before.ends_with(" of them ") || w.before.ends_with(" of these ");
}

/// How well an indicator fits, as the length of the name found; the topic in `aspect`.
struct Candidate {
  std::size_t score = 0;
  Topic topic;
};

std::optional<Candidate> candidate(const Indicator& i, const Figure& f, const Words& w) {
  const std::size_t name =
      std::max(longest_in(w.before, i.names), longest_in(w.behind, i.names_after));
  if (name == 0 && i.change_names.empty()) return std::nullopt;
  if (longest_in(w.all, i.block) > 0 || is_part(w)) return std::nullopt;
  if (is_change(f)) {
    const std::size_t level_name = longest_in(w.before, i.change_names);
    if (level_name > 0 && is_percent_unit(f)) return Candidate{level_name, {&i, Aspect::level}};
    const auto aspect = change_aspect(i, f, w);
    if (name == 0 || !aspect) return std::nullopt;
    return Candidate{name, {&i, *aspect}};
  }
  if (name == 0 || !unit_agrees(i, f)) return std::nullopt;
  // "132 percent of GDP" is a ratio.
  const core::ClaimKind kind = f.c->kind;
  const bool level = kind == core::ClaimKind::level || kind == core::ClaimKind::rate ||
                     kind == core::ClaimKind::share ||
                     (kind == core::ClaimKind::ratio && i.kind == UnitKind::percent);
  return level ? std::optional(Candidate{name, {&i, Aspect::level}}) : std::nullopt;
}

bool published_by(const core::Observation& o, const core::Date& day) {
  return !o.published || *o.published <= day;
}

std::optional<Known> newest(const core::Series& s, const core::Period& period,
                            const core::Date& day) {
  std::optional<Known> best;
  for (const core::Observation& o : s.observations) {
    if (o.period == period && published_by(o, day)) best = Known{&s, o};
  }
  return best;
}

}  // namespace

std::optional<Topic> topic_of(const Baseline& b, const Figure& f) {
  const Words w = words_of(b.reading, f);
  std::optional<Candidate> best;
  for (const Indicator* i : b.indicators.hinted_at(w.all)) {
    const auto found = candidate(*i, f, w);
    if (found && (!best || found->score > best->score)) best = found;
  }
  return best ? std::optional(best->topic) : std::nullopt;
}

const Indicator* indicator_of(const Baseline& b, const core::Statement& s) {
  std::string subject = s.subject;
  for (char& c : subject) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return indicator_in(b, subject);
}

const Indicator* indicator_in(const Baseline& b, const std::string& text) {
  std::string spaced = text;
  for (char& c : spaced) {
    if (c == '.' || c == ',' || c == ';') c = ' ';
  }
  const std::string words = plain(padded(spaced));
  const Indicator* best = nullptr;
  std::size_t score = 0;
  for (const Indicator* i : b.indicators.hinted_at(words)) {
    const std::size_t name = longest_in(words, i->names);
    if (name <= score || longest_in(words, i->block) > 0) continue;
    best = i;
    score = name;
  }
  return best;
}

bool may_be_another(const Baseline& b, const core::Place& place) {
  const Reading& r = b.reading;
  std::string name = place.name;
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (!r.words.has("shared_name", name)) return false;
  return std::none_of(r.sentences.begin(), r.sentences.end(),
                      [&](const Sentence& s) { return r.find(s, "shared_name_told").has_value(); });
}

std::string place_of(const Baseline& b, const Indicator& indicator, const core::Place& place) {
  if (may_be_another(b, place)) return {};
  if (indicator.world) return place.name.empty() || place.code == "WLD" ? "WLD" : std::string();
  return place.code;
}

std::vector<Known> known_values(const Baseline& b, const std::string& indicator,
                                const std::string& place, const core::Period& period) {
  std::vector<Known> out;
  for (const core::Series* s : b.series.find(indicator, place)) {
    if (const auto known = newest(*s, period, b.known_on)) out.push_back(*known);
  }
  return out;
}

std::optional<Known> latest(const Baseline& b, const core::Series& s) {
  std::optional<Known> best;
  for (const core::Observation& o : s.observations) {
    if (o.period.start <= b.known_on && published_by(o, b.known_on)) best = Known{&s, o};
  }
  return best;
}

}  // namespace recount::rules
