"""What comes back from a service that answers, refuses, breaks off or says nonsense; who asks is told by a token."""

from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import pytest

from graph_models.errors import Defect, HubError, NoticeMissing, NotPermitted, Unavailable
from graph_models.vocabulary import Revision
from hub.app.callers import Caller
from hub.app.remote.service import Service
from hub.domain.answers.written import Written
from tests.support.town import AUDITOR, BANKING

Answer = Callable[[httpx.Request], httpx.Response]


def service(answer: Answer) -> Service:
    """A service that answers so; its tokens are the caller's role."""

    def mint(caller: Caller) -> str:
        return f"{caller.role}:{caller.department or caller.subject or ''}"

    client = httpx.AsyncClient(base_url="http://hub.example", transport=httpx.MockTransport(answer))
    return Service(client=client, mint=mint)


def answering(status: int = 200, **body: Any) -> Answer:
    return lambda _request: httpx.Response(status, content=msgspec.json.encode(body))


def broken_off(_request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("broken off")


def in_words(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(502, text="Bad gateway")


async def test_the_one_field_of_a_query_is_the_answer() -> None:
    assert await service(answering(data={"check": {"kind": "CLEAR"}})).ask(AUDITOR, "Check") == {"kind": "CLEAR"}


async def test_a_request_says_who_asks_and_one_operation() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=b'{"data": {"check": {}}}')

    await service(answer).ask(BANKING, "Check", {"input": {}})
    (request,) = seen
    body = msgspec.json.decode(request.content)
    assert request.headers["Authorization"] == f"Bearer BANK:{BANKING.department}"
    assert (request.url.path, body["operationName"], body["variables"]) == ("/graphql", "Check", {"input": {}})
    assert body["query"].count("query ") == 1
    assert "mutation" not in body["query"]


def error(code: str) -> dict[str, Any]:
    return {"message": "said", "extensions": {"code": code}}


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (answering(401, errors=[error("NOT_PERMITTED")]), NotPermitted),
        (answering(503, errors=[error("UNAVAILABLE")]), Unavailable),
        (answering(data=None, errors=[error("NOTICE_MISSING")]), NoticeMissing),
        (answering(data={"check": {"kind": "CLEAR"}}, errors=[error("DEFECT")]), Defect),
        (answering(400, errors=[error("BAD_REQUEST")]), Defect),
        (broken_off, Unavailable),
        (in_words, Defect),
    ],
    ids=["refused", "unavailable", "no data", "half an answer", "wrong request", "broken off", "no JSON"],
)
async def test_what_is_no_answer_is_raised(answer: Answer, kind: type[HubError]) -> None:
    with pytest.raises(HubError) as raised:
        await service(answer).ask(AUDITOR, "Check")
    assert type(raised.value) is kind


async def test_a_write_answers_its_object_at_its_revision() -> None:
    payload = {"revision": "7", "changed": False, "problems": [], "value": {"id": "L-1"}}
    written = await service(answering(data={"written": payload})).write(AUDITOR, "ListSubject", {})
    assert written == Written(revision=Revision(7), value={"id": "L-1"}, changed=False)


async def test_a_problem_of_a_write_is_raised_as_its_error() -> None:
    problems = [{"code": "NOTICE_MISSING", "message": "no prior notice was served"}]
    payload = {"revision": None, "changed": False, "problems": problems, "value": None}
    with pytest.raises(NoticeMissing, match="no prior notice"):
        await service(answering(data={"written": payload})).write(AUDITOR, "ListSubject", {})
