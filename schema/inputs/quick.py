"""Builds an input from what GraphQL has coerced by a plan made once.

Strawberry resolves every field's type and name anew for each value: for a thousand questions that takes longer than
the store does.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from typing import Any, TypeVar

from strawberry.schema.config import StrawberryConfig
from strawberry.types.arguments import InputContext
from strawberry.types.base import (
    StrawberryList,
    StrawberryMaybe,
    StrawberryObjectDefinition,
    StrawberryOptional,
    get_object_definition,
)
from strawberry.types.maybe import Some

T = TypeVar("T")
Build = Callable[[Any], Any]


def quickly_built(input_type: type[T]) -> type[T]:
    """Let an input, and the inputs within it, be built by a plan."""
    plans: list[Build] = []

    def from_input(_: type, value: Mapping[str, Any], context: InputContext) -> Any:
        if not plans:  # types that name each other are complete only now
            plans.append(_of_object(_definition(input_type), context.config))
        return plans[0](value)

    _definition(input_type).from_input = from_input
    return input_type


def _definition(input_type: Any) -> StrawberryObjectDefinition:
    return get_object_definition(input_type, strict=True)


def _of_object(definition: StrawberryObjectDefinition, config: StrawberryConfig) -> Build:
    """What may be left out and has no default is None, as with Strawberry."""
    fields = [
        (config.name_converter.from_field(each), each.python_name, _of(each.resolve_type(), config))
        for each in definition.fields
    ]
    make = definition.origin
    unset = {
        each.python_name: None
        for each in definition.fields
        if each.default_value is MISSING and each.default_factory is MISSING
    }

    def build(value: Mapping[str, Any]) -> Any:
        given = dict(unset)
        for name, python_name, inner in fields:
            if name in value:
                given[python_name] = value[name] if inner is None else inner(value[name])
        return make(**given)

    return build


def _of(found: Any, config: StrawberryConfig) -> Build | None:
    """How a value of this type is built; None where it is complete as it comes."""
    if isinstance(found, StrawberryOptional | StrawberryList):
        inner = _of(found.of_type, config) or _itself
        if isinstance(found, StrawberryMaybe):
            return lambda value: Some(inner(value))
        if isinstance(found, StrawberryList):
            return lambda value: [inner(each) for each in value]
        return None if inner is _itself else lambda value: None if value is None else inner(value)
    definition = get_object_definition(found)
    return None if definition is None else _of_object(definition, config)


def _itself(value: Any) -> Any:
    return value
