"""Why a restriction stands: every recorded path, step by step, with its links, its articles and its days."""

from datetime import date, timedelta

import pytest

from graph_models.civil_time import noon
from graph_models.entities.subject import Identifier
from graph_models.errors import NotFound
from graph_models.intervals import Interval
from graph_models.vocabulary import (
    Domain,
    FindingKind,
    LinkKind,
    MatterKind,
    PartsPerMillion,
    Purpose,
    RestrictionId,
)
from hub.app.clock import SettableClock
from hub.domain.answers.explanation import ExplainedPath, ExplainedStep, Explanation
from hub.domain.answers.verdict import Restricted
from hub.domain.commands.record import RecordLink, RegisterSubject
from tests.hub.services.deeds import end_link, revision_of
from tests.support.example_law import ARREARS, COURT_LIST, DEBARRED, GRAVE, HEAD, LAW_A
from tests.support.house import START
from tests.support.town import AUDITOR, OPERATOR, REGISTER, SINCE, Town, firm, kind_of, person

REPRESENTS, CONTROLS, HOLDS = (
    LinkKind.LEGAL_REPRESENTATIVE_OF,
    LinkKind.ACTUAL_CONTROLLER_OF,
    LinkKind.SHAREHOLDER_OF,
)
END = date(2028, 1, 1)
MOST_PATHS = 100
HALF = PartsPerMillion(500_000)


async def restriction_on(
    town: Town, about: Identifier, domain: Domain, *, kind: MatterKind | None = None, as_of: date | None = None
) -> RestrictionId:
    """The id of the one restriction that binds in a matter."""
    verdict = await town.check(AUDITOR, about, domain, purpose=Purpose.AUDIT, kind=kind, as_of=as_of)
    assert isinstance(verdict, Restricted)
    [restriction] = verdict.restrictions
    return restriction.id


async def why(town: Town, about: Identifier, domain: Domain, *, kind: MatterKind | None = None) -> Explanation:
    """Why somebody is bound in a matter today."""
    return await town.hub.explanations.why(AUDITOR, await restriction_on(town, about, domain, kind=kind))


async def test_the_listed_subject_is_bound_by_its_listing_itself(town: Town) -> None:
    [subject] = await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    found = await why(town, firm(1), Domain.PROCUREMENT)
    assert found.paths == (ExplainedPath(interval=Interval(START, END), pending=False, steps=()),)
    assert (found.revision, found.as_of, found.cut) == (await revision_of(town), START, False)
    assert (found.rule.id, found.rule.basis) == ("arrears/trading", (LAW_A,))
    assert [each.title for each in found.restriction.basis] == ["示例法a"]
    assert found.restriction.listing == found.listing
    assert (found.listing.id, found.listing.subject, found.listing.department_name) == (
        listing.id,
        subject.id,
        "示例局",
    )


async def test_a_step_over_a_link_shows_the_link_with_its_source_and_dates(town: Town) -> None:
    subject, human = await town.register(firm(1), person(1))
    link = await town.link(person(1), CONTROLS, firm(1), since=date(2025, 2, 1), to=date(2025, 6, 1))
    await town.list(firm(1), ARREARS)
    restriction = await restriction_on(town, person(1), Domain.CONSUMPTION, as_of=date(2025, 2, 1))
    found = await town.hub.explanations.why(AUDITOR, restriction, date(2025, 5, 31))
    [path] = found.paths
    assert path.interval == Interval(date(2025, 2, 1), date(2025, 6, 1))
    assert path.steps == (ExplainedStep(start=subject.id, reached=human.id, kind=CONTROLS, links=(link,)),)
    assert (link.source, link.valid_from, link.valid_to) == (REGISTER, date(2025, 2, 1), date(2025, 6, 1))


async def test_every_role_that_reaches_a_person_is_a_path(town: Town) -> None:
    await town.register(firm(1), person(1))
    links = {role: await town.link(person(1), role, firm(1)) for role in (REPRESENTS, CONTROLS)}
    await town.list(firm(1), COURT_LIST)
    found = await why(town, person(1), Domain.CONSUMPTION)
    walked = {step.kind: step.links for path in found.paths for step in path.steps}
    assert walked == {role: (link,) for role, link in links.items()}


async def test_a_step_by_a_finding_of_the_decision_has_no_link(town: Town) -> None:
    subject, human = await town.register(firm(1), person(1))
    await town.list(firm(1), COURT_LIST, findings=[(person(1), FindingKind.DIRECTLY_RESPONSIBLE)])
    [path] = (await why(town, person(1), Domain.CONSUMPTION)).paths
    assert path.steps == (ExplainedStep(start=subject.id, reached=human.id, finding=FindingKind.DIRECTLY_RESPONSIBLE),)


async def test_a_link_that_held_at_the_act_explains_what_binds_after_it_has_ended(town: Town) -> None:
    await town.register(firm(1), person(1))
    link = await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1), to=date(2024, 7, 1))
    await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    [path] = (await why(town, person(1), Domain.OFFICE, kind=HEAD)).paths
    assert [step.links for step in path.steps] == [(link,)]
    assert path.interval.covers(START)


async def test_a_walk_of_several_holdings_is_told_from_the_listed_outwards(town: Town) -> None:
    first, second, third = await town.register(firm(1), firm(2), firm(3))
    upper = await town.link(firm(1), HOLDS, firm(2), percent=60)
    lower = await town.link(firm(2), HOLDS, firm(3), percent=50, to=date(2025, 9, 1))
    await town.list(firm(1), DEBARRED)
    [path] = (await why(town, firm(3), Domain.PROCUREMENT)).paths
    assert path.steps == (
        ExplainedStep(start=first.id, reached=second.id, kind=HOLDS, links=(upper,)),
        ExplainedStep(start=second.id, reached=third.id, kind=HOLDS, links=(lower,)),
    )
    assert path.interval == Interval(START, date(2025, 9, 1))


async def test_parallel_holdings_that_add_up_are_one_step(town: Town) -> None:
    await town.register(firm(1), firm(2))
    one = await town.link(firm(1), HOLDS, firm(2), percent=30)
    other = await town.link(firm(1), HOLDS, firm(2), percent=20, since=date(2021, 1, 1))
    await town.list(firm(1), DEBARRED)
    [path] = (await why(town, firm(2), Domain.PROCUREMENT)).paths
    [step] = path.steps
    assert set(step.links) == {one, other}


async def test_a_path_over_a_link_that_has_ended_waits_for_release(town: Town) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), REPRESENTS, firm(1))
    await town.list(firm(1), COURT_LIST)
    left = date(2025, 3, 1)
    await end_link(town, person(1), REPRESENTS, firm(1), day=left)
    restriction = await restriction_on(town, person(1), Domain.CONSUMPTION)
    pending = []
    for day in (left - timedelta(days=1), left):
        [path] = (await town.hub.explanations.why(AUDITOR, restriction, day)).paths
        [step] = path.steps
        pending.append((path.pending, step.links[0].valid_to))
    assert pending == [(False, left), (True, left)]


async def test_what_was_known_at_an_instant_is_explained_by_what_was_recorded_then(
    town: Town, clock: SettableClock
) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), REPRESENTS, firm(1))
    await town.list(firm(1), COURT_LIST)
    restriction = await restriction_on(town, person(1), Domain.CONSUMPTION)
    clock.set_to(date(2025, 2, 1))
    await town.link(person(1), CONTROLS, firm(1))
    explain = town.hub.explanations.why
    then = await explain(AUDITOR, restriction, known_at=noon(START))
    now = await explain(AUDITOR, restriction)
    assert [len(each.paths) for each in (then, now)] == [1, 2]
    assert then.revision < now.revision
    with pytest.raises(NotFound):
        await explain(AUDITOR, restriction, known_at=noon(START) - timedelta(seconds=1))


@pytest.mark.parametrize("day", [START - timedelta(days=1), END])
async def test_there_is_no_why_for_a_day_on_which_a_restriction_does_not_stand(town: Town, day: date) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    restriction = await restriction_on(town, firm(1), Domain.PROCUREMENT)
    with pytest.raises(NotFound) as refusal:
        await town.hub.explanations.why(AUDITOR, restriction, day)
    assert refusal.value.code == "NOT_FOUND"


async def test_there_is_no_why_for_a_restriction_that_nobody_has(town: Town) -> None:
    with pytest.raises(NotFound) as refusal:
        await town.hub.explanations.why(AUDITOR, RestrictionId("r-nothing"))
    assert refusal.value.code == "NOT_FOUND"


@pytest.mark.parametrize(("between", "cut"), [(MOST_PATHS, False), (MOST_PATHS + 1, True)])
async def test_paths_beyond_a_hundred_are_left_out_and_that_is_said(town: Town, between: int, cut: bool) -> None:
    top, bottom = firm(0), firm(1_000)
    middle = [firm(number) for number in range(1, between + 1)]
    subjects = [RegisterSubject(ref=each, kind=kind_of(each)) for each in (top, *middle, bottom)]
    holdings = [(top, each) for each in middle] + [(each, bottom) for each in middle]
    links = [RecordLink(kind=HOLDS, start=start, end=end, valid_from=SINCE, share=HALF) for start, end in holdings]
    await town.hub.intake.load_subjects(OPERATOR, subjects)
    await town.hub.intake.load_links(OPERATOR, links)
    await town.list(top, DEBARRED)
    found = await why(town, bottom, Domain.PROCUREMENT)
    assert (len(found.paths), found.cut) == (MOST_PATHS, cut)
    assert {len(path.steps) for path in found.paths} == {2}
