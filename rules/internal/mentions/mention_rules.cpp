// One quantity mentioned twice. Two figures are the same quantity when unit and event agree
// ("killed" is not "injured") and their sentences share the words that name it. Any mention that
// agrees, anywhere in the article, settles it; a miss is flagged only where exactly one mention can
// be meant.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "rules/internal/families.h"
#include "rules/internal/mentions/agreement.h"
#include "rules/internal/mentions/headline.h"
#include "rules/internal/mentions/retelling.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Part;

/// A headline is short for the first sentences.
constexpr std::size_t kWindow = 40;

/// A miss needs more than an agreement: two precise figures with one noun; and measures in a
/// caption are those of the picture, unless text and caption name one subject.
bool tells_one_thing(const Article& a, const std::string& rule, const Figure& x, const Figure& y) {
  const auto precise = [](const Figure& f) { return f.quantity().form == core::Form::number; };
  const bool event_said = !event(a, x).empty() && event(a, x) == event(a, y);
  if ((!precise(x) || !precise(y)) && !event_said) return false;
  if (nouns_differ(a, x, y)) return false;
  // "In a village of 400 homes"
  const bool another = in_relative_clause(a, y) || a.reading.cue_before(y, "home_of");
  if (rule == "I-HEAD" && another) return false;
  if (rule != "I-CAPTION" || x.quantity().unit_kind != core::UnitKind::physical) return true;
  const bool bounds =
      x.quantity().hedge != core::Hedge::none || y.quantity().hedge != core::Hedge::none;
  if (bounds) return false;  // "did not fall below 27 degrees" · "a street sign shows 44"
  const std::string slip = diagnose(same_figure(x, y)).slip;
  const bool clear_slip = slip == "digit_transposition" || slip.starts_with("scale_");
  // "271 metres long" · "the 217-metre bridge": three digits are seldom the same by chance.
  constexpr double kChance = 100;
  const bool digits = slip == "digit_transposition" && x.value() >= kChance;
  return shared(topic(a, x), topic(a, y)) >= (digits ? 1U : clear_slip ? 2U : 3U);
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

/// "Company to build 40 homes" · "It built 14 in 2018": of a year that is long over.
bool long_over(const Article& a, const Figure& x, const Figure& y) {
  constexpr int kOver = 370;  // days from its end to the news
  const auto published = a.reading.article.published_date();
  return !x.c->period && y.c->period && published &&
         core::days_later(y.c->period->end, kOver) < *published;
}

/// "Scores 30 goals" · "13 at home and 17 away": the headline's figure is their sum.
bool parts_add_up(const Article& a, const Figure& x, const Figure& y) {
  const auto& there = a.reading.sentence_of(y).figures;
  return std::any_of(there.begin(), there.end(), [&](std::size_t i) {
    const Figure& z = a.reading.figures[i];
    return &z != &y && z.value() + y.value() == x.value() && comparable(a.reading, y, z) &&
           z.quantity().unit_kind != core::UnitKind::time;
  });
}

/// "Wants 5,000 new teachers" · "needs 15,000 teachers": what there is or should be.
bool of_a_stock(const Article& a, const Figure& x, const Figure& y) {
  return y.quantity().unit_kind == core::UnitKind::count && a.reading.cue_before(y, "stock_verb") &&
         !a.reading.find(a.reading.sentence_of(x), "stock_verb");
}

/// "To close 140 stores" · "closed 40 last year": what is to come, and what was.
bool of_the_past(const Article& a, const Figure& x, const Figure& y) {
  const auto& title = a.reading.sentence_of(x).tokens;
  const auto end = title.begin() + static_cast<std::ptrdiff_t>(x.token);
  const bool to_come = std::any_of(title.begin(), end, [](const Token& t) { return t.is("to"); });
  return to_come && a.reading.find(a.reading.sentence_of(y), "last_period");
}

/// Something tells that the first sentence speaks of another occasion, of a part or of a stock.
bool on_another_occasion(const Article& a, const Figure& x, const Figure& y) {
  const bool rates = x.quantity().unit_kind == core::UnitKind::count &&
                     x.quantity().per.empty() != y.quantity().per.empty();
  return rates || long_over(a, x, y) || parts_add_up(a, x, y) || of_a_stock(a, x, y) ||
         of_the_past(a, x, y);
}

/// "Jobless rate drops" · "Unemployment among the under-25s fell": of some only.
bool among_some(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(x);
  const Sentence& t = a.reading.sentence_of(y);
  return is_percent(x) && a.reading.find(t, "among", 0, y.token) && !a.reading.find(s, "among");
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

/// "60,000 lost homes" · "The number of people who lost their homes was closer to 6,200": the lead
/// gives the number of those of whom the headline tells, and no other figure.
std::optional<std::size_t> number_of_them(const Article& a, const Figure& x) {
  const Sentence& s = a.reading.sentence_of(x);
  const auto lead = std::find_if(a.reading.sentences.begin(), a.reading.sentences.end(),
                                 [](const Sentence& t) { return t.part == Part::body; });
  if (s.figures.size() != 1 || is_percent(x) || lead == a.reading.sentences.end()) {
    return std::nullopt;
  }
  // "in the two years since" says when.
  std::vector<std::size_t> figures = lead->figures;
  std::erase_if(figures, [&](std::size_t i) {
    return a.reading.figures[i].quantity().unit_kind == core::UnitKind::time;
  });
  if (figures.size() != 1) return std::nullopt;
  const Figure& y = a.reading.figures[figures.front()];
  const bool counts = y.quantity().unit_kind == core::UnitKind::count ||
                      y.quantity().unit_kind == core::UnitKind::none;
  const auto number = a.reading.find(*lead, "the_number_of");
  if (!counts || !number || number->begin > 1 || agree(x, y).fits()) return std::nullopt;
  for (const char* list : {"scope", "year_before", "some_parts"}) {
    if (a.reading.find(s, list) || a.reading.find(*lead, list)) return std::nullopt;
  }
  // "60,000 lost homes": what they lost stands within the figure.
  const std::set<std::string> there = topic(a, y);
  const bool noun = unit_written(x);
  if (noun && !there.contains(stem(last_word(x.quantity().unit)))) return std::nullopt;
  const bool same = shared(topic(a, x), there) >= (noun ? 1U : 2U);
  return same ? std::optional(figures.front()) : std::nullopt;
}

/// "60% back reform" · "52 percent of voters support the reform": both say one thing of the same
/// group, and neither sentence has another percent.
bool one_opinion(const Article& a, const Figure& x, const Figure& y) {
  if (!is_percent(x) || !is_percent(y) || !is_plain(x) || !is_plain(y)) return false;
  const Sentence& s = a.reading.sentence_of(x);
  const Sentence& t = a.reading.sentence_of(y);
  if (!tells_first(a, y) || s.figures.size() != 1 || t.figures.size() != 1) return false;
  for (const char* list : {"scope", "year_before", "earlier_event", "rose", "fell", "among"}) {
    if (a.reading.find(s, list) || a.reading.find(t, list)) return false;
  }
  const auto both = [&](const char* list) {
    return a.reading.find(s, list) && a.reading.find(t, list);
  };
  return (both("in_favour") || both("opposed") || both("fails")) &&
         shared(topic(a, x), topic(a, y)) >= 1;
}

/// "217 metres long", "217-metre-long": of a thing that is as long in any picture.
bool has_extent(const Article& a, const Figure& f) {
  constexpr std::size_t kReach = 3;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t end = std::min(f.token + kReach, s.tokens.size());
  return a.reading.find(s, "extent", f.token + 1, end).has_value();
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

/// "Ferry with 246 aboard" · "carrying 208 passengers and 38 crew": two figures of one of the first
/// sentences give the headline's.
bool adds_up_in_lead(const Article& a, const Figure& x) {
  constexpr std::size_t kSentences = 2;
  std::vector<double> values;
  std::size_t first = a.reading.sentences.size();
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Figure& y = a.reading.figures[i];
    if (a.reading.sentence_of(y).part != Part::body || !is_counted(a, i)) continue;
    first = std::min(first, y.sentence);
    if (y.sentence >= first + kSentences) break;
    values.push_back(y.value());
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t k = i + 1; k < values.size(); ++k) {
      if (values[i] + values[k] == x.value()) return true;
    }
  }
  return false;
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
    // "23 dead" · "found 23 skeletons, 14 of them women": of those that the headline counts.
    const bool some = i > 0 && a.reading.cue_after(y, "of_them") &&
                      a.reading.figures[i - 1].sentence == y.sentence &&
                      agree(x, a.reading.figures[i - 1]).fits();
    if (some) return std::nullopt;
    const bool lasting = x.quantity().unit_kind == core::UnitKind::physical && has_extent(a, x);
    if (rule == "I-CAPTION" && !lasting && of_another_time(a, x, y)) continue;
    // "Wildfire injures 17" · "In July 2018 a fire injured more than 170"
    if (rule == "I-HEAD" && !event(a, x).empty() && of_another_time(a, y, x)) continue;
    // "Hundreds of photographs" hold any number of anything.
    const bool vague = x.quantity().form == core::Form::vague && !same_noun(x, y);
    const bool alike = !vague && (unit_written(x) == unit_written(y) || likeness(a, x, y) > 0);
    if (alike && agree(x, y).fits()) {
      return likeness(a, x, y) > 0 ? std::optional(told_twice(a, rule, mention, i)) : std::nullopt;
    }
    // "16 miners … 16 had been killed in all": one figure, told twice
    const bool told = std::any_of(others.begin(), others.end(), [&](std::size_t k) {
      return a.reading.figures[k].value() == y.value();
    });
    if (!told && others.size() < kWindow) others.push_back(i);
  }
  auto other = only_candidate(a, mention, others);
  if (!other && rule == "I-HEAD") other = in_the_lead(a, mention, others);
  if (!other && rule == "I-HEAD" && others.size() == 1 &&
      (one_measure(a, x, a.reading.figures[others.front()]) ||
       one_opinion(a, x, a.reading.figures[others.front()]) ||
       one_change(a, x, a.reading.figures[others.front()]))) {
    other = others.front();
  }
  const bool one = other && tells_one_thing(a, rule, x, a.reading.figures[*other]);
  if (!one && rule == "I-HEAD") {
    if (const auto number = number_of_them(a, x)) return told_twice(a, rule, mention, *number);
    other = retold(a, mention);
    if (!other) other = told_in_lead(a, mention);
  }
  if (rule == "I-HEAD" && other && on_another_occasion(a, x, a.reading.figures[*other])) {
    return std::nullopt;
  }
  if (rule == "I-HEAD" && other && adds_up_in_lead(a, x)) return std::nullopt;
  if (!other || (!one && rule != "I-HEAD") || among_some(a, x, a.reading.figures[*other]) ||
      places_differ(a.reading, a.reading.sentence_of(x),
                    a.reading.sentence_of(a.reading.figures[*other]))) {
    return std::nullopt;
  }
  return told_twice(a, rule, mention, *other);
}

}  // namespace

Findings check_mentions(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Part part = a.reading.sentence_of(a.reading.figures[i]).part;
    std::optional<core::Finding> found;
    if (part == Part::title || part == Part::standfirst) found = beside_the_text(a, i, "I-HEAD");
    if (part == Part::caption) found = beside_the_text(a, i, "I-CAPTION");
    if (found) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
