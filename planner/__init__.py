"""親なきあとの暮らしの見通し — a planner for families who ask what comes after the parents."""

__version__ = "0.1.0"
