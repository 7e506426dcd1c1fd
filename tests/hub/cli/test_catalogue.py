"""`hub catalogue check` and `show`: exit codes, what is printed, and the settings they read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub.cli.catalogue import catalogue

LOCAL = """\
legal_bases: [{id: local/1, title: 示例地方条例第一条}]
list_types: [{id: local-list, name: 示例地方名单, basis: [local/1]}]
rules:
  - id: local-list/honours
    list_type: local-list
    listed: [ORGANISATION]
    measure: M08
    domains: [HONOURS]
    effect: LIMIT
    basis: [local/1]
"""


@pytest.fixture
def local(tmp_path: Path) -> Path:
    (tmp_path / "local.yaml").write_text(LOCAL, encoding="utf-8")
    return tmp_path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "broken.yaml").write_text(LOCAL.replace("    basis: [local/1]\n", "") + "kinds: 7\n", encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path, **environment: str) -> Result:
    words = [str(argument) for argument in arguments]
    settings: dict[str, str | None] = {"HUB_CATALOGUE": None, "HUB_SUPPLEMENTS": None, **environment}
    return CliRunner(env=settings).invoke(catalogue, words)


def test_the_shipped_catalogue_is_sound() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("the catalogue is sound: ")
    assert "14 measures" in result.stdout


def test_a_local_folder_and_a_supplement_are_checked_with_it(local: Path) -> None:
    plain = json.loads(run("check", "--json").stdout)
    more = json.loads(run("check", "--json", "--folder", local, "--supplement", "debarment-control").stdout)
    assert plain["ok"] is True
    assert more["ok"] is True
    assert more["counts"]["rules"] == plain["counts"]["rules"] + 3


def test_folders_and_supplements_come_from_the_environment(local: Path) -> None:
    result = run("show", "local-list", HUB_CATALOGUE=str(local))
    assert result.exit_code == 0
    assert "LIMIT in HONOURS (local-list/honours)" in result.stdout
    assert run("show", "debarment-control").exit_code == 1
    assert run("show", "debarment-control", HUB_SUPPLEMENTS=" debarment-control, ").exit_code == 0


def test_a_rule_without_a_basis_is_refused_with_its_file_and_row(broken: Path) -> None:
    result = run("check", "--folder", broken)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("INVALID_INPUT: the catalogue is refused, 2 problem(s):")
    expected = "broken.yaml: rules: local-list/honours: it has no legal basis; what rests on no law is refused"
    assert expected in result.stderr


def test_what_is_refused_is_told_as_json_too(broken: Path) -> None:
    result = run("check", "--json", "--folder", broken)
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert answer["code"] == "INVALID_INPUT"
    assert answer["message"] == "the catalogue is refused, 2 problem(s):"
    rows = {problem["row"] for problem in answer["problems"]}
    assert rows == {"file", "rules: local-list/honours"}


def test_show_says_whom_a_listing_would_reach() -> None:
    result = run("show", "food-licence-revoked")
    assert result.exit_code == 0
    assert "legal representative 法定代表人 of the listed organisation, at the time of the act" in result.stdout
    assert "食品安全法第一百三十五条" in result.stdout


def test_show_as_json() -> None:
    answer = json.loads(run("show", "procurement-serious", "--json").stdout)
    assert answer["term"] == "as decided, 1 year to 3 years from the effective day"
    assert [rule["id"] for rule in answer["rules"]] == ["procurement-serious/ban"]
    assert answer["rules"][0]["domains"] == ["PROCUREMENT"]


def test_a_list_that_is_not_there_is_refused() -> None:
    result = run("show", "rude-to-inspectors")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "NOT_FOUND: the catalogue has no such list\n"
    answer = json.loads(run("show", "rude-to-inspectors", "--json").stdout)
    assert answer == {"code": "NOT_FOUND", "message": "the catalogue has no such list"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--folder", "/no/such/folder"),
        ("check", "--supplement", "no-such"),
        ("show",),
        ("frobnicate",),
    ],
)
def test_wrong_use_exits_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("command", ["check", "show"])
def test_help_names_the_settings(command: str) -> None:
    text = run(command, "--help").stdout
    assert "HUB_CATALOGUE" in text
    assert "HUB_SUPPLEMENTS" in text
