"""Checks: one read, one decision, one record, one answer (DESIGN section 7)."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import instant_text
from graph_models.entities.subject import identifier_kind
from graph_models.errors import Defect, HubError, InvalidInput, Unavailable
from graph_models.statements.check import CHECK, CHECK_AS_KNOWN
from graph_models.statements.statement import Statement
from graph_models.vocabulary import CheckId, Revision, UndeterminedReason
from hub.domain.answers.verdict import AnyVerdict, Undetermined
from hub.domain.asking import check_asker, check_matter, check_text
from hub.domain.commands.check import CheckInput, Matter
from hub.domain.deciding import Asked, Decided, Known, decide
from hub.domain.principal import Principal
from hub.ports.clock import Clock
from hub.ports.ids import Ids
from hub.ports.keys import DocumentKeys
from hub.ports.store import Row, Store
from hub.services.policy import Policy
from hub.services.questions import answer_of, permit_known, question_of
from hub.services.recorder import Recorder
from hub.services.records import record_of

MOST_QUESTIONS = 1_000
"""How many questions one call may hold."""

NO_REVISION = Revision(0)
"""Where the store did not say at which revision it stands."""

Outcome = AnyVerdict | HubError


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """May this applicant proceed in my matter?"""

    store: Store
    catalogue: Catalogue
    clock: Clock
    ids: Ids
    keys: DocumentKeys
    recorder: Recorder
    policy: Policy = field(default_factory=Policy)

    async def check(self, principal: Principal, question: CheckInput) -> AnyVerdict:
        """Answer one question. Raises what refuses the question; never answers Clear for a failure."""
        outcome = (await self.check_many(principal, (question,)))[0]
        if isinstance(outcome, HubError):
            raise outcome
        return outcome

    async def check_many(self, principal: Principal, questions: Sequence[CheckInput]) -> tuple[Outcome, ...]:
        """Answer up to 1,000 questions in their order, each with a verdict or the error that refuses it."""
        if len(questions) > MOST_QUESTIONS:
            raise InvalidInput(f"one call holds at most {MOST_QUESTIONS} questions")
        outcomes: dict[int, Outcome] = {}
        groups: dict[datetime | None, list[tuple[int, Asked, CheckInput]]] = defaultdict(list)
        for position, question in enumerate(questions):
            try:
                asked = self._asked(principal, question)
            except HubError as refusal:
                outcomes[position] = refusal
            else:
                groups[question.known_at].append((position, asked, question))
        records: list[Mapping[str, Any]] = []
        for known_at, group in groups.items():
            for position, outcome, record in await self._answers(principal, known_at, group):
                outcomes[position] = outcome
                if record is not None:
                    records.append(record)
        outcomes = await self._recorded(outcomes, records)
        return tuple(outcomes[position] for position in range(len(questions)))

    def _asked(self, principal: Principal, question: CheckInput) -> Asked:
        check_text(question.name, question.matter.reference)
        check_matter(question.matter, catalogue=self.catalogue)
        check_asker(principal, question)
        today = self.clock.today()
        matter = question.matter
        return Asked(
            check_id=CheckId(self.ids.new("c-")),
            principal=principal,
            matter=Matter(
                domain=matter.domain,
                kind=matter.kind,
                region=matter.region or principal.region,
                reference=matter.reference,
            ),
            purpose=question.purpose,
            day=question.as_of or today,
            today=today,
            kind=identifier_kind(question.subject),
            name=question.name,
        )

    async def _answers(
        self,
        principal: Principal,
        known_at: datetime | None,
        group: Sequence[tuple[int, Asked, CheckInput]],
    ) -> list[tuple[int, Outcome, Mapping[str, Any] | None]]:
        statement, instant = (CHECK, {}) if known_at is None else (CHECK_AS_KNOWN, {"known_at": instant_text(known_at)})
        parameters = {
            **instant,
            "bank": principal.department,
            "questions": [
                question_of(position, asked, question.subject, catalogue=self.catalogue, keys=self.keys)
                for position, asked, question in group
            ],
        }
        wanted = max((question.at_least or Revision(0) for _, _, question in group), default=Revision(0))
        try:
            row = await self._read(statement, parameters, wanted)
        except Unavailable:
            return [(position, _out_of_reach(asked), None) for position, asked, _ in group]
        found = {parts[0]: parts for parts in row["answers"]}
        return [
            (position, *self._outcome(asked, question, row, found[position])) for position, asked, question in group
        ]

    async def _read(self, statement: Statement, parameters: Mapping[str, Any], at_least: Revision) -> Row:
        """One read a try; a revision that is not published yet is waited for, bounded."""
        deadline = asyncio.get_running_loop().time() + self.policy.at_least_seconds
        while True:
            rows = await self.store.read(statement, parameters)
            if not rows:
                raise Defect("the store has no counter", detail=statement.name)
            row = rows[0]
            if row["published"] >= at_least or asyncio.get_running_loop().time() >= deadline:
                return row
            await asyncio.sleep(self.policy.at_least_pause)

    def _outcome(
        self, asked: Asked, question: CheckInput, row: Row, parts: Sequence[Any]
    ) -> tuple[Outcome, Mapping[str, Any] | None]:
        known = answer_of(row, parts, catalogue=self.catalogue)
        try:
            permit_known(asked, known, consents=parts[6])
        except HubError as refusal:
            return refusal, None
        decided = decide(asked, known, catalogue=self.catalogue)
        if question.at_least is not None and row["published"] < question.at_least:
            decided = Decided(verdict=_not_reached(asked, known), ambiguous=())
        record = record_of(asked, decided, at=self.clock.now(), known_at=question.known_at)
        return decided.verdict, record

    async def _recorded(self, outcomes: dict[int, Outcome], records: Sequence[Mapping[str, Any]]) -> dict[int, Outcome]:
        if not records:
            return outcomes
        try:
            await self.recorder.record(records)
        except Unavailable:
            return {position: _unrecorded(outcome) for position, outcome in outcomes.items()}
        return outcomes


def _out_of_reach(asked: Asked) -> Undetermined:
    return Undetermined(
        check_id=asked.check_id,
        revision=NO_REVISION,
        as_of=asked.day,
        reason=UndeterminedReason.STORE_UNAVAILABLE,
    )


def _not_reached(asked: Asked, known: Known) -> Undetermined:
    """What is known at an earlier revision says whom the question is about, and no more."""
    return Undetermined(
        check_id=asked.check_id,
        revision=known.revision,
        as_of=asked.day,
        subject=known.subject.id if known.subject else None,
        reason=UndeterminedReason.REVISION_NOT_REACHED,
    )


def _unrecorded(outcome: Outcome) -> Outcome:
    if isinstance(outcome, HubError):
        return outcome
    return Undetermined(
        check_id=outcome.check_id,
        revision=outcome.revision,
        as_of=outcome.as_of,
        reason=UndeterminedReason.NOT_RECORDED,
    )
