"""The cross-checks of a catalogue: what a schema cannot see. Every fault is collected, none is repaired."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from graph_models.catalogue.model import (
    DecidedTerm,
    LegalBasis,
    Length,
    ListType,
    Measure,
    OpenTerm,
    Rule,
    Term,
)
from graph_models.catalogue.problems import Problem
from graph_models.catalogue.walks import walk_faults
from graph_models.civil_time import add_months
from graph_models.vocabulary import BasisId, Domain, Effect, SubjectKind, Survival

SCOPED: Final = frozenset({Domain.LICENSING, Domain.OFFICE, Domain.EMPLOYMENT})
"""The domains in which every matter has a kind (DESIGN section 7)."""

_SOME_DAY: Final = date(2001, 1, 1)
"""Lengths are compared from here, over years without a leap day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What rows may refer to: every id that some file declares, its row being sound or not.

    `takes` holds the kinds of subject that a list takes, `kinds` the domains of each kind of matter.
    """

    bases: frozenset[str]
    measures: frozenset[str]
    list_types: frozenset[str]
    takes: Mapping[str, frozenset[SubjectKind]]
    kinds: Mapping[str, frozenset[Domain]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A typed row and where it stands.

    A supplement may leave a rule without kinds of matter: it then binds in every matter of its domains.
    """

    file: str
    place: str
    supplement: bool
    row: LegalBasis | Measure | ListType | Rule


class _Dated(Protocol):
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date: ...


def faults(placed: Iterable[Placed], known: Known) -> tuple[Problem, ...]:
    """Every fault of these rows, in their order."""
    return tuple(Problem(file=one.file, row=one.place, text=text) for one in placed for text in _row_faults(one, known))


def _row_faults(one: Placed, known: Known) -> Iterator[str]:
    row = one.row
    if not isinstance(row, Measure):
        yield from _span_faults(row)
    if not isinstance(row, LegalBasis):
        yield from _basis_faults(row.basis, known)
    if isinstance(row, ListType | Rule):
        yield from _term_faults(row.term)
    if isinstance(row, Rule):
        yield from _rule_faults(row, known)
        yield from _scope_faults(row, known)
        yield from walk_faults(row)
        if not one.supplement:
            yield from _unscoped_faults(row)


def _span_faults(row: _Dated) -> Iterator[str]:
    if not row.valid_from < row.valid_to:
        yield "valid_to does not lie after valid_from"


def _basis_faults(basis: Iterable[BasisId], known: Known) -> Iterator[str]:
    for name in basis:
        if name not in known.bases:
            yield f"unknown legal basis {name}"


def _term_faults(term: Term) -> Iterator[str]:
    if isinstance(term, DecidedTerm) and _end(term.minimum) > _end(term.maximum):
        yield "the term's minimum is longer than its maximum"


def _end(length: Length) -> date:
    return add_months(_SOME_DAY, length.months) + timedelta(days=length.days)


def _rule_faults(rule: Rule, known: Known) -> Iterator[str]:
    if rule.measure not in known.measures:
        yield f"unknown measure {rule.measure}"
    if rule.list_type not in known.list_types:
        yield f"unknown list {rule.list_type}"
    excess = rule.listed - known.takes.get(rule.list_type, rule.listed)
    if excess:
        yield f"the list takes no {' or '.join(sorted(excess))}"
    if Domain.BANKING in rule.domains and rule.effect is not Effect.REFERENCE:
        yield f"towards banks the effect is always REFERENCE, not {rule.effect}"
    if Survival.EXPIRY in rule.survives and rule.term is OpenTerm.LISTING:
        yield "what outlives the listing needs a term of its own"


def _scope_faults(rule: Rule, known: Known) -> Iterator[str]:
    met: frozenset[Domain] = frozenset()
    for kind in sorted(rule.scope.kinds):
        domains = known.kinds.get(kind, frozenset())
        met |= domains
        if not domains:
            yield f"unknown kind of matter {kind}"
        elif not domains & rule.domains:
            yield f"{kind} is a kind of {' and '.join(sorted(domains))}, not of the rule's domains"
    if met:  # a scope of unknown kinds only is blamed once
        for domain in sorted(rule.domains - met):
            yield f"the scope has no kind of {domain}: there the rule binds in nothing"


def _unscoped_faults(rule: Rule) -> Iterator[str]:
    if rule.scope.kinds or rule.scope.from_listing:
        return
    for domain in sorted(rule.domains & SCOPED):
        yield f"in {domain} a national rule names the kinds of matter it binds in"
