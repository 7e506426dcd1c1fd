"""Faults that a wrong setting causes are told as such: the store is out of reach, and the hub has no defect."""

import pytest
from neo4j.exceptions import Neo4jError

from graph_models.errors import StoreUnreachable
from hub.store.faults import may_try_again, translated


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("Neo.ClientError.Security.Unauthorized", "the store refuses the user name or password"),
        (
            "Neo.ClientError.Security.AuthenticationRateLimit",
            "the store takes no password for a while, after too many wrong ones",
        ),
        ("Neo.ClientError.Database.DatabaseNotFound", "the store has no database of this name"),
    ],
)
def test_a_wrong_setting_is_said_plainly(code: str, message: str) -> None:
    fault = Neo4jError._basic_hydrate(neo4j_code=code, message="示例")
    error = translated(fault, statement="check")
    assert (type(error), error.message, error.detail) == (StoreUnreachable, message, f"check: {code}")
    assert not may_try_again(fault)
