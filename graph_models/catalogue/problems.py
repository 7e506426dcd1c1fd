"""What is wrong with catalogue data: one problem a line, and the error that carries them all."""

from dataclasses import dataclass

from graph_models.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault: the file, the row in it (such as `rules: wage-arrears/procurement`), and what is wrong."""

    file: str
    row: str
    text: str

    def __str__(self) -> str:
        """The fault as one line, for a lawyer who edits the file."""
        return f"{self.file}: {self.row}: {self.text}"


class CatalogueError(InvalidInput):
    """Catalogue data that is refused as a whole; `problems` names every fault, in the order of the files."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"the catalogue is refused, {len(problems)} problem(s):\n{lines}")
        self.problems = problems
