"""What is kept stays within its room, and the longest unused goes first."""

from matcher.pool.kept import Kept


def test_gives_back_what_was_kept():
    kept = Kept[str](100)
    kept.put("nights", "answer", 40)
    assert kept.get("nights") == "answer"
    assert kept.get("days") is None


def test_holds_no_more_bytes_than_it_may():
    kept = Kept[int](100)
    for number in range(50):
        kept.put(number, number, 30)
    assert kept.held_bytes == 90
    assert len(kept) == 3


def test_what_was_asked_for_last_stays():
    kept = Kept[int](100)
    for number in range(3):
        kept.put(number, number, 30)
    kept.get(0)
    kept.put(3, 3, 30)
    assert [kept.get(number) for number in range(4)] == [0, None, 2, 3]


def test_what_is_too_large_alone_is_not_kept():
    kept = Kept[str](100)
    kept.put("all", "answer", 101)
    assert kept.get("all") is None
    assert kept.held_bytes == 0


def test_what_is_there_already_is_not_counted_twice():
    kept = Kept[str](100)
    kept.put("nights", "answer", 60)
    kept.put("nights", "answer", 60)
    assert kept.held_bytes == 60


def test_forgets_everything():
    kept = Kept[str](100)
    kept.put("nights", "answer", 60)
    kept.clear()
    assert kept.get("nights") is None
    assert kept.held_bytes == 0
