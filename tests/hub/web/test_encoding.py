"""JSON is written for plain values and for subclasses of them."""

from collections import OrderedDict
from enum import StrEnum
from types import MappingProxyType

import pytest

from hub.web.encoding import encoded


class Word(str):
    """A text of a kind of its own."""

    __slots__ = ()


class Number(int):
    """A number of a kind of its own."""


class Share(float):
    """A fraction of a kind of its own."""


class Code(StrEnum):
    FOUND = "NOT_FOUND"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": ["示例", 1, 1.5, True, None]}, '{"a":["示例",1,1.5,true,null]}'),
        (Word("a"), '"a"'),
        (Number(7), "7"),
        (Share(0.5), "0.5"),
        (Code.FOUND, '"NOT_FOUND"'),
        (OrderedDict(b=1, a=2), '{"b":1,"a":2}'),
        (MappingProxyType({"a": 1}), '{"a":1}'),
        (range(3), "[0,1,2]"),
        (10**30, "1" + "0" * 30),
        (float("nan"), "null"),
    ],
)
def test_a_value_is_written_plainly(value: object, text: str) -> None:
    assert encoded(value).decode() == text


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="object is no JSON"):
        encoded(object())
