"""What one sees while one waits."""

import io

from rich.console import Console

from hub.engine.progress import Shown, Silent, Stage


def run(console: Console) -> None:
    with Shown(console) as shown:
        shown.stage(Stage.LOCKING)
        shown.stage(Stage.FETCHING)
        shown.fetching(2_000_000)
        shown.fetched(1_500_000)
        shown.fetched(500_000)
        shown.stage(Stage.JAVA)
        shown.stage(Stage.DATABASE)


def test_without_a_terminal_each_stage_is_a_line() -> None:
    text = io.StringIO()
    run(Console(file=text, width=100))
    assert text.getvalue().splitlines() == [
        "waiting for the data folder",
        "fetching Neo4j's jars",
        "2 MB to fetch",
        "starting Java",
        "starting the database (recovering it if it was killed)",
    ]


def test_on_a_terminal_the_stage_and_the_bytes_move() -> None:
    text = io.StringIO()
    run(Console(file=text, width=100, force_terminal=True, color_system=None))
    shown = text.getvalue()
    assert "2.0/2.0 MB" in shown
    assert shown.index("fetching Neo4j's jars") < shown.index("starting Java") < shown.index("recovering it")


def test_shown_goes_to_standard_error_by_default() -> None:
    assert Shown().console.stderr


def test_silent_says_nothing() -> None:
    silent = Silent()
    silent.stage(Stage.JAVA)
    silent.fetching(1)
    silent.fetched(1)
    assert vars(silent) == {}
