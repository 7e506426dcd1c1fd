"""The GraphQL inputs and the JSON inputs of `hub do` are the same: names, what may be left out, what may be null."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from graphql import GraphQLInputField, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, Undefined

from hub.cli.mutations import MUTATIONS
from tests.schema.test_sdl import BUILT, default_of

Shape = type[msgspec.Struct]

_ONE_OF: Final = frozenset({"IdentifierInput"})


def input_of(mutation: str) -> GraphQLInputObjectType:
    """The GraphQL input of a mutation."""
    assert BUILT.mutation_type is not None
    return struct_of(BUILT.mutation_type.fields[mutation].args["input"].type)


def struct_of(kind: object) -> GraphQLInputObjectType:
    """The input object within a type."""
    while isinstance(kind, GraphQLNonNull | GraphQLList):
        kind = kind.of_type
    assert isinstance(kind, GraphQLInputObjectType)
    return kind


def pairs(shape: Shape, given: GraphQLInputObjectType) -> Iterator[tuple[Shape, GraphQLInputObjectType]]:
    """A JSON input and its GraphQL input, and those inside them."""
    yield shape, given
    for field in msgspec.structs.fields(shape):
        for inner in structs_in(get_type_hints(shape)[field.name]):
            yield from pairs(inner, struct_of(given.fields[field.encode_name].type))


def structs_in(kind: Any) -> Iterator[Shape]:
    """The JSON inputs that a field's type names."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
    for part in get_args(kind):
        yield from structs_in(part)


def nullable(kind: Any) -> bool:
    """Whether a JSON field may be null; raw JSON may be anything."""
    return kind is msgspec.Raw or (get_origin(kind) in {Union, UnionType} and NoneType in get_args(kind))


def taken(field: GraphQLInputField) -> tuple[bool, bool]:
    """Whether a GraphQL field may be left out, and whether it may be null."""
    may_be_null = not isinstance(field.type, GraphQLNonNull)
    return may_be_null or default_of(field) is not Undefined, may_be_null


@pytest.mark.parametrize("mutation", sorted(MUTATIONS))
def test_an_input_is_the_same_in_both_forms(mutation: str) -> None:
    for shape, given in pairs(MUTATIONS[mutation].shape, input_of(mutation)):
        hints = get_type_hints(shape)
        expected = {
            each.encode_name: (not each.required, nullable(hints[each.name])) for each in msgspec.structs.fields(shape)
        }
        assert {name: taken(field) for name, field in given.fields.items()} == expected, given.name


@pytest.mark.parametrize("mutation", sorted(MUTATIONS))
def test_what_is_left_out_is_the_same_in_both_forms(mutation: str) -> None:
    for shape, given in pairs(MUTATIONS[mutation].shape, input_of(mutation)):
        for field in msgspec.structs.fields(shape):
            default = default_of(given.fields[field.encode_name])
            if default is not Undefined and default is not None:
                assert msgspec.to_builtins(field.default) == (tuple(default) if isinstance(default, list) else default)


def test_the_mutations_are_those_of_the_commands() -> None:
    assert BUILT.mutation_type is not None
    assert set(BUILT.mutation_type.fields) == set(MUTATIONS)


@pytest.mark.parametrize("name", sorted(_ONE_OF))
def test_an_identifier_is_exactly_one_in_both_forms(name: str) -> None:
    assert struct_of(BUILT.type_map[name]).is_one_of
