"""A caller of the service who keeps its connections: operations, verdicts, and figures of what the service did."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import httpx

from hub.domain.principal import Principal
from tests.hub.web.serving import SECONDS, bearer
from tests.service.running import Served

CHECK: Final = """
query ($input: CheckInput!) {
  check(input: $input) {
    kind checkId revision subjectId
    ... on Noted { restrictions { id } } ... on Restricted { restrictions { id } } ... on Undetermined { reason }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Asker:
    """One caller over HTTP."""

    client: httpx.AsyncClient

    async def post(self, query: str, variables: Mapping[str, Any] | None = None) -> httpx.Response:
        """Send one operation."""
        return await self.client.post("/graphql", json={"query": query, "variables": dict(variables or {})})

    async def data(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The data of an operation that nothing refuses."""
        answer = await self.post(query, variables)
        body = answer.json()
        assert "errors" not in body, (answer.status_code, body)
        data: dict[str, Any] = body["data"]
        return data

    async def checked(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The verdict on a question."""
        verdict: dict[str, Any] = (await self.data(CHECK, {"input": question}))["check"]
        return verdict

    async def statements(self) -> dict[str, int]:
        """How often each statement of the store has run so far."""
        figures = (await self.client.get("/metrics")).text
        found = re.findall(r'^hub_statement_seconds_count\{.*statement="([^"]*)"\} (\S+)$', figures, re.MULTILINE)
        return {name: sum(int(float(each)) for other, each in found if other == name) for name, _ in found}

    async def statement_ran(self, name: str) -> None:
        """Return when this statement has run once more."""
        before = (await self.statements()).get(name, 0)
        async with asyncio.timeout(SECONDS):
            while (await self.statements()).get(name, 0) == before:
                pass


@asynccontextmanager
async def asker(served: Served, caller: Principal) -> AsyncIterator[Asker]:
    """A caller with connections of its own."""
    headers = {**bearer(served.token(caller)), "Accept": "application/graphql-response+json"}
    async with httpx.AsyncClient(base_url=served.address, headers=headers, timeout=SECONDS) as client:
        yield Asker(client)
