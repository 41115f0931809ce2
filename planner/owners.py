"""だれの名義か (owners): money and home by owner, by year and at the few moments that a family asks about. No words."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from planner import estate, homes
from planner.projection import Projection

When = Literal["start", "after_first", "after_last", "end"]


@dataclass(frozen=True)
class Owned:
    """一人の名義 — what one person owns.

    Attributes:
        name: The owner.
        outside: Whether the owner lives outside the household.
        money_yen: Money at the end of each year.
        home_ratio: Share of the home that is lived in, at the end of each year; 0 where it is not the family's own.

    """

    name: str
    outside: bool
    money_yen: tuple[float, ...]
    home_ratio: tuple[float, ...]


@dataclass(frozen=True)
class Moment:
    """名義の節目 — who owns what at one moment; only those who own anything.

    Attributes:
        when: At the start, after the farewell to the first and to the last parent, at the end of the plan.
        year: Its year; the start is that of the plan, all others are the end of their year.
        money_yen: Yen by owner.
        home_ratio: Share of the home by owner.
        home: Whether there is a home of the family's own, another one, or none told.

    """

    when: When
    year: int
    money_yen: dict[str, float]
    home_ratio: dict[str, float]
    home: Literal["own", "other", "not_told"]


def owned(p: Projection, future: int = 0) -> tuple[Owned, ...]:
    """名義ごとの移り変わり — members, and whoever outside comes to own a part of the home.

    Args:
        p: The projection.
        future: Which future.

    """
    own = np.array([_home_kind(p, index, future) == "own" for index in range(len(p.years))])
    group, closing = p.purse.heirs, p.purse.closing[:, :, future]
    found = []
    for place, name in enumerate(group.names):
        outside = place >= group.members
        money = np.zeros(len(p.years)) if outside else closing[:, place]
        ratio = p.purse.home[:, place, future] * own
        if not outside or ratio.any():
            found.append(Owned(name, outside, tuple(money.tolist()), tuple(ratio.tolist())))
    return tuple(found)


def _home_kind(p: Projection, index: int, future: int) -> Literal["own", "other", "not_told"]:
    home = homes.at(p.household, p.time, index=index, future=future)
    if home is None:
        return "not_told"
    return "own" if home.owned else "other"


def moments(p: Projection, future: int = 0) -> tuple[Moment, ...]:
    """いつ、だれの名義か — at the start, after each parent's farewell within the plan, and at the end."""
    ends = sorted(int(np.argmax(life.dies[future])) for life in p.time.parents if life.dies[future].any())
    known = len(ends) == len(p.time.parents)
    places: dict[When, int] = {}
    if ends and (len(p.time.parents) > 1 or not known):
        places["after_first"] = ends[0]
    if ends and known:
        places["after_last"] = ends[-1]
    if len(ends) > 1 and ends[0] == ends[-1]:
        del places["after_first"]
    places["end"] = len(p.years) - 1
    return (_start(p, future), *(_at(p, when, index, future) for when, index in places.items()))


def _start(p: Projection, future: int) -> Moment:
    """On 1 January of the first year."""
    home, group = p.household.home, p.purse.heirs
    ratio = estate.home_owned(home.owners, group.names, parents=group.parents) if home and home.owned else ()
    kind: Literal["own", "other", "not_told"] = "not_told" if home is None else "own" if home.owned else "other"
    money = p.purse.opening[0, :, future]
    return Moment("start", int(p.years[0]), _named(p, money), _named(p, ratio), kind)


def _at(p: Projection, when: When, index: int, future: int) -> Moment:
    kind = _home_kind(p, index, future)
    ratio = p.purse.home[index, :, future] if kind == "own" else ()
    money = p.purse.closing[index, :, future]
    return Moment(when, int(p.years[index]), _named(p, money), _named(p, ratio), kind)


def _named(p: Projection, values: object) -> dict[str, float]:
    numbers = np.asarray(values, dtype=np.float64).tolist()
    return {name: value for name, value in zip(p.purse.heirs.names, numbers, strict=False) if value}
