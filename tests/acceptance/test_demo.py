"""The demonstration for several seeds: every answer, as it is printed too, is the one that the oracle gives."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.entities.subject import ByDocument
from graph_models.vocabulary import Effect
from hub.app.demo.county.county import county_of
from hub.app.demo.demonstration import Chapter, perform, stories_of
from hub.app.demo.loading import load_county, rows_of
from hub.app.demo.story.facts import Answered, Bound, Refused
from hub.app.demo.story.stage import Stage, set_stage
from hub.app.demo.story.step import Ask
from hub.cli.presentation.demo.chapter import chapter_text, facts_json
from hub.engine.progress import Stage as Starting
from tests.acceptance.retelling.teller import Teller
from tests.acceptance.retelling.world import Memory
from tests.support.house import House

SEEDS = (1, 20_231)
"""Two more counties, on the hub itself; the command's own test plays its county over HTTP."""
HUB = [sys.executable, "-c", "from hub.cli.main import main; main(prog_name='hub')"]


async def played(house: House, catalogue: Catalogue, seed: int) -> tuple[Stage, list[Chapter]]:
    """The demonstration of a seed on the shared store, emptied before."""
    county = county_of(seed)
    await house.empty()
    house.clock.set_to(county.opened)
    hub = await house.open(catalogue)
    loaded: list[int] = []
    await load_county(hub, county, watch=loaded.append)
    assert sum(loaded) == rows_of(county)
    stage = await set_stage(hub, house.clock, county)
    return stage, [chapter async for chapter in perform(stage)]


@pytest.mark.parametrize("seed", SEEDS)
async def test_every_answer_is_the_oracles(house: House, catalogue: Catalogue, seed: int) -> None:
    """Facts and print of each step against the oracle, which knows the county and the acts only."""
    stage, chapters = await played(house, catalogue, seed)
    teller = Teller(memory=Memory.of(stage.county, catalogue))
    assert {chapter.number for chapter in chapters} == {1, 2, 3}
    for chapter in chapters:
        step = chapter.performed.step
        told = teller.answer(step)
        where = f"step {chapter.number}.{chapter.position}"
        assert chapter.performed.facts == told, where
        assert chapter.performed.right, where
        text = chapter_text(stage, chapter).plain
        assert "✓" in text, where
        if isinstance(told, Answered) and isinstance(step.action, Ask):
            assert f"{told.verdict} on {step.action.as_of or step.day}" in text, where
            assert shown(text) == {wanted(catalogue, bound) for bound in told.restrictions}, where
        if isinstance(told, Refused):
            assert f"refused, {told.code}: " in text, where


def test_the_command_over_http_prints_one_object_and_leaves_nothing_behind(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    """A real run in a process of its own that prints one object: exit code 0, every answer the oracle's.

    No document is printed, no folder is left, and nobody answers at the address any more.
    """
    seed = 4_242
    done = subprocess.run(
        [*HUB, "demo", "--seed", str(seed), "--over-http", "--json"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout)
    county = county_of(seed)
    teller = Teller(memory=Memory.of(county, catalogue))
    steps = [step for story in stories_of(county) for step in story.steps]
    assert (printed["seed"], printed["ok"], printed["right"]) == (seed, True, len(steps))
    for step, answer in zip(steps, printed["steps"], strict=True):
        assert answer["answered"] == facts_json(teller.answer(step)), f"step {answer['story']}.{answer['step']}"
    documents = [row.ref.document.number for row in county.subjects if isinstance(row.ref, ByDocument)]
    assert documents
    assert not [number for number in documents if number in done.stdout + done.stderr]
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(httpx.ConnectError):
        httpx.get(printed["address"], trust_env=False)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 1), (signal.SIGTERM, 143)])
def test_a_run_that_is_broken_off_leaves_nothing_behind(tmp_path: Path, number: signal.Signals, code: int) -> None:
    """Ctrl-C and SIGTERM while the database starts: it ends, and its folder is deleted."""
    with subprocess.Popen(
        [*HUB, "demo"], env=environment(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if line.strip() == Starting.JAVA:
                break
        assert list(tmp_path.iterdir())
        running.send_signal(number)
        running.stderr.read()
        assert running.wait() == code
    assert list(tmp_path.iterdir()) == []


def environment(folder: Path) -> dict[str, str]:
    """The environment with temporary folders below this one."""
    return {**os.environ, "TMPDIR": str(folder)}


def shown(text: str) -> set[tuple[str, str, str, str]]:
    """The restrictions in a printed answer: effect and measure, listing, days, law."""
    lines = [line.strip() for line in text.splitlines()]
    heads = [at for at, line in enumerate(lines) if line.partition(":")[0] in set(Effect)]
    found = set()
    for at in heads:
        if any(line.startswith("beside the verdict") for line in lines[:at]):
            break
        after = {line.split(maxsplit=1)[0]: line.split(maxsplit=1)[1] for line in reversed(lines[at + 1 : at + 5])}
        found.add((lines[at], after["listing"].split(",")[0], after["days"], after["law"]))
    return found


def wanted(catalogue: Catalogue, bound: Bound) -> tuple[str, str, str, str]:
    """How a restriction of the oracle's has to be printed."""
    rule = catalogue.rules[bound.rule]
    titles = "; ".join(catalogue.legal_bases[basis].title for basis in rule.basis)
    return (
        f"{bound.effect}: {catalogue.measures[rule.measure].name} ({rule.measure})",
        bound.listing,
        f"from {bound.start} until {bound.end} (that day is free again)",
        titles,
    )
