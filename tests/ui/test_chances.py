"""もしもの幅: the page says what the engine found, works out futures on the button, and takes over a factor."""

import html

import pytest

from planner import chances, charts_fan, lawbook, lives, stresses, wording_chances
from planner.ui import chance
from planner.words import LANGUAGES, t
from tests import builders
from tests.ui.conftest import OpenApp, household_of, words_on
from tests.ui.test_leave import family

BOOK = lawbook.load()
FEW = 40
FACTOR = "0.children.0.mortality_factor"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_how_often_the_money_lasts(open_app: OpenApp, lang: str) -> None:
    found = chances.chances(family(), BOOK)
    shown = html.unescape(words_on(open_app(family(), lang=lang, view="chances")))
    for text in (*wording_chances.lead(lang, found), *sum(wording_chances.rows(lang, found), ())):
        assert text in shown
    assert wording_chances.how(lang, found) in shown
    for text in sum(wording_chances.three_lives(lang, found.lives, found.child, parents=True), ()):
        assert text in shown


def test_each_stress_that_a_family_can_have_stands_there(open_app: OpenApp) -> None:
    shown = words_on(open_app(family(), view="chances"))
    for name in stresses.STRESSES:
        assert t("ja", f"stress.{name}") in shown
    alone = builders.household(accounts=[{"name": "定期", "owner": "長男", "balance_yen": 9_000_000}])
    shown = words_on(open_app(alone, view="chances"))
    assert t("ja", "stress.care_of_parents") not in shown
    assert t("ja", "chances.how.child_alone") in shown
    assert t("ja", "chances.parents_years") not in shown


def test_prices_and_returns_are_drawn_on_the_button_and_shown_as_picture_and_table(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chance, "COUNT", FEW)
    one = family(title="もしも")
    found = chances.chances(one, BOOK, exact=False, count=FEW)
    born = one.children[0].birth_year
    app = open_app(one, view="chances")
    assert len(app.get("plotly_chart")) == 0
    app.button(key="futures").click().run()
    shown = html.unescape(words_on(app))
    assert len(app.get("plotly_chart")) == 1
    assert wording_chances.fan_message("ja", found, born) in shown
    for text in sum(wording_chances.rows("ja", found), ()):
        assert text in shown
    for row in wording_chances.fan_rows("ja", found, wording_chances.round_ages(found, born), born):
        assert "".join(f"<td>{cell}</td>" for cell in row[1:]) in shown
    app.text_input(key=FACTOR).set_value("2").run()
    assert len(app.get("plotly_chart")) == 0


def test_a_factor_is_read_and_changes_the_lives(open_app: OpenApp) -> None:
    app = open_app(family(), view="chances")
    before = words_on(app)
    app.text_input(key=FACTOR).set_value("２．１８倍").run()
    now = household_of(app)
    assert now is not None
    assert now.children[0].mortality_factor == 2.18
    assert app.text_input(key=FACTOR).value == "2.18"
    years = chances.of_lives(now, BOOK).child_years
    assert years < chances.of_lives(family(), BOOK).child_years
    assert t("ja", "chances.years", years=years) in words_on(app)
    assert words_on(app) != before
    app.text_input(key=FACTOR).set_value("").run()
    now = household_of(app)
    assert now is not None
    assert now.children[0].mortality_factor == 1


@pytest.mark.parametrize(("wrong", "told"), [("ふつう", "1.5"), ("-2", "1.5"), ("50", "10"), ("0.1", "0.2")])
def test_a_factor_that_cannot_be_is_told_beside_its_field(open_app: OpenApp, wrong: str, told: str) -> None:
    app = open_app(family(), view="chances")
    app.text_input(key=FACTOR).set_value(wrong).run()
    now = household_of(app)
    assert now is not None
    assert now.children[0].mortality_factor == 1
    assert app.text_input(key=FACTOR).value == wrong
    assert any(told in warning.value.replace("\\", "") for warning in app.warning)
    assert not any("%" in warning.value for warning in app.warning)


def test_the_published_factors_stand_there_with_their_sources(open_app: OpenApp) -> None:
    shown = html.unescape(words_on(open_app(family(), view="chances")))
    found = lives.factors(BOOK)
    assert len(found) == len(lives.FACTORS)
    for factor in found:
        assert f"{factor.ratio:g}倍" in shown
        assert factor.parameter.entries[-1].source in shown


def test_the_picture_ends_at_an_age_that_few_live_beyond() -> None:
    found = chances.chances(family(), BOOK)
    ages = wording_chances.ages_shown(found, family().children[0].birth_year)
    assert ages[-1] == wording_chances.OLDEST_SHOWN
    assert len(charts_fan.fan(found, family().children[0].birth_year, "ja", ink="#000")["data"][0]["x"]) == len(ages)
