// A series is read, merged with what comes, and written anew: vintages have one home, merge.cpp.
#include "store/tables/series.h"

#include <utility>

#include "store/baselines/merge.h"
#include "store/names.h"

namespace recount::store {
namespace {

std::string text_of(const std::optional<core::Date>& date) {
  return date ? core::to_string(*date) : std::string();
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

std::vector<core::Series> read_where(sqlite::Connection& db, const std::string& condition,
                                     const std::string& value) {
  sqlite::Statement head(db,
                         "SELECT id, indicator, place, unit, per, frequency, adjustment, source,"
                         " licence, url, retrieved FROM series WHERE " +
                             condition + " ORDER BY id");
  head.bind(value);
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

}  // namespace

bool delete_series(sqlite::Connection& db, const std::string& id) {
  sqlite::Statement(db, "DELETE FROM series WHERE id = ?").run(id);
  return db.changed_rows() > 0;
}

std::vector<core::Series> read_series(sqlite::Connection& db) {
  return read_where(db, "1 OR ?", {});
}

void write_series(sqlite::Connection& db, const core::Series& given) {
  core::Series series = given;
  if (!series.retrieved) series.retrieved = core::parse_date(iso_time(now()));
  const std::vector<core::Series> known = read_where(db, "id = ?", series.id);
  const core::Series all = known.empty() ? series : merged(known.front(), series);
  write_head(db, series);
  sqlite::Statement(db, "DELETE FROM observation WHERE series = ?").run(series.id);
  sqlite::Statement writer(db, "INSERT OR REPLACE INTO observation VALUES (?, ?, ?, ?, ?, ?)");
  for (const core::Observation& o : all.observations) {
    writer.run(series.id, core::to_string(o.period.start), core::to_string(o.period.end),
               text_of(o.published), o.value, o.flag);
  }
}

}  // namespace recount::store
