"""From a code that the service gives to the error of the tree that has it."""

from collections.abc import Iterator, Mapping
from typing import Final

from graph_models.errors import Defect, HubError, Unavailable

_TOO_MANY: Final = "TOO_MANY_REQUESTS"


def _below(kind: type[HubError]) -> Iterator[type[HubError]]:
    for narrower in kind.__subclasses__():
        if narrower.__module__ == HubError.__module__:
            yield narrower
            yield from _below(narrower)


_KINDS: Final[Mapping[str, type[HubError]]] = {kind.code: kind for kind in _below(HubError)}


def refusal(code: str, message: str) -> HubError:
    """The error that the service means.

    A caller who asks too much asks again later: Unavailable. A code outside the tree says that the request itself was
    wrong, which is a fault of whoever wrote it: Defect.
    """
    if code == _TOO_MANY:
        return Unavailable(message)
    kind = _KINDS.get(code)
    return Defect(f"{code}: {message}") if kind is None else kind(message)
