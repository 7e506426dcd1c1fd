"""Settings: defaults, every variable, refusals that name the variable."""

from pathlib import Path

import pytest

from graph_models.errors import InvalidInput
from hub.engine.settings import (
    EngineSettings,
    decode_settings,
    default_cache_folder,
    default_data_folder,
    encode_settings,
)


def test_nothing_set_gives_the_users_folders_and_the_defaults() -> None:
    assert EngineSettings.from_environment({}) == EngineSettings(
        home=default_data_folder() / "neo4j",
        cache=default_cache_folder(),
        port=0,
        heap_mb=512,
        pagecache_mb=128,
        start_seconds=180,
        stop_seconds=60,
        transaction_seconds=120,
        transaction_mb=350,
        replan_seconds=10,
        jre=None,
        jars=None,
        jars_url=None,
    )


def test_every_variable_is_read() -> None:
    environment = {
        "HUB_DATA_DIR": "/data",
        "HUB_CACHE_DIR": "/cache",
        "HUB_DB_PORT": "7687",
        "HUB_DB_HEAP_MB": "1024",
        "HUB_DB_PAGECACHE_MB": "64",
        "HUB_DB_START_SECONDS": "10",
        "HUB_DB_STOP_SECONDS": "20",
        "HUB_DB_TRANSACTION_SECONDS": "30",
        "HUB_DB_TRANSACTION_MB": "40",
        "HUB_DB_REPLAN_SECONDS": "50",
        "HUB_JRE": "/jre",
        "HUB_JARS": "/jars",
        "HUB_JARS_URL": "https://repository.example/maven/",
    }
    assert EngineSettings.from_environment(environment) == EngineSettings(
        home=Path("/data/neo4j"),
        cache=Path("/cache"),
        port=7687,
        heap_mb=1024,
        pagecache_mb=64,
        start_seconds=10,
        stop_seconds=20,
        transaction_seconds=30,
        transaction_mb=40,
        replan_seconds=50,
        jre=Path("/jre"),
        jars=Path("/jars"),
        jars_url="https://repository.example/maven",
    )


def test_an_empty_variable_counts_as_unset() -> None:
    environment = {"HUB_DB_PORT": " ", "HUB_DATA_DIR": "", "HUB_JARS_URL": ""}
    assert EngineSettings.from_environment(environment) == EngineSettings.from_environment({})


def test_paths_become_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/user")
    settings = EngineSettings.from_environment({"HUB_DATA_DIR": "here", "HUB_CACHE_DIR": "~/cache"})
    assert (settings.home, settings.cache) == (tmp_path / "here" / "neo4j", Path("/home/user/cache"))
    assert EngineSettings(home=Path("a"), cache=Path("b")).home == tmp_path / "a"


@pytest.mark.parametrize(
    ("name", "value", "span"),
    [
        ("HUB_DB_PORT", "65536", "0 to 65535"),
        ("HUB_DB_PORT", "-1", "0 to 65535"),
        ("HUB_DB_PORT", "７６８７", "0 to 65535"),
        ("HUB_DB_HEAP_MB", "191", "192 to 1048576"),
        ("HUB_DB_PAGECACHE_MB", "1.5", "16 to 1048576"),
        ("HUB_DB_START_SECONDS", "0", "1 to 3600"),
        ("HUB_DB_STOP_SECONDS", "soon", "1 to 3600"),
        ("HUB_DB_TRANSACTION_SECONDS", "0", "1 to 86400"),
        ("HUB_DB_TRANSACTION_MB", "0", "1 to 1048576"),
        ("HUB_DB_REPLAN_SECONDS", "86401", "0 to 86400"),
    ],
)
def test_a_number_out_of_its_span_is_refused_by_name(name: str, value: str, span: str) -> None:
    with pytest.raises(InvalidInput, match=f"^{name} must be a whole number from {span}$"):
        EngineSettings.from_environment({name: value})


def test_an_address_must_be_one_of_the_web() -> None:
    with pytest.raises(InvalidInput, match="HUB_JARS_URL must be an http or https address"):
        EngineSettings.from_environment({"HUB_JARS_URL": "ftp://repository.example"})


def test_a_copy_with_changes() -> None:
    settings = EngineSettings(home=Path("/a"), cache=Path("/b"))
    assert settings.with_changes(port=1) == EngineSettings(home=Path("/a"), cache=Path("/b"), port=1)


def test_settings_survive_the_way_to_another_process() -> None:
    settings = EngineSettings(home=Path("/a"), cache=Path("/b"), jre=Path("/c"), jars_url="https://d", port=5)
    assert decode_settings(encode_settings(settings)) == settings
