"""Pairs alternate their order after one unmeasured run of each, and ratios are medians over the pairs."""

from collections.abc import Awaitable, Callable

import pytest

from bench.pairs import Paired, in_turn


def named(name: str, said: list[str]) -> Callable[[], Awaitable[None]]:
    async def act() -> None:
        said.append(name)

    return act


async def test_the_order_alternates_and_each_pair_is_a_step() -> None:
    said: list[str] = []
    steps: list[int] = []
    paired = await in_turn(named("a", said), named("b", said), pairs=3, step=lambda: steps.append(1))
    assert said == ["a", "b", "a", "b", "b", "a", "a", "b"]
    assert (len(paired.one), len(paired.other), len(steps)) == (3, 3, 3)


def test_the_ratio_is_the_median_of_the_pairs_ratios() -> None:
    paired = Paired(one=(2.0, 9.0, 4.0), other=(1.0, 3.0, 4.0))
    assert paired.ratio == 2.0
    assert paired.share == pytest.approx(0.5)
