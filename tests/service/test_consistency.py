"""Who writes and then reads with the revision of the write sees it, however many write and read at once."""

import asyncio
import time
from typing import Any, Final

import httpx
import pytest

from graph_models.entities.subject import ByCode
from graph_models.vocabulary import Domain
from tests.schema.questions import question
from tests.service.asking import CHECK, Asker, asker
from tests.service.running import AT_LEAST_SECONDS, Served
from tests.service.world import PROCUREMENT, UNTIL, World
from tests.support.town import BUYING, ISSUING

LIST: Final = """
mutation ($input: ListSubjectInput!) { listSubject(input: $input) { revision problems { code } listing { id } } }
"""
NOTICE: Final = {"served": "2024-12-01", "heard": True}
WRITERS, EACH = 6, 5
AHEAD: Final = 1_000_000


async def written(asking: Asker, subject: ByCode, number: str) -> str:
    """List the subject over HTTP; the revision that the write returns."""
    decision = {"number": number, "decisionDate": "2024-12-20", "actFrom": "2024-06-01"}
    given = {"subject": {"uscc": subject.uscc}, "listType": PROCUREMENT, "decision": decision, "notice": NOTICE}
    payload = (await asking.data(LIST, {"input": given | {"until": UNTIL.isoformat()}}))["listSubject"]
    assert payload["problems"] == []
    revision: str = payload["revision"]
    return revision


async def test_each_writer_sees_its_own_write_at_once(world: World, served: Served) -> None:
    firms = [[await world.registered() for _ in range(EACH)] for _ in range(WRITERS)]
    async with asker(served, ISSUING) as lists, asker(served, BUYING) as buys:

        async def write_and_read(writer: int) -> list[tuple[str, bool]]:
            seen = []
            for number, subject in enumerate(firms[writer]):
                revision = await written(lists, subject, f"〔2024〕示例写{writer}{number}号")
                verdict = await buys.checked(question(subject, Domain.PROCUREMENT, atLeast=revision))
                seen.append((verdict["kind"], int(verdict["revision"]) >= int(revision)))
            return seen

        seen = await asyncio.gather(*(write_and_read(writer) for writer in range(WRITERS)))
    assert [each for one in seen for each in one] == [("RESTRICTED", True)] * (WRITERS * EACH)


async def test_a_reader_told_of_a_write_by_another_sees_it(world: World, served: Served) -> None:
    """A write through another process: the revision is all that the two have in common."""
    async with asker(served, BUYING) as buys:
        for _ in range(10):
            subject, _ = await world.listed()
            revision = await world.revision()
            verdict = await buys.checked(question(subject, Domain.PROCUREMENT, atLeast=str(revision)))
            assert verdict["kind"] == "RESTRICTED"


async def test_a_revision_that_comes_while_it_is_waited_for_is_answered(world: World, served: Served) -> None:
    subject = await world.registered()
    ahead = await world.revision() + 1
    async with asker(served, BUYING) as buys:
        waiting = asyncio.create_task(buys.checked(question(subject, Domain.PROCUREMENT, atLeast=str(ahead))))
        await buys.statement_ran("check")
        await world.list(subject)
        verdict = await waiting
    assert (verdict["kind"], verdict["revision"]) == ("RESTRICTED", str(ahead))


async def test_a_revision_that_does_not_come_is_undetermined_after_the_wait(world: World, served: Served) -> None:
    clean, (listed, _) = await world.registered(), await world.listed()
    ahead = str(await world.revision() + AHEAD)
    questions = [question(each, Domain.PROCUREMENT, atLeast=ahead) for each in (clean, listed)]
    async with asker(served, BUYING) as buys:
        begun = time.monotonic()
        verdicts = await asyncio.gather(*(buys.checked(each) for each in questions))
        took = time.monotonic() - begun
    assert [(each["kind"], each["reason"]) for each in verdicts] == [("UNDETERMINED", "REVISION_NOT_REACHED")] * 2
    assert AT_LEAST_SECONDS <= took < 3 * AT_LEAST_SECONDS


@pytest.mark.parametrize("revision", ["-1", "9223372036854775808", "x", ""])
def test_what_is_no_revision_is_refused_and_not_taken_for_none(served: Served, revision: str) -> None:
    given: dict[str, Any] = {"subject": {"id": "nobody"}, "matter": {"domain": "PROCUREMENT"}}
    asked = {**given, "purpose": "PROCUREMENT_REVIEW", "atLeast": revision}
    answer: httpx.Response = served.ask(CHECK, caller=served.token(BUYING), variables={"input": asked})
    assert (answer.status_code, answer.json().get("data")) == (400, None)
