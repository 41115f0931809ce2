"""Made-up households for the pensions: records, work, disability and late claims in every mixture."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from planner.household import Household
from tests.builders import FIRST_YEAR, Part, living, nothing_special

CHILDREN = ("長男", "長女")
MONEY = st.integers(0, 2_000_000)
MONTHS_OF_WORK = st.integers(0, 240)
LAST_YEARS = st.integers(FIRST_YEAR, FIRST_YEAR + 18)


@st.composite
def pension_families(draw: DrawFn) -> Household:
    """A couple around the pension age, or one of the two, with children at school or at work."""
    parents = [draw(_people(name, 50, 78)) for name in draw(st.sampled_from([("父", "母"), ("父",), ("母",)]))]
    children = [draw(_people(name, 12, 35)) for name in CHILDREN[: draw(st.integers(1, 2))]]
    names = [person["name"] for person in (*parents, *children)]
    return Household.model_validate(
        {
            "first_year": FIRST_YEAR,
            "amounts": draw(st.sampled_from(["before_tax", "take_home"])),
            "parents": [{**parent, "funeral_yen": 0} for parent in parents],
            "children": children,
            "incomes": draw(st.lists(_incomes(names), max_size=3)),
            "spending": [nothing_special(), living(150_000, 120_000, 90_000)],
            "assumptions": {"price_growth_ratio": draw(st.sampled_from([0.0, 0.01, 0.02]))},
        }
    )


@st.composite
def _people(draw: DrawFn, name: str, youngest: int, oldest: int) -> Part:
    age = draw(st.integers(youngest, oldest))
    birth_year = FIRST_YEAR - age
    return {
        "name": name,
        "sex": "male" if name in ("父", "長男") else "female",
        "birth_year": birth_year,
        "birth_month": draw(st.integers(1, 12)),
        "last_age": draw(LAST_YEARS) - birth_year,
        "last_month": draw(st.sampled_from([12, 3, 6])),
        "disability_handbook": draw(st.sampled_from(["none", "moderate", "severe"])),
        "insured_at_work_to_age": draw(st.none() | st.integers(50, 74)),
        "old_age_pension": draw(_old_age(max(0, min(240, (age - 21) * 6)))),
        "disability_pension": draw(st.none() | _disability()),
    }


def _old_age(most_months: int) -> SearchStrategy[Part]:
    record = st.fixed_dictionaries(
        {"paid_months": st.integers(0, most_months), "full_exempt_months": st.integers(0, most_months)}
    )
    treatments = ("pay", "full_exempt", "half_exempt", "deferred", "unpaid", "dependant_spouse")
    told = {
        "basic_yen_per_year": st.none() | MONEY,
        "employees_yen_per_year": st.none() | MONEY,
        "employees_months": st.none() | st.integers(0, 480),
        "career": st.none() | _careers(),
        "start_age": st.integers(60, 75),
        "start_extra_months": st.integers(0, 11),
        "record": st.none() | record,
        "treatment": st.none() | st.sampled_from(treatments),
    }
    return st.fixed_dictionaries(told)


def _careers() -> SearchStrategy[Part]:
    pay = st.integers(100_000, 500_000)
    return st.fixed_dictionaries(
        {
            "pay_to_2003_03_yen_per_month": pay,
            "months_to_2003_03": MONTHS_OF_WORK,
            "pay_from_2003_04_yen_per_month": pay,
            "months_from_2003_04": MONTHS_OF_WORK,
        }
    )


def _disability() -> SearchStrategy[Part]:
    told: dict[str, SearchStrategy[Any]] = {
        "from_year": st.none() | st.integers(2010, FIRST_YEAR + 15),
        "to_year": st.none() | st.integers(FIRST_YEAR + 15, FIRST_YEAR + 18),
        "onset_before_20": st.booleans(),
    }
    typed = st.fixed_dictionaries(
        told | {"grade": st.sampled_from([1, 2, 3]), "yen_per_year": st.integers(300_000, 3_000_000)}
    )
    from_grade = st.fixed_dictionaries(told | {"grade": st.sampled_from([1, 2]), "career": st.none() | _careers()})
    return typed | from_grade


def _incomes(names: list[str]) -> SearchStrategy[Part]:
    return st.fixed_dictionaries(
        {
            "name": st.just("収入"),
            "kind": st.sampled_from(["wages", "workshop_a", "business", "company_pension"]),
            "person": st.sampled_from(names),
            "yen_per_year": st.integers(0, 9_000_000) | st.just(1_056_000),
            "to_age": st.none() | st.integers(30, 80),
            "ends_with_death_of": st.none() | st.sampled_from(names),
            "growth": st.sampled_from(["none", "wages"]),
        }
    )
