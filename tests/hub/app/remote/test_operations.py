"""The operations fit the committed schema and its limits, and each of them is sent by some service."""

import inspect
import re

import pytest
from graphql import build_schema, parse, validate

from hub.app.remote import asking, writing
from hub.app.remote.service import DOCUMENTS
from schema.build import create_schema
from schema.limits import Limits, validation_rules

SCHEMA = build_schema(create_schema().as_str())
PARTNERS_LIMITS = list(validation_rules(Limits()))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_operation_fits_the_schema(name: str) -> None:
    document = parse(DOCUMENTS[name])
    assert validate(SCHEMA, document) == []
    assert validate(SCHEMA, document, PARTNERS_LIMITS) == []


def test_every_operation_is_sent_and_every_one_that_is_sent_is_there() -> None:
    source = inspect.getsource(asking) + inspect.getsource(writing)
    assert set(re.findall(r'\(principal, "(\w+)"', source)) == set(DOCUMENTS)
