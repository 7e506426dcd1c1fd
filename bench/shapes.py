"""Shapes of graphs that a listing has to walk: persons in roles, a tree of holdings, one holder of very many."""

from collections.abc import Sequence

from bench.world import REGION, REGISTER, firm, link, registered
from graph_models.entities.register_person import register_person
from graph_models.entities.subject import ByCode
from graph_models.vocabulary import LinkKind, SubjectKind
from hub.domain.commands.record import RecordLink, RegisterSubject

ROLES = (LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.PRINCIPAL_OF, LinkKind.ACTUAL_CONTROLLER_OF)
CONTROL = 600_000
_CHILDREN = 3

Shape = tuple[list[RegisterSubject], list[RecordLink]]


def roles(firms: Sequence[ByCode], *, each: int) -> Shape:
    """Firms, with so many persons in roles each."""
    subjects, links = [registered(ref) for ref in firms], []
    for ref in firms:
        for number in range(each):
            name = f"示例{ref.uscc[-9:]}之{number}"
            person = register_person(REGISTER, ref.uscc, name)
            subjects.append(
                RegisterSubject(ref=person, kind=SubjectKind.PERSON, name=name, region=REGION, source=REGISTER)
            )
            links.append(link(ROLES[number % len(ROLES)], person, ref))
    return subjects, links


def tree(first: int, *, controlled: int) -> Shape:
    """The firm of a serial and so many others below it: each controls three, until there are enough."""
    firms = [firm(first + number) for number in range(controlled + 1)]
    links = [
        link(LinkKind.SHAREHOLDER_OF, firms[(number - 1) // _CHILDREN], firms[number], share=CONTROL)
        for number in range(1, len(firms))
    ]
    return [registered(ref) for ref in firms], links


def fan(first: int, *, held: int) -> Shape:
    """The firm of a serial and so many others, each controlled by it directly."""
    firms = [firm(first + number) for number in range(held + 1)]
    links = [link(LinkKind.SHAREHOLDER_OF, firms[0], ref, share=CONTROL) for ref in firms[1:]]
    return [registered(ref) for ref in firms], links
