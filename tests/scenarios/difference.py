"""How a difference between a story and the hub is said: what was expected, and what came."""

from collections.abc import Collection, Iterable, Iterator


def of_sets(what: str, expected: Iterable[str], found: Collection[str]) -> Iterator[str]:
    """A difference where the two are not the same set."""
    wanted = set(expected)
    if wanted != set(found):
        yield f"{what}: expected {shown(wanted)}, got {shown(found)}"


def of_values(what: str, expected: object, found: object) -> Iterator[str]:
    """A difference where something is expected (not None) and another value came."""
    if expected is not None and expected != found:
        yield f"{what}: expected {expected}, got {found}"


def missing(what: str, expected: Iterable[str], found: Collection[str]) -> Iterator[str]:
    """A difference where something expected is not among what came."""
    lacking = set(expected) - set(found)
    if lacking:
        yield f"{what}: {shown(lacking)} missing, got {shown(found)}"


def unwanted(what: str, never: Iterable[str], found: Collection[str]) -> Iterator[str]:
    """A difference where something that must not be there came."""
    surplus = set(never) & set(found)
    if surplus:
        yield f"{what}: {shown(surplus)} must not be there"


def shown(words: Iterable[str]) -> str:
    """Words as a list that a person reads, in order."""
    return f"[{', '.join(sorted(str(word) for word in words))}]"
