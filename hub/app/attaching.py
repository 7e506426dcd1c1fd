"""Finds the database that runs: the one that is named, or the local one."""

from collections.abc import Mapping
from dataclasses import replace

from hub.app.settings import Settings
from hub.engine import EngineSettings, find_local


def attached(settings: Settings, environment: Mapping[str, str]) -> Settings:
    """The settings with the address of the local database, unless HUB_NEO4J_URI names another.

    Raises NotRunning, which says how to start it.
    """
    if environment.get("HUB_NEO4J_URI", "").strip():
        return settings
    address = find_local(EngineSettings.from_environment(environment))
    return replace(settings, neo4j_uri=address.uri, neo4j_user=address.user, neo4j_password=address.password)
