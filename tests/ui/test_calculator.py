"""The calculator page and the opened cells: answers at once, sentences beside fields, the last good answer stays."""

import html
from collections.abc import Mapping
from typing import Any

import pytest

from planner import calculator, cells, lawbook, wording, wording_calculator, words
from planner.calculators import GROUPS, QUESTIONS, asked
from planner.household import Household
from planner.projection import Projection
from planner.ui.calculator import GIVEN
from planner.wording_law import in_language, number_words
from planner.words import LANGUAGES, t
from tests.ui.conftest import OpenApp, go_to, words_on
from tests.ui.test_screens import JAPANESE

BOOK = lawbook.load()
BASIC = "old_age_basic_pension"


def _choose(app: Any, programme: str, lang: str = "ja") -> Any:
    group = next(group for group, names in GROUPS.items() if programme in names)
    app.selectbox(key=f"{GIVEN}.group.{lang}").set_value(group).run()
    return app.selectbox(key=f"{GIVEN}.{group}.programme.{lang}").set_value(programme).run()


def _figure(programme: str, **given: str) -> str:
    last = calculator.ask(programme, given).steps[-1]
    return number_words("ja", last.rule, last.result)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("group", GROUPS)
def test_every_programme_of_a_group_shows_fields_answer_and_working(open_app: OpenApp, group: str, lang: str) -> None:
    app = open_app(lang=lang, view="calculator")
    for programme in GROUPS[group]:
        shown = html.unescape(words_on(_choose(app, programme, lang)))
        assert not app.exception
        assert t(lang, "fault.title") not in shown
        name = wording_calculator.programme(lang, programme)
        assert t(lang, "calculator.answer", name=name) in shown
        for field in asked.of(QUESTIONS[programme]):
            assert field.label(lang) in shown
        assert in_language(lang, BOOK.programmes[programme], "left_out") in shown.replace("\\", "")
        if lang == "en":
            sources = {entry.source for value in BOOK.national.values() for entry in value.entries}
            assert _japanese(shown, sources) == []


def _japanese(shown: str, sources: set[str]) -> list[str]:
    """Japanese that is no source of the law."""
    local = {e.source for values in BOOK.local.values() for value in values.values() for e in value.entries}
    for text in sorted({*sources, *local, t("ja", "app.this_language")}, key=len, reverse=True):
        shown = shown.replace(text, "")
    return JAPANESE.findall(shown)


def test_a_changed_condition_changes_the_answer_at_once(open_app: OpenApp) -> None:
    app = _choose(open_app(view="calculator"), BASIC)
    assert _figure(BASIC) in words_on(app)
    app.number_input(key=f"{GIVEN}.{BASIC}.paid_months").set_value(240).run()
    assert _figure(BASIC, paid_months="240") in words_on(app)
    app.text_input(key=f"{GIVEN}.{BASIC}.on").set_value("令和7年4月1日").run()
    assert _figure(BASIC, paid_months="240", on="2025-04-01") in words_on(app)


@pytest.mark.parametrize("wrong", ["いつか", "1900-01-01", "2026-02-30"])
def test_nonsense_is_told_beside_the_field_and_the_last_good_answer_stays(open_app: OpenApp, wrong: str) -> None:
    app = _choose(open_app(view="calculator"), BASIC)
    app.number_input(key=f"{GIVEN}.{BASIC}.paid_months").set_value(240).run()
    app.text_input(key=f"{GIVEN}.{BASIC}.on").set_value(wrong).run()
    assert len(app.warning) == 1
    shown = words_on(app)
    assert _figure(BASIC, paid_months="240") in shown
    assert t("ja", "calculator.last_good") in shown
    app.text_input(key=f"{GIVEN}.{BASIC}.on").set_value("").run()
    assert not app.warning
    assert t("ja", "calculator.last_good") not in words_on(app)


def test_what_was_entered_is_still_there_after_another_page_and_in_the_other_language(open_app: OpenApp) -> None:
    app = _choose(open_app(view="calculator"), BASIC)
    app.number_input(key=f"{GIVEN}.{BASIC}.paid_months").set_value(240).run()
    app = go_to(go_to(app, "family"), "calculator")
    assert _figure(BASIC, paid_months="240") in words_on(app)


def test_the_town_of_the_family_stands_first(open_app: OpenApp, scenarios: Mapping[str, Household]) -> None:
    app = open_app(scenarios["sato"], view="calculator")
    assert app.selectbox(key=f"{GIVEN}.municipality.ja").value == scenarios["sato"].municipality
    assert open_app(view="calculator").selectbox(key=f"{GIVEN}.municipality.ja").value == ""


def test_a_cell_opens_with_its_working(
    open_app: OpenApp, scenarios: Mapping[str, Household], runs: Mapping[str, Projection]
) -> None:
    p, app = (
        runs["widow_daughter_disability_pension"],
        open_app(scenarios["widow_daughter_disability_pension"], view="outlook"),
    )
    rows = cells.rows(p)
    number = next(i for i, row in enumerate(rows) if row.key == "disability_basic_pension")
    app.selectbox(key="0.opened.row.ja").set_value(number)
    app.selectbox(key="0.opened.year").set_value(2035).run()
    shown = words_on(app)
    label = wording.cell_label("ja", rows[number], BOOK)
    assert t("ja", "working.cell", label=label, year=2035) in shown
    assert words.yen(rows[number].values[2035 - int(p.years[0])] or 0, "ja") in shown
    assert t("ja", "evidence.carried.grown", last_year=2026, year=2035) in shown
    assert t("ja", "mark.projected") in shown


def test_a_sum_opens_into_the_rows_it_adds(
    open_app: OpenApp, scenarios: Mapping[str, Household], runs: Mapping[str, Projection]
) -> None:
    app = open_app(scenarios["sato"], view="outlook")
    rows = cells.rows(runs["sato"])
    number = next(i for i, row in enumerate(rows) if row.key == "income_total")
    app.selectbox(key="0.opened.row.ja").set_value(number)
    app.selectbox(key="0.opened.year").set_value(2026).run()
    shown = words_on(app)
    assert t("ja", "working.sum") in shown
    for part in cells.opened(runs["sato"], rows[number], 0).parts:
        assert words.yen(part.yen, "ja") in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_evidence_page_tells_the_cases_and_what_the_town_offers(
    open_app: OpenApp, scenarios: Mapping[str, Household], lang: str
) -> None:
    shown = html.unescape(words_on(open_app(scenarios["sato"], lang=lang, view="evidence")))
    assert t(lang, "law.cases_title") in shown
    assert t(lang, "law.cases.official") in shown
    code = scenarios["sato"].municipality
    for key, programme in BOOK.local_programmes.items():
        offer = BOOK.offer(key, code)
        assert in_language(lang, programme, "label") in shown
        assert t(lang, f"law.status.{offer.status if offer else 'nobody_looked'}") in shown
