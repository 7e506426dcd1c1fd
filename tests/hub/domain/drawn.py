"""Questions and what a read may find for them: one seed drawn by Hypothesis, then plain chance, as worlds are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hypothesis import settings
from hypothesis import strategies as st

from graph_models.catalogue.model import Catalogue
from graph_models.vocabulary import Domain, EventKind, LinkKind, MatterKind, Role, SourceId, SubjectKind
from hub.domain.bound import BoundRow
from hub.domain.deciding import Asked, FedSource, Known
from hub.domain.principal import Principal
from hub.domain.purpose import PURPOSE_DOMAINS, PURPOSES_OF_ROLE
from tests.graph_models.propagation.generated import Chance, is_by
from tests.hub.domain.builders import FIRM, LAW, THE_FIRM, asked, human, known, listing, row
from tests.support.town import BANK, CITY, ISSUER, OTHER_CITY, PROVINCE, SECOND, subject_itself

at_leisure: Final = settings(deadline=None)
"""A law is judged by what it says, not by how busy the machine is."""

_DOMAINS: Final = (Domain.PROCUREMENT, Domain.LICENSING, Domain.SUPERVISION, Domain.OFFICE)
_REGIONS: Final = (CITY, OTHER_CITY, PROVINCE)
_SUBJECTS: Final = (THE_FIRM, human(FIRM), None)
_HAPPENINGS: Final = (
    *[EventKind.REPAIRED, EventKind.STAYED] * 2,
    *[EventKind.REPAIR_REVOKED, EventKind.RESUMED, EventKind.OBJECTED],
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A permitted question, and what the read found for it."""

    asked: Asked
    known: Known


def cases(*roles: Role, law: Catalogue = LAW, domains: Sequence[Domain] = _DOMAINS) -> st.SearchStrategy[Case]:
    """A question of one of these roles in one of these domains, a bank's in BANKING, with rows of that domain."""
    return st.randoms(use_true_random=True).map(lambda chance: _case(chance, roles, law, domains))


def _case(chance: Chance, roles: Sequence[Role], law: Catalogue, domains: Sequence[Domain]) -> Case:
    role = chance.choice(roles)
    domain = Domain.BANKING if role is Role.BANK else chance.choice(domains)
    subject = chance.choice(_SUBJECTS)
    return Case(
        asked=_question(chance, role, domain, law),
        known=known(
            *(_rows(chance, domain, law) if subject else ()),
            subject=subject,
            related=[(LinkKind.PRINCIPAL_OF, each) for each in _rows(chance, domain, law)],
            namesakes=_rows(chance, domain, law),
            unnamed=_rows(chance, domain, law),
            unnamed_cut=is_by(chance, 0.2),
            sources=[_feed(chance, name, law) for name in ("a", "b") if is_by(chance, 0.3)],
        ),
    )


def _question(chance: Chance, role: Role, domain: Domain, law: Catalogue) -> Asked:
    kinds = sorted(kind for of, kind in law.kinds if of is domain)
    purposes = sorted(each for each in PURPOSES_OF_ROLE[role] if domain in PURPOSE_DOMAINS[each])
    return asked(
        _caller(role, domain),
        domain,
        kind=chance.choice(kinds) if kinds else None,
        region=chance.choice((*_REGIONS, None)),
        purpose=chance.choice(purposes),
        day=_day(chance),
        about=chance.choice((SubjectKind.ORGANISATION, SubjectKind.PERSON)),
    )


def _rows(chance: Chance, domain: Domain, law: Catalogue) -> list[BoundRow]:
    """Up to four rows of a domain, no two by the same rule and listing."""
    drawn = [_row(chance, domain, law) for _ in range(chance.randint(0, 4))]
    return list({each.restriction: each for each in drawn}.values())


def _row(chance: Chance, domain: Domain, law: Catalogue) -> BoundRow:
    rule = chance.choice([each for each in law.rules.values() if domain in each.domains])
    kinds: list[MatterKind] = sorted(kind for _, kind in law.kinds)
    own = listing(
        rule.list_type,
        name=chance.choice(("L-1", "L-2", "L-3")),
        department=chance.choice((ISSUER, SECOND)),
        region=chance.choice(_REGIONS),
        scope=[kind for kind in kinds if is_by(chance, 0.5)],
    )
    told = [(chance.choice(_HAPPENINGS), _day(chance)) for _ in range(chance.randint(0, 3))]
    return row(rule.id, of=own, told=sorted(told, key=lambda each: each[1]), law=law)


def _feed(chance: Chance, name: str, law: Catalogue) -> FedSource:
    return FedSource(
        id=SourceId(name),
        list_types=frozenset(each for each in law.list_types if is_by(chance, 0.3)),
        fresh_for_days=chance.randint(0, 400),
        last_delivery=_day(chance) if is_by(chance, 0.8) else None,
    )


def _day(chance: Chance) -> date:
    return date(2025, 1, 1) + timedelta(days=chance.randint(0, 364))


def _caller(role: Role, domain: Domain) -> Principal:
    match role:
        case Role.AGENCY:
            return Principal(role=role, department=ISSUER, domains=frozenset({domain}), region=CITY)
        case Role.BANK:
            return Principal(role=role, department=BANK, domains=frozenset({domain}), region=CITY)
        case Role.SUBJECT:
            return subject_itself(FIRM)
        case _:
            return Principal(role=role)
