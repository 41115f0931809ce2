"""法令帳の見わたし: what the law book covers is counted from the law files, and what is next is found."""

from dataclasses import replace
from datetime import date

import pytest

from planner import coverage, printed
from planner.lawbook import NATIONAL_FALLBACK, LawBook
from planner.parameter import Entry, Parameter
from planner.words import LANGUAGES, t

PREMIUM = "national_pension_premium.yen_per_month"


def _with(book: LawBook, **changes: object) -> LawBook:
    """The law book with one value alone, changed."""
    parameter: Parameter = replace(book.national[PREMIUM], **changes)  # type: ignore[arg-type]
    return replace(book, national={PREMIUM: parameter}, local={NATIONAL_FALLBACK: {}})


def test_every_value_is_counted_once(lawbook: LawBook) -> None:
    assert sum(one.values for one in coverage.by_programme(lawbook)) == len(lawbook.national)
    whole = len(lawbook.national) + sum(len(values) for values in lawbook.local.values())
    assert sum(coverage.by_mark(lawbook).values()) == sum(coverage.by_confidence(lawbook).values()) == whole


def test_years_reach_from_2024_to_the_last_that_is_published(lawbook: LawBook) -> None:
    years = coverage.years(lawbook)
    assert years[0] == 2024
    assert years[-1] >= coverage.last_looked(lawbook).year
    for one in coverage.by_programme(lawbook):
        assert all(0 <= one.confirmed[year] <= one.values for year in years)


@pytest.mark.parametrize(
    ("looked", "april"),
    [(date(2026, 11, 23), 2027), (date(2027, 3, 31), 2027), (date(2027, 4, 1), 2028), (date(2026, 12, 31), 2027)],
)
def test_the_next_april_follows_the_last_look(lawbook: LawBook, looked: date, april: int) -> None:
    assert coverage.next_april(_with(lawbook, checked_on=looked)) == date(april, 4, 1)


@pytest.mark.parametrize(
    ("first_day", "ends", "confidence", "reason"),
    [
        (date(2026, 4, 1), None, "official", "yearly"),
        (date(2026, 3, 31), None, "official", None),
        (date(2027, 4, 1), None, "quoted", "yearly"),
        (date(2020, 4, 1), date(2027, 4, 1), "official", "ends"),
        (date(2020, 4, 1), date(2027, 4, 2), "official", None),
        (date(2020, 4, 1), None, "unconfirmed", "unconfirmed"),
    ],
)
def test_what_has_to_be_looked_up_and_why(
    lawbook: LawBook, first_day: date, ends: date | None, confidence: str, reason: str | None
) -> None:
    entries = (Entry(first_day, 1.0, "source", ends),)
    book = _with(lawbook, entries=entries, confidence=confidence, checked_on=date(2026, 11, 23))
    assert [one.reason for one in coverage.to_look_up(book)] == ([] if reason is None else [reason])


def test_the_unconfirmed_come_first(lawbook: LawBook) -> None:
    reasons = [one.reason for one in coverage.to_look_up(lawbook)]
    assert reasons == sorted(reasons, key=("unconfirmed", "ends", "yearly").index)
    assert reasons[0] == "unconfirmed"


def test_a_town_tells_its_own_values_and_what_stands_in(lawbook: LawBook) -> None:
    for town in coverage.towns(lawbook):
        assert town.own == len(lawbook.local[town.code])
        assert not set(town.stand_ins) & set(lawbook.local[town.code])
        assert set(town.offers) == set(lawbook.local_programmes)
    unknown = coverage.town("99999", lawbook)
    assert unknown.own == 0
    assert set(unknown.stand_ins) == set(lawbook.local[NATIONAL_FALLBACK])


def test_the_cases_are_counted_by_kind_and_programme() -> None:
    by_kind = coverage.cases_by_kind()
    assert sum(by_kind.values()) == sum(sum(kinds.values()) for kinds in coverage.cases().values())
    assert list(by_kind) == list(coverage.KINDS)
    assert by_kind["official"] > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_law_book_is_printed_with_every_programme_and_town(lawbook: LawBook, lang: str) -> None:
    printed_lines = "\n".join(printed.law(lang, lawbook))
    for key, programme in lawbook.programmes.items():
        assert f"{programme.name_ja if lang == 'ja' else programme.name_en} ({key})" in printed_lines
    for town in coverage.towns(lawbook):
        assert getattr(lawbook.municipalities[town.code], f"name_{lang}") in printed_lines
    assert t(lang, "law.towns") in printed_lines
