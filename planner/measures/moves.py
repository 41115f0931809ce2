"""住み替えの対策の部品 (moves): what five ways to another home share: when, what it costs, why it may not fit."""

from collections.abc import Iterator
from datetime import date

from planner import futures, moving, placeholders, timeline
from planner.household import Household, Person, Spending
from planner.household_home import Home, Move
from planner.lawbook import LawBook
from planner.measures.common import MONTHS, Refusal, changed, item_name, number
from planner.rules import agents_fee

COSTS = "typical_costs"
LIVING = "living"
AGENT = "agents_fee"
REPAIRS = item_name("repairs")
FAR_AWAY = 9999


def year(household: Household, told: int | None, lawbook: LawBook) -> int:
    """住み替えの年 — the year told, else the one in which the child is alone in the calm plan."""
    filled, _ = placeholders.fill(household, lawbook)
    return _month(filled, told) // MONTHS


def refusals(
    household: Household, lawbook: LawBook, *, told_year: int | None, sale_yen: int | None, sells: bool = False
) -> Iterator[Refusal]:
    """なぜ住み替えられないか — a second move, a year outside the plan, a home that cannot be sold.

    Args:
        household: The family, with what the measures before made of it.
        lawbook: The law.
        told_year: Year of the move as told.
        sale_yen: Selling price as told.
        sells: Whether the measure is a sale; the others sell a home only where it is the family's own.

    """
    filled, _ = placeholders.fill(household, lawbook)
    month, end = _month(filled, told_year), max(_end(person) for person in filled.members)
    when = month // MONTHS
    if household.move is not None:
        yield Refusal("move_twice")
    if when < household.first_year:
        yield Refusal("move_in_the_past", {"year": when, "first_year": household.first_year})
    if month >= end:
        yield Refusal("move_after_plan", {"year": when, "last_year": (end - 1) // MONTHS})
    rebuilt = household.rebuilding.year
    if rebuilt is not None and rebuilt >= when:
        yield Refusal("rebuild_after_move", {"year": rebuilt})
    if _owned(household):
        yield from _sale_refusals(household, sale_yen)
    elif sells:
        yield Refusal(_why_no_sale(household))
    elif sale_yen is not None:
        yield Refusal("sale_price_without_home", {"sale_yen": sale_yen})


def sale_yen(household: Household, told: int | None) -> int:
    """売る額 — as told, else the value of land and building as far as it is known; 0 where no home is owned."""
    if not _owned(household):
        return 0
    return _value_yen(household) if told is None else told


def received_yen(household: Household, lawbook: LawBook, *, year: int | None, sale_yen: int) -> int:
    """ご家族に入る額 — what of the selling price comes in by the calm plan; the part of heirs outside does not.

    Args:
        household: The family before the measure.
        lawbook: The law, for the shares of the heirs.
        year: Year of the move; None: when the child is alone.
        sale_yen: Result of ``sale_yen``.

    """
    if not _owned(household):
        return 0
    sold = Move(year=year, home=Home(kind="other"), sale="sell", sale_yen=sale_yen)
    filled, _ = placeholders.fill(household.model_copy(update={"move": sold}), lawbook)
    calm = futures.calm(filled, lawbook)
    law = lawbook.over(calm.years, calm.growth, filled.municipality, growth_before=calm.growth_before)
    lines = moving.lines(filled, timeline.build(filled, calm), law)
    return round(sum(float(line.yen.sum()) for line in lines))


def leaving_costs_yen(household: Household, lawbook: LawBook, *, sale_yen: int) -> int:
    """住み替えの費用 — moving the goods and, where an own home is sold, clearing it and the agent's fee.

    Args:
        household: The family.
        lawbook: The law, for the typical costs and the agent's largest fee.
        sale_yen: Result of ``sale_yen``.

    """
    goods = typical(household, lawbook, "moving_yen")
    if not _owned(household):
        return round(goods)
    law = lawbook.on(date(household.first_year, MONTHS, 31), household.municipality)
    fee = agents_fee.agents_fee_yen(
        price_yen=sale_yen,
        price_from_yen=law.numbers(f"{AGENT}.price_from_yen"),
        fee_ratio=law.numbers(f"{AGENT}.fee_ratio"),
        low_price_to_yen=law.constant(f"{AGENT}.low_price_to_yen"),
        low_price_fee_yen=law.constant(f"{AGENT}.low_price_fee_yen"),
    )
    return round(goods + typical(household, lawbook, "clearing_yen") + float(fee))


def typical(household: Household, lawbook: LawBook, name: str) -> float:
    """仮の値 — a typical cost of the law book."""
    return number(lawbook, f"{COSTS}.{name}", household)


def moved(
    household: Household,
    home: Home,
    lawbook: LawBook,
    *,
    year: int | None,
    sale_yen: int,
    costs_yen: int,
    price_yen: int | None = None,
) -> Household:
    """住み替えた家族 — the family with its later home; an own first home is sold, any other is left.

    Repairs of a home that is sold end with the calm plan's year of the move.

    Args:
        household: The family.
        home: The later home.
        lawbook: The law.
        year: Year of the move; None: when the child is alone.
        sale_yen: What the first home brings, yen.
        costs_yen: All costs of the move, yen.
        price_yen: Price of the later home, yen; None where it is not bought.

    """
    sold = {"sale": "sell", "sale_yen": sale_yen} if _owned(household) else {"sale": "keep"}
    move = Move(year=year, home=home, price_yen=price_yen, costs_yen=costs_yen, **sold)
    found = changed(household, move=move)
    last = last_year_of_repairs(found, lawbook)
    return changed(found, one_offs=tuple(o for o in found.one_offs if o.name != REPAIRS or o.year <= last))


def last_year_of_repairs(household: Household, lawbook: LawBook) -> int:
    """いまの家を直す最後の年 — the year before a home is sold in the calm plan; far away where it is not."""
    move = household.move
    return FAR_AWAY if move is None or move.sale != "sell" else year(household, move.year, lawbook) - 1


def with_living_alone(household: Household, lawbook: LawBook, *, measure: str, yen_per_month: int) -> Household:
    """くらしの費用を置きかえる — one amount in place of all living costs of the time when the child is alone.

    What is told as special, personal or other spending goes on.

    Args:
        household: The family.
        lawbook: For the name of the typical living costs, where the family has told none.
        measure: Kind of the measure, which gives the item its name.
        yen_per_month: Living costs from then on, in money of the first year.

    """
    items = household.spending
    if not any(item.kind == LIVING for item in items):
        label = lawbook.parameter(f"{COSTS}.couple_65_yen_per_month", household.municipality).label_ja
        items = (*items, Spending(name=label, kind=LIVING))
    before = (
        item.model_copy(update={"child_alone_yen_per_month": 0}) if item.kind == LIVING else item for item in items
    )
    instead = Spending(
        name=item_name(measure),
        kind=LIVING,
        both_parents_yen_per_month=0,
        one_parent_yen_per_month=0,
        child_alone_yen_per_month=yen_per_month,
    )
    return changed(household, spending=(*before, instead))


def _owned(household: Household) -> bool:
    return household.home is not None and household.home.owned


def _value_yen(household: Household) -> int:
    return 0 if household.home is None else moving.known_value_yen(household.home)


def _month(filled: Household, told_year: int | None) -> int:
    """Absolute month of the move: January of the year told, else the month after the last parent's death."""
    if told_year is not None:
        return told_year * MONTHS
    return max([filled.first_year * MONTHS, *(_end(parent) for parent in filled.parents)])


def _end(person: Person) -> int:
    """First absolute month after a life in the calm plan."""
    return (person.birth_year + (person.last_age or 0)) * MONTHS + person.last_month


def _why_no_sale(household: Household) -> str:
    if household.home is None:
        return "sale_no_home"
    return "sale_home_of_others" if household.home.kind == "other" else "sale_rented_home"


def _sale_refusals(household: Household, told_yen: int | None) -> Iterator[Refusal]:
    """Others own a part, a loan is taken on the home, or nobody knows what it brings."""
    members = {member.name for member in household.members}
    owners = () if household.home is None else household.home.owners
    outside = tuple(owner.name for owner in owners if owner.name not in members)
    if outside:
        yield Refusal("sale_owner_outside", {"names": outside})
    if any(income.name == item_name("home_loan") for income in household.incomes):
        yield Refusal("sale_beside_home_loan")
    if told_yen is None and not _value_yen(household):
        yield Refusal("sale_value_unknown")
