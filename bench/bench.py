"""What every figure gets: the stage, the sizes, and a bar that shows where it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.progress import Progress

from bench.pairs import Step
from bench.sizes import Sizes
from bench.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One run of the figures."""

    stage: Stage
    sizes: Sizes
    bars: Progress

    @contextmanager
    def bar(self, text: str, steps: int) -> Iterator[Step]:
        """A bar of so many steps; the value is called once a step."""
        task = self.bars.add_task(text, total=steps)
        yield lambda: self.bars.advance(task)
        self.bars.update(task, completed=steps)
