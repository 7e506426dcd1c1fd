"""Neutral lines of links."""

import json
from datetime import date

import pytest

from connectors.neutral.links import LINKS
from connectors.row import Rejected
from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ByCode, BySource
from graph_models.vocabulary import LinkKind, PartsPerMillion, SourceId
from hub.domain.commands.record import RecordLink
from tests.connectors.neutral.reading import parse, read_back
from tests.connectors.neutral.writing import line_of

LINE = json.loads(
    '{"kind": "SHAREHOLDER_OF", "from": {"source": "register-x", "source_id": "p1"},'
    ' "to": {"uscc": "91330102XXXX010115"}, "share": null, "nominee": false, "valid_from": "2020-01-01",'
    ' "valid_to": null, "source": "register-x", "source_ref": "r1"}'
)
LINK = RecordLink(
    kind=LinkKind.SHAREHOLDER_OF,
    start=BySource(source=SourceId("register-x"), source_id="p1"),
    end=ByCode(uscc="91330102XXXX010115"),
    valid_from=date(2020, 1, 1),
    valid_to=FOREVER,
    share=None,
    source=SourceId("register-x"),
    source_ref="r1",
)


def test_a_link_is_recorded_as_its_line_says() -> None:
    assert read_back(LINE, LINKS) == LINK


@pytest.mark.parametrize("share", [0.29, "0.29"])
def test_a_share_is_a_number_or_a_string(share: object) -> None:
    read = read_back(LINE | {"share": share}, LINKS)
    assert isinstance(read, RecordLink)
    assert read.share == PartsPerMillion(290_000)


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"share": 1.5}, "INVALID_INPUT", "share"),
        ({"valid_to": "2020-01-01"}, "INVALID_INTERVAL", "valid_to"),
        ({"valid_to": "2019-12-31"}, "INVALID_INTERVAL", "valid_to"),
        ({"valid_from": "9999-12-31"}, "INVALID_INTERVAL", "valid_to"),
        ({"from": {"uscc": "1"}}, "INVALID_IDENTIFIER", "from"),
        ({"to": {"uscc": "1"}}, "INVALID_IDENTIFIER", "to"),
        ({"kind": "FRIEND_OF"}, "INVALID_VALUE", "kind"),
        ({"nominee": 1}, "WRONG_TYPE", "nominee"),
        ({"valid_from": None}, "WRONG_TYPE", "valid_from"),
    ],
)
def test_a_wrong_value_is_rejected_with_its_place(changes: dict[str, object], reason: str, field: str) -> None:
    (row,) = parse(line_of(LINE | changes), LINKS)
    assert isinstance(row, Rejected)
    assert (row.reason, row.field) == (reason, field)
