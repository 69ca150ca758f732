import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import reference
from matcher.normalise import postcode_units
from matcher.normalise.places import locate
from matcher.normalise.postcode_units import number_of, open_units, point_of, table_of

POSTCODES = st.from_regex(r"[A-Z][A-Z]?[0-9][0-9A-Z]? [0-9][A-Z]{2}", fullmatch=True)


@pytest.fixture
def load(tmp_path):
    """Makes postcodes the loaded ones: `load({"LS9 7TF": (53.8, -1.5)})`."""

    def into_use(points):
        numbers = np.array([number_of(postcode) for postcode in points])
        latitude, longitude = np.array(list(points.values()), dtype=float).T
        np.save(tmp_path / postcode_units.FILE, table_of(numbers, latitude, longitude))
        reference.use(tmp_path)

    yield into_use
    reference.use(None)


def test_without_a_loaded_file_no_postcode_has_a_point_of_its_own():
    assert point_of("LS9 7TF") is None


def test_a_loaded_postcode_is_placed_to_the_metre(load):
    load({"LS9 7TF": (53.803123, -1.519456), "LS9 7TG": (53.9, -1.6)})

    assert point_of("LS9 7TF") == (53.803123, -1.519456)
    point = locate("ls97tf")
    assert (point.latitude, point.precision) == (53.803123, "postcode")


def test_a_postcode_that_is_not_in_the_file_is_placed_by_its_sector(load):
    load({"LS9 7TG": (53.9, -1.6)})

    assert locate("LS9 7TF").precision == "sector"
    assert locate("LS9 7").precision == "sector"


def test_a_loaded_postcode_of_an_unknown_outcode_is_placed(load):
    load({"LS99 9ZZ": (53.8, -1.5)})

    assert locate("LS99 9ZZ").precision == "postcode"


def test_a_postcode_of_northern_ireland_is_placed_once_loaded(load):
    load({"BT1 5GS": (54.596, -5.931)})

    assert locate("BT1 5GS").precision == "postcode"


def test_of_a_postcode_given_twice_the_first_stays():
    numbers = np.array([number_of("B1 1AA"), number_of("A1 1AA"), number_of("B1 1AA")])

    table = table_of(numbers, np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0]))

    assert table[1].tolist() == [2_000_000, 1_000_000]


@given(st.lists(POSTCODES, min_size=1, unique=True))
def test_postcodes_have_numbers_of_their_own_that_fit(postcodes):
    numbers = [number_of(postcode) for postcode in postcodes]

    assert len(set(numbers)) == len(postcodes)
    assert all(0 <= number < 2**31 for number in numbers)
    assert [number_of(postcode.replace(" ", "")) for postcode in postcodes] == numbers


@given(st.text())
def test_any_text_has_a_number_or_none(text):
    number = number_of(text)

    assert number is None or 0 <= number < 2**31


@pytest.mark.parametrize("content", [b"", b"not numpy", b"\x93NUMPY\x01\x00"])
def test_a_broken_file_is_refused(tmp_path, content):
    file = tmp_path / "broken.npy"
    file.write_bytes(content)

    with pytest.raises(ValueError, match="not a whole table"):
        open_units(file)


def test_a_file_cut_short_is_refused(tmp_path):
    file = tmp_path / "cut.npy"
    np.save(file, table_of(np.arange(1000), np.ones(1000), np.ones(1000)))
    file.write_bytes(file.read_bytes()[:-100])

    with pytest.raises(ValueError, match="not a whole table"):
        open_units(file)


@pytest.mark.parametrize("wrong", [np.zeros(3, np.int32), np.zeros((3, 4)), np.zeros((3, 0), "i4")])
def test_a_table_of_another_shape_is_refused(tmp_path, wrong):
    np.save(tmp_path / "wrong.npy", wrong)

    with pytest.raises(ValueError, match="not a whole table"):
        open_units(tmp_path / "wrong.npy")


def zipped(file):
    np.savez(file.with_suffix(".npz"), units=np.zeros((3, 4), np.int32))
    file.with_suffix(".npz").rename(file)


def with_header(header):
    def write(file):
        text = header.ljust(117).encode() + b"\n"
        file.write_bytes(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + bytes(400))

    return write


def with_table(*rows):
    return lambda file: np.save(file, np.array(rows, np.int32))


@pytest.mark.parametrize(
    "write",
    [
        zipped,
        lambda file: file.write_bytes(b"PK\x03\x04 no zip file"),
        with_header("{'descr': '<i4', 'fortran_order': False, 'shape': (3, 99999999999999999999)}"),
        with_header("{'descr': '<i4', 'fortran_order': False, 'shape': (3, -4)}"),
        with_header("{'descr': [[]], 'fortran_order': False, 'shape': (3, 4)}"),
        with_header("{1: 2}"),
        with_header("((((("),
        lambda file: np.save(file, np.zeros((4, 3), np.int32).T),
        with_table([2, 1], [53_000_000] * 2, [-1_000_000] * 2),
        with_table([1, 2], [53_000_000] * 2, [-1_000_000, 99_000_000]),
        with_table([1, 2], [0, 0], [0, 0]),
    ],
)
def test_a_table_that_cannot_be_one_is_refused(tmp_path, write):
    file = tmp_path / "odd.npy"
    write(file)

    with pytest.raises(ValueError, match="not a whole table"):
        open_units(file)
