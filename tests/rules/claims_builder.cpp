#include "tests/rules/claims_builder.h"

#include <cctype>
#include <map>
#include <utility>

namespace recount::rules_test {
namespace {

using core::Claim;
using core::ClaimKind;
using core::Direction;
using core::Hedge;
using core::UnitKind;

bool eat(std::string& text, const std::string& head) {
  if (!text.starts_with(head)) return false;
  text.erase(0, head.size());
  return true;
}

Hedge eat_hedge(std::string& text) {
  static const std::vector<std::pair<std::string, Hedge>> kHedges{
      {"about ", Hedge::about},         {"some ", Hedge::about},
      {"nearly ", Hedge::nearly},       {"More than ", Hedge::more_than},
      {"more than ", Hedge::more_than}, {"less than ", Hedge::less_than}};
  for (const auto& [word, hedge] : kHedges) {
    if (eat(text, word)) return hedge;
  }
  return Hedge::none;
}

core::Quantity number(std::string text) {
  core::Quantity q;
  q.hedge = eat_hedge(text);
  std::string digits;
  std::size_t i = 0;
  for (; i < text.size() && (std::isdigit(static_cast<unsigned char>(text[i])) != 0 ||
                             text[i] == ',' || text[i] == '.');
       ++i) {
    if (text[i] != ',') digits += text[i];
  }
  q.value = core::Decimal::parse(digits).value_or(core::Decimal{});
  const std::string rest = text.substr(i);
  for (const auto& [word, power] : {std::pair{" million", 6}, std::pair{" billion", 9}}) {
    if (!rest.starts_with(word)) continue;
    q.value = q.value.times_power_of_ten(power);
    q.scaled = true;
  }
  return q;
}

UnitKind kind_of(const std::string& unit) {
  static const std::map<std::string, UnitKind> kKinds{
      {"EUR", UnitKind::currency},   {"USD", UnitKind::currency},
      {"mile", UnitKind::physical},  {"kilometre", UnitKind::physical},
      {"metre", UnitKind::physical}, {"year", UnitKind::time}};
  const auto found = kKinds.find(unit);
  return found == kKinds.end() ? UnitKind::count : found->second;
}

void set_change(Claim& c, std::string what) {
  c.direction = what.ends_with("+") ? Direction::up : Direction::down;
  what.pop_back();
  if (what == "abs") c.kind = ClaimKind::absolute_change;
  if (what == "pct") c.kind = ClaimKind::relative_change;
  if (what == "pp") c.kind = ClaimKind::point_change;
  if (what == "abs") c.quantity.unit_kind = UnitKind::count;
  if (what == "pct") c.quantity.unit_kind = UnitKind::percent;
  if (what == "pp") c.quantity.unit_kind = UnitKind::point;
  c.quantity.unit = what == "pct" ? "percent" : what == "pp" ? "percentage_point" : "";
}

void set_word(Claim& c, core::Form form, const std::string& value) {
  c.quantity.form = form;
  c.quantity.value = core::Decimal::parse(value).value_or(core::Decimal{});
  const bool multiple = form == core::Form::multiple;
  c.kind = multiple ? ClaimKind::multiple : ClaimKind::share;
  c.quantity.unit_kind = multiple ? UnitKind::times : UnitKind::fraction;
  c.quantity.unit = multiple ? "times" : "fraction";
}

void set_meaning(Claim& c, std::string what) {
  if (const auto at = what.find('@'); at != std::string::npos) {
    c.period = core::Period::year(std::stoi(what.substr(at + 1)));
    what.erase(at);
  }
  if (what.ends_with("+") || what.ends_with("-")) return set_change(c, what);
  if (eat(what, "x")) return set_word(c, core::Form::multiple, what);
  if (eat(what, "frac")) return set_word(c, core::Form::fraction, what);
  if (what == "pct" || what == "share") {
    c.kind = what == "pct" ? ClaimKind::level : ClaimKind::share;
    c.quantity.unit = "percent";
    c.quantity.unit_kind = UnitKind::percent;
    return;
  }
  if (const auto per = what.find('/'); per != std::string::npos) {
    c.kind = ClaimKind::rate;
    c.quantity.per = what.substr(per + 1);
    what.erase(per);
  }
  c.quantity.unit = what;
  c.quantity.unit_kind = kind_of(what);
}

std::size_t end_of_number(const std::string& quote) {
  const std::size_t last = quote.find_last_of("0123456789");
  const std::size_t scale =
      std::max(quote.find(" million") == std::string::npos ? 0 : quote.find(" million") + 8,
               quote.find(" billion") == std::string::npos ? 0 : quote.find(" billion") + 8);
  return std::max(last == std::string::npos ? quote.size() : last + 1, scale);
}

/// The text without marks; its claims are added to `claims`.
std::string unmarked(const std::string& marked, core::Part part, std::size_t caption,
                     std::vector<Claim>& claims) {
  std::string text;
  const std::size_t first = claims.size();
  for (std::size_t i = 0; i < marked.size();) {
    if (marked[i] != '{') {
      text += marked[i++];
      continue;
    }
    const std::size_t bar = marked.find('|', i);
    const std::size_t end = marked.find('}', i);
    Claim c;
    c.quote = marked.substr(i + 1, bar - i - 1);
    c.quantity = number(c.quote);
    set_meaning(c, marked.substr(bar + 1, end - bar - 1));
    c.where = {part, caption, {text.size(), text.size() + c.quote.size()}};
    c.number = {text.size(), text.size() + end_of_number(c.quote)};
    text += c.quote;
    claims.push_back(std::move(c));
    i = end + 1;
  }
  for (std::size_t i = first; i < claims.size(); ++i) {
    const std::size_t at = claims[i].where.span.begin;
    const std::size_t begin = text.substr(0, at).rfind(". ");
    const std::size_t end = text.find(". ", at);
    claims[i].sentence = {begin == std::string::npos ? 0 : begin + 2,
                          end == std::string::npos ? text.size() : end + 1};
  }
  return text;
}

}  // namespace

Snippet snippet(const std::string& marked, const std::string& title,
                const std::vector<std::string>& captions) {
  Snippet s;
  s.article.id = "snippet";
  s.article.published.value = "2023-03-01";
  s.article.title.value = unmarked(title, core::Part::title, 0, s.claims.claims);
  s.article.text = unmarked(marked, core::Part::body, 0, s.claims.claims);
  for (const std::string& caption : captions) {
    const std::size_t n = s.article.captions.size();
    s.article.captions.push_back(unmarked(caption, core::Part::caption, n, s.claims.claims));
  }
  return s;
}

}  // namespace recount::rules_test
