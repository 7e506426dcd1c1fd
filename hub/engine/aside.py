"""Keep the old database until a load has succeeded: a broken dump, or a kill half-way, must not cost it.

The administration tool deletes the old files before it reads the dump.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DATABASE: Final = "neo4j"


@dataclass(frozen=True, slots=True)
class Aside:
    """The folders of the one database under a server's home; for the owner of its lock only."""

    home: Path

    @property
    def _whole(self) -> Path:
        """Holds all of the old database; what stands in its place is a load's."""
        return self.home / "aside"

    @property
    def _moving(self) -> Path:
        """Holds some of the old database, the rest still, or again, stands in its place."""
        return self.home / "aside.moving"

    @property
    def _folders(self) -> list[tuple[Path, str]]:
        return [(self.home / "data" / kind / DATABASE, kind) for kind in ("databases", "transactions")]

    def put(self) -> None:
        """Move the database's folders aside."""
        self.restore()
        self._moving.mkdir()
        for folder, name in self._folders:
            if folder.exists():
                folder.rename(self._moving / name)
        self._moving.rename(self._whole)

    def restore(self) -> None:
        """Put back what was aside, in place of what a failed load left; nothing where nothing was aside."""
        if self._whole.exists():
            for folder, _ in self._folders:
                shutil.rmtree(folder, ignore_errors=True)
            self._whole.rename(self._moving)
        if self._moving.exists():
            for folder, name in self._folders:
                if (self._moving / name).exists():
                    (self._moving / name).rename(folder)
            self._moving.rmdir()

    def drop(self) -> None:
        """The load succeeded: the old database goes. Renamed first: a kill half-way restores nothing."""
        gone = self.home / "aside.gone"
        shutil.rmtree(gone, ignore_errors=True)
        self._whole.rename(gone)
        shutil.rmtree(gone)
