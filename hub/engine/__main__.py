"""Fetch the jars that are missing and make Java's classes ready: `python -m hub.engine`, a part of set-up."""

import os
import sys

from graph_models.errors import HubError
from hub.engine.progress import Shown
from hub.engine.readying import ready_classes
from hub.engine.settings import EngineSettings


def main() -> int:
    """Quick and without a network when nothing is missing."""
    try:
        with Shown() as progress:
            ready_classes(EngineSettings.from_environment(os.environ), progress)
    except HubError as error:
        sys.stderr.write(f"{error.code}: {error.message}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
