"""住まいの気づき (findings on the home): what to ask about it, a later one, and the home beside public assistance."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from planner.finding import TINY_YEN, Finding, number
from planner.homes import move_month
from planner.household_home import Home
from planner.lawbook import LawBook
from planner.moving import known_value_yen, sale_yen
from planner.projection import Projection
from planner.timeline import MONTHS

Bools = NDArray[np.bool_]
ROUNDING = 1e-9


def unknown_home(p: Projection, _: LawBook, __: int) -> Iterator[Finding]:
    """The home's owner, value or age is not known."""
    home = p.given.home
    if home is not None and home.owned:
        if not home.owners and p.given.parents:
            yield Finding("home_owner_unknown", "ask", {}, "ask_home_owner")
        if home.land_value_yen is None:
            yield Finding("home_value_unknown", "ask", {}, "ask_home_value")
        if home.building_year is None:
            yield Finding("building_year_unknown", "ask", {}, "ask_building_year")


def unknown_move(p: Projection, _: LawBook, __: int) -> Iterator[Finding]:
    """What the sale brings, or what the new home and the move cost, is not known and counts as nothing."""
    move = p.given.move
    if move is None:
        return
    if move.sale == "sell" and move.sale_yen is None and not sale_yen(move, p.given.home):
        yield Finding("sale_unknown", "ask", {}, "ask_home_value")
    if move.costs_yen is None:
        yield Finding("moving_costs_unknown", "ask", {}, "ask_moving_costs")
    if move.home.owned and move.price_yen is None:
        yield Finding("new_home_without_price", "note")


def sale_leaves(p: Projection, _: LawBook, future: int) -> Iterator[Finding]:
    """A part of what the sale of the home brings belongs to people outside the household."""
    move, year = p.household.move, _year_of_move(p, future)
    if move is None or move.sale != "sell" or year is None:
        return
    whole = sale_yen(move, p.household.home)
    index = year - int(p.years[0])
    sold = (line for line in p.lines if line.programme == "home_sale")
    outside = whole - sum(float(line.yen[min(future, len(line.yen) - 1), index]) for line in sold)
    if outside > TINY_YEN:
        yield Finding("sale_leaves", "prepare", {"year": year, "outside_yen": outside}, "talk_about_home")


def _year_of_move(p: Projection, future: int) -> int | None:
    """The year of the move, None where it lies beyond the plan."""
    year = int(move_month(p.household, p.time)[future, 0]) // MONTHS
    return year if year <= int(p.years[-1]) else None


def home_beside_assistance(p: Projection, lawbook: LawBook, future: int) -> Iterator[Finding]:
    """Public assistance and the own home: a loan on the home comes first at a certain age, or its sale is examined."""
    granted = p.purse.assistance[:, :, future].sum(axis=1) > TINY_YEN
    later = move_month(p.household, p.time)[future, 0] < (p.years + 1) * MONTHS
    ours = p.purse.home[:, : p.purse.heirs.members, future].sum(axis=1) > ROUNDING
    first, move = p.household.home, p.household.move
    if first is not None and first.owned:
        yield from _lived_in(p, lawbook, first, granted & ours & ~later, future)
    if move is None:
        return
    if move.home.owned:
        yield from _lived_in(p, lawbook, move.home, granted & ours & later, future)
    if first is not None and first.owned and move.sale == "keep" and (granted & later).any():
        facts = {"year": int(p.years[np.argmax(granted & later)])}
        yield Finding("kept_home_and_assistance", "prepare", facts, "home_and_assistance")


def _lived_in(p: Projection, lawbook: LawBook, home: Home, granted: Bools, future: int) -> Iterator[Finding]:
    """One home in the years in which the household lives there on public assistance."""
    age = int(number(lawbook, "home_loan.first_age"))
    old = np.any([(life.age >= age) & (life.months[future] > 0) for life in p.time.lives], axis=0)
    smallest = number(lawbook, "home_loan.smallest_value_yen")
    review = number(lawbook, "public_assistance.home_review_yen")
    known = known_value_yen(home)
    if (granted & old).any() and (known >= smallest or None in (home.land_value_yen, home.building_value_yen)):
        facts = {"year": int(p.years[np.argmax(granted & old)]), "age": age, "smallest_yen": smallest}
        yield Finding("home_and_assistance", "prepare", facts, "home_and_assistance")
    if granted.any() and known > review:
        facts = {"year": int(p.years[np.argmax(granted)]), "known_yen": known, "review_yen": review}
        yield Finding("home_worth_much", "prepare", facts, "home_and_assistance")
