"""Holds the walk of a rule against the graph: which links can follow each other, whom the last reaches."""

from collections.abc import Iterator

from graph_models.catalogue.model import FindingStep, LinkStep, Reach, Rule
from graph_models.vocabulary import LINK_ENDS, LinkKind, SubjectKind, Survival, Toward, When


def near_end(link: LinkKind, toward: Toward) -> frozenset[SubjectKind]:
    """The kinds of subject from which a step can take this link."""
    start, end = LINK_ENDS[link]
    return end if toward is Toward.FROM else start


def far_end(link: LinkKind, toward: Toward) -> frozenset[SubjectKind]:
    """The kinds of subject that a step can reach by this link."""
    start, end = LINK_ENDS[link]
    return start if toward is Toward.FROM else end


def walk_faults(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule's walk, one text a fault; nothing for a rule on the listed subject itself."""
    if rule.reach is None:
        return
    standing = rule.listed
    for position, step in enumerate(rule.reach.walk):
        if isinstance(step, FindingStep):
            yield from _finding_faults(rule.reach, position)
            standing = frozenset({SubjectKind.PERSON})
        else:
            yield from _link_faults(step, rule)
            yield from _chain_faults(step, standing)
            standing = _reached(step, standing)
    yield from _end_faults(rule, standing)


def _finding_faults(reach: Reach, position: int) -> Iterator[str]:
    if position > 0:
        yield "a finding step comes first in a walk"
    if reach.repeat > 1:
        yield "a finding belongs to one decision: a walk with a finding step is not repeated"


def _link_faults(step: LinkStep, rule: Rule) -> Iterator[str]:
    if step.when is When.CURRENT and step.release is None:
        yield "a CURRENT step says what happens when the link ends: release is missing"
    if step.when is When.CURRENT and rule.survives:
        names = ", ".join(sorted(Survival(name) for name in rule.survives))
        yield f"a CURRENT step holds while the link does and survives nothing: survives {names} is refused"
    if step.when is not When.CURRENT and step.release is not None:
        yield f"release belongs to CURRENT steps only, this one is {step.when}"
    if step.share_at_least is not None and step.links != {LinkKind.SHAREHOLDER_OF}:
        yield "share_at_least belongs to SHAREHOLDER_OF alone"


def _chain_faults(step: LinkStep, standing: frozenset[SubjectKind]) -> Iterator[str]:
    for link in sorted(step.links):
        if not near_end(link, step.toward) & standing:
            yield f"no walk can take {link} toward {step.toward} from {_names(standing)}"


def _reached(step: LinkStep, standing: frozenset[SubjectKind]) -> frozenset[SubjectKind]:
    reached = frozenset[SubjectKind]()
    for link in step.links:
        if near_end(link, step.toward) & standing:
            reached |= far_end(link, step.toward)
    return reached


def _end_faults(rule: Rule, standing: frozenset[SubjectKind]) -> Iterator[str]:
    """A walk that already fails is not blamed a second time for where it ends."""
    reach = rule.reach
    if reach is None or not standing:
        return
    last = reach.walk[-1]
    ends = {"a finding": standing} if isinstance(last, FindingStep) else _ends(last)
    for name, kinds in ends.items():
        if not kinds & rule.binds:
            yield f"{name} leads to {_names(kinds)}, the rule binds {_names(rule.binds)}"
    first = reach.walk[0]
    if reach.repeat > 1 and isinstance(first, LinkStep):
        starts = frozenset[SubjectKind]().union(*(near_end(link, first.toward) for link in first.links))
        if not starts & standing:
            yield f"the walk is repeated, and cannot start again from {_names(standing)}"


def _ends(step: LinkStep) -> dict[str, frozenset[SubjectKind]]:
    return {str(link): far_end(link, step.toward) for link in sorted(step.links)}


def _names(kinds: frozenset[SubjectKind]) -> str:
    return " or ".join(sorted(kinds)) or "nobody"
