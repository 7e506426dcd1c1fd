"""Sends an operation to the service as a caller, and hands on its data or raises what refused it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import httpx
import msgspec
from graphql import parse, print_ast, separate_operations

from graph_models.errors import Defect, Unavailable
from graph_models.vocabulary import Revision
from hub.app.callers import Caller
from hub.app.remote.refusals import refusal
from hub.domain.answers.written import Written
from hub.domain.principal import Principal

Said = Mapping[str, Any]
"""An object of an answer, or of the variables of a request, by the names of the schema."""

Mint = Callable[[Caller], str]
"""A bearer token for a caller, valid now."""

DOCUMENTS: Final[Mapping[str, str]] = {
    name: print_ast(document)
    for name, document in separate_operations(
        parse(files(__package__).joinpath("operations.graphql").read_text(encoding="utf-8"))
    ).items()
}
"""Each operation by its name, with the fragments that it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service at the address of a client; each request carries a token of the caller it is made for."""

    client: httpx.AsyncClient
    mint: Mint

    async def ask(self, principal: Principal, operation: str, variables: Said | None = None) -> Any:
        """The one field of a query. Raises the HubError that refuses it, Unavailable where nobody answers."""
        data = await self._data(principal, operation, variables or {})
        (answer,) = data.values()
        return answer

    async def write(self, principal: Principal, operation: str, given: Said) -> Written[Any]:
        """What a mutation wrote, its object as the service says it. Raises the HubError that refuses it.

        A request that breaks off may have been written or not: Unavailable, as for one that did not arrive.
        """
        payload = (await self._data(principal, operation, {"input": given}))["written"]
        for problem in payload["problems"]:
            raise refusal(problem["code"], problem["message"])
        revision = Revision(int(payload["revision"]))
        return Written(revision=revision, value=payload["value"], changed=payload["changed"])

    async def _data(self, principal: Principal, operation: str, variables: Said) -> Said:
        body = {"query": DOCUMENTS[operation], "operationName": operation, "variables": variables}
        caller = Caller(role=principal.role, department=principal.department, subject=principal.subject)
        try:
            response = await self.client.post(
                "/graphql",
                content=msgspec.json.encode(body),
                headers={"Content-Type": "application/json", "Authorization": f"Bearer {self.mint(caller)}"},
            )
        except httpx.HTTPError as fault:
            raise Unavailable("the service does not answer", detail=type(fault).__name__) from fault
        return _data_of(response)


def _data_of(response: httpx.Response) -> Said:
    """The data of a response that nothing refuses; an error beside data counts, half an answer is none."""
    try:
        answer: Said = msgspec.json.decode(response.content, type=dict[str, Any])
    except msgspec.DecodeError as fault:
        raise Defect(f"the service answers {response.status_code}, and not in JSON") from fault
    for error in answer.get("errors", ()):
        raise refusal(error["extensions"]["code"], error["message"])
    data: Said = answer["data"]
    return data
