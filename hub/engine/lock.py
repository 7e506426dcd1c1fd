"""Renew the list of jars: `python -m hub.engine.lock`, which `make lock` runs. Not needed to run the hub.

The resolver library finds what Neo4j pulls; each jar is fetched, compared with the SHA-1 that the repository
publishes beside it, and written down with its SHA-256 and size.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
from jgo.maven import Dependency, MavenContext

from hub.engine.errors import JarsHashMismatch
from hub.engine.fetch import default_address
from hub.engine.jarlist import LIST_NAME, Jar, encode_jars
from hub.engine.settings import EngineSettings

NEO4J: Final = ("org.neo4j:neo4j:2026.08.1", "org.neo4j:neo4j-bolt:2026.08.1")
_WORKERS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository in Maven's layout."""

    address: str

    def resolve(self, wanted: tuple[str, ...], cache: Path) -> list[str]:
        """The coordinates of what is wanted and all it needs to run, as Maven resolves them."""
        context = MavenContext(repo_cache=cache, remote_repos={"repository": self.address})
        # The mark means: as given. Without it the resolver merges their managed versions and finds more.
        roots = [context.create_dependency(f"{coordinates}!") for coordinates in wanted]
        given, pulled = context.resolver.resolve(roots)
        return sorted({_coordinates(found) for found in [*given, *pulled]})

    def describe(self, coordinates: str, client: httpx.Client) -> Jar:
        """Fetch one jar and describe it. Raises JarsHashMismatch, httpx.HTTPError."""
        path = Jar(coordinates=coordinates, sha256="", size=0).path
        content = client.get(f"{self.address}/{path}").raise_for_status().content
        published = client.get(f"{self.address}/{path}.sha1").raise_for_status().text.split()[0]
        if hashlib.sha1(content, usedforsecurity=False).hexdigest() != published:
            raise JarsHashMismatch(f"{coordinates} is not what its repository says it is")
        return Jar(coordinates=coordinates, sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def renew(target: Path, wanted: tuple[str, ...], repository: Repository) -> int:
    """Write the list of what is wanted to `target`; how many jars that is."""
    with (
        tempfile.TemporaryDirectory() as cache,
        httpx.Client(timeout=60, follow_redirects=True) as client,
        ThreadPoolExecutor(_WORKERS) as pool,
    ):
        found = repository.resolve(wanted, Path(cache))
        jars = list(pool.map(lambda coordinates: repository.describe(coordinates, client), found))
    target.write_bytes(encode_jars(jars))
    return len(jars)


def _coordinates(found: Dependency) -> str:
    parts = [found.groupId, found.artifactId, found.version, found.classifier]
    return ":".join(part for part in parts if part)


def main(environment: Mapping[str, str], target: Path, wanted: tuple[str, ...] = NEO4J) -> None:
    """Renew the list from the repository that the settings name, else from the resolver library's."""
    address = EngineSettings.from_environment(environment).jars_url or default_address()
    count = renew(target, wanted, Repository(address=address))
    sys.stdout.write(f"{count} jars in {target}\n")


if __name__ == "__main__":
    main(os.environ, Path(__file__).with_name(LIST_NAME))
