"""もしもの場合: each stress changes what it names, by what the law book says, and nothing else."""

from typing import Any

import numpy as np
import pytest

from planner import futures, lawbook, lives, stresses, tables
from planner.household import Household
from planner.projection import Projection, project
from planner.stresses import STRESSES
from tests.builders import child, household, living, money, parent

BOOK = lawbook.load()


def family(**parts: Any) -> Household:
    given: dict[str, Any] = {
        "parents": [parent("父", age=80, last_age=88), parent("母", age=78, last_age=92)],
        "children": [child(last_age=85, sex="male")],
        "accounts": [money("父", 20_000_000), money("母", 5_000_000, kind="securities", return_ratio=0.03)],
        "spending": [living(150_000, 110_000, 80_000)],
        "assumptions": {"price_growth_ratio": 0.01, "wage_growth_ratio": 0.015, "public_assistance": False},
    }
    return household(**given | parts)


def run(name: str, given: Household | None = None) -> Projection:
    stressed = STRESSES[name](given or family(), BOOK)
    return project(*stressed, BOOK)


@pytest.mark.parametrize("name", STRESSES)
def test_every_stress_runs_and_every_yen_is_accounted_for(name: str) -> None:
    assert tables.largest_error_yen(run(name)) == 0


@pytest.mark.parametrize("name", sorted(STRESSES.keys() - {"prices_0", "prices_1", "early_death_of_second_parent"}))
def test_a_stress_leaves_less_money_or_asks_for_more_years(name: str) -> None:
    given = family()
    calm, stressed = project(given, futures.calm(given, BOOK), BOOK), run(name)
    last = len(calm.years) - 1
    left = [float(p.purse.closing[last].sum() - p.purse.missing[: last + 1].sum()) for p in (calm, stressed)]
    assert left[1] < left[0] or len(stressed.years) > len(calm.years) or name.startswith("early_death")


@pytest.mark.parametrize(
    ("name", "ratio"), [("prices_0", 0.0), ("prices_1", 0.01), ("prices_2", 0.02), ("prices_3", 0.03)]
)
def test_prices_rise_as_named_and_wages_keep_their_distance(name: str, ratio: float) -> None:
    growth = run(name).futures.growth
    assert growth["prices"][0, 1] == pytest.approx(1 + ratio)
    assert growth["wages"][0, 1] == pytest.approx(1 + ratio + 0.005)


def test_wages_that_follow_prices_go_on_doing_so() -> None:
    stressed, future = STRESSES["prices_3"](family(assumptions={"price_growth_ratio": 0.01}), BOOK)
    assert stressed.assumptions.wage_growth_ratio is None
    np.testing.assert_array_equal(future.growth["wages"], future.growth["prices"])


def test_the_prices_that_the_family_assumes_are_no_stress() -> None:
    given = family()
    calm, same = futures.calm(given, BOOK), STRESSES["prices_1"](given, BOOK)[1]
    for key in calm.growth:
        np.testing.assert_allclose(same.growth[key], calm.growth[key], rtol=1e-12)


def test_a_bad_first_decade_lasts_ten_years() -> None:
    """Prices rise by 2.93 % ten times, securities earn 6.41 points less in ten years; then all is as assumed."""
    given = family()
    same, future = STRESSES["bad_first_decade"](given, BOOK)
    assert same == given
    steps = future.growth["prices"][0, 1:] / future.growth["prices"][0, :-1] - 1
    np.testing.assert_allclose(steps[:10], 0.0293)
    np.testing.assert_allclose(steps[10:], 0.01)
    assert future.returns["securities"][0, :10] == pytest.approx(-0.0641)
    assert not future.returns["securities"][0, 10:].any()
    p = run("bad_first_decade")
    assert p.purse.returns[0].sum() == pytest.approx(5_000_000 * (0.03 - 0.0641), abs=1)


def test_prices_that_rise_faster_anyhow_stay_so_in_the_bad_decade() -> None:
    future = STRESSES["bad_first_decade"](family(assumptions={"price_growth_ratio": 0.04}), BOOK)[1]
    np.testing.assert_allclose(future.growth["prices"][0], 1.04 ** np.arange(len(future.years)))


def test_one_in_ten_lives_longer_than_a_long_life() -> None:
    given = family()
    stressed, _ = STRESSES["long_life"](given, BOOK)
    for person, planned in zip(stressed.members, given.members, strict=True):
        years = np.arange(2026, 2026 + lives.TO_THE_END)
        alive = lives.survival(person, years=years, lawbook=BOOK)
        assert person.last_age is not None
        assert planned.last_age is not None
        end = person.birth_year + person.last_age - 2026
        assert alive[end + 1] < 0.1 <= alive[end]
        assert person.last_age > planned.last_age


def test_a_long_life_can_be_that_of_parents_or_children_alone() -> None:
    given = family()
    for whose in ("parents", "children"):
        stressed, _ = STRESSES[f"long_life_of_{whose}"](given, BOOK)
        assert (stressed.parents != given.parents) == (whose == "parents")
        assert (stressed.children != given.children) == (whose == "children")


def test_a_life_that_is_planned_longer_stays_as_planned() -> None:
    given = family(children=[child(last_age=112)])
    assert STRESSES["long_life"](given, BOOK)[0].children == given.children


def test_one_in_ten_has_died_by_an_early_death() -> None:
    given = family()
    stressed, _ = STRESSES["early_death_of_first_parent"](given, BOOK)
    father = stressed.parents[0]
    years = np.arange(2026, 2026 + lives.TO_THE_END)
    alive = lives.survival(father, years=years, lawbook=BOOK)
    assert father.last_age is not None
    end = father.birth_year + father.last_age - 2026
    assert alive[end + 1] < 0.9 <= alive[end]
    assert father.last_age < 88
    assert stressed.parents[1] == given.parents[1]
    second, _ = STRESSES["early_death_of_second_parent"](given, BOOK)
    assert second.parents[0] == given.parents[0]
    assert (second.parents[1].last_age or 0) < 92


def test_care_costs_what_the_survey_says_in_the_last_five_years() -> None:
    """生命保険文化センター: 5,422,000 yen, 55.0 months; here in money of the first year over five calendar years."""
    given = family(assumptions={"price_growth_ratio": 0.0, "public_assistance": False})
    p = run("care_of_parents", given)
    added = [line for line in p.lines if line.programme == "spending" and line.name.startswith("介護")]
    for name, last_year in (("父", 2034), ("母", 2040)):
        paid = next(-line.yen[0] for line in added if line.payer == name and (line.yen[0] != 0).any())
        assert paid.sum() == pytest.approx(5_422_000, abs=60)
        assert p.years[paid > 0].tolist() == list(range(last_year - 4, last_year + 1))
    of_child = [line for line in run("care_of_child", given).lines if line.name.startswith("介護")]
    assert {line.payer for line in of_child if line.yen.any()} == {"長男"}


def test_care_before_the_plan_costs_nothing() -> None:
    given = family(parents=[parent(age=90, last_age=91)], accounts=[money("母", 9_000_000)])
    stressed, _ = STRESSES["care_of_parents"](given, BOOK)
    assert (stressed.spending[-1].from_year, stressed.spending[-1].to_year) == (2026, 2027)


@pytest.mark.parametrize("whose", ["parents", "child"])
def test_care_at_the_end_of_a_plan_that_reaches_beyond_2200_is_reckoned(whose: str) -> None:
    family = household(
        first_year=2100,
        parents=[{"name": "母", "birth_year": 2085, "last_age": 120, "funeral_yen": 0}],
        children=[{"name": "長男", "birth_year": 2100, "last_age": 120}],
        accounts=[money("母", 50_000_000), money("長男", 50_000_000)],
    )
    p = project(*stresses.care(family, BOOK, whose=whose), BOOK)
    paid = [-line.yen[0] for line in p.lines if line.name.startswith("介護")]
    assert p.years[sum(paid) > 0][-1] == {"parents": 2205, "child": 2220}[whose]
    assert sum(paid).sum() == pytest.approx(5_422_000, abs=60)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_family_is_offered_the_stresses_that_its_parents_allow(count: int) -> None:
    given = family(parents=family().parents[:count], accounts=[money("長男", 9_000_000)])
    names = stresses.fitting(given)
    assert ("early_death_of_second_parent" in names) == (count == 2)
    assert ("care_of_parents" in names) == (count > 0)
    for name in names:
        assert tables.largest_error_yen(run(name, given)) == 0


def test_what_the_family_does_not_know_is_no_obstacle() -> None:
    unknown = Household.model_validate(
        {
            "first_year": 2026,
            "parents": [{"name": "母", "birth_year": 1948}],
            "children": [{"name": "長男", "birth_year": 1976, "last_age": None}],
        }
    )
    for name in stresses.fitting(unknown):
        assert len(project(*STRESSES[name](unknown, BOOK), BOOK).years) > 1
