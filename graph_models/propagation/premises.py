"""What the links of a walk are judged against: the listing's decision, its days and its releases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from graph_models.catalogue.model import Length
from graph_models.entities.listing import Finding, Listing
from graph_models.intervals import IntervalSet
from graph_models.propagation.standing import Standing
from graph_models.propagation.terms import days_between, end_after
from graph_models.vocabulary import FindingKind, SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """One listing as the steps of its rules see it.

    `span` are the days on which a link has to have been valid for its holder to stay bound after it ended.
    """

    subject: SubjectId
    act: IntervalSet
    decided: IntervalSet
    span: IntervalSet
    findings: tuple[Finding, ...]
    found: Mapping[SubjectId, frozenset[FindingKind]]
    releases: Mapping[SubjectId, tuple[date, ...]]

    @classmethod
    def of(cls, listing: Listing, standing: Standing) -> Self:
        """The premises of a listing, computed once for all its rules."""
        decision = listing.decision
        return cls(
            subject=listing.subject,
            act=IntervalSet.of(decision.act) if decision.act else IntervalSet.empty(),
            decided=days_between(decision.decided_on, end_after(decision.decided_on, Length(days=1))),
            span=standing.span(),
            findings=decision.findings,
            found={finding.person: decision.found_about(finding.person) for finding in decision.findings},
            releases=standing.releases,
        )
