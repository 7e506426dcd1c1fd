"""What became of the rows of an intake, file by file and together."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from connectors.reason import Reason, ReasonCode
from graph_models.errors import InvalidInput
from hub.app.intake.kind import IntakeKind


@dataclass(slots=True, kw_only=True)
class Counts:
    """Rows that were judged: `read` is always the sum of the others."""

    accepted: int = 0
    unchanged: int = 0
    quarantined: Counter[ReasonCode] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """Every row that was judged."""
        return self.accepted + self.unchanged + self.quarantined.total()

    @classmethod
    def together(cls, parts: Iterable["Counts"]) -> Self:
        """The sum of several."""
        whole = cls()
        for part in parts:
            whole.accepted += part.accepted
            whole.unchanged += part.unchanged
            whole.quarantined += part.quarantined
        return whole

    def as_json(self) -> dict[str, Any]:
        """The counts by name; quarantined by reason, in the order of the alphabet."""
        return {
            "read": self.read,
            "accepted": self.accepted,
            "unchanged": self.unchanged,
            "quarantined": dict(sorted(self.quarantined.items())),
        }


@dataclass(slots=True, kw_only=True)
class IntakeReport:
    """The counts of every file, in order. `complete` is False when the intake stopped before its end."""

    kind: IntakeKind
    quarantine: Path
    files: list[tuple[Path, Counts]] = field(default_factory=list)
    complete: bool = False

    @property
    def total(self) -> Counts:
        """All files together."""
        return Counts.together(counts for _, counts in self.files)

    def begin(self, path: Path) -> Counts:
        """The counts of a file that is opened now."""
        counts = Counts()
        self.files.append((path, counts))
        return counts

    @property
    def refused_files(self) -> tuple[Path, ...]:
        """Files of which nothing was read because they are not of this kind."""
        return tuple(path for path, counts in self.files if counts.quarantined[_NOT_THIS_KIND])

    def as_json(self) -> dict[str, Any]:
        """The report as JSON: the totals, then the files in their order."""
        return {
            "kind": self.kind.value,
            "complete": self.complete,
            **self.total.as_json(),
            "quarantineFile": str(self.quarantine) if self.total.quarantined else None,
            "files": [{"file": str(path), **counts.as_json()} for path, counts in self.files],
        }

    def write(self, path: Path) -> None:
        """Write the report to a file, whole or not at all. Raises InvalidInput where that cannot be."""
        part = path.with_name(f"{path.name}.part")
        try:
            part.write_text(json.dumps(self.as_json(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            part.replace(path)
        except OSError as error:
            raise InvalidInput(f"cannot write the report {path}: {error.strerror}") from error


_NOT_THIS_KIND = ReasonCode(Reason.WRONG_HEADER.value)
