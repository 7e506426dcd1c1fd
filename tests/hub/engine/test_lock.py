"""Renewing the list of jars, against a small repository with made-up projects."""

import hashlib
from pathlib import Path

import pytest

from hub.engine.errors import JarsHashMismatch
from hub.engine.jarlist import Jar, decode_jars
from hub.engine.lock import NEO4J, Repository, main, renew
from tests.hub.engine.jar_server import JarServer

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>org.example</groupId><artifactId>{name}</artifactId><version>1.0</version>
<dependencies>{needs}</dependencies></project>"""
NEED = """<dependency><groupId>org.example</groupId><artifactId>{name}</artifactId><version>1.0</version>
<scope>{scope}</scope></dependency>"""


def publish(repository: JarServer, name: str, content: bytes, **needs: str) -> Jar:
    jar = repository.add(name, content)
    listed = "".join(NEED.format(name=need, scope=scope) for need, scope in needs.items())
    repository.files[jar.path.replace(".jar", ".pom")] = POM.format(name=name, needs=listed).encode()
    repository.files[f"{jar.path}.sha1"] = (
        hashlib.sha1(content, usedforsecurity=False).hexdigest().encode() + b"  a-file-name\n"
    )
    return jar


def test_the_list_holds_what_is_wanted_and_what_that_needs_to_run(repository: JarServer, tmp_path: Path) -> None:
    root = publish(repository, "root", b"root", lib="compile", quick="runtime", tests="test")
    lib = publish(repository, "lib", b"lib-content", deep="compile")
    others = [publish(repository, name, name.encode()) for name in ("quick", "deep")]
    publish(repository, "tests", b"not wanted")
    target = tmp_path / "jars.json"
    count = renew(target, ("org.example:root:1.0",), Repository(address=repository.address))
    expected = sorted([root, lib, *others], key=lambda jar: jar.coordinates)
    assert decode_jars(target.read_bytes()) == tuple(expected)
    assert count == 4


def test_a_jar_that_is_not_what_its_repository_says_is_refused(repository: JarServer, tmp_path: Path) -> None:
    jar = publish(repository, "root", b"root")
    repository.files[f"{jar.path}.sha1"] = b"0" * 40
    target = tmp_path / "jars.json"
    with pytest.raises(JarsHashMismatch, match=r"org\.example:root:1\.0"):
        renew(target, ("org.example:root:1.0",), Repository(address=repository.address))
    assert not target.exists()


def test_the_repository_of_the_settings_is_asked(
    repository: JarServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jar = publish(repository, "root", b"root")
    target = tmp_path / "jars.json"
    main({"HUB_JARS_URL": repository.address}, target, ("org.example:root:1.0",))
    assert decode_jars(target.read_bytes()) == (jar,)
    assert capsys.readouterr().out == f"1 jars in {target}\n"


def test_the_server_and_its_bolt_are_wanted_in_one_version() -> None:
    assert {coordinates.rsplit(":", 1)[0] for coordinates in NEO4J} == {
        "org.neo4j:neo4j",
        "org.neo4j:neo4j-bolt",
    }
    assert len({coordinates.rsplit(":", 1)[1] for coordinates in NEO4J}) == 1
