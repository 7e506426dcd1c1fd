"""The committed list of Neo4j's jars: coordinates, SHA-256 and size, sorted. `make lock` renews it."""

from dataclasses import dataclass
from importlib import resources

import msgspec

LIST_NAME = "jars.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jar:
    """One jar. `coordinates` is group:artifact:version, with :classifier where there is one."""

    coordinates: str
    sha256: str
    size: int

    @property
    def path(self) -> str:
        """The jar's place under a Maven repository's address (Maven's default layout)."""
        group, artifact, version, *classifier = self.coordinates.split(":")
        name = "-".join([artifact, version, *classifier])
        return f"{group.replace('.', '/')}/{artifact}/{version}/{name}.jar"

    @property
    def file_name(self) -> str:
        """The jar's name in the cache: unique, since the group is part of it."""
        return self.coordinates.replace(":", "_") + ".jar"


def decode_jars(text: bytes) -> tuple[Jar, ...]:
    """Read a list as `encode_jars` writes it. Raises msgspec.ValidationError."""
    return msgspec.json.decode(text, type=tuple[Jar, ...])


def encode_jars(jars: list[Jar]) -> bytes:
    """The list sorted by coordinates, one jar a line, so that a renewal shows as a readable difference."""
    lines = [msgspec.json.encode(jar) for jar in sorted(jars, key=lambda jar: jar.coordinates)]
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def committed_jars() -> tuple[Jar, ...]:
    """The list that belongs to this version of the hub."""
    return decode_jars(resources.files("hub.engine").joinpath(LIST_NAME).read_bytes())
