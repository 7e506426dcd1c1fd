"""Opens a hub on a running Neo4j: connection, schema, counter, catalogue; and closes it again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from graph_models.catalogue.loader import deployment, load_catalogue
from graph_models.catalogue.model import Catalogue
from graph_models.errors import InvalidInput
from hub.app.clock import FileClock, SystemClock
from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import RandomIds
from hub.app.keys import HmacKeys
from hub.app.settings import Settings
from hub.ports.clock import Clock
from hub.services.policy import Policy
from hub.services.preparing import prepare
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore


@asynccontextmanager
async def open_hub(settings: Settings) -> AsyncIterator[Hub]:
    """A hub for these settings. Raises StoreUnreachable, InvalidInput, and NoBasis for a catalogue that lacks rules."""
    catalogue = catalogue_of(settings)
    clock = clock_of(settings)
    keys = keys_of(settings)
    async with open_store(settings, clock=clock) as store:
        await prepare(store, catalogue, keys)
        yield build_hub(
            Parts(
                store=store,
                catalogue=catalogue,
                clock=clock,
                ids=RandomIds(clock),
                keys=keys,
                policy=policy_of(settings),
            )
        )


@asynccontextmanager
async def open_store(settings: Settings, *, clock: Clock) -> AsyncIterator[Neo4jStore]:
    """The store of these settings; its connections are closed at the end."""
    store = store_of(settings, clock=clock)
    try:
        yield store
    finally:
        await store.close()


def store_of(settings: Settings, *, clock: Clock) -> Neo4jStore:
    """The store of these settings; it connects when first used. Raises InvalidInput for what is no address."""
    connection = Connection(
        uri=settings.neo4j_uri,
        user=settings.neo4j_user,
        password=settings.neo4j_password,
        database=settings.neo4j_database,
    )
    return Neo4jStore(
        driver=open_driver(connection),
        database=connection.database,
        clock=clock,
        sweep_after=settings.sweep_after_seconds,
    )


def catalogue_of(settings: Settings) -> Catalogue:
    """The national catalogue with the deployment's supplements and folders."""
    return load_catalogue(*deployment(folders=settings.catalogue_folders, names=settings.supplements))


def clock_of(settings: Settings) -> Clock:
    """The system's clock, or in development the one of HUB_CLOCK_FILE."""
    return FileClock(settings.clock_file) if settings.clock_file else SystemClock()


def keys_of(settings: Settings) -> HmacKeys:
    """The document keys, or in development the one that everybody knows. Raises InvalidInput for it elsewhere."""
    if not settings.document_keys:
        return HmacKeys.for_development()
    keys = HmacKeys.parse(settings.document_keys)
    if keys.known_to_everybody and not settings.development:
        raise InvalidInput("HUB_DOCUMENT_KEYS holds the key of development, which everybody knows")
    return keys


def policy_of(settings: Settings) -> Policy:
    """What the settings leave to the services."""
    return Policy(
        territory_competence=settings.territory_competence,
        fraud_bar_years=settings.fraud_bar_years,
        at_least_seconds=settings.at_least_seconds,
    )
