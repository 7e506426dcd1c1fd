"""A short notation for rules and lists, so that the expected values of the shipped law fit on a line each."""

from typing import assert_never

from graph_models.catalogue.model import (
    CappedTerm,
    DecidedTerm,
    FindingStep,
    FixedTerm,
    Length,
    LinkStep,
    ListType,
    OpenTerm,
    RepairMode,
    Rule,
    Step,
    Term,
)
from graph_models.vocabulary import FindingKind, LinkKind, SubjectKind

KINDS = {SubjectKind.ORGANISATION: "O", SubjectKind.PERSON: "P", SubjectKind.VEHICLE: "V"}
LINKS = {
    LinkKind.LEGAL_REPRESENTATIVE_OF: "LR",
    LinkKind.PRINCIPAL_OF: "MH",
    LinkKind.ACTUAL_CONTROLLER_OF: "AC",
    LinkKind.SENIOR_MANAGER_OF: "SM",
    LinkKind.INVESTOR_IN: "INV",
    LinkKind.SHAREHOLDER_OF: "SH",
}
FINDINGS = {
    FindingKind.DIRECTLY_RESPONSIBLE: "DM",
    FindingKind.OTHER_RESPONSIBLE: "DR",
    FindingKind.PERSONALLY_LIABLE: "liable",
    FindingKind.PUNISHED: "punished",
}


def rule_line(rule: Rule) -> str:
    """Such as `O: LR AT_ACT liable -> P | PROHIBIT OFFICE company-officer | 36m DECISION +`."""
    scope = "(listing)" if rule.scope.from_listing else " ".join(sorted(rule.scope.kinds))
    where = " ".join(part for part in (" ".join(sorted(rule.domains)), scope) if part)
    survives = {0: "", 1: " +1", 2: " +"}[len(rule.survives)]
    order = ", by ORDER" if rule.requires_order else ""
    whom = f"{_kinds(rule.listed)}: {_whom(rule)}"
    return f"{whom} | {rule.effect} {where} | {term_text(rule.term)}{survives}{order}"


def list_line(row: ListType) -> str:
    """Such as `OP | SERIOUS_LIST | 36m EFFECTIVE | 12m DECISION`."""
    minors = " no minors" if row.minors_refused else ""
    published = " published" if row.publication_required else ""
    return f"{_kinds(row.listed)}{minors} | {row.list_class}{published} | {term_text(row.term)} | {_repair(row)}"


def term_text(term: Term) -> str:
    """A term; a list that has none stands until it is lifted."""
    match term:
        case FixedTerm():
            return f"{_length(term.length)} {term.anchor}"
        case DecidedTerm():
            return f"{_length(term.minimum)}..{_length(term.maximum)} {term.anchor}"
        case CappedTerm():
            return f"up to {_length(term.maximum)} {term.anchor}"
        case OpenTerm():
            return term.value
    assert_never(term)


def _kinds(kinds: frozenset[SubjectKind]) -> str:
    return "".join(KINDS[kind] for kind in sorted(kinds))


def _length(length: Length) -> str:
    months = f"{length.months}m" if length.months else ""
    return months + (f"{length.days}d" if length.days else "")


def _repair(row: ListType) -> str:
    repair = row.repair
    if repair.mode is not RepairMode.BY_APPLICATION:
        return repair.mode.value
    earliest = f"{_length(repair.earliest)} {repair.earliest_anchor}" if repair.earliest else "any time"
    corrected = f" +{_length(repair.after_correction)}" if repair.after_correction else ""
    return f"{earliest}{corrected} {len(repair.conditions)} conditions"


def _whom(rule: Rule) -> str:
    if rule.reach is None:
        return "self"
    times = f" x{rule.reach.repeat}" if rule.reach.repeat > 1 else ""
    return " > ".join(_step(step) for step in rule.reach.walk) + times + f" -> {_kinds(rule.binds)}"


def _step(step: Step) -> str:
    if isinstance(step, FindingStep):
        return "+".join(sorted(FINDINGS[finding] for finding in step.findings))
    return _link_step(step)


def _link_step(step: LinkStep) -> str:
    parts = [
        "+".join(sorted(LINKS[link] for link in step.links)),
        "" if step.toward == "FROM" else str(step.toward),
        step.when.value,
        "" if step.release is None else step.release.value,
        "" if step.share_at_least is None else str(step.share_at_least),
        "+".join(sorted(FINDINGS[finding] for finding in step.found)),
    ]
    return " ".join(part for part in parts if part)
