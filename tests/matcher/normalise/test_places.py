import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.british_isles import is_in_uk
from matcher.normalise.places import locate, miles_between, read_place
from matcher.vacancy import Advert

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


def advert(**fields):
    return Advert(**{"title": "Cleaner", "employer": "Acme", **fields})


def miles_from(point, latitude, longitude):
    return miles_between(point.latitude, point.longitude, latitude, longitude)


@pytest.mark.parametrize(
    ("words", "latitude", "longitude", "within"),
    [
        ("Ealing, West London", 51.513, -0.305, 1),
        ("Mold, Flintshire", 53.166, -3.142, 1),
        ("Evenwood, Bishop Auckland", 54.622, -1.761, 1),
        ("Larkrise House, Heywood", 53.593, -2.219, 1),
        ("London, UK", 51.507, -0.128, 2),
        ("York", 53.96, -1.082, 1),
        ("Hull", 53.745, -0.336, 1),
        ("Solihull", 52.413, -1.778, 1),
        ("St. Helens, Merseyside", 53.453, -2.737, 1),
        ("Stoke on Trent", 53.003, -2.179, 2),
        ("Newcastle", 54.974, -1.613, 1),
        ("Newport, Isle of Wight", 50.701, -1.288, 1),
        ("Richmond, North Yorkshire", 54.404, -1.737, 1),
        ("Richmond, Surrey", 51.461, -0.304, 1),
        ("Harlow Essex", 51.77, 0.11, 2),
        ("Leeds City Centre", 53.797, -1.548, 1),
        ("Wrecsam", 53.046, -2.993, 1),
        ("Headingley, Leeds", 53.82, -1.58, 2),
        ("Derry, Northern Ireland", 54.997, -7.309, 1),
        ("Surrey, Guildford", 51.236, -0.571, 1),
        ("Bradford/Halifax", 53.794, -1.752, 1),
    ],
)
def test_a_place_as_adverts_write_it_is_found(words, latitude, longitude, within):
    point = locate(words)

    assert point is not None
    assert point.precision == "place"
    assert miles_from(point, latitude, longitude) < within


def test_a_name_too_far_from_its_wider_part_gives_way_to_it():
    assert locate("Cambridge, Gloucester").name == "Gloucester"


def test_a_village_far_away_does_not_outweigh_a_large_town():
    assert locate("York, Acomb").name == "York"
    assert locate("Preston, Hitchin").name == "Hitchin, Hertfordshire"


def test_a_town_named_within_an_institution_is_found():
    assert locate("Oldham Royal Hospital").name == "Oldham"


@pytest.mark.parametrize(
    "words",
    [
        "New York",
        "Durham, North Carolina",
        "Dublin",
        "Lincoln House",
        "12 Oxford Road",
        "UK",
        "Scotland",
        "nationwide",
        "various",
        "Trustwide",
        "",
        "LS",
        "0",
    ],
)
def test_what_is_no_known_place_in_the_uk_is_none(words):
    assert locate(words) is None


def test_one_of_several_places_as_likely_is_none_until_told_apart():
    assert locate("Whitchurch") is None
    assert miles_from(locate("Whitchurch, Shropshire"), 52.969, -2.682) < 1


@pytest.mark.parametrize("words", ["Kent", "Surrey, South East England", "Herts", "South East"])
def test_a_county_or_region_alone_is_a_region(words):
    assert locate(words).precision == "region"


@pytest.mark.parametrize("name", ["Rothwell", "Middleton", "Chapeltown", "Beeston", "Leigh"])
def test_a_name_that_a_town_and_a_suburb_share_is_none(name):
    assert locate(name) is None


@pytest.mark.parametrize("name", ["Hatfield", "Preston", "Stroud", "Wellington", "Leeds"])
def test_a_name_that_a_hamlet_shares_is_the_towns(name):
    assert locate(name) is not None


@pytest.mark.parametrize(
    ("words", "latitude", "longitude", "within"),
    [
        ("Rothwell, Leeds", 53.752, -1.478, 2),
        ("Rothwell, Kettering", 52.423, -0.803, 1),
        ("Middleton, Leeds", 53.745, -1.546, 2),
        ("Middleton, Manchester", 53.551, -2.187, 1),
        ("Chapeltown, Leeds", 53.816, -1.533, 2),
        ("Chapeltown, Sheffield", 53.465, -1.472, 1),
        ("Burley, Leeds", 53.809, -1.58, 2),
    ],
)
def test_the_city_tells_which_suburb_is_meant(words, latitude, longitude, within):
    assert miles_from(locate(words), latitude, longitude) < within


def test_a_full_postcode_is_placed_by_its_sector():
    point = locate("ls97tf")

    assert (point.precision, point.name) == ("sector", "LS9 7TF")
    assert miles_from(point, 53.803, -1.519) < 0.5


def test_a_full_postcode_far_from_the_middle_of_its_sector_is_placed_by_its_block():
    staffin = (57.624, -6.201)

    assert miles_from(locate("IV51 9"), *staffin) > 10
    assert miles_from(locate("IV51 9JX"), *staffin) < 4
    assert locate("IV51 9JX").precision == "sector"


def test_a_sector_an_outcode_and_northern_ireland_are_placed():
    assert locate("LS9 7").precision == "sector"
    assert locate("LS9").precision == "outcode"
    assert locate("Leeds LS9").precision == "outcode"
    assert miles_from(locate("BT1 5GS"), 54.6, -5.93) < 1


@pytest.mark.parametrize(
    ("words", "latitude", "longitude"),
    [
        ("BT48 6HJ", 54.997, -7.321), ("JE2 4WQ", 49.188, -2.105), ("GY1 1AA", 49.456, -2.537),
        ("IM1 2QB", 54.15, -4.48), ("IM9", 54.08, -4.69), ("IM8 1AB", 54.322, -4.385),
        ("St Helier, Jersey", 49.188, -2.105), ("Douglas, Isle of Man", 54.15, -4.483),
    ],
)  # fmt: skip
def test_northern_ireland_and_the_islands_are_placed(words, latitude, longitude):
    assert miles_from(locate(words), latitude, longitude) < 2


def test_an_island_by_itself_is_a_region_and_new_jersey_is_not_jersey():
    assert locate("Jersey").precision == "region"
    assert locate("Isle of Man").precision == "region"
    assert locate("New Jersey") is None
    assert locate("Princeton, New Jersey") is None


def test_coordinates_on_the_islands_are_believed_and_in_normandy_not():
    assert read_place(advert(latitude=49.19, longitude=-2.11), "").precision == "place"
    assert read_place(advert(latitude=49.64, longitude=-1.62), "").precision == "none"


def test_a_sector_is_not_taken_for_an_outcode_of_more_digits():
    assert miles_from(locate("Leeds LS2 7"), 53.797, -1.54) < 1
    assert miles_from(locate("IP1 1"), 52.057, 1.152) < 1
    assert read_place(advert(place="Ipswich", postcode="IP1 1"), "").postcode == "IP1 1"


def test_small_places_are_named_with_their_county():
    assert locate("Mold").name == "Mold, Flintshire"
    assert locate("Leeds").name == "Leeds"


def test_coordinates_of_the_advert_win():
    place = read_place(advert(latitude=53.8, longitude=-1.5, place="Bradford"), "")

    assert (place.latitude, place.longitude, place.precision) == (53.8, -1.5, "place")


def test_coordinates_with_a_full_postcode_are_as_precise_as_one():
    place = read_place(advert(latitude=53.8, longitude=-1.5, postcode="LS97TF"), "")

    assert (place.precision, place.postcode) == ("postcode", "LS9 7TF")


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(0.0, 0.0), (-1.5, 53.8), (40.7, -74.0), (math.nan, -1.5), (53.8, None), (math.inf, 0.0)],
)
def test_coordinates_outside_the_uk_are_not_believed(latitude, longitude):
    place = read_place(advert(latitude=latitude, longitude=longitude, postcode="LS9 7TF"), "")

    assert place.precision == "sector"


def test_a_full_postcode_in_the_place_is_read():
    place = read_place(advert(place="1st floor, 8 Mill Lane, Leeds LS9 7TF"), "")

    assert (place.postcode, place.precision) == ("LS9 7TF", "sector")


def test_an_outcode_comes_before_a_place_name():
    place = read_place(advert(postcode="BD1", place="Bradford"), "")

    assert (place.postcode, place.precision, place.name) == ("BD1", "outcode", "Bradford")


def test_an_advert_without_a_known_place_has_no_coordinates():
    place = read_place(advert(place="Nationwide"), "")

    assert (place.latitude, place.longitude, place.precision) == (None, None, "none")
    assert read_place(advert(), "").name is None


def test_the_quote_is_what_remote_was_read_from_else_the_place():
    assert read_place(advert(place="Leeds"), "Lifting boxes.").quote == "Leeds"
    place = read_place(advert(place="Leeds"), "Lifting. This is a hybrid role. Apply now.")
    assert (place.remote, place.quote) == ("hybrid", "This is a hybrid role.")


def test_miles_are_right_for_two_cities():
    assert miles_between(51.5074, -0.1278, 53.4808, -2.2426) == pytest.approx(163, abs=1)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_miles_are_the_same_both_ways_and_never_negative(
    latitude, longitude, latitude2, longitude2
):
    there = miles_between(latitude, longitude, latitude2, longitude2)

    assert there >= 0
    assert there == pytest.approx(miles_between(latitude2, longitude2, latitude, longitude))


WORDS = st.lists(
    st.sampled_from(
        [
            "York",
            "New",
            "Hull",
            "LS9",
            "7TF",
            "BT1",
            "Kent",
            "London",
            "USA",
            ",",
            "/",
            "or",
            "near",
        ]
    ),
    max_size=12,
).map(" ".join)


@given(st.one_of(st.text(), WORDS))
def test_any_text_gives_a_point_in_the_uk_or_none(words):
    point = locate(words)

    if point is not None:
        assert is_in_uk(point.latitude, point.longitude)


@given(st.one_of(st.text(), WORDS), st.text(), st.none() | st.floats(), st.none() | st.floats())
def test_any_advert_gives_a_place_in_the_uk_or_none(words, text, latitude, longitude):
    place = read_place(
        advert(title=text, place=words, postcode=text, latitude=latitude, longitude=longitude), text
    )

    assert (place.precision == "none") == (place.latitude is None)
    if place.latitude is not None and place.longitude is not None:
        assert is_in_uk(place.latitude, place.longitude)


@pytest.mark.parametrize("piece", ["9", "(", "and ", "York, ", "LS9 ", "remote working ", "home "])
def test_a_megabyte_of_one_piece_is_answered_like_its_beginning(piece):
    words = piece * (1_000_000 // len(piece))
    beginning = words[:500]

    assert locate(words) == locate(beginning)
    assert read_place(
        advert(title=words, place=words, postcode=words, remote=words), words
    ) == read_place(
        advert(title=beginning, place=beginning, postcode=words, remote=beginning), beginning
    )


@pytest.mark.parametrize(
    "words",
    ["Perth, Western Australia", "Cambridge, MA", "Cambridge, MA 02139", "Windsor, Ontario",
     "Truro, Nova Scotia"],
)  # fmt: skip
def test_a_namesake_in_a_state_abroad_is_nowhere_here(words):
    assert locate(words) is None


def test_a_postcode_area_is_no_state():
    assert locate("Lancaster, LA").name.startswith("Lancaster")


def test_a_postcode_that_is_ruled_out_is_not_the_place():
    place = read_place(advert(place="LS9 (not LS1 4AP)"), "")
    assert (place.postcode, place.precision) == ("LS9", "outcode")


@pytest.mark.parametrize(
    "words",
    ["Reading glasses", "Bath and towels", "Barking mad", "Worthing while", "Rugby trainer"],
)
def test_a_town_that_goes_on_as_a_sentence_is_none(words):
    assert locate(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "Darlington Memorial Hospital x 1",
        "Reading office",
        "Leeds and surrounding areas",
        "Luton and Bedford",
        "Hull sites",
    ],
)
def test_a_town_with_words_of_a_place_behind_it_is_one(words):
    assert locate(words) is not None
