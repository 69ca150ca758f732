"""Which coordinates can be true of a job here: those in a box around the land."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# South, north, west and east, in degrees. The first holds the land of the United Kingdom and the
# Isle of Man, with a margin: Scilly, Fermanagh, Lowestoft and Shetland lie just within it. The
# second holds the Channel Islands and stops short of Normandy.
_BOXES = ((49.8, 60.95, -8.75, 1.85), (49.1, 49.77, -2.75, -1.98))


def is_in_uk(latitude: float, longitude: float) -> bool:
    """Whether a point lies in a box around the UK or its islands; (0, 0) and swapped do not."""
    return any(
        south <= latitude <= north and west <= longitude <= east
        for south, north, west, east in _BOXES
    )


def are_in_uk(latitude: NDArray[np.float64], longitude: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The same of many points at once, given as two arrays of equal length."""
    inside = np.zeros(latitude.shape, np.bool_)
    for south, north, west, east in _BOXES:
        tall = (latitude >= south) & (latitude <= north)
        inside |= tall & (longitude >= west) & (longitude <= east)
    return inside
