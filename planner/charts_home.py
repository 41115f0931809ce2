"""小さな図 (charts for families at home): the balance as one line, for a phone, as a plain plotly dict."""

from planner import charts, tables
from planner.charts import INK, PAPER, Figure
from planner.projection import Projection
from planner.words import t

PIXELS = 260
STEPS_OF_YEARS = (5, 10, 15, 20)
MOST_NUMBERS = 6


def small(p: Projection, lang: str, *, ink: str = INK, paper: str = PAPER) -> Figure:
    """小さな図 — everybody's money together at the end of each year, with the years that need preparation.

    Args:
        p: The projection.
        lang: "ja" or "en".
        ink: Colour of the words.
        paper: Colour behind the words.

    Returns:
        A plotly figure as a plain dict; amounts in 万円.

    """
    whole = charts.balance(p, lang, ink=ink, paper=paper)
    plan = whole["layout"]
    shaded = [shape for shape in plan["shapes"] if shape["type"] == "rect"]
    named = [words for words in plan["annotations"] if words["text"] == t(lang, "chart.prepare")]
    layout = plan | {
        "height": PIXELS,
        "margin": {"l": 8, "r": 16, "t": 12, "b": 8},
        "showlegend": False,
        "shapes": shaded,
        "annotations": named,
    }
    return {"data": whole["data"][:1], "layout": layout}


def numbers(p: Projection) -> tuple[tuple[int, float], ...]:
    """図の数字 — the same money in a few years that are easy to name, and in the last.

    Returns:
        Pairs of year and yen.

    """
    rows = {(row.section, row.key, row.person): row for row in tables.yearly(p)}
    values, years = rows["balance", "closing", None].values, p.years.tolist()
    step = next((one for one in STEPS_OF_YEARS if len(years) / one <= MOST_NUMBERS), STEPS_OF_YEARS[-1])
    chosen = sorted({*range(0, len(years), step), len(years) - 1})
    return tuple((int(years[i]), float(values[i] or 0)) for i in chosen)
