"""Opens the driver to one Neo4j, a single server (bolt://) or a cluster (neo4j://)."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from neo4j import AsyncDriver, AsyncGraphDatabase
from neo4j.exceptions import ConfigurationError

from graph_models.errors import InvalidInput

_BEGINNINGS = tuple(f"{scheme}{security}://" for scheme in ("bolt", "neo4j") for security in ("", "+s", "+ssc"))


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
    """A driver for this connection; it connects when first used. Raises InvalidInput for what is no address."""
    if not connection.uri.startswith(_BEGINNINGS):
        raise InvalidInput("HUB_NEO4J_URI begins with bolt:// or neo4j://")
    if not _is_address(connection.uri):
        raise InvalidInput("HUB_NEO4J_URI goes on with a host and a port, and holds no user or password")
    try:
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
    except ConfigurationError as fault:
        raise InvalidInput("HUB_NEO4J_URI is no address that the driver takes") from fault


def _is_address(uri: str) -> bool:
    """Whether there is a host and no user: the driver finds a wrong port late, and repeats a password in its error."""
    try:
        parts = urlsplit(uri)
        return bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
