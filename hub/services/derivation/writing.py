"""Writes what a derivation changed: rows and supports are opened and closed by revision, with their change entries."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, Final

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import FOREVER, civil_day
from graph_models.entities.restriction import Restriction, Row
from graph_models.propagation.derive import restriction_id
from graph_models.propagation.difference import RestrictionChange
from graph_models.statements import derive as statements
from graph_models.statements.statement import Statement
from hub.ports.store import Unit
from hub.services.derivation.derivation import Rederived
from hub.services.rows import entities
from hub.services.rows.support import support_record

_MOST_ROWS: Final = 1_000
"""How many rows one statement writes: the store buffers all rows of a statement, and a transaction has a limit."""


async def write_changes(unit: Unit, rederived: Sequence[Rederived], *, catalogue: Catalogue) -> None:
    """Bring the store to what was derived; a restriction that does not differ is not touched."""
    changes = [change for each in rederived for change in each.changes]
    new = [change.after for change in changes if change.before is None and change.after is not None]
    await _each(unit, statements.OPEN_RESTRICTIONS, "restrictions", [_node(each, catalogue) for each in new])
    await _each(unit, statements.CLOSE_ROWS, "rows", [row for each in changes for row in _closed_rows(each)])
    today = civil_day(unit.at)
    await _each(unit, statements.OPEN_ROWS, "rows", [row for each in changes for row in _opened_rows(each, today)])
    await _each(
        unit,
        statements.CLOSE_SUPPORTS,
        "supports",
        [closed for each in changes for closed in _closed_supports(each)],
    )
    opened = [record for each in changes for record in _opened_supports(each)]
    await _each(
        unit,
        statements.OPEN_SUPPORTS_OF_LISTING,
        "supports",
        [each for each in opened if each["parent"] is None],
    )
    await _each(
        unit,
        statements.OPEN_SUPPORTS_OF_ROW,
        "supports",
        [each for each in opened if each["parent"] is not None],
    )


async def _each(unit: Unit, statement: Statement, name: str, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _MOST_ROWS):
        await unit.run(statement, {name: rows[start : start + _MOST_ROWS]})


def _node(restriction: Restriction, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": restriction.id,
        "listing": restriction.listing,
        "rule": restriction.rule,
        "subject": restriction.subject,
        "measure": catalogue.rules[restriction.rule].measure,
    }


def _rows(restriction: Restriction | None) -> set[Row]:
    return set(restriction.rows) if restriction else set()


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.interval)


def _closed_rows(change: RestrictionChange) -> list[dict[str, Any]]:
    if change.before is None:
        return []
    return [
        {
            "restriction": change.before.id,
            "subject": change.before.subject,
            "valid_from": row.interval.start.isoformat(),
        }
        for row in _sorted(_rows(change.before) - _rows(change.after))
    ]


def _opened_rows(change: RestrictionChange, today: date) -> list[dict[str, Any]]:
    """The rows that are new. `expires` is where a row runs out by itself: not where an act of today ends it."""
    if change.after is None:
        return []
    known = {row.interval.end for row in _rows(change.before)}
    return [
        {
            "restriction": change.after.id,
            "subject": change.after.subject,
            "valid_from": row.interval.start.isoformat(),
            "valid_to": row.interval.end.isoformat(),
            "pending": entities.days_text(row.pending),
            "expires": _expires(row.interval.end, known, today),
        }
        for row in _sorted(_rows(change.after) - _rows(change.before))
    ]


def _expires(end: date, known: Collection[date], today: date) -> str | None:
    return end.isoformat() if end < FOREVER and (end > today or end in known) else None


def _supports(restriction: Restriction | None) -> dict[str, dict[str, Any]]:
    if restriction is None:
        return {}
    records = [support_record(each) for each in restriction.supports]
    return {record["key"]: record for record in records}


def _closed_supports(change: RestrictionChange) -> list[dict[str, Any]]:
    if change.before is None:
        return []
    keys = sorted(_supports(change.before).keys() - _supports(change.after).keys())
    return [{"restriction": change.before.id, "keys": keys}] if keys else []


def _opened_supports(change: RestrictionChange) -> list[dict[str, Any]]:
    if change.after is None:
        return []
    kept, wanted = _supports(change.before), _supports(change.after)
    return [
        wanted[key] | {"restriction": change.after.id, "parent_restriction": _parent(change.after, wanted[key])}
        for key in sorted(wanted.keys() - kept.keys())
    ]


def _parent(restriction: Restriction, record: dict[str, Any]) -> str | None:
    parent = record["parent"]
    return None if parent is None else restriction_id(restriction.listing, restriction.rule, parent)
