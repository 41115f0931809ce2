"""法令帳: look-up by day and by year, growth after the last value, local over national, helpful refusals."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from planner import lawbook
from planner.lawbook import LawBook, LawYears
from planner.parameter import FAMILIES

HEADER = '[programme]\nname_ja = "試し"\nname_en = "Trial"\nstatute = "なし"\n'
LOCAL = '[municipality]\nname_ja = "{name}"\nname_en = "Town"\n'


def parameter(
    key: str, values: str, unit: str = "yen/month", indexed_by: str = "none", confidence: str = "quoted"
) -> str:
    return (
        f'\n[{key}]\nlabel_ja = "額"\nlabel_en = "Amount"\nunit = "{unit}"\nindexed_by = "{indexed_by}"\n'
        f'confidence = "{confidence}"\nchecked_on = 2026-11-23\n[{key}.values]\n{values}\n'
    )


def line(day: str, value: str, more: str = "") -> str:
    return f'{day} = {{ value = {value}, source = "made up: 出典の題名"{more} }}\n'


TRIAL = (
    HEADER
    + parameter("amount_yen_per_month", line("2024-01-01", "1_000") + line("2025-04-01", "1_120"), indexed_by="prices")
    + parameter("fixed_yen_per_month", line("2008-04-01", "20_000"))
    + parameter("band_yen_per_month", line("2024-01-01", "[10, 20, 30]") + line("2026-01-01", "[11, 22, 33]"))
    + parameter("word", line("2024-01-01", '"1_2"'), unit="text")
    + parameter("passing_yen_per_month", line("2024-01-01", "5", ", ends = 2027-09-30"))
    + parameter("guess_yen_per_month", line("2024-01-01", "5"), confidence="unconfirmed")
)


@pytest.fixture
def book(tmp_path: Path) -> LawBook:
    (tmp_path / "municipal").mkdir()
    (tmp_path / "trial.toml").write_text(TRIAL, encoding="utf-8")
    (tmp_path / "municipal" / "00000_national.toml").write_text(LOCAL.format(name="全国"), encoding="utf-8")
    town = LOCAL.format(name="海辺市") + parameter("trial.fixed_yen_per_month", line("2020-01-01", "25_000"))
    (tmp_path / "municipal" / "99999_town.toml").write_text(town, encoding="utf-8")
    return lawbook.load(tmp_path)


def over(book: LawBook, first: int, last: int, prices: float = 0.0, code: str | None = None) -> LawYears:
    years = np.arange(first, last + 1)
    steps = np.arange(len(years))
    growth = {family: np.ones((1, len(years))) for family in FAMILIES}
    growth["prices"] = (1.0 + prices) ** steps[np.newaxis, :]
    return book.over(years, growth, code)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2024, 1, 1), 1_000), (date(2025, 3, 31), 1_000), (date(2025, 4, 1), 1_120), (date(2090, 1, 1), 1_120)],
)
def test_a_value_holds_from_its_first_day_until_the_next(book: LawBook, day: date, expected: int) -> None:
    assert book.parameter("trial.amount_yen_per_month").on(day).value == expected


def test_before_the_first_entry_the_lookup_refuses_with_both_days(book: LawBook) -> None:
    message = "trial.amount_yen_per_month: no value on 2023-12-31, the first entry starts on 2024-01-01"
    with pytest.raises(LookupError, match=message):
        book.parameter("trial.amount_yen_per_month").on(date(2023, 12, 31))
    with pytest.raises(LookupError, match="no value on 2023-01-01"):
        over(book, 2023, 2026)["trial.amount_yen_per_month"]


def test_a_misspelt_key_answers_with_the_nearest(book: LawBook) -> None:
    message = "no law parameter 'trial.amont_yen_per_month'; did you mean 'trial.amount_yen_per_month'?"
    with pytest.raises(LookupError) as refusal:
        book.parameter("trial.amont_yen_per_month")
    assert str(refusal.value) == message


def test_a_key_like_no_other_is_refused_without_a_guess(book: LawBook) -> None:
    with pytest.raises(LookupError) as refusal:
        book.parameter("zzz")
    assert str(refusal.value) == "no law parameter 'zzz'"


def test_a_year_is_the_mean_of_its_twelve_months(book: LawBook) -> None:
    law = over(book, 2024, 2026)
    assert law["trial.amount_yen_per_month"].tolist() == [[1_000, (3 * 1_000 + 9 * 1_120) / 12, 1_120]]
    assert law.by_month("trial.amount_yen_per_month")[:, 1].tolist() == [1_000] * 3 + [1_120] * 9


def test_growth_after_the_last_value_steps_on_its_anniversary(book: LawBook) -> None:
    law = over(book, 2025, 2028, prices=0.1)
    mean_of_2027 = 1_120 * (3 * 1.0 + 9 * 1.1) / 12
    mean_of_2028 = 1_120 * (3 * 1.1 + 9 * 1.21) / 12
    np.testing.assert_allclose(law["trial.amount_yen_per_month"][0], [1_090, 1_120, mean_of_2027, mean_of_2028])
    np.testing.assert_allclose(law.held("trial.amount_yen_per_month"), [1_090, 1_120, 1_120, 1_120])


def test_a_value_that_somebody_found_still_in_force_does_not_grow_before_that(book: LawBook) -> None:
    checked = book.parameter("trial.amount_yen_per_month").checked_on.year
    law = over(book, 2025, checked + 1, prices=0.1)
    assert law["trial.amount_yen_per_month"][0, :-1].tolist() == [1_090, 1_120]
    assert law["trial.amount_yen_per_month"][0, -1] > 1_120


def test_a_plan_that_begins_later_pays_what_one_that_begins_now_pays_then(book: LawBook) -> None:
    key = "trial.amount_yen_per_month"
    now = over(book, 2026, 2032, prices=0.1)[key][0, 4:]
    growth = {"prices": 1.1 ** np.arange(3)[np.newaxis, :]}
    later = book.over(np.arange(2030, 2033), growth, growth_before={"prices": 0.1})[key][0]
    np.testing.assert_allclose(later, now)


def test_what_no_family_indexes_stays(book: LawBook) -> None:
    assert over(book, 2024, 2060, prices=0.05)["trial.fixed_yen_per_month"].tolist() == [[20_000] * 37]


def test_every_future_has_its_own_growth(book: LawBook) -> None:
    years = np.arange(2026, 2029)
    growth = {"prices": np.array([[1.0, 1.0, 1.0], [1.0, 1.2, 1.44]])}
    amounts = book.over(years, growth)["trial.amount_yen_per_month"]
    assert amounts.shape == (2, 3)
    assert amounts[0].tolist() == [1_120] * 3
    assert amounts[1, 1] == pytest.approx(1_120 * (3 * 1.0 + 9 * 1.2) / 12)


def test_a_list_keeps_its_places(book: LawBook) -> None:
    law = over(book, 2025, 2026)
    assert law["trial.band_yen_per_month"].shape == (3, 1, 2)
    assert law["trial.band_yen_per_month"][:, 0].tolist() == [[10, 11], [20, 22], [30, 33]]
    assert law.numbers("trial.band_yen_per_month").tolist() == [10, 20, 30]


def test_a_new_dated_value_is_appended_and_leaves_the_old_years_alone(tmp_path: Path) -> None:
    before, after = (tmp_path / name for name in ("before", "after"))
    for folder, more in ((before, ""), (after, line("2026-04-01", "1_300"))):
        (folder / "municipal").mkdir(parents=True)
        (folder / "municipal" / "00000_national.toml").write_text(LOCAL.format(name="全国"), encoding="utf-8")
        values = line("2024-01-01", "1_000") + line("2025-04-01", "1_120") + more
        (folder / "trial.toml").write_text(HEADER + parameter("amount_yen_per_month", values), encoding="utf-8")
    old = over(lawbook.load(before), 2024, 2027)["trial.amount_yen_per_month"]
    new = over(lawbook.load(after), 2024, 2027)["trial.amount_yen_per_month"]
    assert new[0, :2].tolist() == old[0, :2].tolist()
    assert new[0, 2:].tolist() == [(3 * 1_120 + 9 * 1_300) / 12, 1_300]


def test_the_local_value_lies_over_the_national_one(book: LawBook) -> None:
    assert over(book, 2026, 2026, code="99999").constant("trial.fixed_yen_per_month") == 25_000
    assert over(book, 2026, 2026, code=None).constant("trial.fixed_yen_per_month") == 20_000
    assert over(book, 2026, 2026, code="12345").constant("trial.fixed_yen_per_month") == 20_000


def test_a_municipality_without_a_file_answers_as_the_national_fallback(book: LawBook) -> None:
    assert book.municipality("12345").name_ja == "全国"
    assert book.municipality(None).code == lawbook.NATIONAL_FALLBACK
    assert book.municipality("99999").name_ja == "海辺市"


def test_the_law_remembers_what_was_read(book: LawBook) -> None:
    law = over(book, 2026, 2027)
    law["trial.amount_yen_per_month"]
    law.text("trial.word")
    assert set(law.read) == {"trial.amount_yen_per_month", "trial.word"}


def test_a_word_is_no_amount_and_an_amount_no_list(book: LawBook) -> None:
    law = over(book, 2026, 2026)
    assert law.text("trial.word") == "1_2"
    with pytest.raises(TypeError, match="is a word"):
        law["trial.word"]
    with pytest.raises(TypeError, match="not a single number"):
        law.constant("trial.band_yen_per_month")
    with pytest.raises(TypeError, match="not a list of numbers"):
        law.numbers("trial.fixed_yen_per_month")


@pytest.mark.parametrize(
    ("key", "year", "mark"),
    [
        ("trial.amount_yen_per_month", 2025, "confirmed"),
        ("trial.amount_yen_per_month", 2026, "confirmed"),
        ("trial.amount_yen_per_month", 2027, "projected"),
        ("trial.passing_yen_per_month", 2027, "projected"),
        ("trial.guess_yen_per_month", 2025, "unconfirmed"),
    ],
)
def test_each_year_is_marked(book: LawBook, key: str, year: int, mark: str) -> None:
    assert book.parameter(key).mark(year) == mark
