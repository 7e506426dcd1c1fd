"""The page says of every field of the schema, once, who gets it."""

from collections import Counter

from tests.schema.access.doing import DEEDS
from tests.schema.access.selection import object_fields, root_fields
from tests.schema.access.situations import SITUATIONS
from tests.schema.access.table import cells_of, excepted, in_full, rows


def test_every_field_of_every_type_falls_under_exactly_one_row() -> None:
    named = Counter([*excepted(), *in_full()])
    assert set(named) == object_fields()
    assert {field for field, count in named.items() if count > 1} == set()


def test_every_query_mutation_and_subscription_has_its_rows() -> None:
    asked = {name for head in ("asked", "done") for row in rows(head) for name in row.names}
    assert set(root_fields()) - asked == set()


def test_every_row_is_walked_and_every_walk_has_its_row() -> None:
    assert list(cells_of("asked")) == [each.label for each in SITUATIONS]
    assert list(cells_of("done")) == list(DEEDS)
