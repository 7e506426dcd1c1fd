"""A hub over HTTP as one value: the operations of a service, put together."""

from dataclasses import dataclass
from typing import Self

from graph_models.catalogue.model import Catalogue
from hub.app.remote.asking import RemoteChecks, RemoteExplanations, RemoteImpacts, RemoteLaw, RemoteLookups
from hub.app.remote.service import Service
from hub.app.remote.writing import RemoteConsents, RemoteLinks, RemoteListings, RemoteRegistry, RemoteRepairs


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteHub:
    """The operations of `hub.app.operations`. `catalogue` is the caller's own copy of the law."""

    catalogue: Catalogue
    checks: RemoteChecks
    lookups: RemoteLookups
    explanations: RemoteExplanations
    impacts: RemoteImpacts
    law: RemoteLaw
    registry: RemoteRegistry
    links: RemoteLinks
    listings: RemoteListings
    repairs: RemoteRepairs
    consents: RemoteConsents

    @classmethod
    def at(cls, service: Service, catalogue: Catalogue) -> Self:
        """The hub that this service serves."""
        return cls(
            catalogue=catalogue,
            checks=RemoteChecks(service),
            lookups=RemoteLookups(service),
            explanations=RemoteExplanations(service, catalogue),
            impacts=RemoteImpacts(service),
            law=RemoteLaw(service, catalogue),
            registry=RemoteRegistry(service),
            links=RemoteLinks(service),
            listings=RemoteListings(service),
            repairs=RemoteRepairs(service),
            consents=RemoteConsents(service),
        )
