"""The vocabularies as GraphQL enums: the same words, each said."""

from enum import StrEnum

import pytest
from graphql import GraphQLEnumType

from graph_models import vocabulary
from graph_models.catalogue.model import RepairMode
from tests.schema.test_sdl import BUILT

DECLARED = {
    name: each
    for name, each in {**vars(vocabulary), "RepairMode": RepairMode}.items()
    if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum and name in BUILT.type_map
}


def test_the_words_that_answers_use_are_declared() -> None:
    assert {"SubjectKind", "LinkKind", "Domain", "Effect", "Purpose", "Mark", "ChangeKind", "RepairMode"} <= set(
        DECLARED
    )


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_an_enum_has_the_words_of_its_vocabulary(name: str) -> None:
    declared = BUILT.type_map[name]
    assert isinstance(declared, GraphQLEnumType)
    assert list(declared.values) == [each.name for each in DECLARED[name]]


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_each_word_says_what_it_means(name: str) -> None:
    declared = BUILT.type_map[name]
    assert isinstance(declared, GraphQLEnumType)
    said = [each.description or "" for each in declared.values.values()]
    assert all(text.endswith(".") for text in (declared.description or "", *said))
    assert len(set(said)) == len(said)
