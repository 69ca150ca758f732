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
        ("You will process DBS forms: administering DBS checks", None),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Evidence of clinical experience on a ward is essential", True),
        ("We are looking for an experienced mental health worker", True),
        ("Previous work experience", True),
        ("We are seeking an experienced or newly qualified teacher", None),
        ("This would suit a person with shop experience", None),
        ("We are particularly keen to hear from experienced cooks", None),
        ("Experience of cakes, bread, pies and all that a large kitchen makes would help", None),
        ("Experience of the tills, the stock room or the vans of our shop is not essential", False),
        ("There is a development vacancy for an experienced cook", True),
        ("Two years' experience of bars is a must, as is experience of hotels", True),
        ("At least a year's experience of bars Experience of hotels not essential", True),
        ("Experience of labs is not essential but experience in a ward is essential", True),
        ("You don't think that you have the right experience", None),
        ("Pay is in line with relevant experience", None),
        ("An opportunity for new and experienced cooks", None),
        ("If you are an experienced cook, call us", True),
        ("Whether you are an experienced cook or a new one", None),
        ("Ideally you will be a chef and have experience of pastry", None),
        ("Our unit has an experienced manager", None),
        ("It is a rewarding experience", None),
        ("We provide a wide experience of cooking", None),
        ("£13 per hour - 2 years or more of experience", None),
        ("People with experience are encouraged to get in touch", None),
        ("People with personal experience of illness may apply", None),
        ("Experience and skills required: a valid licence", None),
    ],
)
def test_whose_experience_it_is_and_whether_it_is_asked_for(text, expected):
    assert needs(text).experience is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Degree level or similar and you have experience of audits", True),
        ("You hold a craft award or degree", None),
        ("You may be due to graduate in 2031", None),
        ("An apprenticeship at masters level", None),
        ("You will want to attain an MSc", None),
        ("You teach MSc pottery students", None),
        ("We offer degree modules", None),
        ("There are opportunities to gain a BSc", None),
    ],
)
def test_a_degree_to_have_and_a_degree_to_come(text, expected):
    assert needs(text).degree is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An enhance CRB check", "enhanced"),
        ("An enhanced Criminal Records Bureau check is made", "enhanced"),
        ("We ask for a Criminal Records Bureau check", "unspecified"),
        ("A disclosure check is needed", "unspecified"),
        ("This includes the disclosure of criminal records", "unspecified"),
    ],
)
def test_a_dbs_check_by_its_older_names(text, expected):
    assert needs(text).dbs == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drivers are essential", True),
        ("A certificate is desirable You must be a car driver", True),
        ("Drivers preferred", None),
        ("It is preferable that you have access to a car and a driving licence", None),
        ("A car would be useful but is not essential", False),
        ("Drivers preferred but not essential", False),
    ],
)
def test_drivers_wanted(text, expected):
    assert needs(text).driving_licence is expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Regional Business Manager", "", True),
        ("Relief Manager", "", True),
        ("Regional Sales Manager", "", None),
        ("Nurse", "You will work with the lead nurses", None),
        ("Nurse", "You have regular 1:1 line management", None),
        ("Nurse", "The ward manager is there to lead the team", None),
        ("Analyst", "Help to lead the workforce planning", None),
        ("Analyst", "We manage the care of people", None),
        ("Analyst", "You are responsible for, and lead, a team", True),
        ("Domiciliary Care Manager", "", True),
    ],
)
def test_who_manages_whom(title, text, expected):
    assert needs(text, title).management is expected


@pytest.mark.parametrize(
    "title", ["Consultant in Old Age Psychiatry", "Consultant Medical Oncologist"]
)
def test_a_consultant_of_medicine_is_registered(title):
    assert needs("", title).registration is True


def test_a_qualification_and_registration_is_registration():
    assert needs("A nursing qualification and registration are a must").registration is True


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


@pytest.mark.parametrize(
    "text",
    [
        "Each trip has an escort; the driver holds a driving licence",
        "Checking that all staff have a clean driving licence and a DBS",
        "You will process standard DBS checks",
        "Run enhanced DBS checks for our clients",
        "Placing registered nurses with the NMC in hospitals",
        "Standard disclosure of conflicts",
    ],
)
def test_what_others_hold_is_not_asked_of_whoever_applies(text):
    asked = needs(text)

    assert (asked.driving_licence, asked.dbs, asked.registration) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Line management: none", False),
        ("Line management responsibility - N/A", False),
        ("Line management: no fewer than three cleaners", True),
    ],
)
def test_a_list_of_facts_denies_with_none(text, expected):
    assert needs(text).management is expected


def test_checking_that_you_hold_a_licence_asks_you_for_one():
    assert needs("Please check that you hold a full driving licence").driving_licence is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You lead a small packing team", True),
        ("You are accountable for leading the night staff", True),
        ("Supervise the work of other assistants", True),
        ("Supervise new or junior staff", True),
        ("You supervise kitchen assistants", True),
        ("Deputise for the ward manager when needed", True),
        ("Proven management skills", True),
        ("Leadership for care staff", True),
        ("We provide peer support, individual line management and training", None),
        ("You will receive line management support", None),
        ("Work with a leading surgical team", None),
        ("Manage a caseload within the team", None),
        ("Excellent time management skills", None),
        ("Deputise for a colleague", None),
    ],
)
def test_leading_others_is_told_from_being_led(text, expected):
    assert needs(text).management is expected


def test_a_pharmacy_degree_is_a_degree():
    assert needs("MPharm or the same from abroad is essential").degree is True


@pytest.mark.parametrize(
    "text",
    [
        "You will be responsible for the other chef on the grill.",
        "You lead the junior chef each morning.",
        "Able to manage/run a kitchen on your own.",
        "You deputise for the head chef.",
        "Responsible for the day to day running of the restaurant.",
        "You take charge of the shift when the sister is away.",
    ],
)
def test_whoever_runs_a_kitchen_or_a_shift_manages(text):
    assert needs(text).management is True


@pytest.mark.parametrize(
    "text",
    [
        "You help run the kitchen.",
        "You ensure the smooth running of the ward.",
        "You support the cook with the day to day running of the kitchen.",
        "You run the shop floor till.",
        "Part of the management of people with cancer.",
        "You are responsible for the training of staff.",
    ],
)
def test_who_helps_or_trains_does_not_manage(text):
    assert needs(text).management is None


def test_registered_staff_to_whom_one_answers_ask_for_nothing():
    assert needs("You are accountable to the registered nurses.").registration is None
    assert needs("The playgroup is registered by Ofsted.").registration is None


@pytest.mark.parametrize("title", ["Ward Manager", "Highly Specialist Psychologist"])
def test_titles_held_by_registered_people_only(title):
    assert needs("", title).registration is True
