"""Makes `docs/catalogue.md` from the data: `python -m graph_models.catalogue.render > docs/catalogue.md`."""

import sys
from collections.abc import Iterable, Iterator

from graph_models.catalogue.correspondence import LawRow, LawSection, correspondence
from graph_models.catalogue.describe import ListDescription, RuleDescription, describe, in_force_text
from graph_models.catalogue.loader import load_catalogue, national, supplement, supplements
from graph_models.catalogue.model import Catalogue

INTRODUCTION = """\
# The catalogue

This page is made from the data under `graph_models/catalogue/data`; `docs/adding-a-rule.md` says how to
change that. Make the page anew with `python -m graph_models.catalogue.render > docs/catalogue.md`; a test
compares the two.

A listing restricts somebody only where a rule below says so. Who is named by no rule is untouched.
Confidence: A the article was read in full, B in part or at second hand, C and C- not read. "By order" marks
a measure that a body decides case by case: it is shown here and never derived. The rows in force on the
decision date govern a listing; a row without dates governs every decision."""

KINDS = """\
A matter in LICENSING, OFFICE or EMPLOYMENT is asked with one of these, matched exactly. What falls under two
kinds is asked as each of them."""


def document() -> str:
    """The whole page, ending with a line feed."""
    catalogue = load_catalogue(national(), *(supplement(name) for name in supplements()))
    sections = correspondence()
    parts = [
        INTRODUCTION,
        "## Lists",
        _table(LIST_HEAD, (_list_cells(row) for row in _lists(catalogue, sections))),
        "## Rules",
        _table(RULE_HEAD, (_rule_cells(row, rule) for row in _lists(catalogue, sections) for rule in row.rules)),
        "## Measures",
        _table(MEASURE_HEAD, _measure_rows(catalogue)),
        "## Kinds of matter",
        KINDS,
        _table(KIND_HEAD, ((row.id, row.domain, row.name) for row in catalogue.kinds.values())),
        "## Row by row",
        "The rows of the survey of law (`law.md`) in their order: the rules of each, or why there is none.",
        *(part for section in sections for part in _section(section)),
        "## Articles",
        _table(BASIS_HEAD, _basis_rows(catalogue)),
    ]
    return "\n\n".join(parts) + "\n"


LIST_HEAD = ("list", "name", "class", "who is listed", "before", "term", "repair", "law", "conf.", "note")
RULE_HEAD = (
    "list",
    "rule",
    "measure",
    "domain",
    "effect",
    "whom",
    "matters",
    "term",
    "article",
    "conf.",
    "note",
)
MEASURE_HEAD = ("measure", "name", "class", "lists with a rule", "edition", "conf.", "note")
KIND_HEAD = ("kind", "domain", "name")
BASIS_HEAD = ("article", "title", "conf.", "edition", "in force", "note")
ROW_HEAD = ("row", "rules", "what has no rule, and why")


def _lists(catalogue: Catalogue, sections: Iterable[LawSection]) -> list[ListDescription]:
    """Every list in the order of the row that it stands for."""
    place = {row.id: position for position, row in enumerate(_rows(sections))}
    ordered = sorted(catalogue.list_types.values(), key=lambda row: (place[row.law_row or ""], row.id))
    return [describe(catalogue, row.id) for row in ordered]


def _rows(sections: Iterable[LawSection]) -> list[LawRow]:
    return [row for section in sections for row in section.rows]


def _list_cells(row: ListDescription) -> tuple[str, ...]:
    needs = [
        ("notice and hearing", row.notice_required),
        ("publication", row.publication_required),
        ("act date", row.act_date_required),
    ]
    before = ", ".join(text for text, needed in needs if needed)
    listed = ", ".join(row.listed) + ("; no minors" if row.minors_refused else "")
    note = " ".join(text for text in (_dated(row.in_force), row.note) if text)
    law = "; ".join(row.basis)
    return (row.id, row.name, row.list_class, listed, before, row.term, row.repair, law, row.confidence, note)


def _rule_cells(row: ListDescription, rule: RuleDescription) -> tuple[str, ...]:
    outlives = f", outlives {' and '.join(rule.survives)}" if rule.survives else ""
    order = "; by order" if rule.by_order else ""
    note = " ".join(text for text in (_dated(rule.in_force), rule.note) if text)
    return (
        row.id,
        rule.id,
        rule.measure,
        ", ".join(rule.domains),
        rule.effect + order,
        rule.whom,
        rule.matters,
        rule.term + outlives,
        "; ".join(rule.basis),
        rule.confidence,
        note,
    )


def _dated(in_force: str) -> str:
    return "" if in_force == "always" else f"Decisions {in_force}."


def _measure_rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for row in catalogue.measures.values():
        lists = sorted({rule.list_type for rule in catalogue.rules.values() if rule.measure == row.id})
        names = ", ".join(lists) or "none"
        tag, edition = str(row.confidence), row.edition or ""
        yield (row.id, row.name, row.measure_class, names, edition, tag, row.note or "")


def _basis_rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for row in catalogue.legal_bases.values():
        dates = in_force_text(row)
        yield (row.id, row.title, str(row.confidence), row.edition or "", dates, row.note or "")


def _section(section: LawSection) -> tuple[str, str]:
    cells = ((row.text, ", ".join(row.rules) or "none", row.reason or "") for row in section.rows)
    return f"### {section.id} {section.title}", _table(ROW_HEAD, cells)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":  # pragma: no cover - the one line that prints; `document` is what tests read
    sys.stdout.write(document())
