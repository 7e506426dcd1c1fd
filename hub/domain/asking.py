"""Whether a question is well formed, and whether this caller may ask it (DESIGN sections 1 and 7)."""

from datetime import datetime

from graph_models.catalogue.model import Catalogue
from graph_models.catalogue.queries import scoped_domains
from graph_models.errors import InvalidInput, MatterKindRequired, NotPermitted, PurposeRefused, UnknownMatterKind
from graph_models.vocabulary import Domain, Purpose, Role
from hub.domain.commands.check import CheckInput, Matter
from hub.domain.principal import Principal
from hub.domain.purpose import PURPOSE_DOMAINS, PURPOSES_OF_ROLE

_TIME_TRAVELLERS = frozenset({Role.AUDITOR, Role.SUBJECT})


def check_text(*texts: str | None) -> None:
    """Refuse text that is no Unicode, such as half a surrogate pair: it could not be put on record."""
    try:
        for text in texts:
            (text or "").encode()
    except UnicodeEncodeError as fault:
        raise InvalidInput("a name or a reference is no Unicode text") from fault


def check_matter(matter: Matter, *, catalogue: Catalogue) -> None:
    """Refuse a scoped domain without a kind and a kind that the domain does not have."""
    if matter.kind is None:
        if matter.domain in scoped_domains(catalogue):
            raise MatterKindRequired(f"{matter.domain} is answered for a kind of matter only")
    elif (matter.domain, matter.kind) not in catalogue.kinds:
        raise UnknownMatterKind(f"{matter.domain} has no such kind of matter")


def check_asker(principal: Principal, question: CheckInput) -> None:
    """Refuse a purpose that does not fit the caller or the domain, a foreign domain, and time travel."""
    domain, purpose = question.matter.domain, question.purpose
    if not PURPOSES_OF_ROLE[principal.role]:
        raise NotPermitted(f"the role {principal.role} makes no checks")
    if purpose not in PURPOSES_OF_ROLE[principal.role]:
        raise PurposeRefused(f"the purpose {purpose} is not one of the role {principal.role}")
    if domain not in PURPOSE_DOMAINS[purpose]:
        raise PurposeRefused(f"the purpose {purpose} does not fit the domain {domain}")
    if not _acts_in(principal, domain, purpose):
        raise NotPermitted(f"{domain} is not a domain of the caller")
    check_time_travel(principal, question.known_at)


def check_time_travel(principal: Principal, known_at: datetime | None) -> None:
    """Refuse what was known at an earlier instant to whoever is neither an auditor nor the subject itself."""
    if known_at is not None and principal.role not in _TIME_TRAVELLERS:
        raise NotPermitted("what was known on a day is for auditors and for the subject itself")


def _acts_in(principal: Principal, domain: Domain, purpose: Purpose) -> bool:
    match principal.role:
        case Role.BANK:
            return domain is Domain.BANKING
        case Role.AGENCY:
            return purpose is Purpose.ENFORCEMENT or domain in principal.domains
        case _:
            return True
