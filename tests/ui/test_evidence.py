"""The evidence page names every value that was read, with unit, day, source and mark."""

from collections.abc import Mapping

import pytest

from planner.lawbook import LawBook
from planner.projection import Projection
from planner.ui import evidence
from planner.wording_law import value_words
from planner.words import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_law_value_and_every_placeholder_is_told_with_its_source(
    runs: Mapping[str, Projection], lawbook: LawBook, lang: str
) -> None:
    for p in runs.values():
        chapters = list(evidence.chapters(lang, p))
        facts = [fact for chapter in chapters for fact in chapter.facts]
        assert len(facts) == len(p.law)
        assert all(fact.label and fact.amount and fact.source and fact.since for fact in facts)
        told = {lawbook.programmes[key.partition(".")[0]] for key in p.law}
        left_out = {getattr(programme, f"left_out_{lang}") for programme in told}
        assert {chapter.left_out for chapter in chapters} == left_out
        stand_ins = list(evidence.stand_ins(lang, p))
        assert len(stand_ins) == len(p.placeholders)
        assert all(where and amount and fact.source for where, amount, fact in stand_ins)


@pytest.mark.parametrize(
    ("unit", "value", "ja", "en"),
    [
        ("yen", 1_234_567.0, "1,234,567円", "1,234,567 yen"),
        ("yen/month", 70_608.0, "月70,608円", "70,608 yen a month"),
        ("yen/year", 847_300.0, "年847,300円", "847,300 yen a year"),
        ("ratio", 0.5, "50%", "50%"),
        ("age", 65.0, "65歳", "65 years old"),
        ("months", 120.0, "120か月", "120 months"),
        ("text", "1_2", "1_2", "1_2"),
        ("yen/month", (37_000.0, 44_000.0), "月37,000円 / 44,000円", "37,000 yen / 44,000 yen a month"),
        ("month", (11.0, 12.0), "11月 / 12月", "month 11 / month 12"),
    ],
)
def test_a_value_is_written_to_the_yen_with_its_unit(unit: str, value: float, ja: str, en: str) -> None:
    assert (value_words("ja", unit, value), value_words("en", unit, value)) == (ja, en)


def test_every_unit_of_the_law_can_be_written(lawbook: LawBook) -> None:
    for parameter in lawbook.national.values():
        for lang in LANGUAGES:
            assert value_words(lang, parameter.unit, parameter.entries[-1].value)


def test_items_that_were_added_as_a_whole_are_named_in_the_language_of_the_page(
    runs: Mapping[str, Projection],
) -> None:
    told = {lang: [where for where, _, _ in evidence.stand_ins(lang, runs["unknown_everything"])] for lang in LANGUAGES}
    assert any("Daily living" in where for where in told["en"])
    assert any("毎日の暮らし" in where for where in told["ja"])
