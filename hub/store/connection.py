"""Opens the driver to one Neo4j, a single server (bolt://) or a cluster (neo4j://)."""

from dataclasses import dataclass, field

from neo4j import AsyncDriver, AsyncGraphDatabase

from graph_models.errors import InvalidInput

_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Where the store is and how to enter it. Seconds; the password is never shown."""

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"
    pool_size: int = 100
    acquire_seconds: float = 5.0
    connect_seconds: float = 5.0
    retry_seconds: float = 5.0


def open_driver(connection: Connection) -> AsyncDriver:
    """A driver for this connection; it connects when first used."""
    if connection.uri.partition("://")[0] not in _SCHEMES:
        raise InvalidInput("HUB_NEO4J_URI begins with bolt:// or neo4j://")
    return AsyncGraphDatabase.driver(
        connection.uri,
        auth=(connection.user, connection.password),
        max_connection_pool_size=connection.pool_size,
        connection_acquisition_timeout=connection.acquire_seconds,
        connection_timeout=connection.connect_seconds,
        max_transaction_retry_time=connection.retry_seconds,
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )
