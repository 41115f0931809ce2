"""引いた未来: the lattice is exact, and a path is the same to the bit however it is asked for."""

from typing import Any

import numpy as np
import pytest

from planner import draws, futures, lawbook, lives, tables
from planner.futures import Futures
from planner.household import Household
from planner.projection import project
from tests.builders import STILL, child, household, living, money, parent

BOOK = lawbook.load()
RISING = {"price_growth_ratio": 0.01, "public_assistance": False}


def family(**parts: Any) -> Household:
    given: dict[str, Any] = {
        "parents": [parent("父", age=85, last_age=90), parent("母", age=82, last_age=95)],
        "children": [child(last_age=90)],
        "accounts": [money("長男", 1_000_000, kind="securities")],
        "assumptions": RISING,
    }
    return household(**given | parts)


def assert_same(one: Futures, other: Futures) -> None:
    """Same futures to the bit, over the years that both have; the child lives to the last of them."""
    years = min(len(one.years), len(other.years))
    last = min(int(one.years[-1]), int(other.years[-1])) + 1
    np.testing.assert_array_equal(np.minimum(one.last_year, last)[:, :-1], np.minimum(other.last_year, last)[:, :-1])
    for mine, others in ((one.growth, other.growth), (one.returns, other.returns)):
        assert mine.keys() == others.keys()
        for key in mine:
            np.testing.assert_array_equal(mine[key][:, :years], others[key][:, :years], err_msg=key)


# The lattice


@pytest.mark.parametrize(
    "parents",
    [
        [],
        [parent(age=75)],
        [parent("父", age=85, last_age=90), parent(age=64, last_age=90)],
        [parent(age=109, last_age=112)],
    ],
)
def test_the_lattice_sums_to_one(parents: list[dict[str, Any]]) -> None:
    lattice = draws.lattice(family(parents=parents), BOOK)
    assert lattice.weights.sum() == pytest.approx(1.0, abs=1e-12)
    assert len(np.unique(lattice.last_year, axis=0)) == len(lattice)


def test_every_pair_of_deaths_weighs_the_product_of_its_two_years() -> None:
    given = family()
    lattice = draws.lattice(given, BOOK)
    years = np.arange(2026, 2026 + lives.TO_THE_END)
    father, mother = (lives.survival(one, years=years, lawbook=BOOK) for one in given.parents)
    pair = (lattice.last_year[:, 0] == 2030) & (lattice.last_year[:, 1] == 2041)
    assert lattice.weights[pair] == pytest.approx((father[4] - father[5]) * (mother[15] - mother[16]))


def test_deaths_above_the_oldest_age_count_at_it_and_later_ones_in_the_year_after_the_plan() -> None:
    given = family()
    whole, short = draws.lattice(given, BOOK), draws.lattice(given, BOOK, last_age=60)
    assert whole.last_year[:, 1].max() == given.parents[1].birth_year + draws.OLDEST_AGE
    assert short.years[-1] == 2036
    assert short.last_year[:, :2].max() == 2037
    years = np.arange(2026, 2037)
    mother = lives.survival(given.parents[1], years=years, lawbook=BOOK)
    later = short.weights[short.last_year[:, 1] == 2037].sum()
    assert later == pytest.approx(mother[-1])


def test_without_parents_there_is_one_future() -> None:
    lattice = draws.lattice(family(parents=[]), BOOK)
    assert (len(lattice), lattice.last_year.tolist()) == (1, [[1976 + draws.OLDEST_AGE]])


def test_only_the_main_child_lives_to_the_end_the_others_to_their_planned_age() -> None:
    two = family(parents=[], children=[child("長女", age=45, last_age=80), child("長男", age=50, last_age=92)])
    assert draws.main_child(two) == 1
    assert draws.lattice(two, BOOK, last_age=95).last_year.tolist() == [[1981 + 80, 1976 + 95]]


def test_the_lattice_has_the_calm_economy() -> None:
    given = family()
    calm, lattice = futures.calm(given, BOOK), draws.lattice(given, BOOK, last_age=90)
    for growth in calm.growth:
        np.testing.assert_array_equal(lattice.growth[growth], calm.growth[growth])
    assert not lattice.returns


# A path is always the same


@pytest.mark.parametrize(("start", "stop"), [(0, 1), (3, 20), (57, 58), (99, 100)])
def test_a_path_does_not_depend_on_the_part_it_is_made_in(start: int, stop: int) -> None:
    many = draws.drawn(family(), BOOK, count=100)
    assert_same(many.part(start, stop), many.part(0, 100).part(start, stop))


def test_a_path_does_not_depend_on_how_many_others_there_are() -> None:
    few, many = draws.drawn(family(), BOOK, count=7), draws.drawn(family(), BOOK, count=1_000_000)
    assert_same(few.part(0, 7), many.part(0, 7))
    assert len(many.part(999_998, 1_000_005)) == 2


def test_a_path_does_not_depend_on_the_last_year() -> None:
    short, long = (draws.drawn(family(), BOOK, count=20, last_age=age) for age in (61, None))
    assert_same(short.part(0, 20), long.part(0, 20))


def test_a_path_does_not_depend_on_the_plan() -> None:
    plain = draws.drawn(family(), BOOK, count=20).part(0, 20)
    richer = family(accounts=[money("母", 5_000_000, kind="securities")], spending=[living(1, 2, 3)])
    assert_same(plain, draws.drawn(richer, BOOK, count=20).part(0, 20))


def test_a_parent_more_moves_no_other_life() -> None:
    one, two = (draws.drawn(family(parents=family().parents[:count]), BOOK, count=50).part(0, 50) for count in (1, 2))
    np.testing.assert_array_equal(one.last_year[:, 0], two.last_year[:, 0])
    assert (two.last_year[:, 0] != two.last_year[:, 1]).any()


def test_another_seed_gives_other_futures() -> None:
    one, other = (draws.drawn(family(), BOOK, count=20, seed=seed).part(0, 20) for seed in (1, 2))
    assert (one.last_year != other.last_year).any()
    assert (one.growth["prices"][:, 1:] != other.growth["prices"][:, 1:]).all()


def test_the_parts_of_a_million_futures_are_made_one_by_one() -> None:
    many = draws.drawn(family(), BOOK, count=1_000_000)
    assert len(many) == 1_000_000
    assert many.weights.sum() == pytest.approx(1.0)
    part = many.part(500_000, 500_100)
    assert part.growth["prices"].shape == (100, len(many.years))
    assert part.weights.tolist() == [1e-6] * 100


# What is drawn


def test_deaths_are_as_frequent_as_the_table_says() -> None:
    given, count = family(), 20_000
    drawn = draws.drawn(given, BOOK, count=count, uncertain_economy=False).part(0, count)
    lattice = draws.lattice(given, BOOK)
    assert not drawn.returns
    for member in (0, 1):
        for year in range(2026, 2050):
            chance = lattice.weights[lattice.last_year[:, member] == year].sum()
            error = np.sqrt(chance * (1 - chance) / count)
            assert (drawn.last_year[:, member] == year).mean() == pytest.approx(chance, abs=4 * error)


def test_the_deaths_of_the_parents_have_nothing_to_do_with_each_other() -> None:
    drawn = draws.drawn(family(), BOOK, count=20_000, uncertain_economy=False).part(0, 20_000)
    assert abs(np.corrcoef(drawn.last_year[:, :2].T)[0, 1]) < 3 / np.sqrt(20_000)


def inflation(many: Futures) -> np.ndarray[Any, np.dtype[np.float64]]:
    course = many.growth["prices"]
    return np.asarray(course[:, 1:] / course[:, :-1] - 1)


def test_prices_return_to_what_the_family_assumes() -> None:
    """一年目から: sd 1.0 % after one year, 0.997 ÷ √(1 − 0.645²) = 1.305 % in the long run; neighbours 0.645 alike."""
    many = draws.drawn(family(), BOOK, count=20_000).part(0, 20_000)
    growth = inflation(many)
    assert many.growth["prices"][:, 0].tolist() == [1.0] * 20_000
    assert growth.mean() == pytest.approx(0.01, abs=0.0002)
    assert growth[:, 0].std() == pytest.approx(0.00997, rel=0.02)
    assert growth[:, 30].std() == pytest.approx(0.01305, rel=0.02)
    assert np.corrcoef(growth[:, 30], growth[:, 31])[0, 1] == pytest.approx(0.645, abs=0.02)


def test_normal_numbers_are_normal() -> None:
    found = draws._normals(1, draws.SECURITIES, 0, 20_000, 7)
    assert found.mean() == pytest.approx(0.0, abs=0.01)
    assert found.std() == pytest.approx(1.0, abs=0.01)
    assert (np.abs(found) < 1.0).mean() == pytest.approx(0.6827, abs=0.005)
    assert (np.abs(found) > 3.0).mean() == pytest.approx(0.0027, abs=0.0005)
    np.testing.assert_allclose(np.corrcoef(found.T), np.eye(7), atol=0.03)


def test_securities_swing_by_the_published_deviation_and_nothing_else_does() -> None:
    many = draws.drawn(family(), BOOK, count=20_000).part(0, 20_000)
    assert many.returns.keys() == {"securities"}
    assert many.returns["securities"].std(axis=0) == pytest.approx(0.1232, rel=0.03)
    assert many.returns["securities"].mean() == pytest.approx(0.0, abs=0.001)
    assert abs(np.corrcoef(many.returns["securities"][:, 5], inflation(many)[:, 4])[0, 1]) < 0.03


def test_nothing_is_drawn_for_securities_that_nobody_has() -> None:
    assert draws.drawn(family(accounts=[money("母", 1_000_000)]), BOOK, count=5).part(0, 5).returns == {}


def test_wages_keep_their_distance_to_prices() -> None:
    given = family(assumptions={"price_growth_ratio": 0.01, "wage_growth_ratio": 0.015})
    many = draws.drawn(given, BOOK, count=50).part(0, 50)
    wages = many.growth["wages"][:, 1:] / many.growth["wages"][:, :-1] - 1
    np.testing.assert_allclose(wages, inflation(many) + 0.005, atol=1e-12)


def test_pensions_follow_each_path_by_the_slide_and_a_typed_growth_stays() -> None:
    many = draws.drawn(family(), BOOK, count=200).part(0, 200)
    pensions = many.growth["pension"][:, 1:] / many.growth["pension"][:, :-1] - 1
    falling = inflation(many) < 0
    assert falling.any()
    np.testing.assert_allclose(pensions[falling], inflation(many)[falling], atol=1e-12)
    assert (pensions[~falling] >= -1e-12).all()
    assert (pensions[~falling] <= inflation(many)[~falling] + 1e-12).all()
    typed = family(assumptions=RISING | {"pension_growth_ratio": 0.005})
    course = draws.drawn(typed, BOOK, count=9).part(0, 9).growth["pension"]
    np.testing.assert_allclose(course[0], 1.005 ** np.arange(course.shape[1]))


def test_without_noise_the_economy_is_calm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draws, "_economy", lambda _name, _book: 0.0)
    given = family()
    still, calm = draws.drawn(given, BOOK, count=3, last_age=90).part(0, 3), futures.calm(given, BOOK)
    assert not still.returns["securities"].any()
    for key in calm.growth:
        np.testing.assert_allclose(still.growth[key][0], calm.growth[key][0], rtol=1e-12)


# Returns in the purse


def test_only_the_part_in_securities_moves_with_their_return() -> None:
    """By hand: 3 million at 0 % and 1 million at 4 % earn 1 %; 8 points less on the second are 2 less on the whole."""
    accounts = [money("長男", 3_000_000), money("長男", 1_000_000, kind="securities", return_ratio=0.04)]
    given = household(accounts=accounts, spending=[living()], assumptions=STILL)
    calm = futures.calm(given, BOOK)
    course = np.zeros((2, len(calm.years)))
    course[1, 1] = -0.08
    two = Futures(
        calm.years, np.full(2, 0.5), calm.growth, np.repeat(calm.last_year, 2, axis=0), returns={"securities": course}
    )
    p = project(given, two, BOOK)
    earned = p.purse.returns.sum(axis=1)
    assert earned[0].tolist() == [40_000, 40_000]
    assert earned[1].tolist() == [40_400, -40_400]
    assert tables.largest_error_yen(p) == 0


def test_returns_of_a_kind_that_nobody_has_change_nothing() -> None:
    given = household(accounts=[money("長男", 3_000_000, return_ratio=0.01)], spending=[living(alone=10_000)])
    calm = futures.calm(given, BOOK)
    moved = Futures(
        calm.years,
        calm.weights,
        calm.growth,
        calm.last_year,
        calm.growth_before,
        {"securities": np.full((1, len(calm.years)), 0.5)},
    )
    np.testing.assert_array_equal(project(given, moved, BOOK).purse.closing, project(given, calm, BOOK).purse.closing)


def test_every_yen_is_accounted_for_with_drawn_returns() -> None:
    accounts = [money("母", 8_000_000, kind="securities", return_ratio=0.03), money("父", 2_000_000)]
    given = family(accounts=accounts, spending=[living(150_000, 100_000, 80_000)])
    p = project(given, draws.drawn(given, BOOK, count=25).part(0, 25), BOOK)
    assert tables.largest_error_yen(p) == 0
    assert len(np.unique(p.purse.closing.sum(axis=1)[0])) > 20


def test_a_part_of_futures_takes_its_returns_along() -> None:
    many = draws.drawn(family(), BOOK, count=10).part(0, 10)
    np.testing.assert_array_equal(many.part(4, 6).returns["securities"], many.returns["securities"][4:6])
