"""How much a run measures: the sizes of the issue, or a few rows for a smoke run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Counts. `block` is how many subjects a world has at 1x; `growth` how many times as many it has afterwards.

    `checks` is how many single checks one side of a pair makes; `reads` how many reads where the figure is about
    their growth; `many` the questions of one call; `reached`, `controlled` and `holdings` how many subjects a listing
    reaches; `rows` what one intake loads; `changes` how often every row of
    `firms` listed firms is changed. Over HTTP: numbers of `processes`, of `clients`, and of questions in one call;
    `followers` of the changes while so many `paced` writes go on, and so many `writes` without a pause; memory after
    the first and after the second number of `requests`.
    """

    pairs: int
    block: int
    growth: int
    checks: int
    reads: int
    many: int
    calls: int
    reached: int
    controlled: int
    holdings: int
    rows: int
    changes: int
    firms: int
    loads: int
    starts: int
    processes: tuple[int, ...]
    clients: tuple[int, ...]
    calls_of: tuple[int, ...]
    followers: int
    paced: int
    writes: int
    requests: tuple[int, int]


FULL = Sizes(
    pairs=7,
    block=20_000,
    growth=10,
    checks=400,
    reads=60,
    many=1_000,
    calls=5,
    reached=10,
    controlled=700,
    holdings=10_000,
    rows=20_000,
    changes=100,
    firms=20,
    loads=3,
    starts=3,
    processes=(1, 2),
    clients=(1, 4, 16),
    calls_of=(100, 1_000),
    followers=200,
    paced=20,
    writes=100,
    requests=(1_000, 100_000),
)
QUICK = Sizes(
    pairs=1,
    block=60,
    growth=2,
    checks=8,
    reads=2,
    many=20,
    calls=1,
    reached=10,
    controlled=14,
    holdings=20,
    rows=60,
    changes=2,
    firms=2,
    loads=1,
    starts=0,
    processes=(2,),
    clients=(2,),
    calls_of=(5,),
    followers=4,
    paced=1,
    writes=3,
    requests=(20, 40),
)
