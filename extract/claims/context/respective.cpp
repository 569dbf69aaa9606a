// The row of figures is the last before the word; a row of places is looked for anywhere, a row of
// subjects right before the verb.
#include "extract/claims/context/respective.h"

#include <algorithm>
#include <string>

#include "extract/claims/sentence/clause.h"

namespace recount::extract {
namespace {

using core::Claim;

class Pairing {
 public:
  Pairing(const Sentence& s, const std::vector<PlaceMention>& places, const Language& l,
          std::span<Claim> claims)
      : s_(s), places_(places), l_(l), claims_(claims) {}

  void run() const {
    const auto row = last_row();
    if (row.size() < 2) return;
    const std::size_t first = token_at(row.front().where.span.begin);
    const auto subjects = subjects_before(first, row.size());
    const std::size_t place = row_of_places(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (place < places_.size()) row[i].place = places_[place + i].place;
      if (!subjects.empty()) set_subject(row[i], subjects[i]);
      if (subjects.empty() && place < places_.size()) name_first(row[i], places_[place]);
    }
  }

 private:
  [[nodiscard]] bool word(std::size_t i, std::string_view w) const {
    return i < s_.size() && is_word(s_.view(i), w);
  }
  [[nodiscard]] bool joins(std::size_t i) const { return s_.is(i, ",") || word(i, "and"); }

  [[nodiscard]] bool only_joints(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (!joins(i)) return false;
    }
    return from < to;
  }

  /// The first token that begins at `offset` or behind it.
  [[nodiscard]] std::size_t token_at(std::size_t offset) const {
    const auto at =
        std::lower_bound(s_.tokens.begin(), s_.tokens.end(), offset,
                         [](const Token& t, std::size_t where) { return t.span.begin < where; });
    return static_cast<std::size_t>(at - s_.tokens.begin());
  }

  /// The figures that stand together last before the word.
  [[nodiscard]] std::span<Claim> last_row() const {
    std::size_t at = 0;
    while (at < s_.size() && !word(at, "respectively")) ++at;
    if (at == s_.size()) return {};
    std::size_t end = claims_.size();
    while (end > 0 && claims_[end - 1].where.span.end > s_.tokens[at].span.begin) --end;
    if (end == 0) return {};
    std::size_t first = end - 1;
    while (first > 0 && only_joints(token_at(claims_[first - 1].where.span.end),
                                    token_at(claims_[first].where.span.begin)))
      --first;
    return claims_.subspan(first, end - first);
  }

  /// Index of the first of `n` places in a row, the only such row; places_.size() = there is none.
  [[nodiscard]] std::size_t row_of_places(std::size_t n) const {
    std::size_t found = places_.size();
    for (std::size_t i = 0; i < places_.size();) {
      std::size_t end = i + 1;
      while (end < places_.size() && only_joints(places_[end - 1].end, places_[end].begin)) ++end;
      if (end - i == n && found < places_.size()) return places_.size();
      if (end - i == n) found = i;
      i = end;
    }
    return found;
  }

  [[nodiscard]] bool is_verb(std::size_t i) const {
    return l_.is(s_, i, WordClass::auxiliary) || l_.is(s_, i, WordClass::change_verb) ||
           l_.is(s_, i, WordClass::level_verb) || l_.is(s_, i, WordClass::verb);
  }

  /// "Ann and Maria both liked it": a verb that no list of verbs has.
  [[nodiscard]] bool acts(TokenRange r) const {
    for (std::size_t i = r.begin; i < r.end; ++i) {
      if (word(i, "both") || (!s_.tokens[i].capital && s_.view(i).ends_with("ed"))) return true;
    }
    return false;
  }

  /// The `n` noun phrases of a list right before the verb; none where they are no such list.
  [[nodiscard]] std::vector<TokenRange> subjects_before(std::size_t figure, std::size_t n) const {
    constexpr std::size_t kFar = 8;
    constexpr std::size_t kLongest = 5;
    std::size_t verb = figure;
    while (verb > 0 && verb + kFar > figure && !is_verb(verb - 1)) --verb;
    while (verb > 0 && is_verb(verb - 1)) --verb;
    std::vector<TokenRange> list;
    for (std::size_t end = verb; list.size() < n;) {
      std::size_t begin = end;
      while (begin > 0 && !joins(begin - 1) && s_.tokens[begin - 1].kind != TokenKind::sign &&
             !is_verb(begin - 1))
        --begin;
      const TokenRange thing = trimmed(s_, {begin, end}, l_);
      list.push_back(thing.empty() ? TokenRange{begin, end} : thing);
      if (list.back().empty() || list.back().size() > kLongest || acts(list.back())) return {};
      const bool last = list.size() == n;
      if (!last && (begin == 0 || !joins(begin - 1))) return {};
      if (list.size() == 1 && !last && !word(begin - 1, "and")) return {};
      end = begin - (begin > 0 ? 1 : 0);
      if (!last && s_.is(end > 0 ? end - 1 : 0, ",") && word(end, "and")) --end;
    }
    std::reverse(list.begin(), list.end());
    return is_place_list(list) ? std::vector<TokenRange>{} : list;
  }

  /// "Sales in France and Spain": the second is no subject of its own.
  [[nodiscard]] bool is_place_list(const std::vector<TokenRange>& list) const {
    return std::any_of(list.begin(), list.end(), [&](const TokenRange& r) {
      return r.empty() || std::any_of(places_.begin(), places_.end(), [&](const PlaceMention& p) {
               return p.begin <= r.begin && p.end >= r.end;
             });
    });
  }

  void set_subject(Claim& c, TokenRange r) const {
    const core::TextSpan span = span_of(s_, r);
    c.subject = std::string(span.of(s_.text));
    c.subject_span = span;
  }

  /// What stands before "in France and Spain".
  void name_first(Claim& c, const PlaceMention& first) const {
    if (first.begin < 2 || !l_.is(s_, first.begin - 1, WordClass::preposition)) return;
    std::size_t begin = first.begin - 1;
    while (begin > 0 && s_.tokens[begin - 1].kind != TokenKind::sign && !is_verb(begin - 1))
      --begin;
    const TokenRange r = trimmed(s_, {begin, first.begin - 1}, l_);
    if (!r.empty()) set_subject(c, r);
  }

  const Sentence& s_;
  const std::vector<PlaceMention>& places_;
  const Language& l_;
  std::span<Claim> claims_;
};

}  // namespace

void pair_respectively(const Sentence& s, const std::vector<PlaceMention>& places,
                       const Language& l, std::span<Claim> claims) {
  if (claims.size() > 1) Pairing(s, places, l, claims).run();
}

}  // namespace recount::extract
