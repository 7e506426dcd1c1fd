"""Anything a town can do, in any order, on the real Neo4j: after each step the hub says what the oracle says."""

import asyncio
import os
from collections.abc import Awaitable, Iterator
from datetime import date, timedelta
from typing import Any, ClassVar, Final, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine

from graph_models.catalogue.model import Catalogue, DecidedTerm
from graph_models.civil_time import FOREVER, noon
from graph_models.entities.restriction import Restriction
from graph_models.entities.subject import ById
from graph_models.errors import Defect, HubError, Unavailable
from graph_models.vocabulary import (
    LINK_ENDS,
    Domain,
    FindingKind,
    LinkKind,
    ListingId,
    ListTypeId,
    MatterKind,
    PartsPerMillion,
    SubjectId,
    SubjectKind,
)
from hub.domain.answers.written import Written
from hub.domain.commands.listing import (
    AnnulListing,
    ApplyForRepair,
    DecideRepair,
    FileObjection,
    NoticeInput,
    ReleasePerson,
    RevokeRepair,
    StayListing,
)
from hub.domain.commands.record import EndLink, RecordLink, RepealBasis
from hub.engine import RunningNeo4j
from hub.services.derivation.facts import read_restrictions
from tests.graph_models.propagation.generated import Chance, is_by
from tests.support.example_law import ARREARS, BAN, COURT_LIST, DEBARRED, FOOD, GRAVE, example_law
from tests.support.ground import Ground
from tests.support.house import START, House, national_catalogue
from tests.support.kept_world import Bound, KeptWorld, differing_supports, expected_on, law_of, shared_on, stored_on
from tests.support.sweeping import sweep_everything
from tests.support.town import (
    AUDITOR,
    ISSUING,
    JUDGING,
    OPERATOR,
    REGISTER,
    asking,
    kind_of,
    listing_input,
    question,
)

T = TypeVar("T")

RUNS: Final = settings(
    max_examples=24,
    stateful_step_count=40,
    deadline=None,
    derandomize=os.environ.get("HUB_HYPOTHESIS") != "search",
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
"""A failing town comes as it is: making it smaller would build hundreds of towns."""

LINKS: Final = (
    *[LinkKind.LEGAL_REPRESENTATIVE_OF] * 5,
    *[LinkKind.ACTUAL_CONTROLLER_OF, LinkKind.SHAREHOLDER_OF] * 2,
    LinkKind.PRINCIPAL_OF,
    LinkKind.OWNS,
)
CHANCES: Final = st.randoms(use_true_random=True)
"""One seed a step: choices nested in strategies leave most towns without anybody bound."""

PERSONS: Final = frozenset({SubjectKind.PERSON})
CHECKED: Final = (Domain.CONSUMPTION, Domain.PROCUREMENT)


class TownMachine(RuleBasedStateMachine):
    """One town; every rule does one thing, refused or not, and keeps it in the oracle's world."""

    ground: ClassVar[Ground]

    @initialize(chance=CHANCES)
    def begin(self, chance: Chance) -> None:
        """A new town on an empty store, with some relations and two listings."""
        self.town, self.people = self.ground.run(self.ground.found())
        self.hub = self.town.hub
        self.kinds = {subject: kind_of(identifier) for subject, identifier in self.people.items()}
        self.kept = KeptWorld(
            law=law_of(self.ground.law, self.ground.lists), kinds={who: str(kind) for who, kind in self.kinds.items()}
        )
        self.day = START
        self.bound_pending: list[tuple[SubjectId, ListingId]] = []
        self.known: dict[date, Bound] = {}
        for _ in range(5):
            self.link(chance)
        for _ in range(2):
            self.list_subject(chance)

    # What can be done -------------------------------------------------------------------------------------------

    @rule(chance=CHANCES)
    def act(self, chance: Chance) -> None:
        """One act of those that the town as it stands has room for, and now and then one that it has not."""
        acts = [self.link, self.list_subject, self.wait] * 3 + [self.sweep]
        acts += [self.end_link] * (3 if self.kept.links else 0)
        if self.kept.listings:
            acts += [self.repair, self.repair, self.stay_or_resume, self.annul_or_object]
        acts += [self.repeal] * (len(self.kept.listings) > 3 and not self.kept.repeals)
        acts += [self.revoke] * (3 if self.kept.happened("REPAIRED") else 0)
        acts += [self.release] * (4 if self.bound_pending else 0)
        chance.choice(acts)(chance)

    def link(self, chance: Chance) -> None:
        """A relation, often recorded late."""
        kind = chance.choice(LINKS)
        start, end = (self.subject(chance, kinds) for kinds in LINK_ENDS[kind])
        since = self.day + timedelta(days=chance.choice((-700, -700, -300, -60, 0, 20)))
        lasts = timedelta(days=chance.randint(1, 500))
        holding = kind is LinkKind.SHAREHOLDER_OF
        command = RecordLink(
            kind=kind,
            start=ById(id=start),
            end=ById(id=end),
            valid_from=since,
            valid_to=FOREVER if is_by(chance, 0.7) else since + lasts,
            share=PartsPerMillion(chance.choice((300_000, 500_000))) if holding else None,
            nominee=holding and is_by(chance, 0.1),
            source=REGISTER,
        )
        if (recorded := self.attempt(self.hub.links.record(OPERATOR, command))) is not None:
            self.kept.keep_link(recorded)

    def end_link(self, chance: Chance) -> None:
        """A relation ends, or is corrected to have ended."""
        listed = {each.subject for each in self.kept.listings.values()}
        telling = [each for each in self.kept.links.values() if each.valid_to is None and each.end in listed]
        link = chance.choice(telling or list(self.kept.links.values()))
        command = EndLink(
            kind=LinkKind(link.kind),
            start=ById(id=SubjectId(link.start)),
            end=ById(id=SubjectId(link.end)),
            valid_from=link.valid_from,
            valid_to=self.day + timedelta(days=chance.choice((-200, -2, 0, 0, 0, 10))),
        )
        if (ended := self.attempt(self.hub.links.end(OPERATOR, command))) is not None:
            self.kept.keep_link(ended)

    def list_subject(self, chance: Chance) -> None:
        """A listing; the same number again is refused or is the same."""
        list_type = self.ground.law.list_types[chance.choice(self.ground.lists)]
        wanted = frozenset({SubjectKind.ORGANISATION}) if is_by(chance, 0.8) else list_type.listed
        begins = self.day + timedelta(days=chance.choice((-30, -3, 0, 0, 10)))
        states_end = isinstance(list_type.term, DecidedTerm) or is_by(chance, 0.2)
        act_from = self.day - timedelta(days=chance.randint(40, 400))
        findings = [
            (ById(id=self.subject(chance, PERSONS)), chance.choice(tuple(FindingKind)))
            for _ in range(chance.randint(0, 2))
        ]
        command = listing_input(
            ById(id=self.subject(chance, wanted & list_type.listed)),
            list_type.id,
            number=f"示例{chance.randint(1, 20)}号",
            decided=self.day - timedelta(days=30),
            notice=NoticeInput(served=self.day - timedelta(days=40), heard=True),
            effective=begins,
            until=begins + timedelta(days=chance.randint(370, 700)) if states_end else None,
            act_from=act_from,
            act_to=act_from + timedelta(days=chance.randint(1, 60)),
            findings=findings,
            scope=scope_of(self.ground.law, list_type.id),
        )
        listing = self.attempt(self.hub.listings.list_subject(ISSUING, command))
        if listing is not None and listing.id not in self.kept.listings:
            self.kept.keep_listing(listing)

    def repair(self, chance: Chance) -> None:
        """A repair is applied for and granted."""
        listing = self.listing(chance)
        application = ApplyForRepair(listing=listing, corrected=True, duties_done=True, commitment=True)
        applied = self.attempt(self.hub.repairs.apply(ISSUING, application))
        if applied is not None:
            decision = DecideRepair(repair=applied.id, granted=True)
            assert self.attempt(self.hub.repairs.decide(ISSUING, decision)) is not None
            self.kept.keep_event(listing, "REPAIRED", self.day)

    def revoke(self, chance: Chance) -> None:
        """A repair is taken back, sometimes with another end."""
        listing = ListingId(chance.choice(self.kept.happened("REPAIRED")))
        end = self.day + timedelta(days=chance.randint(-5, 300)) if is_by(chance, 0.3) else None
        command = RevokeRepair(listing=listing, reason="示例", until=end)
        if self.attempt(self.hub.repairs.revoke(ISSUING, command)) is not None:
            self.kept.keep_event(listing, "REPAIR_REVOKED", self.day, until=end)

    def stay_or_resume(self, chance: Chance) -> None:
        """A court suspends a listing, or lets it resume."""
        stayed = self.kept.happened("STAYED")
        resumes = bool(stayed) and is_by(chance, 0.6)
        listing = ListingId(chance.choice(stayed)) if resumes else self.listing(chance)
        act = self.hub.listings.resume if resumes else self.hub.listings.stay
        if self.attempt(act(JUDGING, StayListing(listing=listing, decision="示例裁定"))) is not None:
            self.kept.keep_event(listing, "RESUMED" if resumes else "STAYED", self.day)

    def release(self, chance: Chance) -> None:
        """Somebody is let go, or was never held."""
        anybody = [(who, ListingId(each)) for who in self.people for each in self.kept.listings]
        held = self.bound_pending if is_by(chance, 0.8) else anybody
        who, listing = chance.choice(held)
        command = ReleasePerson(listing=listing, subject=ById(id=who))
        if self.attempt(self.hub.listings.release(ISSUING, command)) is not None:
            self.kept.keep_event(listing, "RELEASED", self.day, subject=who)

    def annul_or_object(self, chance: Chance) -> None:
        """A listing is declared never valid, or more often objected to, which changes no row."""
        standing = sorted(self.kept.listings.keys() - self.kept.happened("ANNULLED"))
        listing = ListingId(chance.choice(standing)) if standing else self.listing(chance)
        if is_by(chance, 0.85):
            self.attempt(self.hub.listings.object(ISSUING, FileObjection(listing=listing, reason="示例")))
        elif self.attempt(self.hub.listings.annul(ISSUING, AnnulListing(listing=listing, reason="示例"))) is not None:
            self.kept.keep_event(listing, "ANNULLED", self.day)

    def repeal(self, chance: Chance) -> None:
        """A legal basis ends."""
        rules = [each for each in self.ground.law.rules.values() if each.list_type in self.ground.lists]
        basis = chance.choice(sorted({basis for each in rules for basis in each.basis}))
        day = self.day + timedelta(days=chance.randint(-60, 60))
        if self.attempt(self.hub.law.repeal(OPERATOR, RepealBasis(basis=basis, day=day))) is not None:
            self.kept.keep_repeal(basis, day)

    def sweep(self, chance: Chance) -> None:
        """What was closed is swept: nobody reads at an earlier revision now."""
        self.ground.run(sweep_everything(self.ground.house, batch=chance.choice((1, 3, 500))))

    def wait(self, chance: Chance) -> None:
        """Time passes; what is known by now can be asked for later."""
        self.known[self.day] = expected_on(self.kept.world(), self.day)
        self.day += timedelta(days=chance.choice((1, 30, 200, 400)))
        self.ground.house.clock.set_to(self.day)

    # What has to hold --------------------------------------------------------------------------------------------

    @invariant()
    def rows_are_those_of_the_oracle(self) -> None:
        """Who is bound, by what, and whether pending, on days near every edge."""
        world, rows = self.kept.world(), self.ground.run(self.rows())
        for day in self.kept.days(self.day, most=12):
            assert stored_on(rows, day) == expected_on(world, day), day
        self.bound_pending = [
            (SubjectId(who), ListingId(listing))
            for (who, listing, _), pending in expected_on(world, self.day).items()
            if pending
        ]

    def teardown(self) -> None:
        """At the end of a run also the supports, and what an agency and an auditor are told."""
        world, rows = self.kept.world(), self.ground.run(self.rows())
        for day in self.kept.days(self.day, most=30):
            assert differing_supports(world, rows, day) == [], day
        self.ground.run(self.agencies_are_told())
        self.ground.run(self.auditors_are_told())
        self.ground.run(self.auditors_are_told_what_was_known())

    async def rows(self) -> list[Restriction]:
        """Every restriction that stands."""
        view = await self.ground.house.store.view()
        found = await read_restrictions(view, [ListingId(each) for each in self.kept.listings])
        return [restriction for each in found.values() for restriction in each]

    async def agencies_are_told(self) -> None:
        """A check answers what counts in its domain, also about past days."""
        world = self.kept.world()
        for domain in CHECKED:
            asked = [(who, day) for who in self.people for day in self.kept.days(self.day, most=3)]
            questions = [question(ById(id=who), domain, as_of=day) for who, day in asked]
            verdicts = await self.hub.checks.check_many(asking(domain), questions)
            for (who, day), verdict in zip(asked, verdicts, strict=True):
                told = {(each.listing.id, each.rule) for each in getattr(verdict, "restrictions", ())}
                assert told == shared_on(world, who, domain, day, today=self.day), (who, day, verdict)

    async def auditors_are_told(self) -> None:
        """A file shows everything that binds on the day, with its marks."""
        await self.files_show(expected_on(self.kept.world(), self.day))

    async def auditors_are_told_what_was_known(self) -> None:
        """So does a file of a day as it was known at the end of that day, whatever was changed and swept since."""
        for day in sorted(self.known)[-3:]:
            await self.files_show(self.known[day], as_of=day, known_at=noon(day))

    async def files_show(self, expected: Bound, **asked: Any) -> None:
        """Everybody's file shows exactly this."""
        for who in self.people:
            file = await self.hub.lookups.subject(AUDITOR, ById(id=who), **asked)
            assert file is not None
            shown = {(who, each.listing.id, each.rule): "RELEASE_PENDING" in each.marks for each in file.restrictions}
            assert shown == {key: pending for key, pending in expected.items() if key[0] == who}, (who, asked)

    # How it is done ----------------------------------------------------------------------------------------------

    def attempt(self, act: Awaitable[Written[T]]) -> T | None:
        """Do it; a refusal changes nothing, what changes takes one revision, what stands already takes none."""
        return self.ground.run(self._attempted(act))

    async def _attempted(self, act: Awaitable[Written[T]]) -> T | None:
        before = (await self.hub.store.view()).revision
        try:
            written = await act
        except (Defect, Unavailable):
            raise
        except HubError:
            assert (await self.hub.store.view()).revision == before
            return None
        assert (await self.hub.store.view()).revision == before + written.changed
        return written.value

    def subject(self, chance: Chance, kinds: frozenset[SubjectKind]) -> SubjectId:
        """One of the people of these kinds."""
        return chance.choice([who for who, kind in self.kinds.items() if kind in kinds])

    def listing(self, chance: Chance) -> ListingId:
        """One of the listings made so far."""
        return ListingId(chance.choice(list(self.kept.listings)))


def scope_of(law: Catalogue, list_type: ListTypeId) -> frozenset[MatterKind]:
    """A kind of matter where the list asks for one."""
    rules = [each for each in law.rules.values() if each.list_type == list_type]
    return frozenset({FOOD}) if any(each.scope.from_listing for each in rules) else frozenset()


EXAMPLE_LISTS: Final = (COURT_LIST, COURT_LIST, COURT_LIST, ARREARS, BAN, GRAVE, DEBARRED)
NATIONAL_LISTS: Final = tuple(
    ListTypeId(name) for name in ("judgment-defaulter", "wage-arrears", "safety-serious", "consumption-order")
)


@pytest.fixture(scope="module")
def ground(neo4j_server: RunningNeo4j) -> Iterator[Ground]:
    """A loop and a house for both machines, under the example law."""
    with asyncio.Runner() as runner:
        house = House.on(neo4j_server)
        ground = Ground(runner=runner, house=house, law=example_law(), lists=EXAMPLE_LISTS)
        yield ground
        runner.run(house.close())


def play(ground: Ground, *, law: Catalogue, lists: tuple[ListTypeId, ...], runs: settings) -> None:
    """Run machines under a law."""
    ground.run(ground.house.empty())
    ground.run(ground.house.open(law))

    class OnThisGround(TownMachine):
        pass

    OnThisGround.ground = Ground(runner=ground.runner, house=ground.house, law=law, lists=lists)
    run_machine(OnThisGround, settings=runs)


def test_any_order_of_acts_under_the_example_law(ground: Ground) -> None:
    play(ground, law=example_law(), lists=EXAMPLE_LISTS, runs=RUNS)


def test_any_order_of_acts_under_the_national_law(ground: Ground) -> None:
    play(ground, law=national_catalogue(), lists=NATIONAL_LISTS, runs=settings(RUNS, max_examples=10))
