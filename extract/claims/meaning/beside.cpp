#include "extract/claims/meaning/beside.h"

#include <algorithm>

#include "extract/claims/meaning/subject.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {

using core::UnitKind;

TokenRange NounBeside::find() const {
  const UnitKind k = f_.quantity.unit_kind;
  if (k == UnitKind::times && s_.view(f_.end - 1).size() == 1) return phrase_behind(f_.end);
  const bool had =
      lead_ > 0 && (word(lead_ - 1, "has") || word(lead_ - 1, "have") ||
                    word(lead_ - 1, "had"));  // "they had 18 times the number of cells"
  if (k == UnitKind::times && had && word(f_.end, "the") && word(f_.end + 2, "of"))
    return phrase_behind(f_.end);
  if (k == UnitKind::count || k == UnitKind::times || k == UnitKind::fraction) return {};
  if (opens_bracket() && !f_.implicit_unit) {
    if (const TokenRange r = before_bracket(); !r.empty()) return r;
  }
  if (const TokenRange r = described_behind(); !r.empty()) return r;
  if (const TokenRange r = one_of_several(); !r.empty()) return r;
  if (const TokenRange r = named_before(); !r.empty()) return r;
  if (const TokenRange r = exemplified(); !r.empty()) return r;
  if (const TokenRange r = behind_dash(); !r.empty()) return r;
  if (const TokenRange r = bounded(); !r.empty()) return r;
  if (k == UnitKind::currency) {
    if (const TokenRange r = traded(); !r.empty()) return r;
    if (const TokenRange r = spent_on(); !r.empty()) return r;
    if (const TokenRange r = taken_in(); !r.empty()) return r;
  }
  return k == UnitKind::time ? taken() : TokenRange{};
}

bool NounBeside::is_verb(std::size_t i) const {
  return l_.is(s_, i, WordClass::verb) || l_.is(s_, i, WordClass::auxiliary) ||
         l_.is(s_, i, WordClass::level_verb) || l_.is(s_, i, WordClass::speech_verb);
}

/// "a $5 million grant", "the 10 percent tariff", "4 percent interest".
TokenRange NounBeside::described_behind() const {
  const std::size_t i = f_.end;
  if (word(i, "worth") && word(i + 1, "of")) return phrase_behind(i + 2);
  if (i >= s_.size() || !is_noun_word(s_, i, l_) || l_.is(s_, i, WordClass::comparison)) return {};
  const bool article = f_.begin > 0 && (l_.is(s_, f_.begin - 1, WordClass::determiner) ||
                                        is_possessive(s_.view(f_.begin - 1)));
  if (preposition_ == "worth" && !article) return {};  // "paintings worth $3 million vanished"
  // "a free $10 Amazon gift card".
  const bool card = f_.quantity.unit_kind == UnitKind::currency && f_.begin > 1 &&
                    (word(f_.begin - 2, "a") || word(f_.begin - 2, "an")) &&
                    s_.view(i - 1).front() <= '9';
  if (card) return phrase_behind(i);
  const Match level = l_.match(s_, i, WordClass::level_noun);
  const bool measured = level && level.entry->kind != "money" && percent_like() &&
                        !s_.view(i).ends_with("ive");  // "95 percent effective"
  // "2 tbsp olive oil", "8 GB RAM"; "in lieu of $500 bail": money before what it pays.
  const bool shouts = s_.view(i).size() > 1 && s_.view(i)[1] >= 'A' && s_.view(i)[1] <= 'Z';
  const bool is = lead_ > 0 && (preposition_ == "is" || preposition_ == "are" ||
                                preposition_ == "was" || preposition_ == "were");  // "is 9° hot"
  const bool amount = f_.quantity.unit_kind == UnitKind::physical && !f_.hyphened && !is &&
                      s_.view(i).size() > 1 && (!s_.tokens[i].capital || shouts || f_.begin == 0) &&
                      ((!s_.view(i).ends_with("ed") && !s_.view(i).ends_with("ing")) ||
                       is_noun_word(s_, i + 1, l_));  // "2 cups whipping cream"
  const bool doing = f_.quantity.unit_kind == UnitKind::time && !f_.hyphened &&
                     is_plural(s_, i - 1, l_) && s_.view(i).ends_with("ing");
  // "the next four days reading files", "the $20 reportedly asked".
  if (doing || (s_.view(i).ends_with("ly") && i + 1 < s_.size() && s_.view(i + 1).ends_with("ed")))
    return {};
  const bool money = f_.quantity.unit_kind == UnitKind::currency && !s_.view(i).ends_with("ing") &&
                     !s_.tokens[i].capital && !word(i, "https") && !word(i, "http");
  TokenRange r = article || measured || amount || money ? phrase_behind(i) : TokenRange{};
  // "100 percent certification success": one word could be an adjective ("95 percent effective").
  if (r.empty() && f_.quantity.unit_kind == UnitKind::percent) {
    r = phrase_behind(i);
    const bool with = f_.begin > 0 && word(f_.begin - 1, "with");  // "with 100% battery"
    if ((r.size() < 2 && !with) || s_.view(r.end - 1).ends_with("ed")) return {};
  }
  const bool vague = !r.empty() && (word(r.begin, "mark") || word(r.begin, "threshold") ||
                                    word(r.begin, "level") || word(r.begin, "range"));
  const bool changes = !r.empty() && l_.is(s_, r.end - 1, WordClass::change_noun);
  return changes || vague ? TokenRange{} : r;
}

/// "high rates – 61% for apps and 79% for guides": what each is for.
TokenRange NounBeside::one_of_several() const {
  constexpr std::size_t kFar = 14;
  if (f_.quantity.unit_kind != UnitKind::percent || !word(f_.end, "for")) return {};
  const auto percent_for = [&](std::size_t i) {
    return s_.tokens[i].kind == TokenKind::number && s_.is(i + 1, s_.view(f_.end - 1)) &&
           word(i + 2, "for");
  };
  const std::size_t from = f_.begin > kFar ? f_.begin - kFar : 0;
  for (std::size_t i = from; i + 2 < s_.size() && i < f_.end + kFar; ++i) {
    if (i != f_.number_begin && percent_for(i)) return phrase_behind(f_.end + 1);
  }
  return {};
}

/// "a fine of $500", "inflation at 5.6 percent", "goods worth $2 million".
TokenRange NounBeside::named_before() const {
  const bool stray = f_.implicit_unit && !f_.quantity.scaled && f_.quantity.value.to_double() < 100;
  if (lead_ < 2 || stray) return {};  // "bonds of zero coupon"
  const bool of = preposition_ == "of";
  // "a new all-time high of 40,816": of what the clause speaks.
  const bool peak = word(lead_ - 2, "high") || word(lead_ - 2, "low") || word(lead_ - 2, "peak");
  if (peak) return {};
  if (!of && preposition_ != "worth" && !(preposition_ == "at" && percent_like())) return {};
  const bool doing = of && s_.view(lead_ - 2).ends_with("ing") && is_verb(lead_ - 2) && lead_ > 2 &&
                     s_.tokens[lead_ - 3].kind == TokenKind::word;
  if (doing) return {lead_ - 2, lead_ - 1};  // "approved spending of $84 million"
  TokenRange r = behind_act(phrase_before(lead_ - 1));
  // "inflation in the euro area at 2.9 percent".
  if (!of && r.begin > 2 && (word(r.begin - 1, "the") || word(r.begin - 1, "in"))) {
    const std::size_t in = word(r.begin - 1, "in") ? r.begin - 1 : r.begin - 2;
    const TokenRange whole = word(in, "in") ? phrase_before(in) : TokenRange{};
    if (!whole.empty()) r = whole;
  }
  return r.empty() || is_vague(r) ? TokenRange{} : r;
}

/// "Police seized drugs worth", "it faces fines of": without who acts and the verb that no list
/// names.
TokenRange NounBeside::behind_act(TokenRange r) const {
  if (r.size() < 2) return r;
  const std::size_t p = r.begin > 0 ? r.begin - 1 : r.begin;
  const bool acts = word(p, "it") || word(p, "he") || word(p, "she") || word(p, "they");
  if (acts && p < r.begin) return {r.begin + 1, r.end};
  for (std::size_t i = r.end - 1; i > r.begin + 1; --i) {
    const bool past = s_.view(i - 1).ends_with("ed") && !s_.tokens[i - 1].capital;
    if (past && !l_.is(s_, i - 2, WordClass::adverb)) return {i, r.end};
  }
  return r;
}

/// "an annual rate of", "a total of" name nothing; "an unemployment rate of", "a drop-in rate of"
/// do.
bool NounBeside::is_vague(TokenRange r) const {
  const std::size_t head = r.end - 1;
  // "in the range of", "to the tune of": as good as "about".
  const bool about =
      (word(head, "tune") || word(head, "range") || word(head, "region") || word(head, "order")) &&
      head > 1 && word(head - 1, "the") && l_.is(s_, head - 2, WordClass::preposition);
  if (about) return true;
  if (word(head, "top") && head > 0 && word(head - 1, "on")) return true;  // "on top of"
  const bool empty = word(head, "rate") || word(head, "level") || word(head, "total") ||
                     word(head, "average") || word(head, "maximum") || word(head, "minimum") ||
                     word(head, "period") || word(head, "sum") || word(head, "amount") ||
                     word(head, "record");
  if (!empty || (r.begin > 0 && s_.is(r.begin - 1, "-"))) return false;
  if (r.size() < 2) return true;
  const std::size_t i = head - 1;
  return !is_noun_word(s_, i, l_) || (s_.view(i).ends_with("al") && !word(i, "national")) ||
         l_.is(s_, i, WordClass::superlative) || l_.is(s_, i, WordClass::quantifier) ||
         s_.view(i).ends_with("ed") ||  // "at an annualized rate of"
         word(i, "average") || word(i, "maximum") || word(i, "minimum") || word(i, "record") ||
         word(i, "new");
}

/// "a year", "percent": no thing that a bracket behind it would describe.
bool NounBeside::is_period(std::size_t end) const {
  const Match unit = l_.match_before(s_, end, WordClass::unit);
  return unit && unit.entry->kind != "physical";
}

bool NounBeside::opens_bracket() const {
  return f_.begin > 1 && s_.is(f_.begin - 1, "(") && !s_.is(f_.begin - 2, "%") &&
         s_.tokens[f_.begin - 2].kind != TokenKind::sign &&
         !l_.match_before(s_, f_.begin - 1, WordClass::currency) &&
         (!is_period(f_.begin - 1) ||
          (f_.begin > 2 && word(f_.begin - 3, "per")));  // "the pay per year ($900 a month)"
}

/// "Galaxy Buds 3 Pro ($249.99 at the shop)": what stands before the bracket, up to a verb.
TokenRange NounBeside::before_bracket() const {
  constexpr std::size_t kLongest = 6;
  TokenRange r{f_.begin - 1, f_.begin - 1};
  while (r.begin > 0 && r.size() < kLongest && (r.empty() || b_[r.begin] == 0) &&
         !is_verb(r.begin - 1) && s_.tokens[r.begin - 1].kind != TokenKind::sign) {
    --r.begin;
  }
  // "It's light (2 kg)": a predicate, no name; "up to $1,000 ($50 a day)": no noun.
  const bool sum = f_.begin > 2 && s_.tokens[f_.begin - 2].kind == TokenKind::number &&
                   l_.match_before(s_, f_.begin - 2, WordClass::currency);
  if (sum || is_possessive(s_.view(r.begin))) return {};
  const TokenRange named = trimmed(s_, r, l_);
  const bool name = named.empty() && s_.tokens[f_.begin - 2].capital;  // "Plus ($25)"
  return name ? TokenRange{f_.begin - 2, f_.begin - 1} : named;
}

/// "bought the house for $250,000".
TokenRange NounBeside::traded() const {
  constexpr std::size_t kReach = 12;
  if (preposition_ != "for" && preposition_ != "at") return {};
  for (std::size_t i = lead_ - 1; i > 0 && i + kReach > lead_ && b_[i] < 2; --i) {
    const Match verb = l_.match_before(s_, i, WordClass::verb);
    if (!verb || verb.entry->kind != "trade") continue;
    const std::size_t begin = i - verb.length;
    const bool passive =
        begin > 0 &&
        (word(begin - 1, "is") || word(begin - 1, "are") || word(begin - 1, "was") ||
         word(begin - 1, "were") || word(begin - 1, "be") || word(begin - 1, "been")) &&
        !s_.view(begin).ends_with("ing");
    if (passive) return {};  // "was sold for"
    TokenRange thing{i, lead_ - 1};
    while (!thing.empty() && l_.is(s_, thing.begin, WordClass::determiner)) ++thing.begin;
    const bool pronoun = thing.size() == 1 && l_.is(s_, thing.begin, WordClass::pronoun);
    return pronoun ? TokenRange{} : trimmed(s_, thing, l_);
  }
  return {};
}

/// "spend £15 million more on ferries", "set aside $2bn for legal costs".
TokenRange NounBeside::spent_on() const {
  const Match verb = l_.match_before(s_, lead_, WordClass::verb);
  if (!verb || verb.entry->kind != "spend") return {};
  std::size_t i = f_.end;
  while (i < s_.size() && (l_.is(s_, i, WordClass::adverb) || word(i, "more"))) ++i;
  const bool invested = verb.entry->phrase.starts_with("invest");
  const bool on =
      word(i, "on") || word(i, "for") || (invested && (word(i, "in") || word(i, "into")));
  return on ? phrase_behind(i + 1) : TokenRange{};
}

/// "$2 billion in annual revenue", "€500 in damages": not "in Spain", "in March", "in all".
TokenRange NounBeside::taken_in() const {
  const std::size_t i = f_.end + 1;
  if (!word(f_.end, "in") || i >= s_.size() || s_.tokens[i].capital || !is_noun_word(s_, i, l_) ||
      l_.is(s_, i, WordClass::period_word)) {
    return {};
  }
  const TokenRange r = phrase_behind(i);
  const bool time = !r.empty() && l_.is(s_, r.end - 1, WordClass::unit);
  return time || word(i, "total") || word(i, "return") || word(i, "exchange") ? TokenRange{} : r;
}

/// "it takes light eight minutes", "it takes 28 days for a cell to": who needs the time;
/// "recommends sitting for 16 minutes": what lasts.
TokenRange NounBeside::taken() const {
  const bool gerund = preposition_ == "for" && lead_ > 2 && s_.view(lead_ - 2).ends_with("ing") &&
                      !l_.is(s_, lead_ - 3, WordClass::auxiliary) &&
                      !l_.is(s_, lead_ - 2, WordClass::verb);
  if (gerund) return {lead_ - 2, lead_ - 1};
  for (std::size_t i = f_.begin; i > 1 && i + 6 > f_.begin && b_[i] == 0; --i) {
    const bool takes = word(i - 1, "takes") || word(i - 1, "took") || word(i - 1, "take");
    const bool whom = takes && i + 1 < f_.begin && l_.is(s_, i, WordClass::determiner);
    const TokenRange team = whom ? SubjectFinder(*this).noun_phrase(i) : TokenRange{};
    if (!team.empty())  // "took the team five years"
      return {team.begin, std::min(team.end, f_.begin)};
    if (!takes || !word(i - 2, "it")) continue;
    if (i == f_.begin && word(f_.end, "for")) return phrase_behind(f_.end + 1);
    return trimmed(s_, {i, f_.begin}, l_);
  }
  return {};
}

/// "a small value, such as 4MB": what the figure is an example of.
TokenRange NounBeside::exemplified() const {
  // "enough memory, preferably 8 GB,".
  const bool apposed =
      lead_ > 3 && s_.is(lead_ - 2, ",") && s_.view(lead_ - 1).ends_with("ly") &&
      (f_.end >= s_.size() || s_.tokens[f_.end].kind == TokenKind::sign || word(f_.end, "x"));
  if (apposed) return phrase_before(lead_ - 2);
  if (preposition_ != "as" || lead_ < 4 || !word(lead_ - 2, "such")) return {};
  return phrase_before(s_.is(lead_ - 3, ",") ? lead_ - 3 : lead_ - 2);
}

/// "go on short walks – about 10 minutes", "the date — 7 to 21 days, as agreed —".
TokenRange NounBeside::behind_dash() const {
  const std::size_t i = lead_;
  const bool item = i > 1 && s_.is(i - 1, "-") && s_.tokens[i - 1].spaced && s_.tokens[i].spaced &&
                    clause_around(b_, i - 2, 2).begin == 0;  // "New panels - $400"
  const bool dash = item || (i > 1 && (s_.is(i - 1, "–") || s_.is(i - 1, "—")));
  const bool ends = f_.end >= s_.size() || s_.tokens[f_.end].kind == TokenKind::sign;
  if (!dash || !ends || percent_like()) return {};
  return phrase_before(i - 1);
}

/// "at a temperature between 20 and 30 degrees", "filers with income under $200,000".
TokenRange NounBeside::bounded() const {
  const std::size_t i = f_.begin;
  const bool between = word(i, "between");
  // "in rows 3 feet apart", "a hole two metres deep".
  const bool sized = f_.quantity.unit_kind == UnitKind::physical &&
                     (word(f_.end, "apart") ||
                      (l_.is(s_, f_.end, WordClass::adverb) &&
                       l_.match(s_, f_.end, WordClass::adverb).entry->kind == "adjective"));
  const bool bound = i > 1 && !f_.implicit_unit && f_.quantity.unit_kind != UnitKind::time &&
                     (between || sized || word(i, "under") || word(i, "over") || word(i, "above") ||
                      word(i, "below"));
  if (!bound || s_.tokens[lead_ - 1].capital || !is_noun_word(s_, lead_ - 1, l_)) return {};
  const TokenRange r = phrase_before(lead_);
  for (std::size_t k = r.begin + 1; k < r.end; ++k) {
    if (l_.is(s_, k, WordClass::adverb)) return {};  // "graduates now range between"
  }
  const bool when = r.empty() || s_.view(r.end - 1).ends_with("ed") ||
                    l_.is(s_, r.end - 1, WordClass::period_word) ||
                    l_.is(s_, r.end - 1, WordClass::unit) || word(r.end - 1, "average");
  if (when || r.begin == 0) return {};
  const bool quotes = between && r.size() > 1 && s_.view(r.begin).ends_with("ing");
  if (quotes) return {r.begin + 1, r.end};  // ", quoting fares between"
  const bool article = l_.is(s_, r.begin - 1, WordClass::determiner);
  if (article && (between || sized)) return r;
  const bool takes = is_verb(r.begin - 1) || s_.view(r.begin - 1).ends_with("ing");
  if (between && takes && is_plural(s_, r.end - 1, l_)) return r;  // "get tips between"
  return l_.is(s_, article && r.begin > 1 ? r.begin - 2 : r.begin - 1, WordClass::preposition)
             ? r
             : TokenRange{};
}

/// "a net worth of $5 million": a noun.
bool NounBeside::net_worth(std::size_t i) const {
  return i > 0 && word(i, "worth") && word(i - 1, "net");
}

/// Back from `end` to the article, verb or preposition that the phrase begins behind.
TokenRange NounBeside::phrase_before(std::size_t end) const {
  constexpr std::size_t kLongest = 7;
  TokenRange r{end, end};
  while (r.begin > 0 && r.size() < kLongest) {
    const std::size_t i = r.begin - 1;
    const bool verb = is_verb(i) && !(i > 0 && l_.is(s_, i - 1, WordClass::determiner));
    const bool stop = s_.tokens[i].kind != TokenKind::word || verb ||
                      l_.is(s_, i, WordClass::determiner) || l_.is(s_, i, WordClass::pronoun) ||
                      l_.is(s_, i, WordClass::conjunction) ||
                      (l_.is(s_, i, WordClass::preposition) && !word(i, "of"));
    if (stop && !net_worth(i)) break;
    r.begin = i;
    if (b_[i] > 0) break;
  }
  const TokenRange named = trimmed(s_, r, l_);
  return end > 0 && net_worth(end - 1) ? TokenRange{r.begin, end} : named;
}

TokenRange NounBeside::phrase_behind(std::size_t at) const {
  return SubjectFinder(*this).noun_phrase(at);
}

}  // namespace recount::extract
