"""生存率: lives by calendar year against the reference of the official projection, and by hand."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner import lawbook, lives
from planner.household import Person
from planner.lives import LifeTable
from tests import builders

BOOK = lawbook.load()
TABLE_2025 = Path(__file__).parent / "files" / "life_table.2025-01-01.csv"
TO_THE_END = lives.TO_THE_END
NO_IMPROVEMENT, GAIN, LEVEL = (0.0, 0.0), (0.0086, 0.0099), (0.0100, 0.0118)
"""Yearly fall of mortality of men and women from 2025 on: none; the gain, and the level of 2070, of the projection."""
REFERENCE = [
    # years of father, mother, last parent; of son, son alone, chance that he outlives both; the same of a daughter
    (NO_IMPROVEMENT, (10.31, 15.88, 17.42), (37.52, 20.59, 0.929), (43.20, 26.05, 0.964)),
    (GAIN, (10.76, 16.71, 18.36), (40.10, 22.28, 0.929), (46.25, 28.17, 0.965)),
    (LEVEL, (10.84, 16.89, 18.55), (40.56, 22.57, 0.928), (46.90, 28.64, 0.965)),
]
WITHIN_RATIO = 0.001


def curve(sex: lives.Sex, age: float, improvement: tuple[float, float], **more: Any) -> lives.Floats:
    """Survival from 2026 on by the table of 2025."""
    table = LifeTable(lives._table(TABLE_2025)[sex], 2025, improvement[0 if sex == "male" else 1])
    return lives.alive(table, age=age, year=2026, years=TO_THE_END, **more)


@pytest.mark.parametrize(("improvement", "parents", "son", "daughter"), REFERENCE)
def test_a_father_of_78_a_mother_of_75_and_a_child_of_45_live_as_in_the_reference(
    improvement: tuple[float, float],
    parents: tuple[float, ...],
    son: tuple[float, ...],
    daughter: tuple[float, ...],
) -> None:
    """令和7年簡易生命表と「日本の将来推計人口（令和5年推計）」: start in 2026, deaths spread evenly, independent."""
    father, mother = curve("male", 78, improvement), curve("female", 75, improvement)
    last = lives.expected_years(living=[father]) + lives.expected_years(living=[mother], gone=[father])
    found = (lives.expected_years(living=[father]), lives.expected_years(living=[mother]), last)
    assert found == pytest.approx(parents, rel=WITHIN_RATIO)
    sexes: tuple[tuple[lives.Sex, tuple[float, ...]], ...] = (("male", son), ("female", daughter))
    for sex, expected in sexes:
        child = curve(sex, 45, improvement)
        alone = lives.expected_years(living=[child], gone=[father, mother])
        chance = lives.outlives(child, [father, mother])
        assert (lives.expected_years(living=[child]), alone, chance) == pytest.approx(expected, rel=WITHIN_RATIO)


HALF_THEN_ALL = LifeTable(np.array([0.5, 0.2, 1.0]), 2026, 0.0)


def test_between_two_birthdays_deaths_are_spread_evenly() -> None:
    """By hand: of those born live 0.875 at 0.25 years, 0.5 × (1 − 0.25 × 0.2) at 1.25, 0.4 × 0.75 at 2.25 years."""
    found = lives.alive(HALF_THEN_ALL, age=0.25, year=2026, years=4)
    at = np.array([0.875, 0.5 * 0.95, 0.4 * 0.75, 0.0, 0.0])
    np.testing.assert_allclose(found, at / at[0])


def test_a_birthday_on_new_years_day_takes_the_table_as_it_is() -> None:
    assert lives.alive(HALF_THEN_ALL, age=0, year=2026, years=3).tolist() == [1.0, 0.5, 0.4, 0.0]


def test_expected_years_of_two_are_those_of_a_product_of_straight_lines() -> None:
    """By hand: ∫ (1 − u/2)² du = 7/12 in the first year, ∫ (1/2 − u/2)² du = 1/12 in the second."""
    one = np.array([1.0, 0.5, 0.0])
    assert lives.expected_years(living=[one, one]) == pytest.approx(7 / 12 + 1 / 12)
    assert lives.expected_years(living=[one], gone=[one]) == pytest.approx(1.0 - 8 / 12)
    assert lives.outlives(one, [one]) == pytest.approx(0.5)
    assert lives.outlives(one, [one, one]) == pytest.approx(1 / 3)


def test_the_integral_over_many_lives_is_exact() -> None:
    """Against the mean over ten thousand moments of each year."""
    curves = [curve("female", age, GAIN) for age in (40, 45, 70, 75, 80)]
    inside = (np.arange(10_000) + 0.5) / 10_000
    lines = [one[:-1, np.newaxis] * (1 - inside) + one[1:, np.newaxis] * inside for one in curves]
    chance = lines[0] * lines[1] * (1 - lines[2]) * (1 - lines[3]) * (1 - lines[4])
    found = lives.expected_years(living=curves[:2], gone=curves[2:])
    assert found == pytest.approx(chance.mean(axis=1).sum(), rel=1e-8)


def test_all_orders_of_three_deaths_add_up_to_one() -> None:
    three = [curve("male", 78, GAIN), curve("female", 75, GAIN), curve("male", 45, GAIN)]
    last = [lives.outlives(one, [other for other in three if other is not one]) for one in three]
    assert sum(last) == pytest.approx(1.0, abs=1e-12)


def test_a_factor_of_one_changes_nothing_and_a_higher_one_shortens_every_year() -> None:
    plain = curve("male", 45.3, GAIN)
    np.testing.assert_array_equal(curve("male", 45.3, GAIN, factor=1.0), plain)
    from_long_to_short = [curve("male", 45.3, GAIN, factor=factor)[1:50] for factor in (0.5, 1.0, 1.3, 2.0, 10.0)]
    for one, other in pairwise(from_long_to_short):
        assert (other < one).all()


def test_a_factor_never_lifts_a_probability_above_one() -> None:
    assert lives.alive(HALF_THEN_ALL, age=0, year=2026, years=2, factor=10.0).tolist() == [1.0, 0.0, 0.0]


def person(**more: Any) -> Person:
    return builders.household(children=[builders.child(**more)]).children[0]


YEARS = np.arange(2026, 2026 + TO_THE_END)


def survived(**more: Any) -> lives.Floats:
    return lives.survival(person(**more), years=YEARS, lawbook=BOOK)


def test_nobody_lives_longer_than_the_table() -> None:
    for age in (0, 50, 119):
        alive = survived(age=age, last_age=120)
        assert alive[0] == 1.0
        assert (np.diff(alive) <= 0).all()
        assert alive[-1] == 0.0


def test_an_unknown_month_is_the_placeholder_of_the_law_book() -> None:
    np.testing.assert_array_equal(survived(birth_month=None, sex="male"), survived(birth_month=7, sex="male"))


def test_who_is_born_later_in_the_year_is_younger_and_lives_longer() -> None:
    by_month = [survived(birth_month=month, sex="female")[20] for month in range(1, 13)]
    assert by_month == sorted(set(by_month))


def test_an_unknown_sex_is_the_mean_of_both() -> None:
    both = np.mean([survived(sex=sex) for sex in ("male", "female")], axis=0)
    np.testing.assert_allclose(survived(sex=None), both)


def test_the_factor_of_a_person_counts() -> None:
    table = lives.life_table(sex="male", year=2026, lawbook=BOOK)
    by_hand = lives.alive(table, age=50 - 0.5 / 12, year=2026, years=TO_THE_END, factor=2.18)
    np.testing.assert_allclose(survived(age=50, birth_month=1, sex="male", mortality_factor=2.18), by_hand)


def test_the_years_of_death_add_up_to_one() -> None:
    alive = survived(sex="male")
    for years in (1, 5, len(YEARS)):
        weights = lives.death_weights(alive[: years + 1])
        assert weights.sum() == pytest.approx(1.0, abs=1e-12)
        assert len(weights) == years
    assert lives.death_weights(alive)[3] == alive[3] - alive[4]


def test_the_planned_last_age_follows_the_factor() -> None:
    ages = [lives.planned_last_age(sex="female", age=75, lawbook=BOOK, factor=factor) for factor in (0.5, 1.0, 2.0)]
    assert ages == sorted(set(ages), reverse=True)
    assert ages[1] == lives.planned_last_age(sex="female", age=75, lawbook=BOOK)


def test_published_factors_have_reasons_sources_and_ranges() -> None:
    """Published: SMR 2.18 (1.76–2.60) of schizophrenia, rate ratio 3.57 (2.71–4.70) of serious mental illness."""
    by_reason = {factor.reason: factor for factor in lives.factors(BOOK)}
    assert tuple(by_reason) == lives.FACTORS
    one = by_reason["schizophrenia"]
    assert (one.ratio, one.low_ratio, one.high_ratio) == (2.18, 1.76, 2.60)
    assert by_reason["serious_mental_illness"].ratio == 3.57
    for factor in by_reason.values():
        assert 1.0 < factor.low_ratio < factor.ratio < factor.high_ratio
        assert factor.parameter.entries[-1].source
        assert factor.parameter.note_en
