// World Bank API, version 2, as JSON: `[{page, pages, lastupdated}, [{indicator, country, date,
// value}, …]]`. Source: https://datahelpdesk.worldbank.org/knowledgebase/articles/889392.
#include <nlohmann/json.hpp>

#include "store/import/cells.h"
#include "store/import/formats.h"

namespace recount::store {
namespace {

using Json = nlohmann::json;

bool accepts(const Input& input) {
  const std::string_view start = std::string_view(input.text).substr(0, 4096);
  return trimmed(start).starts_with('[') && start.find("\"per_page\"") != std::string_view::npos &&
         start.find("\"pages\"") != std::string_view::npos;
}

/// JSON values carry no lines: each record is found again by a key that it holds once.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  std::size_t next() {
    constexpr std::string_view kKey = "\"countryiso3code\"";
    const std::size_t at = std::min(text_.find(kKey, position_), text_.size());
    for (; counted_ < at; ++counted_) line_ += text_[counted_] == '\n' ? 1 : 0;
    position_ = std::min(at + kKey.size(), text_.size());
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t counted_ = 0;
  std::size_t line_ = 1;
};

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

core::Result<bool> add(const Input& input, const Json& record, std::size_t line, Draft& draft) {
  if (!record.is_object()) return input.refuse(line, "no record of the World Bank API");
  const Json value = record.value("value", Json());
  if (value.is_null()) return true;
  const Json indicator = record.value("indicator", Json::object());
  const std::optional<Step> step = read_period(text_of(record, "date"));
  if (!value.is_number()) return input.refuse(line, "no number: " + value.dump());
  if (!step) return input.refuse(line, "no period: '" + text_of(record, "date") + "'");
  Point point;
  point.line = line;
  point.indicator = text_of(indicator, "id");
  point.title = text_of(indicator, "value");
  point.place = text_of(record, "countryiso3code");
  point.unit = text_of(record, "unit");
  point.step = *step;
  point.value = value.get<double>();
  point.flag = text_of(record, "obs_status");
  draft.points.push_back(std::move(point));
  return true;
}

core::Result<Draft> read(const Input& input) {
  const Json answer = Json::parse(input.text, nullptr, false);
  const bool shaped = answer.is_array() && answer.size() == 2 && answer[0].is_object();
  if (!shaped || !answer[1].is_array()) {
    return input.refuse(1, "no whole answer of the World Bank API");
  }
  Draft draft;
  draft.scheme = "wb";
  draft.source = "World Bank";
  draft.updated = core::parse_date(text_of(answer[0], "lastupdated"));
  const Json pages = answer[0].value("pages", Json(1));
  if (pages.is_number_integer() && pages.get<int>() > 1) {
    draft.notes.push_back(input.at(1) + ": one page of " + pages.dump() +
                          ": ask for all with per_page=20000");
  }
  Lines lines(input.text);
  for (const Json& record : answer[1]) {
    const core::Result<bool> added = add(input, record, lines.next(), draft);
    if (!added) return core::fail(added.error());
  }
  return draft;
}

}  // namespace

const Format kWorldBankJson{"world-bank-json", accepts, read};

}  // namespace recount::store
