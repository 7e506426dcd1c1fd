"""Tells each step's answer, from the oracle's days and nothing that the services derived."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from graph_models.catalogue.model import RepairMode
from graph_models.civil_time import add_months, add_years
from graph_models.vocabulary import FindingKind, LinkKind, RepairState, RuleId, StayingReason
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.story.facts import (
    Alias,
    Answered,
    Damage,
    Explained,
    Facts,
    Foreseen,
    Law,
    Listed,
    OnFile,
    Reach,
    Received,
    Recorded,
    Refused,
    Walked,
    listings_in,
)
from hub.app.demo.story.step import (
    Apply,
    Ask,
    BeginRole,
    EndRole,
    Enlist,
    Explain,
    Foresee,
    Grant,
    OpenFile,
    Quash,
    ReadLaw,
    Step,
    TakeBack,
)
from tests.acceptance.retelling.binding import everybody_bound, is_repaired, run_of_days
from tests.acceptance.retelling.verdicts import verdict_of
from tests.acceptance.retelling.world import Memory, fits
from tests.oracle.oracle import OracleSupport, governing, in_force, supports_on
from tests.oracle.world import OracleWorld

_DAY = timedelta(days=1)
_FRAUD_BAR_YEARS = 3


@dataclass(slots=True, kw_only=True)
class Teller:
    """Hears the steps in their order and tells what each must answer."""

    memory: Memory
    told: list[tuple[Step, Answered]] = field(default_factory=list)

    def answer(self, step: Step) -> Facts:
        """The facts that the oracle gives; an act that is lawful is remembered."""
        action = step.action
        match action:
            case Ask():
                answered = verdict_of(self.memory, step, action)
                self.told.append((step, answered))
                return answered
            case Explain() | OpenFile() | ReadLaw() | Foresee():
                return self._looked(step, action)
            case Apply():
                return self._applied(step, action)
            case Grant():
                return self._granted(step, action)
            case _:
                self.memory.remember(step)
                return self._done(action)

    def _done(self, action: Enlist | EndRole | BeginRole | TakeBack | Quash) -> Facts:
        match action:
            case Enlist():
                listing = self.memory.world().listing(action.listing)
                begins = max(listing.effective, listing.published)
                return Listed(list_type=action.command.list_type, subject=Part(listing.subject), start=begins)
            case EndRole() | BeginRole():
                return Recorded()
            case TakeBack():
                return Recorded(state=RepairState.REVOKED)
            case Quash():
                spoiled = [asked for asked, answer in self.told if action.listing in listings_in(answer)]
                return Damage(checks=frozenset(asked.label for asked in spoiled))

    def _looked(self, step: Step, action: Explain | OpenFile | ReadLaw | Foresee) -> Facts:
        match action:
            case Explain():
                return self._explained(step, action)
            case Foresee():
                return self._foreseen(step, action)
            case OpenFile():
                world, subject = self.memory.world(), str(action.about)
                named = [listing for listing in world.listings if listing.subject == subject]
                return OnFile(
                    listings=frozenset(Alias(listing.id) for listing in named),
                    restrictions=len(in_force(world, subject, step.day)),
                )
            case ReadLaw(matter=matter):
                rules = self.memory.catalogue.rules.values()
                return Law(
                    rules=frozenset(
                        rule.id
                        for rule in rules
                        if matter.domain in rule.domains and fits(rule, matter.kind) and not rule.requires_order
                    )
                )

    def _foreseen(self, step: Step, action: Foresee) -> Foreseen:
        """A listing that is never written, in a copy of the memory."""
        imagined = Alias("imagined")
        enlisted = Enlist(listing=imagined, about=action.about, command=action.command)
        memory = replace(self.memory, acts=[*self.memory.acts, replace(step, action=enlisted)])
        world = memory.world()
        begins = action.command.effective or step.day
        return Foreseen(gained=frozenset(_reached(world, imagined, begins)))

    def _explained(self, step: Step, action: Explain) -> Explained:
        world = self.memory.world()
        supports = supports_on(world, action.listing, action.rule, step.day)
        return Explained(
            listing=action.listing,
            listed=Part(world.listing(action.listing).subject),
            rule=action.rule,
            articles=frozenset(self.memory.rule(action.rule).basis),
            paths=frozenset(_path(each) for each in supports if each.subject == str(action.about)),
        )

    def _applied(self, step: Step, action: Apply) -> Facts:
        """Too early before the list's months, during the bar after a revocation, or where only the end removes."""
        listing = self.memory.world().listing(action.listing)
        policy = next(each for each in self.memory.catalogue.list_types.values() if each.id == listing.list_type).repair
        revoked = [event.day for event in listing.events if event.kind == "REPAIR_REVOKED"]
        barred = bool(revoked) and step.day < add_years(revoked[-1], _FRAUD_BAR_YEARS)
        months = policy.earliest.months if policy.earliest else 0
        too_early = step.day < add_months(listing.decided_on, months)
        if policy.mode is RepairMode.AT_END or barred or too_early:
            return Refused(code="TOO_EARLY")
        return Recorded(state=RepairState.APPLIED)

    def _granted(self, step: Step, action: Grant) -> Received:
        """Whoever is bound on the day without the repair and not with it is lifted; whoever still is, stays."""
        before = set(self._bound(action.listing, step.day))
        self.memory.remember(step)
        assert is_repaired(self.memory.world().listing(action.listing), step.day)
        after = set(self._bound(action.listing, step.day))
        lifted = before - after
        told = {
            asked.actor
            for asked, answer in self.told
            if isinstance(asked.actor, Office)
            and asked.actor is not Office.AUDIT
            and isinstance(asked.action, Ask)
            and lifted & {(asked.action.about, bound.rule) for bound in answer.restrictions}
        }
        return Received(
            lifted=frozenset(lifted),
            staying=frozenset((part, StayingReason.SURVIVING_TERM) for part, _ in after),
            told=frozenset(actor for actor in told if isinstance(actor, Office)),
        )

    def _bound(self, listing: Alias, day: date) -> Iterator[tuple[Part, RuleId]]:
        world = self.memory.world()
        for rule in governing(world, world.listing(listing)):
            for subject in everybody_bound(world, listing, RuleId(rule.id), day):
                yield Part(subject), RuleId(rule.id)


def _reached(world: OracleWorld, listing: Alias, begins: date) -> Iterator[Reach]:
    """Every run of days from the first on, for each rule and everybody it binds then."""
    for rule in governing(world, world.listing(listing)):
        for subject in everybody_bound(world, listing, RuleId(rule.id), begins):
            start, end = run_of_days(world, listing, rule.id, subject, begins)
            yield Reach(part=Part(subject), rule=RuleId(rule.id), start=start, end=end)


def _path(support: OracleSupport) -> tuple[Walked, ...]:
    return tuple(
        Walked(by=FindingKind(via.finding) if via.finding else LinkKind(via.kind or ""), to=Part(via.reached))
        for via in support.via
    )
