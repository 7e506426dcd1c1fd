"""Mutations as callers send them: what was written, or the problems and a revision that stands still."""

from typing import Any, Final

from graph_models.vocabulary import Revision
from hub.app.hub import Hub
from hub.domain.principal import Principal
from tests.schema.asking import SCHEMA, context_of

SHOWN: Final = {
    "registerSubject": "subject { id kind name }",
    "recordLink": "link { id kind fromId toId from { id } to { id } validFrom validTo share nominee source }",
    "endLink": "link { id validFrom validTo }",
    "listSubject": """listing {
        id listType { id name } department region subjectId subject { name } effective published statedUntil until
        kinds listed suspended repaired annulled objected
        decision { number decidedOn ground act { from to } findings { personId as } }
    }""",
    "annulListing": "annulment { listing damage { check verdict subjectId department } }",
    "stayListing": "listing { id listed suspended }",
    "resumeListing": "listing { id listed suspended }",
    "releasePerson": "listing { id listed }",
    "applyForRepair": "repair { id listing state appliedOn decidedOn receipt { listing } }",
    "decideRepair": """repair {
        id state decidedOn reason
        receipt {
            listing told lifted { restriction rule subjectId subject { id } } staying { because subjectId listing }
        }
    }""",
    "revokeRepair": "repair { state reason receipt { listing } }",
    "fileObjection": "objection { listing }",
    "recordConsent": "consent { subjectId }",
}
"""What is asked of each mutation's object."""


async def published(hub: Hub) -> Revision:
    """The revision that is published now."""
    return (await hub.store.view()).revision


async def done(hub: Hub, caller: Principal, mutation: str, given: dict[str, Any]) -> dict[str, Any]:
    """The payload of a mutation."""
    kind = {"resumeListing": "StayListing"}.get(mutation, mutation[0].upper() + mutation[1:])
    operation = f"""mutation ($input: {kind}Input!) {{
        done: {mutation}(input: $input) {{
            revision changed problems {{ __typename code message }} {SHOWN[mutation]}
        }}
    }}"""
    result = await SCHEMA.execute(operation, variable_values={"input": given}, context_value=context_of(hub, caller))
    assert result.errors is None, result.errors
    assert result.data is not None
    payload: dict[str, Any] = result.data["done"]
    return payload


async def written(hub: Hub, caller: Principal, mutation: str, given: dict[str, Any]) -> dict[str, Any]:
    """The object of a mutation that takes the next revision."""
    before = await published(hub)
    payload = await done(hub, caller, mutation, given)
    assert payload.pop("problems") == []
    assert payload.pop("revision") == str(before + 1)
    assert payload.pop("changed") is True
    [thing] = payload.values()
    assert isinstance(thing, dict)
    return thing


async def problems_of(hub: Hub, caller: Principal, mutation: str, given: dict[str, Any]) -> list[str]:
    """The codes that refuse a mutation, which writes nothing and answers no object."""
    before = await published(hub)
    payload = await done(hub, caller, mutation, given)
    problems = payload.pop("problems")
    assert [payload.pop("revision"), payload.pop("changed"), *payload.values()] == [None, False, None]
    assert await published(hub) == before
    assert all(each["message"] for each in problems)
    assert all(each["__typename"] == f"{each['code'].title().replace('_', '')}Problem" for each in problems)
    return [each["code"] for each in problems]
