"""Every identifier of the acceptance stories validates, except where a story expects INVALID_IDENTIFIER."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.region import parse_region
from graph_models.identifiers.resident_id import parse_resident_id
from graph_models.identifiers.uscc import check_kind, parse_uscc
from graph_models.vocabulary import OrganisationKind, PlateColour

STORIES = Path(__file__).parents[4] / "shared" / "scenarios"

pytestmark = pytest.mark.skipif(not STORIES.is_dir(), reason="../shared/scenarios is not there")

Node = dict[str, Any]


def nodes(value: object) -> Iterator[Node]:
    """Every mapping inside, outer ones first."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


@pytest.fixture(scope="module")
def found() -> list[Node]:
    stories = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(STORIES.glob("*.yaml"))]
    return [node for story in stories for node in nodes(story)]


@pytest.fixture(scope="module")
def refused(found: list[Node]) -> list[Node]:
    """The raw identifiers that a story expects to be refused."""
    return [node["identifier"] for node in found if node.get("error") == "INVALID_IDENTIFIER"]


def read(node: Node) -> Iterator[str]:
    """Parse each identifier of one mapping and name its kind."""
    for key, parse in (("uscc", parse_uscc), ("code", parse_uscc), ("resident_id", parse_resident_id)):
        if key in node:
            parse(node[key])
            yield key
    if "plate" in node:
        parse_plate(node["plate"], PlateColour(node["colour"]))
        yield "plate"


def test_every_identifier_validates(found: list[Node], refused: list[Node]) -> None:
    kinds = [kind for node in found if node not in refused for kind in read(node)]
    assert {kind: kinds.count(kind) > 1 for kind in set(kinds)} == dict.fromkeys(
        ("uscc", "code", "resident_id", "plate"), True
    )


def test_what_a_story_calls_invalid_is_refused(refused: list[Node]) -> None:
    assert len(refused) >= 2
    for node in refused:
        with pytest.raises(InvalidIdentifier):
            list(read(node))


def test_stated_kinds_agree_with_the_codes(found: list[Node]) -> None:
    organisations = [node for node in found if "organisation_kind" in node and "uscc" in node]
    assert organisations
    for node in organisations:
        check_kind(parse_uscc(node["uscc"]), OrganisationKind(node["organisation_kind"]))


def test_regions_are_valid(found: list[Node]) -> None:
    regions = [node["region"] for node in found if isinstance(node.get("region"), str)]
    assert regions
    assert [parse_region(region) for region in regions] == regions
