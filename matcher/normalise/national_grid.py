"""Ordnance Survey National Grid to latitude and longitude.

Formulae and constants: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes
B and C (Airy 1830 ellipsoid, then the seven-parameter Helmert shift to WGS 84). The shift is good
to about 5 metres, far finer than the tables made with it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]

_AIRY = (6377563.396, 6356256.909)
_WGS84 = (6378137.0, 6356752.3142)
_SCALE = 0.9996012717
_ORIGIN = (np.radians(49.0), np.radians(-2.0))
_FALSE_EAST, _FALSE_NORTH = 400000.0, -100000.0
_SHIFT = np.array([446.448, -125.157, 542.060])
_TURN = np.radians(np.array([0.1502, 0.2470, 0.8421]) / 3600)
_STRETCH = 1 - 20.4894e-6


def to_degrees(east: Degrees, north: Degrees) -> tuple[Degrees, Degrees]:
    """WGS 84 latitude and longitude, in degrees, of National Grid metres."""
    latitude, longitude = _from_grid(east, north)
    return _to_angles(_to_wgs84(_to_cartesian(latitude, longitude)))


def _from_grid(east: Degrees, north: Degrees) -> tuple[Degrees, Degrees]:
    """Annex C.2: latitude and longitude on the Airy ellipsoid, in radians."""
    a, b = _AIRY
    e2 = 1 - (b / a) ** 2
    phi = (north - _FALSE_NORTH) / (a * _SCALE) + _ORIGIN[0]
    for _ in range(12):
        phi = phi + (north - _FALSE_NORTH - _meridian_arc(phi)) / (a * _SCALE)
    sine, tan, sec = np.sin(phi), np.tan(phi), 1 / np.cos(phi)
    nu = a * _SCALE / np.sqrt(1 - e2 * sine**2)
    rho = a * _SCALE * (1 - e2) / (1 - e2 * sine**2) ** 1.5
    eta = nu / rho - 1
    t2, t4 = tan**2, tan**4
    seven = tan / (2 * rho * nu)
    eight = tan / (24 * rho * nu**3) * (5 + 3 * t2 + eta - 9 * t2 * eta)
    nine = tan / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t4)
    ten = sec / nu
    eleven = sec / (6 * nu**3) * (nu / rho + 2 * t2)
    twelve = sec / (120 * nu**5) * (5 + 28 * t2 + 24 * t4)
    d = east - _FALSE_EAST
    latitude = phi - seven * d**2 + eight * d**4 - nine * d**6
    return latitude, _ORIGIN[1] + ten * d - eleven * d**3 + twelve * d**5


def _meridian_arc(phi: Degrees) -> Degrees:
    a, b = _AIRY
    n = (a - b) / (a + b)
    less, more = phi - _ORIGIN[0], phi + _ORIGIN[0]
    series = (
        (1 + n + 1.25 * n**2 + 1.25 * n**3) * less
        - (3 * n + 3 * n**2 + 2.625 * n**3) * np.sin(less) * np.cos(more)
        + 1.875 * (n**2 + n**3) * np.sin(2 * less) * np.cos(2 * more)
        - 35 / 24 * n**3 * np.sin(3 * less) * np.cos(3 * more)
    )
    return np.asarray(b * _SCALE * series)


def _to_cartesian(latitude: Degrees, longitude: Degrees) -> Degrees:
    a, b = _AIRY
    e2 = 1 - (b / a) ** 2
    nu = a / np.sqrt(1 - e2 * np.sin(latitude) ** 2)
    return np.stack(
        [
            nu * np.cos(latitude) * np.cos(longitude),
            nu * np.cos(latitude) * np.sin(longitude),
            (1 - e2) * nu * np.sin(latitude),
        ]
    )


def _to_wgs84(point: Degrees) -> Degrees:
    x, y, z = _TURN
    turn = np.array([[_STRETCH, -z, y], [z, _STRETCH, -x], [-y, x, _STRETCH]])
    return np.asarray(_SHIFT[:, None] + turn @ point)


def _to_angles(point: Degrees) -> tuple[Degrees, Degrees]:
    a, b = _WGS84
    e2 = 1 - (b / a) ** 2
    x, y, z = point
    flat = np.hypot(x, y)
    latitude = np.arctan2(z, flat * (1 - e2))
    for _ in range(6):
        nu = a / np.sqrt(1 - e2 * np.sin(latitude) ** 2)
        latitude = np.arctan2(z + e2 * nu * np.sin(latitude), flat)
    return np.degrees(latitude), np.degrees(np.arctan2(y, x))
