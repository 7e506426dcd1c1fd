"""uvicorn takes the options, and holds the limits that only it can hold."""

import uvicorn

from hub.web.limits import WebLimits
from hub.web.server import server_options


def test_the_options_are_those_of_uvicorn() -> None:
    config = uvicorn.Config("nowhere:app", **server_options(WebLimits(body_bytes=1_000)))
    assert config.ws_max_size == 1_000
    assert (config.access_log, config.log_config, config.server_header) == (False, None, False)
    assert config.timeout_graceful_shutdown == 10
