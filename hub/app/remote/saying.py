"""From the hub's own commands to the inputs of the schema. What a command leaves open is left out."""

from decimal import Decimal
from typing import Any, Final

from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ByCode, ByDocument, ById, ByPlate, BySource, Identifier
from hub.app.remote.service import Said
from hub.domain.commands import listing, record
from hub.domain.commands.check import CheckInput

_MILLIONTHS: Final = -6


def identifier(given: Identifier) -> Said:
    """`IdentifierInput`: exactly one way to say which subject is meant."""
    match given:
        case ByCode(uscc=uscc):
            return {"uscc": uscc}
        case ByDocument(document=document):
            return {"document": {"type": document.document_type, "number": document.number}}
        case ByPlate(plate=plate):
            return {"plate": {"characters": plate.characters, "colour": plate.colour}}
        case BySource(source=source, source_id=source_id):
            return {"source": {"source": source, "sourceId": source_id}}
        case ById(id=own):
            return {"id": own}


def question(given: CheckInput) -> Said:
    """`CheckInput`."""
    matter = given.matter
    return _given(
        subject=identifier(given.subject),
        name=given.name,
        matter=_given(domain=matter.domain, kind=matter.kind, region=matter.region, reference=matter.reference),
        purpose=given.purpose,
        asOf=given.as_of,
        knownAt=given.known_at,
        atLeast=None if given.at_least is None else str(given.at_least),
    )


def listing_of(command: listing.ListSubject) -> Said:
    """`ListSubjectInput`."""
    decision, notice = command.decision, command.notice
    return _given(
        requestId=command.request_id,
        subject=identifier(command.subject),
        listType=command.list_type,
        decision=_given(
            number=decision.number,
            decisionDate=decision.decided_on,
            actFrom=decision.act_from,
            actTo=decision.act_to,
            ground=decision.ground,
            findings=[{"person": identifier(each.person), "as": each.kind} for each in decision.findings],
        ),
        notice=None if notice is None else {"served": notice.served, "heard": notice.heard},
        effective=command.effective,
        published=command.published,
        until=command.until,
        scope={"kinds": sorted(command.scope)} if command.scope else None,
    )


def annulment(command: listing.AnnulListing) -> Said:
    """`AnnulListingInput`."""
    return _given(
        requestId=command.request_id, listing=command.listing, reason=command.reason, decision=command.decision
    )


def stay(command: listing.StayListing) -> Said:
    """`StayListingInput`, of a stay and of a resumption."""
    return _given(requestId=command.request_id, listing=command.listing, decision=command.decision)


def release(command: listing.ReleasePerson) -> Said:
    """`ReleasePersonInput`."""
    return _given(
        requestId=command.request_id,
        listing=command.listing,
        subject=identifier(command.subject),
        decision=command.decision,
    )


def objection(command: listing.FileObjection) -> Said:
    """`FileObjectionInput`."""
    return _given(requestId=command.request_id, listing=command.listing, reason=command.reason)


def application(command: listing.ApplyForRepair) -> Said:
    """`ApplyForRepairInput`."""
    return _given(
        requestId=command.request_id,
        listing=command.listing,
        corrected=command.corrected,
        dutiesDone=command.duties_done,
        commitment=command.commitment,
        correctedOn=command.corrected_on,
    )


def repair_decision(command: listing.DecideRepair) -> Said:
    """`DecideRepairInput`."""
    return _given(
        requestId=command.request_id,
        repair=command.repair,
        granted=command.granted,
        decision=command.decision,
        reason=command.reason,
    )


def revocation(command: listing.RevokeRepair) -> Said:
    """`RevokeRepairInput`."""
    return _given(
        requestId=command.request_id,
        listing=command.listing,
        reason=command.reason,
        decision=command.decision,
        until=command.until,
    )


def registration(command: record.RegisterSubject) -> Said:
    """`RegisterSubjectInput`."""
    return _given(
        requestId=command.request_id,
        subject=identifier(command.ref),
        kind=command.kind,
        name=command.name,
        organisationKind=command.organisation_kind,
        region=command.region,
        source=command.source,
        sourceRef=command.source_ref,
    )


def link(command: record.RecordLink) -> Said:
    """`RecordLinkInput`, the share as a fraction."""
    return _given(
        **{"from": identifier(command.start), "to": identifier(command.end)},
        requestId=command.request_id,
        kind=command.kind,
        validFrom=command.valid_from,
        validTo=None if command.valid_to == FOREVER else command.valid_to,
        share=None if command.share is None else f"{Decimal(command.share).scaleb(_MILLIONTHS):f}",
        nominee=command.nominee,
        source=command.source,
        sourceRef=command.source_ref,
    )


def link_end(command: record.EndLink) -> Said:
    """`EndLinkInput`."""
    return _given(
        **{"from": identifier(command.start), "to": identifier(command.end)},
        requestId=command.request_id,
        kind=command.kind,
        validTo=command.valid_to,
        validFrom=command.valid_from,
        sourceRef=command.source_ref,
    )


def consent(command: record.RecordConsent) -> Said:
    """`RecordConsentInput`."""
    return _given(
        requestId=command.request_id,
        subject=identifier(command.subject),
        bank=command.bank,
        purpose=command.purpose,
        validFrom=command.valid_from,
        validTo=command.valid_to,
        scope=sorted(command.scope),
        document=command.document,
    )


def _given(**fields: Any) -> Said:
    return {name: content for name, content in fields.items() if content is not None}
