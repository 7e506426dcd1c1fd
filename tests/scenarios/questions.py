"""Asks what a story expects and says the first difference."""

from dataclasses import dataclass
from itertools import chain
from typing import Final

from graph_models.civil_time import end_of_day
from graph_models.errors import HubError, StoreTimeout, Unavailable
from graph_models.vocabulary import RestrictionId, UndeterminedReason
from hub.app.operations import Operations
from hub.domain.answers.explanation import Explanation
from hub.domain.answers.verdict import AnyVerdict, Undetermined
from tests.scenarios import commands
from tests.scenarios.asking import asker, question
from tests.scenarios.cast import Cast
from tests.scenarios.difference import missing, of_values, unwanted
from tests.scenarios.expectations import (
    CheckExpectation,
    ImpactExpectation,
    ListedExpectation,
    ProposalsExpectation,
    Question,
)
from tests.scenarios.ledger import Ledger
from tests.scenarios.refusals import fits
from tests.scenarios.verdicts import compare, compare_paths, restrictions_of

_NO_ANSWERS: Final = frozenset({UndeterminedReason.STORE_UNAVAILABLE, UndeterminedReason.NOT_RECORDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The questions of one story. Raises Unavailable when the database does not answer in time."""

    operations: Operations
    cast: Cast
    ledger: Ledger

    async def difference(self, item: Question) -> str | None:
        """The first difference between the hub's answer and the story; None when there is none."""
        match item:
            case CheckExpectation():
                return await self._check(item)
            case ListedExpectation():
                return await self._listed(item)
            case ImpactExpectation():
                return await self._impact(item)
            case ProposalsExpectation():
                return "the hub keeps no overload counter yet"

    async def _check(self, item: CheckExpectation) -> str | None:
        principal = asker(item, self.cast, self.ledger)
        try:
            answer = await self.operations.checks.check(principal, question(item, principal, self.cast))
        except Unavailable:
            raise
        except HubError as error:
            if item.error is not None and fits(error, [item.error]):
                return None
            return f"expected {item.error or item.verdict}, got error {error.code}: {error.message}"
        if isinstance(answer, Undetermined) and answer.reason in _NO_ANSWERS:
            raise StoreTimeout("the hub could not ask or record in time")
        if item.error is not None:
            return f"expected error {item.error}, got {answer.kind}"
        if item.alias is not None:
            self.ledger.checks[item.alias] = answer.check_id
        differences = chain(compare(item, answer, self.ledger), await self._paths(item, answer))
        return next(differences, None)

    async def _paths(self, item: CheckExpectation, answer: AnyVerdict) -> list[str]:
        if item.path is None and item.paths is None:
            return []
        return list(compare_paths(item, [await self._why(item, one.id) for one in restrictions_of(answer)]))

    async def _why(self, item: CheckExpectation, restriction: RestrictionId) -> Explanation:
        known_at = None if item.known_at is None else end_of_day(item.known_at)
        why = self.operations.explanations.why
        return await why(self.cast.auditor, restriction, as_of=item.at, known_at=known_at)

    async def _listed(self, item: ListedExpectation) -> str | None:
        found = await self.operations.lookups.subject(self.cast.auditor, self.cast.refs[item.subject], as_of=item.at)
        states = () if found is None else found.listings
        listed = any(state.listed for state in states if item.list_type in {None, state.listing.list_type})
        return next(of_values("listed", item.listed, listed), None)

    async def _impact(self, item: ImpactExpectation) -> str | None:
        by = self.cast.operator if item.impact.by is None else self.cast.departments[item.impact.by]
        command = commands.list_subject(item.impact, self.cast.refs)
        impact = await self.operations.impacts.of_listing(by, command)
        reached = {self.ledger.subject_name(subject) for subject in impact.reached}
        differences = (
            *missing("impact.reached", item.reached, reached),
            *unwanted("impact.reached", item.never, reached),
        )
        return next(iter(differences), None)
