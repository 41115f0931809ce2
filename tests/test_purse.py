"""Whose money is used first, what happens when it ends, and what public assistance does."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import tables
from planner.household import Household
from planner.projection import Projection
from planner.purse import split
from tests.builders import STILL, child, household, item, living, money, old_age, parent, yen_by_year
from tests.strategies import SOME

Run = Callable[[Household], Projection]
ASSISTED = STILL | {"public_assistance": True}
SENDAI = "04100"


def closing(p: Projection, name: str) -> list[float]:
    """Money of one member at the end of each year."""
    i = [life.name for life in p.time.lives].index(name)
    return [float(v) for v in p.purse.closing[:, i, 0]]


def whole(p: Projection, what: str) -> list[float]:
    """One step of the purse, all members together, by year."""
    return [float(v) for v in getattr(p.purse, what)[:, :, 0].sum(axis=1)]


# Who carries what


def test_living_parents_carry_the_common_spending_in_proportion_to_their_income(run: Run) -> None:
    incomes = [
        {"name": "年金", "person": "父", "yen_per_year": 3_000_000},
        {"name": "年金", "person": "母", "yen_per_year": 1_000_000},
        {"name": "工賃", "person": "長男", "yen_per_year": 500_000},
    ]
    parents = [parent("父", age=80, last_age=84), parent("母", age=80, last_age=84)]
    p = run(household(parents=parents, incomes=incomes, spending=[living(100_000, 100_000, 100_000)]))
    assert p.purse.common[0, :, 0].tolist() == [-900_000, -300_000, 0]
    assert closing(p, "長男")[0] == 500_000, "the child keeps what is earned while a parent lives"


def test_without_any_income_the_carriers_share_equally(run: Run) -> None:
    children = [child("長男"), child("次男", age=45)]
    p = run(household(children=children, spending=[living(alone=10_000)], accounts=[money("長男", 9_000_000)]))
    assert p.purse.common[0, :, 0].tolist() == [-60_000, -60_000]


def test_own_spending_is_paid_by_its_payer(run: Run) -> None:
    spending = [living(), item("通院", one=10_000, paid_by="母")]
    p = run(household(parents=[parent()], spending=spending, accounts=[money("母", 500_000), money("長男", 500_000)]))
    assert (closing(p, "母")[0], closing(p, "長男")[0]) == (380_000, 500_000)


def test_the_parents_money_helps_before_the_childs(run: Run) -> None:
    accounts = [money("父", 2_000_000), money("長男", 1_000_000)]
    parents = [parent("父", age=80, last_age=89), parent("母", age=80, last_age=89)]
    p = run(household(parents=parents, accounts=accounts, spending=[living(both=60_000)]))
    assert closing(p, "父")[:5] == [1_280_000, 560_000, 0, 0, 0]
    assert closing(p, "長男")[:5] == [1_000_000, 1_000_000, 840_000, 120_000, 0]
    assert whole(p, "shortfall")[:5] == [0, 0, 0, 0, 600_000]


def test_help_between_members_adds_up_to_nothing(run: Run) -> None:
    parents = [parent("父", age=80, last_age=89), parent("母", age=80, last_age=89)]
    p = run(household(parents=parents, accounts=[money("父", 999_999)], spending=[living(both=33_333)]))
    assert not any(whole(p, "help"))
    assert p.purse.help[0, :, 0].tolist() == [-199_998, 199_998, 0]


# Returns and the end of the money


def test_returns_are_earned_on_the_opening_balance(run: Run) -> None:
    p = run(household(accounts=[money("長男", 1_000_000, return_ratio=0.02)]))
    assert whole(p, "returns")[:2] == [20_000, 20_400]
    assert closing(p, "長男")[:2] == [1_020_000, 1_040_400]


def test_accounts_with_different_returns_earn_their_mean(run: Run) -> None:
    accounts = [money("長男", 3_000_000), money("長男", 1_000_000, return_ratio=0.04, kind="securities")]
    assert whole(run(household(accounts=accounts)), "returns")[0] == 40_000


def test_nothing_is_earned_after_the_plans_last_life(run: Run) -> None:
    children = [child(last_age=52), child("次男", age=45, last_age=47)]
    p = run(household(children=children, accounts=[money("長男", 1_000_000, return_ratio=0.1)]))
    assert whole(p, "closing")[-1] == 1_331_000


def test_what_cannot_be_paid_is_a_shortfall_and_never_a_debt(run: Run) -> None:
    p = run(household(accounts=[money("長男", 150_000)], spending=[living(alone=10_000)]))
    assert whole(p, "closing")[:3] == [30_000, 0, 0]
    assert whole(p, "shortfall")[:3] == [0, 90_000, 120_000]


# Public assistance


def poor(**parts: Any) -> Household:
    """A child without income in a rented room, with a little money."""
    given = {
        "municipality": SENDAI,
        "home": {"kind": "rented", "rent_yen_per_month": 30_000},
        "spending": [living(alone=80_000)],
        "accounts": [money("長男", 2_640_000)],
        "assumptions": ASSISTED,
    }
    return household(**given | parts)


def test_assistance_begins_when_the_money_has_ended(run: Run) -> None:
    p = run(poor())
    assisted = whole(p, "assistance")
    assert assisted[:2] == [0, 0]
    assert assisted[3] == pytest.approx(p.purse.minimum[3, 0], abs=1), "a full year pays the minimum"
    assert not any(whole(p, "shortfall"))
    assert assisted[2] > 0


def test_without_assistance_the_same_gap_is_a_shortfall(run: Run) -> None:
    p = run(poor(assumptions=STILL))
    assert not any(whole(p, "assistance"))
    assert whole(p, "shortfall")[2:4] == [1_320_000, 1_320_000]


def test_on_assistance_the_living_follows_the_standard(run: Run) -> None:
    p = run(poor(spending=[living(alone=200_000)]))
    year = 5
    spent = -whole(p, "common")[year] - whole(p, "adjustment")[year]
    assert spent == pytest.approx(p.purse.minimum[year, 0], abs=1)
    frugal = run(poor(spending=[living(alone=20_000)], accounts=[]))
    assert whole(frugal, "adjustment")[year] < 0, "planned below the standard: it is raised to it"


def test_income_is_set_against_the_minimum(run: Run) -> None:
    wages = {"name": "年金", "person": "長男", "yen_per_year": 300_000}
    p = run(poor(incomes=[wages], accounts=[]))
    assert whole(p, "assistance")[3] == pytest.approx(p.purse.minimum[3, 0] - 300_000, abs=1)


def test_income_above_the_minimum_gets_no_assistance(run: Run) -> None:
    wages = {"name": "年金", "person": "長男", "yen_per_year": 2_500_000}
    p = run(poor(incomes=[wages], accounts=[], spending=[living(alone=300_000)]))
    assert not any(whole(p, "assistance"))
    assert whole(p, "shortfall")[0] == 300_000 * 12 + 360_000 - 2_500_000


def test_a_windfall_ends_assistance_until_it_is_used(run: Run) -> None:
    gift = {"name": "満期", "year": 2030, "person": "長男", "income_yen": 2_640_000}
    assisted = [v > 0 for v in whole(run(poor(accounts=[], one_offs=[gift])), "assistance")]
    assert assisted[:4] == [True] * 4
    assert assisted[4:6] == [False] * 2
    assert assisted[6:] == [True] * 5


def insured(benefit: int = 3_000_000, last_month: int = 12, **parts: Any) -> Household:
    """Mother and child on assistance from the first year; the child receives her insurance when she dies in 2029."""
    given = {
        "parents": [parent(age=80, last_age=83, last_month=last_month)],
        "accounts": [],
        "spending": [living(one=90_000, alone=80_000)],
        "insurances": [{"name": "終身", "insured": "母", "beneficiary": "長男", "benefit_yen": benefit}],
    }
    return poor(**given | parts)


def test_insurance_at_a_death_in_december_ends_assistance_from_the_next_year_on(run: Run) -> None:
    p = run(insured())
    paid, spent_in_2031 = whole(p, "assistance"), 2 * 110_000 * 12
    assert paid[3] == pytest.approx(p.purse.minimum[3, 0], abs=1)
    assert closing(p, "長男")[3] == 3_000_000
    assert (paid[4], closing(p, "長男")[5]) == (0, 3_000_000 - spent_in_2031)
    assert 0 < paid[6] < paid[7], "begins again in the year in which it has been used up"
    assert not any(whole(p, "shortfall"))


def test_insurance_at_a_death_in_june_ends_assistance_from_july_on(run: Run) -> None:
    p = run(insured(last_month=6))
    assert whole(p, "assistance")[3] == pytest.approx(p.purse.minimum[3, 0] / 2, abs=1)
    half_a_years_plan = (6 * 120_000 + 6 * 110_000) / 2
    assert closing(p, "長男")[3] == 3_000_000 - half_a_years_plan
    assert whole(p, "assistance")[4] == 0


def test_a_small_insurance_is_used_up_in_the_same_year(run: Run) -> None:
    p = run(insured(benefit=300_000, last_month=6))
    minimum, plan = p.purse.minimum[3, 0], 115_000  # a month on average
    kept = minimum / 12 / 2
    two_months, taken_off = 2 * plan, 300_000 - 2 * plan - kept
    assert whole(p, "assistance")[3] == pytest.approx(minimum * (6 + 4) / 12 - taken_off, abs=2)
    assert 300_000 - two_months > kept
    assert whole(p, "closing")[3] == pytest.approx(kept, abs=1)
    assert whole(p, "assistance")[4] == pytest.approx(p.purse.minimum[4, 0], abs=1), "it goes on in the next year"


def test_insurance_at_the_end_of_the_household_leaves_its_assistance(run: Run) -> None:
    own = {"name": "終身", "insured": "長男", "beneficiary": "長男", "benefit_yen": 1_000_000}
    p = run(poor(children=[child(last_month=6)], accounts=[], insurances=[own]))
    assert whole(p, "assistance")[-1] == pytest.approx(p.purse.minimum[-1, 0], abs=1)


def test_several_windfalls_of_a_year_come_at_their_mean_month(run: Run) -> None:
    gift = {"name": "満期", "year": 2029, "person": "長男", "income_yen": 3_000_000}
    p = run(insured(one_offs=[gift]))
    assert whole(p, "assistance")[3] == pytest.approx(p.purse.minimum[3, 0] / 2, abs=1)
    in_the_common_purse = run(insured(one_offs=[gift | {"person": None}]))
    assert whole(in_the_common_purse, "assistance") == whole(p, "assistance")
    assert tables.largest_error_yen(in_the_common_purse) == 0


def test_nobody_helps_anybody_while_assistance_goes_on(run: Run) -> None:
    assert not run(insured()).purse.help[1:4].any()


def test_mutual_aid_is_not_counted_as_income(run: Run) -> None:
    aid = {"parent": "母", "child": "長男", "entry_year": 2008}
    mother = parent(age=75, last_age=75)
    p = run(poor(parents=[mother], mutual_aid=[aid], accounts=[], spending=[living(one=1_000, alone=80_000)]))
    assert whole(p, "assistance")[4] == pytest.approx(p.purse.minimum[4, 0], abs=1)


def test_assistance_goes_on_while_income_stays_below_the_minimum(run: Run) -> None:
    """A frugal plan and the half month kept in cash do not end it; the minimum less the income is paid every year."""
    pension = old_age(basic=670_000)
    given = child(age=63, last_age=75, old_age_pension=pension)
    own_home = {"kind": "house", "property_tax_yen_per_year": 0, "upkeep_yen_per_year": 0}
    p = run(poor(children=[given], home=own_home, accounts=[money("長男", 350_000)], spending=[living(alone=60_000)]))
    minimum, counted = p.purse.minimum[:, 0], np.array(yen_by_year(p, "old_age_basic_pension"))
    expected = np.maximum(0, np.rint(minimum - counted))
    assert whole(p, "assistance")[1:] == expected[1:].tolist()
    assert expected[-1] > 0


@pytest.mark.parametrize(
    ("kind", "yearly", "counted"),
    [("wages", 180_000, 0), ("wages", 600_000, (50_000 - 18_400) * 12), ("mutual_aid", 480_000, 0)],
)
def test_what_public_assistance_leaves_uncounted(run: Run, kind: str, yearly: int, counted: int) -> None:
    """勤労控除 (by the official steps: 18,400 of 50,000 a month) and the pension of the mutual aid."""
    income = {"name": "収入", "kind": kind, "person": "長男", "yen_per_year": yearly}
    p = run(poor(incomes=[income], accounts=[]))
    assert whole(p, "assistance")[3] == pytest.approx(p.purse.minimum[3, 0] - counted, abs=1)


def test_premiums_and_income_tax_come_off_counted_wages(run: Run) -> None:
    """実費控除; resident tax and health insurance are not due on assistance and stay inside the standard."""
    wages = {"name": "給与", "kind": "wages", "person": "長男", "yen_per_year": 1_440_000}
    worker = child(insured_at_work_to_age=69)
    parts = {"children": [worker], "incomes": [wages], "amounts": "before_tax", "accounts": []}
    p = run(poor(**parts, spending=[living(alone=200_000)]))
    year, uncounted = 3, (15_200 + 26 * 400) * 12
    off = -sum(yen_by_year(p, kind)[year] for kind in ("workplace_insurance", "income_tax"))
    assert yen_by_year(p, "workplace_insurance")[year] < 0
    counted = 1_440_000 - uncounted - off
    assert whole(p, "assistance")[year] == pytest.approx(p.purse.minimum[year, 0] - counted, abs=1)
    spent = 1_440_000 + whole(p, "assistance")[year]
    assert spent - off == pytest.approx(p.purse.minimum[year, 0] + uncounted, abs=1), "what is left to live on"


def test_what_is_not_due_on_assistance_takes_nothing_off_the_income(run: Run) -> None:
    """国保・住民税・後期高齢者医療; the care premium is taken off the pension instead of being added."""
    person = child(age=76, last_age=85, old_age_pension=old_age(600_000))
    p = run(poor(children=[person], amounts="before_tax", accounts=[], spending=[living(alone=120_000)]))
    care, late = (yen_by_year(p, kind)[3] for kind in ("long_term_care_insurance", "late_elderly_medical_insurance"))
    assert care < 0 > late
    assert whole(p, "assistance")[3] == pytest.approx(p.purse.minimum[3, 0] - 600_000 - care, abs=1)


def test_without_income_assistance_is_the_minimum_and_not_more(run: Run) -> None:
    p = run(poor(children=[child(age=70, last_age=80)], amounts="before_tax", accounts=[]))
    assert yen_by_year(p, "long_term_care_insurance")[3] < 0
    assert whole(p, "assistance")[3] == pytest.approx(p.purse.minimum[3, 0], abs=1)


def test_the_last_half_year_brings_half_a_years_assistance(run: Run) -> None:
    p = run(poor(children=[child(last_month=6)], accounts=[]))
    paid, minimum = whole(p, "assistance"), p.purse.minimum[:, 0]
    assert paid[-1] == pytest.approx(minimum[-1], abs=1)
    assert minimum[-1] == pytest.approx(minimum[-2] / 2, rel=0.01)
    assert not any(whole(p, "shortfall"))


def test_the_disability_addition_raises_the_minimum(run: Run) -> None:
    plain, moderate, severe = (
        float(run(poor(children=[child(disability_handbook=degree)])).purse.minimum[0, 0])
        for degree in ("none", "moderate", "severe")
    )
    assert plain < moderate < severe


def test_the_rent_counts_up_to_the_limit(run: Run) -> None:
    minimum = [
        float(run(poor(home={"kind": "rented", "rent_yen_per_month": rent})).purse.minimum[0, 0])
        for rent in (30_000, 37_000, 60_000)
    ]
    assert minimum[1] - minimum[0] == pytest.approx(7_000 * 12)
    assert minimum[2] == minimum[1]


# Whole yen


@SOME
@given(st.integers(-30_000_000, 30_000_000), st.lists(st.integers(0, 1_000_000), min_size=1, max_size=6))
def test_splitting_loses_not_one_yen(total: int, parts: list[int]) -> None:
    shares = split(np.array([float(total)]), np.array(parts, dtype=float)[:, np.newaxis])
    assert shares.sum() == (total if any(parts) else 0)
    assert (shares == np.rint(shares)).all()
    assert all(share == 0 for share, part in zip(shares[:, 0], parts, strict=True) if part == 0)


@SOME
@given(st.lists(st.integers(0, 1_000_000), min_size=1, max_size=6), st.floats(0, 1))
def test_nobody_gives_more_than_there_is(have: list[int], share: float) -> None:
    used = float(np.floor(sum(have) * share))
    given_away = split(np.array([used]), np.array(have, dtype=float)[:, np.newaxis])
    assert (given_away[:, 0] <= np.array(have)).all()


def test_every_step_of_the_purse_is_whole_yen(run: Run) -> None:
    growing = {"price_growth_ratio": 0.013, "public_assistance": True}
    p = run(poor(accounts=[money("長男", 1_234_567, return_ratio=0.017)], assumptions=growing))
    for name in ("opening", "returns", "flow", "common", "help", "assistance", "adjustment", "shortfall", "closing"):
        steps = getattr(p.purse, name)
        assert (steps == np.rint(steps)).all(), name
