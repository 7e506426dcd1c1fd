"""Who leads, controls and owns the county's firms: roles with a history, shares, nominees, branches, successors."""

from datetime import date, timedelta
from typing import Final

from graph_models.civil_time import FOREVER
from graph_models.entities.subject import Identifier
from graph_models.vocabulary import LinkKind, OrganisationKind, PartsPerMillion
from hub.app.demo.county.names import person_name
from hub.app.demo.county.organisations import Economy
from hub.app.demo.county.people import People
from hub.app.demo.county.register import Organisation, Register, Resident

_BOARD: Final = (LinkKind.DIRECTOR_OF, LinkKind.SUPERVISOR_OF, LinkKind.SENIOR_MANAGER_OF)
_PER_CENT: Final = 10_000
_YEAR: Final = timedelta(days=365)


def fill_roles(register: Register, people: People, economy: Economy) -> None:
    """Give every organisation its people, and tie some firms to others."""
    for firm in (*economy.traders, *economy.hauliers):
        _lead(register, people, firm)
        _own(register, people, firm, economy.traders)
        _control(register, people, firm)
    for shop in economy.shops:
        _keep(register, people, shop)
    for body in economy.others:
        register.link(LinkKind.LEGAL_REPRESENTATIVE_OF, people.anybody().ref, body.ref, since=body.founded)
    _tie(register, economy.traders)


def _lead(register: Register, people: People, firm: Organisation) -> None:
    """The representative and the person in charge; in every fourth firm there was another one before."""
    kinds = (LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.PRINCIPAL_OF)
    head = _head(register, people, firm)
    since = firm.founded
    if register.draw.percent(25):
        since = register.draw.day(firm.founded + _YEAR, register.opened - _YEAR)
        former = people.anybody()
        for kind in kinds:
            register.link(kind, former.ref, firm.ref, since=firm.founded, until=since)
    for kind in kinds:
        register.link(kind, head.ref, firm.ref, since=since)


def _head(register: Register, people: People, firm: Organisation) -> Resident:
    """Usually somebody with a document; in every sixth firm the register gives only a name."""
    if register.draw.percent(16):
        return register.by_name(firm, name=person_name(register.draw))
    return people.anybody()


def _own(register: Register, people: People, firm: Organisation, firms: list[Organisation]) -> None:
    """One to three holders; what the register does not tell is a share that is not known."""
    left = 100
    for holder in _holders(register, people, firm, firms):
        percent = register.draw.between(5, 60)
        if percent > left:
            break
        left -= percent
        register.link(
            LinkKind.SHAREHOLDER_OF,
            holder,
            firm.ref,
            since=firm.founded,
            until=_end(register, firm),
            share=None if register.draw.percent(10) else PartsPerMillion(percent * _PER_CENT),
            nominee=register.draw.percent(8),
        )


def _holders(register: Register, people: People, firm: Organisation, firms: list[Organisation]) -> list[Identifier]:
    """Two persons and a company in some order, or fewer; nobody twice, and never the firm itself."""
    company = register.draw.pick(firms)
    persons = [person.ref for person in people.two()]
    holders: list[Identifier] = [*persons, *([] if company.ref == firm.ref else [company.ref])]
    return register.draw.some(holders, register.draw.between(1, len(holders)))


def _end(register: Register, firm: Organisation) -> date:
    """Every eighth holding was sold before the county opens."""
    if register.draw.percent(12):
        return register.draw.day(firm.founded + _YEAR, register.opened)
    return FOREVER


def _control(register: Register, people: People, firm: Organisation) -> None:
    if register.draw.percent(15):
        controller = people.anybody()
        register.link(LinkKind.ACTUAL_CONTROLLER_OF, controller.ref, firm.ref, since=firm.founded)
    if register.draw.percent(25):
        for kind, person in zip(register.draw.some(_BOARD, 2), people.two(), strict=True):
            register.link(kind, person.ref, firm.ref, since=firm.founded)


def _keep(register: Register, people: People, shop: Organisation) -> None:
    """The keeper of an individual business stands for it and has invested in it."""
    keeper = _head(register, people, shop)
    for kind in (LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.PRINCIPAL_OF, LinkKind.INVESTOR_IN):
        register.link(kind, keeper.ref, shop.ref, since=shop.founded)


def _tie(register: Register, firms: list[Organisation]) -> None:
    """Branches of some firms and successors of some others."""
    enterprises = [firm for firm in firms if firm.kind is OrganisationKind.ENTERPRISE]
    drawn = register.draw.some(enterprises, 160)
    for branch, firm in zip(drawn[:50], drawn[50:100], strict=True):
        register.link(LinkKind.BRANCH_OF, branch.ref, firm.ref, since=max(branch.founded, firm.founded))
    for successor, former in zip(drawn[100:130], drawn[130:160], strict=True):
        register.link(LinkKind.SUCCESSOR_OF, successor.ref, former.ref, since=max(successor.founded, former.founded))
