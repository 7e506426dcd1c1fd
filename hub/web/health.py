"""Is the process alive, and is it ready to answer: for whoever starts, watches and balances it."""

import asyncio
from dataclasses import dataclass
from typing import Any, Final, Protocol

from starlette.requests import Request
from starlette.responses import Response

from graph_models.errors import HubError
from hub.web.encoding import encoded

_JSON: Final = {"Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of one thing: whether the service can answer with it as it is, and why not."""

    ready: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The state of what the service rests on."""

    database: Finding
    catalogue: Finding
    freshness: Finding

    @property
    def ready(self) -> bool:
        """Whether answers can be given. A late source spoils its own matters only, which are Undetermined then."""
        return self.database.ready and self.catalogue.ready

    def as_json(self) -> dict[str, Any]:
        """The report as it is answered."""
        parts = {"database": self.database, "catalogue": self.catalogue, "freshness": self.freshness}
        return {
            "ready": self.ready,
            **{name: "ready" if each.ready else "not ready" for name, each in parts.items()},
            "reasons": [f"{name}: {each.reason or 'not ready'}" for name, each in parts.items() if not each.ready],
        }


class Readiness(Protocol):
    """Looks at what the service rests on."""

    async def look(self) -> Report:
        """The state by now: the database, the catalogue in it, the freshness of the sources. Raises Unavailable."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The addresses /livez and /readyz."""

    readiness: Readiness
    seconds: float

    async def live(self, request: Request) -> Response:
        """The process answers; that is all it says."""
        del request
        return Response(encoded({"live": True}), headers=_JSON)

    async def ready(self, request: Request) -> Response:
        """200 when everything is ready, else 503 with the reasons; also when looking takes too long."""
        del request
        try:
            async with asyncio.timeout(self.seconds):
                report = await self.readiness.look()
        except TimeoutError:
            return _unready("database: does not answer in time")
        except HubError as error:
            return _unready(f"database: {error.message}")
        return Response(encoded(report.as_json()), status_code=200 if report.ready else 503, headers=_JSON)


def _unready(reason: str) -> Response:
    return Response(encoded({"ready": False, "reasons": [reason]}), status_code=503, headers=_JSON)
