"""A row that binds a subject on the day asked about, with the listing behind it and how that stands."""

from dataclasses import dataclass
from datetime import date

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.entities.listing import Listing
from graph_models.errors import Defect
from graph_models.intervals import Interval, IntervalSet
from graph_models.propagation.standing import Standing
from graph_models.vocabulary import Mark, RestrictionId, RuleId, SubjectId
from hub.domain.answers.verdict import ShownListing, ShownRestriction


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundRow:
    """One live row as it was read, its listing and that listing's standing."""

    restriction: RestrictionId
    rule: RuleId
    subject: SubjectId
    interval: Interval
    pending: IntervalSet
    listing: Listing
    department_name: str
    standing: Standing


def rule_of(row: BoundRow, catalogue: Catalogue) -> Rule:
    """The rule of a row. One that the catalogue lacks is a defect: the answer would be Clear by accident."""
    rule = catalogue.rules.get(row.rule)
    if rule is None:
        raise Defect("the store rests on a rule that the catalogue lacks", detail=row.rule)
    return rule


def shown(row: BoundRow, *, day: date, catalogue: Catalogue, listings_in_matter: int) -> ShownRestriction:
    """A row as it is shown for a day."""
    rule = rule_of(row, catalogue)
    return ShownRestriction(
        id=row.restriction,
        rule=rule.id,
        subject=row.subject,
        effect=rule.effect,
        measure=rule.measure,
        measure_name=catalogue.measures[rule.measure].name,
        domains=rule.domains,
        basis=tuple(catalogue.legal_bases[basis] for basis in rule.basis),
        listing=shown_listing(row, catalogue=catalogue),
        interval=row.interval,
        marks=_marks(row, day),
        listings_in_matter=listings_in_matter,
    )


def shown_listing(row: BoundRow, *, catalogue: Catalogue) -> ShownListing:
    """The listing of a row as it is shown."""
    listing = row.listing
    return ShownListing(
        id=listing.id,
        list_type=listing.list_type,
        list_name=catalogue.list_types[listing.list_type].name,
        department=listing.department,
        department_name=row.department_name,
        decision_number=listing.decision.number,
        subject=listing.subject,
        effective=listing.effective,
        until=row.standing.end,
    )


def _marks(row: BoundRow, day: date) -> frozenset[Mark]:
    marks = set()
    if row.standing.objected_on:
        marks.add(Mark.OBJECTION)
    if row.pending.covers(day):
        marks.add(Mark.RELEASE_PENDING)
    return frozenset(marks)
