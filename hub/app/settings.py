"""Settings of the hub, read from HUB_* variables and refused early when wrong."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from graph_models.catalogue.loader import supplements
from graph_models.errors import InvalidInput
from hub.app.tokens.place import place_of_keys
from hub.store.neo4j_store import SWEEP_AFTER_SECONDS

DEVELOPMENT_ISSUER: Final = "joint-sanction-hub-development"
"""Who issues the tokens of development: no deployment's issuer is called so."""

_LEAST_SWEEP_AFTER: Final = 180
"""The longest write and the reads of the longest operation end before it."""

_DAY: Final = 86_400
_LOCAL: Final = "bolt://127.0.0.1:7687"
_TRUE: Final = frozenset({"1", "true", "yes", "on"})
_FALSE: Final = frozenset({"", "0", "false", "no", "off"})


class Environment(StrEnum):
    """Where the hub runs."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a deployment decides. Passwords and keys never show."""

    env: Environment = Environment.DEVELOPMENT
    neo4j_uri: str = _LOCAL
    neo4j_user: str = "neo4j"
    neo4j_password: str = field(default="", repr=False)
    neo4j_database: str = "neo4j"
    catalogue_folders: tuple[Path, ...] = ()
    supplements: tuple[str, ...] = ()
    clock_file: Path | None = None
    document_keys: str = field(default="", repr=False)
    territory_competence: bool = False
    fraud_bar_years: int = 3
    at_least_seconds: float = 2.0
    sweep_after_seconds: float = SWEEP_AFTER_SECONDS
    token_issuer: str = ""
    token_audience: str = ""
    token_keys: Path | str | None = field(default=None, repr=False)
    token_leeway_seconds: float = 5.0

    @property
    def development(self) -> bool:
        """Whether the comforts of development are allowed."""
        return self.env is Environment.DEVELOPMENT

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the HUB_* variables; an empty one counts as unset. Raises InvalidInput naming the variable."""
        given = {name: value.strip() for name, value in environment.items() if value.strip()}
        settings = cls(
            env=_environment(given.get("HUB_ENV", Environment.DEVELOPMENT)),
            neo4j_uri=given.get("HUB_NEO4J_URI", _LOCAL),
            neo4j_user=given.get("HUB_NEO4J_USER", "neo4j"),
            neo4j_password=given.get("HUB_NEO4J_PASSWORD", ""),
            neo4j_database=given.get("HUB_NEO4J_DATABASE", "neo4j"),
            catalogue_folders=_folders(given.get("HUB_CATALOGUE", "")),
            supplements=_supplements(given.get("HUB_SUPPLEMENTS", "")),
            clock_file=Path(given["HUB_CLOCK_FILE"]) if "HUB_CLOCK_FILE" in given else None,
            document_keys=given.get("HUB_DOCUMENT_KEYS", ""),
            territory_competence=_truth(given, "HUB_TERRITORY_COMPETENCE"),
            fraud_bar_years=_whole(given, "HUB_FRAUD_BAR_YEARS", 3),
            at_least_seconds=_seconds(given, "HUB_AT_LEAST_SECONDS", 2.0),
            sweep_after_seconds=_seconds(
                given, "HUB_SWEEP_AFTER_SECONDS", SWEEP_AFTER_SECONDS, least=_LEAST_SWEEP_AFTER, most=_DAY
            ),
            token_issuer=given.get("HUB_TOKEN_ISSUER", ""),
            token_audience=given.get("HUB_TOKEN_AUDIENCE", ""),
            token_keys=place_of_keys(given["HUB_TOKEN_KEYS"]) if "HUB_TOKEN_KEYS" in given else None,
            token_leeway_seconds=_seconds(given, "HUB_TOKEN_LEEWAY_SECONDS", 5.0),
        )
        _refuse_comforts(settings)
        _refuse_half_an_issuer(settings)
        return settings


def _refuse_comforts(settings: Settings) -> None:
    if settings.development:
        return
    if settings.clock_file is not None:
        raise InvalidInput("HUB_CLOCK_FILE is for HUB_ENV=development only")
    if not settings.document_keys:
        raise InvalidInput("HUB_DOCUMENT_KEYS is needed outside development: documents are kept as keyed digests")


def _refuse_half_an_issuer(settings: Settings) -> None:
    said = {bool(settings.token_issuer), bool(settings.token_audience), settings.token_keys is not None}
    if len(said) > 1:
        raise InvalidInput("HUB_TOKEN_ISSUER, HUB_TOKEN_AUDIENCE and HUB_TOKEN_KEYS are set together")
    if settings.token_issuer == DEVELOPMENT_ISSUER:
        raise InvalidInput(f"HUB_TOKEN_ISSUER is another than {DEVELOPMENT_ISSUER}, which is for development")


def _environment(text: str) -> Environment:
    try:
        return Environment(text.lower())
    except ValueError as fault:
        raise InvalidInput("HUB_ENV is development or production") from fault


def _folders(text: str) -> tuple[Path, ...]:
    folders = tuple(Path(part) for part in text.split(os.pathsep) if part)
    for folder in folders:
        if not folder.is_dir():
            raise InvalidInput("HUB_CATALOGUE names a folder that does not exist")
    return folders


def _supplements(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not set(names) <= set(supplements()):
        raise InvalidInput(f"HUB_SUPPLEMENTS names shipped supplements only: {', '.join(supplements())}")
    return names


def _truth(given: Mapping[str, str], name: str) -> bool:
    text = given.get(name, "").lower()
    if text not in _TRUE | _FALSE:
        raise InvalidInput(f"{name} is on or off")
    return text in _TRUE


def _whole(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(name)
    if text is None:
        return default
    if not text.isdecimal():
        raise InvalidInput(f"{name} is a whole number")
    return int(text)


def _seconds(given: Mapping[str, str], name: str, default: float, *, least: float = 0, most: float = 60) -> float:
    text = given.get(name)
    if text is None:
        return default
    try:
        seconds = float(text)
    except ValueError as fault:
        raise InvalidInput(f"{name} is a number of seconds") from fault
    if not least <= seconds <= most:
        raise InvalidInput(f"{name} lies between {least} and {most} seconds")
    return seconds
