"""見込み: exact and drawn agree, the child's death is integrated, families of every shape."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner import chances, draws, household_file, lawbook, lives
from planner.chances import Chances
from planner.household import Household
from planner.projection import project
from tests.builders import STILL, child, household, item, living, money, old_age, parent

BOOK = lawbook.load()
COUNT = 6_000
SCENARIOS = Path(__file__).parent.parent / "scenarios"


def family(**parts: Any) -> Household:
    """A mother of 85 with a pension and a son of 50 with money for some years."""
    given: dict[str, Any] = {
        "parents": [parent("母", age=85, last_age=95, old_age_pension=old_age(900_000))],
        "children": [child(last_age=90, sex="male")],
        "accounts": [money("母", 14_000_000), money("長男", 3_000_000)],
        "spending": [living(100_000, 100_000, 70_000)],
        "assumptions": STILL,
    }
    return household(**given | parts)


def assert_consistent(c: Chances) -> None:
    assert sum(c.runs_out.values()) + c.lasts_for_life == pytest.approx(1.0, abs=1e-9)
    assert 0.0 <= c.lasts_for_life <= 1.0
    assert 0.0 <= c.lasts_to_age <= 1.0
    assert (np.diff(c.fan, axis=0) >= 0).all()
    assert c.fan.shape == (len(chances.FAN), len(c.years))


def test_the_chances_are_the_sum_over_the_years_of_the_mothers_death() -> None:
    """By hand, one death after the other: the first short year, and the chance that the son lives to see it begin."""
    given = family()
    c = chances.chances(given, BOOK)
    lattice = draws.lattice(given, BOOK)
    alive = lives.survival(given.children[0], years=lattice.years, lawbook=BOOK)
    lasts = to_age = 0.0
    by_age: dict[int, float] = {}
    for cell in range(len(lattice)):
        missing = project(given, lattice.part(cell, cell + 1), BOOK).purse.missing[:, 0]
        short = [i for i, yen in enumerate(missing) if yen > 0]
        weight = lattice.weights[cell]
        lasts += weight * (1 - alive[short[0]] if short else 1)
        to_age += weight * (not short or int(lattice.years[short[0]]) - 1976 > 90)
        if short:
            age = int(lattice.years[short[0]]) - 1976
            by_age[age] = by_age.get(age, 0.0) + weight * alive[short[0]]
    assert c.lasts_for_life == pytest.approx(lasts, abs=1e-12)
    assert c.lasts_to_age == pytest.approx(to_age, abs=1e-12)
    assert c.runs_out == pytest.approx(by_age)
    assert (c.exact, c.seed, c.lasts_for_life_error, c.to_age) == (True, None, 0.0, 90)
    assert_consistent(c)


def test_the_middle_of_the_ages_leaves_a_tenth_on_each_side() -> None:
    c = chances.chances(family(), BOOK)
    assert c.runs_out_from_age is not None
    assert c.runs_out_to_age is not None
    whole = sum(c.runs_out.values())
    assert sum(v for age, v in c.runs_out.items() if age < c.runs_out_from_age) < 0.1 * whole
    assert sum(v for age, v in c.runs_out.items() if age <= c.runs_out_from_age) >= 0.1 * whole
    assert sum(v for age, v in c.runs_out.items() if age > c.runs_out_to_age) <= 0.1 * whole
    assert c.runs_out_from_age < c.runs_out_to_age


FAMILIES: dict[str, dict[str, Any]] = {
    "mother": {},
    "both": {
        "parents": [
            parent("父", age=82, last_age=90, old_age_pension=old_age(700_000, 900_000)),
            parent("母", age=79, last_age=93, old_age_pension=old_age(700_000)),
        ],
        "accounts": [money("父", 12_000_000), money("長男", 1_000_000)],
        "spending": [living(180_000, 120_000, 80_000)],
    },
    "with assistance": {
        "accounts": [money("長男", 4_000_000)],
        "spending": [living(120_000, 120_000, 90_000)],
        "assumptions": STILL | {"public_assistance": True},
    },
}


@pytest.mark.parametrize("parts", FAMILIES.values(), ids=FAMILIES.keys())
def test_drawn_lives_agree_with_the_lattice_within_three_standard_errors(parts: dict[str, Any]) -> None:
    given = family(**parts)
    exact = chances.chances(given, BOOK)
    drawn = chances.over(given, draws.drawn(given, BOOK, count=COUNT, uncertain_economy=False), BOOK)
    assert exact.lives == drawn.lives
    assert drawn.lasts_for_life_error > 0
    for name in ("lasts_for_life", "lasts_to_age", "assistance_begins"):
        error = getattr(drawn, f"{name}_error")
        assert getattr(drawn, name) == pytest.approx(getattr(exact, name), abs=3 * error + 1e-9), name
    assert (drawn.exact, drawn.seed, drawn.futures) == (False, draws.SEED, COUNT)
    assert_consistent(drawn)


def test_assistance_begins_only_where_it_is_planned() -> None:
    with_it = chances.chances(family(**FAMILIES["with assistance"]), BOOK)
    assert with_it.assistance_begins == pytest.approx(1 - with_it.lasts_for_life, abs=0.05)
    assert chances.chances(family(), BOOK).assistance_begins == 0.0


def test_the_size_of_the_parts_changes_only_the_last_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    given = family(**FAMILIES["both"])
    many = draws.drawn(given, BOOK, count=150)
    whole = chances.over(given, many, BOOK)
    monkeypatch.setattr(chances, "FUTURES_AT_ONCE", 41)
    parts = chances.over(given, many, BOOK)
    assert parts.lasts_for_life == pytest.approx(whole.lasts_for_life, abs=1e-12)
    assert parts.runs_out == pytest.approx(whole.runs_out)
    np.testing.assert_array_equal(parts.fan, whole.fan)


def test_the_fan_looks_at_the_first_futures_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    given = family()
    ten = chances.over(given, draws.drawn(given, BOOK, count=10), BOOK)
    monkeypatch.setattr(chances, "FUTURES_OF_THE_FAN", 10)
    monkeypatch.setattr(chances, "FUTURES_AT_ONCE", 7)
    fifty = chances.over(given, draws.drawn(given, BOOK, count=50), BOOK)
    np.testing.assert_array_equal(fifty.fan, ten.fan)
    assert fifty.futures == 50


def test_a_share_of_the_weight_is_never_in_between_two_futures() -> None:
    values, weights = np.array([[30.0, 1.0], [10.0, 2.0], [20.0, 3.0]]), np.array([0.5, 0.25, 0.25])
    found = chances.quantiles(values, weights, (0.25, 0.26, 0.5, 0.51, 1.0))
    assert found[:, 0].tolist() == [10.0, 20.0, 20.0, 30.0, 30.0]
    assert found[:, 1].tolist() == [1.0, 1.0, 1.0, 2.0, 3.0]


def test_a_family_without_parents_has_one_exact_future() -> None:
    given = family(parents=[], accounts=[money("長男", 20_000_000)])
    c = chances.chances(given, BOOK)
    assert (c.futures, c.lives.outlives_parents, c.lives.parents_years) == (1, 1.0, 0.0)
    assert c.lives.years_alone == c.lives.child_years
    assert c.runs_out_from_age == c.runs_out_to_age
    assert_consistent(c)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_families_with_more_children_speak_of_the_one_who_lives_longest(count: int) -> None:
    children = [child(f"子{i}", age=45 + i, last_age=90 - 2 * (i != 1) * (i + 1)) for i in range(count)]
    given = family(children=children, accounts=[money("母", 20_000_000)])
    assert chances.chances(given, BOOK).child == "子1"
    drawn = chances.chances(given, BOOK, exact=False, count=60)
    assert drawn.child == "子1"
    assert_consistent(drawn)


def test_money_that_never_runs_short_has_no_ages() -> None:
    c = chances.chances(family(accounts=[money("長男", 900_000_000)]), BOOK)
    assert c.lasts_for_life == pytest.approx(1.0, abs=1e-12)
    assert (c.runs_out, c.runs_out_from_age, c.runs_out_to_age) == ({}, None, None)


def test_more_money_is_never_worse() -> None:
    found = [
        chances.chances(family(accounts=[money("長男", 1_000_000 * millions)]), BOOK, exact=False, count=200)
        for millions in (1, 8, 15, 22, 29, 36)
    ]
    for name in ("lasts_for_life", "lasts_to_age"):
        by_money = [getattr(c, name) for c in found]
        assert by_money == sorted(by_money)
    assert found[0].lasts_for_life < found[-1].lasts_for_life


def test_a_factor_above_one_makes_the_money_seem_to_last() -> None:
    by_factor = [
        chances.chances(family(children=[child(last_age=90, sex="male", mortality_factor=factor)]), BOOK)
        for factor in (1.0, 2.18)
    ]
    assert by_factor[0].lasts_for_life < by_factor[1].lasts_for_life
    assert by_factor[0].lives.years_alone > by_factor[1].lives.years_alone
    assert by_factor[0] != by_factor[1]


def test_an_age_outside_the_plan_is_refused() -> None:
    for age in (49, draws.OLDEST_AGE + 1):
        with pytest.raises(ValueError, match=f"the age {age} lies outside the plan; possible are 50 to 110"):
            chances.chances(family(), BOOK, to_age=age)
    assert chances.chances(family(), BOOK, to_age=60).lasts_to_age > chances.chances(family(), BOOK).lasts_to_age


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("last_age", [111, 120])
def test_a_life_planned_beyond_the_oldest_age_of_the_draws_is_followed_to_its_end(last_age: int, exact: bool) -> None:
    long_lived = family(children=[child(age=50, last_age=last_age)])
    found = chances.chances(long_lived, BOOK, exact=exact, count=20)
    assert found.to_age == last_age
    assert int(found.years[-1]) == long_lived.first_year - 50 + last_age


def test_the_same_draws_show_a_difference_without_noise() -> None:
    """One plan spends 10,000 yen a month more on the same futures: in no future it does better."""
    more = family(spending=[living(100_000, 100_000, 70_000), item("習い事", 10_000, 10_000, 10_000)])
    plain, dearer = (chances.chances(given, BOOK, exact=False, count=300) for given in (family(), more))
    assert dearer.lasts_for_life < plain.lasts_for_life
    assert (dearer.fan <= plain.fan).all()


def test_the_example_that_opens_first_lives_by_the_life_table_alone() -> None:
    """70代の両親と50歳の長男: every order of the three deaths, against a hundred thousand drawn lives of each."""
    given = household_file.load(SCENARIOS / "sato.toml")
    found = chances.of_lives(given, BOOK)
    years = np.arange(2026, 2026 + lives.TO_THE_END)
    chance = np.random.default_rng(7)
    ends = []
    for one in given.members:
        alive = lives.survival(one, years=years, lawbook=BOOK)
        ends.append(np.interp(1 - chance.random(100_000), alive[::-1], np.arange(len(alive))[::-1]))
    father, mother, son = ends
    last = np.maximum(father, mother)
    for value, drawn in (
        (found.parents_years, last),
        (found.child_years, son),
        (found.years_alone, np.maximum(0.0, son - last)),
        (found.outlives_parents, (son > last).astype(np.float64)),
    ):
        assert value == pytest.approx(drawn.mean(), abs=3 * drawn.std() / np.sqrt(100_000))
