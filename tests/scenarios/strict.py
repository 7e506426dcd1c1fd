"""The ground of everything that is read from a story: frozen, and no field is left unread."""

from msgspec import Struct


class Strict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A shape of the format; an unknown field in it is an error."""
