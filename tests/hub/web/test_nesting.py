"""How deeply a document nests, told without parsing it."""

import time

import pytest

from hub.web.nesting import nests_deeper_than


@pytest.mark.parametrize(
    ("document", "depth"),
    [
        ("", 0),
        ("{ a }", 1),
        ("{ a { b } c { d { e } } }", 3),
        ("query ($l: [[Int]]) { a(l: {b: [1]}) }", 4),
        ('{ a(text: "{{{{") }', 2),
        ('{ a(text: "\\"{{{{") }', 2),
        ('{ a(text: """ {{ " {{ "" {{ \\""" {{ """) }', 2),
        ("# {{{{\n{ a # {{{{\r}", 1),
        ("}}}{{", 0),
    ],
)
def test_brackets_outside_texts_and_comments_count(document: str, depth: int) -> None:
    assert not nests_deeper_than(document, depth)
    assert depth == 0 or nests_deeper_than(document, depth - 1)


@pytest.mark.parametrize("document", ["{" * 1_000_000, '"' * 1_000_001, '"""\\' * 250_000, "#" * 1_000_000])
def test_a_document_of_a_megabyte_is_read_in_one_pass(document: str) -> None:
    started = time.perf_counter()
    nests_deeper_than(document, 64)
    assert time.perf_counter() - started < 2
