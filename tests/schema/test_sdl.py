"""The committed schema is the built one, says what everything means, and has the names outsiders hold on to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    Undefined,
    build_schema,
    is_introspection_type,
    is_specified_scalar_type,
    value_from_ast_untyped,
)

from graph_models.errors import Defect, HubError, Unavailable
from schema.build import SchemaOptions, create_schema

COMMITTED: Final = Path(__file__).parents[2] / "schema" / "schema.graphql"
TEXT: Final = create_schema().as_str()
BUILT: Final = build_schema(TEXT)

QUERIES: Final = {
    "check": "Verdict!",
    "checkMany": "[CheckOutcome!]!",
    "subject": "Subject",
    "listing": "Listing",
    "restriction": "Restriction",
    "why": "Explanation!",
    "impact": "Impact!",
    "catalogue": "Catalogue!",
    "changes": "ChangePage!",
    "subjects": "SubjectConnection!",
    "listings": "ListingConnection!",
    "checks": "CheckRecordConnection!",
}
MUTATIONS: Final = {
    "registerSubject",
    "recordLink",
    "endLink",
    "listSubject",
    "annulListing",
    "stayListing",
    "resumeListing",
    "releasePerson",
    "applyForRepair",
    "decideRepair",
    "revokeRepair",
    "fileObjection",
    "recordConsent",
}
ARGUMENTS: Final = {
    "check": {"input": "CheckInput!"},
    "checkMany": {"inputs": "[CheckInput!]!"},
    "subject": {"identifier": "IdentifierInput!"},
    "subjects": {"name": "String!", "first": "Int!", "after": "String"},
    "listing": {"id": "ID!", "knownAt": "DateTime"},
    "listings": {"filter": "ListingFilter", "first": "Int!", "after": "String"},
    "restriction": {"id": "ID!", "asOf": "Date", "knownAt": "DateTime"},
    "why": {"restriction": "ID!", "asOf": "Date", "knownAt": "DateTime"},
    "impact": {"input": "ImpactInput!"},
    "catalogue": {"edition": "String"},
    "changes": {"after": "Revision!", "first": "Int!"},
    "checks": {"filter": "CheckRecordFilter!", "first": "Int!", "after": "String"},
}


def objects() -> Iterator[GraphQLObjectType | GraphQLInterfaceType]:
    """Every type of our own that has fields."""
    for kind in BUILT.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not is_introspection_type(kind):
            yield kind


def undescribed() -> Iterator[str]:
    """The places of the schema that say nothing of what they mean."""
    for name, kind in BUILT.type_map.items():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        if not kind.description:
            yield name
        if isinstance(kind, GraphQLInputObjectType):
            yield from (f"{name}.{field}" for field, each in kind.fields.items() if not each.description)
        if isinstance(kind, GraphQLEnumType):
            yield from (f"{name}.{value}" for value, each in kind.values.items() if not each.description)
    for owner in objects():
        for field, output in owner.fields.items():
            if not output.description:
                yield f"{owner.name}.{field}"
            yield from (f"{owner.name}.{field}({each})" for each, arg in output.args.items() if not arg.description)


def expected_errors(kind: type[HubError] = HubError) -> Iterator[type[HubError]]:
    """The errors of the tree that are refusals, and neither the store's failures nor the hub's faults."""
    for narrower in kind.__subclasses__():
        if narrower.__module__ == HubError.__module__ and not issubclass(narrower, Unavailable | Defect):
            yield narrower
            yield from expected_errors(narrower)


def default_of(taken: GraphQLArgument | GraphQLInputField) -> object:
    """What an argument or field is where it is left out; Undefined where it may not be."""
    default = taken.default
    return Undefined if default is None or default.literal is None else value_from_ast_untyped(default.literal)


def interface(name: str) -> GraphQLInterfaceType:
    """An interface of the schema."""
    found = BUILT.type_map[name]
    assert isinstance(found, GraphQLInterfaceType)
    return found


def test_the_committed_schema_is_the_built_one() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == TEXT + "\n"


def test_development_changes_nothing_of_the_schema() -> None:
    assert create_schema(SchemaOptions(development=True)).as_str() == TEXT


def test_everything_says_what_it_means() -> None:
    assert list(undescribed()) == []


def test_every_query_is_there_with_its_type_and_arguments() -> None:
    assert BUILT.query_type is not None
    fields = BUILT.query_type.fields
    assert {name: str(fields[name].type) for name in QUERIES} == QUERIES
    arguments = {name: {arg: str(each.type) for arg, each in fields[name].args.items()} for name in ARGUMENTS}
    assert arguments == ARGUMENTS


def test_pages_have_their_sizes_when_none_is_asked_for() -> None:
    assert BUILT.query_type is not None
    sizes = {
        name: default_of(field.args["first"])
        for name, field in BUILT.query_type.fields.items()
        if "first" in field.args
    }
    assert sizes == {"subjects": 20, "listings": 20, "changes": 100, "checks": 100}


def test_every_mutation_is_there_with_one_input_and_a_payload() -> None:
    assert BUILT.mutation_type is not None
    fields = BUILT.mutation_type.fields
    assert set(fields) == MUTATIONS
    for name, field in fields.items():
        assert list(field.args) == ["input"]
        payload = field.type.of_type if isinstance(field.type, GraphQLNonNull) else None
        assert isinstance(payload, GraphQLObjectType)
        assert payload.name == f"{name[0].upper()}{name[1:]}Payload"
        assert {str(payload.fields[each].type) for each in ("revision",)} == {"Revision"}
        assert str(payload.fields["problems"].type) == "[Problem!]!"
        [thing] = [each for each in payload.fields if each not in {"revision", "changed", "problems"}]
        assert not isinstance(payload.fields[thing].type, GraphQLNonNull)


def test_every_input_of_a_mutation_takes_a_request_id() -> None:
    assert BUILT.mutation_type is not None
    for field in BUILT.mutation_type.fields.values():
        taken = BUILT.type_map[str(field.args["input"].type).rstrip("!")]
        assert isinstance(taken, GraphQLInputObjectType)
        assert str(taken.fields["requestId"].type) == "String"


def test_the_subscription_resumes_after_a_revision_and_a_position() -> None:
    assert BUILT.subscription_type is not None
    changes = BUILT.subscription_type.fields["changes"]
    assert str(changes.type) == "Change!"
    assert {name: str(each.type) for name, each in changes.args.items()} == {"after": "Revision", "position": "Int!"}


def test_an_identifier_is_exactly_one_of_five() -> None:
    identifier = BUILT.type_map["IdentifierInput"]
    assert isinstance(identifier, GraphQLInputObjectType)
    assert set(identifier.fields) == {"uscc", "document", "plate", "id", "source"}
    assert identifier.is_one_of
    assert "input IdentifierInput @oneOf {" in TEXT


def test_a_check_takes_what_outsiders_give() -> None:
    check = BUILT.type_map["CheckInput"]
    assert isinstance(check, GraphQLInputObjectType)
    assert {name: str(each.type) for name, each in check.fields.items()} == {
        "subject": "IdentifierInput!",
        "name": "String",
        "matter": "MatterInput!",
        "purpose": "Purpose!",
        "asOf": "Date",
        "knownAt": "DateTime",
        "atLeast": "Revision",
    }


def test_a_verdict_is_one_of_four() -> None:
    kinds = BUILT.get_possible_types(interface("Verdict"))
    assert {each.name for each in kinds} == {"Clear", "Noted", "Restricted", "Undetermined"}


def test_each_expected_refusal_has_its_type() -> None:
    kinds = {each.name: each.description for each in BUILT.get_possible_types(interface("Problem"))}
    assert kinds == {f"{each.__name__}Problem": f"{each.code}: {each.__doc__}" for each in expected_errors()}


@pytest.mark.parametrize("name", ["UnavailableProblem", "StoreTimeoutProblem", "DefectProblem"])
def test_what_is_not_expected_is_no_problem(name: str) -> None:
    assert name not in BUILT.type_map
