"""Saved answers of job search services in, adverts out."""

import json

import pytest

ADZUNA = {
    "__CLASS__": "Adzuna::API::Response::Job",
    "id": "129",
    "title": "<strong>Cook</strong> needed",
    "company": {"display_name": "Cafe"},
    "location": {"display_name": "Leeds, West Yorkshire", "area": ["UK", "Yorkshire", "Leeds"]},
    "description": "Cook lunch",
    "salary_min": 24000,
    "salary_max": 26000.5,
    "salary_is_predicted": "0",
    "contract_time": "part_time",
    "contract_type": "permanent",
    "created": "2026-03-01T10:00:00Z",
    "redirect_url": "https://www.adzuna.co.uk/jobs/land/ad/129",
    "latitude": 53.8,
    "longitude": -1.5,
    "category": {"tag": "catering-jobs", "label": "Catering"},
}
REED = {
    "jobId": 41,
    "employerId": 7,
    "employerName": "Inn",
    "jobTitle": "Baker",
    "locationName": "York",
    "minimumSalary": 12.5,
    "maximumSalary": 13.0,
    "currency": "GBP",
    "expirationDate": "30/04/2026",
    "date": "01/04/2026",
    "jobDescription": "Bake bread",
    "applications": 3,
    "jobUrl": "https://www.reed.co.uk/jobs/baker/41",
}


def adzuna(*jobs, **more):
    return json.dumps({"count": 9, "results": list(jobs), "mean": 1.5, **more}, indent=1)


def reed(*jobs, indent=None):
    answer = {"results": list(jobs), "ambiguousLocations": [], "totalResults": len(jobs)}
    return json.dumps(answer, indent=indent)


def test_a_job_of_adzuna_is_an_advert(read):
    found = read(adzuna(ADZUNA))
    [advert] = found.adverts
    assert (found.format, found.refused) == ("adzuna", [])
    assert (advert.title, advert.employer, advert.reference) == ("Cook needed", "Cafe", "129")
    assert advert.pay == "£24,000 to £26,000.50 a year"
    assert (advert.hours, advert.contract) == ("Part time", "Permanent")
    assert (advert.place, advert.latitude) == ("Leeds, West Yorkshire", 53.8)
    assert (advert.posted, advert.url) == ("2026-03-01T10:00:00Z", ADZUNA["redirect_url"])
    assert found.ignored == {"category": 1}


def test_an_answer_of_which_few_properties_were_saved_is_told(read):
    found = read(adzuna({"title": "Driver", "company": {"display_name": "Vans"}}))
    assert (found.format, found.adverts[0].employer) == ("adzuna", "Vans")


@pytest.mark.parametrize("said", ["1", 1, True])
def test_pay_that_adzuna_predicts_is_not_stated(read, said):
    found = read(adzuna({**ADZUNA, "salary_is_predicted": said}))
    assert found.adverts[0].pay is None
    assert found.ignored["salary (predicted by Adzuna, not stated)"] == 1


def test_pay_elsewhere_is_in_the_money_of_the_country(read):
    url = "https://www.adzuna.com.au/land/ad/1"
    assert read(adzuna({**ADZUNA, "redirect_url": url})).adverts[0].pay.startswith("AUD 24,000")


def test_the_area_stands_in_for_a_place_without_a_name(read):
    found = read(adzuna({**ADZUNA, "location": {"area": ["UK", "Yorkshire", "Leeds"]}}))
    assert found.adverts[0].place == "Leeds, Yorkshire"


def test_a_job_without_a_company_is_refused(read):
    found = read(adzuna({**ADZUNA, "company": {}}, ADZUNA))
    assert len(found.adverts) == 1
    assert found.refusal.column == "company.display_name"


def test_a_job_of_a_search_at_reed_is_an_advert(read):
    found = read(reed(REED))
    [advert] = found.adverts
    assert (found.format, found.refused) == ("reed", [])
    assert (advert.title, advert.employer, advert.reference) == ("Baker", "Inn", "41")
    assert (advert.pay, advert.place) == ("£12.50 to £13", "York")
    assert (advert.posted, advert.closes) == ("2026-04-01", "2026-04-30")
    assert advert.url == REED["jobUrl"]
    assert set(found.ignored) == {"employerId", "applications"}


NO_PAY = {"minimumSalary": None, "maximumSalary": None}
DETAILS = {
    **REED,
    "salaryType": "per hour",
    "salary": None,
    "yearlyMinimumSalary": 24375,
    "yearlyMaximumSalary": 25350,
    "contractType": "Permanent",
    "partTime": True,
    "fullTime": False,
    "datePosted": "02/04/2026",
}


def test_the_details_of_one_job_at_reed_are_an_advert(read):
    found = read(json.dumps(DETAILS, indent=2))
    [advert] = found.adverts
    assert found.format == "reed"
    assert (advert.pay, advert.hours) == ("£12.50 to £13 an hour", "Part time")
    assert (advert.contract, advert.posted) == ("Permanent", "2026-04-02")


@pytest.mark.parametrize(
    ("more", "pay"),
    [
        ({"salary": "£12.50 - £13.00 per hour"}, "£12.50 - £13.00 per hour"),
        ({**NO_PAY, "minimumSalary": 24000, "salaryType": "per annum"}, "£24,000 a year"),
        ({**NO_PAY, "salaryType": None}, "£24,375 to £25,350 a year"),
        ({"minimumSalary": 0, "maximumSalary": 0}, None),
    ],
)
def test_pay_at_reed_is_what_was_said_of_it(read, more, pay):
    assert read(json.dumps({**DETAILS, **more})).adverts[0].pay == pay


@pytest.mark.parametrize("parted", ["\n", "", ",\n"])
def test_several_answers_in_one_file_are_all_read(read, parted):
    other = {**REED, "jobId": 42}
    found = read(parted.join([reed(REED), reed(other), reed()]))
    assert [advert.reference for advert in found.adverts] == ["41", "42"]
    assert found.refused == []


@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_of_answers_is_read(read, indent):
    answers = [json.loads(adzuna(ADZUNA)), json.loads(adzuna(ADZUNA))]
    assert read(json.dumps(answers, indent=indent)).titles == ["Cook needed"] * 2


def test_jobs_saved_one_by_one_are_read(read):
    assert read(json.dumps([ADZUNA, ADZUNA])).titles == ["Cook needed"] * 2
    assert read(f"{json.dumps(REED)}\n{json.dumps(REED)}\n").titles == ["Baker"] * 2


def test_a_broken_job_costs_only_itself(read):
    content = adzuna(ADZUNA, {**ADZUNA, "id": "BROKEN"}, ADZUNA).replace('"BROKEN"', '"BROKEN')
    found = read(content)
    assert found.titles == ["Cook needed"] * 2
    assert '"id": "BROKEN' in content.splitlines()[found.refusal.line + 1]


def test_an_answer_that_is_cut_short_gives_no_half_job(read):
    content = adzuna(*[ADZUNA] * 20)
    found = read(content[: len(content) // 2])
    assert 0 < len(found.adverts) < 20
    assert found.refused


def test_an_answer_too_large_for_one_line_is_read(read):
    found = read(reed(*[{**REED, "jobDescription": "x" * 50_000}] * 60))
    assert (len(found.adverts), found.refused) == (60, [])


@pytest.mark.parametrize(("content", "kind"), [(reed(), "reed"), (adzuna(), "adzuna")])
def test_an_answer_without_results_is_no_mistake(read, content, kind):
    found = read(content)
    assert (found.format, found.rows, found.refused) == (kind, [], [])


def test_adverts_that_speak_of_results_are_no_answer(read):
    advert = {"title": "Cook", "employer": "Cafe", "description": 'say "results": [1]'}
    assert read(json.dumps(advert)).format == "jsonl"
