"""Settings of the web service, read from HUB_* variables and refused early when wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

from graph_models.errors import InvalidInput

_MOST_PROCESSES: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSettings:
    """Where the service listens, in how many processes, which documents it trusts, which pages may open sockets."""

    host: str = "127.0.0.1"
    port: int = 8000
    processes: int = 1
    documents: Path | None = None
    allowed_origins: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the HUB_* variables; an empty one counts as unset. Raises InvalidInput naming the variable."""
        given = {name: value.strip() for name, value in environment.items() if value.strip()}
        return cls(
            host=given.get("HUB_HTTP_HOST", "127.0.0.1"),
            port=_number(given, "HUB_HTTP_PORT", 8000, most=65_535),
            processes=_number(given, "HUB_HTTP_PROCESSES", 1, most=_MOST_PROCESSES, least=1),
            documents=_folder(given.get("HUB_DOCUMENTS")),
            allowed_origins=_origins(given.get("HUB_ALLOWED_ORIGINS", "")),
        )


def _number(given: Mapping[str, str], name: str, default: int, *, most: int, least: int = 0) -> int:
    text = given.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise InvalidInput(f"{name} is a whole number from {least} to {most}")
    return int(text)


def _folder(text: str | None) -> Path | None:
    if text is None:
        return None
    folder = Path(text)
    if not folder.is_dir():
        raise InvalidInput("HUB_DOCUMENTS names a folder that does not exist")
    return folder


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(part.strip() for part in text.split(",") if part.strip())
    if not all(_is_origin(origin) for origin in origins):
        raise InvalidInput("HUB_ALLOWED_ORIGINS holds origins such as https://agency.example, parted by commas")
    return origins


def _is_origin(text: str) -> bool:
    """Whether a browser sends this as a page's origin: a scheme and a host with its port, and nothing else."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = parts.netloc.removesuffix(f":{port}")
    return (
        parts.scheme in {"http", "https"}
        and bool(host)
        and "@" not in host
        and text == f"{parts.scheme}://{parts.netloc}"
    )
