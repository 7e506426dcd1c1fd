"""uvicorn takes the options, and holds the limits that only it can hold."""

import pickle

import uvicorn

from hub.web.limits import WebLimits
from hub.web.server import server_options


def test_the_options_are_those_of_uvicorn() -> None:
    config = uvicorn.Config("nowhere:app", **server_options(WebLimits(body_bytes=1_000)))
    assert config.ws_max_size == 1_000
    assert (config.access_log, config.log_config, config.server_header) == (False, None, False)
    assert config.timeout_graceful_shutdown == 10


def test_the_options_can_be_handed_to_other_processes() -> None:
    """uvicorn starts them anew and sends them its settings."""
    limits = WebLimits(head_bytes=1_000)
    handed = pickle.loads(pickle.dumps(server_options(limits)))  # noqa: S301  # our own
    assert handed["http"].keywords == {"limits": limits}
