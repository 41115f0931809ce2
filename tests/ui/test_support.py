"""The social worker's half: every part for every kind of family, and what is taken goes into a plan."""

from collections.abc import Mapping

import pytest

from planner import desks
from planner.household import Household
from planner.measure_inputs import MOST_MEASURES, MoneyHelp
from planner.ui import edit, support
from planner.words import LANGUAGES, t
from tests.ui.conftest import OpenApp, household_of, words_on
from tests.ui.test_screens import WORDS_TO_AVOID

FAMILIES = ("sato", "unknown_everything", "two_adult_children", "renting")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FAMILIES)
def test_every_part_shows_every_family(
    open_app: OpenApp, scenarios: Mapping[str, Household], name: str, lang: str
) -> None:
    app = open_app(scenarios[name], lang=lang, view="support")
    for part in support.PARTS:
        app.button_group(key="support.part").set_value(part).run()
        shown = words_on(app)
        assert not app.exception
        assert t(lang, "fault.title") not in shown
        assert [word for word in WORDS_TO_AVOID if word in shown] == []


def test_what_is_taken_goes_into_the_first_plan_once(open_app: OpenApp, scenarios: Mapping[str, Household]) -> None:
    app = open_app(scenarios["renting"], view="support")
    app.button_group(key="support.part").set_value("keeping").run()
    assert not scenarios["renting"].plans
    app.button(key="offer.guardianship").click().run()
    found = household_of(app)
    assert found is not None
    assert [one.help for one in found.plans[0].measures if isinstance(one, MoneyHelp)] == ["guardianship"]
    assert "offer.guardianship" not in [button.key for button in app.button]
    assert t("ja", "offer.taken", plan=found.plans[0].name) in words_on(app)


def test_the_stage_goes_into_the_file_and_changes_no_figure(
    open_app: OpenApp, scenarios: Mapping[str, Household]
) -> None:
    app = open_app(scenarios["sato"], view="support")
    app.button_group(key="support.part").set_value("stages").run()
    app.selectbox(key="0.talk.support_stage").set_value("group").run()
    found = household_of(app)
    assert found is not None
    assert found.talk.support_stage == "group"
    assert found.model_copy(update={"talk": scenarios["sato"].talk}) == scenarios["sato"]


def test_every_desk_of_the_town_and_of_the_nation_is_listed(
    open_app: OpenApp, scenarios: Mapping[str, Household]
) -> None:
    app = open_app(scenarios["sato"], view="support")
    app.button_group(key="support.part").set_value("desks").run()
    shown = words_on(app)
    directory = desks.load()
    for desk in (*directory.local(scenarios["sato"].municipality), *directory.national()):
        assert desk.page.replace("&", "&amp;") in shown


def test_a_plan_that_is_full_is_offered_nothing_more(open_app: OpenApp, scenarios: Mapping[str, Household]) -> None:
    child = scenarios["renting"].children[0].name
    earning = {"measure": "small_earnings", "child": child}
    full = edit.add(scenarios["renting"], ("plans",), {"name": "案", "measures": [earning] * MOST_MEASURES})
    app = open_app(full, view="support")
    app.button_group(key="support.part").set_value("keeping").run()
    assert not app.exception
    assert not [button.key for button in app.button if str(button.key).startswith("offer.")]
