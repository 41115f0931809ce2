"""案をさがす (finding the plan): the smallest sets of accepted measures with which the money lasts, the gentlest first.

A set suffices when the money lasts to the chosen age in the calm future and, where a certainty is asked for, in at
least that part of the drawn futures. Public assistance is not counted: it is the net below every plan. How much a
measure asks of the family (``BURDENS``) is a judgement of ours, explained in docs/decisions.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from planner import compare, draws, measures, placeholders, required
from planner.compare import Result
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Measure
from planner.measures import Refused
from planner.measures.common import with_child
from planner.opening import opening_yen

MOST_ACCEPTED = 8
FUTURES = 1_000
BURDENS: Mapping[str, int] = MappingProxyType(
    {
        "disability_pension": 1,
        "national_pension": 1,
        "split_household": 1,
        "money_help": 1,
        "mutual_aid": 2,
        "will": 2,
        "trust": 2,
        "national_pension_back_payment": 2,
        "life_insurance": 2,
        "repairs": 2,
        "public_assistance": 2,
        "spend_less": 3,
        "housework_learned": 3,
        "small_earnings": 3,
        "home_loan": 3,
        "sibling_support": 4,
        "parent_facility": 4,
        "rebuild": 4,
        "smaller_home": 5,
        "sell_and_rent": 5,
        "public_housing": 5,
        "group_home": 5,
        "with_relative": 5,
    }
)
"""1: a claim to what is theirs; 2: paper and provision; 3: daily life; 4: others bear it too; 5: another home."""


@dataclass(frozen=True)
class Found:
    """足りる組み合わせ — one set of measures with which the money lasts.

    Attributes:
        places: Which of the accepted measures, counted from 0.
        burden: How much the set asks of the family; the smaller, the gentler.
        result: Its numbers in the calm future.
        chance_ratio: In which part of the futures the money lasts; None where no certainty was asked for.

    """

    places: tuple[int, ...]
    burden: int
    result: Result
    chance_ratio: float | None


@dataclass(frozen=True)
class Search:
    """案さがしの結果.

    Attributes:
        found: The sets of which no smaller part suffices, the gentlest first; () in first place: nothing is needed.
        closest: What comes closest where none suffices, else None.
        to_age: The chosen age of the main child.
        certainty: The certainty that was asked for, or None.
        tried: How many sets were worked out; ``unfit`` of them do not fit the family.
        unfit: See ``tried``.

    """

    found: tuple[Found, ...]
    closest: Found | None
    to_age: int
    certainty: float | None
    tried: int
    unfit: int


def search(
    household: Household,
    accepted: Sequence[Measure],
    lawbook: LawBook,
    *,
    to_age: int | None = None,
    certainty: float | None = None,
    count: int = FUTURES,
) -> Search:
    """案をさがす — list the smallest sets of measures that suffice.

    Args:
        household: The family as it is.
        accepted: What the family would accept, at most ``MOST_ACCEPTED``, in the order in which it would be taken.
        lawbook: The law.
        to_age: To which age of the main child the money shall last; None is the last age of the plan.
        certainty: In which part of the futures, 0 to 1; None looks at the calm future alone.
        count: How many futures are drawn.

    Raises:
        ValueError: More measures than can be tried, or an age or a certainty that is not possible.

    """
    if len(accepted) > MOST_ACCEPTED:
        raise ValueError(f"{len(accepted)} measures, at most {MOST_ACCEPTED} can be tried together")
    if certainty is not None and not 0 < certainty <= 1:
        raise ValueError(f"a certainty of {certainty} is not possible; choose above 0 and at most 1")
    family = _to_the_age(household, to_age, lawbook)
    age = required.main_child(family).last_age or 0
    found: list[Found] = []
    short: list[Found] = []
    tried = unfit = 0
    for places in _sets(len(accepted)):
        if any(set(one.places) <= set(places) for one in found):
            continue
        tried += 1
        try:
            changed = measures.applied(family, [accepted[place] for place in places], lawbook)
        except Refused:
            unfit += 1
            continue
        burden = sum(BURDENS[accepted[place].measure] for place in places)
        one = Found(places, burden, *_outcome(changed, lawbook, count if certainty is not None else 0))
        (found if _suffices(one, certainty) else short).append(one)
    found.sort(key=lambda one: (one.burden, len(one.places), -one.result.end_yen))
    closest = None if found or not short else max(short, key=_closeness)
    return Search(tuple(found), closest, age, certainty, tried, unfit)


def _sets(count: int) -> list[tuple[int, ...]]:
    """All sets of measures, the smaller ones first."""
    return [places for size in range(count + 1) for places in itertools.combinations(range(count), size)]


def _to_the_age(household: Household, to_age: int | None, lawbook: LawBook) -> Household:
    """The family with the main child living to the chosen age, without its plans."""
    plain = household.model_copy(update={"plans": ()})
    if to_age is None:
        return plain
    filled, _ = placeholders.fill(plain, lawbook)
    draws.check_age(filled, to_age)
    return with_child(plain, required.main_child(filled).name, last_age=to_age)


def _outcome(changed: Household, lawbook: LawBook, count: int) -> tuple[Result, float | None]:
    """The calm future, and, where futures are to be drawn and the calm one is covered, the chance."""
    result = compare.result(compare.projected(changed, lawbook))
    if not count or result.short_year is not None:
        return result, None
    return result, lasts_ratio(changed, lawbook, count=count)


def _suffices(one: Found, certainty: float | None) -> bool:
    lasts = one.result.short_year is None
    return lasts and (certainty is None or (one.chance_ratio or 0.0) >= certainty)


def _closeness(one: Found) -> tuple[float, int]:
    return one.chance_ratio or 0.0, one.result.end_yen


def lasts_ratio(household: Household, lawbook: LawBook, *, count: int = FUTURES) -> float:
    """足りる割合 — in which part of drawn futures the money of today lasts to the last age of the main child.

    Args:
        household: The family.
        lawbook: The law.
        count: How many futures are drawn; they are the same for every plan.

    """
    age = required.main_child(household).last_age
    drawn = draws.drawn(household, lawbook, count=count, last_age=age)
    needs = required.needs(household, drawn, lawbook)
    have = float(opening_yen(household).sum())
    return float(np.sum(needs.weights[needs.today_yen <= have]))
