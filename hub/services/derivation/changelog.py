"""Entries of the change log: what began, ended, was corrected, or rests on something else."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from graph_models.intervals import IntervalSet
from graph_models.propagation.difference import RestrictionChange
from graph_models.statements.derive import RECORD_CHANGES
from graph_models.vocabulary import ChangeKind, CheckId, ListingId, RestrictionId, SubjectId
from hub.ports.store import Unit
from hub.services.derivation.derivation import Rederived
from hub.services.rows import entities

Entry = dict[str, Any]


class Cause(StrEnum):
    """Why rows change: an act on the listing, or a change of the recorded facts."""

    ACT = "ACT"
    FACTS = "FACTS"


Damage = Mapping[RestrictionId, tuple[CheckId, ...]]


def event_entry(kind: ChangeKind, *, listing: ListingId | None, subject: SubjectId | None) -> Entry:
    """The entry of an act on a listing."""
    return {"kind": kind, "listing": listing, "subject": subject}


def entries(rederived: Sequence[Rederived], *, today: date, cause: Cause, damage: Damage) -> list[Entry]:
    """The entries of every restriction that differs; changed facts make CORRECTED of days before today."""
    return [
        entry
        for each in rederived
        for change in each.changes
        for entry in _entries(change, today=today, cause=cause, damage=damage)
    ]


async def record_entries(unit: Unit, found: Sequence[Entry]) -> None:
    """Append entries to the log, in this order."""
    if found:
        rows = [entry | {"position": position} for position, entry in enumerate(found)]
        await unit.run(RECORD_CHANGES, {"changes": rows})


def corrected_days(change: RestrictionChange, today: date) -> IntervalSet:
    """The past days on which a change of facts says something else than before."""
    return (change.gained | change.lost).cut_from(today)


def _entries(change: RestrictionChange, *, today: date, cause: Cause, damage: Damage) -> Iterable[Entry]:
    restriction = change.either
    corrected = corrected_days(change, today) if cause is Cause.FACTS else IntervalSet.empty()
    days = {
        ChangeKind.CORRECTED: corrected,
        ChangeKind.BEGUN: change.gained - corrected,
        ChangeKind.ENDED: change.lost - corrected,
    }
    found = [(kind, kept) for kind, kept in days.items() if kept]
    if not found and change.supports_changed:
        found = [(ChangeKind.SUPPORT_CHANGED, IntervalSet.empty())]
    for kind, kept in found:
        entry: Entry = {
            "kind": kind,
            "listing": restriction.listing,
            "restriction": restriction.id,
            "subject": restriction.subject,
            "rule": restriction.rule,
            "days": entities.days_text(kept),
        }
        if kind is ChangeKind.CORRECTED:
            entry["damaged"] = list(damage.get(restriction.id, ()))
        yield entry
