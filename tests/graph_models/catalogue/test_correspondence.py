"""Every row of the survey of law has its rules or a reason, and every rule stands for a row."""

import re
from pathlib import Path

import pytest

from graph_models.catalogue.correspondence import LawSection, correspondence
from graph_models.catalogue.model import Catalogue

LAW = Path(__file__).parents[3].parent / "shared" / "law.md"
SECTIONS = correspondence()


def test_every_rule_that_is_named_is_shipped_and_every_shipped_rule_is_named(everything: Catalogue) -> None:
    named = {rule for section in SECTIONS for row in section.rows for rule in row.rules}
    assert named == set(everything.rules)


def test_a_row_without_rules_has_a_reason() -> None:
    silent = [row.id for section in SECTIONS for row in section.rows if not row.rules and not row.reason]
    assert silent == []


def test_row_ids_are_unique_and_lie_in_their_section() -> None:
    ids = [row.id for section in SECTIONS for row in section.rows]
    assert len(set(ids)) == len(ids)
    assert all(row.id.startswith(f"{section.id}/") for section in SECTIONS for row in section.rows)


def test_every_list_stands_for_a_row(everything: Catalogue) -> None:
    ids = {row.id for section in SECTIONS for row in section.rows}
    assert {row.law_row for row in everything.list_types.values()} <= ids


@pytest.mark.skipif(not LAW.is_file(), reason="the survey of law beside the project is missing")
@pytest.mark.parametrize("section", [section for section in SECTIONS if section.id != "10"], ids=lambda s: s.id)
def test_the_rows_are_those_of_the_survey_in_their_order(section: LawSection) -> None:
    assert [row.text for row in section.rows] == first_cells(LAW.read_text(encoding="utf-8"), section.id)


def first_cells(text: str, section: str) -> list[str]:
    """The first cell of each row of a section's tables, without their heads."""
    cells: list[str] = []
    here = False
    for line in text.splitlines():
        heading = re.match(r"##+ ([0-9.]+?)\.? ", line)
        if heading:
            here = heading[1] == section
        if here and line.startswith("|---"):
            cells.pop()
        elif here and line.startswith("|"):
            cells.append(line.split("|")[1].strip())
    return cells
