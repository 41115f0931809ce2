"""One row of the plain table: yen by year in a plain list, with what other parts of the loop ask of it."""

from dataclasses import dataclass

MONTHS = 12
EVER = 9999 * MONTHS

Key = tuple[str, str | None, str | None, str]
"""Programme, person, payer (None: the common purse), the family's own word."""


@dataclass(frozen=True)
class Row:
    """Yen of each year, income +, spending −, not yet rounded.

    ``uncounted`` is what public assistance leaves out, ``months`` for how many months of each year a benefit is
    paid (empty: nobody asks), ``windfall`` says that it comes once, after ``months`` of the year (empty: at its
    start), and ends assistance.
    """

    programme: str
    person: str | None
    payer: str | None
    yen: list[float]
    name: str = ""
    uncounted: tuple[float, ...] = ()
    months: tuple[float, ...] = ()
    windfall: bool = False

    @property
    def key(self) -> Key:
        """What the row is about."""
        return self.programme, self.person, self.payer, self.name


def months_between(year: int, start: int, end: int) -> int:
    """Months of a year that lie in [start, end); moments are absolute months: year × 12 + month − 1."""
    january = year * MONTHS
    return max(0, min(january + MONTHS, end) - max(january, start))


def year_before(values: list[float], i: int) -> float:
    """Return the amount of the year before; the first year's own stands in for the one before it."""
    return values[max(0, i - 1)]
