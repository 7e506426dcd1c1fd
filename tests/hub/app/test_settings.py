"""Settings of the hub: the defaults, each variable, and refusals that name the variable and repeat no secret."""

import os
from pathlib import Path
from typing import Any

import pytest

from graph_models.catalogue.loader import supplements
from graph_models.errors import InvalidInput
from hub.app.settings import Environment, Settings

NAMES = (
    "HUB_ENV",
    "HUB_NEO4J_URI",
    "HUB_NEO4J_USER",
    "HUB_NEO4J_PASSWORD",
    "HUB_NEO4J_DATABASE",
    "HUB_CATALOGUE",
    "HUB_SUPPLEMENTS",
    "HUB_CLOCK_FILE",
    "HUB_DOCUMENT_KEYS",
    "HUB_TERRITORY_COMPETENCE",
    "HUB_FRAUD_BAR_YEARS",
    "HUB_AT_LEAST_SECONDS",
    "HUB_SWEEP_AFTER_SECONDS",
)


def test_nothing_set_is_development_on_this_machine() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings(
        env=Environment.DEVELOPMENT,
        neo4j_uri="bolt://127.0.0.1:7687",
        neo4j_user="neo4j",
        neo4j_password="",
        neo4j_database="neo4j",
        catalogue_folders=(),
        supplements=(),
        clock_file=None,
        document_keys="",
        territory_competence=False,
        fraud_bar_years=3,
        at_least_seconds=2.0,
        sweep_after_seconds=600.0,
    )
    assert settings.development


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_a_blank_variable_counts_as_unset(blank: str) -> None:
    assert Settings.from_environment(dict.fromkeys(NAMES, blank)) == Settings()


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("HUB_ENV", "development", "env", Environment.DEVELOPMENT),
        ("HUB_ENV", " Development ", "env", Environment.DEVELOPMENT),
        ("HUB_NEO4J_URI", " neo4j://graph.example:7687 ", "neo4j_uri", "neo4j://graph.example:7687"),
        ("HUB_NEO4J_USER", "hub", "neo4j_user", "hub"),
        ("HUB_NEO4J_PASSWORD", "示例 word", "neo4j_password", "示例 word"),
        ("HUB_NEO4J_DATABASE", "county", "neo4j_database", "county"),
        ("HUB_SUPPLEMENTS", ", ".join(supplements()), "supplements", supplements()),
        ("HUB_SUPPLEMENTS", f" ,{supplements()[0]},, ", "supplements", supplements()[:1]),
        ("HUB_CLOCK_FILE", "here/clock", "clock_file", Path("here/clock")),
        ("HUB_DOCUMENT_KEYS", "1:x", "document_keys", "1:x"),
        *[("HUB_TERRITORY_COMPETENCE", text, "territory_competence", True) for text in ("1", "true", "Yes", "ON")],
        *[("HUB_TERRITORY_COMPETENCE", text, "territory_competence", False) for text in ("0", "False", "no", "off")],
        ("HUB_FRAUD_BAR_YEARS", "0", "fraud_bar_years", 0),
        ("HUB_FRAUD_BAR_YEARS", "5", "fraud_bar_years", 5),
        ("HUB_AT_LEAST_SECONDS", "0", "at_least_seconds", 0.0),
        ("HUB_AT_LEAST_SECONDS", "0.25", "at_least_seconds", 0.25),
        ("HUB_AT_LEAST_SECONDS", "60", "at_least_seconds", 60.0),
        ("HUB_SWEEP_AFTER_SECONDS", "180", "sweep_after_seconds", 180.0),
        ("HUB_SWEEP_AFTER_SECONDS", "86400", "sweep_after_seconds", 86_400.0),
    ],
)
def test_a_variable_sets_its_field_and_no_other(name: str, text: str, field: str, value: Any) -> None:
    settings = Settings.from_environment({name: text})
    given: dict[str, Any] = {field: value}
    assert settings == Settings(**given)


def test_folders_are_parted_as_paths_are(tmp_path: Path) -> None:
    folders = (tmp_path / "a", tmp_path / "b")
    for folder in folders:
        folder.mkdir()
    text = f"{folders[0]}{os.pathsep}{os.pathsep}{folders[1]}"
    assert Settings.from_environment({"HUB_CATALOGUE": text}).catalogue_folders == folders


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("HUB_ENV", "holiday", "is development or production"),
        ("HUB_CATALOGUE", "no/such/folder", "names a folder that does not exist"),
        ("HUB_CATALOGUE", __file__, "names a folder that does not exist"),
        ("HUB_SUPPLEMENTS", "no-such", f"names shipped supplements only: {', '.join(supplements())}"),
        ("HUB_TERRITORY_COMPETENCE", "maybe", "is on or off"),
        ("HUB_FRAUD_BAR_YEARS", "-1", "is a whole number"),
        ("HUB_FRAUD_BAR_YEARS", "1.5", "is a whole number"),
        ("HUB_FRAUD_BAR_YEARS", "three", "is a whole number"),
        ("HUB_AT_LEAST_SECONDS", "soon", "is a number of seconds"),
        ("HUB_AT_LEAST_SECONDS", "-0.1", "lies between 0 and 60 seconds"),
        ("HUB_AT_LEAST_SECONDS", "60.5", "lies between 0 and 60 seconds"),
        ("HUB_AT_LEAST_SECONDS", "nan", "lies between 0 and 60 seconds"),
        ("HUB_AT_LEAST_SECONDS", "inf", "lies between 0 and 60 seconds"),
        ("HUB_SWEEP_AFTER_SECONDS", "179", "lies between 180 and 86400 seconds"),
        ("HUB_SWEEP_AFTER_SECONDS", "86401", "lies between 180 and 86400 seconds"),
        ("HUB_SWEEP_AFTER_SECONDS", "never", "is a number of seconds"),
    ],
)
def test_what_cannot_be_is_refused_by_the_name_of_its_variable(name: str, text: str, message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Settings.from_environment({name: text})
    assert refused.value.message == f"{name} {message}"
