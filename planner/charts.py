"""図 (charts): projection -> plotly figures as plain dicts, in 万円, with every word from planner/text.

The same numbers stand in the table below the chart; series differ by dash and label, never by colour alone.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from planner import answers, lawbook, tables
from planner.projection import Projection
from planner.words import man_yen, t

MAN = 10_000
INK, PAPER = "#2b2a27", "#fdfbf7"
BLUE, ORANGE, GREY = "#2a6ca6", "#d0731b", "#7d766c"
OWN_COLOURS = (ORANGE, "#8a6d1f", "#5b5aa6", "#3d8a8a")
DASHES = ("dash", "dot", "dashdot", "longdash")
DOTTED = {"color": GREY, "width": 1.5, "dash": "dot"}
FILL_BLUE, FILL_ORANGE = "rgba(42, 108, 166, 0.13)", "rgba(208, 115, 27, 0.13)"
PLOT_PIXELS, LINE_PIXELS = 364, 24
TEXT_PIXELS, SMALL_PIXELS = 15, 14
TICKS, MOST_SPACES = 6, 4.5
ROUND_STEPS = (1, 2, 5, 10, 15, 20)
ROOM, LABEL_HEIGHT = 0.62, 0.9

Figure = dict[str, Any]
Code = Literal["last_year", "pension_age"]


@dataclass(frozen=True)
class Moment:
    """節目: a year that the chart and the table mark; words under ``moment.<code>``."""

    year: int
    code: Code
    name: str
    age: int


def moments(p: Projection) -> tuple[Moment, ...]:
    """節目の年 — the planned last year of each parent and the year in which a child reaches pension age, by year."""
    found = [
        Moment(life.person.birth_year + (life.person.last_age or 0), "last_year", life.name, life.person.last_age or 0)
        for life in p.time.parents
    ]
    age = _pension_age()
    found += [Moment(life.person.birth_year + age, "pension_age", life.name, age) for life in p.time.children]
    inside = [moment for moment in found if p.years[0] <= moment.year <= p.years[-1]]
    return tuple(sorted(inside, key=lambda moment: moment.year))


def _pension_age() -> int:
    """The normal age of the old-age pension."""
    value = lawbook.load().parameter("old_age_basic_pension.normal_start_age").entries[-1].value
    return int(value) if isinstance(value, float) else 0


def balance(p: Projection, lang: str, *, ink: str = INK, paper: str = PAPER, future: int = 0) -> Figure:
    """貯蓄の移り変わり — money at the end of each year: all together, and the child's own.

    Args:
        p: The projection.
        lang: "ja" or "en".
        ink: Colour of the words.
        paper: Colour behind the words.
        future: Which future.

    Returns:
        A plotly figure as a plain dict; amounts in 万円.

    """
    rows = {(row.section, row.key, row.person): row for row in tables.yearly(p, future)}
    total = rows["balance", "closing", None]
    traces = [_trace(p, lang, t(lang, "chart.total"), total.values, None)]
    for number, life in enumerate(p.time.children):
        own = rows.get(("owner", "closing", life.name))
        if own is not None:
            name = t(lang, "chart.own", name=html.escape(life.name))
            traces.append(_trace(p, lang, name, own.values, number))
    return {"data": traces, "layout": _layout(p, lang, {"size": SMALL_PIXELS, "color": ink}, paper, future)}


def _trace(p: Projection, lang: str, name: str, yen: tuple[float | None, ...], own: int | None) -> Figure:
    """One line; ``own`` is the number of the child whose money it is, None for everybody's."""
    colour = BLUE if own is None else OWN_COLOURS[own % len(OWN_COLOURS)]
    line = {"color": colour, "width": 3, "dash": "solid" if own is None else DASHES[own % len(DASHES)]}
    amounts = zip(p.years.tolist(), (man_yen(value or 0, lang) for value in yen), strict=True)
    trace: Figure = {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": p.years.tolist(),
        "y": [(value or 0) / MAN for value in yen],
        "line": line,
        "hoverinfo": "text",
        "hovertext": [t(lang, "chart.hover", year=year, name=name, amount=amount) for year, amount in amounts],
    }
    return trace | ({"fill": "tozeroy", "fillcolor": FILL_BLUE} if own is None else {})


def _layout(p: Projection, lang: str, small: Figure, paper: str, future: int) -> Figure:
    layout = frame(p, lang, small, paper)
    shortage = _shortage(p, lang, future)
    layout["shapes"] += [shape for shape, _ in shortage]
    layout["annotations"] += [words | {"font": small, "bgcolor": paper} for _, words in shortage]
    layout["height"] += LINE_PIXELS * len(p.time.children)
    return layout


def frame(
    p: Projection, lang: str, small: Figure, paper: str, *, marked: Sequence[tuple[Figure, Figure]] | None = None
) -> Figure:
    """図のわく — axes, legend and the marked years of a chart over the years of a plan.

    Args:
        p: The projection whose years and moments are shown.
        lang: "ja" or "en".
        small: Font of ticks and marks.
        paper: Colour behind the words.
        marked: Lines with words above the chart, from ``staggered``; None marks the moments.

    """
    font = small | {"size": TEXT_PIXELS}
    marked = _marks(p, lang) if marked is None else marked
    ticks = _ticks(p)
    return {
        "height": PLOT_PIXELS + LINE_PIXELS * len(marked),
        "margin": {"l": 8, "r": 40, "t": 12 + LINE_PIXELS * len(marked), "b": 8},
        "hovermode": "x unified",
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.22, "font": font},
        "font": font,
        "xaxis": {
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": [_tick_words(p, lang, year) for year in ticks],
            "tickfont": small,
            "tickangle": 0,
            "showgrid": False,
            "range": [int(p.years[0]), int(p.years[-1])],
            "automargin": True,
        },
        "yaxis": amounts_axis(lang, small),
        "shapes": [*(shape for shape, _ in marked), *(_up_to(words) for _, words in marked)],
        "annotations": [words | {"font": small, "bgcolor": paper} for _, words in marked],
    }


def amounts_axis(lang: str, small: Figure) -> Figure:
    """金額の目もり — the upright axis in 万円, from zero, with few lines.

    Args:
        lang: "ja" or "en".
        small: Font of the ticks.

    """
    return {
        "tickformat": ",",
        "tickfont": small,
        "rangemode": "tozero",
        "nticks": TICKS,
        "zeroline": True,
        "automargin": True,
        "title": {"text": t(lang, "chart.unit"), "font": small},
    }


def nothing_yet() -> Figure:
    """まだ金額のない目もり — joined to the axis of a picture without any yen, which else would show parts of one."""
    return {"range": [0, 1], "showticklabels": False}


def _ticks(p: Projection) -> list[int]:
    """Up to five years, which fit beside each other on a phone, at round ages of the first child."""
    first, last = int(p.years[0]), int(p.years[-1])
    step = next((s for s in ROUND_STEPS if (last - first) / s <= MOST_SPACES), ROUND_STEPS[-1])
    child = p.time.children[0].person
    return [year for year in range(first, last + 1) if child.age_in(year) % step == 0]


def _tick_words(p: Projection, lang: str, year: int) -> str:
    return t(lang, "chart.tick", year=year, age=p.time.children[0].person.age_in(year))


def _marks(p: Projection, lang: str) -> list[tuple[Figure, Figure]]:
    """The moments of the plan, marked."""
    return staggered(p, [(moment.year, html.escape(moment_words(lang, moment))) for moment in moments(p)])


def staggered(p: Projection, words: Sequence[tuple[float, str]]) -> list[tuple[Figure, Figure]]:
    """段ちがいのしるし — dotted lines with words above the chart, each lower than the one before so that none touch.

    Args:
        p: The projection over whose years the chart runs.
        words: Year and words (escaped) of each mark, by year.

    """
    found = []
    for number, (year, text) in enumerate(words):
        pixels = LINE_PIXELS * (len(words) - number) - LINE_PIXELS // 2
        shape = {"type": "line", "x0": year, "x1": year, "y0": 0, "y1": 1, "yref": "paper", "line": DOTTED}
        found.append((shape, _label(p, text, year, 1) | {"yshift": pixels}))
    return found


def _up_to(words: Figure) -> Figure:
    """The rest of a marked line, from the top of the plot to its words, whatever the height of the plot."""
    ends = {"x0": words["x"], "x1": words["x"], "y0": 0, "y1": words["yshift"]}
    return {"type": "line", "yref": "paper", "ysizemode": "pixel", "yanchor": 1, "line": DOTTED, **ends}


def moment_words(lang: str, moment: Moment) -> str:
    """節目のことば — the words of one marked year."""
    return t(lang, f"moment.{moment.code}", name=moment.name, age=moment.age)


def _label(p: Projection, text: str, year: float, y: float) -> Figure:
    """Words beside a line, on the side where there is room."""
    late = (year - p.years[0]) / max(1, p.years[-1] - p.years[0]) > ROOM
    return {
        "x": year,
        "y": y,
        "yref": "paper",
        "xanchor": "right" if late else "left",
        "yanchor": "middle",
        "xshift": -5 if late else 5,
        "showarrow": False,
        "text": text,
    }


def _shortage(p: Projection, lang: str, future: int) -> list[tuple[Figure, Figure]]:
    """The years that need preparation, shaded and named; none while no money is known."""
    found = answers.outlook(p, future)
    if found.short is None or not found.told:
        return []
    first, last = int(p.years[found.short]), int(p.years[-1])
    shape = {
        "type": "rect",
        "x0": first,
        "x1": last,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "fillcolor": FILL_ORANGE,
        "line": {"width": 0},
        "layer": "below",
    }
    return [(shape, _label(p, t(lang, "chart.prepare"), first, LABEL_HEIGHT))]
