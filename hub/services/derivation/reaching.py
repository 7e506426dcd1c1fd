"""Which lists a change of a link can touch: rules sorted by the step that takes the link."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from graph_models.catalogue.model import Catalogue, LinkStep, Rule
from graph_models.entities.link import Link
from graph_models.vocabulary import LinkKind, ListTypeId, SubjectId, Toward


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaching:
    """`first` holds, for a kind of link, the ends from which walks begin with it; `later` rules that take it later."""

    first: dict[LinkKind, dict[Toward, frozenset[ListTypeId]]]
    later: dict[LinkKind, tuple[Rule, ...]]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Self:
        """The rules of a catalogue, sorted."""
        first: dict[LinkKind, dict[Toward, set[ListTypeId]]] = defaultdict(lambda: defaultdict(set))
        later: dict[LinkKind, set[Rule]] = defaultdict(set)
        for rule in catalogue.rules.values():
            for taken, step in enumerate(rule.reach.walk if rule.reach else ()):
                if not isinstance(step, LinkStep):
                    continue
                for kind in step.links:
                    if taken:
                        later[kind].add(rule)
                    else:
                        first[kind][step.toward].add(rule.list_type)
        return cls(
            first={kind: {toward: frozenset(lists) for toward, lists in ends.items()} for kind, ends in first.items()},
            later={kind: tuple(sorted(rules, key=lambda rule: rule.id)) for kind, rules in later.items()},
        )

    def starts(self, links: Sequence[Link]) -> dict[SubjectId, set[ListTypeId]]:
        """The near ends of links with which walks begin, and the lists whose rules walk so."""
        found: dict[SubjectId, set[ListTypeId]] = defaultdict(set)
        for link in links:
            for toward, lists in self.first.get(link.kind, {}).items():
                found[link.start if toward is Toward.TO else link.end] |= lists
        return found
