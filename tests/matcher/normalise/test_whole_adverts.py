"""Whole adverts read by the real readers, every field checked."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.advert import read_advert
from matcher.vacancy import Advert, Vacancy

ON = date(2026, 5, 1)

CLEANER = Advert(
    title="School Cleaner (part time) - Ref 4471",
    employer="Larkfield &amp; Moss Services Ltd",
    reference="LM-4471",
    description=(
        "<p>We need a cleaner for a primary school. You will work Monday to Friday, 3.30pm to "
        "6.30pm, term time only.</p><p>No experience is needed. An enhanced DBS check will be "
        "carried out.</p>"
    ),
    pay="£12.90 per hour",
    hours="15 hours per week",
    contract="Permanent",
    place="Armley, Leeds",
    postcode="LS12 3",
    posted="2026-04-20",
)


def test_a_part_time_job_paid_by_the_hour():
    found = read_advert(CLEANER, ON)

    assert (found.reference, found.employer.key) == ("LM-4471", "larkfield and moss services")
    assert found.employer.name == "Larkfield & Moss Services Ltd"
    assert "Cleaner" in found.title
    assert found.occupation.code == "9223"
    assert (found.pay.hourly_min, found.pay.hourly_max) == (12.9, 12.9)
    assert (found.pay.currency, found.pay.stated_as, found.pay.pro_rata) == ("GBP", "hour", None)
    assert (found.hours.min, found.hours.max, found.hours.part_time) == (15, 15, True)
    assert found.schedule.term_time_only is True
    assert (found.schedule.nights, found.schedule.weekends) == (False, False)
    assert (found.schedule.evenings, found.schedule.rotating_shifts) == (True, None)
    assert found.schedule.days == ("mon", "tue", "wed", "thu", "fri")
    assert found.contract.kinds == ("permanent",)
    assert (found.place.postcode, found.place.precision) == ("LS12 3", "sector")
    assert found.place.remote is None
    assert (found.requirements.dbs, found.requirements.experience) == ("enhanced", False)
    assert (found.competitive.verdict, found.competitive.reasons) == ("yes", ())
    assert "<p>" not in found.text
    assert found.text.startswith("We need a cleaner")


def test_a_pro_rata_salary_with_hybrid_work():
    found = read_advert(
        Advert(
            title="Team Administrator",
            employer="Fenbrook Community NHS Foundation Trust",
            description=(
                "You will keep diaries and take minutes. This is a hybrid role with two days a "
                "week at home. Experience of office work is essential."
            ),
            pay="Band 3 £25,760 - £27,476 per annum pro rata",
            hours="30 hours per week",
            contract="Fixed term, 12 months",
            place="Ipswich IP1 2",
        ),
        ON,
    )

    assert found.employer.key == "fenbrook community nhs trust"
    assert found.occupation.code == "4159"
    assert (found.pay.annual_min, found.pay.annual_max) == (25760, 27476)
    assert (found.pay.hourly_min, found.pay.hourly_max) == (13.17, 14.05)
    assert found.pay.pro_rata is True
    assert found.hours.max == 30
    assert found.contract.kinds == ("fixed_term",)
    assert (found.place.postcode, found.place.precision) == ("IP1 2", "sector")
    assert found.place.remote == "hybrid"
    assert found.requirements.experience is True
    assert found.competitive.verdict == "yes"


def test_bank_work_on_nights():
    found = read_advert(
        Advert(
            title="Bank Support Worker",
            employer="Harrow Lane Care",
            description="Nights on a rota, 9pm to 7am. A full UK driving licence is essential.",
            pay="£13.40/hr",
            contract="Bank",
            place="Rothwell, Leeds",
        ),
        ON,
    )

    assert found.pay.hourly_min == 13.4
    assert (found.hours.min, found.hours.max) == (None, None)
    assert found.schedule.nights is True
    assert found.contract.kinds == ("casual",)
    assert found.place.precision == "place"
    assert 53.7 < found.place.latitude < 53.8
    assert found.requirements.driving_licence is True
    assert found.competitive.verdict == "check"
    assert found.competitive.reasons == ("It is bank work: hours are not guaranteed",)


def test_a_volunteers_role_without_anything_else():
    found = read_advert(Advert("Volunteer Driver", "Greenway Trust", place="Nationwide"), ON)

    assert found.competitive.verdict == "no"
    assert found.contract.kinds == ("volunteer",)
    assert found.pay is None
    assert found.hours.quote is None
    assert (found.place.latitude, found.place.precision) == (None, "none")
    assert found.text == ""


WORDS = (
    "£12 £24,000 per hour pro rata FTE actual term time bank casual 37.5 hours a week 9am 5pm no"
    " nights not Leeds LS9 7TF LS2 7 hybrid remote DBS licence volunteer trial chair to rent <b>"
    " </b> &amp; &#0; &lt; ( ) . , ; - – / : İ ß"
)
PIECES = [*WORDS.split(), "\n", "\x00", "\ud800"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
MAYBE = st.none() | TEXTS
NUMBERS = st.none() | st.floats()


@given(
    st.builds(
        Advert,
        title=TEXTS,
        employer=TEXTS,
        reference=MAYBE,
        description=MAYBE,
        pay=MAYBE,
        hours=MAYBE,
        contract=MAYBE,
        place=MAYBE,
        postcode=MAYBE,
        latitude=NUMBERS,
        longitude=NUMBERS,
        remote=MAYBE,
        posted=MAYBE,
    )
)
def test_any_advert_becomes_a_vacancy(advert):
    found = read_advert(advert, ON)

    assert isinstance(found, Vacancy)
    assert found == read_advert(advert, ON)


def test_a_contract_field_tells_full_time_where_nothing_else_does():
    on = date(2026, 5, 1)
    named = read_advert(Advert("Cleaner", "Brightside", contract="Full-time, permanent"), on)
    assert (named.hours.full_time, named.hours.part_time) == (True, None)
    told = read_advert(Advert("Cleaner", "Brightside", contract="full_time", hours="20"), on)
    assert (told.hours.max, told.hours.full_time) == (20, None)
