"""Which walks the graph allows; a sound one is taken, an impossible one is refused with its reason."""

from collections.abc import Callable

import pytest

from graph_models.catalogue.walks import far_end, near_end
from graph_models.vocabulary import LinkKind, SubjectKind, Toward
from tests.graph_models.catalogue.conftest import RULE

Problems = Callable[..., list[str]]
PLACE = "base/more.yaml: rules: some-list/rule: "


def walk(steps: str, *, binds: str = "[PERSON]", repeat: int = 1, more: str = "") -> str:
    """RULE with a walk."""
    return RULE + f"    reach: {{walk: [{steps}], repeat: {repeat}}}\n    binds: {binds}\n{more}"


LR = "{links: [LEGAL_REPRESENTATIVE_OF], toward: FROM, when: AT_ACT}"
OWNER = "{links: [SHAREHOLDER_OF], toward: TO, when: CURRENT, release: AUTOMATIC}"


@pytest.mark.parametrize(
    "text",
    [
        walk(LR),
        walk("{finding: [PUNISHED]}"),
        walk("{finding: [PUNISHED]}, {links: [DRIVES], toward: TO, when: AT_DECISION}", binds="[VEHICLE]"),
        walk(OWNER, binds="[ORGANISATION]", repeat=3),
        walk(f"{OWNER}, {LR}"),
        walk("{links: [SHAREHOLDER_OF, BRANCH_OF], toward: FROM, when: AT_ACT}", binds="[ORGANISATION]"),
        walk("{links: [SHAREHOLDER_OF], toward: TO, when: AT_ACT, share_at_least: 0.5}", binds="[ORGANISATION]"),
    ],
)
def test_a_walk_that_the_graph_allows_is_taken(problems: Problems, text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            walk("{links: [LEGAL_REPRESENTATIVE_OF], toward: FROM, when: CURRENT}"),
            ["a CURRENT step says what happens when the link ends: release is missing"],
        ),
        (
            walk(
                "{links: [PRINCIPAL_OF], toward: FROM, when: CURRENT, release: ON_DECISION}",
                more="    survives: [REPAIR]\n",
            ),
            ["a CURRENT step holds while the link does and survives nothing: survives REPAIR is refused"],
        ),
        (
            walk("{links: [PRINCIPAL_OF], toward: FROM, when: AT_ACT, release: ON_DECISION}"),
            ["release belongs to CURRENT steps only, this one is AT_ACT"],
        ),
        (
            walk("{links: [PRINCIPAL_OF], toward: FROM, when: AT_ACT, share_at_least: 0.5}"),
            ["share_at_least belongs to SHAREHOLDER_OF alone"],
        ),
        (
            walk(f"{LR}, {{finding: [PUNISHED]}}"),
            ["a finding step comes first in a walk"],
        ),
        (
            walk("{finding: [PUNISHED]}", repeat=2),
            ["a finding belongs to one decision: a walk with a finding step is not repeated"],
        ),
        (
            walk("{links: [DRIVES], toward: FROM, when: AT_ACT}"),
            ["no walk can take DRIVES toward FROM from ORGANISATION"],
        ),
        (
            walk(f"{LR}, {{links: [BRANCH_OF], toward: TO, when: AT_ACT}}", binds="[ORGANISATION]"),
            ["no walk can take BRANCH_OF toward TO from PERSON"],
        ),
        (
            walk(LR, binds="[ORGANISATION]"),
            ["LEGAL_REPRESENTATIVE_OF leads to PERSON, the rule binds ORGANISATION"],
        ),
        (
            walk("{finding: [PUNISHED]}", binds="[VEHICLE]"),
            ["a finding leads to PERSON, the rule binds VEHICLE"],
        ),
        (
            walk("{links: [SHAREHOLDER_OF, BRANCH_OF], toward: FROM, when: AT_ACT}"),
            ["BRANCH_OF leads to ORGANISATION, the rule binds PERSON"],
        ),
        (
            walk(LR, repeat=2),
            ["the walk is repeated, and cannot start again from PERSON"],
        ),
        (
            walk(f"{{links: [DRIVES], toward: FROM, when: AT_ACT}}, {LR}"),
            [
                "no walk can take DRIVES toward FROM from ORGANISATION",
                "no walk can take LEGAL_REPRESENTATIVE_OF toward FROM from nobody",
            ],
        ),
    ],
)
def test_a_walk_that_cannot_be_is_refused(problems: Problems, text: str, expected: list[str]) -> None:
    assert problems(text) == [PLACE + reason for reason in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LR.replace("LEGAL_REPRESENTATIVE_OF", "FRIEND_OF"), "unknown link FRIEND_OF"),
        ("{finding: [GUILTY]}", "unknown finding GUILTY"),
        (LR.replace("}", ", found: GUILTY}"), "unknown finding GUILTY"),
        (LR.replace("}", ", found: [GUILTY]}"), "unknown finding GUILTY"),
        (LR.replace("}", ", share_at_least: 0.12345678}"), "share_at_least is finer than a millionth"),
        (
            LR.replace("}", ", share_at_least: 1.5}"),
            "reach.walk.share_at_least: Decimal('1.5') is greater than the maximum of 1",
        ),
    ],
)
def test_a_word_that_the_vocabulary_lacks_is_refused(problems: Problems, text: str, expected: str) -> None:
    assert problems(walk(text)) == [PLACE + expected]


def test_a_walk_is_taken_at_least_once(problems: Problems) -> None:
    assert problems(walk(LR, repeat=0)) == [f"{PLACE}reach.repeat: 0 is less than the minimum of 1"]


def test_the_ends_of_a_link_lie_by_its_direction() -> None:
    assert near_end(LinkKind.SHAREHOLDER_OF, Toward.TO) == {SubjectKind.PERSON, SubjectKind.ORGANISATION}
    assert far_end(LinkKind.SHAREHOLDER_OF, Toward.TO) == {SubjectKind.ORGANISATION}
    assert near_end(LinkKind.DRIVES, Toward.FROM) == {SubjectKind.VEHICLE}
    assert far_end(LinkKind.DRIVES, Toward.FROM) == {SubjectKind.PERSON}
