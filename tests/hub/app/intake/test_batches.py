"""Batches are bounded in rows and bytes, come in order, and the next one is read ahead."""

import asyncio
import threading
from collections.abc import Iterator
from io import BytesIO

import pytest

from connectors.reason import Reason
from connectors.row import Parsed, Rejected
from graph_models.errors import StoreUnreachable
from hub.app.intake.batches import Batch, Rows, for_each_batch, take_batch


def rows(count: int, *, length: int = 1) -> Rows:
    return (Parsed(line=number, value=number, content=b"x" * length) for number in range(1, count + 1))


def lines_of(batch: Batch) -> list[int]:
    return [row.line for row in batch.rows]


def test_a_batch_has_at_most_so_many_rows_and_the_last_one_none() -> None:
    three = rows(3)
    taken = [lines_of(take_batch(BytesIO(), three, size=2)) for _ in range(3)]
    assert taken == [[1, 2], [3], []]


def test_a_batch_of_long_lines_ends_early_and_loses_none() -> None:
    long = rows(20, length=1 << 20)
    taken = [lines_of(take_batch(BytesIO(), long, size=1000)) for _ in range(4)]
    assert taken == [list(range(1, 9)), list(range(9, 17)), list(range(17, 21)), []]


def test_rejected_rows_stand_in_their_place() -> None:
    bad = Rejected.because(Reason.NOT_JSON, "no", line=2, content=b"")
    mixed: Rows = iter([Parsed(line=1, value=1, content=b""), bad])
    assert take_batch(BytesIO(), mixed, size=5).rows[1] is bad


def test_a_batch_knows_how_far_the_file_is_read() -> None:
    stream = BytesIO(b"ab\ncd\n")

    def read() -> Iterator[Parsed[bytes]]:
        for number, line in enumerate(iter(stream.readline, b""), start=1):
            yield Parsed(line=number, value=line, content=line)

    assert take_batch(stream, read(), size=1).position == 3


async def test_batches_are_acted_on_in_order_one_at_a_time_while_the_next_is_read() -> None:
    log: list[str] = []
    read_four = threading.Event()

    def read() -> Rows:
        for row in rows(4):
            log.append(f"read {row.line}")
            yield row
        read_four.set()

    async def act(batch: Batch) -> None:
        log.append(f"begin {lines_of(batch)}")
        # the next batches are read although this one has not ended
        assert await asyncio.to_thread(read_four.wait, 10)
        log.append(f"end {lines_of(batch)}")

    await for_each_batch(BytesIO(), read(), size=3, act=act)
    assert log[:2] == ["read 1", "read 2"]
    assert [entry for entry in log if "[" in entry] == [
        "begin [1, 2, 3]",
        "end [1, 2, 3]",
        "begin [4]",
        "end [4]",
    ]


async def test_an_act_that_fails_ends_the_reading_and_is_raised() -> None:
    async def act(batch: Batch) -> None:
        raise StoreUnreachable("the store cannot be reached")

    with pytest.raises(StoreUnreachable):
        await for_each_batch(BytesIO(), rows(10), size=2, act=act)


async def test_a_file_that_fails_is_raised_after_what_was_read_is_acted_on() -> None:
    def read() -> Rows:
        yield from rows(2)
        raise OSError(5, "示例")

    done: list[list[int]] = []

    async def act(batch: Batch) -> None:
        done.append(lines_of(batch))

    with pytest.raises(OSError, match="示例"):
        await for_each_batch(BytesIO(), read(), size=2, act=act)
    assert done == [[1, 2]]
