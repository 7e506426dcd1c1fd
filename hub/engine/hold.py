"""Keep a database running until a signal comes or it ends by itself."""

import signal
from queue import SimpleQueue
from threading import Thread

from hub.engine.errors import StartFailed
from hub.engine.server import RunningNeo4j


def hold(server: RunningNeo4j) -> None:
    """Wait for SIGTERM, SIGINT, SIGHUP or the database's end, then stop it. For the main thread only.

    Raises StartFailed when the database ended by itself and not in order.
    """
    events: SimpleQueue[int | None] = SimpleQueue()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda caught, _frame: events.put(caught))

    def watch_server() -> None:
        server.wait()
        events.put(None)

    Thread(target=watch_server, name="database", daemon=True).start()
    events.get()
    if not server.stop():
        raise StartFailed(f"the database did not end in order; the next start recovers it ({server.settings.home})")
