"""What a resolver works with: the caller, the services, the loaders. One a request, one a socket."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import strawberry

from graph_models.catalogue.model import Catalogue
from hub.domain.principal import Principal
from hub.ports.clock import Clock
from hub.services.checks import Checks
from hub.services.consents import Consents
from hub.services.explanations import Explanations
from hub.services.feed import Feed
from hub.services.impacts import Impacts
from hub.services.links import Links
from hub.services.listings import Listings
from hub.services.log import Log
from hub.services.lookups import Lookups
from hub.services.registry import Registry
from hub.services.repairs import Repairs
from schema.loaders import Loaders


class Services(Protocol):
    """The operations that resolvers call; the hub has them all."""

    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def checks(self) -> Checks: ...
    @property
    def consents(self) -> Consents: ...
    @property
    def explanations(self) -> Explanations: ...
    @property
    def feed(self) -> Feed: ...
    @property
    def impacts(self) -> Impacts: ...
    @property
    def links(self) -> Links: ...
    @property
    def listings(self) -> Listings: ...
    @property
    def log(self) -> Log: ...
    @property
    def lookups(self) -> Lookups: ...
    @property
    def registry(self) -> Registry: ...
    @property
    def repairs(self) -> Repairs: ...


Renewal = Callable[[], Awaitable[Principal]]
"""Who the caller is by now: a department's rights can change while a socket is open. Raises NotPermitted."""

Charge = Callable[[int], None]
"""Takes the cost of an operation from the caller's bucket. Raises TooMany."""


@dataclass(slots=True, kw_only=True)
class HubContext:
    """One caller's work with the hub. `live` is set for sockets and streams: nothing is remembered there.

    `ends_at` is when the token ends, None where it does not.
    """

    principal: Principal
    services: Services
    request_id: str
    charge: Charge
    renew: Renewal
    live: bool = False
    ends_at: datetime | None = None
    connection_params: dict[str, object] = field(default_factory=dict, repr=False)
    loaders: Loaders = field(init=False)

    def __post_init__(self) -> None:
        self.loaders = Loaders.of(self)


Info = strawberry.Info[HubContext, None]
