"""Which rules stand for which row of the survey of law, in its order, or why a row has none."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from graph_models.catalogue.documents import load_yaml
from graph_models.vocabulary import RuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRow:
    """One row: its id (such as `2/wage-arrears`), its first cell, its rules, and what they do not carry."""

    id: str
    text: str
    rules: tuple[RuleId, ...]
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawSection:
    """A table of the survey."""

    id: str
    title: str
    rows: tuple[LawRow, ...]


def correspondence() -> tuple[LawSection, ...]:
    """The shipped correspondence, section by section."""
    text = (files("graph_models.catalogue") / "data" / "correspondence.yaml").read_text(encoding="utf-8")
    content: Any = load_yaml(text)
    return tuple(
        LawSection(id=section["id"], title=section["title"], rows=tuple(_row(row) for row in section["rows"]))
        for section in content["sections"]
    )


def _row(row: Mapping[str, Any]) -> LawRow:
    return LawRow(
        id=row["id"],
        text=row["row"],
        rules=tuple(RuleId(rule) for rule in row["rules"]),
        reason=row.get("reason"),
    )
