"""Serves a hub that is open already, in the event loop in which it is used: for demonstrations and stories."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from socket import socket
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from graph_models.errors import Defect
from hub.app.hub import Hub
from hub.app.serving.contexts import Contexts
from hub.app.serving.readiness import HubReadiness
from hub.app.serving.running import listening
from hub.app.serving.settings import ServiceSettings
from hub.app.tokens.authenticator import TokenAuthenticator
from hub.app.tokens.departments import DepartmentCache
from hub.app.tokens.verifier import Issuer, Verifier
from hub.web.documents import TrustedDocuments
from hub.web.limits import WebLimits
from hub.web.metrics import Metrics
from hub.web.server import server_options
from hub.web.service import WebParts, create_app
from schema.build import HubSchema

_LOOK_AGAIN: Final = 0.01
"""Seconds until it is seen that the server has started: it sets a flag and calls nobody."""


def application_of(
    hub: Hub, issuer: Issuer, schema: HubSchema, *, monotonic: Callable[[], float] = time.monotonic
) -> Starlette:
    """The application of development for a hub; the tokens of one issuer count. It leaves the hub open."""
    return create_app(
        WebParts(
            schema=schema,
            context=Contexts(hub),
            authenticator=TokenAuthenticator(
                verifier=Verifier(issuers=(issuer,), clock=hub.clock),
                departments=DepartmentCache(hub.registry.department, monotonic=monotonic),
            ),
            readiness=HubReadiness(hub),
            documents=TrustedDocuments(),
            limits=WebLimits(),
            clock=hub.clock,
            metrics=Metrics(),
            development=True,
        )
    )


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """The address at which an application answers, on a free port of this machine, until the end of the block.

    Raises Defect when the server does not start.
    """
    with listening(ServiceSettings(port=0)) as (listener,):
        host, port = listener.getsockname()[:2]
        server = _Beside(uvicorn.Config(app, **server_options(WebLimits())))
        serving = asyncio.create_task(_serve(server, listener))
        try:
            await _started(server, serving)
            yield f"http://{host}:{port}"
        finally:
            server.should_exit = True
            await serving


async def _serve(server: uvicorn.Server, listener: socket) -> None:
    # an application that does not open would end the whole program; whoever waits for the start says it instead
    with suppress(SystemExit):
        await server.serve(sockets=[listener])


async def _started(server: uvicorn.Server, serving: asyncio.Task[None]) -> None:
    while not server.started:
        if serving.done():
            raise Defect("the service beside the hub did not start")
        await asyncio.sleep(_LOOK_AGAIN)


class _Beside(uvicorn.Server):
    """A server that leaves signals to the program that it is a part of."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield
