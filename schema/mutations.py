"""The mutations of DESIGN section 10: the same principal and requestId get the first answer."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Annotated, Any, Protocol

import strawberry

from graph_models.entities.listing import Listing
from hub.domain.answers.written import Written
from hub.domain.principal import Principal
from schema.context import Info, Services
from schema.inputs import listing, record, repair
from schema.inputs.text import check_texts
from schema.types import payloads
from schema.types.payload import Answer, answered


class Command(Protocol):
    """An input that becomes one of the hub's commands."""

    def command(self) -> Any:
        """The hub's own form. Raises InvalidInput."""
        ...


Write = Callable[[Principal, Any], Awaitable[Written[Any]]]


async def _done(info: Info, given: Command, write: Callable[[Services], Write]) -> Answer:
    """Read the input and write; what cannot be read is a problem too."""

    async def writing() -> Written[Any]:
        check_texts(given)
        command = given.command()
        return await write(info.context.services)(info.context.principal, command)

    return await answered(writing())


async def _listing_done(info: Info, given: Command, write: Callable[[Services], Write]) -> Answer:
    """The same for a write whose object is a listing: it is answered with how it stands now."""
    answer = await _done(info, given, write)
    if isinstance(answer.value, Listing):
        state = await info.context.services.lookups.state(info.context.principal, answer.value.id)
        return replace(answer, value=state)
    return answer


def _mutation(
    take: type[Any],
    payload: type,
    description: str,
    write: Callable[[Services], Write],
    *,
    run: Callable[[Info, Command, Callable[[Services], Write]], Awaitable[Answer]] = _done,
) -> Any:
    """One mutation: its input, its payload, and the operation that does it."""

    async def resolve(info: Info, input: Any) -> Answer:  # noqa: A002  # its name outside
        return await run(info, input, write)

    resolve.__annotations__["input"] = Annotated[take, strawberry.argument(description="What is to be done.")]
    return strawberry.mutation(resolver=resolve, graphql_type=payload, description=description)


@strawberry.type(description="What can be written. A refusal is a problem in the payload; nothing is written then.")
class Mutation:
    """Every mutation."""

    register_subject = _mutation(
        record.RegisterSubjectInput,
        payloads.RegisterSubjectPayload,
        "Record a subject; a person gets an opaque id.",
        lambda hub: hub.registry.register_subject,
    )
    record_link = _mutation(
        record.RecordLinkInput,
        payloads.RecordLinkPayload,
        "Record a relation; the listings within its reach are derived anew at once.",
        lambda hub: hub.links.record,
    )
    end_link = _mutation(
        record.EndLinkInput,
        payloads.EndLinkPayload,
        "End a relation on a day, which may lie in the past.",
        lambda hub: hub.links.end,
    )
    list_subject = _mutation(
        listing.ListSubjectInput,
        payloads.ListSubjectPayload,
        "列入: put a subject on a list that the caller is competent for.",
        lambda hub: hub.listings.list_subject,
        run=_listing_done,
    )
    annul_listing = _mutation(
        listing.AnnulListingInput,
        payloads.AnnulListingPayload,
        "撤销: declare a listing never valid.",
        lambda hub: hub.listings.annul,
    )
    stay_listing = _mutation(
        listing.StayListingInput,
        payloads.StayListingPayload,
        "停止执行: suspend a listing, by a court.",
        lambda hub: hub.listings.stay,
        run=_listing_done,
    )
    resume_listing = _mutation(
        listing.StayListingInput,
        payloads.ResumeListingPayload,
        "Let a stayed listing count again, by a court.",
        lambda hub: hub.listings.resume,
        run=_listing_done,
    )
    release_person = _mutation(
        listing.ReleasePersonInput,
        payloads.ReleasePersonPayload,
        "Let go a former holder of a role; the listing stands.",
        lambda hub: hub.listings.release,
        run=_listing_done,
    )
    apply_for_repair = _mutation(
        repair.ApplyForRepairInput,
        payloads.ApplyForRepairPayload,
        "Apply for credit repair 信用修复.",
        lambda hub: hub.repairs.apply,
    )
    decide_repair = _mutation(
        repair.DecideRepairInput,
        payloads.DecideRepairPayload,
        "Decide an application; granted, it lifts everything that rested on the listing.",
        lambda hub: hub.repairs.decide,
    )
    revoke_repair = _mutation(
        repair.RevokeRepairInput,
        payloads.RevokeRepairPayload,
        "Take a repair back: the listing stands again.",
        lambda hub: hub.repairs.revoke,
    )
    file_objection = _mutation(
        listing.FileObjectionInput,
        payloads.FileObjectionPayload,
        "异议: mark a listing as objected to.",
        lambda hub: hub.listings.object,
    )
    record_consent = _mutation(
        record.RecordConsentInput,
        payloads.RecordConsentPayload,
        "Record a person's consent to queries by a bank.",
        lambda hub: hub.consents.record,
    )
