"""Plain English for the parts of a list or rule, with the Chinese legal terms beside it."""

from typing import Final

from graph_models.catalogue.model import (
    CappedTerm,
    Catalogue,
    DecidedTerm,
    FindingStep,
    FixedTerm,
    Length,
    LinkStep,
    OpenTerm,
    RepairMode,
    RepairPolicy,
    Rule,
    Step,
    Term,
)
from graph_models.vocabulary import (
    Anchor,
    FindingKind,
    LinkKind,
    PartsPerMillion,
    Release,
    RepairCondition,
    SubjectKind,
    Toward,
    When,
)

SUBJECTS: Final = {
    SubjectKind.ORGANISATION: "organisation",
    SubjectKind.PERSON: "person",
    SubjectKind.VEHICLE: "vehicle",
}
ROLES: Final = {
    LinkKind.LEGAL_REPRESENTATIVE_OF: "legal representative 法定代表人",
    LinkKind.PRINCIPAL_OF: "principal 主要负责人",
    LinkKind.ACTUAL_CONTROLLER_OF: "actual controller 实际控制人",
    LinkKind.DIRECTOR_OF: "director 董事",
    LinkKind.SUPERVISOR_OF: "supervisor 监事",
    LinkKind.SENIOR_MANAGER_OF: "senior manager 高级管理人员",
    LinkKind.INVESTOR_IN: "investor 投资人",
    LinkKind.SHAREHOLDER_OF: "shareholder 股东",
    LinkKind.BRANCH_OF: "branch 分支机构",
    LinkKind.SUCCESSOR_OF: "successor 承继单位",
    LinkKind.OWNS: "owner 所有人",
    LinkKind.OPERATES: "operator 经营者",
    LinkKind.DRIVES: "driver 驾驶人",
}
FINDINGS: Final = {
    FindingKind.DIRECTLY_RESPONSIBLE: "directly responsible 直接负责的主管人员",
    FindingKind.OTHER_RESPONSIBLE: "otherwise responsible 其他直接责任人员",
    FindingKind.PERSONALLY_LIABLE: "personally liable 负有个人责任",
    FindingKind.PUNISHED: "punished 受处罚",
}
ANCHORS: Final = {
    Anchor.EFFECTIVE: "the effective day",
    Anchor.DECISION: "the decision",
    Anchor.PUBLICATION: "publication",
}
CONDITIONS: Final = {
    RepairCondition.CORRECTED: "the act is corrected",
    RepairCondition.DUTIES_DONE: "all duties are done",
    RepairCondition.COMMITMENT: "a public commitment is given",
}
_WHEN: Final = {
    When.CURRENT: "while that holds",
    When.AT_ACT: "at the time of the act",
    When.AT_DECISION: "on the decision date",
}
_RELEASE: Final = {
    Release.AUTOMATIC: "free when it ends",
    Release.ON_DECISION: "a former one until the listing department releases him",
}
_MODES: Final = {
    RepairMode.ON_PERFORMANCE: "as soon as the duty is performed",
    RepairMode.AT_END: "only by the end of the term",
    RepairMode.NONE: "none; what the law fixes runs its term",
}


def length_text(length: Length) -> str:
    """Such as `5 years`, `180 days`, `1 year 6 months`."""
    years, months = divmod(length.months, 12)
    counts = ((years, "year"), (months, "month"), (length.days, "day"))
    return " ".join(f"{count} {unit}{'s' if count > 1 else ''}" for count, unit in counts if count)


def term_text(term: Term) -> str:
    """How long, and from when."""
    match term:
        case FixedTerm():
            return f"{length_text(term.length)} from {ANCHORS[term.anchor]}"
        case DecidedTerm():
            shortest, longest = length_text(term.minimum), length_text(term.maximum)
            return f"as decided, {shortest} to {longest} from {ANCHORS[term.anchor]}"
        case CappedTerm():
            longest = length_text(term.maximum)
            return f"to the stated end, at most {longest} from {ANCHORS[term.anchor]}; none stated, no end"
        case OpenTerm.LISTING:
            return "as long as the listing stands"
    return "for life"


def repair_text(repair: RepairPolicy) -> str:
    """When a listing can be repaired, and on which conditions."""
    if repair.mode is not RepairMode.BY_APPLICATION:
        return _MODES[repair.mode]
    parts = []
    if repair.earliest is not None:
        parts.append(f"{length_text(repair.earliest)} after {ANCHORS[repair.earliest_anchor]}")
    if repair.after_correction is not None:
        parts.append(f"{length_text(repair.after_correction)} after the correction")
    since = ", and ".join(parts) or "at any time"
    conditions = ", ".join(CONDITIONS[condition] for condition in repair.conditions)
    return f"by application, {since}" + (f", if {conditions}" if conditions else "")


def whom_text(rule: Rule) -> str:
    """Whom a rule binds."""
    listed = f"the listed {_either([SUBJECTS[kind] for kind in sorted(rule.listed)])}"
    if rule.reach is None:
        return f"{listed}, for itself"
    text = listed
    for step in rule.reach.walk:
        text = _step_text(step, text)
    if rule.reach.repeat > 1:
        text += f"; and so on, at most {rule.reach.repeat} times"
    return text


def _step_text(step: Step, origin: str) -> str:
    if isinstance(step, FindingStep):
        found = _either([FINDINGS[finding] for finding in sorted(step.findings)])
        return f"whom the decision on {origin} finds {found}"
    roles = _either([ROLES[link] for link in LinkKind if link in step.links])
    text = f"{roles} of {origin}" if step.toward is Toward.FROM else f"whatever {origin} is {roles} of"
    return ", ".join([text, *_link_details(step)])


def _link_details(step: LinkStep) -> list[str]:
    details = []
    if step.share_at_least is not None:
        details.append(f"by {percent_text(step.share_at_least)} or more")
    details.append(_WHEN[step.when])
    if step.release is not None:
        details.append(_RELEASE[step.release])
    if step.found:
        details.append(f"and found {_either([FINDINGS[finding] for finding in sorted(step.found)])} by the decision")
    return details


def percent_text(share: PartsPerMillion) -> str:
    """A share as per cent, without trailing noughts."""
    whole, rest = divmod(share, 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".") + " %"


def matters_text(rule: Rule, catalogue: Catalogue) -> str:
    """In which kinds of matter a rule binds."""
    if rule.scope.from_listing:
        return "the kinds that the listing states"
    names = [
        f"{kind} {row.name}"
        for (domain, kind), row in catalogue.kinds.items()
        if domain in rule.domains and kind in rule.scope.kinds
    ]
    return "; ".join(names) or "every matter"


def _either(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return ", ".join(words[:-1]) + f" or {words[-1]}"
