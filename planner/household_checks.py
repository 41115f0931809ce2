"""矛盾の点検: contradictions between the parts of one household, all reported together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from planner.household import Household, Income, Person, Service
    from planner.household_home import Share

YOUNGEST_PARENT_AGE = 12
FAULTS = "household_faults"
WHOLE = 1.0
ROUNDING = 1e-6
GRADE_3 = 3


@dataclass(frozen=True)
class Fault:
    """One contradiction: a code, where it stands, what was given, facts for the sentence."""

    code: str
    place: tuple[str | int, ...]
    given: Any
    facts: dict[str, Any] = field(default_factory=dict)


def raise_faults(household: "Household") -> None:
    """Raise one error that carries all faults.

    Raises:
        PydanticCustomError: With code ``household_faults`` and the list ``faults``.

    """
    faults = [asdict(fault) for check in CHECKS for fault in check(household)]
    if faults:
        raise PydanticCustomError(FAULTS, "the parts of the household contradict each other", {"faults": faults})


def _same_names(h: "Household") -> Iterator[Fault]:
    everybody = [*(("parents", p.name) for p in h.parents), *(("children", c.name) for c in h.children)]
    everybody += [("siblings", s.name) for s in h.siblings]
    counts = Counter(name for _, name in everybody)
    for name, count in counts.items():
        if count > 1:
            place = next(place for place, other in reversed(everybody) if other == name)
            yield Fault("same_name", (place,), name, {"name": name, "count": count})


def _parents_are_older(h: "Household") -> Iterator[Fault]:
    for i, parent in enumerate(h.parents):
        for child in h.children:
            if child.birth_year - parent.birth_year < YOUNGEST_PARENT_AGE:
                facts = {
                    "parent": parent.name,
                    "parent_year": parent.birth_year,
                    "child": child.name,
                    "child_year": child.birth_year,
                    "least_years": YOUNGEST_PARENT_AGE,
                }
                yield Fault("parent_too_young", ("parents", i, "birth_year"), parent.birth_year, facts)


def _lives_reach_the_start(h: "Household") -> Iterator[Fault]:
    for group, people in (("parents", h.parents), ("children", h.children)):
        for i, person in enumerate(people):
            facts = {"name": person.name, "first_year": h.first_year, "age": h.first_year - person.birth_year}
            if person.birth_year > h.first_year:
                yield Fault("born_after_start", (group, i, "birth_year"), person.birth_year, facts)
            elif person.last_age is not None and person.birth_year + person.last_age < h.first_year:
                yield Fault("life_ends_before_start", (group, i, "last_age"), person.last_age, facts)


def _records_fit_the_life(h: "Household") -> Iterator[Fault]:
    for group, people in (("parents", h.parents), ("children", h.children)):
        for i, person in enumerate(people):
            record = person.old_age_pension.record
            if record is None:
                continue
            months = sum(record.model_dump().values())
            possible = _months_from_20_to_59(person, h.first_year)
            if months > possible:
                place = (group, i, "old_age_pension", "record")
                yield Fault("record_too_long", place, months, {"name": person.name, "possible": possible})


def _months_from_20_to_59(person: "Person", first_year: int) -> int:
    """Months of compulsory insurance before the first year (an unknown birth month counts as January)."""
    birth_month = person.birth_month or 1
    months = (first_year - person.birth_year - 20) * 12 - (birth_month - 1)
    return min(480, max(0, months))


def _names_exist(h: "Household") -> Iterator[Fault]:
    members = {m.name for m in h.members}
    parents = {p.name for p in h.parents}
    children = {c.name for c in h.children}
    for place, name, allowed in _references(h, members, parents, children):
        if name is not None and name not in allowed:
            yield Fault("unknown_name", place, name, {"name": name, "names": tuple(sorted(allowed))})


Reference = tuple[tuple[str | int, ...], str | None, set[str]]


def _references(h: "Household", members: set[str], parents: set[str], children: set[str]) -> Iterator[Reference]:
    """Every place where one part names a person, with the names that may stand there."""
    for i, account in enumerate(h.accounts):
        yield ("accounts", i, "owner"), account.owner, members
    for i, debt in enumerate(h.debts):
        yield ("debts", i, "owner"), debt.owner, members
    for i, income in enumerate(h.incomes):
        yield ("incomes", i, "person"), income.person, members
        yield ("incomes", i, "ends_with_death_of"), income.ends_with_death_of, members
        yield ("incomes", i, "begins_with_death_of"), income.begins_with_death_of, members
    for i, item in enumerate(h.spending):
        yield ("spending", i, "paid_by"), item.paid_by, members
        yield ("spending", i, "ends_with_death_of"), item.ends_with_death_of, members
        yield ("spending", i, "begins_with_death_of"), item.begins_with_death_of, members
    for i, service in enumerate(h.services):
        yield ("services", i, "person"), service.person, members
        yield ("services", i, "ends_with_death_of"), service.ends_with_death_of, members
        yield ("services", i, "begins_with_death_of"), service.begins_with_death_of, members
    for i, one_off in enumerate(h.one_offs):
        yield ("one_offs", i, "person"), one_off.person, members
    for i, insurance in enumerate(h.insurances):
        yield ("insurances", i, "insured"), insurance.insured, members
        yield ("insurances", i, "beneficiary"), insurance.beneficiary, members
    for i, aid in enumerate(h.mutual_aid):
        yield ("mutual_aid", i, "parent"), aid.parent, parents
        yield ("mutual_aid", i, "child"), aid.child, children
    yield from _shares_and_wills(h, members)
    yield from _plans(h, parents, children)


def _plans(h: "Household", parents: set[str], children: set[str]) -> Iterator[Reference]:
    allowed = {"parent": parents, "child": children, "sibling": {s.name for s in h.siblings}}
    for i, plan in enumerate(h.plans):
        for j, measure in enumerate(plan.measures):
            for field_name, names in allowed.items():
                if field_name in type(measure).model_fields:
                    yield ("plans", i, "measures", j, field_name), getattr(measure, field_name), names


def _shares_and_wills(h: "Household", members: set[str]) -> Iterator[Reference]:
    heirs = members | {s.name for s in h.siblings}
    for place, shares in _owners(h):
        for i, share in enumerate(shares):
            yield (*place, i, "name"), share.name, heirs
    for i, will in enumerate(h.wills):
        yield ("wills", i, "person"), will.person, members
        for part in ("money", "home"):
            for j, share in enumerate(getattr(will, part)):
                yield ("wills", i, part, j, "name"), share.name, heirs - {will.person}


def _owners(h: "Household") -> Iterator[tuple[tuple[str | int, ...], tuple["Share", ...]]]:
    """The owners of the home and of the later one."""
    if h.home is not None:
        yield ("home", "owners"), h.home.owners
    if h.move is not None:
        yield ("move", "home", "owners"), h.move.home.owners


def _shares_make_one(h: "Household") -> Iterator[Fault]:
    lists = list(_owners(h))
    for i, will in enumerate(h.wills):
        lists += [(("wills", i, "money"), will.money), (("wills", i, "home"), will.home)]
    for place, shares in lists:
        total = sum(share.ratio for share in shares)
        if shares and abs(total - WHOLE) > ROUNDING:
            yield Fault("shares_not_one", place, round(total, 4), {"total_ratio": total})


def _one_will_each(h: "Household") -> Iterator[Fault]:
    for name, count in Counter(will.person for will in h.wills).items():
        if count > 1:
            yield Fault("two_wills", ("wills",), name, {"name": name})


def _plans_have_names_of_their_own(h: "Household") -> Iterator[Fault]:
    for name, count in Counter(plan.name for plan in h.plans).items():
        if count > 1:
            yield Fault("two_plans", ("plans",), name, {"name": name, "count": count})


def _years_in_order(h: "Household") -> Iterator[Fault]:
    for i, item in enumerate(h.spending):
        if item.from_year is not None and item.to_year is not None and item.from_year > item.to_year:
            facts = {"name": item.name, "from_year": item.from_year, "to_year": item.to_year}
            yield Fault("years_reversed", ("spending", i, "to_year"), item.to_year, facts)
    ages: list[tuple[str, int, Income | Service]] = [("incomes", i, income) for i, income in enumerate(h.incomes)]
    ages += [("services", i, service) for i, service in enumerate(h.services)]
    for part, i, one in ages:
        if one.from_age is not None and one.to_age is not None and one.from_age > one.to_age:
            facts = {"name": one.name, "from_age": one.from_age, "to_age": one.to_age}
            yield Fault("ages_reversed", (part, i, "to_age"), one.to_age, facts)


def _split_is_possible(h: "Household") -> Iterator[Fault]:
    """世帯分離 — parts the children from a parent, and cannot be registered for a year gone by (住民基本台帳法25条)."""
    if h.split_from_year is None:
        return
    if not h.parents:
        yield Fault("split_without_parents", ("split_from_year",), h.split_from_year)
    elif h.split_from_year < h.first_year:
        yield Fault("split_before_start", ("split_from_year",), h.split_from_year, {"first_year": h.first_year})


def _grade_3_needs_work(h: "Household") -> Iterator[Fault]:
    for group, people in (("parents", h.parents), ("children", h.children)):
        for i, person in enumerate(people):
            granted = person.disability_pension
            if (
                granted is not None
                and granted.grade == GRADE_3
                and granted.career is None
                and granted.yen_per_year is None
            ):
                place = (group, i, "disability_pension", "grade")
                yield Fault("grade_3_without_work", place, GRADE_3, {"name": person.name})


def _one_benefit_for_a_disability(h: "Household") -> Iterator[Fault]:
    """特別障害給付金 is for those who cannot have a disability basic pension."""
    for i, child in enumerate(h.children):
        granted = child.disability_pension
        basic = granted is not None and granted.grade != GRADE_3
        ended = granted is not None and granted.to_year is not None and granted.to_year < h.first_year
        if basic and not ended and child.special_disability_benefit_grade is not None:
            place = ("children", i, "special_disability_benefit_grade")
            yield Fault("benefit_beside_pension", place, child.special_disability_benefit_grade, {"name": child.name})


def _the_rebuilding_fits_the_home(h: "Household") -> Iterator[Fault]:
    """建て替え — needs an own home, and lies in the plan."""
    year = h.rebuilding.year
    if year is None:
        return
    if year < h.first_year:
        yield Fault("rebuilding_before_start", ("rebuilding", "year"), year, {"first_year": h.first_year})
    if h.home is None or not h.home.owned:
        yield Fault("rebuilding_of_rented_home", ("rebuilding", "year"), year)


def _the_move_fits_the_homes(h: "Household") -> Iterator[Fault]:
    """A sale needs an own home, a price an own new one; the move lies in the plan."""
    move = h.move
    if move is None:
        return
    if move.year is not None and move.year < h.first_year:
        yield Fault("move_before_start", ("move", "year"), move.year, {"first_year": h.first_year})
    owned = h.home is not None and h.home.owned
    if move.sale == "sell" and not owned:
        yield Fault("sale_of_rented_home", ("move", "sale"), move.sale)
    if move.sale_yen is not None and move.sale != "sell":
        yield Fault("price_without_sale", ("move", "sale_yen"), move.sale_yen)
    if move.price_yen and not move.home.owned:
        yield Fault("price_of_rented_home", ("move", "price_yen"), move.price_yen)


def _talk_is_clear(h: "Household") -> Iterator[Fault]:
    """Nothing is chosen twice, or both asked and not asked of brothers and sisters; no action is without words."""
    talk = h.talk
    for name in ("worries", "asked_of_siblings", "not_asked_of_siblings"):
        chosen = getattr(talk, name)
        if len(set(chosen)) < len(chosen):
            yield Fault("chosen_twice", ("talk", name), None)
    if set(talk.asked_of_siblings) & set(talk.not_asked_of_siblings):
        yield Fault("asked_and_not_asked", ("talk", "asked_of_siblings"), None)
    for i, action in enumerate(talk.actions):
        if not (action.step or action.words):
            yield Fault("action_empty", ("talk", "actions", i, "words"), None)


CHECKS = (
    _same_names,
    _parents_are_older,
    _lives_reach_the_start,
    _records_fit_the_life,
    _names_exist,
    _shares_make_one,
    _one_will_each,
    _plans_have_names_of_their_own,
    _years_in_order,
    _split_is_possible,
    _grade_3_needs_work,
    _one_benefit_for_a_disability,
    _the_rebuilding_fits_the_home,
    _the_move_fits_the_homes,
    _talk_is_clear,
)
