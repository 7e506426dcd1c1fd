"""Writes company registrations as CSV."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final, Literal

HEADER: Final = (
    "企业名称",
    "统一社会信用代码",
    "注册日期",
    "企业类型",
    "法人代表",
    "注册资金",
    "经营范围",
    "所在省份",
    "地区",
    "注册地址",
)


def cells(
    code: str, *, name: str = "示例甲有限公司", day: str = "2001-02-03", representative: str = "示例乙"
) -> tuple[str, ...]:
    """The cells of one registration."""
    return (
        name,
        code,
        day,
        "N/A",
        representative,
        "50(万元人民币)",
        "示例经营范围",
        "浙江",
        "杭州",
        "示例市",
    )


def file_of(
    records: Iterable[Sequence[str]],
    *,
    end: str = "\n",
    header: Sequence[str] = HEADER,
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL,
) -> bytes:
    """A file with its header; cells are quoted where they must be, or all."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator=end, quoting=quoting).writerows([header, *records])
    return text.getvalue().encode()
