"""The calm future: steady growth, everybody reaches the planned last age."""

import numpy as np
import pytest

from planner import futures
from planner.lawbook import LawBook
from tests.builders import STILL, child, household, parent


def test_the_calm_future_is_one_future_of_full_weight(lawbook: LawBook) -> None:
    calm = futures.calm(household(parents=[parent(age=80, last_age=84)]), lawbook)
    assert len(calm) == 1
    assert calm.weights.tolist() == [1.0]
    assert calm.last_year.tolist() == [[2030, 2036]]
    assert calm.years.tolist() == list(range(2026, 2037))


def test_growth_is_cumulative_and_one_in_the_first_year(lawbook: LawBook) -> None:
    given = household(assumptions={"price_growth_ratio": 0.02, "wage_growth_ratio": 0.03, "pension_growth_ratio": 0.01})
    growth = futures.calm(given, lawbook).growth
    for family, ratio in (("prices", 0.02), ("wages", 0.03), ("pension", 0.01), ("none", 0.0)):
        np.testing.assert_allclose(growth[family][0], (1 + ratio) ** np.arange(11))


def test_unknown_wages_follow_prices(lawbook: LawBook) -> None:
    given = household(assumptions={"price_growth_ratio": 0.02})
    growth = futures.calm(given, lawbook).growth
    np.testing.assert_array_equal(growth["wages"], growth["prices"])


def test_unknown_pensions_grow_less_than_prices_but_never_fall(lawbook: LawBook) -> None:
    given = household(children=[child(last_age=90)], assumptions={"price_growth_ratio": 0.01})
    growth = futures.calm(given, lawbook).growth
    steps = growth["pension"][0, 1:] / growth["pension"][0, :-1]
    assert (steps >= 1.0).all()
    assert (steps <= 1.01 + 1e-12).all()
    assert growth["pension"][0, -1] < growth["prices"][0, -1]


def test_pensions_stand_still_when_prices_do(lawbook: LawBook) -> None:
    growth = futures.calm(household(assumptions={"price_growth_ratio": 0.0}), lawbook).growth
    assert (growth["pension"] == 1.0).all()


def test_unknown_growth_and_last_ages_take_placeholders(lawbook: LawBook) -> None:
    given = household(parents=[parent(last_age=None)], children=[child(last_age=None)], assumptions={})
    calm = futures.calm(given, lawbook)
    assert calm.last_year[0, 0] > 2026
    assert calm.years[-1] == 1976 + 90
    assert calm.growth["prices"][0, 1] > 1.0


@pytest.mark.parametrize(("start", "stop"), [(0, 1), (1, 3), (0, 3)])
def test_a_part_keeps_its_futures_whole(lawbook: LawBook, start: int, stop: int) -> None:
    calm = futures.calm(household(assumptions=STILL), lawbook)
    weights = np.array([0.2, 0.3, 0.5])
    growth = {family: np.repeat(course, 3, axis=0) for family, course in calm.growth.items()}
    three = futures.Futures(calm.years, weights, growth, calm.last_year + np.arange(3)[:, np.newaxis])
    part = three.part(start, stop)
    assert len(part) == stop - start
    assert part.weights.tolist() == weights[start:stop].tolist(), "weights keep their size"
    assert part.last_year[0, 0] == three.last_year[start, 0]
    assert part.growth["prices"].shape == (stop - start, len(calm.years))


def test_a_course_that_all_futures_share_stays_shared(lawbook: LawBook) -> None:
    calm = futures.calm(household(parents=[parent()]), lawbook)
    two = futures.Futures(calm.years, np.full(2, 0.5), calm.growth, np.repeat(calm.last_year, 2, axis=0))
    assert two.part(1, 2).growth["prices"].shape == (1, len(calm.years))


def test_a_plan_that_begins_later_carries_the_law_on_until_then(lawbook: LawBook) -> None:
    growing = {"price_growth_ratio": 0.02, "wage_growth_ratio": 0.02, "pension_growth_ratio": 0.01}
    calm = futures.calm(household(first_year=2040, children=[child(last_age=80)], assumptions=growing), lawbook)
    assert calm.growth["prices"][0, 0] == 1.0
    assert calm.growth_before == {
        "prices": 0.02,
        "wages": 0.02,
        "pension": 0.01,
        "employees_pension": 0.01,
        "none": 0.0,
    }
    law = lawbook.over(calm.years, calm.growth, growth_before=calm.growth_before)
    key = "disability_basic_pension.grade_2_newer_yen_per_year"
    still = lawbook.over(calm.years, calm.growth)
    assert law[key][0, 0] > 1.1 * still[key][0, 0]


def steps_by_year(calm: futures.Futures, family: str) -> dict[int, float]:
    course = calm.growth[family][0]
    return dict(zip(calm.years[1:].tolist(), (course[1:] / course[:-1] - 1).round(6).tolist(), strict=True))


def test_the_employees_part_is_reduced_by_a_third_until_2030_and_then_no_more(lawbook: LawBook) -> None:
    rising = {"price_growth_ratio": 0.01, "pension_case": "past_30_years"}
    calm = futures.calm(household(children=[child(last_age=70)], assumptions=rising), lawbook)
    by_year = steps_by_year(calm, "employees_pension")
    assert by_year[2030] == round(1.01 * (1 - 0.0027) - 1, 6)
    assert all(by_year[year] == 0.01 for year in range(2031, 2046))
    assert (calm.growth["employees_pension"][0, 1:] > calm.growth["pension"][0, 1:]).all()


@pytest.mark.parametrize(
    ("prices", "wages", "case"),
    [
        (0.0, None, "zero_growth"),
        (0.004, None, "zero_growth"),
        (0.01, None, "past_30_years"),
        (0.02, None, "growth"),
        (0.02, 0.035, "growth"),
        (0.02, 0.04, "high_growth"),
        (0.03, 0.045, "growth"),
    ],
)
def test_the_case_of_the_valuation_follows_the_assumed_prices_and_wages(
    lawbook: LawBook, prices: float, wages: float | None, case: str
) -> None:
    assumed = household(assumptions={"price_growth_ratio": prices, "wage_growth_ratio": wages}).assumptions
    assert futures.valuation_case(assumed, lawbook) == case


def test_a_case_that_was_chosen_is_kept(lawbook: LawBook) -> None:
    assumed = household(assumptions={"price_growth_ratio": 0.0, "pension_case": "high_growth"}).assumptions
    assert futures.valuation_case(assumed, lawbook) == "high_growth"


def test_two_percent_prices_do_not_take_the_slide_of_the_past_30_years(lawbook: LawBook) -> None:
    courses = {}
    for case in ("by_prices", "past_30_years"):
        rising = {"price_growth_ratio": 0.02, "pension_case": case}
        courses[case] = futures.calm(household(children=[child(last_age=90)], assumptions=rising), lawbook)
    last = {case: calm.growth["pension"][0, -1] for case, calm in courses.items()}
    assert last["by_prices"] > 1.1 * last["past_30_years"]
    by_year = steps_by_year(courses["by_prices"], "pension")
    assert by_year[2037] == round(1.02 * (1 - 0.008833) - 1, 6)
    assert all(by_year[year] == 0.02 for year in range(2038, 2066))


@pytest.mark.parametrize(("case", "ends", "final"), [("growth", 2037, 32.6495), ("high_growth", 2039, 31.9411)])
def test_the_level_of_the_valuation_is_met_when_the_slide_ends(
    lawbook: LawBook, case: str, ends: int, final: float
) -> None:
    """財政検証: 133,960 ÷ 369,915 = 36.2 % in 2024; 0.996 and 0.998 are the slides of 2025 and 2026."""
    named = futures.named(household(children=[child(last_age=90)]), case, lawbook)
    lost = named.growth["pension"][0] / named.growth["prices"][0]
    level = 133_960 / 369_915 * 100 * 0.996 * 0.998 * lost[named.years == ends][0]
    assert level == pytest.approx(final, abs=0.005)
    np.testing.assert_allclose(lost[named.years >= ends], lost[named.years == ends][0])


def test_a_named_future_grows_as_the_valuation_says(lawbook: LawBook) -> None:
    named = futures.named(household(children=[child(last_age=60)]), "growth", lawbook)
    assert named.growth["prices"][0, 1] == pytest.approx(1.02)
    assert named.growth["wages"][0, 1] == pytest.approx(1.02 * 1.015)
    still = futures.named(household(children=[child(last_age=90)]), "zero_growth", lawbook)
    assert still.growth["pension"][0, 2:].max() == pytest.approx(still.growth["pension"][0, 1]), (
        "the slide takes it all"
    )


def test_pensions_grow_with_wages_where_these_lag_behind_prices(lawbook: LawBook) -> None:
    lagging = {"price_growth_ratio": 0.03, "wage_growth_ratio": 0.005, "pension_case": "past_30_years"}
    calm = futures.calm(household(children=[child(last_age=70)], assumptions=lagging), lawbook)
    assert steps_by_year(calm, "employees_pension")[2040] == 0.005
