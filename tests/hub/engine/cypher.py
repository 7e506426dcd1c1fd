"""The driver, for tests that look at the server from outside."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from neo4j import Driver, GraphDatabase

from hub.engine import RunningNeo4j, ServerAddress


@contextmanager
def driver(server: RunningNeo4j | ServerAddress, uri: str | None = None) -> Iterator[Driver]:
    """A driver logged in as the one user."""
    with GraphDatabase.driver(uri or server.uri, auth=(server.user, server.password)) as opened:
        yield opened


def query(server: RunningNeo4j | ServerAddress, text: str) -> list[dict[str, Any]]:
    """The rows of one statement."""
    with driver(server) as opened:
        return [record.data() for record in opened.execute_query(text).records]
