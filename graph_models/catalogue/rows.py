"""Turns rows that fit the JSON Schema into the typed catalogue; an absent field takes the model's default.

Errors: InvalidInput where a row fits the schema and still says nothing: a day that does not exist, a share
finer than a millionth.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from graph_models.catalogue.model import (
    CappedTerm,
    Confidence,
    DecidedTerm,
    FindingStep,
    FixedTerm,
    KindOfMatter,
    LegalBasis,
    Length,
    LinkStep,
    ListType,
    Measure,
    OpenTerm,
    Reach,
    RepairMode,
    RepairPolicy,
    Rule,
    Scope,
    Step,
    Term,
)
from graph_models.civil_time import parse_day
from graph_models.errors import InvalidInput
from graph_models.vocabulary import (
    Anchor,
    BasisId,
    Domain,
    Effect,
    FindingKind,
    LinkKind,
    ListClass,
    ListTypeId,
    MatterKind,
    MeasureId,
    PartsPerMillion,
    Release,
    RepairCondition,
    RuleId,
    SubjectKind,
    Survival,
    Territory,
    Toward,
    When,
)

Row = Mapping[str, Any]

PARTS: Final = 1_000_000
"""Shares are integers in parts per million."""

_PERFORMANCE: Final = (RepairCondition.DUTIES_DONE,)
"""What a court asks for before it takes a performed debt off its list (law.md 2, first row)."""


def legal_basis(row: Row) -> LegalBasis:
    """An article."""
    return LegalBasis(
        id=BasisId(row["id"]),
        title=row["title"],
        edition=row.get("edition"),
        **_common(row),
        **_validity(row),
    )


def measure(row: Row) -> Measure:
    """An item of the national list of measures."""
    return Measure(
        id=MeasureId(row["id"]),
        name=row["name"],
        measure_class=row["class"],
        basis=_basis(row),
        edition=row.get("edition"),
        **_common(row),
    )


def kind_of_matter(row: Row) -> KindOfMatter:
    """A kind of permit, post or industry."""
    return KindOfMatter(id=MatterKind(row["id"]), domain=Domain(row["domain"]), name=row["name"])


def list_type(row: Row) -> ListType:
    """A list or register."""
    given: dict[str, Any] = {}
    if "class" in row:
        given["list_class"] = ListClass(row["class"])
    if "listed" in row:
        given["listed"] = _subject_kinds(row["listed"])
    if "repair" in row:
        given["repair"] = _repair(row["repair"])
    return ListType(
        id=ListTypeId(row["id"]),
        name=row["name"],
        basis=_basis(row),
        minors_refused=row.get("minors") == "REFUSED",
        notice_required=row.get("notice", "REQUIRED") == "REQUIRED",
        publication_required=row.get("publication") == "REQUIRED",
        term=_term(row.get("term", "LISTING")),
        law_row=row.get("law_row"),
        **given,
        **_common(row),
        **_validity(row),
    )


def rule(row: Row) -> Rule:
    """A line of the catalogue."""
    given: dict[str, Any] = {}
    if "reach" in row:
        given["reach"] = _reach(row["reach"])
    if "binds" in row:
        given["binds"] = _subject_kinds(row["binds"])
    if "territory" in row:
        given["territory"] = Territory(row["territory"])
    return Rule(
        id=RuleId(row["id"]),
        list_type=ListTypeId(row["list_type"]),
        listed=_subject_kinds(row["listed"]),
        measure=MeasureId(row["measure"]),
        domains=frozenset(Domain(name) for name in row["domains"]),
        effect=Effect(row["effect"]),
        basis=_basis(row),
        scope=_scope(row.get("scope", {"kinds": []})),
        term=_term(row.get("term", "LISTING")),
        survives=frozenset(Survival(name) for name in row.get("survives", ())),
        requires_order=row.get("requires") == "ORDER",
        **given,
        **_common(row),
        **_validity(row),
    )


def _common(row: Row) -> dict[str, Any]:
    tag = row.get("confidence")
    return {"confidence": None if tag is None else Confidence(tag), "note": row.get("note")}


def _validity(row: Row) -> dict[str, Any]:
    return {name: parse_day(row[name]) for name in ("valid_from", "valid_to") if name in row}


def _basis(row: Row) -> tuple[BasisId, ...]:
    return tuple(BasisId(name) for name in row["basis"])


def _subject_kinds(names: list[str]) -> frozenset[SubjectKind]:
    return frozenset(SubjectKind(name) for name in names)


def _scope(content: Any) -> Scope:
    if content == "LISTING":
        return Scope(from_listing=True)
    return Scope(kinds=frozenset(MatterKind(name) for name in content["kinds"]))


def _length(content: Any) -> Length:
    if isinstance(content, int):
        return Length(months=12 * content)
    months = 12 * content.get("years", 0) + content.get("months", 0)
    return Length(months=months, days=content.get("days", 0))


def _term(content: Any) -> Term:
    if isinstance(content, str):
        return OpenTerm(content)
    anchor = Anchor(content.get("anchor", Anchor.EFFECTIVE))
    if "decided" in content:
        return DecidedTerm(minimum=_length(content["min"]), maximum=_length(content["max"]), anchor=anchor)
    if "max" in content:
        return CappedTerm(maximum=_length(content["max"]), anchor=anchor)
    return FixedTerm(length=_length(content), anchor=anchor)


def _repair(content: Any) -> RepairPolicy:
    if isinstance(content, str):
        mode = RepairMode(content)
        on_performance = mode is RepairMode.ON_PERFORMANCE
        return RepairPolicy(mode=mode, conditions=_PERFORMANCE if on_performance else ())
    given: dict[str, Any] = {}
    if "earliest" in content:
        earliest = content["earliest"]
        given["earliest"] = _length(earliest)
        given["earliest_anchor"] = Anchor(earliest.get("anchor", Anchor.DECISION))
    if "after_correction" in content:
        given["after_correction"] = _length(content["after_correction"])
    if "conditions" in content:
        given["conditions"] = tuple(RepairCondition(name) for name in content["conditions"])
    return RepairPolicy(**given)


def _reach(content: Row) -> Reach:
    return Reach(walk=tuple(_step(step) for step in content["walk"]), repeat=content.get("repeat", 1))


def _step(content: Row) -> Step:
    if "finding" in content:
        return FindingStep(findings=_findings(content["finding"]))
    release = content.get("release")
    return LinkStep(
        links=frozenset(LinkKind(name) for name in content["links"]),
        toward=Toward(content["toward"]),
        when=When(content["when"]),
        release=None if release is None else Release(release),
        share_at_least=_share(content.get("share_at_least")),
        found=_findings(content.get("found", ())),
    )


def _findings(content: Any) -> frozenset[FindingKind]:
    names = (content,) if isinstance(content, str) else content
    return frozenset(FindingKind(name) for name in names)


def _share(content: Decimal | int | None) -> PartsPerMillion | None:
    if content is None:
        return None
    parts = Decimal(content) * PARTS
    if parts != parts.to_integral_value():
        raise InvalidInput("share_at_least is finer than a millionth")
    return PartsPerMillion(int(parts))
