"""Translates the driver's errors into the hub's; nothing of a statement's parameters is kept."""

from itertools import chain
from typing import Final

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

_CODES: Final[tuple[tuple[str, type[HubError], str], ...]] = (
    ("TransactionTimedOut", StoreTimeout, "the store did not answer in time"),
    ("AuthenticationRateLimit", StoreUnreachable, "the store takes no password for a while, after too many wrong ones"),
    ("DatabaseNotFound", StoreUnreachable, "the store has no database of this name"),
)
"""What the driver's kind of fault does not tell, and the server's code does."""

_MEANINGS: Final[tuple[tuple[type[BaseException], type[HubError], str], ...]] = (
    (IncompleteCommit, OutcomeUnknown, "a commit may or may not have happened"),
    (AuthError, StoreUnreachable, "the store refuses the user name or password"),
    (TimeoutError, StoreTimeout, "the store did not answer in time"),
    (ServiceUnavailable, StoreUnreachable, "the store cannot be reached"),
    (SessionExpired, StoreUnreachable, "the store cannot be reached"),
    (OSError, StoreUnreachable, "the store cannot be reached"),
    (TransientError, Unavailable, "the store is too busy"),
    (ClientError, Defect, "a statement was refused by the store"),
    (DriverError, StoreUnreachable, "the store cannot be reached"),
)
"""What each fault means, the narrower before the wider."""


def translated(fault: BaseException, *, statement: str) -> HubError:
    """The hub's error for a fault of the store, with the statement's name and the server's code as detail."""
    code = getattr(fault, "code", None) or type(fault).__name__
    detail = f"{statement}: {code}"
    by_code = ((meaning, message) for part, meaning, message in _CODES if part in code)
    by_kind = ((meaning, message) for kind, meaning, message in _MEANINGS if isinstance(fault, kind))
    meaning, message = next(chain(by_code, by_kind), (Defect, "the store failed"))
    return meaning(message, detail=detail)


def may_try_again(fault: BaseException) -> bool:
    """Whether the driver knows that the same read can succeed at another try."""
    return isinstance(fault, Neo4jError | DriverError) and fault.is_retryable()
