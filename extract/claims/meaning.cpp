// Cues are tried from the surest to the weakest: the figure is a verb; a change noun beside it; a
// particle before it; a comparison behind it; a governing verb with its preposition; a level verb;
// a share.
#include "extract/claims/meaning.h"

#include <optional>

#include "extract/claims/noun.h"

namespace recount::extract {
namespace {

using core::ClaimKind;
using core::Direction;
using core::Form;
using core::UnitKind;

constexpr std::size_t kReach = 14;  // tokens that a verb may stand before its figure

class Reader {
 public:
  Reader(const Sentence& s, const std::vector<int>& b, const Figure& f, const Language& l)
      : s_(s), b_(b), f_(f), l_(l) {
    lead_ = f.begin;
    while (lead_ > 0 && (is_article(lead_ - 1) || is_soft_adverb(lead_ - 1))) --lead_;
    if (lead_ > 1 && word(lead_ - 1, "from") && word(lead_ - 2, "anywhere")) lead_ -= 2;
    if (lead_ > 0) preposition_ = lower_case(s.view(lead_ - 1));
  }

  Meaning run() {
    decide();
    if (m_.kind == ClaimKind::level && !f_.quantity.per.empty()) m_.kind = ClaimKind::rate;
    later_particle();
    if (m_.subject.empty()) m_.subject = subject();
    return std::move(m_);
  }

 private:
  [[nodiscard]] bool word(std::size_t i, std::string_view w) const {
    return i < s_.size() && is_word(s_.view(i), w);
  }
  [[nodiscard]] bool is_article(std::size_t i) const {
    return word(i, "a") || word(i, "an") || word(i, "the") || word(i, "another") ||
           word(i, "its") || word(i, "record");
  }
  [[nodiscard]] bool is_soft_adverb(std::size_t i) const {
    return l_.is(s_, i, WordClass::adverb) && !l_.is(s_, i, WordClass::change_particle) &&
           !word(i, "ago");
  }
  [[nodiscard]] bool percent_like() const {
    const UnitKind k = f_.quantity.unit_kind;
    return k == UnitKind::percent || k == UnitKind::fraction;
  }
  [[nodiscard]] ClaimKind change_kind() const {
    if (f_.quantity.unit_kind == UnitKind::point) return ClaimKind::point_change;
    if (f_.quantity.unit_kind == UnitKind::times) return ClaimKind::multiple;
    return percent_like() ? ClaimKind::relative_change : ClaimKind::absolute_change;
  }
  void set(ClaimKind kind, Direction direction, const std::string& why) {
    m_.kind = kind;
    m_.direction = direction;
    m_.trace.push_back(why);
  }
  static std::string cue(std::string_view what, const Match& m) {
    return std::string(what) + " \"" + m.entry->phrase + "\" (" + m.entry->file + ")";
  }

  void decide() {
    if (multiple() || signed_percent() || annual_rate()) return;
    if (f_.quantity.unit_kind == UnitKind::age || f_.hyphened) {
      if (!noun_behind()) m_.subject = noun_phrase(f_.end);
      return;
    }
    if (noun_behind() || noun_before() || particle_before() || comparison_behind() || verb())
      return;
    if (level_verb()) return;
    if (percent_like()) share();
  }

  bool multiple() {
    if (f_.quantity.unit_kind != UnitKind::times) return false;
    Direction d = f_.direction;
    if (d == Direction::none) {
      const auto v = governing_verb();
      const bool direct = v && v->second + 3 >= lead_;
      if (direct) d = v->first.entry->direction;
    }
    set(ClaimKind::multiple, d, "factor");
    return true;
  }

  /// "+0.2%", "-1.3 percent": the sign is the direction.
  bool signed_percent() {
    if (f_.quantity.unit_kind != UnitKind::percent || f_.begin >= f_.number_begin) return false;
    const std::string_view sign = s_.view(f_.begin);
    const bool minus = f_.quantity.value.coefficient < 0 && sign != "minus";
    if (!minus && sign != "+") return false;
    set(ClaimKind::relative_change, minus ? Direction::down : Direction::up, "sign");
    return true;
  }

  /// "at an annual rate of 2.1 percent": the change is per year; what moved is the verb's subject.
  bool annual_rate() {
    if (!percent_like() || preposition_ != "of" || lead_ < 3 || !word(lead_ - 2, "rate"))
      return false;
    for (std::size_t i = lead_; i > 0 && i + 9 > lead_; --i) {
      const Match m = l_.match_before(s_, i, WordClass::change_verb);
      if (!m) continue;
      set(ClaimKind::relative_change, m.entry->direction, cue("rate of change", m));
      m_.subject = subject_before(s_, b_, i - m.length, l_);
      m_.per = word(lead_ - 3, "annual") || word(lead_ - 3, "annualized") ||
                       word(lead_ - 3, "annualised")
                   ? "year"
                   : "";
      return true;
    }
    return false;
  }

  // "a 19 percent drop", "a 5 percent pay raise"
  bool noun_behind() {
    std::size_t at = f_.end;
    for (int skipped = 0; skipped < 3 && at < s_.size(); ++skipped, ++at) {
      const Match m = l_.match(s_, at, WordClass::change_noun);
      const bool noun = m && (m.entry->phrase == "off" || at + m.length >= s_.size() ||
                              !l_.is(s_, at + m.length, WordClass::determiner));
      if (noun && (percent_like() || f_.hyphened || f_.quantity.unit_kind == UnitKind::point ||
                   f_.quantity.unit_kind == UnitKind::currency ||
                   f_.quantity.unit_kind == UnitKind::times)) {
        set(change_kind(), m.entry->direction, cue("change noun behind", m));
        m_.subject = after_in(at + m.length);
        return true;
      }
      const bool adjective =
          s_.tokens[at].kind == TokenKind::word && b_[at] == 0 &&
          !l_.is(s_, at, WordClass::preposition) && !l_.is(s_, at, WordClass::auxiliary) &&
          !l_.is(s_, at, WordClass::determiner) && !l_.is(s_, at, WordClass::verb);
      if (!adjective) return false;
    }
    return false;
  }

  // "an increase of 3 percent", "a loss of 40 jobs"
  bool noun_before() {
    if (preposition_ != "of" || lead_ < 2) return false;
    Match m = l_.match_before(s_, lead_ - 1, WordClass::change_noun);
    if (!m) return false;
    const bool counted =
        f_.quantity.unit_kind == UnitKind::currency || f_.quantity.unit_kind == UnitKind::count;
    if (counted &&
        (m.entry->phrase == "loss" || m.entry->phrase == "losses" || m.entry->phrase == "savings" ||
         m.entry->phrase == "gains" || m.entry->phrase == "premium"))
      return false;
    set(change_kind(), m.entry->direction, cue("change noun before", m));
    m_.subject = after_in(f_.end);
    if (m_.subject.empty() && m.entry->phrase == "growth") m_.subject = {lead_ - 2, lead_ - 1};
    return true;
  }

  // "up 38 percent", "down from 70 percent"
  bool particle_before() {
    if (lead_ == 0) return false;
    const bool from = preposition_ == "from";
    const std::size_t end = from ? lead_ - 1 : lead_;
    const Match m = l_.match_before(s_, end, WordClass::change_particle);
    if (!m || m.entry->phrase == "off") return false;
    const std::size_t begin = end - m.length;
    const bool verb = begin > 0 && b_[begin] == 0 && l_.is(s_, begin - 1, WordClass::change_verb);
    if (from) {
      set(level_kind(), verb ? m.entry->direction : Direction::none, cue("from-level after", m));
      return true;
    }
    set(change_kind(), m.entry->direction, cue("particle", m));
    return true;
  }

  [[nodiscard]] ClaimKind level_kind() const {
    if (!percent_like()) return ClaimKind::level;
    if (word(f_.end, "of")) return ratio_base(f_.end + 1) ? ClaimKind::ratio : ClaimKind::share;
    return share_named() ? ClaimKind::share : ClaimKind::level;
  }

  /// "The share of coal fell from 40 percent".
  [[nodiscard]] bool share_named() const {
    for (std::size_t i = 0; i < f_.begin; ++i) {
      const bool named = word(i, "share") || word(i, "proportion") || word(i, "turnout");
      if (named && no_boundary(i + 1, f_.begin)) return true;
    }
    return false;
  }

  // "8.9 percent more than", "four fewer than", "9 percent higher"
  bool comparison_behind() {
    const Match m = l_.match(s_, f_.end, WordClass::comparison);
    if (!m || f_.quantity.unit_kind == UnitKind::time || sea_level()) return false;
    const std::size_t at = f_.end + m.length;
    const bool bound = m.entry->phrase == "above" || m.entry->phrase == "below" ||
                       m.entry->phrase == "over" || m.entry->phrase == "under";
    if (bound && (word(at, "sea") || f_.quantity.unit_kind == UnitKind::count)) return false;
    const bool than = find_word("than", at, 4) < s_.size() || bound;
    const bool money = f_.quantity.unit_kind == UnitKind::currency && m.entry->phrase == "more";
    if (!than && !money && !percent_like() && f_.quantity.unit_kind != UnitKind::point)
      return false;
    m_.compares = than;
    const bool over_time = changes_over_time(at) || (money && !than) ||
                           (bound && f_.quantity.unit_kind == UnitKind::physical);
    set(change_kind(), over_time ? m.entry->direction : Direction::none, cue("comparison", m));
    return true;
  }

  [[nodiscard]] std::size_t find_word(std::string_view w, std::size_t from,
                                      std::size_t reach) const {
    for (std::size_t i = from; i < s_.size() && i < from + reach; ++i) {
      if (word(i, w)) return i;
    }
    return s_.size();
  }

  [[nodiscard]] bool changes_over_time(std::size_t from) const {
    for (std::size_t i = from; i < s_.size() && i < from + 8; ++i) {
      const bool year = s_.tokens[i].kind == TokenKind::number && s_.view(i).size() == 4;
      if (year || word(i, "year") || word(i, "month") || word(i, "week") || word(i, "earlier") ||
          word(i, "before") || word(i, "previous") || word(i, "last") ||
          l_.is(s_, i, WordClass::month)) {
        return true;
      }
    }
    return false;
  }

  /// The nearest change verb before the figure in its clause, and its token.
  [[nodiscard]] std::optional<std::pair<Match, std::size_t>> governing_verb() const {
    for (std::size_t i = lead_; i > 0 && i + kReach > lead_; --i) {
      if (i < lead_ && b_[i] >= 2) return std::nullopt;
      if (const Match m = l_.match_before(s_, i, WordClass::change_verb)) {
        const std::size_t begin = i - m.length;
        const bool noun = begin > 0 && (l_.is(s_, begin - 1, WordClass::determiner));
        if (!noun && m.entry->phrase != "up" && m.entry->phrase != "down")
          return std::pair{m, begin};
      }
    }
    return std::nullopt;
  }

  /// "rises 8,849 metres above sea level": a height.
  [[nodiscard]] bool sea_level() const { return find_word("sea", f_.end, 3) < s_.size(); }

  bool verb() {
    const auto v = governing_verb();
    if (!v || sea_level()) return false;
    const auto& [m, at] = *v;
    const std::size_t after = at + m.length;
    const bool adjacent = after >= lead_ || only_adverbs(after, lead_);
    const bool same_clause = no_boundary(after, f_.begin);
    if (preposition_ == "to" || preposition_ == "from" || preposition_ == "below" ||
        preposition_ == "above") {
      if (!same_clause && preposition_ != "from" && !word(f_.begin - 1, "to")) return false;
      if (preposition_ == "from" &&
          (word(f_.end, "ago") || word(f_.end, "earlier") || word(f_.end, "before")))
        return false;
      set(level_kind(), m.entry->direction, cue("level after", m));
      m_.subject = changed_thing(at, after);
      return true;
    }
    if (preposition_ == "by" && same_clause) {
      set(change_kind(), m.entry->direction, cue("change by", m));
      m_.subject = changed_thing(at, after);
      return true;
    }
    // "fell below 100 percent": the modifier is the preposition.
    const bool bound =
        f_.quantity.hedge == core::Hedge::less_than || f_.quantity.hedge == core::Hedge::more_than;
    if (adjacent && bound && (word(f_.begin, "below") || word(f_.begin, "above"))) {
      set(level_kind(), m.entry->direction, cue("level after", m));
      m_.subject = subject_before(s_, b_, at, l_);
      return true;
    }
    if (adjacent) {
      if (f_.quantity.unit_kind == UnitKind::time || is_plain_amount(m, at)) return false;
      set(change_kind(), m.entry->direction, cue("change verb", m));
      m_.subject = f_.noun_end > f_.noun_begin ? TokenRange{f_.noun_begin, f_.noun_end}
                                               : subject_before(s_, b_, at, l_);
      if (f_.quantity.unit == "point") m_.subject = subject_before(s_, b_, at, l_);
      if (percent_like() && word(f_.end, "of")) m_.subject = noun_phrase(f_.end + 1);
      return true;
    }
    return coordinated(m, at, after);
  }

  /// "Add 200 grams", "raised £9,000", "loses 400,000 barrels a day": an amount, no change of one.
  [[nodiscard]] bool is_plain_amount(const Match& verb, std::size_t at) const {
    const UnitKind k = f_.quantity.unit_kind;
    if (at == 0 && k == UnitKind::physical) return true;
    if (verb.entry->kind == "acquire" && k == UnitKind::currency) return true;
    return !f_.quantity.per.empty() && !percent_like();
  }

  /// "rose 4 percent in May and 3 percent in June": the verb governs the second figure too.
  bool coordinated(const Match& m, std::size_t at, std::size_t after) {
    const bool joined =
        lead_ > 0 && (word(lead_ - 1, "and") || s_.is(lead_ - 1, ",") || word(lead_ - 1, "then"));
    if (!joined || !percent_like()) return false;
    for (std::size_t i = after; i < lead_; ++i) {
      if (b_[i] >= 2 || (i > after && l_.is(s_, i, WordClass::auxiliary))) return false;
    }
    set(change_kind(), m.entry->direction, cue("shared change verb", m));
    m_.subject = subject_before(s_, b_, at, l_);
    return true;
  }

  [[nodiscard]] bool only_adverbs(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      const bool adverb = is_soft_adverb(i) || (s_.view(i).size() > 3 &&
                                                s_.view(i).substr(s_.view(i).size() - 2) == "ly");
      if (!adverb) return false;
    }
    return true;
  }
  [[nodiscard]] bool no_boundary(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (b_[i] >= 2) return false;
    }
    return true;
  }

  /// The object of "cut emissions by half"; the subject of "emissions fell by half".
  [[nodiscard]] TokenRange changed_thing(std::size_t verb, std::size_t after) const {
    std::size_t end = after;
    while (end < f_.begin && b_[end] == 0 && !l_.is(s_, end, WordClass::preposition) &&
           s_.tokens[end].kind != TokenKind::number) {
      ++end;
    }
    TokenRange object = trimmed(s_, {after, end}, l_);
    while (!object.empty() && l_.is(s_, object.begin, WordClass::determiner)) ++object.begin;
    if (!object.empty()) return object;
    return subject_before(s_, b_, verb, l_);
  }

  /// "halved to $1.1 billion": the level that a multiple led to.
  bool level_after_multiple() {
    if (preposition_ != "to" || lead_ < 2) return false;
    const Match m = l_.match_before(s_, lead_ - 1, WordClass::multiple);
    if (!m || m.entry->kind != "verb") return false;
    set(level_kind(), m.entry->direction, cue("level after", m));
    m_.subject = subject_before(s_, b_, lead_ - 1 - m.length, l_);
    return true;
  }

  bool level_verb() {
    if (level_after_multiple()) return true;
    const Match m = l_.match_before(s_, lead_, WordClass::level_verb);
    if (!m) return false;
    const bool relevant =
        m.entry->hedge != core::Hedge::none || m.entry->direction != Direction::none;
    if (!relevant) return false;
    set(level_kind(), m.entry->direction, cue("level verb", m));
    m_.hedge = m.entry->hedge;
    m_.subject = subject_before(s_, b_, lead_ - m.length, l_);
    return true;
  }

  // ", up 38 percent", ", down from 70 percent": the level before it moved that way.
  void later_particle() {
    if (m_.direction != Direction::none || m_.kind == ClaimKind::multiple) return;
    if (m_.kind != ClaimKind::level && m_.kind != ClaimKind::share && m_.kind != ClaimKind::rate)
      return;
    for (std::size_t i = f_.end; i + 1 < s_.size() && i < f_.end + 7; ++i) {
      if (i > f_.end && s_.tokens[i].kind == TokenKind::number && s_.view(i).size() != 4) return;
      if (!s_.is(i, ",")) continue;
      const Match m = l_.match(s_, i + 1, WordClass::change_particle);
      const bool moved =
          m && (word(i + 1 + m.length, "from") ||
                s_.tokens[std::min(i + 1 + m.length, s_.size() - 1)].kind == TokenKind::number);
      if (moved) m_.direction = m.entry->direction;
      return;
    }
  }

  // ---- shares ----------------------------------------------------------------------------------

  [[nodiscard]] bool ratio_base(std::size_t i) const {
    while (l_.is(s_, i, WordClass::determiner) || (i < s_.size() && s_.view(i) == "'s")) ++i;
    if (l_.is(s_, i, WordClass::ratio_base)) return true;
    // "of Canada's total" is a share; "of its economic output" a ratio.
    for (std::size_t k = i; k < i + 3 && k < s_.size() && b_[k] == 0; ++k) {
      if (l_.is(s_, k, WordClass::ratio_base)) return true;
    }
    return false;
  }

  void share() {
    if (word(f_.end, "of")) {
      const bool ratio = ratio_base(f_.end + 1);
      set(ratio ? ClaimKind::ratio : ClaimKind::share, Direction::none,
          ratio ? "ratio to an amount" : "share of a group");
      if (!ratio) m_.subject = noun_phrase(f_.end + 1);
      return;
    }
    if (f_.quantity.form == Form::fraction) {
      m_.kind = ClaimKind::share;
      m_.subject = noun_phrase(f_.end);
      return;
    }
    // "61 percent voted yes": the percent is the subject of its clause.
    const bool opens =
        f_.begin == 0 || b_[f_.begin] > 0 || l_.is(s_, f_.begin - 1, WordClass::conjunction);
    const bool acts = f_.end < s_.size() && (l_.is(s_, f_.end, WordClass::verb) ||
                                             l_.is(s_, f_.end, WordClass::auxiliary) ||
                                             l_.is(s_, f_.end, WordClass::speech_verb));
    if (opens && acts) {
      set(ClaimKind::share, Direction::none, "percent acts");
      return;
    }
    const bool of_those = f_.begin > 1 && word(f_.begin - 1, ",") && s_.size() > 0 && word(0, "of");
    if (of_those) set(ClaimKind::share, Direction::none, "of those");
    if (share_named()) set(ClaimKind::share, Direction::none, "share named");
  }

  // ---- subjects --------------------------------------------------------------------------------

  /// A noun phrase that begins at `at`: up to the next verb, preposition other than "of", or
  /// boundary.
  [[nodiscard]] TokenRange noun_phrase(std::size_t at) const {
    while (at < s_.size() && l_.is(s_, at, WordClass::determiner)) ++at;
    TokenRange r{at, at};
    while (r.end < s_.size() && r.size() < 6 && b_[r.end] == 0) {
      const bool ends = s_.tokens[r.end].kind == TokenKind::sign ||
                        l_.is(s_, r.end, WordClass::auxiliary) ||
                        (r.end > r.begin && l_.is(s_, r.end, WordClass::verb)) ||
                        l_.is(s_, r.end, WordClass::adverb) ||
                        (l_.is(s_, r.end, WordClass::preposition) && !word(r.end, "of"));
      if (ends) break;
      ++r.end;
    }
    return trimmed(s_, r, l_);
  }

  /// "a drop in sales": what moved.
  [[nodiscard]] TokenRange after_in(std::size_t at) const {
    if (!word(at, "in") && !word(at, "of") && !word(at, "for") && !word(at, "on")) return {};
    if (at + 1 < s_.size() &&
        (s_.tokens[at + 1].kind == TokenKind::number || l_.is(s_, at + 1, WordClass::month)))
      return {};
    return noun_phrase(at + 1);
  }

  [[nodiscard]] TokenRange subject() const {
    const UnitKind kind = f_.quantity.unit_kind;
    if (f_.noun_end > f_.noun_begin && m_.kind != ClaimKind::multiple)
      return {f_.noun_begin, f_.noun_end};
    if (kind == UnitKind::count && !f_.implicit_unit) return noun_phrase(f_.number_end);
    return clause_subject();
  }

  /// The subject of the clause that the figure stands in, or of the one before it.
  [[nodiscard]] TokenRange clause_subject() const {
    for (const int strength : {1, 2, 3}) {
      const TokenRange clause = clause_around(b_, f_.begin, strength);
      if (const TokenRange r = relative_antecedent(clause); !r.empty()) return r;
      const std::size_t verb = first_verb(s_, {clause.begin, f_.begin}, l_);
      if (verb < f_.begin && verb > clause.begin) {
        const TokenRange r = trimmed(s_, {clause.begin, verb}, l_);
        if (!r.empty()) return lead_phrase_dropped(r);
      }
      if (const TokenRange r = before_unknown_verb(clause); !r.empty()) return r;
    }
    const TokenRange clause = clause_around(b_, f_.begin, 1);
    const TokenRange r = trimmed(s_, {clause.begin, f_.begin}, l_);
    if (r.empty() && s_.is(f_.end, ","))
      return noun_phrase(f_.end + 1);  // "At 828 metres, the tower"
    return r;
  }

  /// "Lagos, which stood at 300,000": the noun before the comma.
  [[nodiscard]] TokenRange relative_antecedent(TokenRange clause) const {
    const bool relative = word(clause.begin, "which") || word(clause.begin, "who");
    if (!relative || clause.begin < 2) return {};
    const std::size_t end = s_.is(clause.begin - 1, ",") ? clause.begin - 1 : clause.begin;
    TokenRange r = clause_around(b_, end - 1, 1);
    r.end = std::min(r.end, end);
    const std::size_t verb = first_verb(s_, r, l_);
    return verb < r.end ? trimmed(s_, {verb + 1, r.end}, l_) : trimmed(s_, r, l_);
  }

  /// "Hungary spends 2.1 percent": the word right before the figure is a verb that no list names.
  [[nodiscard]] TokenRange before_unknown_verb(TokenRange clause) const {
    if (lead_ < clause.begin + 2) return {};
    const std::size_t verb = lead_ - 1;
    const std::string_view w = s_.view(verb);
    const bool shape = s_.tokens[verb].kind == TokenKind::word && !s_.tokens[verb].capital &&
                       (w.back() == 's' || w.ends_with("ed")) &&
                       !l_.is(s_, verb, WordClass::preposition);
    if (!shape) return {};
    return trimmed(s_, {clause.begin, verb}, l_);
  }

  /// "In Spain unemployment": without the phrase in front, where a comma ends it.
  [[nodiscard]] TokenRange lead_phrase_dropped(TokenRange r) const {
    for (std::size_t i = r.end; i > r.begin + 1; --i) {
      if (s_.is(i - 1, ",")) return trimmed(s_, {i, r.end}, l_);
    }
    return r;
  }

  const Sentence& s_;
  const std::vector<int>& b_;
  const Figure& f_;
  const Language& l_;
  std::size_t lead_ = 0;  // the figure with the articles and adverbs before it
  std::string preposition_;
  Meaning m_;
};

}  // namespace

Meaning meaning_of(const Sentence& s, const std::vector<int>& b, const Figure& f,
                   const Language& l) {
  return Reader(s, b, f, l).run();
}

}  // namespace recount::extract
