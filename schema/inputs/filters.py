"""What listings and records of checks are looked for by."""

import strawberry

from graph_models.vocabulary import CheckId, DepartmentCode, ListTypeId, SubjectId


@strawberry.input(
    name="ListingFilter", description="Which listings are looked for; everything that is given has to fit."
)
class ListingFilter:
    """A filter of listings."""

    subject: strawberry.ID | None = strawberry.field(default=None, description="The id of the subject listed.")
    list_type: strawberry.ID | None = strawberry.field(default=None, description="The list's id.")
    department: strawberry.ID | None = strawberry.field(default=None, description="The listing department's code.")

    @property
    def question(self) -> tuple[str | None, ...]:
        """What a cursor of this question is bound to."""
        return ("listings", self.subject, self.list_type, self.department)

    def subject_id(self) -> SubjectId | None:
        """The subject as services take it."""
        return None if self.subject is None else SubjectId(self.subject)

    def list_type_id(self) -> ListTypeId | None:
        """The list as services take it."""
        return None if self.list_type is None else ListTypeId(self.list_type)

    def department_code(self) -> DepartmentCode | None:
        """The department as services take it."""
        return None if self.department is None else DepartmentCode(self.department)


@strawberry.input(
    name="CheckRecordFilter", description="Which records are looked for; everything that is given has to fit."
)
class CheckRecordFilter:
    """A filter of records of checks."""

    id: strawberry.ID | None = strawberry.field(default=None, description="The `checkId` of a verdict.")
    subject: strawberry.ID | None = strawberry.field(default=None, description="The id of the subject asked about.")
    department: strawberry.ID | None = strawberry.field(default=None, description="The asking department's code.")

    @property
    def question(self) -> tuple[str | None, ...]:
        """What a cursor of this question is bound to."""
        return ("checks", self.id, self.subject, self.department)

    def check_id(self) -> CheckId | None:
        """The check as services take it."""
        return None if self.id is None else CheckId(self.id)

    def subject_id(self) -> SubjectId | None:
        """The subject as services take it."""
        return None if self.subject is None else SubjectId(self.subject)

    def department_code(self) -> DepartmentCode | None:
        """The department as services take it."""
        return None if self.department is None else DepartmentCode(self.department)
