"""A token is taken from a header of the right form only."""

import pytest

from hub.web.identity import bearer_token


@pytest.mark.parametrize(
    ("header", "token"),
    [
        ("Bearer abc.def-1_2~3+4/5==", "abc.def-1_2~3+4/5=="),
        ("bearer abc", "abc"),
        ("  BEARER   abc ", "abc"),
        (None, None),
        ("", None),
        ("Bearer", None),
        ("Bearer ", None),
        ("Basic abc", None),
        ("Bearer abc def", None),
        ("Bearer a\nb", None),
        ("abc", None),
    ],
)
def test_a_token_stands_behind_bearer(header: str | None, token: str | None) -> None:
    assert bearer_token(header) == token
