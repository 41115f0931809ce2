"""The family sheet: everything on one or two pages, escaped, with or without names; paper that loads nothing."""

import html
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from planner import anonymous, conference_sheet, futures, paper_siblings, print_page, wording_siblings
from planner import lawbook as law_files
from planner.household import Household
from planner.projection import Projection, project
from planner.words import LANGUAGES, t
from tests import builders
from tests.strategies import FEW, households

BOOK = law_files.load()
DAY = date(2026, 12, 1)
ODD = '<b>&"太郎"</b>'
TALK = {
    "worries": ["living", "home"],
    "health": "太郎さんは月に一度、通院。\n朝の薬。",
    "helpers": "花子が知っている窓口",
    "support_stage": "family",
    "child_told": "not_yet",
    "actions": [
        {"step": "will", "who": "母", "by": "2027-03-31"},
        {"words": "花子に電話する"},
        {"step": "measure.disability_pension", "who": "父", "by": "2027-01-15"},
        {"step": "pension_record", "done": True},
    ],
    "next_day": "2027-01-20",
    "next_place": "区役所",
}


def family(**more: Any) -> Household:
    parts: dict[str, Any] = {
        "title": "太郎の家",
        "municipality": "04100",
        "parents": [builders.parent("父", age=80, last_age=84), builders.parent("母", age=78, last_age=86)],
        "children": [builders.child("太郎", disability_pension={"grade": 2}, daily_life={"cooking": "with_help"})],
        "siblings": [{"name": "花子", "birth_year": 1979}],
        "accounts": [builders.money("父", 16_540_000), builders.money("母", 1), builders.money("太郎", 2)],
        "talk": TALK,
    }
    return builders.household(**(parts | more))


def run(household: Household) -> Projection:
    return project(household, futures.calm(household, BOOK), BOOK, working=False)


def sheet(household: Household, lang: str = "ja", *, no_names: bool = False) -> str:
    return conference_sheet.page(lang, household, run(household), BOOK, on=DAY, anonymous=no_names)


def words_of(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "\n", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)))


def loads_nothing(page: str) -> bool:
    return not re.search(r"https?://|<script|<img|<link|url\(|@import|\bsrc=|\son\w+=", page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_has_its_sheet(
    scenarios: Mapping[str, Household], runs: Mapping[str, Projection], lang: str
) -> None:
    for name, household in scenarios.items():
        page = conference_sheet.page(lang, household, runs[name], BOOK, on=DAY)
        assert loads_nothing(page)
        shown = words_of(page)
        assert t(lang, "conference.consent") in shown
        assert all(t(lang, f"conference.part.{part}") in shown for part in ("household", "money", "open", "actions"))


def test_the_sheet_tells_who_they_are_what_there_is_and_what_was_agreed() -> None:
    shown = words_of(sheet(family()))
    for told in ("太郎・50歳（1976年生まれ）", "花子・47歳（1979年生まれ）", "宮城県仙台市", "2026年12月1日 現在"):
        assert told in shown
    assert "お父さま およそ1,650万円" in shown
    assert "太郎さんは月に一度、通院。\n朝の薬。" in shown
    assert t("ja", "conference.pension.grade", grade="2級") in shown
    assert t("ja", "conference.ready.one", task="料理", ability="手伝いがあればできる") in shown


def test_the_nearest_day_comes_first_and_what_is_done_last() -> None:
    items = re.findall(r"<li>(.*?)</li>", sheet(family()))
    assert items == [
        "障害年金を請求する（父、2027年1月15日まで）",
        f"{t('ja', 'step.will')}（母、2027年3月31日まで）",
        "花子に電話する（担当はこれから、期限はこれから）",
        f"済み：{t('ja', 'step.pension_record')}",
    ]
    assert "2027年1月20日　区役所" in sheet(family())


def test_what_nobody_said_reads_as_not_asked_yet_and_an_unknown_account_as_unknown() -> None:
    bare = family(talk={}, accounts=[builders.money("父", 0) | {"balance_yen": None}, builders.money("父", 2_040_000)])
    shown = words_of(sheet(bare))
    assert shown.count(t("ja", "conference.not_asked_yet")) > 5
    assert t("ja", "conference.actions.none") in shown
    assert t("ja", "conference.savings.more", owner="父", amount="200万円") in shown


def test_what_is_not_known_is_listed_and_a_long_list_is_cut(scenarios: Mapping[str, Household]) -> None:
    shown = words_of(sheet(scenarios["unknown_everything"]))
    assert t("ja", "conference.open.text") in shown
    assert "親御さん（父）の生まれ月" in shown
    assert t("ja", "conference.open.more", count=4) in shown
    assert t("ja", "conference.nothing_open") in words_of(sheet(scenarios["president_30056"]))


@pytest.mark.parametrize(
    ("yen", "shown"), [(16_540_000, "1,650万円"), (999_000, "100万円"), (34_000, "3万円"), (0, "0円")]
)
def test_amounts_are_round(yen: int, shown: str) -> None:
    assert conference_sheet.rough("ja", yen) == shown


def test_texts_of_the_family_are_never_html() -> None:
    odd = family(
        title=ODD,
        children=[builders.child(ODD)],
        accounts=[],
        talk={"health": ODD, "actions": [{"words": ODD}], "next_place": ODD, "thanks_to_siblings": ODD},
    )
    page, p = sheet(odd), run(odd)
    told = wording_siblings.told("ja", odd, p, BOOK, until=ODD)
    for one in (page, paper_siblings.page("ja", told), print_page.page("ja", ODD, print_page.bullets([ODD]))):
        assert "<b>" not in one
        assert html.escape(ODD) in one
        assert loads_nothing(one)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_names_no_name_title_town_or_year_of_birth_is_left(lang: str) -> None:
    shown = words_of(sheet(anonymous.anonymised(lang, family()), lang, no_names=True))
    for told in ("太郎", "花子", "仙台", "Sendai", "1976", "1979"):
        assert told not in shown
    assert t(lang, "conference.person.age", role=t(lang, "conference.role.child"), age=50) in shown
    assert t(lang, "conference.role.sibling", letter=1) in shown


def test_names_inside_the_familys_own_words_give_way_to_roles() -> None:
    talk = anonymous.anonymised("ja", family()).talk
    assert talk.health == "ご本人は月に一度、通院。\n朝の薬。"
    assert talk.helpers == "きょうだい1が知っている窓口"
    assert anonymous.without_names("祖父と太郎丸", {"父": "x", "太郎": "y", "太郎丸": "z"}) == "祖父とz"


def test_several_children_and_parents_of_one_sex_are_told_apart() -> None:
    parents = [builders.parent("a", age=80), builders.parent("b", age=79)]
    one = family(parents=parents, children=[builders.child("太郎"), builders.child("次郎", age=45)], accounts=[])
    assert [*anonymous.roles("ja", one).values()] == ["親1", "親2", "ご本人1", "ご本人2", "きょうだい1"]


@FEW
@given(households())
def test_without_names_no_figure_changes(one: Household) -> None:
    other = anonymous.anonymised("ja", one)
    assert not {person.name for person in other.children} & {person.name for person in one.children}
    np.testing.assert_array_equal(run(one).purse.closing, run(other).purse.closing)


def test_the_words_of_a_step_a_measure_and_anything_else() -> None:
    assert conference_sheet.step_words("en", "will") == t("en", "step.will")
    assert conference_sheet.step_words("en", "mutual_aid") == t("en", "choice.measure.mutual_aid")
    assert conference_sheet.step_words("en", "measure.trust") == t("en", "choice.measure.trust")
    assert conference_sheet.step_words("en", "something") == "something"
