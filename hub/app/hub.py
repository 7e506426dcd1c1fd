"""The hub as one value: every service, put together from its parts."""

from dataclasses import dataclass

from graph_models.catalogue.model import Catalogue
from hub.ports.clock import Clock
from hub.ports.ids import Ids
from hub.ports.keys import DocumentKeys
from hub.ports.store import Store
from hub.services.checks import Checks
from hub.services.condition import Conditions
from hub.services.consents import Consents
from hub.services.derivation.derivation import Derivation
from hub.services.expiry import Expiry
from hub.services.explanations import Explanations
from hub.services.feed import Feed
from hub.services.impacts import Impacts
from hub.services.intake import Intake
from hub.services.journal import Journal
from hub.services.law import Law
from hub.services.links import Links
from hub.services.listing_writing import ListingWriter
from hub.services.listings import Listings
from hub.services.log import Log
from hub.services.lookups import Lookups
from hub.services.policy import Policy
from hub.services.recorder import Recorder
from hub.services.registry import Registry
from hub.services.repairs import Repairs
from hub.services.standing_listings import StandingListings


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """Every operation of the hub; each service's docstring says what it does."""

    catalogue: Catalogue
    clock: Clock
    store: Store
    checks: Checks
    registry: Registry
    links: Links
    listings: Listings
    repairs: Repairs
    consents: Consents
    law: Law
    explanations: Explanations
    impacts: Impacts
    lookups: Lookups
    log: Log
    feed: Feed
    intake: Intake
    expiry: Expiry
    conditions: Conditions


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a hub is made of."""

    store: Store
    catalogue: Catalogue
    clock: Clock
    ids: Ids
    keys: DocumentKeys
    policy: Policy


def build_hub(parts: Parts) -> Hub:
    """Put the services together."""
    store, catalogue, clock, ids, keys = parts.store, parts.catalogue, parts.clock, parts.ids, parts.keys
    journal = Journal(store=store, ids=ids, keys=keys)
    log = Log(store=store, catalogue=catalogue, clock=clock)
    derivation = Derivation(catalogue=catalogue)
    standing = StandingListings(catalogue=catalogue, derivation=derivation, clock=clock, ids=ids)
    writer = ListingWriter(catalogue=catalogue, derivation=derivation, clock=clock, keys=keys, policy=parts.policy)
    return Hub(
        catalogue=catalogue,
        clock=clock,
        store=store,
        checks=Checks(
            store=store,
            catalogue=catalogue,
            clock=clock,
            ids=ids,
            keys=keys,
            recorder=Recorder(store),
            policy=parts.policy,
        ),
        registry=Registry(store=store, journal=journal, clock=clock, ids=ids, keys=keys),
        links=Links(journal=journal, derivation=derivation, catalogue=catalogue, clock=clock, keys=keys),
        listings=Listings(journal=journal, writer=writer, standing=standing, clock=clock, keys=keys),
        repairs=Repairs(journal=journal, standing=standing, clock=clock, ids=ids, policy=parts.policy),
        consents=Consents(journal=journal, ids=ids, keys=keys),
        law=Law(journal=journal, derivation=derivation, catalogue=catalogue, clock=clock),
        explanations=Explanations(store=store, catalogue=catalogue, clock=clock),
        impacts=Impacts(store=store, catalogue=catalogue, derivation=derivation, writer=writer, clock=clock, keys=keys),
        lookups=Lookups(store=store, catalogue=catalogue, clock=clock, keys=keys),
        log=log,
        feed=Feed(store=store, log=log),
        intake=Intake(
            store=store,
            catalogue=catalogue,
            derivation=derivation,
            writer=writer,
            clock=clock,
            ids=ids,
            keys=keys,
        ),
        expiry=Expiry(journal=journal, clock=clock),
        conditions=Conditions(store=store, catalogue=catalogue, clock=clock),
    )
