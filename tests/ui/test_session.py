"""The counselling session: every step in both languages, worries in their order, sliders, undoing, the log."""

from collections.abc import Mapping
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from planner.household import Household
from planner.projection import Projection
from planner.ui import session, session_start, state
from planner.words import LANGUAGES, t
from tests.ui.conftest import OpenApp, go_to, household_of, words_on
from tests.ui.test_screens import WORDS_TO_AVOID, _japanese

FAMILIES = ("sato", "well_off_with_brother", "unknown_everything", "two_adult_children", "renting")


def at_step(app: AppTest, step: str) -> AppTest:
    app.session_state[session_start.STEP] = step
    return app.run()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FAMILIES)
def test_every_step_shows_every_family_and_the_answer_in_one_line(
    open_app: OpenApp, scenarios: Mapping[str, Household], runs: Mapping[str, Projection], name: str, lang: str
) -> None:
    app = open_app(scenarios[name], lang=lang, view="session")
    for step in session.NAMES:
        shown = words_on(at_step(app, step))
        assert not app.exception, step
        assert t(lang, "fault.title") not in shown, step
        assert t(lang, f"session.{step}") in shown
        assert name == "unknown_everything" or 'class="now"' in shown, step
        assert [word for word in WORDS_TO_AVOID if word in shown] == []
        if lang == "en":
            assert _japanese(shown, runs[name]) == [], step


def test_ages_alone_are_enough_to_begin(open_app: OpenApp) -> None:
    app = open_app(view="session")
    app.text_input(key="quick.child").set_value("50歳").run()
    app.text_input(key="quick.mother").set_value("78").run()
    app.button(key="session.go").click().run()
    found = household_of(app)
    assert found is not None
    assert [person.age_in(found.first_year) for person in found.members] == [78, 50]
    assert t("ja", "session.worries") in words_on(app)


def test_without_the_childs_age_a_sentence_asks_for_it(open_app: OpenApp) -> None:
    app = open_app(view="session")
    app.text_input(key="quick.child").set_value("むかし").run()
    app.button(key="session.go").click().run()
    assert household_of(app) is None
    assert any(t("ja", "quick.child_needed") in warning.value for warning in app.warning)


def test_a_door_that_was_opened_on_the_first_page_is_closed_here(open_app: OpenApp) -> None:
    app = open_app()
    app.button(key="door.quick").click().run()
    shown = words_on(go_to(app, "session"))
    assert t("ja", "fault.title") not in shown
    assert t("ja", "session.start.go") in shown
    app.button(key="door.example").click().run()
    assert t("ja", "door.example.choose") in words_on(app)


def test_worries_stand_in_the_order_in_which_they_were_pressed(
    open_app: OpenApp, scenarios: Mapping[str, Household]
) -> None:
    app = open_app(scenarios["sato"], view="session")
    for worry in ("leaving", "home", "living", "home"):
        app.button(key=f"worry.{worry}").click().run()
    found = household_of(app)
    assert found is not None
    assert found.talk.worries == ("leaving", "living")
    app.button(key="undo").click().run()
    assert household_of(app) == scenarios["sato"]


def test_a_slider_moves_the_family_and_says_what_it_moved(
    open_app: OpenApp, scenarios: Mapping[str, Household]
) -> None:
    app = at_step(open_app(scenarios["sato"], view="session"), "gap")
    assert t("ja", "whatif.not_moved") in words_on(app)
    app.select_slider(key="0.whatif.living").set_value(80_000).run()
    found = household_of(app)
    assert found is not None
    assert found.spending[0].child_alone_yen_per_month == 80_000
    assert "のびます" in words_on(app)
    app.select_slider(key="0.whatif.earned").set_value(20_000).run()
    app.select_slider(key="0.whatif.earned").set_value(30_000).run()
    found = household_of(app)
    assert found is not None
    assert [one.yen_per_year for one in found.incomes if one.name == t("ja", "new.earnings")] == [360_000]
    app.select_slider(key="0.whatif.prices").set_value(0.02).run()
    app.select_slider(key="0.whatif.0").set_value(95).run()
    app.button(key="whatif.back").click().run()
    assert household_of(app) == scenarios["sato"]


def test_putting_the_sliders_back_keeps_what_was_entered_elsewhere_in_the_meantime(
    open_app: OpenApp, scenarios: Mapping[str, Household]
) -> None:
    app = at_step(open_app(scenarios["sato"], view="session"), "gap")
    app.select_slider(key="0.whatif.0").set_value(95).run()
    app.select_slider(key="0.whatif.earned").set_value(20_000).run()
    app = at_step(app, "stock")
    app.button(key="0.accounts.add").click().run()
    app = at_step(app, "gap")
    assert t("ja", "whatif.not_moved") not in words_on(app)
    app.button(key="whatif.back").click().run()
    found = household_of(app)
    assert found is not None
    assert found.model_copy(update={"accounts": found.accounts[:-1]}) == scenarios["sato"]
    assert len(found.accounts) == len(scenarios["sato"].accounts) + 1
    assert t("ja", "whatif.not_moved") in words_on(app)


def test_a_family_that_has_told_nothing_can_move_sliders(open_app: OpenApp) -> None:
    family = Household.model_validate({"first_year": 2026, "children": [{"name": "長男", "birth_year": 1976}]})
    app = at_step(open_app(family, view="session"), "gap")
    app.select_slider(key="0.whatif.living").set_value(90_000).run()
    found = household_of(app)
    assert found is not None
    assert found.spending[-1].child_alone_yen_per_month == 90_000
    app.select_slider(key="0.whatif.living").set_value(95_000).run()
    found = household_of(app)
    assert found is not None
    assert found.spending[-1].child_alone_yen_per_month == 95_000
    assert len(found.spending) == len(family.spending) + 1


def test_the_log_tells_what_was_changed_and_what_it_moved(
    open_app: OpenApp, scenarios: Mapping[str, Household]
) -> None:
    app = at_step(open_app(scenarios["sato"], view="session"), "gap")
    app.select_slider(key="0.whatif.living").set_value(80_000).run()
    app.button(key="undo").click().run()
    shown = words_on(at_step(app, "next"))
    assert "8万円" in shown
    assert "のびます" in shown
    assert "短くなります" in shown
    assert len(app.session_state[state.DESK].history.log) == 2


def test_notes_and_the_next_day_go_into_the_file(open_app: OpenApp, scenarios: Mapping[str, Household]) -> None:
    app = at_step(open_app(scenarios["sato"], view="session"), "next")
    app.date_input(key="0.steps.next_day").set_value(date(2027, 1, 15)).run()
    app.text_area(key="0.talk.next_place").set_value("市民センター").run()
    found = household_of(app)
    assert found is not None
    assert (found.talk.next_day, found.talk.next_place) == (date(2027, 1, 15), "市民センター")


def test_a_note_that_is_too_long_stays_with_a_sentence(open_app: OpenApp, scenarios: Mapping[str, Household]) -> None:
    app = open_app(scenarios["sato"], view="session")
    app.text_area(key="0.talk.who_knows").set_value("長" * 500).run()
    assert app.text_area(key="0.talk.who_knows").value == "長" * 500
    assert any("400" in warning.value for warning in app.warning)
    assert household_of(app) == scenarios["sato"]
    go_to(app, "outlook")
    assert t("ja", "family.waiting", count=1) in words_on(app)
