"""勉強会の計算: round figures that still are those of the table, and changes that leave the family as it was."""

from collections.abc import Callable, Mapping

import pytest

from planner import tables, workshop
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection

MONEY = "月2万円"


@pytest.mark.parametrize(
    ("yen", "spoken"),
    [(0, 0), (23_349_999, 23_300_000), (4_040_000, 4_000_000), (444_444, 440_000), (-1_260_000, -1_300_000)],
)
def test_amounts_are_said_in_round_numbers(yen: float, spoken: int) -> None:
    assert workshop.rounded(yen) == spoken


def test_every_tenth_year_and_the_last_stand_in_the_table(runs: Mapping[str, Projection]) -> None:
    for name, p in runs.items():
        found = workshop.decades(p)
        assert [one.year for one in found][:-1] == list(range(int(p.years[0]), int(p.years[-1]), 10)), name
        assert found[-1].year == int(p.years[-1])
        closing = next(row for row in tables.yearly(p) if row.key == "closing" and row.person is None)
        assert found[-1].savings_yen == workshop.rounded(closing.values[-1] or 0)
        assert len(found[0].ages) == len(p.time.lives)
        assert found[0].ages[-1] is not None


def test_a_death_is_moved_and_the_family_stays(
    scenarios: Mapping[str, Household], runs: Mapping[str, Projection], lawbook: LawBook
) -> None:
    household, p = scenarios["sato"], runs["sato"]
    assert workshop.last_ages(p) == (88, 93)
    assert workshop.possible_last_ages(p, 0)[0] == 78
    later = workshop.with_last_ages(household, (93, 93))
    assert household.parents[0].last_age == 88
    first, second = workshop.beside(household, [("x", later)], lawbook)
    assert first.result is not None
    assert second.projection is not None
    assert second.projection.household.parents[0].last_age == 93
    assert second.difference_yen > 0


def test_two_more_last_longer_than_two_less(scenarios: Mapping[str, Household], lawbook: LawBook) -> None:
    household = scenarios["sato"]
    changed = [(MONEY, workshop.with_room(household, yen, MONEY)) for yen in (20_000, -20_000, 0)]
    _, more, less, same = workshop.beside(household, changed, lawbook)
    assert more.difference_yen > 0 > less.difference_yen
    assert more.years_gained > 0 > less.years_gained
    assert (same.years_gained, same.difference_yen) == (0, 0)


def test_any_example_can_be_moved(
    scenarios: Mapping[str, Household], run: Callable[[Household], Projection], lawbook: LawBook
) -> None:
    for name, household in scenarios.items():
        p = run(household)
        for place, age in enumerate(workshop.last_ages(p)):
            assert age in workshop.possible_last_ages(p, place), name
        ages = [workshop.possible_last_ages(p, place)[0] for place in range(len(p.household.parents))]
        assert len(workshop.beside(household, [(name, workshop.with_last_ages(household, ages))], lawbook)) == 2


@pytest.mark.parametrize(
    ("guess", "found", "years"), [(70, 73, 3), (75, 73, -2), (None, None, 0), (None, 73, None), (70, None, None)]
)
def test_the_guess_is_set_beside_what_was_worked_out(guess: int | None, found: int | None, years: int | None) -> None:
    assert workshop.off_by(guess, found) == years
