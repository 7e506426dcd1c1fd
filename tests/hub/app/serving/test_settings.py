"""Settings of the web service: read from HUB_* variables, refused early and by name when wrong."""

from pathlib import Path

import pytest

from graph_models.errors import InvalidInput
from hub.app.serving.settings import ServiceSettings


def test_without_variables_it_listens_on_this_machine_in_one_process() -> None:
    assert ServiceSettings.from_environment({}) == ServiceSettings(
        host="127.0.0.1", port=8000, processes=1, documents=None, allowed_origins=()
    )


def test_every_variable_is_read(tmp_path: Path) -> None:
    environment = {
        "HUB_HTTP_HOST": "0.0.0.0",  # noqa: S104  # an address that is read, not listened on
        "HUB_HTTP_PORT": "0",
        "HUB_HTTP_PROCESSES": "64",
        "HUB_DOCUMENTS": str(tmp_path),
        "HUB_ALLOWED_ORIGINS": "https://agency.example, http://127.0.0.1:8000",
    }
    assert ServiceSettings.from_environment(environment) == ServiceSettings(
        host="0.0.0.0",  # noqa: S104  # as above
        port=0,
        processes=64,
        documents=tmp_path,
        allowed_origins=("https://agency.example", "http://127.0.0.1:8000"),
    )


@pytest.mark.parametrize(
    "name", ["HUB_HTTP_HOST", "HUB_HTTP_PORT", "HUB_HTTP_PROCESSES", "HUB_DOCUMENTS", "HUB_ALLOWED_ORIGINS"]
)
@pytest.mark.parametrize("empty", ["", "  ", "\t"])
def test_an_empty_variable_counts_as_unset(name: str, empty: str) -> None:
    assert ServiceSettings.from_environment({name: empty}) == ServiceSettings()


def test_a_variable_may_stand_between_spaces() -> None:
    assert ServiceSettings.from_environment({"HUB_HTTP_PORT": " 8001 "}).port == 8001


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("HUB_HTTP_PORT", "-1"),
        ("HUB_HTTP_PORT", "65536"),
        ("HUB_HTTP_PORT", "http"),
        ("HUB_HTTP_PORT", "8000.0"),
        ("HUB_HTTP_PORT", "٣"),
        ("HUB_HTTP_PROCESSES", "0"),
        ("HUB_HTTP_PROCESSES", "65"),
        ("HUB_HTTP_PROCESSES", "+1"),
        ("HUB_DOCUMENTS", "/nowhere/示例"),
        ("HUB_DOCUMENTS", __file__),
        ("HUB_ALLOWED_ORIGINS", "agency.example"),
        ("HUB_ALLOWED_ORIGINS", "*"),
        ("HUB_ALLOWED_ORIGINS", "null"),
        ("HUB_ALLOWED_ORIGINS", "https://agency.example/"),
        ("HUB_ALLOWED_ORIGINS", "https://agency.example/page"),
        ("HUB_ALLOWED_ORIGINS", "https://agency.example?x=1"),
        ("HUB_ALLOWED_ORIGINS", "https://agency.example#x"),
        ("HUB_ALLOWED_ORIGINS", "https://somebody@agency.example"),
        ("HUB_ALLOWED_ORIGINS", "ftp://agency.example"),
        ("HUB_ALLOWED_ORIGINS", "https://agency.example, agency.example"),
        ("HUB_ALLOWED_ORIGINS", "https://[agency"),
        ("HUB_ALLOWED_ORIGINS", "https://agency.example:port"),
        ("HUB_ALLOWED_ORIGINS", "https://:8000"),
        ("HUB_ALLOWED_ORIGINS", "HTTPS://agency.example"),
    ],
)
def test_a_wrong_variable_is_refused_by_its_name(name: str, wrong: str) -> None:
    with pytest.raises(InvalidInput, match=f"^{name} "):
        ServiceSettings.from_environment({name: wrong})


@pytest.mark.parametrize("text", [",", " , ,", "https://a.example,"])
def test_empty_parts_of_the_origins_are_left_out(text: str) -> None:
    origins = ServiceSettings.from_environment({"HUB_ALLOWED_ORIGINS": text}).allowed_origins
    assert origins == tuple(part for part in ("https://a.example",) if part in text)
