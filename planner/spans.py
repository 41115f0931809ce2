"""制度の始まりと終わり (spans): from when to when each programme pays or is paid, by person. Yen, no words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.lawbook import LawBook
from planner.projection import Projection

Floats = NDArray[np.float64]
BESIDE_THE_LAW_FILES = ("disability_mutual_aid_premium",)
NOT_SHOWN = ("unpaid_pension", "inheritance_tax")  # a settlement after a death, no programme that goes on
ASSISTANCE = "public_assistance"


@dataclass(frozen=True)
class Span:
    """一つの制度の期間 — one programme of one person.

    Attributes:
        programme: Its name, as everywhere.
        person: Whom it concerns, or None for the whole household.
        duty: Whether it is paid by the family (premium, tax, own share), not to it.
        stretches: First and last year of each unbroken run of years with any yen.
        yen_per_year: Mean of the years in which it is paid; positive.

    """

    programme: str
    person: str | None
    duty: bool
    stretches: tuple[tuple[int, int], ...]
    yen_per_year: float

    @property
    def first_year(self) -> int:
        """First year with any yen."""
        return self.stretches[0][0]

    @property
    def last_year(self) -> int:
        """Last year with any yen."""
        return self.stretches[-1][1]


def spans(p: Projection, lawbook: LawBook, future: int = 0) -> tuple[Span, ...]:
    """制度ごとの期間 — parents, children, then the whole household; of each what comes in before what is paid.

    Left out: unpaid pensions, which settle a month or two after a death, and what families typed themselves.

    Args:
        p: The projection.
        lawbook: The law, whose programmes are shown.
        future: Which future.

    """
    yen: dict[tuple[str, str | None], Floats] = {}
    for line in p.lines:
        if (line.programme in lawbook.programmes or line.programme in BESIDE_THE_LAW_FILES) and (
            line.programme not in NOT_SHOWN
        ):
            key = line.programme, line.person
            yen[key] = yen.get(key, np.zeros(len(p.years))) + line.yen[min(future, len(line.yen) - 1)]
    yen[ASSISTANCE, None] = p.purse.assistance[:, :, future].sum(axis=1)
    people = [*(life.name for life in p.time.lives), None]
    found = [_span(p, *key, amounts) for key, amounts in yen.items() if amounts.any()]
    return tuple(sorted(found, key=lambda one: (people.index(one.person), one.duty, one.first_year)))


def _span(p: Projection, programme: str, person: str | None, yen: Floats) -> Span:
    paid = yen != 0
    edges = np.flatnonzero(np.diff(np.concatenate([[False], paid, [False]]).astype(int)))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    stretches = tuple((int(p.years[first]), int(p.years[after - 1])) for first, after in pairs)
    return Span(programme, person, bool(yen.sum() < 0), stretches, float(np.abs(yen[paid]).mean()))
