"""What a mutation answers, for programs and for people."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from graph_models.entities.link import Link
from graph_models.entities.listing import Listing
from graph_models.entities.subject import Subject
from graph_models.vocabulary import RepairState
from hub.cli.presentation import wording
from hub.cli.presentation.plain import as_json
from hub.cli.presentation.receipt import damage_lines, receipt_lines
from hub.domain.answers.written import Annulment, Repair, Written

_NAMES: dict[type, str] = {
    Subject: "subject",
    Link: "link",
    Listing: "listing",
    Annulment: "annulment",
    Repair: "repair",
}


def written_json(written: Written[Any]) -> dict[str, Any]:
    """The revision, whether anything changed, and the object under its name (`value` for a bare id)."""
    name = _NAMES.get(type(written.value), "value")
    return {
        "revision": str(written.revision),
        "changed": written.changed,
        name: as_json(written.value),
    }


def written_text(written: Written[Any]) -> Text:
    """What stands now."""
    state = "" if written.changed else " (as before; nothing changed)"
    head = f"done at revision {written.revision}{state}"
    return Text("\n".join((head, *_lines(written.value))))


def _lines(value: object) -> Iterator[str]:
    match value:
        case Subject():
            yield f"  subject  {value.id}, {value.kind.value}"
        case Link():
            days = wording.days(value.validity)
            yield f"  link     {value.id}: {value.start} {wording.role(value.kind)} {value.end}, {days}"
        case Listing():
            yield from _listing(value)
        case Annulment():
            yield f"  listing  {value.listing} was never valid"
            yield from damage_lines(value)
        case Repair():
            yield from _repair(value)
        case _:
            yield f"  id       {value}"


def _listing(listing: Listing) -> Iterator[str]:
    yield f"  listing  {listing.id} on {listing.list_type} by {listing.department}"
    yield f"  subject  {listing.subject}"
    end = f"until {listing.until}" if listing.until else "no end stated"
    yield f"  days     from {listing.effective}, published {listing.published}, {end}"


def _repair(repair: Repair) -> Iterator[str]:
    decided = f", decided {repair.decided_on}" if repair.decided_on else ""
    yield f"  repair   {repair.id} of {repair.listing}"
    yield f"  state    {repair.state.value}, applied {repair.applied_on}{decided}"
    if repair.reason:
        yield f"  reason   {repair.reason}"
    if repair.state is RepairState.REVOKED:  # its receipt says what is not true any more
        yield "  listing  stands again"
    elif repair.receipt is not None:
        yield from receipt_lines(repair.receipt)
