#include "extract/claims/sentence/noun.h"

#include <algorithm>
#include <array>

namespace recount::extract {
namespace {

constexpr std::size_t kMaxWords = 6;

bool ends_with(const std::string& word, std::string_view end) {
  return word.size() > end.size() + 1 &&
         word.compare(word.size() - end.size(), end.size(), end) == 0;
}

bool is_hyphen(const Sentence& s, std::size_t i) {
  return s.is(i, "-") && !s.tokens[i].spaced && i + 1 < s.size() && !s.tokens[i + 1].spaced;
}

/// Function words, which no noun phrase holds; adverbs are looked at apart.
bool is_function_word(const Sentence& s, std::size_t i, const Language& l) {
  if (s.view(i) == "US" || s.view(i) == "IT") return false;  // no pronouns
  static constexpr std::array kClosed{WordClass::preposition, WordClass::determiner,
                                      WordClass::auxiliary,   WordClass::conjunction,
                                      WordClass::pronoun,     WordClass::weekday};
  return std::any_of(kClosed.begin(), kClosed.end(),
                     [&](WordClass cls) { return l.is(s, i, cls); });
}

/// "online courses", "old men", "long-term plans", "locally transmitted cases": an adverb that
/// describes the word behind it.
bool describes(const Sentence& s, std::size_t i, const Language& l) {
  const Match m = l.match(s, i, WordClass::adverb);
  if (!m || m.length != 1 || i + 1 >= s.size()) return false;
  if (is_hyphen(s, i + 1)) return true;
  const bool attributive = m.entry->kind == "adjective" || s.view(i).ends_with("ly");
  return attributive && s.tokens[i + 1].kind == TokenKind::word && !is_function_word(s, i + 1, l) &&
         !l.is(s, i + 1, WordClass::adverb);
}

bool is_closed_class(const Sentence& s, std::size_t i, const Language& l) {
  return is_function_word(s, i, l) || (l.is(s, i, WordClass::adverb) && !describes(s, i, l));
}

bool is_phrase_word(const Sentence& s, std::size_t i, const Language& l) {
  if (i >= s.size() || s.tokens[i].kind == TokenKind::sign ||
      s.tokens[i].kind == TokenKind::number) {
    return false;
  }
  const bool month = s.tokens[i].capital && l.is(s, i, WordClass::month);
  return !month && !is_possessive(s.view(i)) && !is_closed_class(s, i, l);
}

class NounParser {
 public:
  NounParser(const Sentence& s, const Language& l, std::size_t at) : s_(s), l_(l), begin_(at) {}

  std::optional<NounPhrase> run(bool one) {
    skip_quantifiers();
    // "From 40 ten years ago": another number, and no noun; "three five-year plans" is one.
    if (l_.is(s_, begin_, WordClass::cardinal) && !is_hyphen(s_, begin_ + 1)) return std::nullopt;
    const std::size_t head = one ? singular_head() : plural_head();
    if (head == 0) return std::nullopt;
    return NounPhrase{begin_, head + 1, unit(head)};
  }

 private:
  /// "eight more picks": no part of the unit.
  void skip_quantifiers() {
    while (const Match m = l_.match(s_, begin_, WordClass::quantifier)) {
      if (m.entry->kind == "time") return;
      begin_ += m.length;
    }
  }

  /// Index of the head; 0 = there is none.
  [[nodiscard]] std::size_t plural_head() const {
    std::size_t head = 0;
    std::size_t words = 0;
    for (std::size_t i = begin_; i < s_.size() && words < kMaxWords; ++i) {
      if (is_hyphen(s_, i) && i > begin_) continue;
      if (head == 0 && (joins(i) || ends_initial(i))) continue;
      const bool counts_on = (i == begin_ && is_sequence(i)) || in_compound(i) || is_version(i) ||
                             is_ordinal(i) || is_measured(i);
      if (!counts_on && !is_phrase_word(s_, i, l_)) break;
      ++words;
      const bool plural = is_plural(s_, i, l_);
      if (head != 0 && !plural && names_owner(head, i)) continue;
      if (head != 0 && (!plural || is_moment(i) || is_verb(i) || !phrase_ends(i + 1))) break;
      if (head == 0 && is_verb(i) && !in_compound(i) && (is_finite(i) || !is_plural(s_, i + 1, l_)))
        break;
      if (plural && !is_hyphen(s_, i + 1)) head = i;
    }
    return head;
  }

  /// "200 U.S. troops": the full stop of a letter inside the phrase.
  [[nodiscard]] bool ends_initial(std::size_t i) const {
    return i > begin_ && s_.is(i, ".") && !s_.tokens[i].spaced && s_.tokens[i - 1].capital &&
           s_.view(i - 1).size() == 1;
  }

  /// "two United States service members": a name in the plural before the head.
  [[nodiscard]] bool names_owner(std::size_t head, std::size_t i) const {
    const bool name = head > begin_ && s_.tokens[head].capital && s_.tokens[head - 1].capital;
    if (!name || s_.tokens[i].capital || is_verb(i)) return false;
    for (std::size_t k = i + 1; k < i + 3; ++k) {
      if (!is_phrase_word(s_, k, l_) || is_verb(k)) return false;
      if (is_plural(s_, k, l_)) return true;
    }
    return false;
  }

  /// "one-on-one sessions", "step-by-step guides": function words between hyphens.
  [[nodiscard]] bool in_compound(std::size_t i) const {
    return head_apart(i) && s_.tokens[i].kind == TokenKind::word &&
           (is_hyphen(s_, i + 1) || (i > begin_ && is_hyphen(s_, i - 1)));
  }
  /// Whether a word apart from the compound can follow, so that the phrase has a head.
  [[nodiscard]] bool head_apart(std::size_t i) const { return i + 2 < s_.size(); }

  /// "missed two shots moments later": when, not what.
  [[nodiscard]] bool is_moment(std::size_t i) const {
    const Match unit = l_.match(s_, i, WordClass::unit);
    return is_word(s_.view(i), "moments") || (unit && unit.entry->kind == "time");
  }

  /// "two 20th-century artists".
  [[nodiscard]] bool is_ordinal(std::size_t i) const {
    const bool ends = i + 1 < s_.size() && !s_.tokens[i + 1].spaced &&
                      (is_word(s_.view(i + 1), "th") || is_word(s_.view(i + 1), "st") ||
                       is_word(s_.view(i + 1), "nd") || is_word(s_.view(i + 1), "rd"));
    return ends && s_.tokens[i].kind == TokenKind::number && is_hyphen(s_, i + 2);
  }

  /// "three 5-kilometre races": a measure before the head.
  [[nodiscard]] bool is_measured(std::size_t i) const {
    return i == begin_ && s_.tokens[i].kind == TokenKind::number && is_hyphen(s_, i + 1) &&
           l_.is(s_, i + 2, WordClass::unit) && i + 3 < s_.size() &&
           s_.tokens[i + 3].kind == TokenKind::word;
  }

  /// "four USB 3.0 ports", "12 F-16 jets", "20 Boeing 737 jets": part of a name inside the phrase.
  [[nodiscard]] bool is_version(std::size_t i) const {
    if (i == begin_ || s_.tokens[i].kind != TokenKind::number || i + 1 >= s_.size()) return false;
    const bool glued = i > begin_ + 1 && is_hyphen(s_, i - 1) && s_.tokens[i - 2].capital;
    if (glued) return s_.tokens[i + 1].spaced && is_phrase_word(s_, i + 1, l_);
    if (!s_.tokens[i - 1].capital || !is_plural(s_, i + 1, l_)) return false;
    return s_.view(i).find('.') != std::string_view::npos ||
           l_.match_before(s_, i, WordClass::name_word);
  }

  /// "five straight games", "two previous sessions".
  [[nodiscard]] bool is_sequence(std::size_t i) const {
    const Match m = l_.match(s_, i, WordClass::quantifier);
    return m && m.entry->kind == "time" && is_plural(s_, i + m.length, l_);
  }

  /// "4 digital and physical sales", "dozens of Ford and Opel vans", "two small, quiet towns": two
  /// words before one head.
  [[nodiscard]] bool joins(std::size_t i) const {
    const bool joint =
        i > begin_ && (s_.is(i, "and") || s_.is(i, "or") || s_.is(i, "&") ||
                       (s_.is(i, ",") && !s_.tokens[i + 1 < s_.size() ? i + 1 : i].capital));
    if (!joint || l_.is(s_, i + 1, WordClass::cardinal) || !is_phrase_word(s_, i + 1, l_) ||
        is_verb(i + 1) || is_plural(s_, i + 1, l_))
      return false;
    const bool longer = is_phrase_word(s_, i + 2, l_) && !is_plural(s_, i + 2, l_);
    const std::size_t head = longer && !is_verb(i + 2) ? i + 3 : i + 2;
    return is_plural(s_, head, l_) && !is_verb(head);
  }

  /// "if one steps back", "as good as one printed in gold": the pronoun with its verb.
  [[nodiscard]] bool one_acts() const {
    if (begin_ == 0 || begin_ >= s_.size() || !is_word(s_.view(begin_ - 1), "one")) return false;
    const bool verb = is_plural(s_, begin_, l_) && !l_.is(s_, begin_, WordClass::plural) &&
                      !s_.tokens[begin_].capital;
    const bool participle = s_.view(begin_).ends_with("ed") && phrase_ends(begin_ + 1);
    return verb || participle;
  }

  /// "one count of fraud": the words up to the first that is no noun, three at most.
  [[nodiscard]] std::size_t singular_head() const {
    if (one_acts()) return 0;
    std::size_t head = 0;
    std::size_t longest = 3;
    for (std::size_t i = begin_; i < s_.size() && i < begin_ + longest; ++i) {
      if (is_hyphen(s_, i) && i > begin_) {
        longest += 1;
        continue;
      }
      if (!is_phrase_word(s_, i, l_) || is_verb(i)) break;
      // "one proposal asks": after a singular, the word in s is its verb.
      if (i > begin_ && (is_plural(s_, i, l_) || takes_object(i))) break;
      head = i;
    }
    return head;
  }

  /// Nothing that a verb would take stands at `i`: tells "sales jobs in" from "satellites weighs
  /// half".
  [[nodiscard]] bool phrase_ends(std::size_t i) const {
    return i >= s_.size() || s_.tokens[i].kind == TokenKind::sign ||
           l_.is(s_, i, WordClass::verb) ||
           (is_closed_class(s_, i, l_) && !l_.is(s_, i, WordClass::determiner) &&
            !l_.is(s_, i, WordClass::pronoun));
  }

  [[nodiscard]] bool is_verb(std::size_t i) const { return l_.is(s_, i, WordClass::verb); }
  /// "five won medals": never an adjective, as "used" is in "five used cars".
  [[nodiscard]] bool is_finite(std::size_t i) const {
    const Match m = l_.match(s_, i, WordClass::verb);
    return m && m.entry->kind == "finite";
  }
  /// "one driver stopped her".
  [[nodiscard]] bool takes_object(std::size_t i) const {
    return s_.view(i).ends_with("ed") &&
           (l_.is(s_, i + 1, WordClass::determiner) || l_.is(s_, i + 1, WordClass::pronoun));
  }

  [[nodiscard]] std::string unit(std::size_t head) const {
    std::string words;
    for (std::size_t i = begin_; i < head; ++i) {
      if (!words.empty() && s_.tokens[i].spaced) words += ' ';
      words += s_.tokens[i].capital ? std::string(s_.view(i)) : lower_case(s_.view(i));
    }
    if (!words.empty() && s_.tokens[head].spaced) words += ' ';
    return words + singular(s_, head, l_);
  }

  const Sentence& s_;
  const Language& l_;
  std::size_t begin_;
};

}  // namespace

bool is_plural(const Sentence& s, std::size_t i, const Language& l) {
  if (i >= s.size() || s.tokens[i].kind != TokenKind::word) return false;
  if (is_possessive(s.view(i))) return false;
  if (l.is(s, i, WordClass::plural)) return true;
  const std::string_view word = s.view(i);
  if (word.size() < 3 || word.back() != 's' || word[word.size() - 2] == 's') return false;
  if (word.substr(word.size() - 2) == "us") return false;
  if (word.substr(word.size() - 2) == "is") {
    const Match people = l.match(s, i, WordClass::place);  // "Iraqis"
    return people && people.entry->kind == "demonym";
  }
  return !l.is(s, i, WordClass::singular_s) && !is_closed_class(s, i, l);
}

std::string singular(const Sentence& s, std::size_t i, const Language& l) {
  if (const Match m = l.match(s, i, WordClass::plural)) return m.entry->name;
  std::string word = s.tokens[i].capital ? std::string(s.view(i)) : lower_case(s.view(i));
  if (!is_plural(s, i, l)) return word;
  if (ends_with(word, "ies") && word.size() > 4) return word.substr(0, word.size() - 3) + "y";
  for (const std::string_view end : {"sses", "xes", "ches", "shes", "zzes"}) {
    if (ends_with(word, end)) return word.substr(0, word.size() - 2);
  }
  word.pop_back();
  return word;
}

bool is_noun_word(const Sentence& s, std::size_t i, const Language& l) {
  return is_phrase_word(s, i, l) && !l.is(s, i, WordClass::verb);
}

namespace {

constexpr std::size_t kMaxAdjectives = 2;

/// Languages without a grammar of their own: the next noun, by its capital or by its place.
std::optional<NounPhrase> next_noun(const Sentence& s, std::size_t at, const Language& l) {
  while (const Match m = l.match(s, at, WordClass::quantifier)) at += m.length;
  if (l.is(s, at, WordClass::partitive)) ++at;
  std::size_t i = at;
  if (l.noun_style() == NounStyle::capital) {
    while (i < at + kMaxAdjectives && is_noun_word(s, i, l) && !s.tokens[i].capital) ++i;
    if (i < s.size() && !s.tokens[i].capital) return std::nullopt;
  }
  if (i >= s.size() || s.tokens[i].kind != TokenKind::word || !is_noun_word(s, i, l))
    return std::nullopt;
  if (const Match m = l.match(s, i, WordClass::plural)) return NounPhrase{at, i + 1, m.entry->name};
  return NounPhrase{at, i + 1, std::string(s.view(i))};
}

}  // namespace

std::optional<NounPhrase> parse_noun(const Sentence& s, std::size_t at, const Language& language,
                                     bool one) {
  if (language.noun_style() == NounStyle::none) {
    const Match m = language.match(s, at, WordClass::plural);
    return m ? std::optional(NounPhrase{at, at + m.length, m.entry->name}) : std::nullopt;
  }
  if (language.noun_style() != NounStyle::plural_s) return next_noun(s, at, language);
  return NounParser(s, language, at).run(one);
}

}  // namespace recount::extract
