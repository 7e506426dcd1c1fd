"""Firms that a story could be about: each has by law a person who is reached and, beside, some who are not."""

from datetime import timedelta
from typing import Final

from graph_models.entities.subject import ByPlate, Identifier
from graph_models.vocabulary import LinkKind, PartsPerMillion
from hub.app.demo.county.part import Part
from hub.app.demo.county.people import People
from hub.app.demo.county.register import Organisation, Register

Cast = dict[Part, Identifier]

_HALF: Final = PartsPerMillion(500_000)
_REST: Final = PartsPerMillion(300_000)
_YEAR: Final = timedelta(days=365)

PLANT_RESERVE: Final = 4
HAULIER_RESERVE: Final = 2
GROCERY_RESERVE: Final = 1


def plant(
    register: Register, people: People, firm: Organisation, *, parent: Organisation, sister: Organisation
) -> Cast:
    """A chemical firm: its head is not its representative, who has another firm; two hold most of its shares."""
    head, following, representative, holder = (people.reserve() for _ in range(PLANT_RESERVE))
    namesake = register.by_name(sister, name=head.name)
    register.link(LinkKind.LEGAL_REPRESENTATIVE_OF, representative.ref, firm.ref, since=firm.founded)
    register.link(LinkKind.LEGAL_REPRESENTATIVE_OF, representative.ref, sister.ref, since=sister.founded)
    register.link(LinkKind.PRINCIPAL_OF, namesake.ref, sister.ref, since=sister.founded)
    former = people.anybody()
    since = register.draw.day(firm.founded + _YEAR, register.opened - _YEAR)
    register.link(LinkKind.PRINCIPAL_OF, former.ref, firm.ref, since=firm.founded, until=since)
    register.link(LinkKind.PRINCIPAL_OF, head.ref, firm.ref, since=since)
    register.link(LinkKind.SHAREHOLDER_OF, holder.ref, firm.ref, since=firm.founded, share=_REST)
    register.link(LinkKind.SHAREHOLDER_OF, parent.ref, firm.ref, since=firm.founded, share=_HALF)
    register.link(LinkKind.SHAREHOLDER_OF, following.ref, firm.ref, since=since, share=None, nominee=True)
    return {
        Part.PLANT: firm.ref,
        Part.HEAD: head.ref,
        Part.NEXT_HEAD: following.ref,
        Part.NAMESAKE: namesake.ref,
        Part.REPRESENTATIVE: representative.ref,
        Part.HOLDER: holder.ref,
        Part.PARENT: parent.ref,
        Part.SISTER: sister.ref,
    }


def haulier(register: Register, people: People, firm: Organisation, lorries: tuple[ByPlate, ByPlate]) -> Cast:
    """A haulier that operates a lorry of somebody else's, with its driver, and one of its own."""
    driver, owner = (people.reserve() for _ in range(HAULIER_RESERVE))
    lorry, other = lorries
    since = register.draw.day(firm.founded + _YEAR, register.opened - _YEAR)
    register.link(LinkKind.OWNS, owner.ref, lorry, since=since)
    register.link(LinkKind.OPERATES, firm.ref, lorry, since=since)
    register.link(LinkKind.DRIVES, people.anybody().ref, lorry, since=since, until=since + _YEAR / 2)
    register.link(LinkKind.DRIVES, driver.ref, lorry, since=since + _YEAR / 2)
    register.link(LinkKind.OWNS, firm.ref, other, since=since)
    register.link(LinkKind.OPERATES, firm.ref, other, since=since)
    return {
        Part.HAULIER: firm.ref,
        Part.DRIVER: driver.ref,
        Part.LORRY: lorry,
        Part.OWNER: owner.ref,
        Part.OTHER_LORRY: other,
    }


def grocery(register: Register, people: People, shop: Organisation) -> Identifier:
    """A shop that sells food, with a keeper who has no other role; gives the keeper."""
    keeper = people.reserve()
    for kind in (LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.PRINCIPAL_OF, LinkKind.INVESTOR_IN):
        register.link(kind, keeper.ref, shop.ref, since=shop.founded)
    return keeper.ref
