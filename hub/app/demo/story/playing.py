"""Plays a story: one step after the other on its day, each answer read and compared with what the law asks for."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from graph_models.civil_time import end_of_day
from graph_models.errors import Defect, HubError, StoreUnreachable
from graph_models.propagation.derive import restriction_id
from graph_models.vocabulary import Purpose, Role, UndeterminedReason
from hub.app.demo.story.facts import Facts, Label, Law, Recorded, Refused
from hub.app.demo.story.patience import patiently
from hub.app.demo.story.reading import (
    read_damage,
    read_explanation,
    read_file,
    read_impact,
    read_listing,
    read_receipt,
    read_repair,
    read_verdict,
)
from hub.app.demo.story.stage import Stage
from hub.app.demo.story.step import (
    Apply,
    Ask,
    BeginRole,
    EndRole,
    Enlist,
    Explain,
    Foresee,
    Grant,
    OpenFile,
    Quash,
    ReadLaw,
    Step,
    Story,
    TakeBack,
)
from hub.domain.answers.verdict import AnyVerdict, Undetermined
from hub.domain.commands.check import CheckInput
from hub.domain.commands.listing import AnnulListing, ApplyForRepair, DecideRepair, RevokeRepair
from hub.domain.principal import Principal
from hub.domain.purpose import purpose_of

_UNREACHED: Final = frozenset({UndeterminedReason.STORE_UNAVAILABLE, UndeterminedReason.NOT_RECORDED})

Outcome = tuple[object, Facts]
"""What the hub answered, and the facts of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """A step that was played: what the hub answered, its facts, and whether they are those that the law asks for."""

    step: Step
    answer: object
    facts: Facts

    @property
    def right(self) -> bool:
        """Whether the answer is the expected one, in every fact."""
        return self.facts == self.step.expected


async def play(stage: Stage, story: Story) -> AsyncIterator[Performed]:
    """Play every step; a refusal is an answer like any other."""
    for step in story.steps:
        if step.day < stage.clock.today():
            raise Defect("a story goes back in time")
        stage.clock.set_to(step.day)
        try:
            answer, facts = await _perform(stage, step)
        except HubError as refusal:
            answer, facts = refusal, Refused(code=refusal.code)
        yield Performed(step=step, answer=answer, facts=facts)


async def _perform(stage: Stage, step: Step) -> Outcome:
    principal, action = stage.principal(step.actor), step.action
    match action:
        case Ask():
            return await _ask(stage, principal, step.label, action)
        case Explain() | OpenFile() | ReadLaw() | Foresee():
            return await _look(stage, principal, action)
        case Apply() | Grant() | TakeBack() | Quash():
            return await _end(stage, principal, action)
        case Enlist():
            written = await stage.hub.listings.list_subject(principal, action.command)
            stage.listings[action.listing] = written.value.id
            return written, read_listing(stage, written)
        case EndRole():
            ended = await stage.hub.links.end(principal, action.command)
            return ended, Recorded(changed=ended.changed)
        case BeginRole():
            begun = await stage.hub.links.record(principal, action.command)
            return begun, Recorded(changed=begun.changed)


async def _ask(stage: Stage, principal: Principal, label: Label, action: Ask) -> Outcome:
    question = CheckInput(
        subject=stage.county.cast[action.about],
        matter=action.matter,
        purpose=_purpose(principal, action),
        as_of=action.as_of,
        known_at=end_of_day(action.known_on) if action.known_on else None,
    )

    async def ask() -> AnyVerdict:
        verdict = await stage.hub.checks.check(principal, question)
        stage.checks[verdict.check_id] = label
        if isinstance(verdict, Undetermined) and verdict.reason in _UNREACHED:
            raise StoreUnreachable(f"the check was not answered: {verdict.reason}")
        return verdict

    verdict = await patiently(ask)
    return verdict, read_verdict(stage, verdict)


def _purpose(principal: Principal, action: Ask) -> Purpose:
    match principal.role:
        case Role.AUDITOR:
            return Purpose.AUDIT
        case Role.SUBJECT:
            return Purpose.SELF_ACCESS
        case _:
            return purpose_of(action.matter.domain)


async def _look(stage: Stage, principal: Principal, action: Explain | OpenFile | ReadLaw | Foresee) -> Outcome:
    hub, cast = stage.hub, stage.county.cast
    match action:
        case Explain():
            restriction = restriction_id(stage.listing(action.listing), action.rule, stage.cast[action.about].id)
            explanation = await patiently(lambda: hub.explanations.why(principal, restriction))
            return explanation, read_explanation(stage, explanation)
        case OpenFile():
            file = await patiently(lambda: hub.lookups.subject(principal, cast[action.about]))
            return file, read_file(stage, file)
        case Foresee():
            impact = await patiently(lambda: hub.impacts.of_listing(principal, action.command))
            return impact, read_impact(stage, impact)
        case ReadLaw():
            matter = action.matter
            rules = await patiently(lambda: hub.law.could_bind(principal, matter.domain, matter.kind))
            return rules, Law(rules=frozenset(rule.id for rule in rules))


async def _end(stage: Stage, principal: Principal, action: Apply | Grant | TakeBack | Quash) -> Outcome:
    hub = stage.hub
    match action:
        case Apply():
            applied = await hub.repairs.apply(principal, _application(stage, action))
            stage.repairs[action.listing] = applied.value.id
            return applied, read_repair(applied)
        case Grant():
            decision = DecideRepair(repair=stage.repair(action.listing), granted=True)
            granted = await hub.repairs.decide(principal, decision)
            if granted.value.receipt is None:
                raise Defect("a granted repair has no receipt")
            return granted, read_receipt(stage, granted.value.receipt)
        case TakeBack():
            revocation = RevokeRepair(listing=stage.listing(action.listing), reason=action.reason)
            revoked = await hub.repairs.revoke(principal, revocation)
            return revoked, read_repair(revoked)
        case Quash():
            annulment = AnnulListing(listing=stage.listing(action.listing), reason=action.reason)
            annulled = await hub.listings.annul(principal, annulment)
            return annulled, read_damage(stage, annulled.value)


def _application(stage: Stage, action: Apply) -> ApplyForRepair:
    return ApplyForRepair(listing=stage.listing(action.listing), corrected=True, duties_done=True, commitment=True)
