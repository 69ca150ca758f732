import pytest

from matcher.preferences import HoursWish, PayWish, ScheduleWish, TravelWish
from matcher.wording import describe


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (HoursWish(12, 24), "12 to 24 hours a week"),
        (HoursWish(16, 16), "16 hours a week"),
        (HoursWish(max=16), "at most 16 hours a week"),
        (HoursWish(max=15.99), "under 16 hours a week"),
        (HoursWish(min=19.99), "at least 20 hours a week"),
        (ScheduleWish(nights=True, weekends=True), "nights and weekends"),
        (ScheduleWish(nights=False), "no nights"),
        (ScheduleWish(days=("mon", "tue", "wed")), "Monday, Tuesday and Wednesday"),
        (ScheduleWish(days=("mon", "tue", "wed", "thu", "fri")), "Monday to Friday"),
        (ScheduleWish(days=("mon", "tue", "thu", "fri")), "Monday, Tuesday, Thursday and Friday"),
        (ScheduleWish(between=("09:30", "14:30")), "between 09:30 and 14:30"),
        (ScheduleWish(between=("10:00", "23:59")), "after 10:00"),
        (ScheduleWish(between=("00:00", "18:00")), "before 18:00"),
        (PayWish(hourly_min=12.5), "at least £12.50 an hour"),
        (PayWish(annual_min=24000), "at least £24,000 a year"),
        (TravelWish(miles=1), "within 1 mile"),
        (TravelWish(minutes=30, by="walk"), "within 30 minutes on foot"),
        ("driving_licence", "a driving licence"),
        ("quiet", "quiet"),
    ],
)
def test_a_value_in_plain_words(value, words):
    assert describe(value) == words
