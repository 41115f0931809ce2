"""横の棒の段 (rows): horizontal bars with their words above them, so that they have the whole width of a phone."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.charts import SMALL_PIXELS, TEXT_PIXELS, Figure

ROW_PIXELS, FRAME_PIXELS = 44, 64
BAR, WORDS_ABOVE, HALF_ROW, SECOND_LINE = 0.34, 0.22, 0.6, 0.42
BETWEEN, FIRST_WIDE = "\u2003", "\u2e80"
LONGEST_LINE = 44  # widths of a Latin letter, on a phone; a Japanese one has two


@dataclass(frozen=True)
class Row:
    """一段 — the name of a row and what is said beside it; a heading has no bar."""

    name: str
    more: str = ""
    heading: bool = False

    @property
    def two_lines(self) -> bool:
        """Whether the words need two lines on a phone."""
        letters = f"{self.name}  {self.more}"
        return sum(2 if letter >= FIRST_WIDE else 1 for letter in letters) > LONGEST_LINE


def places(rows: Sequence[Row]) -> list[float]:
    """段の高さ — where the bar of each row lies, from the top; two lines of words need more room."""
    found, at = [], 0.0
    for row in rows:
        at += SECOND_LINE if row.two_lines else 0.0
        found.append(at)
        at += 1.0
    return found


def figure(
    data: list[Figure], rows: Sequence[Row], xaxis: dict[str, Any], *, ink: str, paper: str, legend_pixels: int
) -> Figure:
    """段の図 — bars with their words, rows from the top, the legend at the bottom.

    Args:
        data: The bars, at ``places``.
        rows: Their words.
        xaxis: The axis along which the bars run.
        ink: Colour of the words.
        paper: Colour behind the words.
        legend_pixels: Room for the legend.

    """
    small = {"size": SMALL_PIXELS, "color": ink}
    at = places(rows)
    low = (at[-1] if at else 0.0) + HALF_ROW
    high = -HALF_ROW - WORDS_ABOVE
    layout = {
        "height": FRAME_PIXELS + legend_pixels + round(ROW_PIXELS * (low - high)),
        "margin": {"l": 8, "r": 24, "t": 8, "b": 8 + legend_pixels},
        "barmode": "overlay",
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom", "font": small},
        "font": small,
        "xaxis": {"tickfont": small, "automargin": True} | xaxis,
        "yaxis": {"range": [low, high], "visible": False, "fixedrange": True},
        "annotations": [_words(row, y, ink) | {"bgcolor": paper} for row, y in zip(rows, at, strict=True)],
    }
    return {"data": data, "layout": layout}


def _words(row: Row, y: float, ink: str) -> Figure:
    """The words just above a bar; a heading stands where a bar would."""
    name, more = html.escape(row.name), html.escape(row.more)
    text = f"<b>{name}</b>" if row.heading else f"{name}{'<br>' if row.two_lines else BETWEEN}{more}"
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": y if row.heading else y - WORDS_ABOVE,
        "yref": "y",
        "yanchor": "middle" if row.heading else "bottom",
        "align": "left",
        "borderpad": 0,
        "showarrow": False,
        "text": text,
        "font": {"size": TEXT_PIXELS if row.heading else SMALL_PIXELS, "color": ink},
    }
