"""A process under guard: it says when it watches and when it was asked to end. No Java."""

import sys
from queue import SimpleQueue

from hub.engine.guard import read_first_line, watch


def main() -> None:
    """The first line of standard input is the parent's process id."""
    events: SimpleQueue[object] = SimpleQueue()
    watch(events, parent=int(read_first_line()))
    sys.stdout.write("watching\n")
    sys.stdout.flush()
    sys.stdout.write(f"{type(events.get()).__name__}\n")


if __name__ == "__main__":
    main()
