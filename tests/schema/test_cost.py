"""What operations cost before they run: by their fields, and by how many objects they ask for."""

from collections.abc import Mapping
from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse

from schema.cost import WEIGHTS, WITHIN, cost_of


def cost(operation: str, variables: Mapping[str, Any] | None = None) -> int:
    """The cost of the first operation of a document."""
    document = parse(operation)
    first = next(each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    return cost_of(document, first, variables or {})


def test_a_leaf_costs_one_and_a_field_that_reaches_the_store_its_weight() -> None:
    assert cost("{ check(input: {}) { kind checkId } }") == WEIGHTS["check"] + 2


def test_aliases_are_paid_one_by_one() -> None:
    one = cost("{ a: check(input: {}) { kind } }")
    assert cost("{ a: check(input: {}) { kind } b: check(input: {}) { kind } }") == 2 * one


def test_a_mutation_costs_more_than_a_query_of_the_same_fields() -> None:
    assert cost("mutation { repair { id } }") == cost("{ repair { id } }") + 50


@pytest.mark.parametrize(
    ("arguments", "declared", "variables", "objects"),
    [
        ("first: 7", "", {}, 7),
        ("first: $n", "$n: Int!", {"n": 7}, 7),
        ("first: $n", "$n: Int!", {"n": 7.0}, 7),
        ("first: $n", "$n: Int! = 7", {}, 7),
        ("first: $n", "$n: Int! = 7", {"n": 9}, 9),
        ("first: $n", "$n: Int", {"n": None}, 20),
        ("", "", {}, 20),
        ("first: 0", "", {}, 1),
        ("first: -5", "", {}, 1),
    ],
)
def test_a_page_multiplies_what_is_asked_of_each_object(
    arguments: str, declared: str, variables: Mapping[str, Any], objects: int
) -> None:
    operation = (
        f'query {f"({declared})" if declared else ""} {{ subjects(name: "x" {arguments}) {{ edges {{ cursor }} }} }}'
    )
    assert cost(operation, variables) == WEIGHTS["subjects"] + objects * 2


@pytest.mark.parametrize(("field", "default"), [("subjects", 20), ("listings", 20), ("changes", 100), ("checks", 100)])
def test_a_page_without_a_size_has_its_default(field: str, default: int) -> None:
    assert cost(f"{{ {field} {{ leaf }} }}") == WEIGHTS.get(field, 1) + default


def test_pages_within_pages_multiply() -> None:
    inner = WITHIN["subjects"]["history"] + 10 * 1
    operation = '{ subjects(name: "x", first: 5) { edges { node { history(first: 10) { through } } } } }'
    assert cost(operation) == WEIGHTS["subjects"] + 5 * (2 + inner)


def test_a_name_weighs_where_it_is_read_and_nowhere_else() -> None:
    page = "{ changes(first: 100) { changes { subject { id } listing restriction } through } }"
    assert cost(page) == WEIGHTS["changes"] + 100 * (1 + (2 + 1 + 1) + 1)
    file = "{ subject(identifier: {}) { listings { subject { id } } history(first: 3) { through } links { id } } }"
    assert cost(file) == WEIGHTS["subject"] + (10 + 2) + (10 + 3) + 2
    assert cost(
        "fragment A on Node { listings { id } } { listing(id: 1) { ...A } subject(identifier: {}) { ...A } }"
    ) == (WEIGHTS["listing"] + 2 + WEIGHTS["subject"] + 11)
    assert cost("{ why(restriction: 1) { graph { mermaid } } }") == WEIGHTS["why"] + 10 + 1


def test_every_query_that_lists_what_callers_ask_first_is_affordable() -> None:
    for field, default in (("changes", 100), ("checks", 100), ("listings", 20), ("subjects", 20)):
        leaves = " ".join(f"f{n}" for n in range(40))
        assert cost(f"{{ {field} {{ edges {{ node {{ {leaves} }} }} }} }}") <= 10 + default * 42


@pytest.mark.parametrize(
    ("declared", "argument", "variables", "questions"),
    [
        ("", "[{}, {}, {}]", {}, 3),
        ("", "[]", {}, 1),
        ("", "{}", {}, 1),
        ("($q: [CheckInput!]!)", "$q", {"q": [{}] * 1_000}, 1_000),
        ("($q: [CheckInput!]!)", "$q", {"q": {}}, 1),
        ("($q: [CheckInput!]! = [{}, {}])", "$q", {}, 2),
        ("($q: [CheckInput!]! = [{}, {}])", "$q", {"q": [{}]}, 1),
    ],
)
def test_many_checks_cost_by_their_number(
    declared: str, argument: str, variables: Mapping[str, Any], questions: int
) -> None:
    operation = f"query {declared} {{ checkMany(inputs: {argument}) {{ ... on Verdict {{ kind checkId }} }} }}"
    assert cost(operation, variables) == questions * (WEIGHTS["checkMany"] + 2)


def test_fragments_cost_what_is_in_them_each_time() -> None:
    fragments = "fragment A on Query { check(input: {}) { ...B } } fragment B on Verdict { kind checkId }"
    once = WEIGHTS["check"] + 2
    assert cost("{ ...A }" + fragments) == once
    assert cost("{ ...A ...A ... on Query { ...A } }" + fragments) == 3 * once


def test_a_fragment_that_spreads_itself_or_is_not_there_costs_nothing_more() -> None:
    assert cost("{ ...A } fragment A on Query { kind ...A }") == 1
    assert cost("{ ...Missing }") == 0


def test_what_is_exponentially_large_is_priced_in_no_time() -> None:
    layers = "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} " for n in range(40))
    assert cost("{ ...F0 } " + layers + "fragment F40 on Query { kind }") == 2**40
