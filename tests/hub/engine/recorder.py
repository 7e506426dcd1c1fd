"""Progress that remembers what it was told."""

from hub.engine.progress import Stage


class Recorder:
    """Stages in order, bytes announced and bytes that came."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []
        self.total = 0
        self.bytes = 0

    def stage(self, stage: Stage) -> None:
        self.stages.append(stage)

    def fetching(self, total: int) -> None:
        self.total += total

    def fetched(self, count: int) -> None:
        self.bytes += count
