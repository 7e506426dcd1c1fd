"""One county from one seed: everything that is loaded, and who plays which part in the stories."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph_models.entities.subject import ByCode, Identifier
from graph_models.identifiers.synthetic import USCC_SERIALS
from graph_models.vocabulary import OrganisationKind, RegionCode
from hub.app.demo.county.candidates import (
    GROCERY_RESERVE,
    HAULIER_RESERVE,
    PLANT_RESERVE,
    Cast,
    grocery,
    haulier,
    plant,
)
from hub.app.demo.county.draw import Draw
from hub.app.demo.county.office import Office, declared
from hub.app.demo.county.organisations import Economy, found
from hub.app.demo.county.part import Part
from hub.app.demo.county.people import People, settle
from hub.app.demo.county.register import Register
from hub.app.demo.county.roles import fill_roles
from hub.app.demo.county.traffic import fleet, put_on_the_road
from hub.domain.commands.record import DeclareDepartment, DeclareFleet, RecordLink, RegisterSubject

_PLACES: Final = (
    ("330122", "浙"),
    ("320924", "苏"),
    ("430124", "湘"),
    ("510121", "川"),
    ("370125", "鲁"),
    ("610122", "陕"),
)
"""Regions to draw from, each with the character of its plates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """What a seed gives. `opened` is the day on which everything is loaded and the stories begin."""

    seed: int
    region: RegionCode
    opened: date
    departments: Mapping[Office, DeclareDepartment]
    subjects: tuple[RegisterSubject, ...]
    links: tuple[RecordLink, ...]
    fleets: tuple[DeclareFleet, ...]
    cast: Mapping[Part, Identifier]


def county_of(seed: int) -> County:
    """The county of a seed: the same for the same seed, another for another."""
    draw = Draw(seed)
    code, plates = draw.pick(_PLACES)
    register = Register(
        draw=draw,
        region=RegionCode(code),
        plates=plates,
        base=draw.between(0, USCC_SERIALS - 1),
        opened=draw.day(date(2024, 3, 1), date(2024, 10, 31)),
    )
    departments = _departments(register)
    economy = found(register)
    reserved = (
        PLANT_RESERVE * len(economy.plants)
        + HAULIER_RESERVE * len(economy.hauliers)
        + GROCERY_RESERVE * len(economy.groceries)
    )
    people = settle(register, reserved=reserved)
    cast = _cast(register, people, economy)
    fill_roles(register, people, economy)
    return County(
        seed=seed,
        region=register.region,
        opened=register.opened,
        departments=departments,
        subjects=tuple(register.subjects),
        links=tuple(register.links),
        fleets=_fleets(register, economy),
        cast=cast,
    )


def _departments(register: Register) -> dict[Office, DeclareDepartment]:
    """Departments are declared as such and stand in the register as the organisations that they are."""
    departments = {office: declared(office, region=register.region, serial=register.serial()) for office in Office}
    for each in departments.values():
        register.organisation_of(ByCode(uscc=each.code), _kind(each), name=each.name)
    return departments


def _kind(department: DeclareDepartment) -> OrganisationKind:
    kinds = {
        "11": OrganisationKind.GOVERNMENT_AGENCY,
        "12": OrganisationKind.PUBLIC_INSTITUTION,
        "91": OrganisationKind.ENTERPRISE,
    }
    return kinds[department.code[:2]]


def _cast(register: Register, people: People, economy: Economy) -> Cast:
    """Any chemical firm, haulier and pair of food shops could be the story's; the seed picks."""
    draw = register.draw
    lorries = fleet(register)
    plants = [
        plant(register, people, firm, parent=draw.pick(economy.traders), sister=economy.sisters.pop())
        for firm in economy.plants
    ]
    hauliers = [haulier(register, people, firm, (lorries.pop(), lorries.pop())) for firm in economy.hauliers]
    keepers = {shop.ref: grocery(register, people, shop) for shop in economy.groceries}
    put_on_the_road(register, people, economy, lorries)
    shop, neighbour = draw.some(list(keepers), 2)
    return {
        **draw.pick(plants),
        **draw.pick(hauliers),
        Part.SHOP: shop,
        Part.KEEPER: keepers[shop],
        Part.NEIGHBOUR: neighbour,
        Part.NEIGHBOUR_KEEPER: keepers[neighbour],
    }


def _fleets(register: Register, economy: Economy) -> tuple[DeclareFleet, ...]:
    """The licensed goods vehicles of the hauliers, as the transport register counts them."""
    return tuple(
        DeclareFleet(company=firm.ref, licensed_goods_vehicles=register.draw.between(8, 60), valid_from=firm.founded)
        for firm in economy.hauliers
    )
