import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.advert_text import advert_text
from matcher.normalise.requirements import read_requirements


def needs(text, title="Assistant"):
    return read_requirements(advert_text(None, title, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A full UK driving licence is essential", True),
        ("You must be able to drive", True),
        ("Car driver with access to a car", True),
        ("Clean driving license", True),
        ("No driving licence needed", False),
        ("A driving licence is preferred but not essential", False),
        ("A driving licence is desirable", None),
        ("A driving licence, or other means of travel", None),
        ("You will drive change and drive improvement", None),
        ("Bring your driving licence", True),
        ("Bring ID documents such as a passport or driving licence", None),
        ("You need a licence to practise", None),
    ],
)
def test_driving_licence(text, expected):
    assert needs(text).driving_licence is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Van Driver", True),
        ("FLT Driver", None),
        ("Driver's Mate", None),
        ("Assistant to the Drivers", None),
    ],
)
def test_who_is_employed_to_drive_needs_a_licence(title, expected):
    assert needs("", title).driving_licence is expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Flower Courier", "On our bicycle or in your own car.", None),
        ("Milk Float Driver", "No licence needed on our own roads.", False),
        ("Tram Driver's Mate", "A licence is not needed, since you never drive.", False),
        ("Courier", "By bicycle. No licence required to ride, and you don't drive.", False),
        ("Gallery Steward", "No licence needed.", None),
        ("Van Driver", "No fork-lift licence needed.", True),
        ("Van Driver", "A full driving licence is essential; no HGV licence needed.", True),
    ],
)
def test_an_advert_that_asks_no_licence_outweighs_its_title(title, text, expected):
    assert needs(text, title).driving_licence is expected


@pytest.mark.parametrize(
    "text",
    [
        "You will hold a valid SIA licence.",
        "A full SIA Close Protection licence is essential.",
        "Current counterbalance licence required.",
        "A valid FLT licence is a must.",
        "You need a current fork lift truck licence.",
        "Forklift driving licence essential.",
        "Reach truck drivers required.",
    ],
)
def test_a_licence_for_another_thing_is_no_driving_licence(text):
    assert needs(text).driving_licence is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Category B licence required.", True),
        ("A full manual car licence is essential.", True),
        ("A car licence is needed, forklift licence an advantage.", True),
    ],
)
def test_a_driving_licence_by_other_names(text, expected):
    assert needs(text).driving_licence is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Subject to an enhanced DBS check", "enhanced"),
        ("A standard DBS disclosure is required", "standard"),
        ("Basic DBS needed", "basic"),
        ("A DBS check is required", "unspecified"),
        ("We pay for your DBS. An Enhanced Disclosure is needed.", "enhanced"),
        ("A DBS is not required", False),
        ("No DBS needed", False),
        ("You will process DBS forms: administering DBS checks", "unspecified"),
        ("We sell shoes", None),
    ],
)
def test_dbs(text, expected):
    assert needs(text).dbs == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Nurse", "You must be registered with the NMC", True),
        ("Registered Nurse", "", True),
        ("Staff Nurse", "", True),
        ("Physiotherapist", "", True),
        ("Social Worker", "", True),
        ("Door Supervisor", "A current SIA licence is essential", True),
        ("Gatekeeper", "A valid SIA Close Protection licence is essential", True),
        ("Gatekeeper", "SIA is not required here", False),
        ("Gatekeeper", "We are an SIA approved contractor", None),
        ("Gatekeeper", "We help you to obtain an SIA licence", None),
        ("Gatekeeper", "You hold, or are helped to obtain, an SIA licence", None),
        ("Forklift Driver", "A counterbalance licence is essential", None),
        ("Tree Surgeon", "", None),
        ("Teacher", "You will hold QTS", True),
        ("Heating Engineer", "Gas Safe registered", True),
        ("Physiotherapy Assistant", "", None),
        ("Nursery Nurse", "", None),
        ("Healthcare Assistant", "You work under the supervision of a registered nurse", None),
        ("Driver", "Please register with our site", None),
    ],
)
def test_registration(title, text, expected):
    assert needs(text, title).registration is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A degree in law is required", True),
        ("Educated to degree level", True),
        ("You need a BSc", True),
        ("A high degree of accuracy", None),
        ("A degree or equivalent experience", None),
        ("A degree is desirable", None),
        ("No degree required", False),
        ("Degree apprenticeships are offered", None),
        ("The cellar is kept at 11 degrees", None),
        ("Freezers at minus twenty degrees", None),
        ("A 2:1 degree is required", True),
        ("A degree or a Level 4 certificate", None),
    ],
)
def test_degree(text, expected):
    assert needs(text).degree is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Previous experience is essential", True),
        ("At least two years' experience in retail", True),
        ("We are looking for an experienced cook", True),
        ("No experience necessary, full training given", False),
        ("Experience preferred but not essential", False),
        ("Experience of tills is desirable", None),
        ("Desirable: experience of tills", None),
        ("Pay depends on experience: depending on experience", None),
        ("We improve patient experience", None),
        ("Join our experienced team", None),
        ("You will gain experience of the trade", None),
        ("Experience of tills is not needed. Experience of kitchens is essential.", True),
        ("Those without experience need not apply", True),
        ("No tailoring experience needed", False),
        ("No previous hotel bar experience is required", False),
        ("Nobody needs experience of glazing", False),
        ("Experience of looms would help", None),
        ("Some experience of boats would be lovely", None),
        ("Experience of choirs is a real plus", None),
        ("You will work beside an experienced baker", None),
        ("We are looking for an experienced baker", True),
        ("No delivery work: experience of packing required", True),
    ],
)
def test_experience(text, expected):
    assert needs(text).experience is expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Ward Manager", "", True),
        ("Head of Finance", "", True),
        ("Team Leader", "", True),
        ("Shop Supervisor", "", True),
        ("Case Manager", "", None),
        ("Account Manager", "", None),
        ("Project Manager", "", None),
        ("Cook", "You will line manage a team of 6", True),
        ("Cook", "You will supervise junior staff", True),
        ("Cook", "You manage your own caseload, workload and time", None),
        ("Cook", "You report to the manager", None),
        ("Cook", "You will not manage staff", False),
        ("Cook", "Ask your line manager for approval", None),
    ],
)
def test_management(title, text, expected):
    assert needs(text, title).management is expected


def test_every_fact_has_the_words_it_was_read_from():
    read = needs("We are kind. A DBS check is required. Experience is essential.", "Team Leader")
    assert read.quotes["dbs"] == "A DBS check is required."
    assert read.quotes["experience"] == "Experience is essential."
    assert read.quotes["management"] == "Team Leader"


@given(st.text(), st.text(alphabet="drive licnsbDBSgo experienced,./-()\n"))
def test_any_text_is_read_without_error(title, text):
    read = read_requirements(advert_text(None, title, text))
    stated = [name for name in ("dbs", "degree", "experience") if getattr(read, name) is not None]
    assert set(stated) <= set(read.quotes)


@pytest.mark.parametrize(
    "piece", ["experience ", "manage a ", "no ", "registered ", "a", "and ", "("]
)
def test_a_megabyte_of_one_thing_is_read(piece):
    read_requirements(advert_text(None, "Cleaner", piece * (1_000_000 // len(piece))))
