"""Whether an error fits the codes a story lists: the code itself, or one below it in the tree of errors."""

from collections.abc import Collection
from typing import Final

from graph_models.errors import HubError

_NO_REFUSALS: Final = frozenset({"DEFECT", "UNAVAILABLE"})


def lineage(kind: type[HubError]) -> frozenset[str]:
    """The code of a kind of error and of every kind above it, the root left out."""
    above = (one for one in kind.__mro__ if isinstance(one, type) and issubclass(one, HubError))
    return frozenset(one.code for one in above if one is not HubError)


def fits(error: HubError, codes: Collection[str], *, any_word: str | None = None) -> bool:
    """Whether the error is one of the codes or lies below one; `any_word` among them admits every refusal.

    A defect is a fault of the hub, and a store that does not answer refuses nothing: they fit only their own
    codes.
    """
    own = lineage(type(error))
    if own & frozenset(codes):
        return True
    return any_word in codes and not own & _NO_REFUSALS


def is_below(code: str, above: Collection[str]) -> bool:
    """Whether a code of the tree is one of these or lies below one of them."""
    return any(kind.code == code and lineage(kind) & frozenset(above) for kind in _kinds(HubError))


def _kinds(root: type[HubError]) -> list[type[HubError]]:
    return [kind for below in root.__subclasses__() for kind in (below, *_kinds(below))]
