"""Which pairs of company filings are to be found, and how well they were."""

import pytest

from bench.employer_filings import SENSES, filings, pairs_of, quality

ANY_WORD, TELLING = SENSES
NAMES = [
    ("1", "Brackenfell Ltd", "LS1 4AP"),
    ("1", "BRACKENFELL LIMITED", ""),
    ("1", "Tarnhow Ltd", ""),
    *[(str(number), f"Bell{number} Care", "") for number in range(2, 40)],
    *[(str(number), f"Dale{number} Care", "") for number in range(2, 40)],
]


@pytest.fixture
def halves(tmp_path):
    """Both halves of a small file."""
    (tmp_path / "data").mkdir()
    lines = ["CompanyNumber,name,PostCode", *map(",".join, NAMES)]
    (tmp_path / "data" / "employer_names_gpg.csv").write_text("\n".join(lines), encoding="utf-8")
    return [filings(tmp_path, kept_aside=aside) for aside in (False, True)]


def test_a_company_is_in_one_half_only(halves):
    one, other = ({row.company for row in half.rows} for half in halves)
    assert one
    assert other
    assert not one & other
    assert len(halves[0].rows) + len(halves[1].rows) == len(NAMES)


def test_a_change_to_a_name_without_a_shared_word_is_not_to_be_found(halves):
    for half in halves:
        for sense in SENSES:
            found = [{half.rows[at].name for at in pair} for pair in half.to_find[sense]]
            assert not any("Tarnhow Ltd" in names for names in found)


def test_a_common_word_counts_in_one_sense_only(halves):
    assert any(half.to_find[ANY_WORD] - half.to_find[TELLING] for half in halves)
    assert all(half.to_find[TELLING] <= half.to_find[ANY_WORD] for half in halves)


def test_all_and_nothing_said(halves):
    for half in halves:
        everything = pairs_of([row.company for row in half.rows])
        assert quality(everything, half, ANY_WORD).f1 == 1
        assert quality([], half, ANY_WORD).recall == 0
