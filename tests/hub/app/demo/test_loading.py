"""Loading: every row counts, and a county with a wrong row is a fault of the generator."""

from dataclasses import replace

import pytest

from graph_models.errors import Defect
from hub.app.demo.county.county import county_of
from hub.app.demo.loading import load_county, rows_of
from hub.app.hub import Hub


async def test_a_county_with_a_link_between_unknown_ends_is_a_defect(hub: Hub) -> None:
    county = county_of(8)
    broken = replace(county, departments={}, subjects=(), links=county.links[:1], fleets=())
    assert rows_of(broken) == 1
    with pytest.raises(Defect):
        await load_county(hub, broken, watch=lambda _count: None)


async def test_what_is_loaded_is_counted(hub: Hub) -> None:
    county = county_of(8)
    small = replace(county, subjects=county.subjects[:30], links=(), fleets=())
    loaded: list[int] = []
    await load_county(hub, small, watch=loaded.append)
    assert sum(loaded) == rows_of(small) == 30 + len(county.departments)
