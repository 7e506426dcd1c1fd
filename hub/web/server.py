"""How uvicorn has to be set so that the limits of the service hold before a request reaches it."""

from typing import Any, Final

from hub.web.limits import WebLimits
from hub.web.patience import patient_protocol

GRACE_SECONDS: Final = 10
"""Event streams never end by themselves: so long the server waits for them when it stops."""


def server_options(limits: WebLimits) -> dict[str, Any]:
    """Keyword arguments for uvicorn.Config. Logs are configured by the service, and nothing logs addresses."""
    return {
        "http": patient_protocol(limits),
        "ws": "websockets-sansio",
        "ws_max_size": limits.body_bytes,
        # messages are small, and a window for each of many sockets is not
        "ws_per_message_deflate": False,
        "lifespan": "on",
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "timeout_graceful_shutdown": GRACE_SECONDS,
    }
