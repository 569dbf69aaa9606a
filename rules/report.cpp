// The calculator line holds the face values, so that anyone can type it in; what rounding adds
// stands in brackets behind the result.
#include "rules/report.h"

#include <algorithm>
#include <cstdint>

#include "rules/hash.h"
#include "rules/number_text.h"

namespace recount::rules {
namespace {

using core::Interval;
using core::Verdict;

Interval at_face(const Equation& e) {
  Inputs points;
  for (const double v : face_values(e)) points.push_back(Interval::exactly(v));
  return compute(e.relation, points);
}

std::string list_of(const std::vector<core::Mention>& mentions) {
  std::string out;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (i > 0) out += i + 1 == mentions.size() ? " and " : ", ";
    out += "\"" + mentions[i].text + "\"";
  }
  return out;
}

std::string message_of(const core::Finding& f) {
  const std::string quotes = list_of(f.mentions);
  switch (f.verdict) {
    case Verdict::consistent:
      if (f.mentions.size() == 1) return quotes + " can be.";  // "61 percent": not above 100
      return quotes + (f.only_by_rounding ? " agree, but only thanks to rounding." : " agree.");
    case Verdict::needs_review: return quotes + " agree only if someone rounded generously.";
    case Verdict::inconsistent:
      return quotes + (f.mentions.size() == 1 ? " cannot be." : " do not agree.");
    case Verdict::not_checkable: break;
  }
  return quotes + " cannot be checked.";
}

std::vector<core::Mention> mentions_of(const Reading& reading, const Check& check) {
  std::vector<core::Location> places = check.words;
  for (const std::size_t f : check.figures) places.push_back(reading.figures[f].c->where);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::vector<core::Mention> out;
  out.reserve(places.size());
  for (const core::Location& at : places) {
    out.push_back({at, std::string(reading.article.quote(at))});
  }
  return out;
}

std::string identity(const core::Article& article) {
  if (!article.canonical_url.empty()) return article.canonical_url;
  return article.url.empty() ? article.id : article.url;
}

std::string quantity_key(const Figure& f) {
  const core::Quantity& q = f.quantity();
  std::string key =
      q.range ? q.range->low.to_string() + ".." + q.range->high.to_string() : q.value.to_string();
  return key + std::string(core::modifier_sign(q.hedge)) + q.unit;
}

}  // namespace

std::string fingerprint(std::string_view rule, const core::Article& article,
                        const std::vector<std::string>& figures) {
  std::uint64_t hash = fnv1a(rule);
  hash = fnv1a(identity(article), fnv1a("|", hash));
  for (const std::string& figure : figures) hash = fnv1a(figure, fnv1a("|", hash));
  return hex(hash);
}

std::string calculation(const Equation& e) {
  const Interval face = at_face(e);
  const Interval all = compute(e.relation, strict_inputs(e));
  std::string line;
  if (e.relation != Relation::equal) line = formula_text(e.relation, face_values(e)) + " = ";
  line += number_text(face.low);
  if (all != face) line += " (" + interval_text(all) + " with rounding)";
  const Interval stated = stated_of(e).strict;
  line += "; stated " + number_text(e.sign * face_value(e.stated));
  if (stated.low != stated.high) line += " (" + interval_text(stated) + ")";
  return line;
}

core::Finding finding(const Reading& reading, const Check& check, const Outcome& outcome) {
  core::Finding f;
  f.rule = check.rule;
  f.verdict = outcome.judgement.verdict;
  f.severity = outcome.judgement.severity;
  f.arithmetic = outcome.arithmetic;
  f.diagnosis = outcome.diagnosis.slip;
  f.suggestion = outcome.diagnosis.suggestion;
  f.computed = outcome.computed;
  f.stated = outcome.stated;
  f.unit = check.unit;
  f.mentions = mentions_of(reading, check);
  std::vector<std::size_t> figures = check.figures;
  std::sort(figures.begin(), figures.end());
  std::vector<std::string> keys;
  for (const std::size_t i : figures) {
    f.claims.push_back(reading.figures[i].claim);
    keys.push_back(quantity_key(reading.figures[i]));
  }
  f.fingerprint = fingerprint(check.rule, reading.article, keys);
  f.message = message_of(f);
  return f;
}

core::Finding finding(const Reading& reading, const Check& check, const Equation& equation) {
  const Judgement verdict = judge(equation);
  const Stated stated = stated_of(equation);
  core::Finding f =
      finding(reading, check,
              Outcome{verdict, compute(equation.relation, strict_inputs(equation)), stated.strict,
                      calculation(equation), verdict.fits() ? Diagnosis{} : diagnose(equation)});
  f.only_by_rounding = verdict.fits() && !judge(at_face(equation), stated).fits();
  if (f.only_by_rounding) f.message = message_of(f);
  return f;
}

}  // namespace recount::rules
