"""Resident memory of a process that runs the hub, and of the database."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from bench import cast, world
from bench.bench import Bench
from bench.commands import run_module
from bench.report import Row, Section, mebibytes


async def measure(bench: Bench) -> Section:
    """Load a world, let a hub of its own check against it, and ask both processes."""
    with TemporaryDirectory() as name, bench.bar("memory", 2) as step:
        hub = await bench.stage.empty_hub()
        await cast.declare(hub)
        some = world.block(0, size=bench.sizes.block)
        await cast.load_subjects(hub, some.subjects)
        await cast.load_links(hub, some.links)
        step()
        held = json.loads(await run_module(bench.stage, "bench.resident", str(bench.sizes.many), folder=Path(name)))
        step()
    database = psutil.Process(bench.stage.server.pid).memory_info().rss
    settings = bench.stage.server.settings
    return Section(
        title="Resident memory",
        how=(
            f"A process with nothing but the hub, after opening and after {bench.sizes.many:,} checks one by one and"
            f" then in one call; the database after loading {bench.sizes.block:,} subjects, with"
            f" {settings.heap_mb} MB of heap and {settings.pagecache_mb} MB of page cache."
        ),
        rows=(
            Row(what="the hub, opened", measured=mebibytes(held["opened"])),
            Row(what="the hub, after the checks", measured=mebibytes(held["after"])),
            Row(what="Neo4j", measured=mebibytes(database)),
        ),
    )
