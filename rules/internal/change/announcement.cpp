// The statement has no figure, one such word and no other direction; the sentence of the levels has
// none, so that the two can only speak of one change.
#include "rules/internal/change/announcement.h"

#include <algorithm>
#include <array>

#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/sides.h"

namespace recount::rules {
namespace {

using core::Part;

/// Tokens [begin, end) of the last sentence of a stretch of text without figures.
Match last_statement(const Sentence& s) {
  std::size_t end = s.tokens.size();
  while (end > 0 && (s.tokens[end - 1].is(".") || s.tokens[end - 1].is("\""))) --end;
  std::size_t begin = end;
  while (begin > 0 && !s.tokens[begin - 1].is(".") && !s.tokens[begin - 1].is("?")) --begin;
  return {begin, end};
}

/// The sentence right before, or the headline in front of the first sentence of the text.
const Sentence* before(const Article& a, std::size_t sentence) {
  if (sentence == 0) return nullptr;
  const Sentence& s = a.reading.sentences[sentence];
  const Sentence& p = a.reading.sentences[sentence - 1];
  const bool headline = p.part == Part::title && s.part == Part::body;
  const bool beside = p.part == s.part && p.caption == s.caption && p.paragraph == s.paragraph;
  return (headline || beside) && p.figures.empty() ? &p : nullptr;
}

/// The only two levels of their kind in their sentence, which says no direction itself.
bool plain_pair(const Article& a, const LevelPair& p) {
  const Figure& x = a.reading.figures[p.before];
  const Figure& y = a.reading.figures[p.after];
  if (x.sentence != y.sentence || !p.firm) return false;
  const Sentence& s = a.reading.sentence_of(x);
  for (const char* list : {"rose", "fell", "rise_from", "fall_from", "unchanged", "the_same"}) {
    if (a.reading.find(s, list)) return false;
  }
  return std::all_of(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    return i == p.before || i == p.after ||
           (!a.changing[i] && !comparable(a.reading, a.reading.figures[i], y));
  });
}

/// The level before is of another time: "compared with 215,000 for one in the new town" is of
/// another thing.
bool at_another_time(const Article& a, const LevelPair& p) {
  const Figure& before = a.reading.figures[p.before];
  const Figure& after = a.reading.figures[p.after];
  if (said_earlier(a.reading, before)) return true;
  if (said_later(a.reading, after) || p.bond == Bond::periods) return true;
  return a.reading.find(a.reading.sentence_of(before), "it_compared") ||
         (before.c->period && before.c->period != after.c->period);
}

/// "Prices fell in August. In September it cost 1.31, compared with 1.28 in July."
bool in_another_month(const Reading& r, const Sentence& said, const Sentence& s) {
  const auto month = r.find(said, "month");
  if (!month) return false;
  const auto is_month = [&](const Token& t) { return r.words.has("month", t.word); };
  return std::count_if(s.tokens.begin(), s.tokens.end(), is_month) > 1 &&
         std::none_of(s.tokens.begin(), s.tokens.end(),
                      [&](const Token& t) { return t.word == said.tokens[month->begin].word; });
}

/// "Exports fall": of all goods, and not of wheat alone.
bool of_a_kind(const Article& a, const LevelPair& p, const Sentence& said) {
  const Figure& f = a.reading.figures[std::min(p.before, p.after)];
  if (f.quantity().unit_kind != core::UnitKind::physical ||
      f.c->quote.find(" of ") == std::string::npos)
    return false;
  const std::string kind = stem(folded(last_word(f.c->subject)));
  return std::none_of(said.tokens.begin(), said.tokens.end(),
                      [&](const Token& t) { return stem(t.word) == kind; });
}

/// "Applications increased. It received 41,300, after 46,800": their noun is left out. "The number
/// of vacancies was 41,000" has one in front.
bool left_out(const Article& a, const LevelPair& p) {
  const Figure& first = a.reading.figures[std::min(p.before, p.after)];
  const auto copula = a.reading.cue_before(first, "copula");
  if (copula && (copula->begin == 0 ||
                 !a.reading.words.has(
                     "pronoun", a.reading.sentence_of(first).tokens[copula->begin - 1].word))) {
    return false;
  }
  const auto bare = [&](std::size_t i) {
    const Figure& f = a.reading.figures[i];
    const Sentence& s = a.reading.sentence_of(f);
    const auto kind = f.quantity().unit_kind;
    const bool noun = f.token + 1 < s.tokens.size() && s.tokens[f.token + 1].word.size() > 2 &&
                      !a.reading.words.has("stop", s.tokens[f.token + 1].word) &&
                      !a.reading.words.has("time_word", s.tokens[f.token + 1].word);
    return !unit_written(f) && !noun &&
           (kind == core::UnitKind::count || kind == core::UnitKind::none);
  };
  return bare(p.before) && bare(p.after);
}

/// The statement's subject is named in the sentence of the levels, or stands there as a pronoun.
bool of_the_levels(const Article& a, const LevelPair& p, const Sentence& said, Match subject) {
  const Figure& first = a.reading.figures[std::min(p.before, p.after)];
  const Sentence& s = a.reading.sentence_of(first);
  if (said.part != Part::title) {
    const bool it =
        a.reading.find(s, "it_compared", 0, std::min(first.token + 4, s.tokens.size())).has_value();
    const std::size_t reach = std::min(first.token + 7, s.tokens.size());
    const bool of_it = is_percent(first) && a.reading.find(s, "said_of_it", first.token + 1, reach);
    if (says_of_them(a.reading, first) || it || of_it || left_out(a, p)) return true;
  }
  constexpr std::size_t kSubject = 8;
  const std::size_t from =
      subject.end > subject.begin + kSubject ? subject.end - kSubject : subject.begin;
  const auto of_subject = [&](const Token& t) {
    for (std::size_t i = from; i < subject.end; ++i) {
      if (one_topic(a.reading, said.tokens[i], t)) return true;
    }
    return false;
  };
  const bool people = first.quantity().unit == "person" && a.reading.anaphor(s, 0, first.token) &&
                      a.reading.find(said, "counts_people", from, subject.end);
  return people || of_subject(counted_noun(a.reading, first)) ||
         std::any_of(s.tokens.begin(), s.tokens.end(), of_subject);
}

/// "Coffee has become cheaper. A kilo costs 11 euros in the shops; last autumn it cost 10."
bool what_it_costs(const Article& a, const LevelPair& p, const Sentence& said, Match word) {
  const Figure& first = a.reading.figures[std::min(p.before, p.after)];
  const Sentence& s = a.reading.sentence_of(first);
  // "Beer is becoming dearer. A glass of wine costs …"
  const auto told = [&](const Token& t) { return one_topic(a.reading, s.tokens[3], t); };
  const bool another = s.tokens.size() > 3 && s.tokens[2].is("of") &&
                       std::none_of(said.tokens.begin(), said.tokens.end(), told);
  return first.quantity().unit_kind == core::UnitKind::currency && !s.tokens.empty() && !another &&
         (s.tokens[0].is("a") || s.tokens[0].is("an")) &&
         a.reading.find(said, "price_change", word.begin, word.end);
}

}  // namespace

std::optional<Announcement> announced_before(const Article& a, const LevelPair& p,
                                             const char* list) {
  const Figure& first = a.reading.figures[std::min(p.before, p.after)];
  const Sentence* said = before(a, first.sentence);
  if (said == nullptr || !plain_pair(a, p) || !at_another_time(a, p) || of_a_kind(a, p, *said)) {
    return std::nullopt;
  }
  const Match statement = last_statement(*said);
  constexpr std::size_t kShort = 16;
  if (statement.end - statement.begin > kShort) return std::nullopt;
  const auto word = a.reading.find(*said, list, statement.begin, statement.end);
  const Sentence& s = a.reading.sentence_of(first);
  if (places_differ(a.reading, *said, s) || in_another_month(a.reading, *said, s)) {
    return std::nullopt;
  }
  if (!word || a.reading.find(*said, "not_so", statement.begin, statement.end)) return std::nullopt;
  if (a.reading.find(*said, "new_clause", statement.begin, statement.end)) return std::nullopt;
  // "Fewer divorces last year": the subject stands behind the word that opens the statement.
  const bool opens = word->begin == statement.begin;
  const Match subject = opens ? Match{word->end, std::min(word->end + 3, statement.end)}
                              : Match{statement.begin, word->begin};
  const bool compares = said->tokens[word->begin].is("more") ||
                        said->tokens[word->begin].is("less") ||
                        said->tokens[word->begin].is("fewer");
  if (compares && !opens && word->end - word->begin == 1) return std::nullopt;
  if (!of_the_levels(a, p, *said, subject) && !what_it_costs(a, p, *said, *word)) {
    return std::nullopt;
  }
  return Announcement{said, *word};
}

}  // namespace recount::rules
