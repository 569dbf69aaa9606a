// One quantity mentioned twice. Two figures are the same quantity when unit and event agree
// ("killed" is not "injured") and their sentences share the words that name it. Any mention that
// agrees, anywhere in the article, settles it; a miss is flagged only where exactly one mention can
// be meant.
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "rules/internal/families.h"
#include "rules/internal/likeness.h"
#include "rules/internal/retelling.h"
#include "rules/internal/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;
using core::Part;

/// A headline is short for the first sentences; a repeat may stand later but near.
constexpr std::size_t kWindow = 40;

/// The place of the last digit that is not a trailing zero: a headline rounds to it.
double place_of(const Figure& f) {
  const double v = std::abs(f.value());
  double place = f.quantity().form == core::Form::number ? f.quantity().value.unit() : 0;
  if (v < 20 || v != std::floor(v)) return place;
  while (place >= 1 && std::fmod(v, place * 10) == 0) place *= 10;
  return place;
}

bool is_plain(const Figure& f) {
  return f.quantity().hedge == core::Hedge::none && !f.quantity().range &&
         f.quantity().form == core::Form::number;
}

/// Rounded to its place, or cut off there.
Stated rounded(const Figure& f) {
  const double place = place_of(f);
  const Interval half = Interval::around(f.value(), place / 2);
  return {half, half.hull({f.value(), f.value() + place - place * 1e-6})};
}

/// "At least 52 killed" · "at least 25 people were killed": two bounds of one kind are two figures.
bool same_bound(const Figure& x, const Figure& y) {
  const auto bound = [](const Figure& f) {
    const core::Hedge h = f.quantity().hedge;
    return h == core::Hedge::at_least || h == core::Hedge::more_than  ? 1
           : h == core::Hedge::at_most || h == core::Hedge::less_than ? 2
                                                                      : 0;
  };
  return bound(x) != 0 && bound(x) == bound(y) && !x.quantity().range && !y.quantity().range &&
         x.quantity().form == core::Form::number && y.quantity().form == core::Form::number;
}

Equation same_figure(const Figure& mention, const Figure& other) {
  Equation e{Relation::equal, {other.quantity()}, mention.quantity(), 1};
  // The numbers of two such bounds are compared, so a slip is one of their digits.
  if (same_bound(mention, other)) {
    e.stated.hedge = core::Hedge::none;
    e.inputs[0].hedge = core::Hedge::none;
  }
  return e;
}

/// Equal up to the coarser rounding: the finer figure is taken at face value.
Judgement agree(const Figure& mention, const Figure& other) {
  const bool one_bound = same_bound(mention, other);
  if (!one_bound && (!is_plain(mention) || !is_plain(other)))
    return judge(other.stated().strict, mention.stated());
  const bool finer = place_of(other) <= place_of(mention);
  const Figure& fine = finer ? other : mention;
  return judge(Interval::exactly(fine.value()), rounded(finer ? mention : other));
}

core::Finding report(const Article& a, const std::string& rule, std::size_t mention,
                     std::size_t other) {
  const Figure& x = a.reading.figures[mention];
  const Figure& y = a.reading.figures[other];
  const Equation e = same_figure(x, y);
  const Judgement judgement = agree(x, y);
  return finding(a.reading, {rule, {mention, other}, {}, x.quantity().unit},
                 Outcome{judgement, y.stated().strict, x.stated().strict, calculation(e),
                         judgement.fits() ? Diagnosis{} : diagnose(e)});
}

/// In the first sentence of the text.
bool tells_first(const Article& a, const Figure& f) {
  return f.sentence == 0 || a.reading.sentences[f.sentence - 1].part != Part::body;
}

/// The first sentence tells what the headline told: of no smaller group and no earlier time.
bool tells_the_same(const Article& a, const Figure& f) {
  if (!tells_first(a, f)) return false;
  for (const char* list : {"scope", "year_before", "earlier_event", "some_parts"}) {
    if (a.reading.find(a.reading.sentence_of(f), list)) return false;
  }
  return true;
}

/// The strongest other mention, if it stands out from every other figure it could be.
std::optional<std::size_t> only_candidate(const Article& a, std::size_t mention,
                                          const std::vector<std::size_t>& others) {
  std::optional<std::size_t> best;
  std::size_t best_score = 0;
  bool tie = false;
  for (const std::size_t i : others) {
    const std::size_t score = likeness(a, a.reading.figures[mention], a.reading.figures[i]);
    if (score == best_score) tie = true;
    if (score <= best_score) continue;
    best = i;
    best_score = score;
    tie = false;
  }
  const bool caption = a.reading.sentence_of(a.reading.figures[mention]).part == Part::caption;
  const bool lead =
      others.size() == 1 && tells_the_same(a, a.reading.figures[others.front()]) &&
      event(a, a.reading.figures[mention]) == event(a, a.reading.figures[others.front()]);
  if (!best || tie || best_score < (caption || lead ? 1 : 2)) return std::nullopt;
  if (best_score >= 3 && others.size() == 1) return best;
  const Figure& x = a.reading.figures[mention];
  const Figure& y = a.reading.figures[*best];
  const Equation e = same_figure(x, y);
  const std::string slip = diagnose(e).slip;
  const bool clear_slip = slip == "digit_transposition" || slip.starts_with("scale_");
  if (others.size() == 1 && a.reading.sentence_of(x).part == Part::caption && unit_written(y) &&
      same_noun(x, y) && a.reading.cue_before(x, "all_of_the")) {
    return best;
  }
  return clear_slip && (best_score >= 3 || others.size() == 1) ? best : std::nullopt;
}

/// A miss needs more than an agreement: two precise figures with one noun; and measures in a
/// caption are those of the picture, unless text and caption name one subject.
bool tells_one_thing(const Article& a, const std::string& rule, const Figure& x, const Figure& y) {
  const auto precise = [](const Figure& f) { return f.quantity().form == core::Form::number; };
  const bool event_said = !event(a, x).empty() && event(a, x) == event(a, y);
  if ((!precise(x) || !precise(y)) && !event_said) return false;
  if (nouns_differ(a, x, y)) return false;
  if (rule != "I-CAPTION" || x.quantity().unit_kind != core::UnitKind::physical) return true;
  const std::string slip = diagnose(same_figure(x, y)).slip;
  const bool clear_slip = slip == "digit_transposition" || slip.starts_with("scale_");
  return shared(topic(a, x), topic(a, y)) >= (clear_slip ? 2 : 3);
}

/// "Crash kills 5" · "Six people died when …": the first sentence tells the headline's event once
/// more, and gives one figure of it.
std::optional<std::size_t> in_the_lead(const Article& a, std::size_t mention,
                                       const std::vector<std::size_t>& others) {
  const Figure& x = a.reading.figures[mention];
  const std::string e = event(a, x);
  if (e.empty() || !is_plain(x)) return std::nullopt;
  std::optional<std::size_t> found;
  for (const std::size_t i : others) {
    const Figure& y = a.reading.figures[i];
    const Sentence& s = a.reading.sentence_of(y);
    if (!tells_first(a, y) || event(a, y) != e || !is_plain(y) || !of_people(a, x, y)) continue;
    if (found || a.reading.find(s, "year_before") || a.reading.find(s, "earlier_event") ||
        a.reading.find(s, "some_parts")) {
      return std::nullopt;
    }
    found = i;
  }
  return found;
}

/// "In the north" · "in the south".
bool places_differ(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(x);
  const Sentence& t = a.reading.sentence_of(y);
  const auto one = a.reading.find(s, "part_of_a_place");
  const auto other = a.reading.find(t, "part_of_a_place");
  return one && other && phrase(s, one->begin, one->end) != phrase(t, other->begin, other->end);
}

/// "Turnout at 63 percent" · "Turnout in Sunday's vote was 36 percent": one measure by its name,
/// and no other percent that the headline could mean.
bool one_measure(const Article& a, const Figure& x, const Figure& y) {
  if (!is_percent(x) || !is_percent(y) || !is_plain(x) || !is_plain(y)) return false;
  const Sentence& s = a.reading.sentence_of(x);
  const Sentence& t = a.reading.sentence_of(y);
  if (!tells_first(a, y)) return false;
  for (const char* list : {"scope", "year_before", "earlier_event", "rose", "fell"}) {
    if (a.reading.find(s, list) || a.reading.find(t, list)) return false;
  }
  const auto first = [](const Sentence& in) {
    const std::size_t i = !in.tokens.empty() && in.tokens[0].is("the") ? 1 : 0;
    return i < in.tokens.size() && !in.tokens[i].is_figure() ? stem(in.tokens[i].word)
                                                             : std::string();
  };
  return first(s).size() >= 4 && first(s) == first(t);
}

/// "FILE – … where 19 people were killed in 2018": the picture is of another time than the text.
bool of_another_time(const Article& a, const Figure& caption, const Figure& text) {
  constexpr int kFresh = 31;  // days from what is pictured to the article
  const auto& pictured = caption.c->period;
  if (!pictured) return false;
  if (text.c->period)
    return pictured->end < text.c->period->start || text.c->period->end < pictured->start;
  const auto published = a.reading.article.published_date();
  return !published || core::days_later(pictured->end, kFresh) < *published;
}

std::optional<core::Finding> beside_the_text(const Article& a, std::size_t mention,
                                             const std::string& rule) {
  const Figure& x = a.reading.figures[mention];
  // "Relatives of three of those killed": some of them.
  if (a.reading.cue_after(x, "of_them")) return std::nullopt;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Figure& y = a.reading.figures[i];
    if (a.reading.sentence_of(y).part != Part::body || !could_be_one(a, x, y)) continue;
    if (rule == "I-CAPTION" && of_another_time(a, x, y)) continue;
    // "Hundreds of photographs" hold any number of anything.
    const bool vague = x.quantity().form == core::Form::vague && !same_noun(x, y);
    const bool alike = !vague && (unit_written(x) == unit_written(y) || likeness(a, x, y) > 0);
    if (alike && agree(x, y).fits()) {
      return likeness(a, x, y) > 0 ? std::optional(report(a, rule, mention, i)) : std::nullopt;
    }
    if (others.size() < kWindow) others.push_back(i);
  }
  auto other = only_candidate(a, mention, others);
  if (!other && rule == "I-HEAD") other = in_the_lead(a, mention, others);
  if (!other && rule == "I-HEAD" && others.size() == 1 &&
      (one_measure(a, x, a.reading.figures[others.front()]) ||
       one_change(a, x, a.reading.figures[others.front()]))) {
    other = others.front();
  }
  const bool one = other && tells_one_thing(a, rule, x, a.reading.figures[*other]);
  if (!one && rule == "I-HEAD") other = retold(a, mention);
  if (!other || (!one && rule != "I-HEAD") || places_differ(a, x, a.reading.figures[*other])) {
    return std::nullopt;
  }
  return report(a, rule, mention, *other);
}

/// More than "people": a noun that two groups of one story seldom share.
bool rare_noun(const Figure& f) {
  const std::string noun = last_word(f.quantity().unit);
  return f.quantity().unit_kind == core::UnitKind::count && noun != "person" && noun != "people" &&
         noun != "victim";
}

/// "three of the 17 people": another number stands in front of "of".
bool part_of_it(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  return f.token > 2 && a.reading.words.has("of", s.tokens[f.token - 2].word) &&
         (s.tokens[f.token - 3].is_figure() || s.tokens[f.token - 3].is("one") ||
          s.tokens[f.token - 3].is(","));
}

/// "the 17 people killed in the fire": a definite mention of an earlier figure.
bool definite(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  return f.token > 0 && a.reading.words.has("definite", s.tokens[f.token - 1].word) &&
         !part_of_it(a, f) && !a.reading.find(s, "of_these", 0, f.token);
}

/// "Only a tenth of the 650 million": the whole is the one told before.
bool whole_of_some(const Article& a, const Figure& f) {
  return part_of_it(a, f) && a.reading.sentence_of(f).tokens[f.token - 1].is("the");
}

/// "None of the 2,800 dockers", "some of the 520 pupils": all that there are of them.
bool whole_group(const Article& a, const Figure& f) {
  return rare_noun(f) && a.reading.cue_before(f, "all_of_the").has_value();
}

/// "awarded the family 3.4 million … the 3.9 million award": the noun behind the later figure is
/// the word of the earlier sentence that says what happened to it.
bool named_again(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(y);
  if (y.quantity().unit_kind != core::UnitKind::currency || y.token + 1 >= s.tokens.size() ||
      y.quantity().hedge != core::Hedge::none || x.quantity().hedge != core::Hedge::none) {
    return false;
  }
  const std::string& noun = s.tokens[y.token + 1].word;
  return noun.size() >= 4 && !a.reading.words.has("stop", noun) && topic(a, x).contains(stem(noun));
}

/// A counted noun that names more than "people".
bool rare_unit(const Article& a, const Figure& f) {
  return f.quantity().unit_kind == core::UnitKind::count &&
         !a.reading.words.has("person", last_word(f.quantity().unit));
}

/// One value in the next sentence, of one thing: a repeat without "the".
bool said_alike(const Article& a, const Figure& x, const Figure& y) {
  const auto kind = y.quantity().unit_kind;
  return is_plain(x) && is_plain(y) && x.value() == y.value() && y.value() >= 10 &&
         (kind == core::UnitKind::count || kind == core::UnitKind::physical) &&
         y.sentence - x.sentence == 1 && a.reading.sentence_of(y).tokens.size() >= 8 &&
         shared(topic(a, x), topic(a, y)) >= 2;
}

/// "4,000 families applied … each of the 2,000 families chosen": what stands behind the smaller
/// number makes it another group.
bool narrowed(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  if (f.token + 1 >= s.tokens.size()) return false;
  const std::string& next = s.tokens[f.token + 1].word;
  return next == "who" || next == "that" || next == "whose" || next.ends_with("ed") ||
         next.ends_with("en") || a.reading.words.has("participle", next);
}

std::optional<core::Finding> repeated(const Article& a, std::size_t later) {
  const Figure& y = a.reading.figures[later];
  if (!is_counted(a, later) || !unit_written(y)) return std::nullopt;
  const bool is_definite = definite(a, y);
  std::vector<std::size_t> others;
  for (std::size_t i = later; i-- > 0 && later - i <= kWindow;) {
    const Figure& x = a.reading.figures[i];
    if (a.reading.sentence_of(x).part != Part::body || x.sentence == y.sentence) continue;
    if (!is_counted(a, i) || !unit_written(x) || !could_be_one(a, x, y)) continue;
    // "The 140 cancelled flights" were 140 flights before; a miss needs one noun.
    const bool agrees = agree(y, x).fits();
    const bool one_noun = same_noun(x, y);
    if (agrees && (((is_definite || whole_of_some(a, y)) && (one_noun || y.value() >= 10)) ||
                   said_alike(a, x, y)))
      return report(a, "I-REPEAT", later, i);
    if (agrees) return std::nullopt;
    if (!one_noun) continue;
    others.push_back(i);
  }
  auto other = only_candidate(a, later, others);
  if (!other && others.size() == 1) other = others.front();
  if (!other) return std::nullopt;
  const Figure& x = a.reading.figures[*other];
  if (!is_definite && !whole_group(a, y) &&
      !(y.value() >= 10 && shared(topic(a, x), topic(a, y)) >= 3)) {
    return std::nullopt;
  }
  const bool events = !event(a, y).empty() && !event(a, x).empty();
  // "fined 350 million … the 530 million fine": swapped digits of one rare amount need no event.
  const Equation e{Relation::equal, {x.quantity()}, y.quantity(), 1};
  const bool swapped = others.size() == 1 && y.sentence - x.sentence <= 3 &&
                       diagnose(e).slip == "digit_transposition" &&
                       (rare_noun(y) || (is_definite && y.quantity().scaled) ||
                        shared(topic(a, x), topic(a, y)) >= 1);
  const bool again = others.size() == 1 && y.sentence - x.sentence <= 3 &&
                     ((whole_group(a, y) && (y.value() > x.value() || !narrowed(a, y))) ||
                      (is_definite && named_again(a, x, y)));
  // "will cut 6,000 jobs. The 9,000 jobs to be cut": a part of them would be fewer.
  const bool more = others.size() == 1 && y.sentence - x.sentence == 1 && y.value() > x.value() &&
                    rare_unit(a, y) &&
                    (y.token == 1 || shared(topic(a, x), topic(a, y)) >= 1);  // "The 19 hostages"
  if (is_definite ? !events && !swapped && !more && !again : !swapped && !again)
    return std::nullopt;
  return report(a, "I-REPEAT", later, *other);
}

}  // namespace

Findings check_mentions(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Part part = a.reading.sentence_of(a.reading.figures[i]).part;
    std::optional<core::Finding> found;
    if (part == Part::title || part == Part::standfirst) found = beside_the_text(a, i, "I-HEAD");
    if (part == Part::caption) found = beside_the_text(a, i, "I-CAPTION");
    if (part == Part::body) found = repeated(a, i);
    if (found) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
