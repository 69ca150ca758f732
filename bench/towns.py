"""Where generated vacancies are: all over the country, by how many postcodes each place has."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from matcher.reference import rows
from matcher.vacancy import Place

_INWARD = "ABDEFGHJLNPQRSTUWXYZ"  # letters that a postcode's unit may have
_POSTCODE, _TOWN = 0.72, 0.97  # shares, added up: a full postcode, a town only, nothing
_WITHIN = 0.008  # degrees about the middle of a sector
_NOWHERE = {remote: Place(remote=remote) for remote in (None, "hybrid", "onsite", "remote")}


@dataclass(frozen=True)
class Towns:
    """Postcode sectors with their town, and the running total of their postcodes."""

    sectors: tuple[tuple[str, float, float, str], ...]
    up_to: tuple[int, ...]
    of_town: dict[tuple[str, str | None], Place]

    def draw(self, chance: Random, remote: str | None) -> tuple[str, Place]:
        """A town, and a place in it that is stated as closely as adverts do."""
        sector = bisect(self.up_to, chance.random() * self.up_to[-1])
        code, latitude, longitude, town = self.sectors[sector]
        kind = chance.random()
        if kind >= _TOWN:
            return town, _NOWHERE[remote]
        if kind >= _POSTCODE:
            return town, self.of_town[town, remote]
        unit = int(chance.random() * 400)
        north, east = (unit // 20 - 10) / 10, (unit % 20 - 10) / 10
        place = Place(
            name=town,
            postcode=f"{code}{_INWARD[unit // 20]}{_INWARD[unit % 20]}",
            latitude=round(latitude + north * _WITHIN, 4),
            longitude=round(longitude + east * _WITHIN, 4),
            precision="postcode",
            remote=remote,
            quote=town,
        )
        return town, place


def towns() -> Towns:
    """Every postcode sector of `data/places`, under its town or, where none is near, its area."""
    named = {row["outcode"]: row["town"] or row["area"] for row in rows("places/outcodes.csv")}
    middles: dict[str, tuple[float, float]] = {}
    found, postcodes = [], []
    for row in rows("places/sectors.csv"):
        town = named.get(row["sector"].split()[0])
        if town:
            at = float(row["latitude"]), float(row["longitude"])
            found.append((row["sector"], *at, town))
            postcodes.append(int(row["postcodes"]))
            middles.setdefault(town, at)
    of_town = {
        (town, remote): Place(town, None, at[0], at[1], "place", remote, town)
        for town, at in middles.items()
        for remote in _NOWHERE
    }
    return Towns(tuple(found), tuple(accumulate(postcodes)), of_town)
