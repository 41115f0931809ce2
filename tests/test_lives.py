"""余命: the published expectations of the life table, improvement, unknown sex."""

from pathlib import Path

import pytest

from planner import lawbook, lives
from planner.lawbook import LAW_FOLDER, LawBook
from planner.lives import planned_last_age, remaining_years

BOOK = lawbook.load()
PUBLISHED_2024 = [("male", 40, 42.03), ("male", 65, 19.47), ("female", 40, 47.88), ("female", 65, 24.38)]


@pytest.fixture
def standing_still(tmp_path: Path) -> LawBook:
    """The law book with a life table that does not improve."""
    (tmp_path / "municipal").mkdir()
    for path in LAW_FOLDER.glob("municipal/00000*.toml"):
        (tmp_path / "municipal" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    text = (LAW_FOLDER / "life_table.toml").read_text(encoding="utf-8")
    (tmp_path / "life_table.toml").write_text(
        text.replace("value = 0.0087", "value = 0.0").replace("value = 0.0099", "value = 0.0"), encoding="utf-8"
    )
    return lawbook.load(tmp_path)


@pytest.mark.parametrize(("sex", "age", "published_years"), PUBLISHED_2024)
def test_without_improvement_the_published_expectations_come_back(
    standing_still: LawBook, sex: lives.Sex, age: int, published_years: float
) -> None:
    """厚生労働省「令和6年簡易生命表」: 40歳と65歳の平均余命."""
    years = remaining_years(sex=sex, age=age, year=2024, lawbook=standing_still)
    assert years == pytest.approx(published_years, abs=0.02)


@pytest.mark.parametrize(("sex", "age", "published_years"), PUBLISHED_2024)
def test_improvement_lengthens_a_life(sex: lives.Sex, age: int, published_years: float) -> None:
    in_2024 = remaining_years(sex=sex, age=age, year=2024, lawbook=BOOK)
    in_2034 = remaining_years(sex=sex, age=age, year=2034, lawbook=BOOK)
    assert published_years < in_2024 < in_2034 < published_years + 6


@pytest.mark.parametrize(
    ("sex", "age", "reference_years"),
    [("male", 78, 10.76), ("female", 75, 16.71), ("male", 45, 40.10), ("female", 45, 46.25)],
)
def test_close_to_the_reference_from_the_table_of_2025(sex: lives.Sex, age: int, reference_years: float) -> None:
    """Reference: table of 2025 with the rates of the official projection, start in 2026."""
    years = remaining_years(sex=sex, age=age, year=2026, lawbook=BOOK)
    assert years == pytest.approx(reference_years, abs=0.35)


def test_an_unknown_sex_takes_the_middle() -> None:
    both = [remaining_years(sex=sex, age=45, year=2026, lawbook=BOOK) for sex in lives.SEXES.values()]
    assert remaining_years(sex=None, age=45, year=2026, lawbook=BOOK) == pytest.approx(sum(both) / 2)


def test_fewer_years_remain_with_every_year_of_age() -> None:
    for sex in (*lives.SEXES.values(), None):
        years = [remaining_years(sex=sex, age=age, year=2026, lawbook=BOOK) for age in range(20, 121)]
        assert years == sorted(set(years), reverse=True)


def test_the_end_of_the_table_leaves_half_a_year() -> None:
    assert remaining_years(sex="male", age=120, year=2026, lawbook=BOOK) == 0.5
    assert remaining_years(sex="female", age=125, year=2026, lawbook=BOOK) == 0.5


@pytest.mark.parametrize(("sex", "age", "expected_age"), [("male", 65, 86), ("female", 65, 91), (None, 65, 89)])
def test_the_planned_last_age_is_rounded_up(sex: lives.Sex | None, age: int, expected_age: int) -> None:
    """20.5 and 25.8 years (mean 23.1) remain at 65 in the year of the table."""
    assert planned_last_age(sex=sex, age=age, lawbook=BOOK) == expected_age


def test_the_year_may_move_the_planned_last_age() -> None:
    assert planned_last_age(sex="female", age=65, lawbook=BOOK, year=2050) > planned_last_age(
        sex="female", age=65, lawbook=BOOK, year=2024
    )


def test_a_year_before_the_table_is_refused() -> None:
    with pytest.raises(LookupError, match=r"life_table.table: no value on 2023-12-31"):
        remaining_years(sex="male", age=40, year=2023, lawbook=BOOK)


def test_a_table_with_a_missing_age_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gap.csv"
    path.write_text("# a comment\nage,sex,qx\n0,M,0.1\n2,M,1.0\n0,F,1.0\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"gap\.csv: the ages of 'M' are not complete"):
        lives._table(path)
