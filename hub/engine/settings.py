"""Settings of the local Neo4j: one frozen value, read from HUB_* variables, refused early when wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

import msgspec
import platformdirs

from graph_models.errors import InvalidInput

APPLICATION: Final = "joint-sanction-hub"


def default_data_folder() -> Path:
    """The user's folder for data that stays."""
    return Path(platformdirs.user_data_dir(APPLICATION))


def default_cache_folder() -> Path:
    """The user's folder for what can be fetched again."""
    return Path(platformdirs.user_cache_dir(APPLICATION))


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """Where the local Neo4j lives and how much it may take.

    `home` is the server's own folder (data, log, password). `port` 0 means any free one. `jre` and `jars`
    name folders used instead of the bundled runtime and the fetched jars. Memory in MiB, times in seconds;
    `replan_seconds` is the least age of a plan that is made anew because the graph has grown.
    """

    home: Path
    cache: Path
    port: int = 0
    heap_mb: int = 512
    pagecache_mb: int = 128
    start_seconds: int = 180
    stop_seconds: int = 60
    transaction_seconds: int = 120
    transaction_mb: int = 350
    replan_seconds: int = 10
    jre: Path | None = None
    jars: Path | None = None
    jars_url: str | None = None

    def __post_init__(self) -> None:
        """Neo4j takes absolute paths only."""
        for name in ("home", "cache"):
            object.__setattr__(self, name, getattr(self, name).absolute())

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the HUB_* variables; an empty one counts as unset. Raises InvalidInput naming the variable."""
        data = _folder(environment, "HUB_DATA_DIR") or default_data_folder()
        return cls(
            home=data / "neo4j",
            cache=_folder(environment, "HUB_CACHE_DIR") or default_cache_folder(),
            port=_number(environment, "HUB_DB_PORT", 0, (0, 65535)),
            heap_mb=_number(environment, "HUB_DB_HEAP_MB", 512, (192, 1 << 20)),
            pagecache_mb=_number(environment, "HUB_DB_PAGECACHE_MB", 128, (16, 1 << 20)),
            start_seconds=_number(environment, "HUB_DB_START_SECONDS", 180, (1, 3600)),
            stop_seconds=_number(environment, "HUB_DB_STOP_SECONDS", 60, (1, 3600)),
            transaction_seconds=_number(environment, "HUB_DB_TRANSACTION_SECONDS", 120, (1, 86_400)),
            transaction_mb=_number(environment, "HUB_DB_TRANSACTION_MB", 350, (1, 1 << 20)),
            replan_seconds=_number(environment, "HUB_DB_REPLAN_SECONDS", 10, (0, 86_400)),
            jre=_folder(environment, "HUB_JRE"),
            jars=_folder(environment, "HUB_JARS"),
            jars_url=_address(environment, "HUB_JARS_URL"),
        )

    def with_changes(self, **changes: Any) -> Self:
        """The same settings with some fields replaced."""
        return replace(self, **changes)


def _folder(environment: Mapping[str, str], name: str) -> Path | None:
    value = environment.get(name, "").strip()
    return Path(value).expanduser().absolute() if value else None


def _number(environment: Mapping[str, str], name: str, default: int, span: tuple[int, int]) -> int:
    text = environment.get(name, "").strip()
    if not text:
        return default
    low, high = span
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        raise InvalidInput(f"{name} must be a whole number from {low} to {high}")
    return int(text)


def _address(environment: Mapping[str, str], name: str) -> str | None:
    text = environment.get(name, "").strip().rstrip("/")
    if text and not text.startswith(("http://", "https://")):
        raise InvalidInput(f"{name} must be an http or https address")
    return text or None


def encode_settings(settings: EngineSettings) -> bytes:
    """The settings as JSON."""
    return msgspec.json.encode(settings, enc_hook=str)


def decode_settings(text: bytes) -> EngineSettings:
    """Settings as `encode_settings` wrote them."""
    return msgspec.json.decode(text, type=EngineSettings, dec_hook=_path)


def _path(kind: type[Any], value: str) -> Path:
    assert kind is Path  # noqa: S101  # the only type of a setting that JSON lacks
    return Path(value)
