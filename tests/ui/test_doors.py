"""The three doors: ten questions, an example, the family's own file; and the file the planner was started with."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from planner import household_file, words
from planner.household import Household
from planner.ui import server, state
from planner.words import LANGUAGES, t
from tests import builders
from tests.conftest import SCENARIOS
from tests.ui.conftest import OpenApp, go_to, household_of, words_on

FAMILY_OPEN = builders.household(title="開いている家族")


def _quick(app: Any, **entries: str) -> Any:
    app.button(key="door.quick").click().run()
    for name, text in entries.items():
        app.text_input(key=f"quick.{name}").set_value(text).run()
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ten_rough_answers_lead_to_the_five_answers(open_app: OpenApp, lang: str) -> None:
    app = _quick(
        open_app(lang=lang),
        father="昭和23年",
        mother="７５歳",
        child="50",
        savings="1,800万円",
        living="22万",
        father_pension="200万",
    )
    app.button(key="quick.go").click().run()
    shown = words_on(app)
    assert all(t(lang, f"answer.{worry}") in shown for worry in ("home", "living", "housework", "keeping", "leaving"))
    found = household_of(app)
    assert found is not None
    assert [parent.birth_year for parent in found.parents] == [1948, state.first_year() - 75]
    assert found.accounts[0].balance_yen == 18_000_000


def test_a_wrong_quick_answer_gets_a_sentence_and_nothing_is_lost(open_app: OpenApp) -> None:
    app = _quick(open_app(), father="ずっと前", child="50歳", savings="2,000万")
    app.button(key="quick.go").click().run()
    assert household_of(app) is None
    assert [app.text_input(key=f"quick.{name}").value for name in ("father", "child", "savings")] == [
        "ずっと前",
        "50歳",
        "2,000万",
    ]
    assert any("ずっと前" in warning.value for warning in app.warning)
    go_to(app, "outlook")
    assert go_to(app, "family").text_input(key="quick.savings").value == "2,000万"


def test_an_empty_quick_start_asks_for_the_one_thing_that_is_needed(open_app: OpenApp) -> None:
    app = _quick(open_app())
    app.button(key="quick.go").click().run()
    assert t("ja", "quick.child_needed") in [warning.value for warning in app.warning]
    app.text_input(key="quick.child").set_value("45歳").run()
    app.button(key="quick.go").click().run()
    assert household_of(app) is not None


def test_quick_answers_that_contradict_each_other_are_told(open_app: OpenApp) -> None:
    app = _quick(open_app(), father="40歳", child="45歳")
    app.button(key="quick.go").click().run()
    assert household_of(app) is None
    assert app.warning


FAMILY = b'first_year = 2026\n[[children]]\nname = "a"\nbirth_year = 1980\n'
BAD_FILES = {
    "empty": (b"", "file_empty"),
    "binary": (bytes(range(256)) * 8, "file_not_text"),
    "wrong toml": ("title = 佐藤".encode(), "file_wrong_toml"),
    "unknown key": (b"savngs = 1\n" + FAMILY, "extra_forbidden"),
    "future format": (b"format = 99\n" + FAMILY, "format_too_new"),
    "negative": (FAMILY + b'[[accounts]]\nname = "b"\nowner = "a"\nbalance_yen = -5\n', "greater_than_equal"),
    "two of one name": (FAMILY + b'[[parents]]\nname = "a"\nbirth_year = 1950\n', "same_name"),
    "too large": (b"#" * (household_file.LARGEST_BYTES + 1), "file_too_large"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_answered_with_sentences_and_the_open_family_stays(
    open_app: OpenApp, kind: str, lang: str
) -> None:
    content, code = BAD_FILES[kind]
    app = open_app(FAMILY_OPEN, lang=lang)
    app.session_state["unfold.other"] = True
    app.run()
    app.button(key="door.file").click().run()
    app.get("file_uploader")[0].set_value((f"{kind}.toml", content, "application/toml")).run()
    with pytest.raises(household_file.FileProblems) as refused:
        household_file.loads(content, f"{kind}.toml")
    assert code in [problem.code for problem in refused.value.problems]
    shown = words_on(app).replace("\\", "")
    for problem in refused.value.problems:
        assert words.problem(lang, problem, refused.value.data) in shown
    assert household_of(app) == FAMILY_OPEN
    assert not app.exception


def test_a_good_file_opens_its_family(open_app: OpenApp) -> None:
    app = open_app()
    app.button(key="door.file").click().run()
    app.get("file_uploader")[0].set_value(("family.toml", household_file.dumps_toml(FAMILY_OPEN).encode(), "")).run()
    assert household_of(app) == FAMILY_OPEN
    assert t("ja", "answer.living") in words_on(app)


def test_an_amount_probably_meant_in_man_yen_is_asked_again(open_app: OpenApp) -> None:
    app = _quick(open_app(), savings="250")
    asked = t("ja", "quick.echo.small", amount="250円", meant="250万円")
    assert [warning.value for warning in app.warning] == [asked]


def test_choices_stay_and_speak_the_other_language(open_app: OpenApp) -> None:
    app = _quick(open_app())
    app.selectbox(key="quick.home.ja").set_value("rented").run()
    app.session_state[state.LANGUAGE] = "en"
    app.run()
    assert app.selectbox(key="quick.home.en").value == "rented"
    assert app.selectbox(key="quick.income.en").value == ""


def test_an_example_opens_by_its_title(open_app: OpenApp, scenarios: Mapping[str, Household]) -> None:
    app = open_app()
    app.button(key="door.example").click().run()
    app.selectbox(key="chosen_example").set_value("renting").run()
    app.button(key="door.example.go").click().run()
    assert household_of(app) == scenarios["renting"]


def test_the_planner_starts_with_the_family_it_was_given(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, scenarios: Mapping[str, Household]
) -> None:
    monkeypatch.setenv(server.FAMILY_VARIABLE, str(SCENARIOS / "sato.toml"))
    app = open_app()
    assert household_of(app) == scenarios["sato"]


def test_a_family_file_that_cannot_be_read_at_the_start_is_told_on_the_first_page(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(server.FAMILY_VARIABLE, str(tmp_path / "gone.toml"))
    app = open_app()
    assert "gone" in words_on(app)
    assert household_of(app) is None
