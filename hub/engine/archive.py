"""Where Java's classes lie ready: an archive that a start maps, instead of loading 17,000 classes one by one.

Source: the Java virtual machine's class data sharing (JEP 310, JEP 350). An archive fits one runtime and one class
path; Java compares them itself and goes without an archive that differs, is damaged or is missing.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

FOLDER = "java"
"""The archives' folder in the cache."""


def archive_path(cache: Path, library: Path, class_path: Sequence[Path]) -> Path:
    """The archive of a runtime and a class path, there or not: named by their places, sizes and times."""
    digest = hashlib.sha256()
    for file in (library, *class_path):
        state = file.stat()
        digest.update(f"{file}\n{state.st_size}\n{state.st_mtime_ns}\n".encode())
    return cache / FOLDER / f"classes-{digest.hexdigest()[:20]}.jsa"


def archive_options(archive: Path) -> tuple[str, ...]:
    """What Java is told about an archive; nothing where there is none. Java's own warnings about it are no news."""
    if not archive.is_file():
        return ()
    return (f"-XX:SharedArchiveFile={archive}", "-Xshare:auto", "-Xlog:cds=off", "-Xlog:aot=off")
