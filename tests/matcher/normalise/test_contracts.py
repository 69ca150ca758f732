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
        ("12 month FT contract", ("fixed_term",)),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 12 month contract", ("fixed_term",)),
        ("This is an 18 month secondment", ("fixed_term",)),
        ("This will be a permanent post", ("permanent",)),
        ("The person chosen is offered a permanent contract", ("permanent",)),
        ("Fixed Term/Permanent: Permanent", ("permanent",)),
        ("It starts as interim to perm", ("temporary",)),
        ("We need doctors for locum sessions", ("temporary",)),
        ("Cover shifts as and when needed", ("casual",)),
        ("We were awarded a 10 year contract", None),
        ("Two years post graduate experience", None),
        ("Join a team of 6 substantive teachers", None),
        ("Once trained, you may be offered a permanent contract", None),
        ("There are chances to progress into a permanent role", None),
        ("We give people permanent or short term care", None),
        ("You search data on an ad hoc basis", None),
        ("Or consider working for our bank", None),
        ("A secondment to study is possible", None),
        ("Your hours are permanently changing", None),
        ("In their permanent or temporary place of living", None),
        ("A locum post prior to advertising a substantive one", ("temporary",)),
    ],
)
def test_which_contract_is_offered_now(text, expected):
    assert kinds(text) == expected


def test_a_housekeeper_of_the_bank_is_casual():
    assert kinds("", title="Bank Housekeeper") == ("casual",)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("We are acting for our client as an Employment Business", True),
        ("We are a large agency that supplies temporary cooks", True),
        ("Choose PAYE or limited company", True),
        ("We are a busy nursing agency", True),
        ("We act as an employment agency for this permanent post", None),
    ],
)
def test_who_supplies_people_employs_them(text, agency):
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


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("You will advise callers on their rights and on zero hours contracts", None),
        ("Experience of managing staff on zero hours contracts", None),
        ("We don't believe in zero-hours contracts", False),
        ("We never use zero hours contracts", False),
        ("A zero hours contract? Not here!", False),
        ("Support workers are on a zero hours contract", True),
        ("Experience of care work preferred, zero hours contract", True),
    ],
)
def test_zero_hours_of_others_and_those_refused(text, answer):
    assert read_contract(None, advert_text(None, "Cook", text)).zero_hours is answer


def test_fixed_term_savings_are_no_kind_of_contract():
    assert kinds("You sell fixed term deposits and fixed-term bonds") is None


def test_casual_dining_is_a_kind_of_restaurant():
    assert kinds("", title="Casual Dining Chef", contract="Permanent") == ("permanent",)


def test_the_quote_of_the_contract_field_is_plain_and_short():
    field = "<p>Payroll code &amp; notes " + "and so on " * 60 + "a <b>permanent</b> post</p>"

    quote = read_contract(field, advert_text(None, "Cook", "")).quote

    assert "permanent post" in quote
    assert "<" not in quote
    assert len(quote) <= 160


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FT contract until March", ("fixed_term",)),
        ("A contract to the end of 2027", ("fixed_term",)),
        ("Temporary contract until 30 June", ("temporary",)),
        ("They extended the service contract until 2025", None),
        ("We signed a contract to build homes", None),
    ],
)
def test_a_contract_to_a_date_is_for_a_fixed_term(text, expected):
    assert kinds(text) == expected


def test_a_contract_to_a_date_may_stand_in_the_title_or_the_field():
    assert kinds("", title="Cook, FT contract until May") == ("fixed_term",)
    assert kinds("", contract="FT contract until May") == ("fixed_term",)


@pytest.mark.parametrize("words", ["Bank work", "Casual / bank work"])
def test_bank_work_is_casual(words):
    assert kinds(words) == kinds("", title=words) == kinds("", contract=words) == ("casual",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You pick your shifts as part of the hospital bank", ("casual",)),
        ("You contribute to the Sunday rota via our bank partners", None),
        ("A team of 6 (5.2 full time equivalent) permanent cooks", None),
        ("You have access to permanent vacancies", None),
        ("The chance to move into permanent work", None),
        ("Permanent jobs are in a separate advert", None),
    ],
)
def test_what_is_beside_the_post_is_no_kind_of_it(text, expected):
    assert kinds(text) == expected
