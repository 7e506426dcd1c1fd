"""What HTTP and sockets do alike before an operation runs: know the caller, find the document, open the account."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from graph_models.errors import StoreTimeout
from hub.domain.principal import Principal
from hub.ports.clock import Clock
from hub.web.asked import Asked
from hub.web.documents import Document, TrustedDocuments
from hub.web.execution import ended
from hub.web.identity import Authenticator, Identified
from hub.web.limits import WebLimits
from hub.web.metrics import Metrics
from hub.web.note import current
from hub.web.rate import Account, Allowances, Charge

Renewal = Callable[[], Awaitable[Principal]]
"""Who the caller is by now. Raises NotPermitted when the token has ended, Unavailable when the store cannot say."""


class ContextFactory(Protocol):
    """Builds what resolvers work with, for one request or one socket."""

    def __call__(self, identified: Identified, request_id: str, *, charge: Charge, live: bool, renew: Renewal) -> Any:
        """`live` is set for sockets and event streams, `charge` takes cost units from the caller's bucket."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A caller at the desk, and what resolvers work with on its behalf."""

    identified: Identified
    account: Account
    context: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDesk:
    """Lets callers in."""

    authenticator: Authenticator
    context: ContextFactory
    documents: TrustedDocuments
    limits: WebLimits
    clock: Clock
    metrics: Metrics
    allowances: Allowances
    development: bool

    async def identify(self, token: str | None) -> Identified:
        """Who calls, noted for the log. Raises NotPermitted, or Unavailable also when that takes too long."""
        try:
            async with asyncio.timeout(self.limits.operation_seconds):
                identified = await self.authenticator.identify(token)
        except TimeoutError as fault:
            raise StoreTimeout("who calls could not be found out in time") from fault
        if self.has_ended(identified):
            raise ended()
        current().called_by(identified.principal)
        return identified

    def has_ended(self, identified: Identified) -> bool:
        """Whether the caller's token has ended by now."""
        return identified.ends_at is not None and identified.ends_at <= self.clock.now()

    def receive(self, identified: Identified, *, token: str | None, live: bool) -> Visit:
        """Open the caller's account and build what resolvers work with."""
        account = Account(self.allowances, identified.principal)

        async def renew() -> Principal:
            return (await self.identify(token)).principal

        context = self.context(identified, current().request_id, charge=account.charge, live=live, renew=renew)
        return Visit(identified=identified, account=account, context=context)

    def document(self, asked: Asked, visit: Visit) -> Document:
        """The document to run, paid for. Raises DocumentUnknown, MalformedRequest or TooMany."""
        visit.account.charge(self.limits.operation_cost)
        free = self.limits.document_nesting if self.development else None
        return self.documents.asked_for(asked, visit.identified.principal, free=free)
