"""The shipped catalogue, and small catalogue folders written for one test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph_models.catalogue.loader import deployment, load_catalogue, national, supplements
from graph_models.catalogue.model import Catalogue
from graph_models.catalogue.problems import CatalogueError

BASE = """\
legal_bases:
  - {id: law/1, title: 示例法第一条}
measures:
  - {id: M04, name: 示例措施, class: I, basis: [law/1]}
kinds:
  - {id: permit, domain: LICENSING, name: 示例许可}
  - {id: post, domain: OFFICE, name: 示例职务}
list_types:
  - {id: some-list, name: 示例名单, listed: [ORGANISATION, PERSON], basis: [law/1]}
"""
"""A sound catalogue without rules."""

RULE = """\
rules:
  - id: some-list/rule
    list_type: some-list
    listed: [ORGANISATION]
    measure: M04
    domains: [CONSUMPTION]
    effect: PROHIBIT
    basis: [law/1]
"""
"""One sound rule for it, on the listed subject itself."""

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """The national catalogue."""
    return load_catalogue(national())


@pytest.fixture(scope="session")
def everything() -> Catalogue:
    """The national catalogue with every shipped supplement."""
    return load_catalogue(*deployment(names=supplements()))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files `{name: text}` into a new folder and gives the folder."""

    def run(folder: str, /, **texts: str) -> Path:
        place = tmp_path / folder
        place.mkdir()
        for name, text in texts.items():
            (place / f"{name}.yaml").write_text(text, encoding="utf-8")
        return place

    return run


@pytest.fixture
def problems(write: Write) -> Callable[..., list[str]]:
    """Loads BASE with one more file, in the national folder or as a supplement, and gives the problems."""

    def run(text: str, *, supplement: bool = False) -> list[str]:
        base = write("base", base=BASE) if supplement else write("base", base=BASE, more=text)
        more = [write("more", more=text)] if supplement else []
        try:
            load_catalogue(base, *more)
        except CatalogueError as error:
            return [str(problem) for problem in error.problems]
        return []

    return run
