import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.advert_text import advert_text
from matcher.normalise.contracts import read_contract


def kinds(text, title="Cook", contract=None):
    return read_contract(contract, advert_text(None, title, text)).kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a permanent post", ("permanent",)),
        ("Permanent or fixed term", ("permanent", "fixed_term")),
        ("A 12 months FTC", ("fixed_term",)),
        ("Cover for maternity cover until June", ("fixed_term",)),
        ("A secondment of six months", ("fixed_term",)),
        ("A temporary position until May", ("temporary",)),
        ("This is temp to perm", ("temporary",)),
        ("Come and join our friendly bank", ("casual",)),
        ("Casual hours, as and when required basis", ("casual",)),
        ("This is an apprenticeship", ("apprenticeship",)),
        ("An unpaid role", ("volunteer",)),
    ],
)
def test_the_kind_is_read_from_the_text(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You look after permanent residents",
        "You issue fixed penalty notices",
        "28 days and bank holidays",
        "A loan from the Bank of England",
        "You will support our volunteers",
        "You will supervise temporary staff",
        "It may lead to a permanent contract",
        "Extra shifts on our bank: the option to join the bank",
        "Apply as a secondment with your line manager's approval",
        "Enhanced maternity cover",
    ],
)
def test_the_same_words_of_other_things_are_not(text):
    assert kinds(text) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bank Nurse", ("casual",)),
        ("Locum Pharmacist", ("temporary",)),
        ("Apprentice Joiner", ("apprenticeship",)),
        ("Cook - Maternity Cover", ("fixed_term",)),
        ("Volunteer Driver", ("volunteer",)),
        ("Volunteer Coordinator", None),
        ("Apprenticeship Trainer", None),
        ("Blood Bank Porter", None),
    ],
)
def test_the_kind_is_read_from_the_title(title, expected):
    assert kinds("", title=title) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Permanent", ("permanent",)),
        ("TEMPORARY", ("temporary",)),
        ("CONTRACTOR", ("fixed_term",)),
        ("INTERN", ("fixed_term",)),
        ("PER_DIEM", ("casual",)),
        ("VOLUNTEER", ("volunteer",)),
        ("['Temporary', 'Permanent']", ("permanent", "temporary")),
        ("FULL_TIME", None),
    ],
)
def test_the_kind_is_read_from_the_field(field, expected):
    assert kinds("", contract=field) == expected


def test_the_field_is_believed_before_the_text():
    assert kinds("We also offer temporary posts", contract="Permanent") == ("permanent",)


def test_a_title_adds_to_the_field():
    assert kinds("", title="Apprentice Cook", contract="Temporary") == (
        "temporary",
        "apprenticeship",
    )


@pytest.mark.parametrize(
    ("text", "zero"),
    [
        ("A zero hours contract", True),
        ("A 0 hour contract", True),
        ("There are no guaranteed hours", True),
        ("No zero hours contracts here", False),
        ("Guaranteed hours contracts", False),
        ("A 40 hours contract", None),
    ],
)
def test_zero_hours(text, zero):
    assert read_contract(None, advert_text(None, "Cook", text)).zero_hours is zero


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Regular agency work for cooks", True),
        ("We are acting as an Employment Business", True),
        ("We are acting as an Employment Agency", None),
        ("You will liaise with agencies and reduce agency shifts", None),
    ],
)
def test_agency(text, agency):
    assert read_contract(None, advert_text(None, "Cook", text)).agency is agency


def test_the_quote_is_the_adverts_own():
    text = "We are kind. This is a permanent post. Apply now."
    assert read_contract(None, advert_text(None, "Cook", text)).quote == "This is a permanent post."


@given(st.text(), st.text(), st.text(alphabet="permantixdbk fo0hurs,./-\n"))
def test_any_text_is_read_without_error(contract, title, text):
    read = read_contract(contract, advert_text(None, title, text))
    assert read.kinds is None or read.quote


@pytest.mark.parametrize(
    "piece", ["0 hours ", "bank ", "permanent and ", "temporary", "(", "12 months "]
)
def test_a_megabyte_of_one_thing_is_read(piece):
    read_contract(None, advert_text(None, "Cleaner", piece * (1_000_000 // len(piece))))
