"""An error of a value carries its place in the line, and keeps its code and message."""

import pytest

from connectors.place import read_at
from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.region import parse_region


def test_a_value_passes_through() -> None:
    assert read_at("region", parse_region, "330102") == "330102"


def test_an_error_names_its_place() -> None:
    with pytest.raises(InvalidIdentifier, match="six digits") as refusal:
        read_at("region", parse_region, "33")
    assert refusal.value.detail == "region"
