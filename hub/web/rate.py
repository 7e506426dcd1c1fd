"""How much each caller may ask: a bucket of cost units that refills with time.

A bucket belongs to one process: with several processes a caller has several.
"""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph_models.errors import InvalidInput
from hub.domain.principal import Principal
from hub.web.errors import WebError

Charge = Callable[[int], None]
"""Takes cost units from a caller's bucket; raises TooMany, or InvalidInput for what could never be paid."""

_KEPT: Final = 10_000
"""So many callers are remembered before those who have paid everything back are forgotten."""


class TooMany(WebError):
    """The caller's bucket does not hold this cost now; `retry_after` is in whole seconds."""

    code = "TOO_MANY_REQUESTS"
    status = 429

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after

    @property
    def headers(self) -> Mapping[str, str]:
        """When to come back (RFC 9110, section 10.2.3)."""
        return {"Retry-After": str(self.retry_after)}


@dataclass(slots=True)
class Bucket:
    """Cost units that are left, and the instant (of a steady clock, in seconds) at which they were counted."""

    left: float
    counted: float


@dataclass(slots=True, kw_only=True)
class Allowances:
    """The buckets of all callers."""

    capacity: int
    refill_per_second: float
    now: Callable[[], float] = time.monotonic
    buckets: dict[str, Bucket] = field(default_factory=dict)

    def charge(self, principal: Principal, cost: int) -> None:
        """Take the cost from this caller's bucket, or nothing.

        Raises TooMany when it does not hold so much now, InvalidInput when it never can.
        """
        if cost > self.capacity:
            raise InvalidInput("the operation costs more than a caller may ever spend at once; ask for less")
        bucket = self._bucket(principal.key)
        missing = cost - bucket.left
        if missing > 0:
            wait = max(1, math.ceil(missing / self.refill_per_second))
            raise TooMany("too many requests for now; see Retry-After", retry_after=wait)
        bucket.left -= cost

    def _bucket(self, key: str) -> Bucket:
        now = self.now()
        bucket = self.buckets.get(key)
        if bucket is None:
            self._forget(now)
            bucket = self.buckets[key] = Bucket(self.capacity, now)
        bucket.left = self._left(bucket, now)
        bucket.counted = now
        return bucket

    def _left(self, bucket: Bucket, now: float) -> float:
        return min(self.capacity, bucket.left + (now - bucket.counted) * self.refill_per_second)

    def _forget(self, now: float) -> None:
        """Drop full buckets: a new one says the same."""
        if len(self.buckets) < _KEPT:
            return
        for key in [key for key, bucket in self.buckets.items() if self._left(bucket, now) >= self.capacity]:
            del self.buckets[key]


@dataclass(slots=True)
class Account:
    """One caller's bucket during one request. `refused` remembers a refusal, however the schema words it."""

    allowances: Allowances
    principal: Principal
    refused: TooMany | None = None

    def charge(self, cost: int) -> None:
        """Take the cost. Raises TooMany or InvalidInput."""
        try:
            self.allowances.charge(self.principal, cost)
        except TooMany as refusal:
            self.refused = refusal
            raise
