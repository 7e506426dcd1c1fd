"""Which links a store has to give so that `derive` can decide: asked round by round, without any I/O.

The walks of all rules run on the graph gathered so far and stop where they need links that were not asked
for yet. So nothing is asked that no walk of some rule can use: holdings too small, links that miss the
base or the act and subjects that the rule does not bind are never expanded, and `derive` on the result
decides as on the whole graph.
"""

from collections.abc import Generator, Iterator, Sequence

from graph_models.catalogue.model import Rule
from graph_models.entities.listing import Listing
from graph_models.intervals import IntervalSet
from graph_models.propagation.expansion import Expansion, GatheredLink, Wanted, add_rows, expansions
from graph_models.propagation.premises import Premises
from graph_models.propagation.standing import Standing
from graph_models.propagation.subject_graph import SubjectGraph, add_subject, new_graph
from graph_models.propagation.walking import Need, Walking
from graph_models.vocabulary import SubjectKind


def gather(
    listing: Listing, standing: Standing, rules_with_days: Sequence[tuple[Rule, IntervalSet]]
) -> Generator[tuple[Expansion, ...], Sequence[GatheredLink], SubjectGraph]:
    """Gather the graph for these rules, each with its base; send the rows of every round back in.

    The rules share their rounds. A round is never empty, and no (kind, direction, subject) is asked for
    twice. The graph holds the listed subject and the persons of the decision's findings besides.
    """
    graph = new_graph()
    for finding in listing.decision.findings:
        add_subject(graph, finding.person, SubjectKind.PERSON)
    add_subject(graph, listing.subject, listing.subject_kind)
    premises = Premises.of(listing, standing)
    pursuits = [
        _Pursuit(Walking(graph, premises, rule).walk(rule.reach, days))
        for rule, days in rules_with_days
        if rule.reach is not None
    ]
    asked: set[Wanted] = set()
    while wanted := {each for pursuit in pursuits for each in pursuit.wanted_beyond(asked)}:
        asked |= wanted
        add_rows(graph, (yield expansions(wanted)))
    return graph


class _Pursuit:
    """The walks of one rule, held where they need links that are not gathered yet."""

    def __init__(self, needs: Iterator[Need]) -> None:
        self._needs = needs
        self._need = next(needs, None)

    def wanted_beyond(self, asked: set[Wanted]) -> frozenset[Wanted]:
        """Walk on as far as what was asked for allows, and say what is wanted next; nothing at the end."""
        while self._need is not None:
            wanted = _wanted(self._need) - asked
            if wanted:
                return wanted
            self._need = next(self._needs, None)
        return frozenset()


def _wanted(need: Need) -> frozenset[Wanted]:
    return frozenset((kind, need.step.toward, subject) for subject in need.subjects for kind in need.step.links)
