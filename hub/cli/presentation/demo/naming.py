"""Names in place of ids: whoever reads a story knows its people, firms and lorries by name and part."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from graph_models.entities.subject import Subject
from graph_models.errors import Defect
from graph_models.vocabulary import Domain
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.story.stage import Stage
from hub.app.demo.story.step import Actor
from hub.domain.commands.check import Matter

DOMAINS: Final = {
    Domain.PROCUREMENT: "政府采购",
    Domain.BIDDING: "招标投标",
    Domain.BANKING: "授信",
    Domain.LICENSING: "行政许可",
    Domain.SUBSIDY: "财政资金",
    Domain.HONOURS: "评先评优",
    Domain.OFFICE: "任职",
    Domain.EMPLOYMENT: "从业",
    Domain.CONSUMPTION: "消费",
    Domain.EXIT: "出境",
    Domain.EDUCATION: "升学",
    Domain.SUPERVISION: "监管",
    Domain.DISCLOSURE: "公示",
}

_FOR_PROGRAMS: Final = ("why ", "record ", "link ", "repair ", "as known at", "done at revision", "nothing is written")
"""How lines begin that name what only the next command would need; no command follows here."""

_RESTRICTION: Final = re.compile(r" ?\(?r-[0-9a-f]{32}\)?")


def part_name(stage: Stage, part: Part) -> str:
    """Such as `示例春松化工有限公司 (the chemical firm)`."""
    return f"{_own_name(stage.cast[part])} ({part})"


def actor_name(stage: Stage, actor: Actor) -> str:
    """Such as `示例县应急管理局 (emergency management)`."""
    if isinstance(actor, Part):
        return part_name(stage, actor)
    return office_name(stage, actor)


def office_name(stage: Stage, office: Office) -> str:
    """A department in both languages."""
    return f"{stage.county.departments[office].name} ({office})"


def matter_name(stage: Stage, matter: Matter) -> str:
    """Such as `行政许可 LICENSING, 食品经营许可 food-business`."""
    domain = f"{DOMAINS[matter.domain]} {matter.domain}"
    if matter.kind is None:
        return domain
    return f"{domain}, {stage.hub.catalogue.kinds[matter.domain, matter.kind].name} {matter.kind}"


def by_name(stage: Stage, lines: Iterable[str]) -> Iterator[str]:
    """The lines of an answer with names for ids, without what only programs need."""
    names = _names(stage)
    for line in lines:
        if line.strip().startswith(_FOR_PROGRAMS):
            continue
        named = _RESTRICTION.sub("", line) if line.startswith(" ") else _RESTRICTION.sub("", line).strip()
        for known, name in names.items():
            named = named.replace(known, name)
        yield named


def _names(stage: Stage) -> dict[str, str]:
    return {
        **{subject.id: part_name(stage, part) for part, subject in stage.cast.items()},
        **{str(listing): str(alias) for alias, listing in stage.listings.items()},
        **{str(check): str(label) for check, label in stage.checks.items()},
        **{str(department.code): office_name(stage, office) for office, department in stage.county.departments.items()},
    }


def _own_name(subject: Subject) -> str:
    name = subject.plate.characters if subject.plate else subject.name
    if name is None:
        raise Defect("somebody with a part in a story has no name")
    return name
