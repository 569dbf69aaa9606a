// A value without a day of publication is told from its successors by the day it was retrieved:
// when a newer file brings another value for a period, both stay, and the older keeps being what
// was known then.
#include "store/tables/series.h"

#include <map>
#include <utility>

#include "store/names.h"

namespace recount::store {
namespace {

std::string text_of(const std::optional<core::Date>& date) {
  return date ? core::to_string(*date) : std::string();
}

/// The latest known value of each period.
std::map<std::pair<std::string, std::string>, double> latest(sqlite::Connection& db,
                                                             const std::string& series) {
  sqlite::Statement row(db,
                        "SELECT period_start, period_end, value FROM observation WHERE series = ?"
                        " ORDER BY period_start, period_end, published");
  row.bind(series);
  std::map<std::pair<std::string, std::string>, double> known;
  while (row.step()) {
    std::pair<std::string, std::string> period{row.text(), row.text()};
    known[std::move(period)] = row.real();
  }
  return known;
}

void write_head(sqlite::Connection& db, const core::Series& s) {
  sqlite::Statement(db,
                    "INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET indicator = excluded.indicator,"
                    " place = excluded.place, unit = excluded.unit, per = excluded.per,"
                    " frequency = excluded.frequency, adjustment = excluded.adjustment,"
                    " source = excluded.source, licence = excluded.licence, url = excluded.url,"
                    " retrieved = excluded.retrieved")
      .run(s.id, s.indicator, s.place, s.unit, s.per, name_of(s.frequency), s.adjustment, s.source,
           s.licence, s.url, text_of(s.retrieved));
}

core::Series read_head(sqlite::Statement& row) {
  return {.id = row.text(),
          .indicator = row.text(),
          .place = row.text(),
          .unit = row.text(),
          .per = row.text(),
          .frequency = frequency_named(row.text()),
          .adjustment = row.text(),
          .source = row.text(),
          .licence = row.text(),
          .url = row.text(),
          .retrieved = core::parse_date(row.text()),
          .observations = {}};
}

std::vector<core::Observation> read_observations(sqlite::Statement& row, const std::string& id) {
  std::vector<core::Observation> all;
  row.bind(id);
  while (row.step()) {
    core::Observation next;
    next.period.start = core::parse_date(row.text()).value_or(core::Date{});
    next.period.end = core::parse_date(row.text()).value_or(core::Date{});
    next.published = core::parse_date(row.text());
    next.value = row.real();
    next.flag = row.text();
    all.push_back(std::move(next));
  }
  return all;
}

}  // namespace

void write_series(sqlite::Connection& db, const core::Series& series) {
  const auto known = latest(db, series.id);
  write_head(db, series);
  sqlite::Statement writer(db, "INSERT OR REPLACE INTO observation VALUES (?, ?, ?, ?, ?, ?)");
  for (const core::Observation& o : series.observations) {
    const std::pair period{core::to_string(o.period.start), core::to_string(o.period.end)};
    const auto before = known.find(period);
    const bool revised = before != known.end() && before->second != o.value;
    if (before != known.end() && !revised && !o.published) continue;
    const std::optional<core::Date> day = revised && !o.published ? series.retrieved : o.published;
    writer.run(series.id, period.first, period.second, text_of(day), o.value, o.flag);
  }
}

bool delete_series(sqlite::Connection& db, const std::string& id) {
  sqlite::Statement(db, "DELETE FROM series WHERE id = ?").run(id);
  return db.changed_rows() > 0;
}

std::vector<core::Series> read_series(sqlite::Connection& db) {
  sqlite::Statement head(db,
                         "SELECT id, indicator, place, unit, per, frequency, adjustment, source,"
                         " licence, url, retrieved FROM series ORDER BY id");
  sqlite::Statement row(db,
                        "SELECT period_start, period_end, published, value, flag FROM observation"
                        " WHERE series = ? ORDER BY period_start, period_end, published");
  std::vector<core::Series> all;
  while (head.step()) {
    all.push_back(read_head(head));
    all.back().observations = read_observations(row, all.back().id);
  }
  return all;
}

}  // namespace recount::store
