"""制度の期間の図 (charts of programmes): from when to when each programme is paid, by person, as horizontal bars.

The name stands above its bar, so that the bars have the whole width of a phone. What comes in is plain, what is paid is
hatched.
"""

from collections.abc import Sequence

from planner import charts_fills, charts_rows
from planner.charts import INK, PAPER, Figure
from planner.charts_fills import FILLS, Fill
from planner.charts_rows import Row
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.spans import Span, spans
from planner.wording_charts import programme_name, stretches, whose
from planner.words import t

IN, OUT = FILLS[0], Fill("#b8610f", "/")
TICKS, LEGEND_PIXELS = 5, 46


def programmes(
    p: Projection, lawbook: LawBook, lang: str, *, ink: str = INK, paper: str = PAPER, future: int = 0
) -> Figure:
    """制度の始まりと終わりの図 — one row for each programme of each person, with its years in words.

    Args:
        p: The projection.
        lawbook: The law, whose programmes are shown.
        lang: "ja" or "en".
        ink: Colour of the words.
        paper: Colour behind the words.
        future: Which future.

    Returns:
        A plotly figure as a plain dict; years to the right, rows from the top.

    """
    found = spans(p, lawbook, future)
    rows, of_span = _rows(found, lang, lawbook)
    at = charts_rows.places(rows)
    sides = ((t(lang, "picture.programmes.in"), IN, False), (t(lang, "picture.programmes.out"), OUT, True))
    data = [
        _bars([(at[of_span[place]], one) for place, one in enumerate(found) if one.duty == duty], lang, lawbook, name)
        | {"marker": charts_fills.marker(fill)}
        for name, fill, duty in sides
        if any(one.duty == duty for one in found)
    ]
    xaxis = {
        "range": [int(p.years[0]), int(p.years[-1]) + 1],
        "nticks": TICKS,
        "tickformat": "d",
        "ticksuffix": t(lang, "picture.programmes.year"),
        "showgrid": True,
    }
    return charts_rows.figure(data, rows, xaxis, ink=ink, paper=paper, legend_pixels=LEGEND_PIXELS)


def _rows(found: Sequence[Span], lang: str, lawbook: LawBook) -> tuple[list[Row], list[int]]:
    """The rows from the top, a person (or the household) before its programmes; and the row of each span."""
    rows: list[Row] = []
    of_span = []
    for number, one in enumerate(found):
        if number == 0 or one.person != found[number - 1].person:
            rows.append(Row(whose(lang, one.person), heading=True))
        of_span.append(len(rows))
        rows.append(Row(programme_name(lang, one, lawbook), stretches(lang, one)))
    return rows, of_span


def _bars(placed: Sequence[tuple[float, Span]], lang: str, lawbook: LawBook, name: str) -> Figure:
    """All stretches of one side; a gap stays open."""
    runs = [(place, one, first, last) for place, one in placed for first, last in one.stretches]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [place for place, *_ in runs],
        "base": [first for _, _, first, _ in runs],
        "x": [last + 1 - first for _, _, first, last in runs],
        "width": charts_rows.BAR,
        "hoverinfo": "text",
        "hovertext": [
            t(lang, "picture.hover", name=programme_name(lang, one, lawbook), amount=stretches(lang, one))
            for _, one, _, _ in runs
        ],
        "textposition": "none",
    }
