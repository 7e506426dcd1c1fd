"""The Java side alone, in a process of its own: build a server on a port without looking first whether it is free."""

import os
import sys

from hub.engine.errors import EngineError
from hub.engine.home import DataHome
from hub.engine.java import Server, load_java
from hub.engine.progress import Silent
from hub.engine.runtime import prepare_runtime
from hub.engine.server import job_of
from hub.engine.settings import decode_settings


def main() -> None:
    """The settings are the argument; prints the code of the error."""
    settings = decode_settings(sys.argv[1].encode())
    job = job_of(settings, prepare_runtime(settings, Silent()))
    home = DataHome(settings.home)
    home.prepare()
    home.empty_temporary()
    home.configuration.write_text(job.properties)
    load_java(job)
    try:
        Server.build(home, port=settings.port)
    except EngineError as error:
        sys.stdout.write(error.code)
        sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
