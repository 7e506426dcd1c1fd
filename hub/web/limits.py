"""What one caller, one request and one socket may take of the service."""

from dataclasses import dataclass
from typing import Final

from graph_models.errors import InvalidInput

MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLimits:
    """Limits of the service. Sizes in bytes, times in seconds, costs in units of the schema.

    `allowance` and `refill_per_second` are each principal's bucket of cost units, in each process; every operation
    costs `operation_cost` of it before the schema adds its own. `allowed_origins` are those of browser pages that may
    open a socket from elsewhere. `document_nesting` bounds the brackets of a free query, so that no parser recurses
    too deeply. The head of a request is its first line and its headers.
    """

    body_bytes: int = MEBIBYTE
    body_seconds: float = 10.0
    head_bytes: int = 65_536
    head_seconds: float = 10.0
    linger_seconds: float = 1.0
    operation_seconds: float = 15.0
    readiness_seconds: float = 5.0
    socket_operations: int = 20
    socket_init_seconds: float = 10.0
    allowed_origins: tuple[str, ...] = ()
    allowance: int = 100_000
    refill_per_second: float = 10_000.0
    operation_cost: int = 1
    document_nesting: int = 64

    def __post_init__(self) -> None:
        """Refuse what would let nothing through. Raises InvalidInput."""
        positive = (
            self.body_bytes,
            self.body_seconds,
            self.head_bytes,
            self.head_seconds,
            self.operation_seconds,
            self.readiness_seconds,
            self.socket_operations,
            self.socket_init_seconds,
            self.allowance,
            self.refill_per_second,
            self.document_nesting,
        )
        if min(positive) <= 0 or min(self.linger_seconds, self.operation_cost) < 0:
            raise InvalidInput("limits of the service are above zero")
        if self.operation_cost > self.allowance:
            raise InvalidInput("an operation costs no more than a caller's allowance")
