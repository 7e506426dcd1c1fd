"""Expectations as questions: who asks, about whom, in which matter and for which purpose."""

from graph_models.civil_time import end_of_day
from graph_models.vocabulary import Domain, MatterKind, Purpose, RegionCode, Revision, Role
from hub.domain.commands.check import CheckInput, Matter
from hub.domain.principal import Principal
from hub.domain.purpose import purpose_of
from tests.scenarios.cast import Cast
from tests.scenarios.expectations import CheckExpectation
from tests.scenarios.ledger import Ledger
from tests.scenarios.refs import raw_identifier


def asker(item: CheckExpectation, cast: Cast, ledger: Ledger) -> Principal:
    """Who asks: a department of the story, the auditor, the subject itself, or an added agency or bank."""
    match item.asked_by:
        case None:
            return cast.default_asker(item.domain)
        case name if name in cast.departments:
            return cast.departments[name]
        case "auditor":
            return cast.auditor
        case _:
            assert item.subject is not None
            subject = ledger.subjects.get(item.subject)
            return Principal(role=Role.SUBJECT, subject=subject, region=cast.region)


def question(item: CheckExpectation, principal: Principal, cast: Cast) -> CheckInput:
    """What is asked. Raises InvalidInput on a raw identifier that is not valid."""
    if item.identifier is not None:
        subject = raw_identifier(item.identifier)
    else:
        assert item.subject is not None
        subject = cast.refs[item.subject]
    return CheckInput(
        subject=subject,
        matter=Matter(
            domain=item.domain,
            kind=None if item.kind is None else MatterKind(item.kind),
            region=RegionCode(item.region) if item.region else principal.region,
        ),
        purpose=_purpose(principal.role, item.domain),
        name=item.name,
        as_of=item.at,
        known_at=None if item.known_at is None else end_of_day(item.known_at),
        at_least=None if item.at_least is None else Revision(item.at_least),
    )


def _purpose(role: Role, domain: Domain) -> Purpose:
    match role:
        case Role.AUDITOR:
            return Purpose.AUDIT
        case Role.SUBJECT:
            return Purpose.SELF_ACCESS
        case _:
            return purpose_of(domain)
