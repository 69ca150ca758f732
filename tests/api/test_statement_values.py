"""Values of statements: what is refused, and that nothing private is kept."""

import pytest
from pydantic import ValidationError

from api.contracts import PreferencesBody, StatementBody
from api.errors import Invalid


@pytest.mark.parametrize(
    ("about", "value"),
    [
        ("hours", {"min": None}),
        ("hours", {"min": 0}),
        ("hours", {}),
        ("hours", {"min": 20, "max": 10}),
        ("pay", {"hourly_min": None}),
        ("schedule", {"nights": None}),
        ("schedule", {"between": ["15:00", "09:00"]}),
        ("schedule", {"between": ["0٩:00", "15:00"]}),
        ("schedule", {"days": ["mon", "mon"]}),
        ("travel", {"by": "bus"}),
        ("contract", "forever"),
        ("work", ""),
    ],
)
def test_a_value_that_says_nothing_or_contradicts_itself_is_refused(about, value):
    with pytest.raises(ValidationError):
        StatementBody.model_validate({"stance": "must", "about": about, "value": value})


@pytest.mark.parametrize(
    ("about", "value"), [("travel", {"miles": 5}), ("pay", {"hourly_min": 12})]
)
@pytest.mark.parametrize("stance", ["never", "avoid"])
def test_a_limit_is_never_turned_round_by_its_stance(stance, about, value):
    with pytest.raises(ValueError, match="use must or want"):
        StatementBody.model_validate({"stance": stance, "about": about, "value": value})


def test_words_sent_with_a_value_keep_nothing_about_health():
    [statement] = StatementBody.model_validate(
        {
            "stance": "never",
            "about": "schedule",
            "value": {"nights": True},
            "words": "no nights because of my medication",
        }
    ).records()
    assert "medication" not in statement.words
    assert "nights" in statement.words


def test_more_statements_than_may_be_kept_are_refused_after_taking_phrases_apart():
    body = {"stance": "want", "words": "quiet, outdoors, cleaning, nights, weekends"}
    with pytest.raises(Invalid) as refused:
        PreferencesBody.model_validate({"statements": [body] * 60}).record()
    assert refused.value.errors[0].where == "body.statements"


def test_an_unknown_base_is_refused():
    with pytest.raises(Invalid) as refused:
        PreferencesBody.model_validate({"base": "Atlantis", "statements": []}).record()
    assert refused.value.errors[0].where == "body.base"


def test_words_that_cannot_be_read_are_named_by_their_place():
    good, wrong = {"stance": "want", "words": "cleaner"}, {"stance": "want", "words": "?"}
    with pytest.raises(Invalid) as refused:
        PreferencesBody.model_validate({"statements": [good, wrong]}).record()
    assert refused.value.errors[0].where == "body.statements.1.words"


@pytest.mark.parametrize("sent", [{"words": "recovery worker"}, {"value": "recovery worker"}])
def test_a_job_is_named_as_it_is_though_its_words_could_tell_of_health(sent):
    [statement] = StatementBody(stance="want", about="work", **sent).records()
    assert statement.value == "recovery worker"


@pytest.mark.parametrize("words", ["autism", "Alcohol", "voices", "epilepsy"])
def test_a_bare_word_of_health_is_kept_as_no_kind_of_work(words):
    with pytest.raises(ValueError, match="could be read"):
        StatementBody(stance="want", about="work", words=words).records()


@pytest.mark.parametrize(
    "words",
    ["mental health support worker", "autism support worker", "drug and alcohol worker",
     "autistic children"],
)  # fmt: skip
def test_work_with_people_of_whom_health_is_told_is_kept(words):
    [statement] = StatementBody(stance="want", about="work", words=words).records()
    assert statement.value == words


@pytest.mark.parametrize(
    ("about", "words"),
    [("people", "knitters"), ("activity", "zorbing"), ("employer", "Bloggs and Daughter")],
)
def test_words_that_are_known_to_be_about_a_thing_are_never_refused(about, words):
    [statement] = StatementBody(stance="want", about=about, words=words).records()
    assert statement.about == about


def test_no_condition_is_kept_as_a_kind_of_work():
    with pytest.raises(Invalid):
        PreferencesBody(
            statements=[{"stance": "want", "about": "work", "words": "I have bipolar"}]
        ).record()


def test_words_about_work_keep_the_idea_that_they_speak_of():
    [statement] = StatementBody(
        stance="want", about="work", words="looking after a building"
    ).records()
    assert statement.value == "looking after a building"
