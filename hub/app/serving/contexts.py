"""Builds what resolvers work with, for one request or one socket."""

from dataclasses import dataclass

from hub.app.hub import Hub
from hub.web.front_desk import Renewal
from hub.web.identity import Identified
from hub.web.rate import Charge
from schema.context import HubContext


@dataclass(frozen=True, slots=True)
class Contexts:
    """The contexts of one hub."""

    hub: Hub

    def __call__(
        self, identified: Identified, request_id: str, *, charge: Charge, live: bool, renew: Renewal
    ) -> HubContext:
        """A context of this caller."""
        return HubContext(
            principal=identified.principal,
            services=self.hub,
            request_id=request_id,
            charge=charge,
            renew=renew,
            live=live,
            ends_at=identified.ends_at,
        )
