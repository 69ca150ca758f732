import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.remote import read_remote


def kind(text="", *, field=None, title="Administrator", place=None):
    found = read_remote(field, title, place, text)
    return found.kind if found else None


def test_a_capital_that_becomes_two_small_letters_moves_no_quote():
    found = read_remote(None, "Administrator", None, "İİİ. This is a fully REMOTE role.")

    assert (found.kind, found.quote) == ("remote", "This is a fully REMOTE role.")


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("remote", "remote"), ("TELECOMMUTE", "remote"), ("Fully remote", "remote"),
        ("Hybrid", "hybrid"), ("2 days from home", "hybrid"),
        ("on-site", "onsite"), ("Office based", "onsite"), ("not remote", "onsite"),
        ("no", "onsite"), ("", None), ("to be agreed", None),
    ],
)  # fmt: skip
def test_the_adverts_own_field_is_read(field, answer):
    assert kind(field=field) == answer


def test_words_outweigh_a_bare_no_in_the_field():
    assert kind("This is a hybrid role.", field="no") == "hybrid"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("This is a fully remote role.", "remote"),
        ("This is a home based role covering the north.", "remote"),
        ("You will work from home with kit that we send you.", "remote"),
        ("Location: home based", "remote"),
        ("Hybrid working: three days in the office.", "hybrid"),
        ("You can work from home two days a week.", "hybrid"),
        ("There is the option of home working.", "hybrid"),
        ("A mix of home and office working.", "hybrid"),
        ("This is an office based role.", "onsite"),
        ("You must work on site.", "onsite"),
    ],
)
def test_plain_statements_about_the_post_are_read(text, answer):
    assert kind(text) == answer


@pytest.mark.parametrize(
    "text",
    [
        "This is not a remote role.",
        "There is no home working.",
        "Home working is not available.",
        "Sorry, you cannot work from home.",
        "This isn't a home based role.",
    ],
)
def test_what_is_denied_is_on_site(text):
    assert kind(text) == "onsite"


@pytest.mark.parametrize(
    "text",
    [
        "We serve remote and rural communities.",
        "Remote monitoring of alarms.",
        "A nursing home based in Leeds.",
        "We run a care home based just north of York.",
        "On-site parking and an on site gym.",
        "Interviews will be held remotely.",
        "The team is currently working from home due to Covid-19.",
        "You will support patients working from home.",
        "A modern hybrid operating theatre.",
        "Driving a hybrid van.",
        "Home based treatment team.",
        "",
    ],
)
def test_the_same_words_about_other_things_are_not_read(text):
    assert kind(text) is None


def test_what_is_said_both_ways_is_not_decided():
    assert kind("This is a remote role. This is an office based role.") is None


def test_a_title_and_a_place_need_only_the_word():
    assert kind(title="Bookkeeper (remote)") == "remote"
    assert kind(title="Hybrid Payroll Clerk") == "hybrid"
    assert kind(title="Remote and Rural Nurse") is None
    assert kind(title="Hybrid Vehicle Technician") is None
    assert kind(title="Manager, care home based in Hull") is None
    assert kind(place="Home based") == "remote"


def test_the_quote_is_the_adverts_own_sentence():
    found = read_remote(None, "Clerk", None, "Good pay. This is a hybrid role. Apply now.")

    assert found.quote == "This is a hybrid role."


@given(st.text(), st.text(), st.text())
def test_any_text_gives_a_known_kind_and_its_own_words(field, title, text):
    found = read_remote(field, title, None, text)

    if found is not None:
        assert found.kind in ("remote", "hybrid", "onsite")
        assert found.quote in field or found.quote in title or found.quote in text


@given(
    st.lists(
        st.sampled_from(["no ", "remote ", "home ", "work ", "from ", "role. ", "İ", "hybrid "])
    )
)
def test_jumbled_words_give_words_of_their_own(words):
    text = "".join(words)
    found = read_remote(None, "Clerk", None, text)

    assert found is None or found.quote in text


@pytest.mark.parametrize("title", ["Remote Control Fitter", "Remotely Operated Vehicle Pilot"])
def test_what_is_worked_by_remote_control_is_not_worked_from_home(title):
    assert kind(title=title) is None
