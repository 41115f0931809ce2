"""The five answers: always five, each with a year, an amount, a reason and a next step, in both languages."""

import ast
import inspect
from collections.abc import Callable, Mapping
from typing import Any, get_args

import pytest
from hypothesis import given

from planner import answers, futures, wording, words
from planner import lawbook as law_files
from planner.answers import Answer
from planner.household import DailyLife, Household
from planner.lawbook import LawBook
from planner.projection import Projection, project
from tests.builders import STILL, child, household, living, money, old_age, parent
from tests.strategies import SOME, households

Run = Callable[[Household], Projection]
BOOK = law_files.load()
CODES: Mapping[str, tuple[str, ...]] = {
    "home": (
        "not_told",
        "with_parents",
        "with_parents_short",
        "money_not_told",
        "elsewhere",
        "rented_steady",
        "rented_short",
        "shared_outside",
        "owned_short",
        "owned_old",
        "owned_steady",
        "owned_age_unknown",
    ),
    "living": ("not_told", "lasts", "lasts_with_parents", "short", "short_then_assistance", "assistance_at_once"),
    "housework": ("with_parents", "with_parents_short", "not_told", "some_tasks", "some_tasks_now", "able"),
    "keeping": (
        "with_parents",
        "with_parents_short",
        "not_told",
        "self",
        "family",
        "daily_life_support",
        "guardian",
        "trust",
    ),
    "leaving": ("not_told", "with_parents", "with_parents_short", "nothing_needed", "enough", "prepare"),
}
WORDS_TO_AVOID = ("破綻", "絶望", "寄生", "赤字転落", "パラサイト", "不良債権", "無職", "死亡")
HOUSE = {"kind": "house", "property_tax_yen_per_year": 0, "upkeep_yen_per_year": 0, "building_year": 2015}
LONG_ALONE: dict[str, Any] = {"parents": [parent(age=80, last_age=82)], "children": [child(last_age=90)]}


def answered(run: Run, worry: str, **parts: Any) -> Answer:
    """One of the five answers of a mother of 80 and a child of 50 who say that there is no money."""
    told = {"accounts": [money("長男", 0)]}
    found = answers.five(run(household(**LONG_ALONE | told | parts)), BOOK)
    return next(answer for answer in found if answer.worry == worry)


# All households


@SOME
@given(households())
def test_always_five_answers_that_can_be_said_in_both_languages(household: Household) -> None:
    found = answers.five(project(household, futures.calm(household, BOOK), BOOK), BOOK)
    assert [answer.worry for answer in found] == list(answers.WORRIES)
    for answer in found:
        assert answer.code in CODES[answer.worry]
        assert answer.mood in get_args(answers.Mood)
        for lang in words.LANGUAGES:
            text = wording.answer(lang, answer)
            said = f"{text.sentence}{text.amount}{text.reason}"
            assert not any(word in said for word in WORDS_TO_AVOID)
            assert all(step.what and step.office and step.papers for step in text.steps)


def test_every_scenario_gets_a_next_step_for_each_worry(runs: Mapping[str, Projection], lawbook: LawBook) -> None:
    for name, p in runs.items():
        for answer in answers.five(p, lawbook):
            assert answer.steps, f"{name}: {answer.worry} has no next step"


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_possible_code_has_its_words(lang: str) -> None:
    for worry, codes in CODES.items():
        assert words.has(lang, f"answer.{worry}")
        for code in codes:
            for part in ("", ".amount", ".reason"):
                assert words.has(lang, f"answer.{worry}.{code}{part}")


def test_the_list_of_codes_is_the_codes_of_the_program() -> None:
    tree = ast.parse(inspect.getsource(answers))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Answer"]
    given_directly = {node.args[1].value for node in calls if isinstance(node.args[1], ast.Constant)}
    constants = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    listed = {code for codes in CODES.values() for code in codes}
    assert given_directly <= listed
    assert listed <= constants


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_step_has_office_and_papers(lang: str) -> None:
    steps = {key.split(".")[1] for key in words.texts(lang) if key.startswith("step.")}
    for step in steps:
        assert words.has(lang, f"step.{step}")
        assert words.has(lang, f"step.{step}.office")
        assert words.has(lang, f"step.{step}.papers")


# この家に住み続けられるか


@pytest.mark.parametrize(
    ("parts", "code", "mood"),
    [
        ({}, "not_told", "ask"),
        ({"home": HOUSE}, "owned_steady", "steady"),
        ({"home": HOUSE | {"building_year": None}}, "owned_age_unknown", "steady"),
        ({"home": HOUSE | {"building_year": 1988}}, "owned_old", "prepare"),
        ({"home": HOUSE, "siblings": [{"name": "長女"}]}, "shared_outside", "prepare"),
        ({"home": HOUSE, "spending": [living(alone=50_000)]}, "owned_short", "prepare"),
        ({"home": {"kind": "rented", "rent_yen_per_month": 0}}, "rented_steady", "steady"),
        ({"home": {"kind": "rented", "rent_yen_per_month": 40_000}}, "rented_short", "prepare"),
        ({"home": {"kind": "other"}}, "elsewhere", "prepare"),
        ({"home": HOUSE, "children": [child(last_age=51)]}, "with_parents", "steady"),
    ],
)
def test_the_home(run: Run, parts: dict[str, Any], code: str, mood: str) -> None:
    answer = answered(run, "home", **parts)
    assert (answer.code, answer.mood) == (code, mood)


def test_the_home_in_numbers(run: Run) -> None:
    taxed = HOUSE | {"building_year": 1988, "property_tax_yen_per_year": 84_000, "upkeep_yen_per_year": 36_000}
    answer = answered(run, "home", home=taxed, accounts=[money("長男", 90_000_000)])
    assert answer.facts["year"] == 2029
    assert answer.facts["age"] == 53
    assert answer.facts["building_age"] == 41
    assert answer.facts["cost_yen_per_month"] == 10_000


def test_half_of_the_home_goes_to_the_sister_without_a_will(run: Run) -> None:
    will = {"person": "母", "home": [{"name": "長男", "ratio": 1.0}]}
    sister = [{"name": "長女"}]
    assert answered(run, "home", home=HOUSE, siblings=sister).facts["percent"] == 50
    assert answered(run, "home", home=HOUSE, siblings=sister, wills=[will]).facts["percent"] == 0


# 生活費は足りるか


def test_the_money_lasts(run: Run) -> None:
    answer = answered(run, "living", accounts=[money("母", 50_000_000)], spending=[living(alone=100_000)])
    assert (answer.code, answer.mood) == ("lasts", "steady")
    assert answer.facts["last_year"] == 2066
    assert answer.facts["left_yen"] == 50_000_000 - 1_600_000 - 38 * 1_200_000, "after the inheritance tax of one heir"


def test_the_money_runs_short(run: Run) -> None:
    answer = answered(run, "living", accounts=[money("母", 6_000_000)], spending=[living(alone=100_000)])
    assert (answer.code, answer.mood) == ("short", "prepare")
    assert (answer.facts["year"], answer.facts["age"]) == (2034, 58)
    assert answer.facts["missing_yen"] == (38 - 5) * 1_200_000
    assert "self_reliance_desk" in answer.steps


def test_public_assistance_comes_after_the_savings(run: Run) -> None:
    given = {"assumptions": STILL | {"public_assistance": True}, "spending": [living(alone=100_000)]}
    answer = answered(run, "living", accounts=[money("母", 6_000_000)], **given)
    assert answer.code == "assistance_at_once"
    assert answer.facts["year"] <= answer.facts["assistance_year"]
    assert 50_000 < answer.facts["assistance_yen_per_month"] <= answer.facts["minimum_yen_per_month"]
    assert answer.steps[-1] == "public_assistance"


ALWAYS_WITH_MOTHER: dict[str, Any] = {"children": [child(last_age=52)], "home": HOUSE}


@pytest.mark.parametrize("worry", ["home", "housework", "keeping", "leaving"])
def test_no_answer_is_steady_while_money_runs_short_beside_a_parent(run: Run, worry: str) -> None:
    enough, short = ({**ALWAYS_WITH_MOTHER, "spending": [living(one=yen)]} for yen in (0, 100_000))
    assert (answered(run, worry, **enough).code, answered(run, worry, **enough).mood) == ("with_parents", "steady")
    answer = answered(run, worry, **short, accounts=[money("母", 1_800_000)])
    assert (answer.code, answer.mood) == ("with_parents_short", "prepare")
    assert answer.steps[0] == "self_reliance_desk"
    assert (answer.facts["year"], answer.facts["age"]) == (2027, 51)


def test_the_monthly_amounts_are_those_of_the_time_in_which_money_runs_short(run: Run) -> None:
    spending = [living(one=150_000, alone=40_000)]
    beside_mother = answered(run, "living", accounts=[money("母", 0)], spending=spending)
    assert beside_mother.facts["spending_yen_per_month"] == 150_000
    alone = answered(run, "living", accounts=[money("母", 3 * 12 * 150_000)], spending=spending)
    assert (alone.facts["year"], alone.facts["spending_yen_per_month"]) == (2029, 40_000)
    never_alone = answered(run, "living", **ALWAYS_WITH_MOTHER, accounts=[money("母", 9_000_000)], spending=spending)
    assert (never_alone.code, never_alone.facts["spending_yen_per_month"]) == ("lasts_with_parents", 150_000)


@pytest.mark.parametrize("savings_yen", [6_030_000, 35 * 900_000 + 630_000])
def test_cash_that_is_kept_at_the_very_end_is_not_missing(run: Run, savings_yen: int) -> None:
    given = {"assumptions": STILL | {"public_assistance": True}, "spending": [living(alone=75_000)]}
    p = run(household(**{**LONG_ALONE, **given, "accounts": [money("母", savings_yen)]}))
    assert p.purse.closing[-1].sum() > 0
    assert answers.missing_yen(p) == pytest.approx(38 * 900_000 - savings_yen, abs=len(p.years))


def test_the_disability_pension_is_named_only_to_those_without(run: Run) -> None:
    poor = {"spending": [living(alone=200_000)], "accounts": [money("母", 0)]}
    pensioner = child(last_age=90, disability_pension={"grade": 2})
    assert "disability_pension" in answered(run, "living", **poor).steps
    assert "disability_pension" not in answered(run, "living", **poor, children=[pensioner]).steps


# 家事はどうするか


@pytest.mark.parametrize(
    ("daily_life", "code", "count"),
    [
        ({}, "not_told", 0),
        (dict.fromkeys(answers.TASKS, "alone"), "able", 0),
        ({"cooking": "with_help", "rubbish": "not_yet", "laundry": "alone"}, "some_tasks", 2),
    ],
)
def test_housework(run: Run, daily_life: dict[str, str], code: str, count: int) -> None:
    answer = answered(run, "housework", children=[child(last_age=90, daily_life=daily_life)])
    assert answer.code == code
    assert answer.facts["count"] == count


def test_tasks_are_for_now_when_the_child_is_alone_already(run: Run) -> None:
    given = child(last_age=90, daily_life={"cooking": "not_yet"})
    assert answered(run, "housework", parents=[], children=[given]).code == "some_tasks_now"


def test_every_task_of_the_household_file_is_asked() -> None:
    around = {"own_contracts", "counter_rehearsed", "watched_over", "emergency_contact", "help_counted"}
    assert {*answers.TASKS, "money_manager", *around} == set(DailyLife.model_fields)


# お金の管理はどうするか


@pytest.mark.parametrize("manager", [None, "self", "family", "daily_life_support", "guardian", "trust"])
def test_keeping(run: Run, manager: str | None) -> None:
    given = child(last_age=90, daily_life={"money_manager": manager})
    answer = answered(run, "keeping", children=[given], accounts=[money("母", 3_000_000)])
    assert answer.code == (manager or "not_told")
    assert answer.facts["money_yen"] == 3_000_000


def test_a_guardian_costs_more_for_a_larger_estate(run: Run) -> None:
    fees = [
        answered(run, "keeping", accounts=[money("母", yen)]).facts["guardian_yen_per_month"]
        for yen in (5_000_000, 30_000_000, 80_000_000)
    ]
    assert fees == sorted(set(fees))


# いくら、どのように残すか


def test_what_is_needed_is_the_gap_of_all_years_alone(run: Run) -> None:
    spending = [living(one=100_000, alone=100_000)]
    pension = old_age(600_000)
    answer = answered(
        run, "leaving", children=[child(last_age=90, old_age_pension=pension)], spending=spending, accounts=[]
    )
    alone, pensioned_months = 38 * 1_200_000, (2066 - 2041) * 12 + 11
    assert answer.facts["need_yen"] == alone - pensioned_months * 50_000
    assert answer.code == "prepare"
    assert answer.facts["gap_yen"] == answer.facts["need_yen"] - answer.facts["have_yen"]


@pytest.mark.parametrize(
    ("savings_yen", "spending_yen_per_month", "code"),
    [(31_920_000, 70_000, "enough"), (31_919_999, 70_000, "prepare"), (0, 0, "nothing_needed")],
)
def test_one_yen_decides_whether_it_is_enough(
    run: Run, savings_yen: int, spending_yen_per_month: int, code: str
) -> None:
    spending = [living(alone=spending_yen_per_month)]
    assert answered(run, "leaving", accounts=[money("母", savings_yen)], spending=spending).code == code


def test_an_early_peak_of_need_counts_not_the_sum_at_the_end(run: Run) -> None:
    job = {"name": "地代", "person": "長男", "yen_per_year": 3_000_000, "from_age": 70}
    answer = answered(run, "leaving", incomes=[job], spending=[living(alone=100_000)])
    assert answer.facts["need_yen"] == (2045 - 2028) * 1_200_000


def test_what_goes_to_a_sister_in_the_middle_of_the_year_is_not_there(run: Run) -> None:
    mother = parent(age=80, last_age=82, last_month=6)
    shared = {"parents": [mother], "siblings": [{"name": "長女"}], "spending": [living(alone=10_000)]}
    answer = answered(run, "leaving", accounts=[money("母", 8_000_000)], **shared)
    assert answer.facts["have_yen"] == (8_000_000 - 6 * 10_000) / 2
    assert answer.facts["need_yen"] == 38 * 120_000
    assert answer.code == "prepare"


def test_what_goes_to_a_sister_at_a_brothers_death_is_needed_too(run: Run) -> None:
    sons = [child("長男", last_age=90), child("次男", age=48, last_age=70)]
    spending, savings = [living(alone=10_000)], [money("長男", 5_000_000), money("次男", 9_000_000)]
    needed = [
        answered(run, "leaving", children=sons, siblings=sisters, spending=spending, accounts=savings).facts["need_yen"]
        for sisters in ([], [{"name": "長女"}])
    ]
    assert needed[1] > needed[0] == 38 * 120_000


def test_returns_lower_what_is_needed(run: Run) -> None:
    spending = [living(alone=100_000)]
    needed = [
        answered(run, "leaving", accounts=[money("長男", 9_000_053, return_ratio=ratio)], spending=spending).facts[
            "need_yen"
        ]
        for ratio in (0.0, 0.01)
    ]
    assert needed[0] == 38 * 1_200_000
    assert needed[1] == pytest.approx(sum(1_200_000 / 1.01**year for year in range(1, 39)), rel=1e-5)


def test_a_will_is_named_when_there_are_sisters_and_none_is_written(run: Run) -> None:
    sister = [{"name": "長女"}]
    assert "will" in answered(run, "leaving", siblings=sister).steps
    assert "will" not in answered(run, "leaving").steps
    written = [{"person": "母", "money": [{"name": "長男", "ratio": 1.0}]}]
    assert "will" not in answered(run, "leaving", siblings=sister, wills=written).steps


def test_mutual_aid_is_named_only_where_it_is_possible(run: Run) -> None:
    def steps(age: int, handbook: str, birth_month: int = 1) -> tuple[str, ...]:
        mother = parent(age=age, last_age=85) | {"birth_month": birth_month}
        given = {"parents": [mother], "spending": [living(alone=90_000)]}
        son = child(age=30, last_age=80, disability_handbook=handbook)
        return answered(run, "leaving", children=[son], **given).steps

    assert "disability_mutual_aid" in steps(60, "moderate")
    assert "disability_mutual_aid" not in steps(60, "none")
    assert "disability_mutual_aid" not in steps(65, "moderate", birth_month=3)
    assert "disability_mutual_aid" in steps(65, "moderate", birth_month=4)


# The outlook behind them


@SOME
@given(households())
def test_the_outlook_speaks_of_the_child_who_is_left_longest(household: Household) -> None:
    p = project(household, futures.calm(household, BOOK), BOOK)
    outlook = answers.outlook(p)
    assert outlook.child in p.household.children
    assert outlook.child.birth_year + (outlook.child.last_age or 0) == p.years[-1]
    assert outlook.need_yen >= 0
    assert outlook.have_yen >= 0


def test_who_has_told_nothing_is_asked_and_not_warned(run: Run) -> None:
    told_nothing = {
        "parents": [parent(age=75, last_age=85)],
        "home": HOUSE,
        "spending": [living(one=200_000, alone=100_000)],
    }
    for worry, code in (("home", "money_not_told"), ("living", "not_told"), ("leaving", "not_told")):
        answer = answered(run, worry, **told_nothing, accounts=[])
        assert (answer.code, answer.mood) == (code, "ask")
    assert answered(run, "living", **told_nothing, accounts=[money("母", 0)]).mood == "prepare"
