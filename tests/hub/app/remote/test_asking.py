"""Every answer over HTTP is the one that the hub gives beside the caller: in all that the schema says of it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from graph_models.civil_time import end_of_day
from graph_models.entities.listing import Listing
from graph_models.entities.subject import Identifier
from graph_models.errors import ConsentMissing, NotFound, NotPermitted
from graph_models.propagation.derive import restriction_id
from graph_models.vocabulary import (
    Domain,
    FindingKind,
    LinkKind,
    ListTypeId,
    MatterKind,
    Purpose,
    RestrictionId,
    RuleId,
    SourceId,
    SubjectId,
)
from hub.domain.answers.records import SubjectFile
from hub.domain.commands.listing import FileObjection, StayListing
from hub.domain.commands.record import DeclareSource
from hub.domain.principal import Principal
from tests.hub.app.remote.conftest import Both
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUER,
    ISSUING,
    JUDGING,
    OPERATOR,
    firm,
    listing_input,
    person,
    question,
    subject_itself,
    vehicle,
)

DEFAULTER = ListTypeId("judgment-defaulter")
PROCUREMENT = ListTypeId("procurement-serious")
SPENDING = Domain.CONSUMPTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A firm that a court listed: its representative is bound by a link, another person by a finding."""

    both: Both
    listing: Listing
    representative: SubjectId
    responsible: SubjectId

    def restriction(self, rule: str, subject: SubjectId) -> RestrictionId:
        return restriction_id(self.listing.id, RuleId(f"judgment-defaulter/spending/{rule}"), subject)


@pytest.fixture(scope="module")
async def case(both: Both) -> Case:
    town, hub = both.town, both.hub
    await town.register(firm(1), firm(2), firm(3), vehicle(1), name="示例商行")
    representative, responsible = await town.register(person(1), person(2), name="示例某人")
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    await town.link(firm(2), LinkKind.SHAREHOLDER_OF, firm(1), percent=37, to=date(2030, 1, 1))
    fed = DeclareSource(id=SourceId("feed"), by=ISSUER, list_types=frozenset({PROCUREMENT}), fresh_for_days=3)
    await hub.registry.declare_source(OPERATOR, fed)
    listing = await town.list(
        firm(1), DEFAULTER, until=date(2026, 6, 1), findings=[(person(2), FindingKind.OTHER_RESPONSIBLE)]
    )
    await hub.listings.object(ISSUING, FileObjection(listing=listing.id, reason="示例"))
    stayed = await town.list(firm(3), DEFAULTER, number="〔2024〕示例2号", until=date(2026, 6, 1))
    await hub.listings.stay(JUDGING, StayListing(listing=stayed.id, decision="〔2025〕示例3号"))
    return Case(both=both, listing=listing, representative=representative.id, responsible=responsible.id)


QUESTIONS: dict[str, tuple[Principal, Any]] = {
    "restricted, with persons in roles beside it": (JUDGING, question(firm(1), SPENDING)),
    "restricted by a link": (JUDGING, question(person(1), SPENDING)),
    "noted": (BANKING, question(firm(1), Domain.BANKING)),
    "suspended": (AUDITOR, question(firm(3), SPENDING, purpose=Purpose.AUDIT)),
    "clear": (JUDGING, question(firm(2), SPENDING, region="330100")),
    "nobody that is known": (JUDGING, question(firm(9), SPENDING)),
    "undetermined": (BUYING, question(firm(2), Domain.PROCUREMENT)),
    "another day, as known then": (
        AUDITOR,
        question(
            firm(1), SPENDING, purpose=Purpose.AUDIT, as_of=date(2025, 2, 1), known_at=end_of_day(date(2025, 1, 1))
        ),
    ),
}


@pytest.mark.parametrize(("caller", "asked"), QUESTIONS.values(), ids=QUESTIONS)
async def test_a_verdict_is_the_hubs(case: Case, caller: Principal, asked: Any) -> None:
    direct = await case.both.hub.checks.check(caller, asked)
    remote = await case.both.remote.checks.check(caller, asked)
    assert remote.check_id != direct.check_id
    assert replace(remote, check_id=direct.check_id) == direct


async def test_the_questions_have_every_kind_of_answer(case: Case) -> None:
    kinds = {(await case.both.remote.checks.check(*asked)).kind.value for asked in QUESTIONS.values()}
    assert kinds == {"CLEAR", "NOTED", "RESTRICTED", "UNDETERMINED"}
    suspended = await case.both.remote.checks.check(*QUESTIONS["suspended"])
    beside = await case.both.remote.checks.check(*QUESTIONS["restricted, with persons in roles beside it"])
    assert suspended.suspended
    assert beside.related


async def test_a_question_that_is_refused_is_refused_alike(case: Case) -> None:
    with pytest.raises(ConsentMissing, match="consent"):
        await case.both.remote.checks.check(BANKING, question(person(1), Domain.BANKING))


async def test_a_subject_without_an_id_is_nobody(case: Case) -> None:
    asked = question(firm(1), SPENDING, purpose=Purpose.SELF_ACCESS)
    with pytest.raises(NotPermitted):
        await case.both.remote.checks.check(subject_itself(SubjectId("")), asked)


@pytest.mark.parametrize(("rule", "whom"), [("roles", "representative"), ("responsible", "responsible")])
async def test_an_explanation_is_the_hubs(case: Case, rule: str, whom: str) -> None:
    restriction = case.restriction(rule, getattr(case, whom))
    for day, instant in ((None, None), (date(2025, 3, 1), end_of_day(date(2025, 1, 1)))):
        direct = await case.both.hub.explanations.why(AUDITOR, restriction, day, instant)
        assert direct.paths
        assert await case.both.remote.explanations.why(AUDITOR, restriction, day, instant) == direct


async def test_what_does_not_stand_has_no_explanation(case: Case) -> None:
    with pytest.raises(NotFound):
        await case.both.remote.explanations.why(AUDITOR, RestrictionId("r-none"))


@pytest.mark.parametrize("identifier", [firm(1), firm(3), person(1), vehicle(1)], ids=["listed", "stayed", "p", "v"])
@pytest.mark.parametrize("caller", [AUDITOR, JUDGING], ids=["auditor", "agency"])
async def test_a_file_is_the_hubs(case: Case, caller: Principal, identifier: Identifier) -> None:
    for day in (None, date(2025, 3, 1)):
        direct = await case.both.hub.lookups.subject(caller, identifier, as_of=day)
        assert direct is not None
        assert await case.both.remote.lookups.subject(caller, identifier, as_of=day) == as_the_schema_says(direct)


def as_the_schema_says(file: SubjectFile) -> SubjectFile:
    """A person's coming of age and a register's own ids are not said."""
    return replace(file, subject=replace(file.subject, adult_on=None, source_id=None, source_ref=None))


async def test_whoever_is_not_known_has_no_file(case: Case) -> None:
    assert await case.both.remote.lookups.subject(AUDITOR, firm(9)) is None


async def test_an_impact_is_the_hubs(case: Case) -> None:
    command = listing_input(firm(1), DEFAULTER, number="〔2024〕示例9号", until=date(2027, 1, 1))
    direct = await case.both.hub.impacts.of_listing(ISSUING, command)
    assert direct.reached
    assert await case.both.remote.impacts.of_listing(ISSUING, command) == direct


@pytest.mark.parametrize(
    ("domain", "kind"), [(Domain.LICENSING, MatterKind("food-business")), (Domain.CONSUMPTION, None)]
)
async def test_the_law_of_a_matter_is_the_hubs(case: Case, domain: Domain, kind: MatterKind | None) -> None:
    direct = await case.both.hub.law.could_bind(BANKING, domain, kind)
    assert direct
    assert await case.both.remote.law.could_bind(BANKING, domain, kind) == direct
