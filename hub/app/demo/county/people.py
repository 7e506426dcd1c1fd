"""The county's people: some wait for a part in a story and hold no other role, the rest take what roles there are."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from hub.app.demo.county.names import person_name
from hub.app.demo.county.register import Register, Resident

DOCUMENTED: Final = 2_700
"""Persons with a resident ID; about three hundred more are known from a register by name alone."""

_FIRST_BIRTH: Final = date(1955, 1, 1)
_LAST_BIRTH: Final = date(2002, 12, 31)


@dataclass(slots=True, kw_only=True)
class People:
    """Persons with documents: `reserved` ones are given out once each, the others again and again."""

    register: Register
    reserved: list[Resident]
    others: list[Resident]

    def reserve(self) -> Resident:
        """Somebody who holds no other role."""
        return self.reserved.pop()

    def anybody(self) -> Resident:
        """Somebody, perhaps with other roles."""
        return self.register.draw.pick(self.others)

    def two(self) -> list[Resident]:
        """Two different persons."""
        return self.register.draw.some(self.others, 2)


def settle(register: Register, *, reserved: int) -> People:
    """Enter all persons with documents, so many of them reserved for stories."""
    births = register.draw.days(_FIRST_BIRTH, _LAST_BIRTH, DOCUMENTED)
    everybody = [register.resident(born, name=person_name(register.draw)) for born in births]
    return People(register=register, reserved=everybody[:reserved], others=everybody[reserved:])
