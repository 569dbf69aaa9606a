#!/usr/bin/env python3
"""Writes store/data/codes/places.csv: how files of statistical offices name places.

    store/data/make_places.py FOLDER

FOLDER holds `country-codes.csv` (datahub.io/core/country-codes, ODC-PDDL-1.0) and `population.csv`
(World Bank). A line: code (ISO 3166-1 alpha-3, WLD), alpha-2, names. Lines without a code are
aggregates, known so that they can be left out by name rather than taken for a mistake.
"""
import csv
import pathlib
import sys

EXTRA = {"GBR": ["UK", "Great Britain"], "GRC": ["EL", "Hellenic Republic"],
         "XKX": ["XK", "Kosovo", "KOS"], "WLD": ["1W", "World", "W00", "OWID_WRL"],
         "DEU": ["Germany (until 1990 former territory of the FRG)", "Deutschland"],
         "CZE": ["Czech Republic"], "MKD": ["Macedonia, FYR"], "SWZ": ["Swaziland"],
         "CPV": ["Cape Verde"], "MMR": ["Burma"], "TUR": ["Turkey"], "CIV": ["Ivory Coast"]}
AGGREGATES = ["EU", "EU27_2020", "EU28", "EU27", "EU27_2007", "EU15", "EA", "EA18", "EA19", "EA20",
              "EFTA", "G7", "G20", "OECD", "Africa", "Asia", "Europe", "Oceania", "South America",
              "Latin America and the Caribbean", "Northern America", "European Union (27)"]


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def main():
    folder = pathlib.Path(sys.argv[1])
    bank = {r["Country Code"]: r["Country Name"] for r in rows(folder / "population.csv")}
    out = {}
    for r in rows(folder / "country-codes.csv"):
        code = r["ISO3166-1-Alpha-3"]
        names = [r["CLDR display name"], r["official_name_en"], r["UNTERM English Short"],
                 bank.get(code, ""), *EXTRA.get(code, [])]
        names = [n.removesuffix(" *").removesuffix(" (the)") for n in names]
        if code:
            out[code] = (r["ISO3166-1-Alpha-2"], names)
    for code in ("XKX", "WLD"):
        out.setdefault(code, ("", EXTRA[code]))
    aggregates = [[code, name] for code, name in bank.items() if code not in out]
    with open(pathlib.Path(__file__).parent / "codes/places.csv", "w", newline="",
              encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "alpha2", "names"])
        for code, (alpha2, names) in sorted(out.items()):
            writer.writerow([code, alpha2, "|".join(dict.fromkeys(n for n in names if n))])
        for names in aggregates + [[n] for n in AGGREGATES]:
            writer.writerow(["", "", "|".join(names)])


if __name__ == "__main__":
    main()
