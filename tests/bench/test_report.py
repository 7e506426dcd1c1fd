"""The report says what was measured, and plainly where an aim was missed."""

from bench.report import Row, Section, at_least, at_most, mebibytes, milliseconds, quantile, rendered


def section() -> Section:
    return Section(
        title="Speed",
        how="By hand.",
        rows=(
            Row(what="rows", measured="4,000 a second", aim=at_least(4_000, 5_000, "5,000 a second")),
            Row(what="growth", measured="1.10 times", aim=at_most(1.1, 1.2, "1.2 times")),
            Row(what="memory", measured="90 MiB"),
        ),
        notes=("A note.",),
    )


def test_a_report_has_a_table_a_line_for_the_missed_aim_only_and_the_notes() -> None:
    assert rendered("Two cores.", [section()], quick=False) == (
        "# Figures\n\nTwo cores.\n\n## Speed\n\nBy hand.\n\n"
        "| what | measured | aim |\n| --- | --- | --- |\n"
        "| rows | 4,000 a second | at least 5,000 a second |\n"
        "| growth | 1.10 times | at most 1.2 times |\n"
        "| memory | 90 MiB |  |\n\n"
        "Missed: rows is 4,000 a second; the aim is at least 5,000 a second.\n\n"
        "A note.\n"
    )


def test_a_quick_report_says_that_it_shows_nothing() -> None:
    assert "A quick run" in rendered("Two cores.", [], quick=True)
    assert "A quick run" not in rendered("Two cores.", [], quick=False)


def test_times_are_milliseconds_until_ten_seconds() -> None:
    assert [milliseconds(value) for value in (0.00123, 1.5, 12.34)] == ["1.2 ms", "1,500.0 ms", "12.3 s"]


def test_a_quantile_is_a_value_that_was_measured() -> None:
    values = [float(number) for number in range(200, 0, -1)]
    assert [quantile(values, part) for part in (50, 95, 99)] == [100.0, 190.0, 198.0]
    assert [quantile([3.0], part) for part in (1, 50, 99)] == [3.0] * 3


def test_memory_is_in_mebibytes() -> None:
    assert mebibytes(1_536 * 2**20) == "1,536 MiB"
