"""The words that only one of two wordings has."""

from hypothesis import given
from hypothesis import strategies as st

from api.duplicates.marks import line, lists, marked, words_of


def shown(text, other):
    parts = marked(text, words_of([other]))
    return "".join(f"[{part.text}]" if part.is_marked else part.text for part in parts)


def test_words_that_the_other_lacks_are_marked():
    assert shown("Night cleaner", "Cleaner (day)") == "[Night] cleaner"


def test_neighbours_are_marked_as_one():
    assert shown("Cook, at the mill, daily.", "cook daily") == "Cook, [at the mill], daily."


def test_a_sum_and_a_name_are_one_word_each():
    assert shown("£12.60 at O’Neill", "£12.00 at Neill") == "£[12.60] at [O’Neill]"


def test_what_is_said_alike_is_not_marked():
    assert shown("Leeds LS9 7TF", "ls9 7tf, LEEDS") == "Leeds LS9 7TF"


def test_a_line_tells_whether_two_differ():
    assert line("Pay", ["£13 an hour"], ["£14 an hour"]).differs is True
    assert line("Pay", ["£13 an hour"], ["£13 an hour"]).differs is False


def test_what_only_one_says_is_no_difference():
    found = line("Pay", ["£13 an hour"], [])
    assert (found.differs, found.is_one_sided) == (None, True)
    assert not any(part.is_marked for part in found.one[0])
    assert not line("Pay", [], []).is_one_sided


def test_lists_differ_where_they_share_nothing():
    assert lists("Web address", ["moor.example"], ["mill.example"]).differs is True
    found = lists("Web address", ["Moor.example", "mill.example"], ["moor.example"])
    assert found.differs is False
    assert [part.is_marked for [part] in found.one] == [False, True]


def test_what_tells_nothing_is_not_marked():
    found = lists("Kinds of work", ["Cooks"], ["Porters"], told=False)
    assert (found.differs, found.one[0][0].is_marked) == (None, False)


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_is_lost_by_marking(text, other):
    parts = marked(text, words_of([other]))
    assert "".join(part.text for part in parts) == text
    assert all(part.text for part in parts)


@given(st.text(max_size=60))
def test_a_text_beside_itself_has_no_marks(text):
    assert not any(part.is_marked for part in marked(text, words_of([text])))
