"""The application is put together from its parts, and refuses parts that do not fit."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette

from graph_models.errors import InvalidInput
from hub.app.clock import SystemClock
from hub.web.documents import TrustedDocuments
from hub.web.limits import WebLimits
from hub.web.metrics import Metrics
from hub.web.service import WebParts, create_app
from tests.hub.web.partners import write
from tests.hub.web.small_app import ReadinessOfAFile, SmallAuthenticator
from tests.hub.web.small_schema import small_context, small_schema


def parts(**others: object) -> WebParts:
    given = {
        "schema": small_schema(),
        "context": small_context,
        "authenticator": SmallAuthenticator(),
        "readiness": ReadinessOfAFile(Path("nowhere")),
        "documents": TrustedDocuments(),
        "limits": WebLimits(),
        "clock": SystemClock(),
        "metrics": Metrics(),
        "development": False,
        **others,
    }
    return WebParts(**given)  # type: ignore[arg-type]  # parts by name


def test_documents_that_do_not_fit_the_schema_are_refused_at_the_start(tmp_path: Path) -> None:
    write(tmp_path / "bank", wrong="query Wrong { nothing }")
    with pytest.raises(InvalidInput, match="bank/Wrong: Cannot query field 'nothing'"):
        create_app(parts(documents=TrustedDocuments.load(tmp_path)))


async def test_the_lifespan_is_opened_and_closed_with_the_application() -> None:
    told: list[str] = []

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        told.append("opened")
        yield
        told.append("closed")

    app = create_app(parts(lifespan=lifespan))
    async with app.router.lifespan_context(app):
        assert told == ["opened"]
    assert told == ["opened", "closed"]
