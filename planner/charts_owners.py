"""名義の図 (charts of owners): money by owner at the end of each year, and below it whose the home is.

An owner has the same colour and pattern in both parts.
"""

import html

from planner import charts, charts_fills, owners
from planner.charts import INK, LINE_PIXELS, MAN, PAPER, SMALL_PIXELS, Figure
from planner.charts_fills import FILLS, Fill
from planner.owners import Owned
from planner.projection import Projection
from planner.words import man_yen, percent, t

HEIGHT, LEGEND_PIXELS, STRIP_PIXELS = 380, 26, 90
HALF, WHOLE = 0.5, 100
STRIP, MONEY = [0.0, 0.14], [0.34, 1.0]
HEADING_AT = 0.2
UNDER_STRIP = -0.18


def owned(p: Projection, lang: str, *, ink: str = INK, paper: str = PAPER, future: int = 0) -> Figure:
    """名義の図 — money by owner stacked by year; where the home is the family's own, a strip of its shares below.

    Args:
        p: The projection.
        lang: "ja" or "en".
        ink: Colour of the words.
        paper: Colour behind the words.
        future: Which future.

    Returns:
        A plotly figure as a plain dict; amounts in 万円, shares in percent.

    """
    found = owners.owned(p, future)
    small = {"size": SMALL_PIXELS, "color": ink}
    fills = [FILLS[place % len(FILLS)] for place in range(len(found))]
    data = [
        _area(p, lang, one, fill, first=one is found[0])
        for one, fill in zip(found, fills, strict=True)
        if not one.outside
    ]
    strip = [_shares(p, lang, one, fill) for one, fill in zip(found, fills, strict=True) if any(one.home_ratio)]
    layout = charts.frame(p, lang, small, paper)
    layout["height"] = HEIGHT + LINE_PIXELS * len(layout["annotations"]) + LEGEND_PIXELS * len(found)
    layout["yaxis"] |= {} if any(any(one.money_yen) for one in found) else charts.nothing_yet()
    layout["xaxis"] |= {"range": [int(p.years[0]) - HALF, int(p.years[-1]) + HALF]}
    return {"data": [*data, *strip], "layout": _with_strip(layout, lang, small) if strip else layout}


def _area(p: Projection, lang: str, one: Owned, fill: Fill, *, first: bool) -> Figure:
    """The money of one owner; of the first, whose words stand on top, the year is told too."""
    name = html.escape(one.name)
    return {
        "type": "scatter",
        "mode": "lines",
        "stackgroup": "money",
        "name": name,
        "legendgroup": name,
        "x": p.years.tolist(),
        "y": [yen / MAN for yen in one.money_yen],
        "line": {"color": fill.colour, "width": 1},
        "hoverinfo": "text",
        "hovertext": [
            t(lang, "picture.hover_year" if first else "picture.hover", year=year, name=name, amount=man_yen(yen, lang))
            for year, yen in zip(p.years.tolist(), one.money_yen, strict=True)
        ],
        **charts_fills.area(fill),
    }


def _shares(p: Projection, lang: str, one: Owned, fill: Fill) -> Figure:
    """Shares of the home; a member stands in the legend already, somebody outside does not."""
    name = html.escape(one.name)
    amounts = [percent(round(ratio, 3), lang) for ratio in one.home_ratio]
    return {
        "type": "bar",
        "name": t(lang, "picture.owners.outside", name=name) if one.outside else name,
        "legendgroup": name,
        "showlegend": one.outside,
        "x": p.years.tolist(),
        "y": [ratio * WHOLE if ratio else None for ratio in one.home_ratio],
        "yaxis": "y2",
        "marker": charts_fills.marker(fill),
        "hoverinfo": "text",
        "hovertext": [t(lang, "picture.owners.home_hover", name=name, share=amount) for amount in amounts],
        "textposition": "none",
    }


def _with_strip(layout: Figure, lang: str, small: Figure) -> Figure:
    """The frame with a place for the strip of the home."""
    heading = {
        "x": 0,
        "y": HEADING_AT,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "text": t(lang, "picture.owners.home"),
        "font": small,
    }
    return layout | {
        "height": layout["height"] + STRIP_PIXELS,
        "barmode": "stack",
        "bargap": 0,
        "xaxis": layout["xaxis"] | {"anchor": "y2"},
        "yaxis": layout["yaxis"] | {"domain": MONEY},
        "yaxis2": {
            "domain": STRIP,
            "range": [0, WHOLE],
            "showticklabels": False,
            "showgrid": False,
            "fixedrange": True,
        },
        "annotations": [*layout["annotations"], heading],
        "legend": layout["legend"] | {"y": UNDER_STRIP},
    }
