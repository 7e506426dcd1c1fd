"""What a file said about a code is remembered exactly, past the memory's bound too."""

import sqlite3

import pytest

from connectors.registry.duplicates import Seen


def test_the_same_content_again_is_no_contradiction_and_the_first_content_stays() -> None:
    seen = Seen()
    answers = [seen.contradicts("A", "1"), seen.contradicts("A", "1"), seen.contradicts("A", "2")]
    answers += [seen.contradicts("A", "1"), seen.contradicts("B", "2")]
    seen.close()
    assert answers == [False, False, True, False, False]


def test_a_temporary_file_that_cannot_be_written_is_an_error_of_the_system() -> None:
    seen = Seen()
    seen._database.execute("PRAGMA max_page_count = 4")
    with pytest.raises(OSError, match="temporary file") as failure:
        any(seen.contradicts(str(number), "x") for number in range(10_000))
    assert isinstance(failure.value.__cause__, sqlite3.Error)
    seen.close()
