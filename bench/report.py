"""The report: one section a figure, written as Markdown, with a plain line for every aim that was missed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What was aimed at: at least, or at most, this value; `text` says it with its unit."""

    text: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured value as it is read, with its aim where there is one."""

    what: str
    measured: str
    aim: Aim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One figure: what was measured and how, its rows, and what follows from them."""

    title: str
    how: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def at_least(value: float, aim: float, text: str) -> Aim:
    """An aim that a higher value meets."""
    return Aim(text=f"at least {text}", met=value >= aim)


def at_most(value: float, aim: float, text: str) -> Aim:
    """An aim that a lower value meets."""
    return Aim(text=f"at most {text}", met=value <= aim)


def milliseconds(seconds: float) -> str:
    """A time in milliseconds, or in seconds from ten on."""
    return f"{seconds:.1f} s" if seconds >= 10 else f"{seconds * 1_000:,.1f} ms"


def rate(count: float, seconds: float) -> str:
    """So many a second."""
    return f"{count / seconds:,.0f} a second"


def quantile(values: Sequence[float], part: int) -> float:
    """The least of the values that so many percent of them do not exceed."""
    return sorted(values)[max(0, ceil(len(values) * part / 100) - 1)]


def percent(share: float) -> str:
    """A part of a whole."""
    return f"{share:.0%}"


def mebibytes(count: float) -> str:
    """An amount of memory."""
    return f"{count / 2**20:,.0f} MiB"


def times(ratio: float) -> str:
    """How many times as much."""
    return f"{ratio:.2f} times"


def rendered(machine: str, sections: Sequence[Section], *, quick: bool) -> str:
    """The whole report."""
    parts = ["# Figures", "", machine, ""]
    if quick:
        parts += ["A quick run over a few rows: it shows that the figures can be taken, and nothing else.", ""]
    for section in sections:
        parts += _section(section)
    return "\n".join(parts)


def write(path: Path, text: str) -> None:
    """Write the report, whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _section(section: Section) -> Iterable[str]:
    yield f"## {section.title}"
    yield ""
    yield section.how
    yield ""
    yield "| what | measured | aim |"
    yield "| --- | --- | --- |"
    for row in section.rows:
        yield f"| {row.what} | {row.measured} | {row.aim.text if row.aim else ''} |"
    yield ""
    for row in section.rows:
        if row.aim and not row.aim.met:
            yield f"Missed: {row.what} is {row.measured}; the aim is {row.aim.text}."
            yield ""
    for note in section.notes:
        yield note
        yield ""
