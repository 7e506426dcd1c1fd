"""The parts that subjects of the county play in the stories; a value is how English tells it."""

from enum import StrEnum


class Part(StrEnum):
    """A part in one of the stories."""

    PLANT = "the chemical firm"
    HEAD = "its head at the time of the accident"
    NEXT_HEAD = "its head since then"
    NAMESAKE = "a namesake of that head, known by another firm and no document"
    REPRESENTATIVE = "its legal representative"
    HOLDER = "its shareholder, a person"
    PARENT = "its shareholder, a company"
    SISTER = "another firm of the legal representative"

    HAULIER = "the haulier"
    DRIVER = "the driver"
    LORRY = "the overloaded lorry"
    OWNER = "the owner of the lorry"
    OTHER_LORRY = "another lorry of the haulier"

    SHOP = "the shop that was fined"
    KEEPER = "the keeper of the fined shop"
    NEIGHBOUR = "the neighbouring shop"
    NEIGHBOUR_KEEPER = "the keeper of the neighbouring shop"
