"""What a file has already said about a code, remembered on disk once it grows: memory stays flat."""

import sqlite3
from hashlib import blake2b
from typing import Final

_SETUP: Final = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA temp_store = FILE",
    "PRAGMA cache_size = -16000",  # 16 MB in memory, the rest in a temporary file
    "CREATE TABLE seen (code TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID",
    "BEGIN",  # one transaction that never ends: nothing is kept
)
_REMEMBER: Final = "INSERT INTO seen VALUES (?, ?) ON CONFLICT DO NOTHING"
_RECALL: Final = "SELECT content FROM seen WHERE code = ?"


class Seen:
    """The content of every code so far, as digests.

    Errors: OSError from every method when the temporary file cannot be written.
    """

    def __init__(self) -> None:
        # an empty name is a private temporary database; reading may change threads between two batches
        self._database: Final = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for statement in _SETUP:
            self._database.execute(statement)

    def contradicts(self, code: str, content: str) -> bool:
        """Whether this code came before with other content; the first content stays."""
        digest = blake2b(content.encode(), digest_size=16).digest()
        try:
            if self._database.execute(_REMEMBER, (code, digest)).rowcount == 1:
                return False
            first: bytes = self._database.execute(_RECALL, (code,)).fetchone()[0]
        except sqlite3.Error as error:
            raise OSError("the temporary file of codes cannot be written") from error
        return first != digest

    def close(self) -> None:
        """Forget everything."""
        self._database.close()
