import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.gazetteer import outcodes, sectors
from matcher.normalise.postcodes import find_postcode, read_postcode


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("LS9 7TF", "LS9 7TF"),
        ("ls97tf", "LS9 7TF"),
        (" ls9  7tf ", "LS9 7TF"),
        ("EC1A1BB", "EC1A 1BB"),
        ("LS9", "LS9"),
        ("LS9 7", "LS9 7"),
        ("ls2  7", "LS2 7"),
        ("LS27", "LS27"),
        ("EC1A 1", "EC1A 1"),
        ("BT1 1", "BT1"),
        ("LS9 7TF, Leeds", "LS9 7TF"),
    ],
)
def test_a_postcode_is_put_in_its_usual_form(field, text):
    assert read_postcode(field).text == text


@pytest.mark.parametrize(
    ("field", "text"), [("LSI5 8ZB", "LS15 8ZB"), ("S014 0YG", "SO14 0YG"), ("LS9 OBT", "LS9 0BT")]
)
def test_a_slip_with_one_possible_reading_is_mended(field, text):
    assert read_postcode(field).text == text


@pytest.mark.parametrize("field", ["Hull", "OIL", "SO1 4XX 99", "ZZ99 9ZZ floor", "", "12", "N/A"])
def test_what_is_no_postcode_is_none(field):
    assert read_postcode(field) is None


def test_only_a_whole_postcode_whose_outcode_exists_is_found_in_text():
    assert find_postcode("Unit 4, Mill Lane, Leeds LS9 7TF (rear)").text == "LS9 7TF"
    assert find_postcode("Unit B1 1st floor, Leeds") is None
    assert find_postcode("part QQ9 7TF of a code") is None


@given(st.text())
def test_any_text_gives_a_postcode_that_keeps_its_shape_or_none(field):
    found = read_postcode(field)

    if found is not None:
        assert read_postcode(found.text) == found
        assert found.text.startswith(found.outcode)


@given(st.sampled_from(sorted(sectors())), st.text("ABDEFGHJLNPQRSTUWXYZ", min_size=2, max_size=2))
def test_every_postcode_of_a_sector_is_read_as_it_is(sector, unit):
    found = read_postcode(f"{sector}{unit}")

    assert found is not None
    assert (found.text, found.sector, found.is_full) == (f"{sector}{unit}", sector, True)


@given(st.sampled_from(sorted(sectors())))
def test_every_sector_written_with_its_space_is_read_as_itself(sector):
    assert read_postcode(sector).sector == sector


@given(st.sampled_from(sorted(outcodes())))
def test_every_outcode_is_read_as_itself(outcode):
    assert read_postcode(outcode).outcode == outcode
