"""いくら残すかの内訳 (how much): the calm future's answer, what is expected then, and where it comes from."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import credit, draws, futures, homes, last_net, placeholders, purse, required
from planner.household import Household
from planner.last_net import Asked
from planner.lawbook import LawBook
from planner.moving import known_value_yen
from planner.opening import Instead, opening_yen
from planner.projection import Prepared, carry, prepare
from planner.purse import Purse
from planner.roots import LARGEST_YEN

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MUTUAL_AID = "disability_mutual_aid"
INSURANCE = "insurance"
ROUNDS = 6


@dataclass(frozen=True)
class Sums:
    """二つの額 — at the last parent's death and today, whole yen; None where no sum is enough."""

    at_death_yen: float | None
    today_yen: float | None


@dataclass(frozen=True)
class OwnMoney:
    """名義ごとのお金 — expected and needed money of one child in the first whole year without a parent, yen."""

    name: str
    have_yen: float
    need_yen: float | None


@dataclass(frozen=True)
class HomePart:
    """住まい — its whole value today in yen, and the part of it that belongs to the household then."""

    value_yen: float
    share_ratio: float


@dataclass(frozen=True)
class Benefit:
    """保険金 — what the insurance pays to whom in which year, yen."""

    name: str
    receiver: str | None
    year: int
    yen: float


@dataclass(frozen=True)
class Pension:
    """扶養共済の年金 — what one child receives a year, from which year, and in all to the chosen age, yen."""

    child: str | None
    from_year: int
    yen_per_year: float
    total_yen: float


@dataclass(frozen=True)
class HowMuch:
    """いくら残すか — the answer on the calm future.

    Attributes:
        to_age: To which age of the main child the money lasts.
        year: The first whole year without a parent, None when there is none up to the chosen age.
        age: The main child's age in it.
        alone: Without public assistance.
        with_assistance: With public assistance as the planned last net; see ``last_net``.
        have_at_death_yen: Money expected at the start of that year, or at the end of the plan without one.
        have_today_yen: Money of the household today.
        missing_yen: What stays missing with the largest sum tried, where no sum today is enough; else 0.
        owners: The money then, by child.
        home: The home then, None where the family owns none.
        insurance: Benefits up to the chosen age.
        mutual_aid: Mutual-aid pensions up to the chosen age.
        assistance_year, assistance_age: When assistance would begin at the present sum, None when it would not.
        outside_yen: What brothers and sisters outside inherit before the chosen age at the present sum; more money
            today leaves more to them.

    """

    to_age: int
    year: int | None
    age: int | None
    alone: Sums
    with_assistance: Sums
    have_at_death_yen: float
    have_today_yen: float
    missing_yen: float
    owners: tuple[OwnMoney, ...]
    home: HomePart | None
    insurance: tuple[Benefit, ...]
    mutual_aid: tuple[Pension, ...]
    assistance_year: int | None
    assistance_age: int | None
    outside_yen: float


def how_much(household: Household, lawbook: LawBook, *, to_age: int | None = None) -> HowMuch:
    """いくら残せばよいかを答える — both sums on the calm future, with what is expected and where it comes from.

    Args:
        household: The family's file.
        lawbook: The law book.
        to_age: The chosen age of the main child; None is the last age of the plan.

    Raises:
        ValueError: The chosen age is past, or above the oldest one.

    """
    ready = calm(household, lawbook, to_age)
    last = required.last_index(ready.household, ready.time.years, to_age)
    first = int(required.first_alone(ready)[0])
    plan = carry(last_net.with_assistance(ready))
    sums, missing = _sums(ready, last)
    year = int(ready.time.years[first]) if first <= last else None
    child = required.main_child(ready.household)
    assisted = np.flatnonzero(plan.assistance[: last + 1, :, 0].sum(axis=1) > 0)
    begins = int(ready.time.years[assisted[0]]) if assisted.size else None
    closing = carry(ready).closing[:, :, 0]
    before = closing[min(first, last + 1) - 1] if min(first, last + 1) else opening_yen(ready.household)
    return HowMuch(
        to_age=child.age_in(int(ready.time.years[last])),
        year=year,
        age=None if year is None else child.age_in(year),
        alone=sums[0],
        with_assistance=sums[1],
        have_at_death_yen=float(before.sum()),
        have_today_yen=float(opening_yen(ready.household).sum()),
        missing_yen=missing,
        owners=_owners(ready, before, sums[0].at_death_yen, first) if year is not None else (),
        home=_home(ready, plan, min(first, last + 1)),
        insurance=_insurance(ready, last),
        mutual_aid=_mutual_aid(ready, last),
        assistance_year=begins,
        assistance_age=None if begins is None else child.age_in(begins),
        outside_yen=float(plan.left_outside[: last + 1, 0].sum()),
    )


def calm(household: Household, lawbook: LawBook, to_age: int | None) -> Prepared:
    """今のままの見通しの収支 — the flows of the calm future, which lasts at least to the chosen age.

    A main child whose planned life ends earlier is given the chosen age as the last one.

    Raises:
        ValueError: The chosen age is past, or above the oldest one.

    """
    filled, _ = placeholders.fill(household, lawbook)
    if to_age is not None:
        draws.check_age(filled, to_age)
    child = required.main_child(filled)
    if to_age is not None and to_age > (child.last_age or 0):
        longer = child.model_copy(update={"last_age": to_age})
        children = tuple(longer if one.name == child.name else one for one in household.children)
        household = household.model_copy(update={"children": children})
    return prepare(household, futures.calm(household, lawbook), lawbook, working=False)


def _sums(ready: Prepared, last: int) -> tuple[tuple[Sums, Sums], float]:
    """Both pairs of sums, those without assistance proved by the purse; and what no sum could cover."""
    course, first = credit.course(ready), required.first_alone(ready)
    lasts, now = np.array([last]), np.zeros(1, dtype=np.int64)
    starts = (required.parts_alone(ready, first), first), (required.parts_today(ready), now)
    alone, assisted = [], []
    for parts, at in starts:
        yen = credit.smallest_yen(course, parts, at, lasts)
        alone.append(_proved(ready, parts, at, last, yen))
        assisted.append(last_net.smallest_yen(ready, course, Asked(parts, at, lasts)))
    parts, missing = starts[1][0], 0.0
    if not np.isfinite(alone[1][0]):
        most = carry(ready, Instead(now, np.rint(parts * LARGEST_YEN)))
        missing = float(most.missing[: last + 1, 0].sum())
    return (_told(alone), _told(assisted)), missing


def _told(pair: list[Floats]) -> Sums:
    return Sums(*(float(yen[0]) if math.isfinite(yen[0]) else None for yen in pair))


def _proved(ready: Prepared, parts: Floats, at: Ints, last: int, yen: Floats) -> Floats:
    """Run the plan again with the sum; the few yen that rounding takes are added until nothing is missing."""
    for _ in range(ROUNDS):
        if not np.isfinite(yen[0]) or at[0] > last:
            break
        run = carry(ready, Instead(at, purse.split(yen, parts)))
        missing = run.missing[at[0] : last + 1, 0].sum()
        if missing <= 0:
            break
        yen = yen + np.ceil(missing)
    return yen


def _owners(ready: Prepared, have: Floats, need: float | None, first: int) -> tuple[OwnMoney, ...]:
    parts = required.parts_alone(ready, np.array([first]))
    shares = None if need is None else purse.split(np.array([need]), parts)[:, 0]
    parents = len(ready.household.parents)
    return tuple(
        OwnMoney(child.name, float(have[i]), None if shares is None else float(shares[i]))
        for i, child in enumerate(ready.household.children, start=parents)
        if parts[i, 0] > 0
    )


def _home(ready: Prepared, plan: Purse, first: int) -> HomePart | None:
    index = max(0, first - 1)
    home = homes.at(ready.household, ready.time, index=index)
    if home is None or not home.owned:
        return None
    return HomePart(float(known_value_yen(home)), float(plan.home[index, : plan.heirs.members, 0].sum()))


def _insurance(ready: Prepared, last: int) -> tuple[Benefit, ...]:
    years = ready.time.years
    return tuple(
        Benefit(line.name, line.payer, int(years[y]), float(line.yen[0, y]))
        for line in ready.flow.lines
        if line.programme == INSURANCE
        for y in np.flatnonzero(line.yen[0, : last + 1] > 0)
    )


def _mutual_aid(ready: Prepared, last: int) -> tuple[Pension, ...]:
    """Benefits of all units of a child together; the yearly sum is the largest of any year."""
    by_child: dict[str | None, Floats] = {}
    for line in ready.flow.lines:
        if line.programme == MUTUAL_AID and (line.yen > 0).any():
            received = np.maximum(line.yen[0, : last + 1], 0.0)
            by_child[line.payer] = by_child.get(line.payer, np.zeros(last + 1)) + received
    return tuple(
        Pension(child, int(ready.time.years[np.argmax(yen > 0)]), float(yen.max()), float(yen.sum()))
        for child, yen in by_child.items()
        if yen.any()
    )
