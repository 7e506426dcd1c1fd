"""Fetching in a process of its own, for tests that kill it, limit it or run two."""

import resource
import sys
from pathlib import Path

import msgspec

from hub.engine.download import FetchPolicy
from hub.engine.errors import EngineError
from hub.engine.fetch import Cache, fetch_jars
from hub.engine.jarlist import Jar
from hub.engine.progress import Silent


def main(folder: str, address: str, jars: str, largest_file: int = 0) -> int:
    """Fetch; an error's code goes to standard output and makes the exit code 1."""
    if largest_file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    cache = Cache(folder=Path(folder), address=address, policy=FetchPolicy(tries=2, pause=0.01))
    try:
        fetch_jars(msgspec.json.decode(jars, type=list[Jar]), cache, Silent())
    except EngineError as error:
        sys.stdout.write(error.code)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])))
