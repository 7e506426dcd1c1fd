"""`python -m tests.scenarios DIR`: plays every story of a folder on a local Neo4j in a temporary home.

With `--over-http` everybody in them asks and acts over HTTP, with a token each, on the service beside the database.
Prints for each story `passed`, or `failed` with the first difference. Exit code 0 when every story that has
to pass does, 1 when one does not, 2 when the folder holds no story.
"""

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import click

from hub.engine import EngineSettings, RunningNeo4j, Shown, default_cache_folder, start_local
from tests.scenarios.reading import read_folder
from tests.scenarios.stage import Stage, expected_failure
from tests.scenarios.story import Story, UnreadableStory
from tests.support.doorway import Doorway
from tests.support.house import House


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", multiple=True, metavar="ID", help="Play only the story with this id. May be repeated.")
@click.option("--over-http", is_flag=True, help="Everybody in the stories asks and acts over HTTP.")
def main(folder: Path, only: tuple[str, ...], over_http: bool) -> None:
    """Play every story in the YAML files of FOLDER."""
    stories = [story for story in read_folder(folder) if not only or story.id in only]
    if not stories:
        click.echo(f"no story in {folder}", err=True)
        sys.exit(2)
    with tempfile.TemporaryDirectory() as home, Shown() as progress:
        settings = EngineSettings(home=Path(home) / "neo4j", cache=default_cache_folder())
        with start_local(settings, progress=progress) as server:
            outcomes = asyncio.run(_play_all(server, folder, stories, over_http=over_http))
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())))
    sys.exit(1 if outcomes["failed"] else 0)


async def _play_all(
    server: RunningNeo4j, folder: Path, stories: list[Story | UnreadableStory], *, over_http: bool
) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    async with _stage(server, folder, over_http=over_http) as stage:
        for story in stories:
            outcome, remark = await _play(stage, story)
            outcomes[outcome] += 1
            click.echo(f"{outcome:16} {story.id}{remark}")
    return outcomes


@asynccontextmanager
async def _stage(server: RunningNeo4j, folder: Path, *, over_http: bool) -> AsyncIterator[Stage]:
    house = House.on(server)
    try:
        if over_http:
            async with Doorway.opened(house.clock) as doorway:
                yield Stage(house=house, folder=folder, doorway=doorway)
        else:
            yield Stage(house=house, folder=folder)
    finally:
        await house.close()


async def _play(stage: Stage, story: Story | UnreadableStory) -> tuple[str, str]:
    """The outcome in a word, and what is to be said about it."""
    if isinstance(story, UnreadableStory):
        return "failed", f"\n    not a story of the format: {story.reason}"
    expected = expected_failure(story)
    try:
        difference = await stage.first_difference(story)
    except Exception as fault:  # a fault of the hub fails this story and not those after it
        difference = f"the hub broke: {type(fault).__name__}: {fault}"
    if difference is None:
        return "passed", f"\n    although {expected}" if expected else ""
    if expected is not None:
        return "expected failure", f"\n    {expected}: {difference}"
    return "failed", f"\n    {difference}"


if __name__ == "__main__":
    main()
