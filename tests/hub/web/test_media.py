"""Which form of answer is chosen, by what a caller accepts."""

import pytest

from hub.web.media import Media, accepted, is_json_in_utf8

RESPONSE, JSON, STREAM = Media.RESPONSE, Media.JSON, Media.STREAM
EVERYTHING = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"


@pytest.mark.parametrize(
    ("header", "single", "stream"),
    [
        (None, JSON, False),
        ("", JSON, False),
        ("*/*", JSON, False),
        ("application/*", JSON, False),
        ("application/json", JSON, False),
        ("application/graphql-response+json", RESPONSE, False),
        ("APPLICATION/GraphQL-Response+JSON; Charset=UTF-8", RESPONSE, False),
        ("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", RESPONSE, False),
        ("application/json, application/graphql-response+json", JSON, False),
        ("application/json;q=0.5, application/graphql-response+json;q=0.9", RESPONSE, False),
        ("application/graphql-response+json;q=0.1, */*;q=0.8", JSON, False),
        ("application/graphql-response+json;q=0, application/json", JSON, False),
        ("text/event-stream", None, True),
        (EVERYTHING, RESPONSE, True),
        ("text/html", None, False),
        ("text/event-stream;q=0", None, False),
        ("application/json;q=often", None, False),
        ("application/json;charset=latin-1", None, False),
        (",;,", None, False),
    ],
)
def test_the_heaviest_form_that_is_served_is_chosen(header: str | None, single: Media | None, stream: bool) -> None:
    form = accepted(header)
    assert (form.single, form.stream) == (single, stream)


@pytest.mark.parametrize(
    ("content_type", "taken"),
    [
        ("application/json", True),
        ("Application/JSON; charset=UTF-8", True),
        ('application/json; charset="utf-8"', True),
        ("application/json; charset=utf-16", False),
        ("application/graphql", False),
        ("text/plain", False),
        ("application/jsonp", False),
        ("multipart/form-data; boundary=x", False),
        ("", False),
        (None, False),
    ],
)
def test_a_body_is_json_in_utf8(content_type: str | None, taken: bool) -> None:
    assert is_json_in_utf8(content_type) is taken
