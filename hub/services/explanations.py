"""Why a restriction stands: every recorded path, link by link, down to the article (at most two reads)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import instant_text
from graph_models.entities.link import Link
from graph_models.entities.restriction import Restriction, Row
from graph_models.errors import NotFound
from graph_models.intervals import Interval
from graph_models.propagation.explain import PathStep, paths
from graph_models.statements.explain import WALKED, WALKED_AS_KNOWN, WHY, WHY_AS_KNOWN
from graph_models.statements.statement import Statement
from graph_models.vocabulary import LinkId, RestrictionId, Revision, SubjectId
from hub.domain.answers.explanation import ExplainedPath, ExplainedStep, Explanation
from hub.domain.asking import check_time_travel
from hub.domain.bound import BoundRow, rule_of, shown, shown_listing
from hub.domain.principal import Principal
from hub.domain.reading import check_concerned, check_why
from hub.ports.clock import Clock
from hub.ports.store import Store
from hub.services.rows import entities
from hub.services.rows.bound import bound_row
from hub.services.rows.restriction import restriction_of

Chain = Sequence[PathStep]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanations:
    """Answers why."""

    store: Store
    catalogue: Catalogue
    clock: Clock

    async def why(
        self,
        principal: Principal,
        restriction: RestrictionId,
        as_of: date | None = None,
        known_at: datetime | None = None,
    ) -> Explanation:
        """Why a restriction stands on a day (by default today), as known now or then. Raises NotFound, NotPermitted."""
        check_time_travel(principal, known_at)
        day = as_of or self.clock.today()
        if known_at is None:
            found, walked = await self.store.read(WHY, {"id": restriction}), WALKED
        else:
            then = {"id": restriction, "known_at": instant_text(known_at)}
            found, walked = await self.store.read(WHY_AS_KNOWN, then), WALKED_AS_KNOWN
        if not found:
            check_concerned(principal)
            raise NotFound("no such restriction")
        revision = Revision(found[0]["revision"])
        known = [restriction_of(each) for each in found[0]["restrictions"]]
        target = next(each for each in known if each.id == restriction)
        check_concerned(principal, target.subject, SubjectId(found[0]["listing"]["subject_id"]))
        row = self._row(target, found[0], day)
        check_why(principal, row, today=self.clock.today(), catalogue=self.catalogue)
        chains = paths(target, {each.subject: each for each in known}, day)
        steps = _steps(chains.chains, row.listing.subject)
        links = await self._links(walked, steps, revision)
        return Explanation(
            revision=revision,
            as_of=day,
            restriction=shown(row, day=day, catalogue=self.catalogue, listings_in_matter=1),
            rule=rule_of(row, self.catalogue),
            listing=shown_listing(row, catalogue=self.catalogue),
            paths=tuple(_explained(chain, row, links) for chain in chains.chains),
            cut=chains.cut,
        )

    def _row(self, target: Restriction, found: Mapping[str, Any], day: date) -> BoundRow:
        row = _row_on(target, day)
        parts = [
            target.id,
            target.rule,
            target.subject,
            row.interval.start.isoformat(),
            row.interval.end.isoformat(),
            entities.days_text(row.pending),
            found["listing"],
            found["events"],
        ]
        return bound_row(parts, self.catalogue)

    async def _links(
        self, walked: Statement, steps: Sequence[tuple[SubjectId, SubjectId, Sequence[LinkId]]], revision: Revision
    ) -> Mapping[LinkId, Link]:
        if not steps:
            return {}
        parameters = {
            "steps": [[start, reached, list(links)] for start, reached, links in steps],
            "revision": revision,
        }
        found = [entities.link(row) for row in await self.store.read(walked, parameters)]
        return {link.id: link for link in found}


def _row_on(restriction: Restriction, day: date) -> Row:
    for row in restriction.rows:
        if row.interval.covers(day):
            return row
    raise NotFound("the restriction does not stand on that day")


def _steps(chains: Sequence[Chain], listed: SubjectId) -> Sequence[tuple[SubjectId, SubjectId, Sequence[LinkId]]]:
    """Where each step along links starts, whom it reaches, and the links."""
    found = {
        (start, step.via.reached, step.via.links)
        for chain in chains
        for start, step in _started(chain, listed)
        if step.via.links
    }
    return sorted(found)


def _started(chain: Chain, listed: SubjectId) -> list[tuple[SubjectId, PathStep]]:
    """Each step with the subject it starts from."""
    starts = [listed, *(step.via.reached for step in chain)]
    return list(zip(starts, chain, strict=False))  # whom the last step reaches starts none


def _explained(chain: Chain, row: BoundRow, links: Mapping[LinkId, Link]) -> ExplainedPath:
    supports = [step.support for step in chain]
    start = max((each.interval.start for each in supports), default=row.interval.start)
    end = min((each.interval.end for each in supports), default=row.interval.end)
    return ExplainedPath(
        interval=Interval(start, end),
        pending=any(each.pending for each in supports),
        steps=tuple(
            ExplainedStep(
                start=begin,
                reached=step.via.reached,
                finding=step.via.finding,
                kind=step.via.kind,
                links=tuple(links[link] for link in step.via.links if link in links),
            )
            for begin, step in _started(chain, row.listing.subject)
        ),
    )
