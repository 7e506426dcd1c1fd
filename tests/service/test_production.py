"""Outside development: trusted documents alone, tokens of the issuer alone, and none of the comforts."""

import asyncio
import os
import subprocess
from collections.abc import Iterator
from typing import Any, Final

import psutil
import pytest
from click.testing import CliRunner

from graph_models.vocabulary import Domain
from hub.cli.main import main
from hub.engine import RunningNeo4j
from hub.web.documents import document_id
from tests.hub.web.serving import Service, codes
from tests.hub.web.sockets import begun, opened
from tests.hub.web.test_metrics import sample
from tests.hub.web.waiting import wait_for
from tests.schema.questions import question
from tests.service.deployed import CHECK, FOLLOW, OWN, Deployment, token
from tests.service.running import UP, Served, running
from tests.service.world import World
from tests.support.town import AUDITOR, BUYER, BUYING, ISSUING

TYPES: Final = "query { __schema { types { name } } }"


@pytest.fixture(scope="module")
def deployment(neo4j_server: RunningNeo4j, tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    """What a deployment sets."""
    return Deployment.at(neo4j_server, tmp_path_factory.mktemp("deployed"), department=BUYER)


@pytest.fixture(scope="module")
def deployed(world: World, deployment: Deployment, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service of that deployment, in two processes."""
    log = tmp_path_factory.mktemp("log") / "log"
    with running({**os.environ, **deployment.environment}, log) as served:
        yield served


def identified(text: str) -> str:
    return document_id(text.encode())


async def test_a_trusted_document_runs_by_its_hash(world: World, deployed: Service) -> None:
    firm, _ = await world.listed()
    asked = question(firm, Domain.PROCUREMENT, asOf="2025-06-01")
    answer = await asyncio.to_thread(
        deployed.ask, caller=token(BUYING), documentId=identified(CHECK), variables={"input": asked}
    )
    assert (answer.status_code, answer.json()["data"]["check"]["kind"]) == (200, "RESTRICTED")


@pytest.mark.parametrize("given", [{"query": CHECK}, {"query": TYPES}, {"query": "{ __typename }"}])
def test_a_free_query_is_refused_also_where_its_text_is_a_trusted_one(deployed: Service, given: dict[str, Any]) -> None:
    refused = deployed.ask(given["query"], caller=token(AUDITOR), variables={"input": {}})
    assert (refused.status_code, codes(refused)) == (400, ["DOCUMENT_UNKNOWN"])


def test_a_hash_that_is_none_or_another_partners_is_refused_alike(deployed: Service) -> None:
    own = identified(OWN)
    assert deployed.ask(caller=token(BUYING), documentId=own).json()["data"]["changes"]["through"]
    refused = [deployed.ask(caller=token(ISSUING), documentId=each) for each in (own, identified("{ nothing }"))]
    assert [(each.status_code, codes(each)) for each in refused] == [(400, ["DOCUMENT_UNKNOWN"])] * 2
    assert len({each.json()["errors"][0]["message"] for each in refused}) == 1


async def test_a_socket_runs_trusted_documents_alone(deployed: Service) -> None:
    async with begun(deployed, token(AUDITOR)) as client:
        await client.send({"query": "subscription { changes { kind } }"})
        assert await client.refused() == ["DOCUMENT_UNKNOWN"]
        await client.send({"query": "", "documentId": identified(FOLLOW), "variables": {"after": "0"}}, number="2")
        told = await client.hear()
        assert told["payload"]["data"]["changes"]["revision"]


def test_a_token_of_development_does_not_count(served: Served, deployed: Service) -> None:
    for stranger in (served.auditor(), token(AUDITOR, iss="https://other.example"), token(AUDITOR, aud="other")):
        refused = deployed.ask(caller=stranger, documentId=identified(CHECK))
        assert (refused.status_code, codes(refused)) == (401, ["NOT_PERMITTED"])


async def test_a_socket_is_not_opened_with_a_token_of_development(served: Served, deployed: Service) -> None:
    async with opened(deployed) as client:
        await client.say({"type": "connection_init", "payload": {"authorization": f"Bearer {served.auditor()}"}})
        assert await client.closed() == (4403, "Forbidden")


def test_there_is_no_page_and_nothing_by_get(deployed: Service) -> None:
    for path in ("/graphql", "/graphql?query={__typename}", f"/graphql?documentId={identified(OWN)}"):
        assert deployed.get(path, Accept="text/html").status_code == 405
    assert deployed.get("/graphiql/page.js").status_code == 404


def test_nothing_is_suggested(deployed: Service) -> None:
    wrong = {"subject": {"id": "a"}, "matter": {"domain": "PROCUREMEN"}, "purpose": "AUDIT"}
    refused = deployed.ask(caller=token(AUDITOR), documentId=identified(CHECK), variables={"input": wrong})
    assert refused.status_code == 400
    assert "Did you mean" not in refused.text
    assert "PROCUREMENT" not in refused.text


def test_requests_are_not_sent_in_batches(deployed: Service) -> None:
    batch = f'[{{"documentId": "{identified(OWN)}"}}]'.encode()
    assert deployed.post(batch, caller=token(BUYING)).status_code == 400


async def test_what_a_process_that_ended_had_open_is_counted_no_longer(deployed: Service) -> None:
    """The processes are this test's own to end: they are children of the service that it started."""

    def open_sockets() -> float:
        return sample(deployed.get("/metrics").text, 'hub_open_connections{kind="socket"}')

    await asyncio.to_thread(wait_for, lambda: open_sockets() == 0)
    workers = [each for each in psutil.Process(deployed.pid).children() if "spawn_main" in " ".join(each.cmdline())]
    assert len(workers) == 2
    async with opened(deployed) as client:
        await client.begin(token(AUDITOR))
        await asyncio.to_thread(wait_for, lambda: open_sockets() == 1)
        for worker in workers:
            worker.kill()
        await client.closed()
    await asyncio.to_thread(wait_for, lambda: open_sockets() == 0)


@pytest.mark.parametrize("name", ["HUB_DOCUMENT_KEYS", "HUB_TOKEN_KEYS", "HUB_TOKEN_ISSUER", "HUB_TOKEN_AUDIENCE"])
def test_it_does_not_start_without_its_keys(deployment: Deployment, name: str) -> None:
    environment: dict[str, str | None] = {**deployment.without(name), name: None}
    refused = CliRunner().invoke(main, ["up", "--json", "--port", "0"], env=environment)
    assert (refused.exit_code, "INVALID_INPUT" in refused.output) == (2, True)


def test_it_does_not_start_where_nothing_says_whose_tokens_count(deployment: Deployment) -> None:
    names = ("HUB_TOKEN_KEYS", "HUB_TOKEN_ISSUER", "HUB_TOKEN_AUDIENCE")
    environment: dict[str, str | None] = {**deployment.without(*names), **dict.fromkeys(names)}
    refused = CliRunner().invoke(main, ["up", "--json", "--port", "0"], env=environment)
    assert (refused.exit_code, '"NOT_PERMITTED"' in refused.output) == (1, True)
    assert "graphql" not in refused.output


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_service_that_cannot_be_opened_ends_and_says_so(deployment: Deployment, processes: str) -> None:
    """Port 1 of the loopback is nobody's."""
    nowhere = deployment.environment | {"HUB_NEO4J_URI": "bolt://127.0.0.1:1", "HUB_HTTP_PROCESSES": processes}
    done = subprocess.run(UP, env={**os.environ, **nowhere}, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, '"NOT_STARTED"' in done.stdout) == (1, True), done.stdout + done.stderr
