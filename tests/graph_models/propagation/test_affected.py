"""A change of a link is traced back to every listing whose result it changes."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph_models.catalogue.model import Rule
from graph_models.entities.link import Link
from graph_models.propagation.affected import trace_back
from graph_models.vocabulary import FindingKind, LinkKind, PartsPerMillion, Toward
from tests.graph_models.propagation.answering import asked_for, played
from tests.graph_models.propagation.builders import RULE, finds, holds, kind_of_example, over, represents, walks
from tests.graph_models.propagation.generated import Chance, link_by, worlds
from tests.graph_models.propagation.worlds import LAWS, SUBJECTS, World

CHANCES = st.randoms(use_true_random=True)


def changed(link: Link, chance: Chance) -> Link:
    """The link with another validity, another share, or as a nominee's holding."""
    ended = replace(link, valid_to=link.valid_from + timedelta(days=chance.randint(1, 30)))
    return chance.choice(
        (
            ended,
            replace(link, valid_from=link.valid_from - timedelta(days=chance.randint(1, 20))),
            replace(link, share=PartsPerMillion(chance.randint(0, 1_000_000))),
            replace(link, nominee=not link.nominee),
        )
    )


def assert_traced(before: World, after: World, link: Link) -> None:
    """Where the two results differ, the listing can be found before the change by what is traced back."""
    links = {each.id: each for each in (*before.links, *after.links)}
    traced, rounds = played(trace_back([before.rule], link), links.values(), before.kinds)
    assert all(rounds)
    assert all(times == 1 for times in Counter(asked_for(rounds)).values())
    old = before.derived()
    if old != after.derived():
        touched = {before.listing.subject} | {each.subject for each in old}
        touched |= {finding.person for finding in before.listing.decision.findings}
        assert touched & traced


@LAWS
@given(worlds(), CHANCES)
def test_a_link_that_is_added_or_taken_away_is_traced(world: World, chance: Chance) -> None:
    link = link_by(chance, 99, SUBJECTS[:4])
    more = world.with_links((*world.links, link))
    assert_traced(world, more, link)
    assert_traced(more, world, link)


@LAWS
@given(worlds(), CHANCES)
def test_a_link_that_is_changed_is_traced(world: World, chance: Chance) -> None:
    link = link_by(chance, 99, SUBJECTS[:4])
    before = world.with_links((*world.links, link))
    after = world.with_links((*world.links, changed(link, chance)))
    assert_traced(before, after, link)
    assert_traced(after, before, link)


def traced_by(rule: Rule, link: Link, *others: Link) -> tuple[set[str], int]:
    """Whom the link leads back to, and in how many rounds."""
    links = (link, *others)
    kinds = {subject: kind_of_example(subject) for each in links for subject in (each.start, each.end)}
    traced, rounds = played(trace_back([rule], link), links, kinds)
    return set(traced), len(rounds)


def test_a_walk_of_one_step_is_traced_to_the_near_end_without_a_question() -> None:
    roles = walks(over(LinkKind.LEGAL_REPRESENTATIVE_OF))
    assert traced_by(roles, represents("p", "A"), represents("q", "A")) == ({"A"}, 0)
    control = walks(over(LinkKind.SHAREHOLDER_OF, toward=Toward.TO), repeat=8)
    assert traced_by(control, holds("A", "B", 60), holds("M", "A", 60)) == ({"A"}, 0)


def test_a_longer_walk_is_traced_step_by_step() -> None:
    sisters = walks(over(LinkKind.LEGAL_REPRESENTATIVE_OF), over(LinkKind.LEGAL_REPRESENTATIVE_OF, toward=Toward.TO))
    others = [represents("p", "A"), represents("p", "C"), represents("q", "D")]
    assert traced_by(sisters, represents("p", "B"), *others) == ({"p", "A", "B", "C"}, 1)


def test_whom_a_finding_reached_is_where_the_tracing_ends() -> None:
    rule = walks(finds(FindingKind.PUNISHED), over(LinkKind.LEGAL_REPRESENTATIVE_OF, toward=Toward.TO))
    assert traced_by(rule, represents("p", "B"), represents("p", "A")) == ({"p"}, 0)


def test_a_link_that_no_rule_walks_affects_nobody() -> None:
    rule = walks(over(LinkKind.LEGAL_REPRESENTATIVE_OF))
    assert traced_by(rule, holds("A", "B", 60)) == (set(), 0)
    assert traced_by(RULE, represents("p", "A")) == (set(), 0)
