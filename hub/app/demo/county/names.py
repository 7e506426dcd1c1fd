"""Invented names: all begin with 示例, none is anybody's. Few enough that persons share them, as in life."""

from typing import Final

from hub.app.demo.county.draw import Draw

PREFIX: Final = "示例"
_FIRST: Final = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_SECOND: Final = "一二三四五六七八九十元亨利贞乾坤震巽坎离艮兑日月星"
_BRANDS: Final = "春夏秋冬晨晓昼暮松竹梅兰荷菊江河湖海山川云雨风雪东南西北"


def person_name(draw: Draw) -> str:
    """Such as 示例甲一: one of 550, so that among three thousand persons most have a namesake."""
    return PREFIX + draw.pick(_FIRST) + draw.pick(_SECOND)


def organisation_name(draw: Draw, trade: str) -> str:
    """Such as 示例春松化工有限公司 for the trade 化工有限公司."""
    return PREFIX + draw.pick(_BRANDS) + draw.pick(_BRANDS) + trade
