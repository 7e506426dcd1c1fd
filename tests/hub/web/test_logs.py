"""Logs are JSON lines that say who of which role asked for what, and never what was sent."""

import io
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hub.web import logs
from hub.web.note import Note, take
from tests.hub.web.partners import ECHO_ID, write_partners
from tests.hub.web.serving import Service, serving
from tests.hub.web.small_app import Told
from tests.hub.web.small_schema import SECRET
from tests.hub.web.sockets import begun, complete, told
from tests.hub.web.waiting import wait_for

SENT = "330102199001015678"


def lines_of(service: Service, request_id: str, count: int = 1) -> list[dict[str, Any]]:
    """The lines of one request; they are written just after the answer."""

    def found() -> list[dict[str, Any]]:
        return [each for each in service.lines() if each.get("requestId") == request_id]

    wait_for(lambda: len(found()) >= count)
    return found()


def test_a_request_is_one_line(development: Service) -> None:
    development.ask("{ __typename }", caller="agency", headers={"X-Request-Id": "line-1"})
    (line,) = lines_of(development, "line-1")
    assert line.pop("milliseconds") > 0
    assert line.pop("time").endswith("+0000")
    assert line == {
        "level": "INFO",
        "logger": "hub.web.request",
        "message": "request",
        "requestId": "line-1",
        "operation": "other",
        "role": "AGENCY",
        "department": "11330100XXXX90026F",
        "status": 200,
        "path": "/graphql",
        "method": "POST",
    }


def test_a_trusted_document_is_told_by_its_name_and_a_refusal_by_its_code(production: Service) -> None:
    production.ask(documentId=ECHO_ID, variables={"text": SENT}, headers={"X-Request-Id": "line-2"})
    production.ask("{ __typename }", headers={"X-Request-Id": "line-3"})
    assert lines_of(production, "line-2")[0]["operation"] == "Echo"
    refused = lines_of(production, "line-3")[0]
    assert (refused["status"], refused["code"]) == (400, "DOCUMENT_UNKNOWN")
    assert "operation" not in refused


def test_a_path_that_is_not_served_is_not_repeated(production: Service) -> None:
    production.get(f"/subject/{SENT}", **{"X-Request-Id": "line-4"})
    assert lines_of(production, "line-4")[0]["path"] == "other"


def test_a_defect_is_told_by_its_kind_and_place(development: Service) -> None:
    development.ask("{ broken }", headers={"X-Request-Id": "line-5"})
    defect, request = lines_of(development, "line-5", 2)
    assert (defect["level"], defect["message"]) == ("ERROR", "an error without a code was masked")
    assert defect["exception"].startswith("ValueError < ")
    assert "small_schema.py:" in defect["exception"]
    assert request["code"] == "DEFECT"


async def test_operations_of_a_socket_have_their_lines_under_its_id(development: Service) -> None:
    async with begun(development, "bank") as client:
        assert client.connection.response is not None
        request_id = client.connection.response.headers["X-Request-Id"]
        await client.subscribe("{ __typename }")
        assert [await client.hear(), await client.hear()] == [told({"__typename": "Query"}), complete()]
        await client.subscribe("{ nothing }")
        assert await client.refused() == ["INVALID_INPUT"]
    first, second, end = lines_of(development, request_id, 3)
    assert [(each["message"], each["outcome"]) for each in (first, second)] == [
        ("operation", "OK"),
        ("operation", "INVALID_INPUT"),
    ]
    assert (first["role"], first["department"]) == ("BANK", "91330100XXXX90001B")
    assert (end["message"], end["method"], end["status"]) == ("request", "SOCKET", 101)


async def test_nothing_that_was_sent_is_written(tmp_path: Path) -> None:
    documents = write_partners(tmp_path / "documents")
    secrets = (SENT, SECRET, "bearer", "auditor-for", "QUERYTEXT", "127.0.0.1", "echo(", "SELECT")
    with serving(Told(documents=str(documents)), tmp_path / "log") as service:
        token = "auditor-for-100000"
        service.ask(f'{{ echo(text: "{SENT}") QUERYTEXT: __typename }}', caller=token)
        service.ask("query QUERYTEXT($text: String!) { echo(text: $text) }", caller=token, variables={"text": SENT})
        service.ask(f'{{ QUERYTEXT(text: "{SENT}") }}', caller=token)
        service.ask("{ QUERYTEXT: broken }", caller=token)
        service.ask("{ SELECT", caller="330102199001015678")
        service.get(f"/graphql?query={SENT}&token={token}")
        service.post(f'{{"query": "{SENT}'.encode())
        async with begun(service, token) as client:
            await client.subscribe(f'{{ echo(text: "{SENT}") broken }}')
            await client.hear()
            await client.say(f"not JSON {SENT}")
            assert await client.closed() == (4400, "WebSocket message must be valid JSON")
        assert len(service.lines()) >= 9
    log = (tmp_path / "log").read_text()
    assert [each for each in secrets if each.lower() in log.lower()] == []


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Logs of this process, in a text; afterwards they go where they went."""
    root = logging.getLogger()
    names = ("hub", "schema", "connectors", "graph_models", "uvicorn", "uvicorn.error", "uvicorn.access", "strawberry")
    before = [(each, each.level, each.propagate, each.handlers[:]) for each in map(logging.getLogger, ("", *names))]
    stream = io.StringIO()
    logs.configure(stream=stream)
    yield stream
    logging.raiseExceptions = True
    take(Note(request_id=""))
    for logger, level, propagate, handlers in before:
        logger.level, logger.propagate, logger.handlers[:] = level, propagate, handlers
    root.manager._clear_cache()  # type: ignore[attr-defined]  # levels were set past setLevel


def only_line(stream: io.StringIO) -> dict[str, Any]:
    (line,) = stream.getvalue().splitlines()
    decoded = msgspec.json.decode(line)
    assert isinstance(decoded, dict)
    return decoded


def test_only_named_fields_are_written(written: io.StringIO) -> None:
    take(Note(request_id="field-1"))
    logging.getLogger("hub.store").info("statement", extra={"statement": "LOOKUP", "parameters": SENT})
    line = only_line(written)
    del line["time"]
    assert line == {
        "level": "INFO",
        "logger": "hub.store",
        "message": "statement",
        "requestId": "field-1",
        "statement": "LOOKUP",
    }


def test_what_a_library_says_is_withheld(written: io.StringIO) -> None:
    logging.getLogger("neo4j.notifications").warning("query was: %s", SENT)
    logging.getLogger("httpx").info("GET %s", SENT)
    line = only_line(written)
    assert (line["logger"], line["level"]) == ("neo4j.notifications", "WARNING")
    assert line["message"].startswith("withheld: test_logs:")


def test_a_record_that_cannot_be_written_is_not_shown_otherwise(
    written: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("hub").info("%d", SENT)
    logging.getLogger("hub").info("here", extra={"status": object()})
    assert (written.getvalue(), capsys.readouterr().err) == ("", "")


def test_loggers_that_quote_are_silent(written: io.StringIO) -> None:
    logging.getLogger("strawberry.execution").error(SENT)
    logging.getLogger("uvicorn.access").info(SENT)
    logging.getLogger("uvicorn.error").info(SENT)
    assert written.getvalue() == ""


def test_causes_are_told_by_their_kinds(written: io.StringIO) -> None:
    try:
        try:
            raise KeyError(SENT)
        except KeyError as fault:
            raise ValueError(SENT) from fault
    except ValueError:
        logging.getLogger("hub.web").exception("broken")
    line = only_line(written)
    assert SENT not in written.getvalue()
    assert [part.split(" < ")[0] for part in line["exception"].split("; from ")] == ["ValueError", "KeyError"]


def test_logs_go_to_standard_error_by_default(written: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    logging.getLogger("hub").info("here")
    assert '"message":"here"' in capsys.readouterr().err
    assert sys.stderr is not written
