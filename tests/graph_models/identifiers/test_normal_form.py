"""Full-width forms, case and outer blanks."""

from graph_models.identifiers.normal_form import normal_form


def test_folds_width_case_and_outer_blanks() -> None:
    assert normal_form(" \u3000９１ａｂ1x\n") == "91AB1X"
    assert normal_form("a b") == "A B"
