"""The page for families at home: one question on a screen, nothing is lost on the way, one answer on a screen."""

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from planner import answers, easy, words
from planner import lawbook as law_files
from planner.household import Household
from planner.projection import Projection
from planner.ui import explained, forms, home_answers, home_now, home_walk, state
from planner.ui.home_walk import MAIN, Walk
from planner.words import LANGUAGES, t
from tests.test_answers import CODES
from tests.test_house_rules import placeholders
from tests.ui.conftest import OpenApp, go_to, household_of, words_on
from tests.ui.test_screens import EXAMPLES
from tests.ui.test_screens import _japanese as japanese

GIVEN = {
    "ja": {"child": "50歳", "child_name": "太郎", "mother": "昭和23年", "father": "８０歳", "siblings": "2"}
    | {"savings": "1,800万円", "pension": "45万", "living": "22万", "home": "house", "building": "築38年"}
    | {"income": "amount", "income_amount": "3万"},
    "en": {"child": "50", "child_name": "Taro", "mother": "1948", "father": "80", "siblings": "2"}
    | {"savings": "18 million", "pension": "450,000", "living": "220,000", "home": "rented", "rent": "50,000"}
    | {"income": "grade_2"},
}


def fill(app: AppTest, name: str, given: str) -> AppTest:
    """Type or choose an answer on the screen."""
    if name in home_walk.CHOICES:
        lang = app.session_state[state.LANGUAGE]
        return app.radio(key=f"home_ask.{name}.{lang}").set_value(given).run()
    return app.text_input(key=f"home_ask.{name}").set_value(given).run()


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def walk(app: AppTest) -> Walk:
    found: Walk = app.session_state["home_walk"]
    return found


def title(app: AppTest, lang: str, name: str) -> bool:
    return t(lang, f"home.question.{name}") in words_on(app)


def walked(app: AppTest, given: Mapping[str, str], *, until: str = "") -> AppTest:
    """Answer one question after the other; an answer that is not given is not known."""
    for _ in range(len(home_walk.MAIN) + len(home_walk.FOLLOW_UPS)):
        one = walk(app).at if "home_walk" in app.session_state else MAIN[0]
        if household_of(app) is not None or one == until:
            return app
        app = press(fill(app, one, given[one]), "home_next") if one in given else press(app, "home_unknown")
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_is_asked_alone_and_leads_to_a_family(open_app: OpenApp, lang: str) -> None:
    app = open_app(lang=lang, view="home")
    assert t(lang, "home.start.privacy") in words_on(app)
    for name in home_walk.questions(_answers(GIVEN[lang])):
        shown = words_on(app)
        assert t(lang, f"home.question.{name}") in shown
        assert t(lang, "home.progress", at=home_walk.number(name), count=10) in shown
        assert len(app.text_input) + len(app.radio) == 1
        app = press(fill(app, name, GIVEN[lang][name]), "home_next")
        assert not app.exception
    found = household_of(app)
    assert found is not None
    assert (found.children[0].birth_year, len(found.siblings), len(found.parents)) == (state.first_year() - 50, 2, 2)
    assert found.accounts[0].balance_yen == 18_000_000
    pensions = [parent.old_age_pension for parent in found.parents]
    assert sum((p.basic_yen_per_year or 0) + (p.employees_yen_per_year or 0) for p in pensions) == 6 * 450_000
    assert t(lang, "home.answer.progress", at=1, count=7) in words_on(app)


def _answers(given: Mapping[str, str]) -> home_walk.Answers:
    one = Walk()
    for name, text in given.items():
        one = home_walk.answered(one, name, text)
    return one.answers


@pytest.mark.parametrize("lang", LANGUAGES)
def test_unknown_for_all_but_the_age_reaches_an_answer(open_app: OpenApp, lang: str) -> None:
    app = walked(open_app(lang=lang, view="home"), {"child": "50"})
    assert household_of(app) is not None
    assert t(lang, "easy.until.not_told") in words_on(app)
    for _ in range(6):
        app = press(app, "home_next")
        assert not app.exception
        assert t(lang, "fault.title") not in words_on(app)
    assert t(lang, "home.now") in words_on(app)


def test_without_the_age_nobody_is_led_on_but_told_why(open_app: OpenApp) -> None:
    app = press(open_app(view="home"), "home_next")
    assert t("ja", "home.child_needed") in words_on(app)
    assert title(app, "ja", "child")
    assert {button.key for button in app.button} & {"home_unknown", "home_back", "home_early"} == set()
    app = fill(app, "child", "50歳")
    assert t("ja", "home.child_needed") not in words_on(app)


@pytest.mark.parametrize(
    ("name", "wrong"), [("child", "五十くらいかな"), ("mother", "昔"), ("savings", "たくさん"), ("pension", "-5万")]
)
def test_a_wrong_entry_stays_with_a_sentence_beside_it(open_app: OpenApp, name: str, wrong: str) -> None:
    app = walked(open_app(view="home"), GIVEN["ja"], until=name)
    app = press(fill(app, name, wrong), "home_next")
    assert title(app, "ja", name)
    assert app.text_input(key=f"home_ask.{name}").value == wrong
    assert wrong in app.warning[0].value.replace("\\", "")
    app = press(fill(app, name, GIVEN["ja"][name]), "home_next")
    assert not title(app, "ja", name)


def test_how_an_entry_was_understood_is_told_at_once(open_app: OpenApp) -> None:
    app = fill(open_app(view="home"), "child", "昭和51年")
    assert t("ja", "quick.echo.born", year=1976, age=state.first_year() - 1976) in words_on(app)
    app = walked(app, GIVEN["ja"], until="pension")
    assert t("ja", "home.echo.pension", amount="45万円", year_amount="270万円") in words_on(
        fill(app, "pension", "45万")
    )
    assert t("ja", "home.echo.pension_large", amount="270万円", each="45万円") in words_on(
        fill(app, "pension", "270万")
    )
    assert t("ja", "quick.echo.small", amount="45円", meant="45万円") in words_on(fill(app, "pension", "45"))


def test_nothing_is_lost_by_going_back_changing_the_language_or_visiting_another_page(open_app: OpenApp) -> None:
    app = walked(open_app(view="home"), GIVEN["ja"], until="income_amount")
    app = fill(app, "income_amount", "3万")
    app.button_group(key=state.LANGUAGE).set_value("en").run()
    assert app.text_input(key="home_ask.income_amount").value == "3万"
    app = go_to(go_to(app, "evidence"), "home")
    assert app.text_input(key="home_ask.income_amount").value == "3万"
    for name in reversed(home_walk.questions(walk(app).answers)[:-1]):
        app = press(app, "home_back")
        assert title(app, "en", name)
        if name in home_walk.CHOICES:
            assert app.radio(key=f"home_ask.{name}.en").value == GIVEN["ja"][name]
        else:
            assert app.text_input(key=f"home_ask.{name}").value == GIVEN["ja"][name]


def test_a_wrong_entry_on_the_way_back_stays_and_is_shown_before_the_answers(open_app: OpenApp) -> None:
    app = walked(open_app(view="home"), GIVEN["ja"], until="savings")
    app = press(fill(app, "savings", "たくさん"), "home_back")
    app = press(app, "home_early")
    assert household_of(app) is None
    assert app.text_input(key="home_ask.savings").value == "たくさん"
    app = press(fill(app, "savings", "100万"), "home_early")
    assert household_of(app) is not None


def test_ages_that_do_not_fit_are_told_and_can_be_put_right(open_app: OpenApp) -> None:
    app = walked(open_app(view="home"), GIVEN["ja"] | {"mother": "51歳"}, until="mother")
    app = press(fill(app, "mother", "51歳"), "home_next")
    told = t("ja", "home.contradiction.ages") + t("ja", "home.contradiction")
    assert told in words_on(app).replace("\\", "")
    app = press(fill(app, "mother", "78歳"), "home_next")
    assert title(app, "ja", "father")


def test_from_an_early_answer_the_questions_go_on_and_nothing_is_lost(open_app: OpenApp) -> None:
    app = walked(open_app(view="home"), GIVEN["ja"], until="pension")
    app = press(app, "home_early")
    assert t("ja", "home.answer.progress", at=1, count=7) in words_on(app)
    app = press(app, "home_resume")
    assert title(app, "ja", "pension")
    found = household_of(walked_on(app, GIVEN["ja"]))
    assert found is not None
    assert (found.accounts[0].balance_yen, len(found.incomes)) == (18_000_000, 1)


def walked_on(app: AppTest, given: Mapping[str, str]) -> AppTest:
    while walk(app).is_open:
        app = press(fill(app, walk(app).at, given[walk(app).at]), "home_next")
    return app


def test_a_changed_family_is_not_made_anew_by_the_questions(open_app: OpenApp) -> None:
    app = press(walked(open_app(view="home"), GIVEN["ja"], until="pension"), "home_early")
    app.session_state[state.DESK] = state.Desk(household_of(app).model_copy(update={"title": "佐藤家"}))  # type: ignore[union-attr]
    assert "home_resume" not in [button.key for button in app.run().button]


def test_a_name_that_is_taken_is_told(open_app: OpenApp) -> None:
    app = walked(open_app(view="home"), GIVEN["ja"], until="savings")
    app.session_state["home_walk"] = home_walk.answered(walk(app), "child_name", "父")
    assert "「父」" in words_on(press(app.run(), "home_early")).replace("\\", "")


def test_the_questions_are_answered_anew_from_the_start_page_and_the_family_stays_until_then(
    open_app: OpenApp, scenarios: Mapping[str, Household]
) -> None:
    app = open_app(scenarios["sato"])
    app.session_state["unfold.other"] = True
    app = press(app.run(), "home_again")
    assert title(app, "ja", "child")
    assert household_of(app) == scenarios["sato"]
    app = press(app, "home_keep")
    assert t("ja", "home.answer.progress", at=1, count=7) in words_on(app)
    assert "home_resume" not in [button.key for button in app.button]
    app.session_state["home_walk"] = Walk(made=household_of(app), is_open=True)
    app = press(press(fill(app.run(), "child", "44"), "home_next"), "home_early")
    found = household_of(app)
    assert found is not None
    assert (found.parents, found.children[0].birth_year) == ((), state.first_year() - 44)


def test_who_has_no_parents_is_not_asked_for_their_pension() -> None:
    assert "pension" not in home_walk.questions(home_walk.Answers(child="50"))
    assert "pension" in home_walk.questions(home_walk.Answers(child="50", mother="80"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_open_family_is_shown_one_answer_after_the_other(
    open_app: OpenApp, scenarios: Mapping[str, Household], runs: Mapping[str, Projection], lang: str
) -> None:
    app = open_app(scenarios["sato"], lang=lang, view="home")
    assert len(app.get("plotly_chart")) == 1
    for answer in answers.five(runs["sato"], law_files.load()):
        app = press(app, "home_next")
        shown, text = words_on(app), easy.answer(lang, answer)
        assert explained.marked(lang, text.sentence) in shown
        assert text.amount in shown.replace("&#x27;", "'")
        assert t(lang, "outlook.papers", papers="")[:4] in shown
    app = press(app, "home_next")
    shown = words_on(app)
    assert all(explained.marked(lang, t(lang, f"home.now.ask.{matter}")) in shown for matter in home_now.ASKED)
    assert t(lang, "home.now.save_text") in shown
    app = press(press(app, "home_first"), "home_next")
    assert t(lang, "home.answer.progress", at=2, count=7) in words_on(press(press(app, "home_next"), "home_back"))


@pytest.mark.parametrize("section", [name for name, _ in forms.SECTIONS])
def test_each_part_of_the_form_opens_alone_and_leads_back(
    open_app: OpenApp, scenarios: Mapping[str, Household], section: str
) -> None:
    app = open_app(scenarios["sato"], view="home")
    app.session_state["home_walk"] = Walk(screen=home_walk.LAST_SCREEN)
    app = press(app.run(), f"home_refine.{section}")
    assert not app.exception
    assert t("ja", f"home.refine.{section}") in words_on(app)
    assert t("ja", "home.now") in words_on(press(app, "home_next"))


def test_what_stands_in_is_offered_first(scenarios: Mapping[str, Household]) -> None:
    first, standing_in = home_now.ordered(scenarios["sato"])
    assert sorted(first) == sorted(name for name, _ in forms.SECTIONS)
    assert {*first[: len(standing_in)]} == standing_in
    nothing = Household.model_validate({"first_year": 2026, "children": [{"name": "子", "birth_year": 1976}]})
    assert home_now.ordered(nothing)[0][:2] == ("money", "pensions")


def test_every_part_of_the_file_that_stands_in_belongs_to_a_part_of_the_form() -> None:
    assert {*home_now.PARTS.values()} <= {*home_now.IN_ORDER}
    assert {*home_now.PARTS} <= {*Household.model_fields}
    assert {*home_answers.SECTION_OF_STEP.values()} <= {*home_now.IN_ORDER}


def codes_of_answers() -> list[tuple[str, str]]:
    keys = (key.split(".") for key in words.texts("ja") if key.startswith("answer."))
    return [(key[1], key[2]) for key in keys if len(key) == 3 and key[2] not in ("amount", "reason")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_has_an_easy_text_that_needs_no_other_facts(lang: str) -> None:
    found = codes_of_answers()
    assert {(worry, code) for worry, codes in CODES.items() for code in codes} <= {*found}
    for worry, code in found:
        full = [f"answer.{worry}.{code}{part}" for part in ("", ".amount", ".reason")]
        facts = {"name", "year", "age"}.union(*(placeholders(words.texts(lang)[key]) for key in full))
        for part in ("", ".amount"):
            assert placeholders(words.texts(lang)[f"easy.{worry}.{code}{part}"]) <= facts, (worry, code, part)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_easy_text_belongs_to_an_answer_or_a_step(lang: str) -> None:
    of_answers = {f"easy.{worry}.{code}" for worry, code in codes_of_answers()}
    of_steps = {f"easy.{key}" for key in words.texts(lang) if key.startswith("step.")}
    of_worries = {f"easy.{worry}" for worry in answers.WORRIES}
    for key in words.texts(lang):
        if key.startswith("easy.") and not key.startswith("easy.until."):
            assert key.removesuffix(".amount") in of_answers | of_steps | of_worries


def test_every_example_gets_easy_answers_and_an_easy_first_step(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        for answer in answers.five(p, law_files.load()):
            for lang in LANGUAGES:
                text = easy.answer(lang, answer)
                assert text.question
                assert text.sentence
                assert text.amount
                assert words.has(lang, f"easy.step.{answer.steps[0]}"), answer.steps[0]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_screen_shows_every_example_in_english(
    open_app: OpenApp, scenarios: Mapping[str, Household], runs: Mapping[str, Projection], name: str
) -> None:
    app = open_app(scenarios[name], lang="en", view="home")
    for number in range(1, len(home_walk.SCREENS) + 1):
        shown = words_on(app)
        assert t("en", "home.answer.progress", at=number, count=len(home_walk.SCREENS)) in shown
        assert japanese(shown, runs[name]) == []
        if number < len(home_walk.SCREENS):
            app = press(app, "home_next")
