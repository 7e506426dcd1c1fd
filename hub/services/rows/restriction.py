"""Maps a restriction with its rows and supports."""

from graph_models.entities.restriction import Restriction, Row
from graph_models.vocabulary import ListingId, RestrictionId, RuleId, SubjectId
from hub.ports.store import Row as StoreRow
from hub.services.rows import entities
from hub.services.rows.support import support


def restriction_of(row: StoreRow) -> Restriction:
    """A restriction as the statements return it, its rows in order."""
    rows = (
        Row(interval=entities.interval(start, end), pending=entities.days(pending))
        for start, end, pending in row["rows"]
    )
    return Restriction(
        id=RestrictionId(row["id"]),
        listing=ListingId(row["listing"]),
        rule=RuleId(row["rule"]),
        subject=SubjectId(row["subject"]),
        rows=tuple(sorted(rows, key=lambda each: each.interval)),
        supports=tuple(support(each) for each in row["supports"]),
    )
