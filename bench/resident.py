"""A process that opens a hub, checks, and prints how many bytes of memory it holds: after opening, after the checks."""

import asyncio
import json
import os
import sys

import psutil

from bench import cast, world
from hub.app.opening import open_hub
from hub.app.settings import Settings


async def main(count: int) -> None:
    """Open, make so many checks one by one and then all at once, print the two numbers as JSON."""
    async with open_hub(Settings.from_environment(os.environ)) as hub:
        opened = _held()
        questions = cast.questions(world.block(0, size=count), count)
        for each in questions:
            await hub.checks.check(cast.LISTER, each)
        cast.answered(await hub.checks.check_many(cast.LISTER, questions))
        print(json.dumps({"opened": opened, "after": _held()}))


def _held() -> int:
    memory = psutil.Process().memory_info()
    return int(memory.rss)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
