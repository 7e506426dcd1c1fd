"""What is done on the walk: each mutation on a firm of its own, ready for whoever may do it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from graph_models.entities.subject import Identifier
from graph_models.vocabulary import LinkKind, ListingId, SubjectId
from hub.domain.commands.listing import ApplyForRepair
from hub.domain.principal import Principal
from tests.hub.services.deeds import end_link, repair, stay
from tests.schema.access.callers import Caller, principals
from tests.schema.questions import named
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.town import BANK, ISSUING, REGISTER, Town, firm, person

Input = Mapping[str, Any]
Inputs = Callable[[Caller], Input]
REASON: Final = "示例"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A town, and a listed firm of its own with its representative, whom the listing binds."""

    town: Town
    number: int
    listing: ListingId

    callers: Mapping[Caller, Principal]

    @property
    def firm(self) -> Identifier:
        """The firm."""
        return firm(self.number)

    @property
    def person(self) -> Identifier:
        """Its representative."""
        return person(self.number)

    @property
    def name(self) -> str:
        """The representative's name."""
        return name_of(self.number)

    @property
    def document(self) -> str:
        """The number of his document."""
        return person(self.number).document.number


def name_of(number: int) -> str:
    """A representative's name."""
    return f"示例赵{number}号"


async def prepared(town: Town, number: int, *, stranger: SubjectId) -> Ground:
    """A firm that is listed, and whom that binds."""
    [listed] = await town.register(firm(number), name=f"示例{number}有限公司")
    [bound] = await town.register(person(number), name=name_of(number))
    await town.link(person(number), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(number))
    listing = await town.list(firm(number), COURT_LIST, number=f"示例{number}号")
    callers = principals(listed=listed.id, bound=bound.id, stranger=stranger)
    return Ground(town=town, number=number, listing=listing.id, callers=callers)


Prepare = Callable[[Ground], Awaitable[Inputs]]


async def _register(_: Ground) -> Inputs:
    given = {"subject": named(firm(900)), "kind": "ORGANISATION", "name": "示例新有限公司", "source": REGISTER}
    return lambda _: given


async def _register_person(_: Ground) -> Inputs:
    given = {"subject": named(person(30)), "kind": "PERSON", "source": REGISTER}
    return lambda _: given


async def _link(on: Ground) -> Inputs:
    ends = {"from": named(on.person), "to": named(on.firm), "source": REGISTER}
    return lambda _: ends | {"kind": "ACTUAL_CONTROLLER_OF", "validFrom": "2025-01-01"}


async def _end_link(on: Ground) -> Inputs:
    ends = {"from": named(on.person), "to": named(on.firm)}
    return lambda _: ends | {"kind": "LEGAL_REPRESENTATIVE_OF", "validTo": "2025-06-01"}


async def _list(on: Ground) -> Inputs:
    given = {
        "subject": named(on.firm),
        "listType": ARREARS,
        "decision": {"number": f"示例{on.number}号之二", "decisionDate": "2025-07-01", "ground": REASON},
        "notice": {"served": "2025-06-01", "heard": True},
    }
    return lambda _: given


async def _decision(on: Ground) -> Inputs:
    return lambda _: {"listing": on.listing, "decision": REASON}


async def _resume(on: Ground) -> Inputs:
    await stay(on.town, on.listing)
    return await _decision(on)


async def _reason(on: Ground) -> Inputs:
    return lambda _: {"listing": on.listing, "reason": REASON}


async def _release(on: Ground) -> Inputs:
    await end_link(on.town, on.person, LinkKind.LEGAL_REPRESENTATIVE_OF, on.firm, day=date(2025, 6, 1))
    return lambda _: {"listing": on.listing, "subject": named(on.person), "decision": REASON}


async def _arrears(on: Ground, number: int) -> ListingId:
    return (await on.town.list(on.firm, ARREARS, number=f"示例{on.number}号之{number}")).id


async def _apply(on: Ground) -> Inputs:
    """The department enters an application for one listing, the subject itself applies for another."""
    of_the_department, of_the_subject = [await _arrears(on, number) for number in (3, 4)]
    evidence = {"corrected": True, "dutiesDone": True, "commitment": True}
    listing = {Caller.MAKER: of_the_department}
    return lambda caller: {"listing": listing.get(caller, of_the_subject)} | evidence


async def _decide(on: Ground) -> Inputs:
    application = ApplyForRepair(listing=await _arrears(on, 3), corrected=True, duties_done=True, commitment=True)
    applied = await on.town.hub.repairs.apply(ISSUING, application)
    return lambda _: {"repair": applied.value.id, "granted": True, "decision": REASON}


async def _revoke(on: Ground) -> Inputs:
    listing = await _arrears(on, 3)
    await repair(on.town, listing)
    return lambda _: {"listing": listing, "reason": REASON}


async def _consent(on: Ground) -> Inputs:
    given = {"purpose": "CREDIT_GRANTING", "validFrom": "2025-01-01", "validTo": "2026-01-01"}
    return lambda _: {"subject": named(on.person), "bank": BANK} | given


DEEDS: Final[Mapping[str, Prepare]] = {
    "`Mutation.registerSubject` a firm, from the register that the maker keeps": _register,
    "`Mutation.registerSubject` a person, from that register": _register_person,
    "`Mutation.recordLink` from that register": _link,
    "`Mutation.endLink` of that register": _end_link,
    "`Mutation.listSubject` on the maker's list": _list,
    "`Mutation.annulListing`": _reason,
    "`Mutation.stayListing`": _decision,
    "`Mutation.resumeListing`": _resume,
    "`Mutation.releasePerson`": _release,
    "`Mutation.applyForRepair`": _apply,
    "`Mutation.decideRepair`": _decide,
    "`Mutation.revokeRepair`": _revoke,
    "`Mutation.fileObjection`": _reason,
    "`Mutation.recordConsent` of the bound person to the consented bank": _consent,
}
"""Each row of the table of what is done, and what has to be there before."""
