"""An input that is built by a plan equals the one that Strawberry builds."""

from enum import Enum
from typing import Any

import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.name_converter import NameConverter
from strawberry.schema.types.scalar import DEFAULT_SCALAR_REGISTRY
from strawberry.types.arguments import convert_argument
from strawberry.types.field import StrawberryField

from schema.inputs.quick import quickly_built


class Colour(Enum):
    """A value."""

    BLUE = "blue"


strawberry.enum(Colour)


@strawberry.input
class Wheel:
    """Within another."""

    spokes_in_all: int
    made_by: str | None = None


@strawberry.input
class Plain:
    """Every form of field."""

    colour: Colour
    front: Wheel
    wheels: list[Wheel]
    names: list[str]
    spare: Wheel | None
    note: strawberry.Maybe[str]
    horn: strawberry.Maybe[Wheel]
    seats: int = 4


@quickly_built
@strawberry.input
class Quick(Plain):
    """The same, by a plan."""


WHEEL: dict[str, Any] = {"spokesInAll": 12}
LEAST: dict[str, Any] = {"colour": Colour.BLUE, "front": WHEEL, "wheels": [], "names": []}


@quickly_built
@strawberry.input
class Fresh(Plain):
    """The same, not built yet."""


class CountingNames(NameConverter):
    """Counts the names it is asked for."""

    asked = 0

    def from_field(self, field: StrawberryField) -> str:
        """The name of a field."""
        self.asked += 1
        return super().from_field(field)


def built(kind: type, value: dict[str, Any], config: StrawberryConfig | None = None) -> dict[str, str]:
    """The fields of the input that this value becomes."""
    made = convert_argument(value, kind, DEFAULT_SCALAR_REGISTRY, config or StrawberryConfig())
    return {name: repr(found) for name, found in vars(made).items()}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(LEAST, id="what may be left out is left out"),
        pytest.param({**LEAST, "spare": None, "seats": 2}, id="null and a value in place of a default"),
        pytest.param({**LEAST, "spare": {**WHEEL, "madeBy": "示例"}, "wheels": [WHEEL, WHEEL]}, id="within others"),
        pytest.param({**LEAST, "names": ["a", "b"], "note": "n", "horn": WHEEL}, id="texts and maybes"),
    ],
)
def test_a_plan_builds_what_strawberry_builds(value: dict[str, Any]) -> None:
    assert built(Quick, value) == built(Plain, value)


def test_a_plan_is_made_once() -> None:
    names = CountingNames()
    config = StrawberryConfig(name_converter=names)
    built(Fresh, LEAST, config)
    once = names.asked
    built(Fresh, LEAST, config)
    assert names.asked == once > 0
