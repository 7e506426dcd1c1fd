"""Limits that would let nothing through are refused at the start."""

from typing import Any

import pytest

from graph_models.errors import InvalidInput
from hub.web.limits import WebLimits


def test_the_defaults_are_those_that_are_documented() -> None:
    limits = WebLimits()
    assert (limits.body_bytes, limits.socket_operations, limits.socket_init_seconds) == (1024 * 1024, 20, 10.0)
    assert limits.allowed_origins == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"body_bytes": 0},
        {"body_seconds": -1.0},
        {"head_bytes": 0},
        {"head_seconds": 0.0},
        {"operation_seconds": 0.0},
        {"socket_operations": 0},
        {"refill_per_second": 0.0},
        {"linger_seconds": -0.1},
        {"operation_cost": -1},
        {"allowance": 5, "operation_cost": 6},
    ],
)
def test_nothing_is_below_its_least(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        WebLimits(**wrong)
