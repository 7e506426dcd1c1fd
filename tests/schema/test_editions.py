"""One edition of the catalogue: what states it, and the rules that rest on that."""

from dataclasses import replace

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import NotFound
from graph_models.vocabulary import MeasureId
from schema.editions import in_edition
from tests.support.example_law import LAW_A, LAW_B, LAW_C, example_law

LAW = example_law()


def edited(catalogue: Catalogue = LAW) -> Catalogue:
    """A law whose article c states the edition 2025, and whose measure states 2024."""
    bases = {**catalogue.legal_bases, LAW_C: replace(catalogue.legal_bases[LAW_C], edition="2025")}
    measures = {key: replace(row, edition="2024") for key, row in catalogue.measures.items()}
    return replace(catalogue, legal_bases=bases, measures=measures)


def test_without_an_edition_the_catalogue_is_whole() -> None:
    assert in_edition(LAW, None) is LAW


def test_an_edition_of_an_article_has_the_rules_that_rest_on_it_and_their_lists() -> None:
    law = in_edition(edited(), "2025")
    assert set(law.legal_bases) == {LAW_C}
    assert law.measures == {}
    assert set(law.rules) == {"grave/honours", "grave/office", "debarred/holdings", "debarred/then"}
    assert set(law.list_types) == {"grave", "debarred"}


def test_an_edition_of_a_measure_has_every_rule_that_applies_it() -> None:
    law = in_edition(edited(), "2024")
    assert set(law.measures) == {MeasureId("M01")}
    assert law.legal_bases == {}
    assert law.rules == LAW.rules


@pytest.mark.parametrize("edition", ["2023", "", str(LAW_A), str(LAW_B)])
def test_an_edition_that_nothing_states_is_not_invented(edition: str) -> None:
    with pytest.raises(NotFound):
        in_edition(edited(), edition)
