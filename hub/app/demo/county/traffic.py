"""The county's lorries: who owns, operates and drives them, with those that changed hands."""

from datetime import date
from typing import Final

from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ByPlate, Identifier
from graph_models.vocabulary import LinkKind, PlateColour
from hub.app.demo.county.organisations import Economy
from hub.app.demo.county.people import People
from hub.app.demo.county.register import Register

LEAST_VEHICLES: Final = 780
MOST_VEHICLES: Final = 820
_COLOURS: Final = (PlateColour.YELLOW, PlateColour.YELLOW, PlateColour.YELLOW, PlateColour.BLUE)


def fleet(register: Register) -> list[ByPlate]:
    """Enter about eight hundred lorries."""
    count = register.draw.between(LEAST_VEHICLES, MOST_VEHICLES)
    return [register.vehicle(register.draw.pick(_COLOURS)) for _ in range(count)]


def put_on_the_road(register: Register, people: People, economy: Economy, lorries: list[ByPlate]) -> None:
    """Give each of these an owner, an operator and a driver; every tenth was sold, every sixth had another driver."""
    draw = register.draw
    for lorry in lorries:
        firm = draw.pick(economy.hauliers if draw.percent(70) else economy.traders)
        owner: Identifier = firm.ref if draw.percent(60) else people.anybody().ref
        since = draw.day(date(register.opened.year - 6, 1, 1), date(register.opened.year - 3, 12, 31))
        sold = draw.day(date(register.opened.year - 2, 1, 1), register.opened) if draw.percent(10) else None
        driver, following = people.two()
        left = draw.day(date(register.opened.year - 2, 1, 1), register.opened) if draw.percent(16) else None
        register.link(LinkKind.OWNS, owner, lorry, since=since, until=sold or FOREVER)
        if sold is not None:
            register.link(LinkKind.OWNS, people.anybody().ref, lorry, since=sold)
        register.link(LinkKind.OPERATES, firm.ref, lorry, since=since)
        register.link(LinkKind.DRIVES, driver.ref, lorry, since=since, until=left or FOREVER)
        if left is not None:
            register.link(LinkKind.DRIVES, following.ref, lorry, since=left)
