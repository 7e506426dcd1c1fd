"""Fresh ids come in here and nowhere else."""

from typing import Protocol


class Ids(Protocol):
    """Makes ids that nobody has used and nobody can guess."""

    def new(self, prefix: str) -> str:
        """A new id that begins with the prefix."""
        ...
