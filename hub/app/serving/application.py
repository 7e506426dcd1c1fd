"""One process of the service: a hub on the store, its schema, and the web application over both."""

import gc
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.applications import Starlette

from hub.app.attaching import attached
from hub.app.hub import Parts, build_hub
from hub.app.ids import RandomIds
from hub.app.opening import catalogue_of, clock_of, keys_of, policy_of, store_of
from hub.app.serving.contexts import Contexts
from hub.app.serving.housekeeping import kept_swept
from hub.app.serving.measured_store import MeasuredStore
from hub.app.serving.readiness import HubReadiness
from hub.app.serving.settings import ServiceSettings
from hub.app.settings import Settings
from hub.app.tokens.authenticator import TokenAuthenticator, issuers_of
from hub.services.preparing import prepare
from hub.web.documents import TrustedDocuments
from hub.web.limits import WebLimits
from hub.web.logs import configure
from hub.web.metrics import Metrics
from hub.web.service import WebParts, create_app, refuse_misfits
from schema.build import SchemaOptions, create_schema


def application() -> Starlette:
    """The application of this process's environment; what each of several processes calls."""
    configure()
    settings = attached(Settings.from_environment(os.environ), os.environ)
    built = build_application(settings, ServiceSettings.from_environment(os.environ), os.environ)
    # the catalogue, the schema and the modules stay: looking through them again in each collection
    # took a fifth of the time of a thousand checks in one call
    gc.collect()
    gc.freeze()
    return built


def build_application(settings: Settings, service: ServiceSettings, environment: Mapping[str, str]) -> Starlette:
    """The application of these settings. Raises InvalidInput; the store is first reached when the service starts."""
    catalogue, clock, keys = catalogue_of(settings), clock_of(settings), keys_of(settings)
    documents = _documents_of(service)
    metrics = Metrics(documents.names)
    store = store_of(settings, clock=clock)
    hub = build_hub(
        Parts(
            store=MeasuredStore(store=store, metrics=metrics),
            catalogue=catalogue,
            clock=clock,
            ids=RandomIds(clock),
            keys=keys,
            policy=policy_of(settings),
        )
    )

    @asynccontextmanager
    async def opened(_app: Starlette) -> AsyncIterator[None]:
        try:
            await prepare(store, catalogue, keys)
            async with kept_swept(store):
                yield
        finally:
            await store.close()

    return create_app(
        WebParts(
            schema=create_schema(SchemaOptions(development=settings.development)),
            context=Contexts(hub),
            authenticator=TokenAuthenticator.of(hub, settings, environment),
            readiness=HubReadiness(hub),
            documents=documents,
            limits=WebLimits(allowed_origins=service.allowed_origins),
            clock=clock,
            metrics=metrics,
            development=settings.development,
            lifespan=opened,
        )
    )


def refuse_early(settings: Settings, service: ServiceSettings, environment: Mapping[str, str]) -> None:
    """Raise what would keep each process of the service from starting, so that it is said once, and plainly.

    Raises InvalidInput for what is set wrongly, NotPermitted where nothing says whose tokens count.
    """
    catalogue_of(settings)
    keys_of(settings)
    issuers_of(settings, environment)
    refuse_misfits(_documents_of(service), create_schema())


def _documents_of(service: ServiceSettings) -> TrustedDocuments:
    return TrustedDocuments.load(service.documents) if service.documents else TrustedDocuments()
