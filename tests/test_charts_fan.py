"""扇の図: the bands hold the numbers of the table, the darker lies in the lighter, and the words say the message."""

import json

import pytest

from planner import chances, charts_fan, lawbook, wording_chances
from planner.chances import Chances
from planner.words import LANGUAGES, man_yen
from tests import builders

MAN = 10_000
BORN = builders.child()["birth_year"]


@pytest.fixture(scope="module")
def found() -> Chances:
    household = builders.household(
        children=[builders.child(last_age=90)],
        spending=[builders.living(150_000, 150_000, 120_000)],
        parents=[builders.parent(old_age_pension=builders.old_age(780_000))],
        accounts=[{"name": "a", "owner": "母", "balance_yen": 20_000_000, "kind": "securities"}],
    )
    return chances.chances(household, lawbook.load(), exact=False, count=60)


def _lines(found: Chances) -> list[list[float]]:
    return [line["y"] for line in charts_fan.fan(found, BORN, "ja", ink="#000")["data"]]


def test_a_figure_is_plain_data(found: Chances) -> None:
    figure = charts_fan.fan(found, BORN, "ja", ink="#000")
    assert json.loads(json.dumps(figure)) == figure


def test_the_edges_and_the_middle_are_the_numbers_of_the_engine_in_man_yen(found: Chances) -> None:
    low, high, quarter, three_quarters, middle = _lines(found)
    for shown, row in zip((low, quarter, middle, three_quarters, high), found.fan, strict=True):
        assert [yen * MAN for yen in shown] == pytest.approx(row[: len(shown)])


def test_the_darker_band_lies_in_the_lighter_and_the_middle_in_both(found: Chances) -> None:
    low, high, quarter, three_quarters, middle = _lines(found)
    for five in zip(low, quarter, middle, three_quarters, high, strict=True):
        assert list(five) == sorted(five)
    fills = [line["fillcolor"] for line in charts_fan.fan(found, BORN, "ja", ink="#000")["data"] if "fill" in line]
    light, dark = (float(fill.rstrip(")").rpartition(",")[2]) for fill in fills)
    assert dark > 2 * light


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_tell_the_middle_and_the_width_some_years_from_now(found: Chances, lang: str) -> None:
    message = wording_chances.fan_message(lang, found, BORN)
    low, _, middle, _, high = found.fan[:, wording_chances.SOME_YEARS]
    for yen in (low, middle, high):
        assert man_yen(yen, lang) in message


def test_the_ages_of_the_table_are_round_but_for_the_first(found: Chances) -> None:
    first, *others = wording_chances.round_ages(found, BORN)
    assert first == int(found.years[0]) - BORN
    assert all(age % wording_chances.ROUND_AGE == 0 for age in others)
    assert others == sorted(others)
