"""Ids: of one form, in the order of time, never twice; counted ones are the same in the same story."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

from hub.app.clock import SettableClock
from hub.app.ids import CountingIds, RandomIds

INSTANT = datetime(2025, 3, 1, 4, 0, 0, 250_000, tzinfo=UTC)


def test_an_id_is_its_prefix_the_millisecond_and_eight_random_bytes() -> None:
    made = RandomIds(SettableClock(INSTANT)).new("p-")
    found = re.fullmatch(r"p-([0-9a-f]{12})([0-9a-f]{16})", made)
    assert found is not None
    assert int(found[1], 16) == int(INSTANT.timestamp() * 1_000)


def test_an_id_of_a_later_millisecond_sorts_after_an_earlier_one() -> None:
    clock = SettableClock(INSTANT)
    ids = RandomIds(clock)
    made = []
    for day in (date(1990, 1, 1), date(2025, 3, 1), date(2025, 3, 2), date(2999, 12, 31)):
        clock.set_to(day)
        made += sorted(ids.new("c-") for _ in range(5))
    assert sorted(made) == made


def test_ids_of_one_millisecond_differ() -> None:
    ids = RandomIds(SettableClock(INSTANT))
    assert len({ids.new("") for _ in range(10_000)}) == 10_000


def test_counted_ids_are_the_same_in_the_same_story_and_sort_as_they_were_made() -> None:
    stories = [[ids.new(prefix) for prefix in ("a-", "b-", "a-")] for ids in (CountingIds(), CountingIds())]
    assert stories[0] == stories[1] == ["a-000000000001", "b-000000000002", "a-000000000003"]


def test_counted_ids_are_given_once_when_threads_ask_at_once() -> None:
    ids = CountingIds()
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(ids.new, ["n-"] * 2_000))
    assert sorted(made) == [f"n-{number:012d}" for number in range(1, 2_001)]
