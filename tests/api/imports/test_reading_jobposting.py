"""schema.org JobPostings in, adverts out."""

import json

import pytest

POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Cook",
    "hiringOrganization": {"@type": "Organization", "name": "Cafe"},
    "description": "&lt;p&gt;Cook lunch.&lt;/p&gt;",
}


@pytest.fixture
def advert_of(read):
    """The advert of a posting with these properties on top of the needed ones."""

    def make(**more):
        [advert] = read(json.dumps({**POSTING, **more})).adverts
        return advert

    return make


def salary(value=None, unit="YEAR", **more):
    inner = {"@type": "QuantitativeValue", "unitText": unit, **more}
    if value is not None:
        inner["value"] = value
    return {"@type": "MonetaryAmount", "currency": "GBP", "value": inner}


def test_a_posting_becomes_an_advert(advert_of):
    advert = advert_of(
        jobLocation={
            "@type": "Place",
            "address": {
                "addressLocality": "Leeds",
                "addressRegion": "Yorkshire",
                "postalCode": "LS9",
            },
            "geo": {"latitude": "53.8", "longitude": -1.5},
        },
        datePosted="2026-01-02",
        validThrough="2026-02-02T23:59:59+0000",
        url="https://example.org/7",
    )
    assert (advert.title, advert.employer, advert.postcode) == ("Cook", "Cafe", "LS9")
    assert (advert.place, advert.latitude, advert.longitude) == ("Leeds, Yorkshire", 53.8, -1.5)
    assert (advert.posted, advert.closes) == ("2026-01-02", "2026-02-02T23:59:59+0000")
    assert advert.reference == advert.url == "https://example.org/7"
    assert advert.remote is None


@pytest.mark.parametrize(
    ("given", "pay"),
    [
        (salary("£12.50 per hour", minValue="24375", maxValue="24375"), "£12.50 per hour"),
        (salary("13.62", minValue="26559", maxValue="26559"), "£13.62"),
        (salary("19,000"), "£19,000 a year"),
        (salary("23400-29600"), "£23,400 to £29,600 a year"),
        (salary("31200 - 36400 pro rata"), "31200 - 36400 pro rata"),
        (salary("Negotiable"), "Negotiable"),
        (salary("Band 5", minValue=25000, maxValue=31000), "Band 5, £25,000 to £31,000 a year"),
        (salary(minValue=20000, maxValue=25000), "£20,000 to £25,000 a year"),
        (salary(minValue=12.5, maxValue=12.5, unit="HOUR"), "£12.50 an hour"),
        (salary(19000, unit="HOUR"), "£19,000"),
        (salary(19000, unit=None), "£19,000"),
        ({"currency": "EUR", "value": 30000, "unitText": "YEAR"}, "EUR 30,000 a year"),
        ("£11 an hour", "£11 an hour"),
        (salary(), None),
        ({}, None),
        (None, None),
    ],
)
def test_pay_is_the_employers_text_or_amounts_that_make_sense(advert_of, given, pay):
    assert advert_of(baseSalary=given).pay == pay


@pytest.mark.parametrize("given", [salary(-5), salary("-5"), salary(minValue="-5"), -5])
def test_negative_pay_is_refused(read, given):
    assert read(json.dumps({**POSTING, "baseSalary": given})).refusal.problem == "is pay below zero"


@pytest.mark.parametrize(
    ("given", "hours", "contract"),
    [
        ("FULL_TIME", "Full time", None),
        (["PART_TIME", "TEMPORARY"], "Part time", "Temporary"),
        ("FULL_TIME, PART_TIME", "Full time, Part time", None),
        ("Full-time", "Full time", None),
        ("https://schema.org/VOLUNTEER", None, "Volunteer"),
        ("OTHER", None, None),
        ("Zero hours", None, "Zero hours"),
        (None, None, None),
        (7, None, None),
    ],
)
def test_employment_type_tells_hours_and_contract(advert_of, given, hours, contract):
    advert = advert_of(employmentType=given)
    assert (advert.hours, advert.contract) == (hours, contract)


def test_work_hours_join_the_hours(advert_of):
    assert (
        advert_of(employmentType="PART_TIME", workHours="20 a week").hours == "Part time, 20 a week"
    )


@pytest.mark.parametrize(
    ("given", "reference"),
    [
        ("A-7", "A-7"),
        (7, "7"),
        ({"@type": "PropertyValue", "name": "Cafe", "value": "A-7"}, "A-7"),
        ([{"value": 7}], "7"),
        (None, None),
    ],
)
def test_the_identifier_is_the_reference(advert_of, given, reference):
    assert advert_of(identifier=given).reference == reference


def test_several_places_are_all_named_and_the_first_located(advert_of):
    places = [
        {"address": {"addressLocality": "Leeds", "postalCode": "LS1"}, "geo": {"latitude": 53.8}},
        {"address": {"addressLocality": "York"}},
        "Hull",
    ]
    advert = advert_of(jobLocation=places)
    assert (advert.place, advert.postcode, advert.latitude) == ("Leeds; York; Hull", "LS1", 53.8)


def test_telecommuting_is_remote(advert_of):
    assert advert_of(jobLocationType="TELECOMMUTE").remote == "remote"


@pytest.mark.parametrize("organisation", ["Cafe", [{"name": "Cafe"}], {"legalName": "Cafe"}])
def test_the_employer_may_be_named_in_several_ways(advert_of, organisation):
    assert advert_of(hiringOrganization=organisation).employer == "Cafe"


@pytest.mark.parametrize(
    ("more", "column"),
    [
        ({"title": ""}, "title"),
        ({"title": None}, "title"),
        ({"hiringOrganization": {}}, "hiringOrganization"),
        ({"validThrough": "2026-02-30"}, "validThrough"),
        ({"jobLocation": {"geo": {"latitude": 99}}}, "jobLocation.geo.latitude"),
    ],
)
def test_bad_postings_are_refused_by_property(read, more, column):
    assert read(json.dumps({**POSTING, **more})).refusal.column == column


def test_a_posting_without_a_title_is_refused(read):
    posting = {name: value for name, value in POSTING.items() if name != "title"}
    found = read(f"{json.dumps(posting)}\n{json.dumps(POSTING)}")
    assert (found.titles, found.refusal.line) == (["Cook"], 1)


@pytest.mark.parametrize("indent", [None, 2])
def test_a_graph_is_read_and_its_other_things_counted(read, indent):
    things = [{"@type": "WebSite", "name": "x"}, POSTING, {**POSTING, "title": "Baker"}]
    graph = {"@context": "https://schema.org", "@graph": things}
    found = read(json.dumps(graph, indent=indent))
    assert found.titles == ["Cook", "Baker"]
    assert found.ignored == {"@graph: WebSite": 1}
    assert found.refused == []


def test_a_list_of_postings_is_read(read):
    assert read(json.dumps([POSTING, POSTING], indent=1)).titles == ["Cook", "Cook"]


def test_another_kind_of_thing_is_refused(read):
    found = read(json.dumps({"@type": "Event", "name": "Fair"}), format="jobposting")
    assert "of the type Event" in found.refusal.problem


def test_properties_without_a_field_are_counted(read):
    assert read(json.dumps({**POSTING, "industry": "Food"})).ignored == {"industry": 1}
