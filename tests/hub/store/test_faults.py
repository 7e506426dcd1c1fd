"""Every fault of the driver, the network and deadlines as the hub's own error, with nothing of the parameters in it."""

import pytest
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph_models.errors import (
    Defect,
    HubError,
    OutcomeUnknown,
    StoreTimeout,
    StoreUnreachable,
    Unavailable,
)
from hub.store.faults import STORE_FAULTS, may_try_again, translated


def from_server(code: str) -> Neo4jError:
    """What the driver raises for a code of the server."""
    return Neo4jError._basic_hydrate(neo4j_code=code, message="示例")


FAULTS = [
    (IncompleteCommit("示例"), OutcomeUnknown),
    (AuthError("示例"), StoreUnreachable),
    (TimeoutError("示例"), StoreTimeout),
    (ServiceUnavailable("示例"), StoreUnreachable),
    (SessionExpired("示例"), StoreUnreachable),
    (ConnectionRefusedError("示例"), StoreUnreachable),
    (ConfigurationError("示例"), StoreUnreachable),
    (from_server("Neo.ClientError.Transaction.TransactionTimedOut"), StoreTimeout),
    (from_server("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"), StoreTimeout),
    (from_server("Neo.ClientError.Security.Unauthorized"), StoreUnreachable),
    (from_server("Neo.ClientError.Statement.SyntaxError"), Defect),
    (from_server("Neo.TransientError.Transaction.DeadlockDetected"), Unavailable),
    (from_server("Neo.DatabaseError.General.UnknownError"), Defect),
]


@pytest.mark.parametrize(("fault", "expected"), FAULTS, ids=lambda each: getattr(each, "code", None) or str(each))
def test_each_fault_has_its_error(fault: Exception, expected: type[HubError]) -> None:
    error = translated(fault, statement="check")
    assert type(error) is expected
    assert isinstance(fault, STORE_FAULTS)


@pytest.mark.parametrize(("fault", "expected"), FAULTS, ids=lambda each: getattr(each, "code", None) or str(each))
def test_the_message_and_the_detail_hold_nothing_of_the_fault_but_its_code(
    fault: Exception, expected: type[HubError]
) -> None:
    error = translated(fault, statement="check")
    assert "示例" not in f"{error} {error.detail}"
    assert str(error.detail).startswith("check: ")


def test_only_what_the_driver_calls_retryable_is_tried_again() -> None:
    assert may_try_again(from_server("Neo.TransientError.Transaction.DeadlockDetected"))
    assert may_try_again(ServiceUnavailable("示例"))
    assert not may_try_again(IncompleteCommit("示例"))
    assert not may_try_again(from_server("Neo.ClientError.Statement.SyntaxError"))
    assert not may_try_again(TimeoutError())
