"""From what the hub answered to the facts that a story compares."""

from graph_models.entities.listing import Listing
from graph_models.intervals import IntervalSet
from hub.app.demo.story.facts import (
    Answered,
    Bound,
    Damage,
    Explained,
    Foreseen,
    Listed,
    OnFile,
    Reach,
    Received,
    Recorded,
    Walked,
)
from hub.app.demo.story.stage import Stage
from hub.domain.answers.explanation import Explanation, Impact, ImpactEntry
from hub.domain.answers.records import SubjectFile
from hub.domain.answers.verdict import AnyVerdict, Clear, ShownRestriction
from hub.domain.answers.written import Annulment, Receipt, Repair, Written


def read_verdict(stage: Stage, verdict: AnyVerdict) -> Answered:
    """The facts of a verdict."""
    return Answered(
        verdict=verdict.kind,
        restrictions=frozenset(_bound(stage, each) for each in restrictions_in(verdict)),
        coverage=verdict.coverage if isinstance(verdict, Clear) else None,
        related=frozenset(stage.part_of(each.person) for each in verdict.related),
        suspended=frozenset(stage.alias_of(each.listing.id) for each in verdict.suspended),
    )


def restrictions_in(verdict: AnyVerdict) -> tuple[ShownRestriction, ...]:
    """What a verdict shows as binding; a Clear shows nothing."""
    return () if isinstance(verdict, Clear) else verdict.restrictions


def read_impact(stage: Stage, impact: Impact) -> Foreseen:
    """The facts of an impact."""
    return Foreseen(
        gained=frozenset(reach for entry in impact.entries for reach in _reaches(stage, entry, entry.gained)),
        lost=frozenset(reach for entry in impact.entries for reach in _reaches(stage, entry, entry.lost)),
    )


def read_listing(stage: Stage, written: Written[Listing]) -> Listed:
    """The facts of a listing that was made."""
    listing = written.value
    return Listed(
        list_type=listing.list_type,
        subject=stage.part_of(listing.subject),
        start=max(listing.effective, listing.published),
    )


def read_explanation(stage: Stage, explanation: Explanation) -> Explained:
    """The facts of an explanation."""
    return Explained(
        listing=stage.alias_of(explanation.listing.id),
        listed=stage.part_of(explanation.listing.subject),
        rule=explanation.rule.id,
        articles=frozenset(basis.id for basis in explanation.restriction.basis),
        paths=frozenset(
            tuple(Walked(by=step.word, to=stage.part_of(step.reached)) for step in path.steps)
            for path in explanation.paths
        ),
    )


def read_repair(written: Written[Repair]) -> Recorded:
    """The facts of an application or a revocation."""
    return Recorded(changed=written.changed, state=written.value.state)


def read_receipt(stage: Stage, receipt: Receipt) -> Received:
    """The facts of a receipt."""
    return Received(
        lifted=frozenset((stage.part_of(each.subject), each.rule) for each in receipt.lifted),
        staying=frozenset((stage.part_of(each.subject), each.because) for each in receipt.staying),
        told=frozenset(stage.office_of(each) for each in receipt.told),
    )


def read_damage(stage: Stage, annulment: Annulment) -> Damage:
    """The facts of a damage list."""
    return Damage(checks=frozenset(stage.checks[each.check] for each in annulment.damage))


def read_file(stage: Stage, file: SubjectFile | None) -> OnFile:
    """The facts of a file; what is not recorded has none."""
    if file is None:
        return OnFile()
    return OnFile(
        listings=frozenset(stage.alias_of(each.listing.id) for each in file.listings),
        restrictions=len(file.restrictions),
    )


def _bound(stage: Stage, shown: ShownRestriction) -> Bound:
    return Bound(
        rule=shown.rule,
        listing=stage.alias_of(shown.listing.id),
        effect=shown.effect,
        start=shown.interval.start,
        end=shown.interval.end,
        articles=frozenset(basis.id for basis in shown.basis),
        marks=shown.marks,
    )


def _reaches(stage: Stage, entry: ImpactEntry, days: IntervalSet) -> frozenset[Reach]:
    part = stage.part_of(entry.subject)
    return frozenset(Reach(part=part, rule=entry.rule, start=each.start, end=each.end) for each in days)
