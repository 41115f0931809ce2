"""足りない分をうめる図 (chart of the gap): from 今のまま, measure by measure, to what remains with a plan, in 万円.

To the left of the upright line money is missing, to the right it is left over; what weighs is hatched.
"""

from planner import charts_fills, charts_plans, gap
from planner.charts import BLUE, GREY, LINE_PIXELS, MAN, TEXT_PIXELS, Figure
from planner.charts_fills import Fill
from planner.compare import Compared, Shares
from planner.gap import Bar
from planner.wording_charts import bar_amount, bar_name
from planner.words import t

TOTAL, HELPS, WEIGHS = Fill("#5f594f", ""), Fill(BLUE, "."), Fill("#b8610f", "/")
HALF_BAR, LEGEND_PIXELS = 0.4, 3 * LINE_PIXELS


def waterfall(as_it_is: Compared, plan: Compared, found: Shares | None, lang: str, *, ink: str) -> Figure:
    """足りない分をうめる図 — two totals, and between them what each measure brings.

    Args:
        as_it_is: 今のまま.
        plan: The plan.
        found: The shares of its measures; None where the plan is refused, which leaves 今のまま alone.
        lang: "ja" or "en".
        ink: Colour of the words.

    Returns:
        A plotly figure as a plain dict; amounts in 万円.

    """
    rows = gap.bars(as_it_is, plan, found)
    font = {"size": TEXT_PIXELS, "color": ink}
    ends = [yen / MAN for one in rows for yen in (one.from_yen, one.to_yen)]
    layout = charts_plans.bar_layout([bar_name(lang, one) for one in rows], lang, font, ends or [0.0])
    sides = (("total", TOTAL), ("helps", HELPS), ("weighs", WEIGHS))
    data = [_bars(rows, side, fill, lang, font) for side, fill in sides if any(_side(one) == side for one in rows)]
    legend = {"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom", "font": font}
    more = {"barmode": "overlay", "showlegend": True, "legend": legend, "shapes": _steps(rows)}
    return {"data": data, "layout": layout | more | {"height": layout["height"] + LEGEND_PIXELS}}


def _side(one: Bar) -> str:
    if one.measure is None:
        return "total"
    return "helps" if one.yen >= 0 else "weighs"


def _bars(rows: tuple[Bar, ...], side: str, fill: Fill, lang: str, font: Figure) -> Figure:
    """The bars of one kind; the amount stands beside each."""
    mine = [(place, one) for place, one in enumerate(rows) if _side(one) == side]
    return {
        "type": "bar",
        "orientation": "h",
        "name": t(lang, f"picture.gap.{side}"),
        "y": [place for place, _ in mine],
        "base": [one.from_yen / MAN for _, one in mine],
        "x": [one.yen / MAN for _, one in mine],
        "text": [bar_amount(lang, one) for _, one in mine],
        "textposition": "outside",
        "textfont": font,
        "cliponaxis": False,
        "hoverinfo": "none",
        "marker": charts_fills.marker(fill),
    }


def _steps(rows: tuple[Bar, ...]) -> list[Figure]:
    """Thin lines from the end of each bar to the next."""
    return [
        {
            "type": "line",
            "x0": one.to_yen / MAN,
            "x1": one.to_yen / MAN,
            "y0": place + HALF_BAR,
            "y1": place + 1 - HALF_BAR,
            "line": {"color": GREY, "width": 1.5, "dash": "dot"},
        }
        for place, one in enumerate(rows[:-1])
    ]
