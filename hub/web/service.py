"""The web application, put together from its parts."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from graph_models.errors import HubError, InvalidInput
from hub.ports.clock import Clock
from hub.web import graphiql
from hub.web.arrival import Arrival
from hub.web.body_limits import BodyLimits
from hub.web.documents import TrustedDocuments
from hub.web.errors import MethodRefused, NoSuchPath, masked
from hub.web.front_desk import ContextFactory, FrontDesk
from hub.web.graphql_view import BaseSchema, GraphQLView
from hub.web.health import Health, Readiness
from hub.web.identity import Authenticator
from hub.web.limits import WebLimits
from hub.web.metrics import CONTENT_TYPE, Metrics
from hub.web.rate import Allowances
from hub.web.refusal import refused

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]
"""Opened on the serving loop before the first request, and closed after the last."""


@asynccontextmanager
async def nothing_to_open(app: Starlette) -> AsyncIterator[None]:
    """The lifespan of an application whose parts are open already."""
    del app
    yield


@dataclass(frozen=True, slots=True, kw_only=True)
class WebParts:
    """What the application is made of. `development` lets free queries run and shows GraphiQL."""

    schema: BaseSchema
    context: ContextFactory
    authenticator: Authenticator
    readiness: Readiness
    documents: TrustedDocuments
    limits: WebLimits
    clock: Clock
    metrics: Metrics
    development: bool
    lifespan: Lifespan = nothing_to_open


def create_app(parts: WebParts) -> Starlette:
    """The application. Raises InvalidInput naming the trusted documents that do not fit the schema."""
    refuse_misfits(parts.documents, parts.schema)
    app = Starlette(
        routes=_routes(parts),
        # the first is the outermost: what the second refuses has its id and its line in the log
        middleware=[
            Middleware(Arrival, metrics=parts.metrics),
            Middleware(BodyLimits, limits=parts.limits),
        ],
        exception_handlers={HTTPException: _of_starlette, HubError: _of_the_hub},
        lifespan=parts.lifespan,
    )
    app.router.redirect_slashes = False
    return app


def refuse_misfits(documents: TrustedDocuments, schema: BaseSchema) -> None:
    """Raise InvalidInput naming the trusted documents that do not fit the schema."""
    if misfits := documents.misfits(schema.as_str()):
        raise InvalidInput("trusted documents do not fit the schema: " + "; ".join(misfits))


def _routes(parts: WebParts) -> list[BaseRoute]:
    view = GraphQLView(parts.schema, _desk(parts))
    health = Health(readiness=parts.readiness, seconds=parts.limits.readiness_seconds)

    async def metrics(request: Request) -> Response:
        del request
        return Response(parts.metrics.exposed(), headers={"Content-Type": CONTENT_TYPE})

    shown = [Route("/graphiql/{name}", graphiql.file)] if parts.development else []
    return [
        Route("/graphql", view),
        WebSocketRoute("/graphql", view),
        Route("/livez", health.live),
        Route("/readyz", health.ready),
        Route("/metrics", metrics),
        *shown,
    ]


def _desk(parts: WebParts) -> FrontDesk:
    limits = parts.limits
    return FrontDesk(
        authenticator=parts.authenticator,
        context=parts.context,
        documents=parts.documents,
        limits=limits,
        clock=parts.clock,
        metrics=parts.metrics,
        allowances=Allowances(capacity=limits.allowance, refill_per_second=limits.refill_per_second),
        development=parts.development,
    )


async def _of_starlette(request: Request, error: Exception) -> Response:
    """Refusals of the router, in the form of every other."""
    if isinstance(error, HTTPException) and error.status_code == 405:
        return refused(MethodRefused("this address is read by GET", allowed="GET, HEAD"), request.scope)
    return refused(NoSuchPath("nothing is served at this address"), request.scope)


async def _of_the_hub(request: Request, error: Exception) -> Response:
    return refused(error if isinstance(error, HubError) else masked(), request.scope)
