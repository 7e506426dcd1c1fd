"""The queries of DESIGN section 10, each a thin call of its service."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final

import strawberry

from graph_models.catalogue.model import Catalogue
from graph_models.errors import HubError, InvalidInput, NotFound
from graph_models.vocabulary import CheckId, ListingId, RestrictionId
from hub.domain.answers.explanation import Explanation, Impact
from hub.domain.answers.records import NO_REVISION, ChangePage, CheckRecord, ListingState, Page
from hub.domain.answers.verdict import AnyVerdict, ShownRestriction
from hub.domain.commands.check import CheckInput as Question
from hub.services.checks import MOST_QUESTIONS
from schema.arguments import After, AsOf, First, KnownAt, Since
from schema.context import Info
from schema.cursor import Scope, position_of
from schema.editions import in_edition
from schema.inputs.check import CheckInput
from schema.inputs.filters import CheckRecordFilter, ListingFilter
from schema.inputs.identifier import IdentifierInput
from schema.inputs.impact import ImpactInput
from schema.inputs.text import check_texts
from schema.types.change import ChangePageType
from schema.types.check_record import CheckRecordType
from schema.types.connection import Connected, Connection, connected, page_size
from schema.types.explanation import ExplanationType
from schema.types.impact import ImpactType
from schema.types.law import CatalogueType
from schema.types.listing import ListingType
from schema.types.outcome import CheckOutcome
from schema.types.problem import Refusal
from schema.types.restriction import RestrictionType
from schema.types.subject import Opened, SubjectType
from schema.types.verdict import VerdictType

_NOTHING: Final = ListingFilter()


@strawberry.type(description="What can be asked.")
class Query:
    """Every query."""

    @strawberry.field(
        description="May this subject proceed in my matter? Recorded before it is answered.", graphql_type=VerdictType
    )
    async def check(
        self,
        info: Info,
        input: Annotated[CheckInput, strawberry.argument(description="The question.")],  # noqa: A002  # its name outside
    ) -> AnyVerdict:
        """One question. Raises NotPermitted and what refuses it."""
        return await info.context.services.checks.check(info.context.principal, input.question())

    @strawberry.field(
        description="Up to 1,000 questions, each answered with a verdict or a problem, in their order.",
        graphql_type=list[CheckOutcome],
    )
    async def check_many(
        self,
        info: Info,
        inputs: Annotated[list[CheckInput], strawberry.argument(description="The questions.")],
    ) -> Sequence[AnyVerdict | Refusal]:
        """Many questions; one that cannot be read is answered with its problem."""
        if len(inputs) > MOST_QUESTIONS:
            raise InvalidInput(f"one call holds at most {MOST_QUESTIONS} questions")
        read = [_question(each) for each in inputs]
        questions = [each for each in read if isinstance(each, Question)]
        answers = iter(await info.context.services.checks.check_many(info.context.principal, questions))
        outcomes = (next(answers) if isinstance(each, Question) else each for each in read)
        return [Refusal.of(each) if isinstance(each, HubError) else each for each in outcomes]

    @strawberry.field(description="One subject's file; null where it is unknown here.", graphql_type=SubjectType | None)
    async def subject(
        self,
        info: Info,
        identifier: Annotated[IdentifierInput, strawberry.argument(description="Which subject.")],
    ) -> Opened | None:
        """A file. Raises NotPermitted."""
        file = await info.context.services.lookups.subject(info.context.principal, identifier.identifier())
        return None if file is None else Opened(file.subject, file)

    @strawberry.field(
        description="Subjects of exactly this name. A name identifies nobody; persons are for auditors only.",
        graphql_type=Connection[SubjectType],
    )
    async def subjects(
        self,
        info: Info,
        name: Annotated[str, strawberry.argument(description="The whole name.")],
        first: First = 20,
        after: After = None,
    ) -> Connected:
        """A page of subjects in the order of their ids. Raises NotPermitted."""
        context, question = info.context, ("subjects", name)
        position = position_of(after, question, context.principal)
        page = await context.services.lookups.subjects_by_name(
            context.principal, name, first=page_size(first), after=position.key, at=position.revision
        )
        scope = Scope(question=question, principal=context.principal, revision=page.revision)
        items = tuple(Opened(subject) for subject in page.items)
        opened = Page(items=items, after=page.after, revision=page.revision)
        return connected(opened, scope, lambda each: each.subject.id)

    @strawberry.field(
        description="A listing as it stands; null where there is none for the caller.", graphql_type=ListingType | None
    )
    async def listing(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The listing's id.")],  # noqa: A002  # as above
        known_at: KnownAt = None,
    ) -> ListingState | None:
        """A listing. Raises NotPermitted."""
        return await info.context.services.lookups.listing(info.context.principal, ListingId(id), known_at)

    @strawberry.field(
        description="Listings: an agency sees its own, a subject those on itself, auditors all.",
        graphql_type=Connection[ListingType],
    )
    async def listings(
        self,
        info: Info,
        filter: Annotated[  # noqa: A002  # as above
            ListingFilter | None, strawberry.argument(description="Which of them; without it all.")
        ] = None,
        first: First = 20,
        after: After = None,
    ) -> Connected:
        """A page of listings in the order of their ids. Raises NotPermitted."""
        context, chosen = info.context, filter or _NOTHING
        position = position_of(after, chosen.question, context.principal)
        page = await context.services.lookups.listings(
            context.principal,
            subject=chosen.subject_id(),
            list_type=chosen.list_type_id(),
            department=chosen.department_code(),
            first=page_size(first),
            after=position.key,
            at=position.revision,
        )
        scope = Scope(question=chosen.question, principal=context.principal, revision=page.revision)
        return connected(page, scope, lambda state: state.listing.id)

    @strawberry.field(
        description="One restriction as it stands on a day; null where there is none for the caller.",
        graphql_type=RestrictionType | None,
    )
    async def restriction(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The restriction's id.")],  # noqa: A002
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> ShownRestriction | None:
        """A restriction. Raises NotPermitted."""
        try:
            explanation = await _why(info, id, as_of, known_at)
        except NotFound:
            return None
        return explanation.restriction

    @strawberry.field(
        description="Why a restriction stands, down to the article; outside one's own domains for auditors.",
        graphql_type=ExplanationType,
    )
    async def why(
        self,
        info: Info,
        restriction: Annotated[strawberry.ID, strawberry.argument(description="The restriction's id.")],
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Explanation:
        """An explanation. Raises NotFound, NotPermitted."""
        return await _why(info, restriction, as_of, known_at)

    @strawberry.field(
        description="What a listing, a repair or a link would do; nothing is written.", graphql_type=ImpactType
    )
    async def impact(
        self,
        info: Info,
        input: Annotated[ImpactInput, strawberry.argument(description="The write.")],  # noqa: A002  # as above
    ) -> Impact:
        """An impact. Raises what would refuse the write."""
        check_texts(input)
        impacts, principal = info.context.services.impacts, info.context.principal
        if input.listing is not None:
            return await impacts.of_listing(principal, input.listing.value.command())
        if input.repair is not None:
            return await impacts.of_repair(principal, ListingId(input.repair.value))
        if input.link is not None:
            return await impacts.of_link(principal, input.link.value.command())
        raise InvalidInput("an impact is of exactly one of listing, repair, link")

    @strawberry.field(
        description="The law as data that this hub answers by, whole or one edition of it.", graphql_type=CatalogueType
    )
    async def catalogue(
        self,
        info: Info,
        edition: Annotated[
            str | None, strawberry.argument(description="An edition that measures or articles state; null for all.")
        ] = None,
    ) -> Catalogue:
        """The catalogue. Raises NotFound for an edition that nothing of it states."""
        return in_edition(info.context.services.catalogue, edition)

    @strawberry.field(
        description="What has changed after a revision, as far as it concerns the caller.", graphql_type=ChangePageType
    )
    async def changes(
        self,
        info: Info,
        after: Since = NO_REVISION,
        first: First = 100,
    ) -> ChangePage:
        """A page of whole revisions."""
        return await info.context.services.log.changes(info.context.principal, after, page_size(first))

    @strawberry.field(
        description="Who asked, when and why: for auditors, and for a subject about itself.",
        graphql_type=Connection[CheckRecordType],
    )
    async def checks(
        self,
        info: Info,
        filter: Annotated[CheckRecordFilter, strawberry.argument(description="Which records.")],  # noqa: A002
        first: First = 100,
        after: After = None,
    ) -> Connected:
        """A page of records in the order they were made. Raises NotPermitted."""
        context = info.context
        position = position_of(after, filter.question, context.principal)
        page = await context.services.log.checks(
            context.principal,
            check=filter.check_id(),
            subject=filter.subject_id(),
            department=filter.department_code(),
            first=page_size(first),
            after=position.key,
        )
        scope = Scope(question=filter.question, principal=context.principal, revision=position.revision or NO_REVISION)
        return connected(page, scope, lambda record: record.id)

    @strawberry.field(
        description="The record of one check, for who asked, auditors, and the subject asked about; else null.",
        graphql_type=CheckRecordType | None,
    )
    async def check_record(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The verdict's `checkId`.")],  # noqa: A002
    ) -> CheckRecord | None:
        """A record."""
        return await info.context.services.log.check(info.context.principal, CheckId(id))


def _question(given: CheckInput) -> Question | HubError:
    try:
        return given.question()
    except InvalidInput as refusal:
        return refusal


async def _why(info: Info, restriction: str, as_of: date | None, known_at: datetime | None) -> Explanation:
    return await info.context.services.explanations.why(
        info.context.principal, RestrictionId(restriction), as_of, known_at
    )
