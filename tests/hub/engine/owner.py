"""A process that owns a database and does nothing, for tests that end it in one way or another."""

import sys

from hub.engine.progress import Stage
from hub.engine.server import start_local
from hub.engine.settings import decode_settings


class Told:
    """Says each stage on standard output."""

    def stage(self, stage: Stage) -> None:
        """One line."""
        sys.stdout.write(f"{stage.name}\n")
        sys.stdout.flush()

    def fetching(self, total: int) -> None:
        """Nothing."""

    def fetched(self, count: int) -> None:
        """Nothing."""


def main() -> None:
    """The settings are the argument; after the stages come the database's process id and port."""
    server = start_local(decode_settings(sys.argv[1].encode()), progress=Told())
    sys.stdout.write(f"{server.pid} {server.port}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
