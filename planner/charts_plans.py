"""案の図 (charts of plans): balance lines side by side, and what each measure brings, as plain plotly figures in 万円.

The same numbers stand in a table beside each picture; lines differ by dash and by their name, never by colour alone.
"""

import html
from collections.abc import Sequence
from typing import Any

from planner import charts, wording_charts, wording_measures, wording_plans
from planner.charts import BLUE, GREY, MAN, SMALL_PIXELS, TEXT_PIXELS, Figure
from planner.compare import Compared, Shares
from planner.tornado import Turn
from planner.words import man_yen, t

COLOURS = (GREY, BLUE, "#b8610f", "#5b5aa6", "#3d7f7f")
MARKS = ("circle", "square", "diamond", "triangle-up", "pentagon")
EVENTS = {"assistance": "", "move": "-dot"}  # how the symbol is written
SMALL_MARK, LARGE_MARK, MOST_MARKS = 7, 15, 6
DASHES = ("dash", "solid", "dot", "dashdot", "longdash")
BAR_PIXELS, FRAME_PIXELS, LINES_PIXELS = 46, 70, 400
LONGEST_LABEL = 22  # widths of a Latin letter; a Japanese one has two
FIRST_WIDE = "\u2e80"
HATCHED = {"fillmode": "overlay", "fgcolor": "#fdfbf7", "size": 7, "solidity": 0.25}
ROOM_FOR_AMOUNTS = 0.35


def balances(columns: Sequence[Compared], lang: str, *, ink: str, paper: str) -> Figure:
    """貯蓄の線をくらべる — money at the end of each year of every plan that can be worked out.

    Lines differ by dash and by a small mark; a large open mark of the same form says where public assistance begins,
    one with a dot in it where the household moves.

    Args:
        columns: 今のまま and the plans.
        lang: "ja" or "en".
        ink: Colour of the words.
        paper: Colour behind the words.

    """
    drawn = [(number, one) for number, one in enumerate(columns) if one.result is not None]
    lines = [_line(one, lang, number) for number, one in drawn]
    events = [
        mark for kind in EVENTS for number, one in drawn if (mark := _event(one, lang, number, kind, paper)) is not None
    ]
    kinds = [kind for kind in EVENTS if any(_year_of(one, kind) is not None for _, one in drawn)]
    traces = [*lines, *events, *(_in_legend(lang, kind) for kind in kinds)]
    longest = max((p for one in columns if (p := one.projection) is not None), key=lambda p: len(p.years))
    layout = charts.frame(longest, lang, {"size": SMALL_PIXELS, "color": ink}, paper)
    layout["yaxis"] |= {} if any(any(line["y"]) for line in lines) else charts.nothing_yet()
    height = LINES_PIXELS + charts.LINE_PIXELS * (len(lines) + len(kinds) + len(layout["annotations"]))
    return {"data": traces, "layout": layout | {"height": height}}


def _line(one: Compared, lang: str, number: int) -> Figure:
    closing = one.result.closing_yen if one.result is not None else ()
    years = one.projection.years.tolist() if one.projection is not None else []
    name = wording_plans.plan_name(lang, one)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": html.escape(name),
        "x": years,
        "y": [yen / MAN for yen in closing],
        "line": {"color": COLOURS[number], "width": 3, "dash": DASHES[number]},
        "marker": {"symbol": MARKS[number], "size": SMALL_MARK, "maxdisplayed": MOST_MARKS, "color": COLOURS[number]},
        "hoverinfo": "text",
        "hovertext": [
            t(lang, "chart.hover", year=year, name=html.escape(name), amount=man_yen(yen, lang))
            for year, yen in zip(years, closing, strict=True)
        ],
    }


def _year_of(one: Compared, kind: str) -> int | None:
    return wording_charts.assistance_year(one) if kind == "assistance" else wording_charts.move_year(one)


def _event(one: Compared, lang: str, number: int, kind: str, paper: str) -> Figure | None:
    """The mark on a plan's own line where something begins; None where it does not."""
    year, p, result = _year_of(one, kind), one.projection, one.result
    if year is None or p is None or result is None:
        return None
    name = html.escape(wording_plans.plan_name(lang, one))
    words = t(lang, "picture.balances.at", name=name, year=year, what=t(lang, f"picture.balances.{kind}"))
    filled = {"color": paper, "line": {"color": COLOURS[number], "width": 3}}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "showlegend": False,
        "x": [year],
        "y": [result.closing_yen[year - int(p.years[0])] / MAN],
        "marker": {"symbol": f"{MARKS[number]}{EVENTS[kind]}", "size": LARGE_MARK} | filled,
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [words],
    }


def _in_legend(lang: str, kind: str) -> Figure:
    """What a large mark means, whichever plan it is on."""
    filled = {"color": "rgba(0, 0, 0, 0)", "line": {"color": GREY, "width": 3}}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": t(lang, f"picture.balances.{kind}"),
        "x": [None],
        "y": [None],
        "marker": {"symbol": f"circle{EVENTS[kind]}", "size": LARGE_MARK} | filled,
        "hoverinfo": "skip",
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
                "marker": {
                    "color": [BLUE if yen >= 0 else charts.ORANGE for _, yen in rows],
                    "pattern": {"shape": ["" if yen >= 0 else "/" for _, yen in rows]} | HATCHED,
                },
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
