"""Every picture has its message and its numbers in words, for every family and in both languages."""

import re
from collections.abc import Iterator, Mapping
from functools import reduce

import pytest

from planner import compare, sources, wording_charts
from planner.compare import Compared
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.wording_charts import Told
from planner.words import LANGUAGES, man_yen_1, t

WORDS_TO_AVOID = ("破綻", "絶望", "寄生", "赤字", "パラサイト", "不良債権", "無職", "死亡", "お荷物", "面倒をみる")
JAPANESE = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]")


def _all(lang: str, p: Projection, columns: tuple[Compared, ...], lawbook: LawBook) -> Iterator[Told]:
    yield wording_charts.balances(lang, columns)
    yield wording_charts.income(lang, p)
    yield wording_charts.spending(lang, p)
    yield wording_charts.owned(lang, p)
    yield wording_charts.programmes(lang, p, lawbook)


def _names(household: Household) -> list[str]:
    own = [one.name for one in (*household.members, *household.siblings, *household.plans)]
    return sorted(own, key=len, reverse=True)


def _without(text: str, names: list[str]) -> str:
    return reduce(lambda rest, name: rest.replace(name, ""), names, text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_of_every_family_is_told(runs: Mapping[str, Projection], lawbook: LawBook, lang: str) -> None:
    for p in runs.values():
        columns = (Compared("", (), None, p, compare.result(p)),)
        for told in _all(lang, p, columns, lawbook):
            texts = [told.alt, told.caption, *told.heads, *(cell for row in told.rows for cell in row)]
            assert all(len(row) == len(told.heads) for row in told.rows)
            assert all(texts)
            for text in texts:
                assert not re.search("[{}<>]", text)
                assert not any(word in text for word in WORDS_TO_AVOID)
                assert lang == "ja" or not JAPANESE.search(_without(text, _names(p.household))), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_income_holds_the_monthly_means(runs: Mapping[str, Projection], lang: str) -> None:
    p = runs["sato"]
    told = wording_charts.income(lang, p)
    phases = sources.by_phase(p, sources.sources(p))
    first = next(row for row in told.rows if row[0] == t(lang, "group.parents_pensions"))
    assert len(told.heads) == len(phases) + 1
    assert man_yen_1(phases[0].yen_per_month("parents_pensions"), lang) in first[1]


def test_the_message_names_the_largest_source_and_when_it_changes(runs: Mapping[str, Projection]) -> None:
    message = wording_charts.income("ja", runs["widow_daughter_disability_pension"]).alt
    assert "2040年" in message
    assert t("ja", "group.childs_benefits") in message


def test_what_is_not_told_is_not_drawn_as_if_it_were(runs: Mapping[str, Projection]) -> None:
    p = runs["unknown_everything"]
    for told in (wording_charts.income("ja", p), wording_charts.spending("ja", p)):
        assert told.alt == t("ja", "picture.not_told")
    assert t("ja", "picture.owners.money_none") in wording_charts.owned("ja", p).alt


def test_the_largest_of_several_small_sources_is_not_called_the_most_of_all(runs: Mapping[str, Projection]) -> None:
    message = wording_charts.income("ja", runs["widow_daughter_disability_pension"]).alt
    assert "いちばん多いのが" in message


@pytest.mark.parametrize(("ratio", "words"), [(0.97, "すべて"), (0.84, "8割"), (0.01, "1割")])
def test_a_share_is_told_in_tenths(ratio: float, words: str) -> None:
    assert wording_charts.share_words("ja", ratio) == words
