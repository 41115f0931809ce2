"""いくら残すか: the page says what the engine found, follows age and plan, and stays calm with every family."""

import html

import pytest

from planner import draws, how_much, lawbook, limits, placeholders, required, wording_leave
from planner.household import Household
from planner.ui import leaving
from planner.words import LANGUAGES, man_yen, t
from tests import builders
from tests.ui.conftest import OpenApp, words_on

BOOK = lawbook.load()
AGE, YEAR, QUESTION = "0.leave.to_age", "0.limit.year", "limit.question.ja"
FEW, PLANNED = 40, 90
EARNING = {"name": "すこし働く", "measures": [{"measure": "small_earnings", "child": "長男"}]}
CHEAPER = {"measure": "spend_less", "phase": "child_alone", "yen_per_month": 10_000}
IMPOSSIBLE = {
    "name": "合わない案",
    "measures": [{"measure": "mutual_aid", "parent": "父", "child": "長男", "units": 1}],
}


def family(**changed: object) -> Household:
    parents = [
        builders.parent("父", age=78, last_age=88, old_age_pension=builders.old_age(780_000, 1_200_000)),
        builders.parent("母", age=75, last_age=92, old_age_pension=builders.old_age(780_000)),
    ]
    accounts = [{"name": "定期", "owner": "父", "balance_yen": 21_000_000}]
    children, spending = [builders.child(last_age=PLANNED)], [builders.living(200_000, 180_000, 130_000)]
    told = {"parents": parents, "children": children, "accounts": accounts, "spending": spending}
    return builders.household(**(told | changed))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_what_is_needed_and_in_which_form(open_app: OpenApp, lang: str) -> None:
    one = family()
    found = how_much.how_much(one, BOOK, to_age=PLANNED)
    shown = html.unescape(words_on(open_app(one, lang=lang, view="leave")))
    for text in (*wording_leave.lead(lang, found), *sum(wording_leave.sums(lang, found), ())):
        assert text in shown
    for text in sum(wording_leave.parts(lang, found), ()):
        assert text in shown


def test_another_age_is_answered_at_once(open_app: OpenApp) -> None:
    app = open_app(family(), view="leave")
    app.number_input(key=AGE).set_value(75).run()
    earlier = how_much.how_much(family(), BOOK, to_age=75)
    later = how_much.how_much(family(), BOOK, to_age=PLANNED)
    assert earlier.alone.at_death_yen != later.alone.at_death_yen
    assert wording_leave.lead("ja", earlier)[0] in html.unescape(words_on(app))


@pytest.mark.parametrize(("age", "last_age"), [(50, 115), (95, 100), (111, 112), (50, None)])
def test_any_planned_age_can_be_asked_about(open_app: OpenApp, age: int, last_age: int | None) -> None:
    """On both pages that ask for an age: above the oldest of the draws, above ninety, and not known."""
    child = builders.child(age=age) | {"last_age": last_age}
    accounts, plans = [builders.money("長男", 1_000_000)], [{"name": "案", "measures": [CHEAPER]}]
    one = builders.household(children=[child], accounts=accounts, spending=[builders.living(alone=90_000)], plans=plans)
    planned = placeholders.fill(one, BOOK)[0].children[0].last_age
    for view in ("leave", "plans"):
        app = open_app(one, view=view)
        assert not app.exception
        assert planned in [field.value for field in app.number_input]


def test_the_age_reaches_from_now_to_the_oldest_of_the_draws(open_app: OpenApp) -> None:
    one = family()
    field = open_app(one, view="leave").number_input(key=AGE)
    assert (field.min, field.max) == (one.children[0].age_in(one.first_year), draws.OLDEST_AGE)


def test_how_surely_it_is_enough_is_worked_out_on_the_button_and_stays_while_the_age_stays(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "COUNT", FEW)
    one = family(title="確かさ")
    many = draws.drawn(one, BOOK, count=FEW, last_age=PLANNED)
    sums = required.certain(required.needs(one, many, BOOK, to_age=PLANNED))
    surest = wording_leave.certainties("ja", sums, alone=True)[-1][1]
    app = open_app(one, view="leave")
    assert surest not in words_on(app)
    app.button(key="leave.certain").click().run()
    assert surest in words_on(app)
    app.number_input(key=YEAR).set_value(2030).run()
    assert surest in words_on(app)
    app.number_input(key=AGE).set_value(80).run()
    assert surest not in words_on(app)


def test_the_reverse_questions_are_answered_for_the_plan_on_the_page(open_app: OpenApp) -> None:
    one, to_age = family(), PLANNED
    app = open_app(one, view="leave")
    app.number_input(key=YEAR).set_value(2030).run()
    answers = {"price": limits.highest_once(one, BOOK, year=2030, to_age=to_age)}
    answers["repair"] = answers["price"]
    answers["monthly"] = limits.highest_monthly(one, BOOK, to_age=to_age)
    answers["pension"] = limits.pension_must_last(one, BOOK, parent="父", to_age=to_age)
    for question, answer in answers.items():
        app.selectbox(key=QUESTION).set_value(question).run()
        assert wording_leave.limit("ja", question, answer) in html.unescape(words_on(app))


def test_a_plan_is_looked_at_instead_of_the_family_as_it_is(open_app: OpenApp) -> None:
    app = open_app(family(plans=[EARNING]), view="leave")
    before = words_on(app)
    app.button_group(key="0.which_plan").set_value(1).run()
    assert words_on(app) != before
    assert not app.exception


def test_the_chosen_plan_is_the_same_on_the_page_of_chances(open_app: OpenApp) -> None:
    app = open_app(family(plans=[EARNING]), view="leave")
    app.button_group(key="0.which_plan").set_value(1).run()
    app.switch_page("planner/ui/views/chances.py").run()
    assert app.button_group(key="0.which_plan").value == 1


def test_a_plan_that_does_not_fit_is_not_offered(open_app: OpenApp) -> None:
    one = family(plans=[EARNING, IMPOSSIBLE])
    for view in ("leave", "chances"):
        app = open_app(one, view=view)
        assert not app.exception
        assert [option.content for option in app.button_group(key="0.which_plan").proto.options] == [
            t("ja", "plans.as_it_is"),
            EARNING["name"],
        ]


def test_without_parents_nobodys_pension_is_asked_for(open_app: OpenApp) -> None:
    alone = builders.household(accounts=[{"name": "定期", "owner": "長男", "balance_yen": 9_000_000}])
    app = open_app(alone, view="leave")
    assert t("ja", "limit.pension") not in app.selectbox(key=QUESTION).options
    assert man_yen(9_000_000, "ja") in words_on(app)
    assert not app.exception


@pytest.mark.parametrize("view", ["leave", "chances"])
def test_before_any_money_is_told_no_sum_is_named(open_app: OpenApp, view: str) -> None:
    app = open_app(builders.household(parents=[builders.parent()], spending=[builders.living(150_000)]), view=view)
    shown = words_on(app)
    assert t("ja", "answer.living.not_told") in shown
    assert t("ja", "empty.to_family") in shown
    assert t("ja", "leave.sums.title") not in shown
    assert t("ja", "chances.title") not in shown


def test_every_child_of_the_family_has_its_part(open_app: OpenApp) -> None:
    one = family(children=[builders.child(last_age=PLANNED), builders.child("長女", age=45, last_age=90)])
    shown = words_on(open_app(one, view="leave"))
    for name in ("長男", "長女"):
        assert t("ja", "leave.part.money", name=name) in shown
