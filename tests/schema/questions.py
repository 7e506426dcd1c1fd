"""Questions as callers write them, and the verdicts that come back."""

from typing import Any

from graph_models.entities.subject import ByCode, ByDocument, ByPlate, BySource, Identifier
from graph_models.vocabulary import Domain
from hub.app.hub import Hub
from hub.domain.principal import Principal
from hub.domain.purpose import purpose_of
from tests.schema.asking import ask

FIELDS = """
  __typename kind checkId revision asOf subjectId suspended { id }
  related { role personId person { name } restriction { effect } }
  ... on Clear { subjectKnown coverage }
  ... on Noted { restrictions { effect } }
  ... on Restricted {
    restrictions {
      id effect measure { id name } domains basis { id title } interval { from to } marks listingsInMatter
      listing { id listType department departmentName decisionNumber effective until subject { kind name } }
    }
  }
  ... on Undetermined { reason restrictions { effect } }
"""
CHECK = f"query ($input: CheckInput!) {{ check(input: $input) {{ {FIELDS} }} }}"
MANY = (
    "query ($inputs: [CheckInput!]!) { checkMany(inputs: $inputs) { __typename "
    "... on Verdict { kind checkId } ... on Problem { code message } } }"
)


def named(identifier: Identifier) -> dict[str, Any]:
    """An identifier as the schema takes it."""
    match identifier:
        case ByCode():
            return {"uscc": identifier.uscc}
        case ByDocument():
            return {"document": {"type": identifier.document.document_type.value, "number": identifier.document.number}}
        case BySource():
            return {"source": {"source": identifier.source, "sourceId": identifier.source_id}}
        case ByPlate():
            plate = identifier.plate
            return {"plate": {"characters": plate.characters, "colour": plate.colour.value}}
        case _:
            return {"id": identifier.id}


def question(subject: Identifier, domain: Domain, **more: Any) -> dict[str, Any]:
    """A question for the domain's ordinary purpose."""
    matter = {"domain": domain.value} | more.pop("matter", {})
    return {"subject": named(subject), "matter": matter, "purpose": purpose_of(domain).value} | more


async def checked(hub: Hub, caller: Principal, asked: dict[str, Any]) -> dict[str, Any]:
    """The verdict on a question."""
    answer: dict[str, Any] = (await ask(hub, caller, CHECK, {"input": asked}))["check"]
    return answer
