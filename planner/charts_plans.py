"""案の図 (charts of plans): balance lines side by side, and what each measure brings, as plain plotly figures in 万円.

The same numbers stand in a table beside each picture; lines differ by dash and by their name, never by colour alone.
"""

import html
from collections.abc import Sequence
from typing import Any

from planner import charts, wording_measures, wording_plans
from planner.charts import BLUE, GREY, MAN, SMALL_PIXELS, TEXT_PIXELS, Figure
from planner.compare import Compared, Shares
from planner.tornado import Turn
from planner.words import man_yen, t

COLOURS = (GREY, BLUE, "#b8610f", "#5b5aa6", "#3d7f7f")
DASHES = ("dash", "solid", "dot", "dashdot", "longdash")
BAR_PIXELS, FRAME_PIXELS, LINES_PIXELS = 46, 70, 400
LONGEST_LABEL = 22  # widths of a Latin letter; a Japanese one has two
FIRST_WIDE = "\u2e80"
HATCHED = {"fillmode": "overlay", "fgcolor": "#fdfbf7", "size": 7, "solidity": 0.25}
ROOM_FOR_AMOUNTS = 0.35


def balances(columns: Sequence[Compared], lang: str, *, ink: str, paper: str) -> Figure:
    """貯蓄の線をくらべる — money at the end of each year of every plan that can be worked out.

    Args:
        columns: 今のまま and the plans.
        lang: "ja" or "en".
        ink: Colour of the words.
        paper: Colour behind the words.

    """
    traces = [_line(one, lang, number) for number, one in enumerate(columns) if one.result is not None]
    longest = max((p for one in columns if (p := one.projection) is not None), key=lambda p: len(p.years))
    layout = charts.frame(longest, lang, {"size": SMALL_PIXELS, "color": ink}, paper)
    return {"data": traces, "layout": layout | {"height": LINES_PIXELS + charts.LINE_PIXELS * len(traces)}}


def _line(one: Compared, lang: str, number: int) -> Figure:
    closing = one.result.closing_yen if one.result is not None else ()
    years = one.projection.years.tolist() if one.projection is not None else []
    name = wording_plans.plan_name(lang, one)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": html.escape(name),
        "x": years,
        "y": [yen / MAN for yen in closing],
        "line": {"color": COLOURS[number], "width": 3, "dash": DASHES[number]},
        "hoverinfo": "text",
        "hovertext": [
            t(lang, "chart.hover", year=year, name=html.escape(name), amount=man_yen(yen, lang))
            for year, yen in zip(years, closing, strict=True)
        ],
    }


def bars(rows: Sequence[tuple[str, float]], lang: str, *, ink: str) -> Figure:
    """横の棒 — amounts below one another, to the right what helps, to the left what weighs.

    Args:
        rows: Label and yen.
        lang: "ja" or "en".
        ink: Colour of the words.

    """
    font = {"size": TEXT_PIXELS, "color": ink}
    places = list(range(len(rows)))  # two measures of one kind have the same words
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": places,
                "x": [yen / MAN for _, yen in rows],
                "text": [man_yen(yen, lang) for _, yen in rows],
                "textposition": "outside",
                "cliponaxis": False,
                "hoverinfo": "none",
                "marker": {"color": [BLUE if yen >= 0 else charts.ORANGE for _, yen in rows]},
                "textfont": font,
            }
        ],
        "layout": bar_layout([label for label, _ in rows], lang, font, [yen / MAN for _, yen in rows]),
    }


def bar_layout(labels: Sequence[str], lang: str, font: dict[str, Any], values: Sequence[float]) -> Figure:
    """横の棒のわく — the frame of horizontal bars, the first on top, with room for the amounts beside them.

    Args:
        labels: One for each bar.
        lang: "ja" or "en".
        font: Font of all words.
        values: Where the bars end, 万円.

    """
    low, high = min(0.0, *values), max(0.0, *values)
    room = ROOM_FOR_AMOUNTS * (high - low or 1.0)
    return {
        "height": FRAME_PIXELS + BAR_PIXELS * len(labels),
        "margin": {"l": 8, "r": 24, "t": 8, "b": 8},
        "showlegend": False,
        "font": font,
        "xaxis": {
            "range": [low - room if low < 0 else 0.0, high + room if high > 0 else 0.0],
            "tickformat": ",",
            "tickfont": font,
            "automargin": True,
            "zeroline": True,
            "nticks": 4,
            "title": {"text": t(lang, "chart.unit"), "font": font},
        },
        "yaxis": {
            "autorange": "reversed",
            "tickvals": list(range(len(labels))),
            "ticktext": [_broken(html.escape(label)) for label in labels],
            "tickfont": font,
            "automargin": True,
        },
    }


def _broken(label: str) -> str:
    """A long label in two lines, so that the bars keep their room on a phone."""
    if sum(2 if letter >= FIRST_WIDE else 1 for letter in label) <= LONGEST_LABEL:
        return label
    middle = len(label) // 2
    return f"{label[:middle]}<br>{label[middle:]}" if " " not in label else _at_a_space(label, middle)


def _at_a_space(label: str, middle: int) -> str:
    spaces = [place for place, letter in enumerate(label) if letter == " "]
    best = min(spaces, key=lambda place: abs(place - middle))
    return f"{label[:best]}<br>{label[best + 1 :]}"


def shares(found: Shares, lang: str, *, ink: str) -> Figure:
    """対策ごとの分の図 — each measure's share of the difference."""
    return bars([(wording_measures.title(lang, one.measure), one.share_yen) for one in found.shares], lang, ink=ink)


def tornado(found: Sequence[Turn], lang: str, *, ink: str) -> Figure:
    """何がいちばん響くかの図 — for each assumption both ends on one line, the largest first.

    Args:
        found: What was moved.
        lang: "ja" or "en".
        ink: Colour of the words.

    """
    font = {"size": TEXT_PIXELS, "color": ink}
    places = list(range(len(found)))
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "y": places,
            "x": [getattr(one, f"{side}_yen") / MAN for one in found],
            "hoverinfo": "none",
            "marker": {"color": colour, "pattern": {"shape": pattern} | HATCHED},
        }
        for side, colour, pattern in (("down", BLUE, ""), ("up", charts.ORANGE, "/"))
    ]
    ends = [yen / MAN for one in found for yen in (one.down_yen, one.up_yen)]
    layout = bar_layout([t(lang, f"tornado.{one.code}") for one in found], lang, font, ends)
    return {"data": traces, "layout": layout | {"barmode": "overlay"}}
