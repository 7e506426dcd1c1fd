"""The size of the machine that was measured on; no names and no paths."""

import os
import platform
from importlib.metadata import version

import psutil

from bench.stage import Stage

_VERSION = "CYPHER 5 CALL dbms.components() YIELD name, versions, edition RETURN name, versions[0] AS version, edition"


async def described(stage: Stage) -> str:
    """Cores, memory, versions and the memory that the database may take, as one paragraph."""
    async with stage.driver.session(database="neo4j") as session:
        result = await session.run(_VERSION)
        found = [record async for record in result if record["name"] == "Neo4j Kernel"]
    settings = stage.server.settings
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"Measured on {len(os.sched_getaffinity(0))} cores with {memory:.0f} GiB of memory,"
        f" {platform.system()} {platform.machine()}, Python {platform.python_version()},"
        f" driver {version('neo4j')} with its Rust codec, Neo4j {found[0]['version']} {found[0]['edition']}"
        f" on the same machine ({settings.heap_mb} MB heap, {settings.pagecache_mb} MB page cache)."
        " Database, hub and clients share these cores. Pairs alternate; each value is the median of its pairs."
    )
