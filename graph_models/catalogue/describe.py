"""Whom a listing on a list would reach, and why: the list and its rules in plain words."""

from dataclasses import dataclass
from datetime import date

from graph_models.catalogue.model import Catalogue, Confidence, LegalBasis, ListType, Rule
from graph_models.catalogue.phrases import SUBJECTS, matters_text, repair_text, term_text, whom_text
from graph_models.civil_time import FOREVER
from graph_models.errors import NotFound
from graph_models.vocabulary import BasisId, ListTypeId, Territory


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDescription:
    """One rule in words. `by_order` says that it is never derived: a body decides it case by case."""

    id: str
    measure: str
    domains: tuple[str, ...]
    effect: str
    whom: str
    matters: str
    territory: str
    term: str
    survives: tuple[str, ...]
    by_order: bool
    basis: tuple[str, ...]
    confidence: str
    in_force: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDescription:
    """One list in words, with its rules in the order of their ids."""

    id: str
    name: str
    list_class: str
    listed: tuple[str, ...]
    minors_refused: bool
    notice_required: bool
    publication_required: bool
    act_date_required: bool
    term: str
    repair: str
    basis: tuple[str, ...]
    confidence: str
    in_force: str
    note: str | None
    editions: tuple[str, ...]
    rules: tuple[RuleDescription, ...]


def describe(catalogue: Catalogue, list_type: ListTypeId) -> ListDescription:
    """Every list row and rule row of a list, of whatever date. Errors: NotFound for an id that is no list."""
    row = catalogue.list_types.get(list_type)
    if row is None:
        raise NotFound("the catalogue has no such list")
    rules = [rule for rule in catalogue.rules.values() if rule.list_type == list_type]
    return ListDescription(
        id=row.id,
        name=row.name,
        list_class=row.list_class,
        listed=tuple(SUBJECTS[kind] for kind in sorted(row.listed)),
        minors_refused=row.minors_refused,
        notice_required=row.notice_required,
        publication_required=row.publication_required,
        act_date_required=any(rule.asks_for_the_act and not rule.requires_order for rule in rules),
        term=term_text(row.term),
        repair=repair_text(row.repair),
        basis=_titles(catalogue, row.basis),
        confidence=_confidence(row.confidence),
        in_force=in_force_text(row),
        note=row.note,
        editions=_editions(catalogue, row, rules),
        rules=tuple(_describe_rule(catalogue, rule) for rule in rules),
    )


def _describe_rule(catalogue: Catalogue, rule: Rule) -> RuleDescription:
    measure = catalogue.measures[rule.measure]
    return RuleDescription(
        id=rule.id,
        measure=f"{measure.id} {measure.name}",
        domains=tuple(sorted(rule.domains)),
        effect=rule.effect,
        whom=whom_text(rule),
        matters=matters_text(rule, catalogue),
        territory="everywhere" if rule.territory is Territory.NATIONAL else "in the issuer's region",
        term=term_text(rule.term),
        survives=tuple(sorted(rule.survives)),
        by_order=rule.requires_order,
        basis=_titles(catalogue, rule.basis),
        confidence=_confidence(rule.confidence),
        in_force=in_force_text(rule),
        note=rule.note,
    )


def _titles(catalogue: Catalogue, basis: tuple[BasisId, ...]) -> tuple[str, ...]:
    return tuple(catalogue.legal_bases[name].title for name in basis)


def _editions(catalogue: Catalogue, row: ListType, rules: list[Rule]) -> tuple[str, ...]:
    """What is known of every article that the list or a rule of it rests on, each once."""
    names = dict.fromkeys([*row.basis, *(name for rule in rules for name in rule.basis)])
    articles = (catalogue.legal_bases[name] for name in names)
    return tuple(_edition(article) for article in articles)


def _edition(article: LegalBasis) -> str:
    edition = article.edition or "edition not recorded"
    return f"{article.id}  {article.title} [{_confidence(article.confidence)}]: {edition}"


def describe_list(catalogue: Catalogue, list_type: ListTypeId) -> tuple[str, ...]:
    """The lines that `hub catalogue show` prints. Errors: NotFound for an id that is no list."""
    row = describe(catalogue, list_type)
    head = [
        f"{row.name} ({row.id}, {row.list_class})",
        f"  who is listed  {', '.join(row.listed)}" + ("; no minors" if row.minors_refused else ""),
        f"  before         {_before(row)}",
        f"  term           {row.term}",
        f"  repair         {row.repair}",
        f"  law            {'; '.join(row.basis)} [{row.confidence}]",
        *_extra(row, indent="  "),
    ]
    rules = [line for rule in row.rules for line in _rule_lines(rule)]
    none = ["", "  No rule: a listing on this list restricts nobody."]
    return (*head, *(rules or none), "", "  articles", *(f"    {text}" for text in row.editions))


def _before(row: ListDescription) -> str:
    needs = [
        ("prior notice and hearing", row.notice_required),
        ("publication", row.publication_required),
        ("the date of the act in the decision", row.act_date_required),
    ]
    return ", ".join(text for text, needed in needs if needed) or "nothing"


def _rule_lines(rule: RuleDescription) -> list[str]:
    outlives = f"; outlives {' and '.join(rule.survives)}" if rule.survives else ""
    order = "; only by an order of the body in charge, never derived" if rule.by_order else ""
    return [
        "",
        f"  {rule.effect} in {', '.join(rule.domains)} ({rule.id})",
        f"    whom     {rule.whom}",
        f"    matters  {rule.matters}, {rule.territory}",
        f"    term     {rule.term}{outlives}{order}",
        f"    measure  {rule.measure}",
        f"    law      {'; '.join(rule.basis)} [{rule.confidence}]",
        *_extra(rule, indent="    "),
    ]


def _extra(row: ListDescription | RuleDescription, *, indent: str) -> list[str]:
    lines = [] if row.in_force == "always" else [f"{indent}decisions {row.in_force}"]
    return lines if row.note is None else [*lines, f"{indent}note: {row.note}"]


def _confidence(tag: Confidence | None) -> str:
    return "no confidence tag" if tag is None else str(tag)


def in_force_text(row: LegalBasis | ListType | Rule) -> str:
    """The decision dates that a row governs, `always` where it has no date."""
    start = "" if row.valid_from == date.min else f"from {row.valid_from}"
    end = "" if row.valid_to == FOREVER else f"before {row.valid_to}"
    return " and ".join(part for part in (start, end) if part) or "always"
