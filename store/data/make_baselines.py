#!/usr/bin/env python3
"""Writes store/data/baselines/ from the files of statistical offices.

    store/data/make_baselines.py FOLDER [--retrieved YYYY-MM-DD]

FOLDER holds the downloads named in the table below. `catalogue.csv` says of each kept series where it
comes from; the other files hold its values, one line a place: place, first period, value after value
(empty = missing). A period is a year or, where the first is written YYYY-MM, a month. `forced-labour.csv`
is irregular and lists period and day of publication of each value.

Kept are countries (ISO 3166-1 alpha-3 and XKX, Kosovo) and the world (WLD). Regions and income groups
are left out: they are no places that a superlative ("the highest in the world") ranges over.
"""
import argparse
import csv
import datetime
import pathlib

WORLD_BANK = "World Bank, World Development Indicators"
CC_BY = "CC BY 4.0"
PUBLIC = "public domain (US government work)"

# id prefix, indicator, unit, per, frequency, adjustment, source, licence, url
CATALOGUE = {
    "population": ("wb", "population", "person", "", "year", "", f"{WORLD_BANK} SP.POP.TOTL", CC_BY,
                   "https://data.worldbank.org/indicator/SP.POP.TOTL"),
    "gdp": ("wb", "gdp", "USD", "", "year", "current US dollars", f"{WORLD_BANK} NY.GDP.MKTP.CD",
            CC_BY, "https://data.worldbank.org/indicator/NY.GDP.MKTP.CD"),
    "inflation": ("wb", "inflation", "percent", "", "year", "annual average",
                  f"{WORLD_BANK} FP.CPI.TOTL.ZG", CC_BY,
                  "https://data.worldbank.org/indicator/FP.CPI.TOTL.ZG"),
    "gini": ("wb", "gini", "index", "", "year", "", f"{WORLD_BANK} SI.POV.GINI", CC_BY,
             "https://data.worldbank.org/indicator/SI.POV.GINI"),
    "unemployment-rate": ("gapminder", "unemployment-rate", "percent", "", "year", "age 15 and over",
                          "Gapminder, from ILOSTAT", CC_BY,
                          "https://www.gapminder.org/data/"),
    "life-expectancy-female": ("gapminder", "life-expectancy-female", "year", "", "year", "at birth",
                               "Gapminder, from UN World Population Prospects", CC_BY,
                               "https://www.gapminder.org/data/"),
    "homicide-rate": ("gapminder", "homicide-rate", "", "100000 person", "year", "",
                      "Gapminder, murders per 100,000 people", CC_BY,
                      "https://www.gapminder.org/data/"),
    "co2-emissions": ("cdiac", "co2-emissions", "tonne", "", "year",
                      "fossil fuels and cement; carbon times 3.664",
                      "CDIAC, Global CO2 Emissions from Fossil-Fuel Burning", "ODC-PDDL-1.0",
                      "https://datahub.io/core/co2-fossil-global"),
    "inflation-monthly": ("ons", "inflation", "percent", "", "month", "12-month rate, CPI",
                          "UK Office for National Statistics, D7G7",
                          "Open Government Licence v3.0",
                          "https://www.ons.gov.uk/economy/inflationandpriceindices/timeseries/d7g7/mm23"),
    "cpi-index": ("bls", "cpi-index", "index", "", "month",
                  "not seasonally adjusted, 1982-84 = 100",
                  "US Bureau of Labor Statistics, CPI-U CUUR0000SA0", PUBLIC,
                  "https://www.bls.gov/cpi/"),
    "labor-force": ("bls", "labor-force", "person", "", "year", "civilian, age 16 and over",
                    "US Bureau of Labor Statistics, CPS table 1", PUBLIC,
                    "https://www.bls.gov/cps/cpsaat01.htm"),
    "employed": ("bls", "employed", "person", "", "year", "civilian, age 16 and over",
                 "US Bureau of Labor Statistics, CPS table 1", PUBLIC,
                 "https://www.bls.gov/cps/cpsaat01.htm"),
    "unemployed": ("bls", "unemployed", "person", "", "year", "civilian, age 16 and over",
                   "US Bureau of Labor Statistics, CPS table 1", PUBLIC,
                   "https://www.bls.gov/cps/cpsaat01.htm"),
    "gdp-growth": ("bea", "gdp-growth", "percent", "", "year", "chained 2017 dollars",
                   "US Bureau of Economic Analysis, NIPA table 1.1.1", PUBLIC,
                   "https://www.bea.gov/data/gdp/gross-domestic-product"),
}
ILO_INDICATORS = {
    "ilo_fl_world": "forced-labour",
    "ilo_fl_profit": "forced-labour-profits",
    "ilo_fl_split_sexual": "forced-labour-share-sexual",
    "ilo_fl_split_labour": "forced-labour-share-labour",
    "ilo_fl_split_state": "forced-labour-share-state",
}
ILO_UNITS = {"persons": ("person", ""), "USD per year": ("USD", "year"),
             "percent of 20.9 million": ("percent", "")}
CARBON_TO_CO2 = 44.0095 / 12.011
LAST_ESTIMATE = 2023  # World Population Prospects 2024: later years are projections


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def countries(folder):
    codes = {r["ISO3166-1-Alpha-3"] for r in rows(folder / "country-codes.csv")}
    return (codes - {""}) | {"XKX", "WLD"}


def long_file(path, place, time, value):
    return [(r[place].upper(), r[time], r[value]) for r in rows(path) if r[value] != ""]


def wide_file(path):
    for r in rows(path):
        for year, value in r.items():
            if year and year.isdigit() and value:
                yield r["Country Code"], year, value


def scaled(values, factor):
    return [(place, time, float(value) * factor) for place, time, value in values]


def column(path, place, time, value):
    return [(place, r[time], r[value]) for r in rows(path) if r[value] != ""]


def labour(folder, name):
    """In thousands. Until 1946 and in the first of two lines for 1947 the age limit was 14."""
    lines = [(r["year"], r[name]) for r in rows(folder / "us_aat1.csv")]
    first_1947 = next(i for i, (year, _) in enumerate(lines) if year == "1947")
    return [("USA", year, float(value) * 1000) for year, value in lines[first_1947 + 1:]]


def gapminder(folder, name):
    values = long_file(folder / f"ddf_{name}.csv", "geo", "time", name)
    return [("XKX" if place == "KOS" else place, time, value) for place, time, value in values]


def values_of(folder):
    world_bank = ("Country Code", "Year", "Value")
    return {
        "population": long_file(folder / "population.csv", *world_bank),
        "gdp": long_file(folder / "gdp.csv", *world_bank),
        "gini": long_file(folder / "gini.csv", *world_bank),
        "inflation": list(wide_file(folder / "wb_FP.CPI.TOTL.ZG_wide.csv")),
        "unemployment-rate": gapminder(folder, "aged_15plus_unemployment_rate_percent"),
        "life-expectancy-female": [v for v in gapminder(folder, "life_expectancy_female")
                                   if int(v[1]) <= LAST_ESTIMATE],
        "homicide-rate": gapminder(folder, "murder_per_100000_people"),
        "co2-emissions": scaled(column(folder / "co2_global.csv", "WLD", "Year", "Total"),
                                1e6 * CARBON_TO_CO2),
        "inflation-monthly": column(folder / "uk_inflation_cpi.csv", "GBR", "month", "observation"),
        "cpi-index": [(p, t[:7], v) for p, t, v in
                      column(folder / "us_cpiai.csv", "USA", "Date", "Index")],
        "labor-force": labour(folder, "labor_force"),
        "employed": labour(folder, "employed_total"),
        "unemployed": labour(folder, "unemployed"),
        "gdp-growth": column(folder / "us_gdp_year.csv", "USA", "date", "change-chained"),
    }


def number(value):
    """Nine significant digits, whole from there on: no published figure says more."""
    value = float(value)
    if abs(value) >= 1e9:
        return str(round(value))
    return f"{value:.9g}"


def ordinal(time):
    return int(time[:4]) * 12 + int(time[5:7]) - 1 if "-" in time else int(time)


def place_line(place, observations):
    times = {}
    for time, value in observations:
        if ordinal(time) in times:
            raise SystemExit(f"{place} {time} stands twice")
        times[ordinal(time)] = number(value)
    first = min(times)
    values = [times.get(i, "") for i in range(first, max(times) + 1)]
    start = min(time for time, _ in observations)
    return ",".join([place, start, *values])


def write_values(path, values, kept):
    by_place = {}
    for place, time, value in values:
        if place in kept:
            by_place.setdefault(place, []).append((time, value))
    lines = [place_line(place, by_place[place]) for place in sorted(by_place)]
    path.write_text("\n".join(lines) + "\n")


def write_ilo(folder, out):
    with open(out / "forced-labour.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["indicator", "unit", "per", "place", "first_year", "last_year", "value",
                         "published", "source", "url"])
        url = ""
        for r in rows(folder / "ilo.csv"):
            unit, per = ILO_UNITS[r["unit"]]
            url = url if r["url"] == "same" else r["url"]
            years = r["period"].split("-")
            writer.writerow([ILO_INDICATORS[r["series"]], unit, per, r["place"], years[0], years[-1],
                             number(r["value"]), r["published"], r["source"], url])


def write_catalogue(out, retrieved):
    with open(out / "catalogue.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["file", "prefix", "indicator", "unit", "per", "frequency", "adjustment",
                         "source", "licence", "url", "retrieved"])
        for name, row in CATALOGUE.items():
            writer.writerow([name, *row, retrieved])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--retrieved", default=datetime.date.today().isoformat())
    arguments = parser.parse_args()
    out = pathlib.Path(__file__).parent / "baselines"
    out.mkdir(exist_ok=True)
    kept = countries(arguments.folder)
    for name, values in values_of(arguments.folder).items():
        write_values(out / f"{name}.csv", values, kept)
    write_ilo(arguments.folder, out)
    write_catalogue(out, arguments.retrieved)


if __name__ == "__main__":
    main()
