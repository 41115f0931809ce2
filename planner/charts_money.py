"""収入と支出の図 (charts of money): what comes in and goes out, stacked by source over the phases, in 万円.

The stacks are the groups of ``planner.sources``; the line is what comes every year on the other side, so
that the gap is seen. A year of which one-off money towers above all others is cut, and its amount written on it.
"""

import html
import itertools
from collections.abc import Sequence

import numpy as np

from planner import charts, charts_fills, sources, tables
from planner.charts import GREY, INK, LINE_PIXELS, MAN, PAPER, SMALL_PIXELS, Figure
from planner.charts_fills import FILLS
from planner.projection import Projection
from planner.sources import INCOME, ONCE_GROUPS, SPENDING, Group, Sources
from planner.words import man_yen, t

HEIGHT, LEGEND_PIXELS = 380, 26
HALF = 0.5
BAND = "rgba(125, 118, 108, 0.10)"
ABOVE, CUT, MOST_CUT = 1.1, 1.3, 6
WRITTEN_AT, EDGE_WIDTH = 0.98, 7


def income(p: Projection, lang: str, *, ink: str = INK, paper: str = PAPER, future: int = 0) -> Figure:
    """収入の図 — income of each year stacked by source, regular spending as a line.

    Args:
        p: The projection.
        lang: "ja" or "en".
        ink: Colour of the words.
        paper: Colour behind the words.
        future: Which future.

    Returns:
        A plotly figure as a plain dict; amounts in 万円.

    """
    found = sources.sources(p, future)
    line = _line(found, lang, _totals(found.spending, found, regular=True), t(lang, "picture.money.spending"), ink)
    return _figure(p, lang, found, found.income, line, ink=ink, paper=paper, future=future)


def spending(p: Projection, lang: str, *, ink: str = INK, paper: str = PAPER, future: int = 0) -> Figure:
    """支出の図 — spending of each year stacked by what it is for, regular income as a line.

    Args:
        p: The projection.
        lang: "ja" or "en".
        ink: Colour of the words.
        paper: Colour behind the words.
        future: Which future.

    Returns:
        A plotly figure as a plain dict; amounts in 万円.

    """
    found = sources.sources(p, future)
    line = _line(found, lang, _totals(found.income, found, regular=True), t(lang, "picture.money.income"), ink)
    return _figure(p, lang, found, found.spending, line, ink=ink, paper=paper, future=future)


def _totals(groups: Sequence[Group], found: Sources, *, regular: bool = False) -> list[float]:
    """Yen of each year, all groups together; ``regular`` leaves out what comes once."""
    rows = [one.yen for one in groups if not (regular and one.key in ONCE_GROUPS)]
    whole: list[float] = np.sum([np.zeros(len(found.years)), *map(np.asarray, rows)], axis=0).tolist()
    return whole


def _figure(
    p: Projection,
    lang: str,
    found: Sources,
    groups: Sequence[Group],
    line: Figure,
    *,
    ink: str,
    paper: str,
    future: int,
) -> Figure:
    small = {"size": SMALL_PIXELS, "color": ink}
    bands = tables.phases(p, future)
    layout = charts.frame(p, lang, small, paper, marked=charts.staggered(p, _words(lang, bands)))
    layout["shapes"] += _bands(bands)
    top, cut = _top(found, groups)
    layout["annotations"] += [_cut_words(lang, year, yen) | {"font": small, "bgcolor": paper} for year, yen in cut]
    layout["xaxis"] |= {"range": [found.years[0] - HALF, found.years[-1] + HALF]}
    layout["yaxis"] |= {"range": [0, top / MAN]} if top else charts.nothing_yet()
    height = HEIGHT + LINE_PIXELS * len(bands) + LEGEND_PIXELS * (len(groups) + 1)
    return {
        "data": [*(_bars(found, lang, one) for one in groups), _edge(line, paper), line],
        "layout": layout | {"barmode": "stack", "bargap": 0, "height": height},
    }


def _bars(found: Sources, lang: str, group: Group) -> Figure:
    """One group; the year stands on the line; years without it have no bar and no words."""
    name = t(lang, f"group.{group.key}")
    return {
        "type": "bar",
        "name": name,
        "x": list(found.years),
        "y": [yen / MAN if yen else None for yen in group.yen],
        "marker": charts_fills.marker(FILLS[_place(group.key)]),
        "hoverinfo": "text",
        "hovertext": [t(lang, "picture.hover", name=name, amount=man_yen(yen, lang)) for yen in group.yen],
        "textposition": "none",
    }


def _place(key: str) -> int:
    """Each group has its own fill, in both pictures the same by its place."""
    return INCOME.index(key) if key in INCOME else SPENDING.index(key)


def _line(found: Sources, lang: str, yen: Sequence[float], name: str, ink: str) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(found.years),
        "y": [one / MAN for one in yen],
        "line": {"color": ink, "width": 3, "shape": "hvh"},
        "hoverinfo": "text",
        "hovertext": [
            t(lang, "picture.hover_year", year=year, name=name, amount=man_yen(one, lang))
            for year, one in zip(found.years, yen, strict=True)
        ],
    }


def _edge(line: Figure, paper: str) -> Figure:
    """An edge of paper below the line, so that it is seen on dark fills too."""
    pen = line["line"] | {"color": paper, "width": EDGE_WIDTH}
    return {name: line[name] for name in ("type", "mode", "x", "y")} | {
        "line": pen,
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _words(lang: str, bands: Sequence[tables.Phase]) -> list[tuple[float, str]]:
    """Each phase where it begins; in a year of two phases the earlier one has the bar."""
    starts = [bands[0].first_year, *(one.last_year + 1 for one in bands[:-1])]
    return [
        (start - HALF, html.escape(t(lang, "picture.from", year=start, phase=t(lang, f"picture.phase.{one.key}"))))
        for start, one in zip(starts, bands, strict=True)
    ]


def _bands(bands: Sequence[tables.Phase]) -> list[Figure]:
    """Every second phase lies on a grey band."""
    pairs = itertools.pairwise(bands)
    return [
        {
            "type": "rect",
            "x0": before.last_year + HALF,
            "x1": one.last_year + HALF,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "fillcolor": BAND,
            "line": {"width": 0, "color": GREY},
            "layer": "below",
        }
        for number, (before, one) in enumerate(pairs)
        if number % 2 == 0
    ]


def _top(found: Sources, groups: Sequence[Group]) -> tuple[float, list[tuple[int, float]]]:
    """Where the axis ends, yen, and the years whose stack goes beyond it with their whole amount."""
    regular = [*_totals(found.income, found, regular=True), *_totals(found.spending, found, regular=True)]
    stack, highest = _totals(groups, found), max(regular) * ABOVE
    if not highest or max(stack) <= highest * CUT:
        return max(highest, max(stack) * ABOVE), []
    cut = [(year, yen) for year, yen in zip(found.years, stack, strict=True) if yen > highest]
    return highest, sorted(sorted(cut, key=lambda one: -one[1])[:MOST_CUT])


def _cut_words(lang: str, year: int, yen: float) -> Figure:
    """The amount of a stack that is cut, in the unit of the axis, upright at its top with an arrow that points up."""
    return {
        "x": year,
        "y": WRITTEN_AT,
        "yref": "paper",
        "xanchor": "center",
        "yanchor": "top",
        "textangle": -90,
        "showarrow": False,
        "text": t(lang, "picture.money.cut", number=f"{round(yen / MAN):,}"),
    }
