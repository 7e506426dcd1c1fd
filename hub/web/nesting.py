"""How deeply a GraphQL document nests, without parsing it: parsers recurse, and recursion has an end."""

import re
from typing import Final

# Texts and comments are skipped as a whole; a bracket in them opens nothing. No part is read twice (`*+`).
_TOKENS: Final = re.compile(r'"""(?:\\"""|[^"]|"(?!""))*+"""|"(?:\\.|[^"\\\n])*+"|#[^\n\r]*+|[{\[(]|[}\])]')


def nests_deeper_than(document: str, most: int) -> bool:
    """Whether brackets are open within each other more than so many times."""
    depth = 0
    for token in _TOKENS.finditer(document):
        text = token[0]
        if text in "{[(":
            depth += 1
            if depth > most:
                return True
        elif text in "}])":
            depth -= 1
    return False
