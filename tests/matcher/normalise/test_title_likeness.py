"""How alike a title is to the listed titles of each unit group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.title_likeness import Likeness
from matcher.normalise.title_spellings import Spellings

LISTED = [
    (("pipe", "fitter"), "5214"),
    (("pipework", "fitter"), "5214"),
    (("kitchen", "fitter"), "5316"),
    (("wardrobe", "fitter"), "5316"),
    (("typesetter",), "5421"),
    (("carpet", "fitter"), "5322"),
]


@pytest.fixture(scope="module")
def likeness():
    return Likeness(LISTED)


def best(likeness, shares):
    return likeness.codes[int(shares.argmax())]


def test_what_is_fitted_tells_more_than_that_it_is_fitted(likeness):
    words = ("steam", "pipe", "fitter")

    assert best(likeness, likeness.telling(words)) == "5214"
    assert best(likeness, likeness.nearest(words)) == "5214"


def test_two_words_are_near_to_the_same_written_as_one(likeness):
    assert best(likeness, likeness.nearest(("type", "setter"))) == "5421"


def test_the_beginning_of_a_word_tells_too(likeness):
    assert best(likeness, likeness.telling(("carpeting", "worker"))) == "5322"


def test_a_word_that_no_title_holds_makes_the_rest_less_near(likeness):
    alone = likeness.nearest(("carpet", "fitter")).max()

    assert alone == pytest.approx(1.0)
    assert likeness.nearest(("zeppelin", "carpet", "fitter")).max() < alone


def test_what_follows_counts_for_less(likeness):
    before = likeness.nearest(("kitchen", "fitter"))
    after = likeness.nearest(("fitter",), ("kitchen",))

    assert best(likeness, after) == "5316"
    assert after.max() < before.max()


@given(st.lists(st.sampled_from(["pipe", "fitter", "kitchen", "setter", "type", "zz"]), max_size=6))
def test_likeness_lies_between_0_and_1(words):
    likeness = Likeness(LISTED)

    for shares in (likeness.telling(tuple(words)), likeness.nearest(tuple(words))):
        assert shares.shape == (4,)
        assert 0 <= shares.min() <= shares.max() <= 1 + 1e-6


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("recepsionist", "receptionist"),
        ("receptionist", "receptionist"),
        ("eceptionist", "eceptionist"),
        ("zzz", "zzz"),
        ("", ""),
    ],
)
def test_a_misspelt_word_is_the_listed_one_with_its_first_letter(written, read):
    assert Spellings(["receptionist", "recruiter", "porter"]).nearest(written) == read


def test_of_two_words_about_as_alike_the_commoner_is_taken():
    assert Spellings(["technical", "technician", "technician"]).nearest("technican") == "technician"
