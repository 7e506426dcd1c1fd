"""Three slices of a real register, where they are there: what is accepted and what is set aside, by count.

Only counts are compared, so that no real name can show in a failure.
"""

from collections import Counter
from pathlib import Path

import pytest

from connectors.registry.parser import parse_registry
from connectors.registry.registration import CODE, Registration
from connectors.row import Parsed, Rejected
from graph_models.vocabulary import OrganisationKind, SourceId

SLICES = Path(__file__).parents[4] / "shared" / "data" / "registry"

pytestmark = pytest.mark.skipif(not SLICES.is_dir(), reason="../shared/data/registry is not there")


def parse(name: str) -> tuple[list[Registration], list[Rejected]]:
    with (SLICES / name).open("rb") as stream:
        rows = list(parse_registry(stream, SourceId("registry")))
    parsed = [row.value for row in rows if isinstance(row, Parsed)]
    return parsed, [row for row in rows if isinstance(row, Rejected)]


@pytest.mark.parametrize(
    ("name", "firms", "representatives", "rejected"),
    [
        ("1990-zhejiang.csv", 1_056, 1_053, {}),
        # two codes carry an organisation code whose own check character is wrong (GB 11714)
        ("1998-hubei.csv", 2_157, 2_157, {("INVALID_IDENTIFIER", CODE): 2}),
        # 38 rows are shifted by one column, three of them split once more by an unquoted comma
        (
            "2002-shanghai.csv",
            4_318,
            0,
            {("INVALID_IDENTIFIER", CODE): 35, ("WRONG_COLUMN_COUNT", None): 3},
        ),
    ],
)
def test_a_slice_is_read_but_for_its_bad_rows(
    name: str, firms: int, representatives: int, rejected: dict[tuple[str, str | None], int]
) -> None:
    parsed, set_aside = parse(name)
    assert len(parsed) == firms
    assert sum(row.link is not None for row in parsed) == representatives
    assert Counter((row.reason, row.field) for row in set_aside) == rejected


def test_codes_in_lower_case_are_read_in_normal_form() -> None:
    text = (SLICES / "1998-hubei.csv").read_text(encoding="utf-8")
    lower = {line.split(",")[1] for line in text.splitlines()[1:] if line.split(",")[1] != line.split(",")[1].upper()}
    codes = {row.organisation.source_ref for row in parse("1998-hubei.csv")[0]}
    assert len(lower) == 2
    assert len({code.upper() for code in lower} & codes) == 2


def test_kinds_follow_the_first_characters_of_the_code() -> None:
    parsed, _ = parse("1998-hubei.csv")
    kinds = Counter(row.organisation.organisation_kind for row in parsed)
    assert kinds == {
        OrganisationKind.ENTERPRISE: 2_150,
        OrganisationKind.INDIVIDUAL_BUSINESS: 3,
        OrganisationKind.OTHER: 4,
    }


def test_a_name_on_several_firms_stays_as_many_persons() -> None:
    persons = [
        row.representative
        for name in ("1990-zhejiang.csv", "1998-hubei.csv")
        for row in parse(name)[0]
        if row.representative is not None
    ]
    by_name = Counter(person.name for person in persons)
    assert len({person.ref for person in persons}) == len(persons) == 3_210
    assert sum(count > 1 for count in by_name.values()) == 94


def test_every_firm_has_a_name_without_padding() -> None:
    for name in ("1990-zhejiang.csv", "1998-hubei.csv", "2002-shanghai.csv"):
        lengths = [len(row.organisation.name or "") for row in parse(name)[0]]
        assert min(lengths) > 0
        assert max(lengths) < 60
