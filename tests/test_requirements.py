"""The pinned requirements: hashed throughout, from no named index, as the project asks for them, extras included."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[1]
FILES: Final = ("runtime", "dev")

_HASH: Final = re.compile(r"--hash=(?P<method>\w+):(?P<digest>\S+)")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One requirement of a list, and its hashes as (method, digest)."""

    requirement: Requirement
    hashes: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The name as indexes compare it."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The one version. Fails where it is not exactly one."""
        (specifier,) = self.requirement.specifier
        assert specifier.operator == "=="
        assert "*" not in specifier.version
        return specifier.version


def text_of(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def lines_of(name: str) -> Iterator[str]:
    """The logical lines of a list, without comments."""
    joined = text_of(name).replace("\\\n", " ")
    return (line for line in (each.partition(" #")[0].strip() for each in joined.splitlines()) if line[:1] not in "#")


def pins_of(name: str) -> dict[str, Pin]:
    """Every pin of a list by its name. Fails where one name stands twice, or a line is no requirement."""
    pins = [
        Pin(
            requirement=Requirement(line.partition(" --hash=")[0]),
            hashes=tuple((found["method"], found["digest"]) for found in _HASH.finditer(line)),
        )
        for line in lines_of(name)
    ]
    by_name = {pin.name: pin for pin in pins}
    assert len(by_name) == len(pins)
    return by_name


def asked_for(name: str) -> list[Requirement]:
    """What the project itself asks for in a list: its dependencies, and the groups that the list is made with."""
    project: Mapping[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    entries = [*project["project"]["dependencies"], *_group(groups, "dev" if name == "dev" else "build")]
    return [Requirement(entry) for entry in entries]


def _group(groups: Mapping[str, list[Any]], name: str) -> Iterator[str]:
    for entry in groups[name]:
        if isinstance(entry, str):
            yield entry
        else:
            yield from _group(groups, entry["include-group"])


def asked_by(pin: Pin) -> Iterator[Requirement]:
    """What the installed distribution of a pin asks for here, with the extras that are pinned."""
    for text in requires(pin.requirement.name) or ():
        wanted = Requirement(text)
        extras = ("", *pin.requirement.extras)
        if wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in extras):
            yield wanted


def is_wanted(pin: Pin) -> bool:
    """Whether a pin is for machines such as this one."""
    return pin.requirement.marker is None or pin.requirement.marker.evaluate()


each_list = pytest.mark.parametrize("name", FILES)


@each_list
def test_every_requirement_is_pinned_to_one_version_with_hashes(name: str) -> None:
    pins = pins_of(name)
    assert len(pins) > len(asked_for(name))
    for pin in pins.values():
        assert pin.version
        assert pin.hashes, pin.name
        assert all(method == "sha256" and _SHA256.fullmatch(digest) for method, digest in pin.hashes), pin.name
        assert len(set(pin.hashes)) == len(pin.hashes), pin.name


@each_list
def test_no_index_and_no_address_is_named(name: str) -> None:
    assert "://" not in text_of(name)
    assert [pin.name for pin in pins_of(name).values() if pin.requirement.url is not None] == []
    options = set(re.findall(r"(?<!\S)-{1,2}[a-z][\w-]*", " ".join(lines_of(name))))
    assert options == {"--hash"}


@each_list
def test_every_dependency_of_the_project_is_pinned_to_its_version(name: str) -> None:
    pins = pins_of(name)
    for wanted in asked_for(name):
        pin = pins[canonicalize_name(wanted.name)]
        assert wanted.specifier == pin.requirement.specifier, pin.name
        assert wanted.extras <= pin.requirement.extras, pin.name


@each_list
def test_what_a_pinned_distribution_asks_for_is_pinned_in_a_version_that_fits(name: str) -> None:
    pins = pins_of(name)
    for pin in filter(is_wanted, pins.values()):
        for wanted in asked_by(pin):
            found = pins[canonicalize_name(wanted.name)]
            assert wanted.specifier.contains(found.version, prereleases=True), f"{pin.name} asks for {wanted}"


@each_list
def test_an_extra_that_is_asked_for_is_pinned_with_its_name(name: str) -> None:
    """Else pip refuses the hashed list as soon as a newer release than the pinned one exists."""
    pins = pins_of(name)
    for pin in filter(is_wanted, pins.values()):
        for wanted in asked_by(pin):
            assert wanted.extras <= pins[canonicalize_name(wanted.name)].requirement.extras, f"{pin.name}: {wanted}"


@each_list
def test_what_is_installed_here_is_what_is_pinned(name: str) -> None:
    installed = {}
    for pin in filter(is_wanted, pins_of(name).values()):
        try:
            installed[pin.name] = version(pin.requirement.name)
        except PackageNotFoundError:
            installed[pin.name] = "missing"
    assert installed == {pin.name: pin.version for pin in pins_of(name).values() if is_wanted(pin)}


def test_both_lists_agree_and_the_tools_come_on_top() -> None:
    runtime, dev = pins_of("runtime"), pins_of("dev")
    assert runtime.keys() < dev.keys()
    assert {name: pin.version for name, pin in runtime.items()} == {name: dev[name].version for name in runtime}
    assert {name: set(pin.hashes) for name, pin in runtime.items()} == {name: set(dev[name].hashes) for name in runtime}


def test_what_reads_requirements_here_is_pinned_for_the_tests() -> None:
    assert "packaging" in pins_of("dev")


def test_the_extra_of_coverage_is_pinned() -> None:
    """The known case: pytest-cov asks for `coverage[toml]`."""
    dev = pins_of("dev")
    assert [str(wanted) for wanted in asked_by(dev["pytest-cov"]) if wanted.extras] != []
    assert dev["coverage"].requirement.extras == {"toml"}
