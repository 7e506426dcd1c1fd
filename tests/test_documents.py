"""The documents: links resolve, settings and access are those of the code, nothing names one machine or registry."""

import re
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from connectors.reason import Reason
from graph_models.statements.names import RELATIONSHIP_TYPES
from graph_models.vocabulary import LinkKind, Purpose, Role
from hub.app.serving.settings import ServiceSettings
from hub.app.settings import Settings
from hub.domain.purpose import PURPOSE_DOMAINS, PURPOSES_OF_ROLE
from hub.engine import EngineSettings
from hub.engine.fetch import default_address

ROOT: Final = Path(__file__).parents[1]
DOCUMENTS: Final = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PACKAGES: Final = ("hub", "graph_models", "connectors")

_SETTING: Final = re.compile(r"\bHUB_[A-Z][A-Z0-9_]*[A-Z0-9]\b")
_FENCED: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"\]\((?P<target>[^)\s]+)\)")
_HEADING: Final = re.compile(r"^#+ (?P<title>.+)$", re.MULTILINE)
_CELLS: Final = re.compile(r"(?<!\\)\|")
_WEB: Final = re.compile(r"https?://(?!127\.0\.0\.1[:/])\S+")
_ABSOLUTE: Final = re.compile(r"(?:^|[\s`'\"(=])/(?:home|root|usr|var|tmp|opt|etc|work|Users|mnt|srv)\b")


def name_of(path: Path) -> str:
    """A document's path from the root, as the tests print it."""
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def rows_after(page: str, header: str) -> list[list[str]]:
    """The cells of the table that has this header line, row by row."""
    _, _, rest = text_of(ROOT / page).partition(f"\n{header}\n")
    rows = []
    for line in rest.splitlines()[1:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in _CELLS.split(line)[1:-1]])
    return rows


def settings_table() -> dict[str, str]:
    """Each variable of the operation page with its default."""
    rows = rows_after("docs/operation.md", "| variable | default | what it decides |")
    return {row[0].strip("`"): row[1] for row in rows}


def anchors_of(page: str) -> set[str]:
    """The anchors of headings, as they are commonly made: small letters, blanks to hyphens, no punctuation."""
    titles = (match["title"].lower() for match in _HEADING.finditer(_FENCED.sub("", page)))
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


def registries() -> set[str]:
    """Hosts that the installer and the resolver know, and the bare name of the installer's; none is written here."""
    known = vars(import_module("pip._internal.models.index")).values()
    hosts = {place.netloc for place in known if isinstance(getattr(place, "netloc", None), str)}
    return hosts | {host.split(".")[-2] for host in hosts} | {urlsplit(default_address()).netloc}


def settings_in_code() -> set[str]:
    sources = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {name for path in sources for name in _SETTING.findall(text_of(path))}


def test_every_setting_of_the_code_is_in_the_table_and_the_other_way_round() -> None:
    assert set(settings_table()) == settings_in_code()


def test_defaults_in_the_table_are_those_of_the_code() -> None:
    hub, engine = Settings.from_environment({}), EngineSettings.from_environment({})
    service = ServiceSettings.from_environment({})
    code = {
        "HUB_ENV": hub.env.value,
        "HUB_NEO4J_USER": hub.neo4j_user,
        "HUB_NEO4J_DATABASE": hub.neo4j_database,
        "HUB_TERRITORY_COMPETENCE": "on" if hub.territory_competence else "off",
        "HUB_FRAUD_BAR_YEARS": str(hub.fraud_bar_years),
        "HUB_AT_LEAST_SECONDS": str(hub.at_least_seconds),
        "HUB_SWEEP_AFTER_SECONDS": str(hub.sweep_after_seconds),
        "HUB_TOKEN_LEEWAY_SECONDS": str(hub.token_leeway_seconds),
        "HUB_HTTP_HOST": service.host,
        "HUB_HTTP_PORT": str(service.port),
        "HUB_HTTP_PROCESSES": str(service.processes),
        "HUB_DB_PORT": str(engine.port),
        "HUB_DB_HEAP_MB": str(engine.heap_mb),
        "HUB_DB_PAGECACHE_MB": str(engine.pagecache_mb),
        "HUB_DB_START_SECONDS": str(engine.start_seconds),
        "HUB_DB_STOP_SECONDS": str(engine.stop_seconds),
        "HUB_DB_TRANSACTION_SECONDS": str(engine.transaction_seconds),
        "HUB_DB_TRANSACTION_MB": str(engine.transaction_mb),
        "HUB_DB_REPLAN_SECONDS": str(engine.replan_seconds),
    }
    quoted = {name: default for name, default in settings_table().items() if default.startswith("`")}
    assert {name: default.split("`")[1] for name, default in quoted.items()} == code


def test_purposes_in_the_access_page_are_those_of_the_code() -> None:
    roles = {row[0]: row[1] for row in rows_after("docs/access.md", "| role | purposes | further |")}
    assert {Role(role): _purposes(cell) for role, cell in roles.items()} == PURPOSES_OF_ROLE
    domains: dict[Purpose, set[str]] = {}
    for purposes, cell in rows_after("docs/access.md", "| purpose | domains |"):
        for purpose in _purposes(purposes):
            domains[purpose] = set(cell.split(", "))
    everywhere = {purpose for purpose, said in domains.items() if said == {"every domain"}}
    assert everywhere == {Purpose.ENFORCEMENT, Purpose.AUDIT, Purpose.SELF_ACCESS}
    assert {purpose: said for purpose, said in domains.items() if purpose not in everywhere} == {
        purpose: {str(domain) for domain in fits}
        for purpose, fits in PURPOSE_DOMAINS.items()
        if purpose not in everywhere
    }


def test_the_pictures_of_the_graph_use_its_words() -> None:
    architecture = text_of(ROOT / "docs/architecture.md").partition("## The graph")[2].partition("\n### ")[0]
    drawn = re.findall(r"-- \"?([A-Z_]+)", architecture)
    linked = {word for row in rows_after("docs/architecture.md", "| link | from | to |") for word in _words(row[0])}
    assert linked == set(LinkKind)
    assert set(drawn) <= RELATIONSHIP_TYPES
    readme = text_of(ROOT / "README.md").partition("## The graph")[2].partition("\n## ")[0]
    assert set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", readme)) <= RELATIONSHIP_TYPES
    assert {"NAMES", "BINDS", "SUPPORTED_BY"} <= set(drawn)


def test_the_intake_page_names_every_reason_of_the_quarantine() -> None:
    listed = text_of(ROOT / "docs/intake.md").rpartition("or one of")[2]
    assert set(re.findall(r"[A-Z][A-Z0-9_]+", listed)) == {str(reason) for reason in Reason}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_relative_links_resolve(document: Path) -> None:
    for match in _LINK.finditer(_FENCED.sub("", text_of(document))):
        target, _, anchor = match["target"].partition("#")
        assert "://" not in target, f"{match['target']} is no part of the project"
        page = (document.parent / target).resolve() if target else document
        assert page.exists(), match["target"]
        if anchor:
            assert anchor in anchors_of(text_of(page)), match["target"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_no_document_names_a_registry_or_an_absolute_path(document: Path) -> None:
    page = text_of(document)
    assert [name for name in registries() if name in page.lower()] == []
    assert _WEB.findall(page) == []
    assert _ABSOLUTE.findall(page) == []


def test_registries_are_known() -> None:
    assert len(registries()) >= 3
    assert all(registries())


@pytest.mark.parametrize(("text", "found"), [("in /home/me", True), ("`/work/x`", True), ("a/home", False)])
def test_an_absolute_path_is_recognised(text: str, found: bool) -> None:
    assert bool(_ABSOLUTE.search(text)) is found


def test_an_anchor_is_made_of_its_heading() -> None:
    assert anchors_of("# Who calls?\n\n```\n# no heading\n```\n## A b-c\n") == {"who-calls", "a-b-c"}


def test_every_page_of_the_documents_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        links = _LINK.findall(_FENCED.sub("", text_of(page)))
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links if not link.startswith("#")]
    assert set(DOCUMENTS) <= reached


def test_dated_headings_of_the_changelog_are_days_in_falling_order() -> None:
    headings = re.findall(r"^## \[(?P<version>[^\]]+)\](?: - (?P<day>\S+))?$", text_of(ROOT / "CHANGELOG.md"), re.M)
    days = [date.fromisoformat(day) for version, day in headings if version != "Unreleased"]
    assert headings[0][0] == "Unreleased"
    assert days == sorted(days, reverse=True)


def _words(cell: str) -> list[str]:
    return re.findall(r"[A-Z_]+", cell)


def _purposes(cell: str) -> frozenset[Purpose]:
    return frozenset() if cell == "none" else frozenset(Purpose(word) for word in cell.split(", "))
