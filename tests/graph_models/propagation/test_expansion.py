"""What is wanted becomes the fewest expansions that ask for exactly it."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from graph_models.propagation.expansion import Expansion, Wanted, expansions
from graph_models.vocabulary import LinkKind, SubjectId, Toward
from tests.graph_models.propagation.answering import asked_for

OWNS, DRIVES = LinkKind.OWNS, LinkKind.DRIVES
WANTED: st.SearchStrategy[Wanted] = st.tuples(
    st.sampled_from([OWNS, DRIVES, LinkKind.OPERATES]),
    st.sampled_from(Toward),
    st.sampled_from([SubjectId("a"), SubjectId("b"), SubjectId("c")]),
)


@given(st.frozensets(WANTED))
def test_each_thing_wanted_is_asked_for_once_and_nothing_else(wanted: frozenset[Wanted]) -> None:
    assert Counter(asked_for([expansions(wanted)])) == Counter(wanted)


def test_subjects_that_want_the_same_kinds_share_an_expansion() -> None:
    a, b, c = SubjectId("a"), SubjectId("b"), SubjectId("c")
    wanted: list[Wanted] = [(OWNS, Toward.TO, a), (OWNS, Toward.TO, b), (DRIVES, Toward.TO, b)]
    wanted += [(DRIVES, Toward.TO, a), (OWNS, Toward.FROM, a), (OWNS, Toward.TO, c)]
    assert expansions(wanted) == (
        Expansion(kinds=frozenset({OWNS}), toward=Toward.FROM, subjects=frozenset({a})),
        Expansion(kinds=frozenset({OWNS, DRIVES}), toward=Toward.TO, subjects=frozenset({a, b})),
        Expansion(kinds=frozenset({OWNS}), toward=Toward.TO, subjects=frozenset({c})),
    )
