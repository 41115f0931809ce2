"""グループホームへ (group home): after the parents the child moves in alone.

A month costs the rent less its supplement, food and energy (``board``), and pocket money, telephone and clothes.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from planner.household import Household, Service
from planner.household_home import Home
from planner.lawbook import LawBook
from planner.measure_inputs import GroupHome
from planner.measures import moves
from planner.measures.common import MONTHS, Refusal, changed, child, item_name, number
from planner.rules import group_home

LAW = "group_home"
SHARES = "disability_services"
HALF = 0.5


def refusals(household: Household, measure: GroupHome, lawbook: LawBook) -> Iterator[Refusal]:
    """The child has a group home already, another child lives in the home, or the move does not fit."""
    name = child(household, measure.child).name
    if any(service.kind == LAW and service.person == name for service in household.services):
        yield Refusal("group_home_already", {"name": name})
    others = tuple(one.name for one in household.children if one.name != name)
    if others:
        yield Refusal("group_home_others", {"name": name, "others": others})
    yield from moves.refusals(household, lawbook, told_year=None, sale_yen=measure.sale_yen)


def apply(household: Household, measure: GroupHome, lawbook: LawBook) -> Household:
    """Leave the home when the child is alone; rent, board and personal needs stand in place of the living costs.

    Left out: help with the rent by towns, the share of the service that residents pay who are levied the resident tax,
    and that public assistance would pay the rent of a group home.
    """
    gone = moves.moved(
        household,
        Home(kind="other"),
        lawbook,
        year=None,
        sale_yen=moves.sale_yen(household, measure.sale_yen),
        costs_yen=_costs_yen(household, measure, lawbook),
    )
    rent = Service(
        name=item_name(measure.measure),
        kind=LAW,
        person=measure.child,
        bill_yen_per_month=_rent_yen_per_month(household, measure, lawbook),
        only_when_alone=True,
    )
    living = _board_yen_per_month(household, measure, lawbook)
    if not _own_personal_yen_per_month(household):
        living += _personal_yen_per_month(household, lawbook)
    gone = moves.with_living_alone(gone, lawbook, measure=measure.measure, yen_per_month=living)
    return changed(gone, services=(*gone.services, rent))


def facts(household: Household, measure: GroupHome, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: the parts of a month, what an own home brings, and what the move costs."""
    rent = _rent_yen_per_month(household, measure, lawbook)
    sale = moves.sale_yen(household, measure.sale_yen)
    law = lawbook.on(date(household.first_year, MONTHS, 31), household.municipality)
    supplement = group_home.rent_supplement_yen_per_month(
        rent_yen_per_month=rent,
        untaxed=True,
        rent_supplement_to_yen_per_month=number(lawbook, f"{LAW}.rent_supplement_to_yen_per_month", household),
    )
    return {
        "name": measure.child,
        "year": moves.year(household, None, lawbook),
        "rent_yen_per_month": rent,
        "supplement_yen_per_month": float(supplement),
        "board_yen_per_month": _board_yen_per_month(household, measure, lawbook),
        "personal_yen_per_month": _personal_yen_per_month(household, lawbook),
        "received_yen": moves.received_yen(household, lawbook, year=None, sale_yen=sale),
        "costs_yen": _costs_yen(household, measure, lawbook),
        "ceiling_yen_per_month": law.numbers(f"{SHARES}.ceiling_yen_per_month")[-1],
        "elder_age": int(number(lawbook, "care_services.elder_from_age", household)),
    }


def _rent_yen_per_month(household: Household, measure: GroupHome, lawbook: LawBook) -> int:
    """As told, else the middle of the typical rents."""
    if measure.rent_yen_per_month is not None:
        return measure.rent_yen_per_month
    return round(_middle_yen_per_month(household, lawbook, "rent"))


def _board_yen_per_month(household: Household, measure: GroupHome, lawbook: LawBook) -> int:
    """As told, else what the typical total has beside the typical rent."""
    if measure.board_yen_per_month is not None:
        return measure.board_yen_per_month
    total, rent = (_middle_yen_per_month(household, lawbook, of) for of in ("total", "rent"))
    return round(total - rent)


def _middle_yen_per_month(household: Household, lawbook: LawBook, of: str) -> float:
    low, high = (number(lawbook, f"{LAW}.typical_{of}_{end}_yen_per_month", household) for end in ("low", "high"))
    return (low + high) * HALF


def _personal_yen_per_month(household: Household, lawbook: LawBook) -> int:
    """おこづかいなど — what the family has told as spending for the child, else the typical amount."""
    told = _own_personal_yen_per_month(household)
    return told or round(moves.typical(household, lawbook, "group_home_personal_yen_per_month"))


def _own_personal_yen_per_month(household: Household) -> int:
    return sum(item.child_alone_yen_per_month or 0 for item in household.spending if item.kind == "personal")


def _costs_yen(household: Household, measure: GroupHome, lawbook: LawBook) -> int:
    if measure.costs_yen is not None:
        return measure.costs_yen
    sale = moves.sale_yen(household, measure.sale_yen)
    return moves.leaving_costs_yen(household, lawbook, sale_yen=sale)
