"""塗り (fills): colours with patterns that stay apart in grey, on light and dark paper, and for colour-blind eyes."""

from dataclasses import dataclass
from typing import Any

from planner.charts import INK, PAPER

PATTERN_PIXELS, SOLIDITY = 7, 0.22


@dataclass(frozen=True)
class Fill:
    """塗り — a colour and the shape of the lines on it, "" for none; ``light`` colours carry dark lines."""

    colour: str
    shape: str
    light: bool = False


FILLS = (
    Fill("#2a6ca6", ""),
    Fill("#e0994f", "/", light=True),
    Fill("#5b5aa6", "."),
    Fill("#cdb753", "x", light=True),
    Fill("#2f7373", "\\"),
    Fill("#b3aa9c", "-", light=True),
    Fill("#8a4f12", "+"),
    Fill("#a9c9e4", "|", light=True),
)


def pattern(fill: Fill) -> dict[str, Any]:
    """模様 — the pattern of a bar or an area; the same on light and on dark paper.

    Args:
        fill: Colour and shape.

    """
    return {
        "shape": fill.shape,
        "fillmode": "overlay",
        "fgcolor": INK if fill.light else PAPER,
        "size": PATTERN_PIXELS,
        "solidity": SOLIDITY,
    }


def marker(fill: Fill) -> dict[str, Any]:
    """棒の塗り — the marker of a bar."""
    return {"color": fill.colour, "pattern": pattern(fill), "line": {"width": 0}}


def area(fill: Fill) -> dict[str, Any]:
    """面の塗り — the fill of an area, to be joined to its trace."""
    return {"fillcolor": fill.colour, "fillpattern": pattern(fill) | {"bgcolor": fill.colour, "fillmode": "replace"}}
