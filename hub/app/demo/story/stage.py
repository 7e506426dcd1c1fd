"""Where a story is played: the hub, its clock, who plays which part, and what the story has made so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from graph_models.entities.subject import Subject
from graph_models.errors import NotFound
from graph_models.vocabulary import CheckId, DepartmentCode, ListingId, RepairId, Role, SubjectId
from hub.app.clock import SettableClock
from hub.app.demo.county.county import County
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.loading import OPERATOR
from hub.app.demo.story.facts import Alias, Label
from hub.app.demo.story.patience import patiently
from hub.app.demo.story.step import Actor
from hub.app.operations import Operations
from hub.domain.principal import Principal


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Finds by parts and aliases what the hub knows by ids, and the other way round."""

    hub: Operations
    clock: SettableClock
    county: County
    cast: Mapping[Part, Subject]
    listings: dict[Alias, ListingId] = field(default_factory=dict)
    repairs: dict[Alias, RepairId] = field(default_factory=dict)
    checks: dict[CheckId, Label] = field(default_factory=dict)

    def principal(self, actor: Actor) -> Principal:
        """The caller that an actor is: with what is declared of it, or the subject itself."""
        if isinstance(actor, Part):
            return Principal(role=Role.SUBJECT, subject=self.cast[actor].id)
        if actor is Office.AUDIT:
            return Principal(role=Role.AUDITOR)
        department = self.county.departments[actor]
        return Principal(
            role=department.role,
            department=department.code,
            domains=department.domains,
            region=department.region,
        )

    def part_of(self, subject: SubjectId) -> Part:
        """The part of a subject. Raises NotFound where an answer names somebody who plays none."""
        for part, each in self.cast.items():
            if each.id == subject:
                return part
        raise NotFound("the answer names a subject that has no part in the story")

    def office_of(self, code: DepartmentCode) -> Office:
        """The department with a code. Raises NotFound."""
        for office, department in self.county.departments.items():
            if department.code == code:
                return office
        raise NotFound("the answer names a department that is not of the county")

    def listing(self, alias: Alias) -> ListingId:
        """The listing that a story calls so. Raises NotFound where it was never made."""
        if alias not in self.listings:
            raise NotFound("the story has made no such listing")
        return self.listings[alias]

    def alias_of(self, listing: ListingId) -> Alias:
        """What the story calls a listing. Raises NotFound for one that the story did not make."""
        for alias, each in self.listings.items():
            if each == listing:
                return alias
        raise NotFound("the answer rests on a listing that the story did not make")

    def repair(self, alias: Alias) -> RepairId:
        """The last application for repair of a listing. Raises NotFound."""
        if alias not in self.repairs:
            raise NotFound("the story has made no such application")
        return self.repairs[alias]


async def set_stage(hub: Operations, clock: SettableClock, county: County) -> Stage:
    """Find everybody who plays a part in the loaded county. Raises NotFound."""
    cast = {}
    for part, identifier in county.cast.items():
        found = await patiently(partial(hub.lookups.subject, OPERATOR, identifier))
        if found is None:
            raise NotFound("somebody with a part in a story is not recorded")
        cast[part] = found.subject
    return Stage(hub=hub, clock=clock, county=county, cast=cast)
