"""The service on the small schema, with an authenticator of the tests: a token says by itself who comes with it."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from starlette.applications import Starlette

from graph_models.errors import NotPermitted, StoreUnreachable
from graph_models.vocabulary import DepartmentCode, Role
from hub.app.clock import FileClock, SystemClock
from hub.domain.principal import Principal
from hub.web.documents import TrustedDocuments
from hub.web.health import Finding, Report
from hub.web.identity import Identified
from hub.web.limits import WebLimits
from hub.web.metrics import Metrics
from hub.web.service import WebParts, create_app
from tests.hub.web.small_schema import small_context, small_schema

AGENCY = Principal(role=Role.AGENCY, department=DepartmentCode("11330100XXXX90026F"))
BANK = Principal(role=Role.BANK, department=DepartmentCode("91330100XXXX90001B"))
AUDITOR = Principal(role=Role.AUDITOR)
_CALLERS = {"agency": AGENCY, "bank": BANK, "auditor": AUDITOR}


class SmallAuthenticator:
    """Knows `agency`, `bank` and `auditor`; `<caller>-for-<milliseconds>` ends after that time."""

    async def identify(self, token: str | None) -> Identified:
        if token == "store-down":
            raise StoreUnreachable("the store does not answer")
        if token == "breaks":
            raise ZeroDivisionError("示例")
        if token == "store-hangs":
            await asyncio.Event().wait()
        name, _, lasts = (token or "").partition("-for-")
        if name not in _CALLERS:
            raise NotPermitted("not a token of this hub")
        ends_at = datetime.now(tz=UTC) + timedelta(milliseconds=int(lasts)) if lasts else None  # noqa: TID251  # as SystemClock
        return Identified(principal=_CALLERS[name], ends_at=ends_at)


@dataclass(frozen=True)
class ReadinessOfAFile:
    """Says what a file says; without one everything is ready."""

    path: Path

    async def look(self) -> Report:
        if not self.path.exists():
            return Report(database=Finding(ready=True), catalogue=Finding(ready=True), freshness=Finding(ready=True))
        text = self.path.read_text()
        if text == "hangs":
            await asyncio.Event().wait()
        if text == "down":
            raise StoreUnreachable("the store does not answer")
        return msgspec.json.decode(text, type=Report)


class Told(msgspec.Struct, kw_only=True):
    """What a test says of the service it wants."""

    development: bool = True
    documents: str | None = None
    readiness: str = "nowhere"
    clock: str | None = None
    limits: dict[str, Any] = {}  # msgspec copies it


def small_app(told: Told) -> Starlette:
    documents = TrustedDocuments.load(Path(told.documents)) if told.documents else TrustedDocuments()
    return create_app(
        WebParts(
            schema=small_schema(),
            context=small_context,
            authenticator=SmallAuthenticator(),
            readiness=ReadinessOfAFile(Path(told.readiness)),
            documents=documents,
            limits=limits_of(told),
            clock=FileClock(Path(told.clock)) if told.clock else SystemClock(),
            metrics=Metrics(documents.names),
            development=told.development,
        )
    )


def limits_of(told: Told) -> WebLimits:
    return msgspec.convert(told.limits, WebLimits)
