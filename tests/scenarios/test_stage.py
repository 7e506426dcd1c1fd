"""The runner itself: a story that holds passes, and one that does not fails with the first difference."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import yaml

from tests.scenarios.sample import raw_sample, sample
from tests.scenarios.stage import Stage, expected_failure
from tests.scenarios.story import Need
from tests.support.doorway import Doorway
from tests.support.house import House

Changes = dict[str, Any]


@pytest.fixture
def stage(house: House, tmp_path: Path) -> Stage:
    return Stage(house=house, folder=tmp_path)


def question(**more: Any) -> dict[str, Any]:
    return {"at": date(2025, 3, 2), "subject": "A", "domain": "PROCUREMENT", "verdict": "RESTRICTED", **more}


def event(day: date, do: str, **more: Any) -> dict[str, Any]:
    return {"day": day, "do": do, "listing": "L1", **more}


def again(**more: Any) -> dict[str, Any]:
    """The sample's listing asked for once more."""
    return {**raw_sample()["events"][0], "as": "L2", **more}


def events(*added: dict[str, Any]) -> list[dict[str, Any]]:
    return [*raw_sample()["events"], *added]


HOLDS: dict[str, Changes] = {
    "as it stands": {},
    "a path of no steps": {"expect": [question(path=[])]},
    "listed and not": {
        "expect": [
            {"at": date(2025, 3, 2), "subject": "A", "listed": True, "list_type": "procurement-serious"},
            {"at": date(2025, 3, 2), "subject": "P", "listed": False},
        ]
    },
    "an identifier that nobody recorded": {
        "expect": [
            question(
                subject=None,
                identifier={"uscc": raw_sample()["given"]["departments"][1]["code"]},
                verdict="CLEAR",
                subject_known=False,
            )
        ]
    },
    "a refusal, and nothing changed": {
        "events": events(event(date(2025, 4, 1), "annul", by="court", reason="示例", refused=["NOT_COMPETENT"]))
    },
    "a refusal by the schema": {
        "events": events(
            {
                "day": date(2025, 4, 1),
                "do": "record_link",
                "link": {"kind": "COUSIN_OF", "from": "P", "to": "A", "valid_from": date(2020, 1, 1)},
                "refused": ["ANY"],
            }
        )
    },
    "a repeated request": {"events": events(again()), "expect": [{"same": ["L1", "L2"]}, question()]},
    "damage after an annulment": {
        "events": events(event(date(2025, 4, 1), "annul", by="finance", reason="示例")),
        "expect": [
            question(**{"as": "C1"}),
            question(at=date(2025, 4, 2), verdict="CLEAR", **{"as": "C2"}),
            {"damage_of": "L1", "checks": ["C1"], "never": ["C2"]},
        ],
    },
    "an impact": {
        "expect": [
            {
                "at": date(2025, 2, 25),
                "impact": {
                    key: value for key, value in raw_sample()["events"][0].items() if key not in {"day", "do", "as"}
                },
                "reached": ["A"],
                "never": ["P"],
            }
        ]
    },
}

IMPACT_WITHOUT_NOTICE = {**HOLDS["an impact"]["expect"][0]["impact"], "notice": None}

DIFFERS: dict[str, tuple[Changes, str]] = {
    "verdict": (
        {"expect": [question(), question(verdict="CLEAR")]},
        "expectation 2 (2025-03-02 A in PROCUREMENT): verdict: expected CLEAR, got RESTRICTED",
    ),
    "the day before": (
        {"expect": [question(at=date(2025, 2, 28))]},
        "expectation 1 (2025-02-28 A in PROCUREMENT): verdict: expected RESTRICTED, got CLEAR",
    ),
    "path": (
        {"expect": [question(path=["SHAREHOLDER_OF"])]},
        "expectation 1 (2025-03-02 A in PROCUREMENT): path: no explanation goes SHAREHOLDER_OF; recorded: the",
    ),
    "error in place of an answer": (
        {"expect": [question(domain="LICENSING")]},
        "expectation 1 (2025-03-02 A in LICENSING): expected RESTRICTED, got error MATTER_KIND_REQUIRED: LIC",
    ),
    "an answer in place of an error": (
        {"expect": [{**question(error="NOT_PERMITTED"), "verdict": None}]},
        "expectation 1 (2025-03-02 A in PROCUREMENT): expected error NOT_PERMITTED, got RESTRICTED",
    ),
    "not listed": (
        {"expect": [{"at": date(2025, 3, 2), "subject": "P", "listed": True}]},
        "expectation 1 (2025-03-02 P on any list): listed: expected True, got False",
    ),
    "a refusal that did not come": (
        {"events": [again(refused=["NOT_COMPETENT"])], "expect": [question(listings=["L2"])]},
        "event 1 (2025-03-01 list L2): expected a refusal with NOT_COMPETENT, but it was done",
    ),
    "a refusal that nobody expected": (
        {"events": events(event(date(2025, 4, 1), "annul", by="court", reason="示例"))},
        "event 2 (2025-04-01 annul L1): refused with NOT_COMPETENT",
    ),
    "another refusal": (
        {"events": events(event(date(2025, 4, 1), "annul", by="court", reason="示例", refused=["MINOR"]))},
        "event 2 (2025-04-01 annul L1): expected a refusal with MINOR, got NOT_COMPETENT",
    ),
    "what the hub does not keep": (
        {"events": events({"day": date(2025, 4, 1), "do": "dissolve", "subject": "A", "refused": ["ANY"]})},
        "event 2 (2025-04-01 dissolve): the hub keeps no `dissolve` yet",
    ),
    "proposals": (
        {"expect": [{"at": date(2025, 3, 2), "proposals": []}]},
        "expectation 1 (2025-03-02 proposals): the hub keeps no overload counter yet",
    ),
    "a receipt without a repair": (
        {"expect": [question(), {"receipt_of": "L1"}]},
        "expectation 2 (receipt of L1): no repair of L1 gave a receipt",
    ),
    "an impact that is refused": (
        {"expect": [{**HOLDS["an impact"]["expect"][0], "impact": IMPACT_WITHOUT_NOTICE}]},
        "expectation 1 (2025-02-25 impact of A on procurement-serious): refused with NOTICE_MISSING",
    ),
    "an impact that reaches": (
        {
            "expect": [
                {**HOLDS["an impact"]["expect"][0], "reached": [], "never": ["A"]},
            ]
        },
        "expectation 1 (2025-02-25 impact of A on procurement-serious): impact.reached: [A] must not be there",
    ),
}


@pytest_asyncio.fixture(scope="module")
async def doorway(house: House) -> AsyncIterator[Doorway]:
    async with Doorway.opened(house.clock) as doorway:
        yield doorway


@pytest.mark.parametrize("changes", HOLDS.values(), ids=HOLDS)
async def test_a_story_that_holds_passes_over_http_too(stage: Stage, doorway: Doorway, changes: Changes) -> None:
    assert await replace(stage, doorway=doorway).first_difference(sample(**changes)) is None


async def test_a_difference_over_http_is_said(stage: Stage, doorway: Doorway) -> None:
    changes, difference = DIFFERS["verdict"]
    assert await replace(stage, doorway=doorway).first_difference(sample(**changes)) == difference


@pytest.mark.parametrize("changes", HOLDS.values(), ids=HOLDS)
async def test_a_story_that_holds_passes(stage: Stage, changes: Changes) -> None:
    assert await stage.first_difference(sample(**changes)) is None


@pytest.mark.parametrize(("changes", "difference"), DIFFERS.values(), ids=DIFFERS)
async def test_the_first_difference_is_said(stage: Stage, changes: Changes, difference: str) -> None:
    found = await stage.first_difference(sample(**changes))
    assert found is not None
    assert found.startswith(difference)


async def test_given_facts_that_are_refused_are_said(stage: Stage) -> None:
    given = raw_sample()["given"]
    given["subjects"][0]["uscc"] = "91330100XXXX000000"
    found = await stage.first_difference(sample(given=given))
    assert found is not None
    assert found.startswith("given: refused with INVALID_IDENTIFIER")


async def test_a_fed_list_is_delivered_with_its_event_and_stale_later(stage: Stage) -> None:
    given = raw_sample()["given"]
    given["sources"] = [{"id": "feed", "by": "finance", "list_types": ["procurement-serious"], "fresh_for_days": 3}]
    clear = {"subject": "P", "domain": "PROCUREMENT"}
    story = sample(
        given=given,
        expect=[
            {**clear, "at": date(2025, 3, 2), "verdict": "CLEAR"},
            {**clear, "at": date(2025, 3, 9), "verdict": "UNDETERMINED"},
        ],
    )
    assert await stage.first_difference(story) is None


async def test_a_folders_own_rules_are_law_only_for_stories_that_need_them(stage: Stage) -> None:
    folder = stage.folder / "catalogue"
    folder.mkdir()
    rule = {
        "id": "sample-list/self", "list_type": "sample-list", "listed": ["ORGANISATION"], "measure": "M12",
        "domains": ["PROCUREMENT"], "effect": "LIMIT", "territory": "NATIONAL", "term": "LISTING",
        "survives": [], "basis": ["sample-basis/1"],
    }  # fmt: skip
    rules = {
        "legal_bases": [{"id": "sample-basis/1", "title": "示例规则第一条"}],
        "list_types": [{"id": "sample-list", "name": "示例样本名单", "basis": ["sample-basis/1"]}],
        "rules": [rule],
    }
    (folder / "rules.yaml").write_text(yaml.safe_dump(rules, allow_unicode=True), encoding="utf-8")
    given = raw_sample()["given"]
    given["departments"][0]["competent_for"] = ["sample-list"]
    changes: Changes = {
        "given": given,
        "events": [{**raw_sample()["events"][0], "list_type": "sample-list"}],
        "expect": [question(effects=["LIMIT"])],
    }
    assert await stage.first_difference(sample(**changes, needs=["test-catalogue"])) is None
    assert await stage.first_difference(sample(**changes)) is not None
    assert await stage.first_difference(sample()) is None


@pytest.mark.parametrize("need", Need)
def test_only_what_comes_later_may_fail(need: Need) -> None:
    later = {Need.OVERLOAD_COUNTING, Need.SUBJECT_END}
    assert (expected_failure(sample(needs=[need.value])) is not None) == (need in later)
