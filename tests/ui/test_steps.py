"""すること: entries reach the file, a wrong day gets a sentence, the list can be taken home."""

import html
from collections.abc import Mapping
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from planner import yearly
from planner.household import Household
from planner.household_talk import MOST_ACTIONS, Action
from planner.projection import Projection
from planner.words import LANGUAGES, t
from tests import builders
from tests.conftest import SCENARIOS
from tests.ui.conftest import OpenApp, household_of, words_on

EXAMPLES = tuple(sorted(path.stem for path in SCENARIOS.glob("*.toml")))
STEP = "pension_record"
OTHER = "\n"


def family(**talk: object) -> Household:
    return builders.household(
        parents=[builders.parent()],
        siblings=[{"name": "姉"}],
        accounts=[builders.money("長男", 9_000_000)],
        spending=[builders.living(150_000, 120_000, 100_000)],
        talk=talk,
    )


def opened(open_app: OpenApp, household: Household, *names: str, lang: str = "ja") -> AppTest:
    """The page with some of its cards unfolded."""
    app = open_app(household, lang=lang)
    for name in names:
        app.session_state[f"unfold.{name}"] = True
    return app.switch_page("planner/ui/views/steps.py").run()


def written(app: AppTest) -> tuple[Action, ...]:
    household = household_of(app)
    assert household is not None
    return household.talk.actions


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_shows_its_list_and_its_year(
    open_app: OpenApp, scenarios: Mapping[str, Household], runs: Mapping[str, Projection], name: str, lang: str
) -> None:
    app = opened(open_app, scenarios[name], f"steps.{STEP}", "yearly.details", "yearly.later", lang=lang)
    shown = html.unescape(words_on(app))
    assert not app.exception
    assert t(lang, "fault.title") not in shown
    assert t(lang, "actions.lead.none") in shown
    for one in yearly.of(scenarios[name], runs[name]):
        assert t(lang, f"yearly.{one.code}.text") in shown
    assert len(app.get("download_button")) >= 3


def test_who_by_when_and_done_reach_the_file(open_app: OpenApp) -> None:
    app = opened(open_app, family(), f"steps.{STEP}")
    app.selectbox(key=f"0.steps.{STEP}.who").set_value("姉").run()
    app.date_input(key=f"0.steps.{STEP}.by").set_value(date(2027, 1, 15)).run()
    assert written(app) == (Action(step=STEP, who="姉", by=date(2027, 1, 15)),)
    assert "2027年1月15日" in words_on(app)
    app.checkbox(key=f"0.steps.{STEP}.done").check().run()
    assert written(app)[0].done
    assert t("ja", "actions.group.done") in words_on(app)
    app.date_input(key=f"0.steps.{STEP}.by").set_value(None).run()
    app.checkbox(key=f"0.steps.{STEP}.done").uncheck().run()
    assert written(app) == (Action(step=STEP, who="姉"),)
    assert not app.exception


def test_a_first_entry_is_one_step_back(open_app: OpenApp) -> None:
    app = opened(open_app, family(), f"steps.{STEP}")
    app.date_input(key=f"0.steps.{STEP}.by").set_value(date(2027, 1, 15)).run()
    app.button(key="undo").click().run()
    assert household_of(app) == family()
    assert app.date_input(key=f"1.steps.{STEP}.by").value is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_card_names_a_desk_unless_the_step_is_taken_at_home(open_app: OpenApp, lang: str) -> None:
    for step, at_home in ((STEP, False), ("tell_daily_life", True)):
        shown = words_on(opened(open_app, family(), f"steps.{step}", lang=lang))
        assert ('class="desk"' in shown) is not at_home


def test_somebody_else_is_written_by_name(open_app: OpenApp) -> None:
    app = opened(open_app, family(), f"steps.{STEP}")
    app.selectbox(key=f"0.steps.{STEP}.who").set_value(OTHER).run()
    assert written(app) == ()
    app.text_input(key=f"0.steps.{STEP}.who.written").set_value("民生委員さん").run()
    assert written(app) == (Action(step=STEP, who="民生委員さん"),)
    again = opened(open_app, family(actions=[{"step": STEP, "who": "民生委員さん"}]), f"steps.{STEP}")
    assert again.selectbox(key=f"0.steps.{STEP}.who").value == "民生委員さん"


def test_several_entries_stay_with_their_steps(open_app: OpenApp) -> None:
    app = opened(open_app, family(), f"steps.{STEP}", "steps.helper_services")
    app.date_input(key="0.steps.helper_services.by").set_value(date(2027, 2, 1)).run()
    app.date_input(key=f"0.steps.{STEP}.by").set_value(date(2027, 1, 15)).run()
    app.selectbox(key="0.steps.helper_services.who").set_value("長男").run()
    assert written(app) == (
        Action(step="helper_services", by=date(2027, 2, 1), who="長男"),
        Action(step=STEP, by=date(2027, 1, 15)),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wrong_day_gets_a_sentence_and_the_family_stays_as_it_is(open_app: OpenApp, lang: str) -> None:
    app = opened(open_app, family(), f"steps.{STEP}", lang=lang)
    app.date_input(key=f"0.steps.{STEP}.by").set_value(date(2150, 1, 1)).run()
    assert written(app) == (Action(step=STEP),)
    assert any("2027-01-15" in warning.value.replace("\\", "") for warning in app.warning)
    app.date_input(key=f"0.steps.{STEP}.by").set_value(date(2027, 1, 1)).run()
    assert not app.warning
    assert written(app)[0].by == date(2027, 1, 1)


def test_own_words_are_added_dated_and_removed_and_one_can_go_back(open_app: OpenApp) -> None:
    app = opened(open_app, family(), "steps.0")
    app.text_input(key="0.talk.actions.words").set_value("親戚に *電話* する")
    next(one for one in app.button if one.label == t("ja", "actions.add")).click().run()
    assert written(app) == (Action(words="親戚に *電話* する"),)
    assert t("ja", "actions.group.own") in words_on(app)
    app.date_input(key="1.steps.0.by").set_value(date(2027, 1, 15)).run()
    assert written(app)[0].by == date(2027, 1, 15)
    app.button(key="1.steps.0.remove").click().run()
    assert written(app) == ()
    app.button(key="undo").click().run()
    assert len(written(app)) == 1
    assert not app.exception


def test_nothing_is_added_without_words(open_app: OpenApp) -> None:
    app = opened(open_app, family())
    next(one for one in app.button if one.label == t("ja", "actions.add")).click().run()
    assert written(app) == ()
    assert not app.warning


def test_a_full_list_says_so(open_app: OpenApp) -> None:
    full = [{"words": f"こと{number}", "done": True} for number in range(MOST_ACTIONS)]
    app = opened(open_app, family(actions=full), f"steps.{STEP}")
    app.selectbox(key=f"0.steps.{STEP}.who").set_value("姉").run()
    assert len(written(app)) == MOST_ACTIONS
    assert app.warning
    assert not app.exception


def test_the_next_talk_reaches_the_file(open_app: OpenApp) -> None:
    app = opened(open_app, family())
    app.date_input(key="0.steps.next_day").set_value(date(2027, 3, 3)).run()
    app.text_area(key="0.talk.next_place").set_value("通帳を持って").run()
    household = household_of(app)
    assert household is not None
    assert (household.talk.next_day, household.talk.next_place) == (date(2027, 3, 3), "通帳を持って")


def test_a_chosen_plan_brings_its_preparations(open_app: OpenApp, scenarios: Mapping[str, Household]) -> None:
    app = opened(open_app, scenarios["sato"])
    heading = t("ja", "actions.group.plan", plan="年金を請求する")
    assert heading not in words_on(app)
    app.button_group(key="0.which_plan").set_value(1).run()
    assert heading in words_on(app)
    assert "0.steps.measure.disability_pension.done" in [one.key for one in app.checkbox]
    app.checkbox(key="0.steps.measure.disability_pension.done").check().run()
    assert written(app) == (Action(step="measure.disability_pension", done=True),)
    assert not app.exception


def test_what_the_family_typed_is_shown_as_it_stands(open_app: OpenApp) -> None:
    """Neither a link nor a tag of the file becomes one on the page."""
    told = [{"words": "[ここ](http://x.example) <b>太字</b>", "who": "*だれか*", "by": "2027-01-15"}]
    app = opened(open_app, family(actions=told), "steps.0")
    labels = [one.label for one in app.checkbox]
    assert any(r"\[ここ\]\(http" in label and r"\<b\>" in label for label in labels)
    assert not app.exception
