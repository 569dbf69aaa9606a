// Enumerations are kept by number: their order in core/ is part of the format. Keys are short
// words; a key that an older program did not write is read as the default.
#include "store/json.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "store/store.h"

// nlohmann finds these by argument-dependent lookup, so they live where the values live.
namespace recount::core {

using Json = nlohmann::json;

static void to_json(Json& j, const TextSpan& v) { j = Json::array({v.begin, v.end}); }
static void from_json(const Json& j, TextSpan& v) {
  v = {j.at(0).get<std::size_t>(), j.at(1).get<std::size_t>()};
}

static void to_json(Json& j, const Location& v) {
  j = Json::array({static_cast<int>(v.part), v.caption, v.span});
}
static void from_json(const Json& j, Location& v) {
  v = {static_cast<Part>(j.at(0).get<int>()), j.at(1).get<std::size_t>(), j.at(2).get<TextSpan>()};
}

static void to_json(Json& j, const Block& v) {
  j = Json::array({static_cast<int>(v.kind), v.span});
}
static void from_json(const Json& j, Block& v) {
  v = {static_cast<BlockKind>(j.at(0).get<int>()), j.at(1).get<TextSpan>()};
}

static void to_json(Json& j, const Decimal& v) { j = Json::array({v.coefficient, v.exponent}); }
static void from_json(const Json& j, Decimal& v) {
  v = {j.at(0).get<std::int64_t>(), j.at(1).get<int>()};
}

static void to_json(Json& j, const Quantity& v) {
  j = {{"value", v.value},
       {"scaled", v.scaled},
       {"form", static_cast<int>(v.form)},
       {"hedge", static_cast<int>(v.hedge)},
       {"unit_kind", static_cast<int>(v.unit_kind)}};
  if (v.range) j["range"] = Json::array({v.range->low, v.range->high});
}
static void from_json(const Json& j, Quantity& v) {
  v.value = j.at("value").get<Decimal>();
  v.scaled = j.at("scaled").get<bool>();
  v.form = static_cast<Form>(j.at("form").get<int>());
  v.hedge = static_cast<Hedge>(j.at("hedge").get<int>());
  v.unit_kind = static_cast<UnitKind>(j.at("unit_kind").get<int>());
  if (!j.contains("range")) return;
  v.range = DecimalRange{j["range"].at(0).get<Decimal>(), j["range"].at(1).get<Decimal>()};
}

static void to_json(Json& j, const Period& v) {
  j = Json::array({to_string(v.start), to_string(v.end)});
}
static void from_json(const Json& j, Period& v) {
  v = {parse_date(j.at(0).get<std::string>()).value_or(Date{}),
       parse_date(j.at(1).get<std::string>()).value_or(Date{})};
}

static void to_json(Json& j, const Mention& v) { j = {{"where", v.where}, {"text", v.text}}; }
static void from_json(const Json& j, Mention& v) {
  v = {j.at("where").get<Location>(), j.at("text").get<std::string>()};
}

static void to_json(Json& j, const BaselineFigure& v) {
  j = {{"series", v.series_id}, {"period", v.period},   {"value", v.value},
       {"source", v.source},    {"vintage", v.vintage}, {"url", v.url}};
}
static void from_json(const Json& j, BaselineFigure& v) {
  v = {j.at("series").get<std::string>(),  j.at("period").get<Period>(),
       j.at("value").get<double>(),        j.at("source").get<std::string>(),
       j.at("vintage").get<std::string>(), j.at("url").get<std::string>()};
}

static void to_json(Json& j, const OtherFigure& v) {
  j = {{"article", v.article}, {"title", v.title}, {"published", v.published},
       {"version", v.version}, {"quote", v.quote}, {"sentence", v.sentence}};
}
static void from_json(const Json& j, OtherFigure& v) {
  v = {j.at("article").get<std::string>(),   j.at("title").get<std::string>(),
       j.at("published").get<std::string>(), j.at("version").get<int>(),
       j.at("quote").get<std::string>(),     j.at("sentence").get<std::string>()};
}

}  // namespace recount::core

namespace recount::store {
namespace {

using Json = nlohmann::json;

/// Bytes that are no UTF-8 (a link as written, an old log line) become U+FFFD.
std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class Value, class Fill>
Value read(Value value, const std::string& column, Fill fill) {
  try {
    fill(Json::parse(column), value);
    return value;
  } catch (const Json::exception& error) {
    throw StoreError(std::string("a row of the database is damaged: ") + error.what());
  }
}

/// A value that older rows may lack.
template <class T>
T optional(const Json& j, const char* key) {
  return j.value(key, T{});
}

using Strings = std::vector<std::string>;

}  // namespace

std::string to_json(const core::Article& a) {
  return written({{"id", a.id},
                  {"title_source", a.title.source},
                  {"published_source", a.published.source},
                  {"modified_source", a.modified.source},
                  {"authors", a.authors},
                  {"blocks", a.blocks},
                  {"captions", a.captions},
                  {"outcome", static_cast<int>(a.outcome)},
                  {"outcome_code", a.outcome_code},
                  {"charset", a.charset},
                  {"flags", a.flags},
                  {"links", a.links},
                  {"trace", a.trace}});
}

core::Article with_json(core::Article rest, const std::string& column) {
  return read(std::move(rest), column, [](const Json& j, core::Article& a) {
    a.id = optional<std::string>(j, "id");
    a.title.source = optional<std::string>(j, "title_source");
    a.published.source = optional<std::string>(j, "published_source");
    a.modified.source = optional<std::string>(j, "modified_source");
    a.authors = optional<Strings>(j, "authors");
    a.blocks = optional<std::vector<core::Block>>(j, "blocks");
    a.captions = optional<Strings>(j, "captions");
    a.outcome = static_cast<core::Outcome>(optional<int>(j, "outcome"));
    a.outcome_code = optional<std::string>(j, "outcome_code");
    a.charset = optional<std::string>(j, "charset");
    a.flags = optional<Strings>(j, "flags");
    a.links = optional<Strings>(j, "links");
    a.trace = optional<Strings>(j, "trace");
  });
}

std::string to_json(const core::Claim& c) {
  Json j = {{"where", c.where},
            {"number", c.number},
            {"sentence", c.sentence},
            {"quantity", c.quantity},
            {"kind", static_cast<int>(c.kind)},
            {"direction", static_cast<int>(c.direction)},
            {"place_name", c.place.name},
            {"trace", c.trace}};
  if (c.subject_span) j["subject"] = *c.subject_span;
  return written(j);
}

core::Claim with_json(core::Claim rest, const std::string& column) {
  return read(std::move(rest), column, [](const Json& j, core::Claim& c) {
    c.where = j.at("where").get<core::Location>();
    c.number = j.at("number").get<core::TextSpan>();
    c.sentence = j.at("sentence").get<core::TextSpan>();
    // unit and per are plain columns: from_json fills the rest of the quantity.
    core::from_json(j.at("quantity"), c.quantity);
    c.kind = static_cast<core::ClaimKind>(j.at("kind").get<int>());
    c.direction = static_cast<core::Direction>(j.at("direction").get<int>());
    c.place.name = optional<std::string>(j, "place_name");
    c.trace = optional<Strings>(j, "trace");
    if (j.contains("subject")) c.subject_span = j["subject"].get<core::TextSpan>();
  });
}

std::string to_json(const core::Statement& s) {
  Json j = {{"kind", static_cast<int>(s.kind)},
            {"where", s.where},
            {"sentence", s.sentence},
            {"direction", static_cast<int>(s.direction)},
            {"place_name", s.place.name}};
  if (s.period) j["period"] = *s.period;
  return written(j);
}

core::Statement with_json(core::Statement rest, const std::string& column) {
  return read(std::move(rest), column, [](const Json& j, core::Statement& s) {
    s.kind = static_cast<core::StatementKind>(j.at("kind").get<int>());
    s.where = j.at("where").get<core::Location>();
    s.sentence = j.at("sentence").get<core::TextSpan>();
    s.direction = static_cast<core::Direction>(j.at("direction").get<int>());
    s.place.name = optional<std::string>(j, "place_name");
    if (j.contains("period")) s.period = j["period"].get<core::Period>();
  });
}

std::string to_json(const core::Finding& f) {
  Json j = {{"verdict", static_cast<int>(f.verdict)},
            {"fingerprint", f.fingerprint},
            {"only_by_rounding", f.only_by_rounding},
            {"mentions", f.mentions},
            {"claims", f.claims}};
  if (f.baseline) j["baseline"] = *f.baseline;
  if (f.other) j["other"] = *f.other;
  return written(j);
}

core::Finding with_json(core::Finding rest, const std::string& column) {
  return read(std::move(rest), column, [](const Json& j, core::Finding& f) {
    f.verdict = static_cast<core::Verdict>(j.at("verdict").get<int>());
    f.fingerprint = optional<std::string>(j, "fingerprint");
    f.only_by_rounding = optional<bool>(j, "only_by_rounding");
    f.mentions = optional<std::vector<core::Mention>>(j, "mentions");
    f.claims = optional<std::vector<std::size_t>>(j, "claims");
    if (j.contains("baseline")) f.baseline = j["baseline"].get<core::BaselineFigure>();
    if (j.contains("other")) f.other = j["other"].get<core::OtherFigure>();
  });
}

}  // namespace recount::store
