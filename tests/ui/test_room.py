"""勉強会: every screen of the sequence for every model family in both languages, and what the room decides."""

import re
from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from planner import share
from planner.household import Household
from planner.ui import links, room
from planner.ui.middleware import LINK_NAME
from planner.ui.room import DESK_FAMILY, ROOM, SCREENS, Room
from planner.ui.state import LANGUAGE
from planner.words import LANGUAGES, t
from tests.processes import ROOT
from tests.ui.conftest import SECONDS, OpenApp, household_of, words_on

JAPANESE = re.compile("[\u3041-\u30fa\u3400-\u9fff]")
MODELS = sorted(path.stem for path in (ROOT / "scenarios").glob("*.toml"))


def show(app: AppTest, **parts: object) -> AppTest:
    """Go to a screen with what the room has decided."""
    app.session_state[ROOM] = Room(**parts)  # type: ignore[arg-type]
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("model", MODELS)
def test_every_screen_speaks_of_every_family(open_app: OpenApp, lang: str, model: str) -> None:
    app = open_app(lang=lang, view="room")
    for screen in SCREENS:
        shown = words_on(show(app, screen=screen, model=model, revealed=screen == "guess"))
        assert t(lang, "fault.title") not in shown, screen
        assert len(app.main.children) > 1
        if lang == "en":
            assert not JAPANESE.search(shown.replace(t("ja", "app.this_language"), "")), screen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_family_on_the_desk_is_shown_without_names_and_stays_as_it_is(
    open_app: OpenApp, scenarios: Mapping[str, Household], lang: str
) -> None:
    father, *others = scenarios["sato"].parents
    named = scenarios["sato"].model_copy(update={"title": "さとう家のこと"})
    named = Household.model_validate_json(named.model_dump_json().replace('"長男"', '"けんいち"'))
    app = open_app(named, lang=lang, view="room")
    for screen in SCREENS:
        shown = words_on(show(app, screen=screen, model=DESK_FAMILY, ages=(father.last_age + 5, others[0].last_age)))
        assert "けんいち" not in shown
        assert "さとう家" not in shown
    assert household_of(app) == named


def test_the_sequence_goes_forth_and_back_and_keeps_what_was_decided(open_app: OpenApp) -> None:
    app = open_app(view="room")
    app.button(key="room-next").click().run()
    assert t("ja", "room.guess.title") in words_on(app)
    app.select_slider(key="room-guess").set_value(70).run()
    app.button(key="room_reveal").click().run()
    assert app.get("plotly_chart")
    app.button(key="room-next").click().run()
    app.button(key="room-back").click().run()
    assert app.get("plotly_chart")
    app.button(key="room-again").click().run()
    assert app.select_slider(key="room-guess").value == 70
    app.selectbox(key="room-screen-1").set_value("close").run()
    assert t("ja", "room.close.title") in words_on(app)
    assert app.button(key="room-next").disabled


def test_the_keys_of_arrows_and_presenters_are_there(open_app: OpenApp) -> None:
    app = open_app(view="room")
    found = {button.key: button.proto.shortcut for button in app.button if button.key.startswith("room-")}
    keys = {"room-next": "right", "room-next-2": "pagedown", "room-back": "left", "room-back-2": "pageup"}
    assert found.items() >= keys.items()


def test_three_tasks_are_chosen_and_no_more(open_app: OpenApp) -> None:
    app = show(open_app(view="room"), screen="tasks", model="sato")
    for box in app.checkbox[:3]:
        box.check().run()
    assert len(app.session_state[ROOM].tasks) == 3
    assert all(box.disabled for box in app.checkbox if not box.value)
    app.checkbox[0].uncheck().run()
    assert len(app.session_state[ROOM].tasks) == 2


def test_a_death_moves_by_five_years_and_back(open_app: OpenApp) -> None:
    app = show(open_app(view="room"), screen="death", model="sato")
    assert t("ja", "room.death.start") in words_on(app)
    app.button(key="room-plus-1").click().run()
    assert "98歳まで" in words_on(app)
    app.button(key="room-reset").click().run()
    assert t("ja", "room.death.start") in words_on(app)


def test_another_family_begins_anew(open_app: OpenApp) -> None:
    app = show(open_app(view="room"), model="sato", guess=70, revealed=True, tasks=("x",))
    box = next(one for one in app.selectbox if one.key.startswith("room-model"))
    box.set_value("renting").run()
    assert app.session_state[ROOM] == Room(model="renting")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_room_the_screen_for_phones_says_how_to_start_it(open_app: OpenApp, lang: str) -> None:
    shown = words_on(show(open_app(lang=lang, view="room"), screen="phones"))
    assert t(lang, "room.phones.alone") in shown
    assert "app --room" in shown


def opened(lang: str, text: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=SECONDS)
    app.session_state[LANGUAGE] = lang
    app.query_params[LINK_NAME] = text
    return app.run()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_opens_the_family_in_the_language_of_the_reader(scenarios: Mapping[str, Household], lang: str) -> None:
    app = opened(lang, share.encode(scenarios["sato"]))
    assert household_of(app) == share.figures_only(lang, scenarios["sato"])
    assert LINK_NAME not in app.query_params


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["", "1", "1abc", "9abc", "あ" * 9_000, "1" + "A" * 400])
def test_a_broken_link_opens_the_first_page_with_a_sentence(lang: str, text: str) -> None:
    app = opened(lang, text)
    shown = words_on(app)
    assert household_of(app) is None
    assert t(lang, "share.trouble").strip() in shown
    assert t(lang, "welcome.title") in shown
    assert not app.exception


def test_a_code_is_drawn_dark_on_white_with_its_words() -> None:
    drawn = links.code("http://192.168.0.2:8501/#family=1abc", 'a "code"')
    assert 'alt="a &quot;code&quot;"' in drawn
    assert "data:image/svg+xml" in drawn


def test_a_chart_for_the_room_has_larger_letters() -> None:
    figure = {
        "data": [{"line": {"width": 3}}],
        "layout": {"font": {"size": 10}, "margin": {"l": 10, "t": 20}, "height": 1},
    }
    found = room.enlarged(figure)
    assert found["layout"]["font"]["size"] > 10
    assert found["data"][0]["line"]["width"] > 3
    assert figure["layout"]["height"] == 1
