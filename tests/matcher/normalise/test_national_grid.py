import numpy as np
import pytest

from matcher.normalise.national_grid import to_degrees
from matcher.normalise.places import miles_between

EIGHT_METRES = 0.005  # miles


@pytest.mark.parametrize(
    ("east", "north", "latitude", "longitude"),
    [
        # Caister water tower, from the worked example of OS's guide to coordinate systems.
        (651409.804, 313177.450, 52.658007833, 1.716073973),
        # Points of OS's test data for its exact transformation, OSTN15: Scilly and Foula.
        (91492.146, 11318.804, 49.922263937, -6.299777520),
        (395999.668, 1138728.951, 60.133080922, -2.073828228),
    ],
)
def test_grid_references_become_degrees_to_within_a_few_metres(east, north, latitude, longitude):
    found = to_degrees(np.array([east]), np.array([north]))

    assert miles_between(found[0][0], found[1][0], latitude, longitude) < EIGHT_METRES
