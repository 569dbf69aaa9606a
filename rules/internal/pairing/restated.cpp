#include "rules/internal/pairing/restated.h"

#include <algorithm>
#include <string>

#include "rules/internal/pairing/wholes.h"

namespace recount::rules {

bool opens_three(const Article& a, std::size_t first) {
  const auto& figures = a.reading.sentence_of(a.reading.figures[first]).figures;
  return figures.size() == 3 && figures.front() == first;
}

bool explained_by_next(const Article& a, std::size_t figure) {
  if (figure + 1 >= a.reading.figures.size()) return false;
  const Figure& f = a.reading.figures[figure];
  const Figure& next = a.reading.figures[figure + 1];
  const Sentence& s = a.reading.sentence_of(f);
  if (next.sentence != f.sentence || a.reading.find(s, "breaks_off", f.token + 1, next.token)) {
    return false;
  }
  const bool comma = next.token == f.token + 2 && s.tokens[f.token + 1].is(",");
  for (std::size_t i = f.token + 1; i < next.token; ++i) {
    if (s.tokens[i].is(":") || s.tokens[i].is("–") || s.tokens[i].is("(")) return true;
  }
  return comma || a.reading.find(s, "explains", f.token + 1, next.token);
}

bool another_subject(const Article& a, const Figure& from, const Figure& figure) {
  const Sentence& s = a.reading.sentence_of(figure);
  const bool passive = s.tokens[figure.token - 1].is("paid") &&
                       a.reading.words.has("auxiliary", s.tokens[figure.token - 2].word);
  const bool than = s.tokens[figure.token - 1].is("than") || s.tokens[figure.token - 2].is("than");
  if (from.sentence != figure.sentence || passive || than) return passive || than;
  for (std::size_t i = from.token + 1; i + 1 < figure.token; ++i) {
    const Token& next = s.tokens[i + 1];
    if (s.tokens[i].is("and") && (next.is("a") || next.is("an") || next.is("another"))) {
      return !a.reading.words.has("total", s.tokens[i + 2].word);
    }
  }
  return false;
}

bool has_another_price(const Article& a, std::size_t one, std::size_t total) {
  const core::Quantity& price = a.reading.figures[one].quantity();
  const auto& figures = a.reading.sentence_of(a.reading.figures[one]).figures;
  return price.unit_kind == core::UnitKind::currency &&
         std::any_of(figures.begin(), figures.end(), [&](std::size_t i) {
           const Figure& f = a.reading.figures[i];
           return i != one && i != total && unit_written(f) && f.quantity().unit == price.unit;
         });
}

bool is_one_of_several(const Article& a, std::size_t count) {
  const Figure& n = a.reading.figures[count];
  const auto& figures = a.reading.sentence_of(n).figures;
  return !unit_written(n) && std::any_of(figures.begin(), figures.end(), [&](std::size_t i) {
    const Figure& f = a.reading.figures[i];
    return i < count && unit_written(f) && f.quantity().unit_kind == core::UnitKind::count &&
           f.quantity().unit == n.quantity().unit;
  });
}

bool is_just_one(const Article& a, const Sentence& s, std::size_t token) {
  return s.tokens[token].is_figure() && a.reading.figures[s.tokens[token].figure].value() == 1 &&
         unit_written(a.reading.figures[s.tokens[token].figure]);
}

std::optional<std::size_t> three_alone(const Article& a, std::size_t sentence) {
  const Sentence& s = a.reading.sentences[sentence];
  if (s.figures.empty()) return std::nullopt;
  const std::size_t first = s.figures.front();
  const std::size_t figures = s.figures.size();
  if (figures == 3) return first;
  const Figure& f = a.reading.figures[first];
  if (figures == 4 && f.token <= 1 && is_just_one(a, s, f.token)) return first + 1;
  if (figures != 2 || sentence == 0) return std::nullopt;
  const Sentence& before = a.reading.sentences[sentence - 1];
  const bool price = before.figures.size() == 1 && before.paragraph == s.paragraph;
  return price ? std::optional(first - 1) : std::nullopt;
}

bool is_per(const Article& a, const Figure& one, const Figure& count) {
  const Sentence& s = a.reading.sentence_of(one);
  const std::string noun = last_word(count.quantity().unit);
  const Token& per = s.tokens[one.token + 1];
  const bool written = (per.is("a") || per.is("an") || per.is("per") || per.is("each")) &&
                       s.tokens[one.token + 2].is(noun);
  return unit_written(count) && !noun.empty() &&
         (one.quantity().per == noun || one.quantity().per == count.quantity().unit || written);
}

}  // namespace recount::rules
