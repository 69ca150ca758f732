"""The page on ranking: one row for each way of ranking, filled in as measured."""

from bench import ranking_page
from bench.figures import Figure
from bench.ranking_page import filled

QUALITY = [
    Figure("ips-matcher: nDCG@10", 0.8123, "", "0.80"),
    Figure("BM25 (each wanted title, in titles): nDCG@10", 0.55, "", None),
    Figure("ips-matcher, clients of our own: nDCG@10", 0.79, "", "0.80"),
]
SPEED = [
    Figure("bm25s: the median client", 3.1, "ms", None),
    Figure("ips-matcher: the slowest client", 120.0, "ms", None),
]


def rows(page: str) -> dict[str, list[str]]:
    lines = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("|")]
    return {first: rest for first, *rest in lines}


def test_a_row_holds_the_quality_and_the_speed_of_one_way() -> None:
    page = filled("<!-- figures: ranking -->\nold\n<!-- end -->\n", QUALITY, SPEED)
    found = rows(page)
    assert "old" not in page
    assert found["BM25 (bm25s)"] == ["0.55", "-", "-", "3.1", "-", "-", "-"]
    assert found["ips-matcher"] == ["0.8123", "-", "-", "-", "120", "-", "-"]
    assert found["ips-matcher, clients of our own"][0] == "0.79"
    assert filled(page, QUALITY, SPEED) == page


def test_the_page_has_a_place_for_the_table() -> None:
    page = ranking_page.PAGE.read_text(encoding="utf-8")
    assert filled(page, QUALITY, SPEED).count("| rapidfuzz |") == 1
