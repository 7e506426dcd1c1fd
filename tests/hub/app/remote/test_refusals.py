"""Codes become the errors of the tree again; what is none of them is a fault of the request."""

from collections.abc import Iterator

import pytest

from graph_models.errors import Defect, HubError, Unavailable
from hub.app.remote.refusals import refusal
from hub.web.rate import TooMany
from schema.errors import BAD_REQUEST


def tree(kind: type[HubError] = HubError) -> Iterator[type[HubError]]:
    for narrower in kind.__subclasses__():
        if narrower.__module__ == HubError.__module__:
            yield narrower
            yield from tree(narrower)


@pytest.mark.parametrize("kind", list(tree()))
def test_each_code_of_the_tree_is_its_own_error(kind: type[HubError]) -> None:
    error = refusal(kind.code, "said")
    assert (type(error), error.message) == (kind, "said")


def test_who_asks_too_much_asks_again_later() -> None:
    assert type(refusal(TooMany.code, "later")) is Unavailable


def test_a_request_that_is_wrong_in_itself_is_no_refusal() -> None:
    error = refusal(BAD_REQUEST, "no such field")
    assert (type(error), error.message) == (Defect, f"{BAD_REQUEST}: no such field")
