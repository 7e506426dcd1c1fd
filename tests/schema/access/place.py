"""The town of the walk: who lives there, what they are called, and the ids that are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from graph_models.entities.register_person import register_person
from graph_models.entities.subject import ByDocument, BySource, Identifier
from graph_models.vocabulary import CheckId, DecisionId, ListingId, RestrictionId, RuleId, SubjectId
from hub.domain.principal import Principal
from tests.schema.access.callers import Caller, principals
from tests.support.town import REGISTER, Town, firm, person, vehicle

STANDING, REPAIRED, ANNULLED, SURVIVED, STAYED, APART = (firm(number) for number in range(1, 7))
"""Firms by what became of their listings; the last has none."""
HOLDER, LISTED_PERSON, PUNISHED = (person(number) for number in range(1, 4))
"""Who holds roles in the firms, who is listed himself, and who is bound after a repair too."""
FOUND: Final = register_person(REGISTER, STANDING.uscc, "示例钱二")
"""Whom a decision finds responsible: a register knows him by his name."""
CAR: Final = vehicle(1)

NAMES: Final[Mapping[Identifier, str]] = {
    STANDING: "示例甲有限公司",
    REPAIRED: "示例乙有限公司",
    ANNULLED: "示例丙有限公司",
    SURVIVED: "示例丁有限公司",
    STAYED: "示例戊有限公司",
    APART: "示例己有限公司",
    HOLDER: "示例赵一",
    FOUND: "示例钱二",
    LISTED_PERSON: "示例孙三",
    PUNISHED: "示例李四",
}
"""What they are called; no name lies within another."""
GROUND: Final = "示例事由"
"""A decision's ground in its own words."""

LATE: Final = date(2025, 3, 1)
"""When it becomes known who controls the standing firm."""
BEFORE: Final = date(2025, 2, 1)
"""A day on which every listing stood."""
KNOWN_THEN: Final = "2025-03-01T15:00:00Z"
"""An instant before the repair and the annulment."""


class Bound(NamedTuple):
    """What names a restriction: whom it binds, by which rule, and who is listed."""

    subject: Identifier
    rule: RuleId
    listed: Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The town. `check` is of the standing firm, by the agency inside its domains."""

    town: Town
    subjects: Mapping[Identifier, SubjectId]
    listings: Mapping[Identifier, ListingId]
    decisions: Mapping[Identifier, DecisionId]
    restrictions: Mapping[Bound, RestrictionId]
    check: CheckId

    def callers(self, listed: Identifier, bound: Identifier) -> Mapping[Caller, Principal]:
        """Who calls where it is asked about these; the firm that is on no list is a stranger to all."""
        return principals(listed=self.subjects[listed], bound=self.subjects[bound], stranger=self.subjects[APART])

    @property
    def persons(self) -> Mapping[SubjectId, str]:
        """The names of the persons, by id."""
        people = (each for each in NAMES if isinstance(each, ByDocument | BySource))
        return {self.subjects[each]: NAMES[each] for each in people}

    @property
    def secrets(self) -> frozenset[str]:
        """What nobody is ever shown: numbers of documents, and the register's key that spells a name."""
        numbers = {each.document.number for each in NAMES if isinstance(each, ByDocument)}
        return frozenset({*numbers, FOUND.source_id})

    @property
    def ended(self) -> frozenset[str]:
        """The ids of what is repaired or annulled: listings, decisions, and the restrictions that rested on them."""
        firms = (REPAIRED, ANNULLED)
        rows = {row for bound, row in self.restrictions.items() if bound.listed in firms}
        return frozenset({*rows, *(kept[each] for each in firms for kept in (self.listings, self.decisions))})
