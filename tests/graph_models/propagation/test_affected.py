"""A change of a link is traced back to every listing whose result it changes."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph_models.entities.link import Link
from graph_models.propagation.affected import trace_back
from graph_models.vocabulary import PartsPerMillion
from tests.graph_models.propagation.answering import asked_for, played
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
    """Where the two results differ, the listing is named, bound or found among what is traced back."""
    links = {each.id: each for each in (*before.links, *after.links)}
    traced, rounds = played(trace_back([before.rule], link), links.values(), before.kinds)
    assert all(rounds)
    assert all(times == 1 for times in Counter(asked_for(rounds)).values())
    old, new = before.derived(), after.derived()
    if old != new:
        touched = {before.listing.subject} | {each.subject for each in (*old, *new)}
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
