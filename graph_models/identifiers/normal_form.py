"""The one normal form of typed-in identifiers: full-width forms folded, upper case, no outer blanks."""

import unicodedata


def normal_form(text: str) -> str:
    """NFKC, then upper case, then without leading and trailing white space. It judges nothing."""
    return unicodedata.normalize("NFKC", text).upper().strip()
