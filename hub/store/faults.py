"""Translates the driver's errors into the hub's; nothing of a statement's parameters is kept."""

from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph_models.errors import Defect, HubError, OutcomeUnknown, StoreTimeout, StoreUnreachable, Unavailable

STORE_FAULTS = (Neo4jError, DriverError, OSError, TimeoutError)
"""What the driver, the network and deadlines raise."""

_TIMED_OUT = "TransactionTimedOut"


def translated(fault: BaseException, *, statement: str) -> HubError:
    """The hub's error for a fault of the store, with the statement's name and the server's code as detail."""
    detail = f"{statement}: {getattr(fault, 'code', None) or type(fault).__name__}"
    match fault:
        case IncompleteCommit():
            return OutcomeUnknown("a commit may or may not have happened", detail=detail)
        case AuthError():
            return StoreUnreachable("the store refuses the user name or password", detail=detail)
        case TimeoutError():
            return StoreTimeout("the store did not answer in time", detail=detail)
        case Neo4jError() if _TIMED_OUT in (fault.code or ""):
            return StoreTimeout("the store did not answer in time", detail=detail)
        case ServiceUnavailable() | SessionExpired() | OSError():
            return StoreUnreachable("the store cannot be reached", detail=detail)
        case TransientError():
            return Unavailable("the store is too busy", detail=detail)
        case ClientError():
            return Defect("a statement was refused by the store", detail=detail)
        case DriverError():
            return StoreUnreachable("the store cannot be reached", detail=detail)
        case _:
            return Defect("the store failed", detail=detail)


def may_try_again(fault: BaseException) -> bool:
    """Whether the driver knows that the same read can succeed at another try."""
    return isinstance(fault, Neo4jError | DriverError) and fault.is_retryable()
