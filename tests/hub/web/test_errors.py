"""The tree of refusals: each with a status, a stable code and its headers."""

import pytest

from graph_models.errors import (
    ConsentMissing,
    Defect,
    HubError,
    InvalidIdentifier,
    NotFound,
    NotLawful,
    NotPermitted,
    StoreUnreachable,
)
from hub.web import errors
from hub.web.errors import WebError, headers_of, status_of
from hub.web.rate import TooMany


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotPermitted(""), 401),
        (ConsentMissing(""), 401),
        (InvalidIdentifier(""), 400),
        (NotFound(""), 404),
        (StoreUnreachable(""), 503),
        (Defect(""), 500),
        (NotLawful(""), 500),
        (errors.MethodRefused("", allowed="POST"), 405),
        (errors.BodyTooLarge(""), 413),
        (errors.HeadTooLarge(""), 431),
        (TooMany("", retry_after=1), 429),
    ],
)
def test_a_refused_request_has_the_status_of_its_error(error: HubError, status: int) -> None:
    assert status_of(error) == status


def test_headers_belong_to_their_refusals() -> None:
    assert headers_of(errors.MethodRefused("", allowed="POST"), token_given=True) == {"Allow": "POST"}
    assert headers_of(NotPermitted(""), token_given=False) == {"WWW-Authenticate": 'Bearer realm="hub"'}
    assert headers_of(NotPermitted(""), token_given=True) == {
        "WWW-Authenticate": 'Bearer realm="hub", error="invalid_token"'
    }
    assert headers_of(StoreUnreachable(""), token_given=True) == {}


def test_every_refusal_is_drawn_in_the_tree_with_its_code_and_status() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, WebError)}
    assert errors.__doc__ is not None
    for kind in kinds | {TooMany}:
        line = next(each for each in errors.__doc__.splitlines() if kind.__name__ in each.split())
        assert line.endswith(f" {kind.code} {kind.status}")
