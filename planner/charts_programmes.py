"""制度の期間の図 (charts of programmes): from when to when each programme is paid, by person, as horizontal bars.

The name stands above its bar, so that the bars have the whole width of a phone. What comes in is plain, what is paid is
hatched.
"""

import html
from collections.abc import Sequence

from planner import charts_fills
from planner.charts import INK, SMALL_PIXELS, TEXT_PIXELS, Figure
from planner.charts_fills import FILLS, Fill
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.spans import Span, spans
from planner.wording_charts import programme_name, stretches, whose
from planner.words import t

ROW_PIXELS, FRAME_PIXELS = 44, 120
BAR, WORDS_ABOVE = 0.34, 0.46
IN, OUT = FILLS[0], Fill("#b8610f", "/")
TICKS, HALF_ROW = 5, 0.6
LEGEND_PIXELS = 46


def programmes(p: Projection, lawbook: LawBook, lang: str, *, ink: str = INK, future: int = 0) -> Figure:
    """制度の始まりと終わりの図 — one row for each programme of each person, with its years in words.

    Args:
        p: The projection.
        lawbook: The law, whose programmes are shown.
        lang: "ja" or "en".
        ink: Colour of the words.
        future: Which future.

    Returns:
        A plotly figure as a plain dict; years to the right, rows from the top.

    """
    found = spans(p, lawbook, future)
    rows = _rows(found)
    places = {id(row): place for place, row in enumerate(rows) if isinstance(row, Span)}
    sides = ((t(lang, "picture.programmes.in"), IN, False), (t(lang, "picture.programmes.out"), OUT, True))
    data = [
        _bars([(places[id(one)], one) for one in found if one.duty == duty], lang, lawbook, name, fill)
        for name, fill, duty in sides
        if any(one.duty == duty for one in found)
    ]
    words = [_words(place, row, lang, lawbook, ink) for place, row in enumerate(rows)]
    return {"data": data, "layout": _layout(p, lang, len(rows), words, ink)}


def _rows(found: Sequence[Span]) -> list[Span | str | None]:
    """The rows from the top: a person (None is the household), then the programmes."""
    rows: list[Span | str | None] = []
    for number, one in enumerate(found):
        if number == 0 or one.person != found[number - 1].person:
            rows.append(one.person)
        rows.append(one)
    return rows


def _bars(placed: Sequence[tuple[int, Span]], lang: str, lawbook: LawBook, name: str, fill: Fill) -> Figure:
    """All stretches of one side; a gap stays open."""
    runs = [(place, one, first, last) for place, one in placed for first, last in one.stretches]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [place for place, *_ in runs],
        "base": [first for _, _, first, _ in runs],
        "x": [last + 1 - first for _, _, first, last in runs],
        "width": BAR,
        "marker": charts_fills.marker(fill),
        "hoverinfo": "text",
        "hovertext": [
            t(lang, "picture.hover", name=programme_name(lang, one, lawbook), amount=stretches(lang, one))
            for _, one, _, _ in runs
        ],
        "textposition": "none",
    }


def _words(place: int, row: Span | str | None, lang: str, lawbook: LawBook, ink: str) -> Figure:
    """Name and years above a bar, or the name of a person."""
    if isinstance(row, Span):
        text = t(lang, "picture.hover", name=programme_name(lang, row, lawbook), amount=stretches(lang, row))
        font = {"size": SMALL_PIXELS, "color": ink}
    else:
        text, font = f"<b>{html.escape(whose(lang, row))}</b>", {"size": TEXT_PIXELS, "color": ink}
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": place - WORDS_ABOVE if isinstance(row, Span) else place,
        "yref": "y",
        "yanchor": "middle",
        "showarrow": False,
        "text": text if row is None or isinstance(row, str) else html.escape(text),
        "font": font,
    }


def _layout(p: Projection, lang: str, count: int, words: list[Figure], ink: str) -> Figure:
    small = {"size": SMALL_PIXELS, "color": ink}
    first, last = int(p.years[0]), int(p.years[-1]) + 1
    return {
        "height": FRAME_PIXELS + LEGEND_PIXELS + ROW_PIXELS * max(1, count),
        "margin": {"l": 8, "r": 24, "t": 8, "b": 8},
        "barmode": "overlay",
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom", "font": small},
        "font": small,
        "xaxis": {
            "range": [first, last],
            "nticks": TICKS,
            "tickformat": "d",
            "ticksuffix": t(lang, "picture.programmes.year"),
            "tickfont": small,
            "showgrid": True,
            "automargin": True,
        },
        "yaxis": {"range": [max(1, count) - HALF_ROW, -HALF_ROW], "visible": False, "fixedrange": True},
        "annotations": words,
    }
