"""足りない分をうめる対策 (gap): from the end of 今のまま, measure by measure, to that of a plan. No words."""

from dataclasses import dataclass

from planner.compare import Compared, Shares
from planner.measure_inputs import Measure


@dataclass(frozen=True)
class Bar:
    """滝の一段 — one bar of the waterfall, whole yen.

    Attributes:
        plan: The plan whose end it shows, or None for the step of a measure.
        measure: The measure, or None for a total.
        from_yen, to_yen: Where it begins and ends; a total begins at 0. Below 0 money is missing.

    """

    plan: Compared | None
    measure: Measure | None
    from_yen: int
    to_yen: int

    @property
    def yen(self) -> int:
        """What the bar itself shows."""
        return self.to_yen - self.from_yen


def bars(as_it_is: Compared, plan: Compared, found: Shares | None) -> tuple[Bar, ...]:
    """今のままから案まで — a total, what each measure brings, and a total.

    What is shown is ``Result.end_yen``: money left at the end less what was missing on the way. A plan that is refused
    or has no shares leaves the first total alone.

    Args:
        as_it_is: 今のまま.
        plan: The plan.
        found: The shares of its measures, ``compare.shares``; None where it is refused.

    """
    if as_it_is.result is None:
        return ()
    level = as_it_is.result.end_yen
    rows = [Bar(as_it_is, None, 0, level)]
    if found is None or plan.result is None:
        return tuple(rows)
    for share in found.shares:
        rows.append(Bar(None, share.measure, level, level + share.share_yen))
        level += share.share_yen
    return (*rows, Bar(plan, None, 0, plan.result.end_yen))
