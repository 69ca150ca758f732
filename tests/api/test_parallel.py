import os
import signal

import pytest

from api.parallel import Pause, WorkerLostError, in_order, processors


def square(number):
    return number * number


def process(_):
    return os.getpid()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_results_come_in_the_order_of_the_items(workers, count):
    assert list(in_order(square, range(count), workers)) == [square(n) for n in range(count)]


def test_work_is_done_by_other_processes_after_the_first():
    first, *others = in_order(process, range(20), 2)
    assert first == os.getpid()
    assert os.getpid() not in others


def test_one_worker_needs_no_other_process():
    assert set(in_order(process, range(5), 1)) == {os.getpid()}


def test_items_are_taken_only_a_little_ahead():
    taken = []
    results = in_order(square, (taken.append(n) or n for n in range(1000)), 2)
    assert [next(results), next(results)] == [0, 1]
    assert len(taken) < 10
    results.close()


def test_a_broken_source_is_told_after_the_results_before_it():
    def items():
        yield from range(5)
        raise ValueError("the file is damaged from here on")

    results = in_order(square, items(), 2)
    assert [next(results) for _ in range(5)] == [0, 1, 4, 9, 16]
    with pytest.raises(ValueError, match="damaged"):
        next(results)


def test_a_failure_of_the_work_is_raised():
    with pytest.raises(TypeError):
        list(in_order(square, [1, 2, "three"], 2))


def test_there_is_a_processor():
    assert processors() >= 1


def end_at_three(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGTERM)
    return number


def test_a_worker_ended_from_outside_is_told_as_such():
    with pytest.raises(WorkerLostError):
        list(in_order(end_at_three, range(50), 2))


@pytest.mark.parametrize("workers", [1, 2])
def test_results_before_a_pause_come_before_more_items_are_taken(workers):
    taken = []

    def items():
        for number in range(4):
            taken.append(number)
            yield number
            yield Pause()

    results = in_order(square, items(), workers)
    for number in range(4):
        assert next(results) == square(number)
        assert taken[-1] == number
