"""The facts of a story as they are written: departments, subjects, links, sources and fleets.

Words that the hub itself judges (kinds of link, colours of plates, identifiers) stay raw text here.
"""

from datetime import date

from msgspec import field

from graph_models.vocabulary import Domain, OrganisationKind, Role
from tests.scenarios.strict import Strict


class StoryDepartment(Strict, frozen=True, kw_only=True):
    """A department or bank of the story; `domains` are those it may ask in."""

    id: str
    name: str
    code: str
    region: str
    competent_for: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    role: Role = Role.AGENCY

    def __post_init__(self) -> None:
        if self.role not in {Role.AGENCY, Role.BANK}:
            raise ValueError("a department's role is AGENCY or BANK")


class RegisterEntry(Strict, frozen=True, kw_only=True):
    """Where a person without a document is known from: a register, and the organisation in it."""

    source: str
    organisation: str


class StoryOrganisation(Strict, frozen=True, kw_only=True, tag_field="kind", tag="organisation"):
    """An organisation by its unified code."""

    id: str
    name: str
    organisation_kind: OrganisationKind
    uscc: str


class StoryPerson(Strict, frozen=True, kw_only=True, tag_field="kind", tag="person"):
    """A person by a resident ID or by a register, never both."""

    id: str
    name: str
    resident_id: str | None = None
    register: RegisterEntry | None = None

    def __post_init__(self) -> None:
        if (self.resident_id is None) == (self.register is None):
            raise ValueError("a person has either `resident_id` or `register`")


class StoryVehicle(Strict, frozen=True, kw_only=True, tag_field="kind", tag="vehicle"):
    """A vehicle by plate and colour; it has no name."""

    id: str
    plate: str
    colour: str


StorySubject = StoryOrganisation | StoryPerson | StoryVehicle


class StoryLink(Strict, frozen=True, kw_only=True):
    """A link; `share` lies between 0 and 1 and is null where it is not known."""

    kind: str
    start: str = field(name="from")
    end: str = field(name="to")
    valid_from: date
    valid_to: date | None = None
    share: float | None = None
    nominee: bool = False


class StorySource(Strict, frozen=True, kw_only=True):
    """A source that feeds lists."""

    id: str
    by: str
    list_types: tuple[str, ...]
    fresh_for_days: int


class StoryFleet(Strict, frozen=True, kw_only=True):
    """A company's licensed goods vehicles from a day on."""

    company: str
    licensed_goods_vehicles: int
    valid_from: date


class Given(Strict, frozen=True, kw_only=True):
    """The facts before the story begins; the first department's region is that of the added actors."""

    departments: tuple[StoryDepartment, ...]
    subjects: tuple[StorySubject, ...] = ()
    links: tuple[StoryLink, ...] = ()
    sources: tuple[StorySource, ...] = ()
    fleets: tuple[StoryFleet, ...] = ()

    def __post_init__(self) -> None:
        if not self.departments:
            raise ValueError("a story has at least one department")
