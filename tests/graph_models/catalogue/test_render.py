"""`docs/catalogue.md` is what the data says today."""

from pathlib import Path

from graph_models.catalogue.model import Catalogue
from graph_models.catalogue.render import document

DOCUMENT = Path(__file__).parents[3] / "docs" / "catalogue.md"


def test_the_page_is_current() -> None:
    # made anew with: python -m graph_models.catalogue.render > docs/catalogue.md
    assert DOCUMENT.read_text(encoding="utf-8") == document()


def test_every_list_rule_measure_kind_and_article_has_a_row(everything: Catalogue) -> None:
    lines = document().splitlines()
    firsts = {line.split(" | ")[0].removeprefix("| ") for line in lines}
    seconds = {line.split(" | ")[1] for line in lines if line.count(" | ") > 1}
    assert set(everything.list_types) | set(everything.measures) | set(everything.legal_bases) <= firsts
    assert {kind for _, kind in everything.kinds} <= firsts
    assert set(everything.rules) <= seconds


def test_every_table_has_one_number_of_cells() -> None:
    for table in document().split("\n\n"):
        if table.startswith("|"):
            assert len({line.replace("\\|", "").count("|") for line in table.splitlines()}) == 1


def test_rules_come_in_the_order_of_the_survey() -> None:
    text = document()
    rows = ["permit-false-materials/", "food-licence-revoked/", "judgment-defaulter/", "overload-serious/"]
    places = [text.index(f"| {row}") for row in rows]
    assert places == sorted(places)
