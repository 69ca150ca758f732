"""Whether an advert seeks somebody of a registered profession."""

import pytest

from matcher.normalise.passage import passage
from matcher.normalise.sought_professionals import sought_professional


@pytest.mark.parametrize(
    "text",
    [
        "We are looking for a caring and experienced nurse to join us.",
        "An opportunity for a mental health nurse has come up.",
        "Applications are invited from capable doctors.",
        "Seeking an enthusiastic occupational therapist.",
    ],
)
def test_a_sought_professional_must_be_registered(text):
    assert sought_professional(passage(text))


@pytest.mark.parametrize(
    "text",
    [
        "We are looking for a secretary to help our nurses.",
        "Looking for a nursery nurse.",
        "Looking for nurses and healthcare assistants.",
        "An opportunity for a doctor's receptionist.",
        "You will work beside a social worker.",
    ],
)
def test_others_need_not_be(text):
    assert sought_professional(passage(text)) is None


def test_any_length_is_read_in_good_time():
    assert sought_professional(passage("looking for a highly motivated and " * 20_000)) is None
