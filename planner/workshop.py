"""勉強会の計算 (workshop): the few figures that a room of people looks at together, and one change at a time.

Everything goes through the same engine as a family's own outlook; a change makes another household and leaves the first
as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner import compare, required, tables
from planner.compare import Compared
from planner.draws import OLDEST_AGE
from planner.household import Household, Income, Spending
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.timeline import MONTHS

EVERY_YEARS = 10
ROUND_YEN = 100_000
LARGE_YEN = 500_000  # smaller amounts are said in whole 1万円, else nothing would be left of them
SMALL_ROUND_YEN = 10_000


@dataclass(frozen=True)
class Decade:
    """十年ごとの表の一列 — one year of the table that a room reads together, amounts in round yen.

    Attributes:
        year: Calendar year.
        ages: Age of every member on 31 December in the order of the household; None after the life.
        income_yen, spending_yen: Of that year without what happens once; spending as a positive amount.
        savings_yen: Money of the household at its end.

    """

    year: int
    ages: tuple[int | None, ...]
    income_yen: int
    spending_yen: int
    savings_yen: int


def rounded(yen: float) -> int:
    """まるい数字 — an amount as it is said in a room: in 10万円, small ones in 1万円; yen."""
    step = ROUND_YEN if abs(yen) >= LARGE_YEN else SMALL_ROUND_YEN
    return round(yen / step) * step


def decades(p: Projection) -> tuple[Decade, ...]:
    """十年ごとの表 — the first year, every tenth after it, and the last.

    Args:
        p: A projection of the calm future.

    """
    rows = tables.yearly(p)
    regular = [row for row in rows if row.key not in (*tables.ONCE, "income_total", "spending_total")]
    closing = next(row.values for row in rows if row.section == "balance" and row.key == "closing")
    people = [row.values for row in rows if row.section == "people"]
    chosen = sorted({*range(0, len(p.years), EVERY_YEARS), len(p.years) - 1})
    return tuple(
        Decade(
            year=int(p.years[index]),
            ages=tuple(None if ages[index] is None else int(ages[index] or 0) for ages in people),
            income_yen=rounded(_sum(regular, "income", index)),
            spending_yen=rounded(-_sum(regular, "spending", index)),
            savings_yen=rounded(closing[index] or 0),
        )
        for index in chosen
    )


def _sum(rows: Sequence[tables.Row], section: str, index: int) -> float:
    return sum((row.values[index] or 0.0) for row in rows if row.section == section)


def savings_yen(household: Household) -> int:
    """いまの貯蓄 — what is on all accounts as far as it is known, in round yen."""
    return rounded(sum(account.balance_yen or 0 for account in household.accounts))


def last_ages(p: Projection) -> tuple[int, ...]:
    """親御さんの想定の年齢 — the last age of each parent in the plan."""
    return tuple(parent.last_age or 0 for parent in p.household.parents)


def possible_last_ages(p: Projection, parent: int) -> range:
    """動かせる年齢 — from the age in the first year of the plan to the oldest that lives are drawn to."""
    return range(p.household.parents[parent].age_in(int(p.years[0])), OLDEST_AGE + 1)


def with_last_ages(household: Household, ages: Sequence[int]) -> Household:
    """お見送りの年を動かした家族 — the same family with other last ages of the parents.

    Args:
        household: The family.
        ages: One for each parent, in their order.

    """
    parents = (one.model_copy(update={"last_age": age}) for one, age in zip(household.parents, ages, strict=True))
    return household.model_copy(update={"parents": tuple(parents)})


def with_room(household: Household, yen_per_month: int, name: str) -> Household:
    """月々のゆとりを足した家族 — so much a month more (income) or less (spending), from now on and in today's money.

    Args:
        household: The family.
        yen_per_month: Positive comes in untaxed, negative goes out; yen of the first year.
        name: The family's word for it.

    """
    child = required.main_child(household).name
    if yen_per_month >= 0:
        comes = Income(name=name, person=child, yen_per_year=yen_per_month * MONTHS, growth="prices")
        return household.model_copy(update={"incomes": (*household.incomes, comes)})
    phases = ("both_parents_yen_per_month", "one_parent_yen_per_month", "child_alone_yen_per_month")
    goes = Spending(name=name, **dict.fromkeys(phases, -yen_per_month))
    return household.model_copy(update={"spending": (*household.spending, goes)})


def beside(household: Household, others: Sequence[tuple[str, Household]], lawbook: LawBook) -> tuple[Compared, ...]:
    """ならべる — the family as it is, and others of it with their names, as the plans stand beside each other.

    Args:
        household: The family; its plans are not looked at.
        others: Name and changed family.
        lawbook: The law.

    """
    p = compare.projected(household.model_copy(update={"plans": ()}), lawbook)
    first = compare.result(p)
    columns = [Compared("", (), None, p, first)]
    for name, other in others:
        moved = compare.projected(other.model_copy(update={"plans": ()}), lawbook)
        own = compare.result(moved)
        years = compare.lasts_to(own) - compare.lasts_to(first)
        columns.append(Compared(name, (), None, moved, own, years, own.end_yen - first.end_yen))
    return tuple(columns)


def off_by(guess: int | None, found: int | None) -> int | None:
    """予想との差 — years from the guess to what was worked out; None where only one of the two says "it lasts".

    Args:
        guess: The child's age at which the room expects the savings to end; None: they last.
        found: The age that was worked out; None: they last.

    """
    if guess is None and found is None:
        return 0
    return None if guess is None or found is None else found - guess
