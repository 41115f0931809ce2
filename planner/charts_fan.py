"""扇の図 (fan): the range of money by the child's age, as a plain plotly figure in 万円.

Two bands and a line: the darker band lies in the lighter one, so that they can be told apart without colours; the same
numbers stand in a table below.
"""

from typing import Any

from planner import charts
from planner.chances import Chances
from planner.charts import BLUE, MAN, SMALL_PIXELS, TEXT_PIXELS, Figure
from planner.wording_chances import ages_shown
from planner.words import man_yen, t

LOW, QUARTER, MIDDLE, THREE_QUARTERS, HIGH = range(5)
LIGHT, DARK = "rgba(42, 108, 166, 0.18)", "rgba(42, 108, 166, 0.42)"
HEIGHT = 420
TICK_YEARS = 10


def fan(found: Chances, birth_year: int, lang: str, *, ink: str) -> Figure:
    """お金の幅 — between the lowest and highest twentieth, the middle half, and the middle, by age of the child.

    Args:
        found: The chances.
        birth_year: Of the child.
        lang: "ja" or "en".
        ink: Colour of the words.

    """
    ages = ages_shown(found, birth_year)
    money = found.fan[:, : len(ages)]
    nine, half, middle = (t(lang, f"chances.fan.band.{name}") for name in ("nine", "half", "middle"))
    traces = [
        *_band(ages, money[LOW], money[HIGH], LIGHT, nine),
        *_band(ages, money[QUARTER], money[THREE_QUARTERS], DARK, half),
        _line(ages, money[MIDDLE]) | {"name": middle, "line": {"color": BLUE, "width": 3}},
    ]
    traces[-1] |= {"hoverinfo": "text", "hovertext": _hover(found, ages, lang)}
    return {"data": traces, "layout": _layout(ages, lang, ink)}


def _line(ages: list[int], yen: Any) -> Figure:
    return {"type": "scatter", "mode": "lines", "x": ages, "y": [float(one) / MAN for one in yen], "hoverinfo": "skip"}


def _band(ages: list[int], low: Any, high: Any, colour: str, name: str) -> list[Figure]:
    """Two lines with the room between them filled."""
    edge = {"line": {"color": BLUE, "width": 0.5}}
    return [
        _line(ages, low) | edge | {"showlegend": False, "name": name},
        _line(ages, high) | edge | {"fill": "tonexty", "fillcolor": colour, "name": name},
    ]


def _hover(found: Chances, ages: list[int], lang: str) -> list[str]:
    return [
        t(
            lang,
            "chances.fan.hover",
            age=age,
            middle=man_yen(yen[MIDDLE], lang),
            low=man_yen(yen[LOW], lang),
            high=man_yen(yen[HIGH], lang),
        )
        for age, yen in zip(ages, found.fan.T, strict=False)
    ]


def _layout(ages: list[int], lang: str, ink: str) -> Figure:
    small = {"size": SMALL_PIXELS, "color": ink}
    font = small | {"size": TEXT_PIXELS}
    ticks = [age for age in ages if age % TICK_YEARS == 0]
    return {
        "height": HEIGHT,
        "margin": {"l": 8, "r": 24, "t": 12, "b": 8},
        "font": font,
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.24, "font": font, "traceorder": "reversed"},
        "xaxis": {
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": [t(lang, "chances.age", age=age) for age in ticks],
            "tickfont": small,
            "tickangle": 0,
            "showgrid": False,
            "range": [ages[0], ages[-1]],
            "automargin": True,
            "title": {"text": t(lang, "chances.fan.age"), "font": small},
        },
        "yaxis": charts.amounts_axis(lang, small),
    }
