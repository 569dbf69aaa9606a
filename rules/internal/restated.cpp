#include "rules/internal/restated.h"

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
  if (from.sentence != figure.sentence || passive) return passive;
  for (std::size_t i = from.token + 1; i + 1 < figure.token; ++i) {
    const Token& next = s.tokens[i + 1];
    if (s.tokens[i].is("and") && (next.is("a") || next.is("an") || next.is("another"))) {
      return !a.reading.words.has("total", s.tokens[i + 2].word);
    }
  }
  return false;
}

}  // namespace recount::rules
