"""足りない分をうめる図 (chart of the gap): from 今のまま, measure by measure, to what remains with a plan, in 万円.

To the left of the upright line money is missing, to the right it is left over; what weighs is hatched.
"""

import itertools
from collections.abc import Sequence

from planner import charts_fills, charts_rows, gap
from planner.charts import BLUE, GREY, LINE_PIXELS, MAN, SMALL_PIXELS, Figure
from planner.charts_fills import Fill
from planner.charts_rows import Row
from planner.compare import Compared, Shares
from planner.gap import Bar
from planner.wording_charts import bar_amount, bar_name
from planner.words import t

TOTAL, HELPS, WEIGHS = Fill(GREY, ""), Fill(BLUE, "."), Fill("#b8610f", "/")
HALF_BAR, TICKS = charts_rows.BAR / 2, 4


def waterfall(as_it_is: Compared, plan: Compared, found: Shares | None, lang: str, *, ink: str, paper: str) -> Figure:
    """足りない分をうめる図 — two totals, and between them what each measure brings.

    Args:
        as_it_is: 今のまま.
        plan: The plan.
        found: The shares of its measures; None where the plan is refused, which leaves 今のまま alone.
        lang: "ja" or "en".
        ink: Colour of the words.
        paper: Colour behind the words.

    Returns:
        A plotly figure as a plain dict; amounts in 万円.

    """
    bars = gap.bars(as_it_is, plan, found)
    rows = [Row(bar_name(lang, one), bar_amount(lang, one)) for one in bars]
    placed = list(zip(charts_rows.places(rows), bars, strict=True))
    sides = (("total", TOTAL), ("helps", HELPS), ("weighs", WEIGHS))
    data = [_bars(placed, side, fill, lang) for side, fill in sides if any(_side(one) == side for one in bars)]
    small = {"size": SMALL_PIXELS, "color": ink}
    xaxis = {
        "tickformat": ",",
        "nticks": TICKS,
        "rangemode": "tozero",
        "zeroline": True,
        "zerolinewidth": 2,
        "zerolinecolor": ink,
        "title": {"text": t(lang, "chart.unit"), "font": small},
    }
    legend_pixels = LINE_PIXELS * (len(data) + 1)
    drawn = charts_rows.figure(data, rows, xaxis, ink=ink, paper=paper, legend_pixels=legend_pixels)
    return drawn | {"layout": drawn["layout"] | {"shapes": _steps(placed)}}


def _side(one: Bar) -> str:
    if one.measure is None:
        return "total"
    return "helps" if one.yen >= 0 else "weighs"


def _bars(placed: Sequence[tuple[float, Bar]], side: str, fill: Fill, lang: str) -> Figure:
    """The bars of one kind."""
    mine = [(place, one) for place, one in placed if _side(one) == side]
    return {
        "type": "bar",
        "orientation": "h",
        "name": t(lang, f"picture.gap.{side}"),
        "y": [place for place, _ in mine],
        "base": [one.from_yen / MAN for _, one in mine],
        "x": [one.yen / MAN for _, one in mine],
        "width": charts_rows.BAR,
        "textposition": "none",
        "hoverinfo": "none",
        "marker": charts_fills.marker(fill),
    }


def _steps(placed: Sequence[tuple[float, Bar]]) -> list[Figure]:
    """Thin lines from the end of each bar to the next."""
    return [
        {
            "type": "line",
            "x0": one.to_yen / MAN,
            "x1": one.to_yen / MAN,
            "y0": place + HALF_BAR,
            "y1": below - HALF_BAR,
            "line": {"color": GREY, "width": 1.5, "dash": "dot"},
        }
        for (place, one), (below, _) in itertools.pairwise(placed)
    ]
