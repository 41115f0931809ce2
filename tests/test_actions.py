"""すること: the list follows the worries, each step once, with what the family wrote about it."""

import csv
from collections.abc import Mapping
from datetime import date

import pytest

from planner import actions, answers, household_file, wording_actions, words
from planner.actions import OWN, PLAN, Step
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.words import LANGUAGES
from tests import builders
from tests.conftest import SCENARIOS, Run
from tests.test_house_rules import OUTSIDE, reached

EXAMPLES = tuple(sorted(path.stem for path in SCENARIOS.glob("*.toml")))
TODAY = date(2026, 12, 1)


def family(talk: Mapping[str, object] | None = None, **parts: object) -> Household:
    told = {"accounts": [builders.money("長男", 9_000_000)], "spending": [builders.living(150_000, 120_000, 100_000)]}
    home = {"kind": "house", "owners": [{"name": "母", "ratio": 1.0}], "building_year": 1980}
    given = {"parents": [builders.parent()], "home": home} | told | parts
    return builders.household(talk=dict(talk or {}), **given)


def listed(household: Household, run: Run, lawbook: LawBook, plan: int | None = None) -> tuple[Step, ...]:
    measures = () if plan is None else household.plans[plan].measures
    return actions.of(household, run(household), lawbook, measures)


def test_the_list_and_the_yearly_procedures_know_no_words() -> None:
    for name in ("planner.actions", "planner.yearly"):
        assert not [other for other in reached(name) if other.startswith(OUTSIDE)], name


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_step_of_the_answers_stands_once_in_the_order_of_the_worries(
    scenarios: Mapping[str, Household], runs: Mapping[str, Projection], lawbook: LawBook, name: str
) -> None:
    found = actions.of(scenarios[name], runs[name], lawbook)
    codes = [one.code for one in found]
    wanted = {code for answer in answers.five(runs[name], lawbook) for code in answer.steps}
    assert set(codes) == wanted
    assert len(codes) == len(wanted)
    assert [one.group for one in found] == sorted((one.group for one in found), key=answers.WORRIES.index)


def test_the_heaviest_worry_comes_first(run: Run, lawbook: LawBook) -> None:
    household = family({"worries": ["keeping", "housework"]})
    groups = [*dict.fromkeys(one.group for one in listed(household, run, lawbook))]
    assert groups[:2] == ["keeping", "housework"]
    assert actions.ranked(household.talk) == ("keeping", "housework", "home", "living", "leaving")


def test_what_the_family_wrote_about_a_step_is_part_of_it_and_no_line_more(run: Run, lawbook: LawBook) -> None:
    plain = listed(family(), run, lawbook)
    written = {"step": "pension_record", "who": "長男", "by": "2027-01-15"}
    found = listed(family({"actions": [written]}), run, lawbook)
    one = next(one for one in found if one.code == "pension_record")
    assert (one.who, one.by, one.done, one.place, one.group) == ("長男", date(2027, 1, 15), False, 0, "living")
    assert len(found) == len(plain)


def test_own_words_are_added_and_what_is_done_stands_last(run: Run, lawbook: LawBook) -> None:
    told = [{"step": "pension_record", "done": True}, {"words": "親戚に電話する"}, {"step": "long_gone"}]
    found = listed(family({"actions": told}), run, lawbook)
    assert [(one.words, one.code, one.group, one.place) for one in found[-3:]] == [
        ("親戚に電話する", "", OWN, 1),
        ("", "long_gone", OWN, 2),
        ("", "pension_record", "living", 0),
    ]


def test_a_chosen_plan_adds_its_measures_each_kind_once(
    scenarios: Mapping[str, Household], run: Run, lawbook: LawBook
) -> None:
    household = scenarios["sato"]
    found = [one for one in listed(household, run, lawbook, plan=1) if one.group == PLAN]
    assert [one.code for one in found] == ["measure.small_earnings", "measure.spend_less", "measure.will"]
    for lang in LANGUAGES:
        for one in found:
            told = wording_actions.step(lang, one, lawbook)
            assert told.what
            assert told.office
            assert told.papers


def test_the_last_day_is_that_of_the_law_or_of_the_plan(run: Run, lawbook: LawBook) -> None:
    repairs = {"measure": "repairs", "year": 2029, "spending_yen": 1_000_000}
    household = family(
        children=[builders.child(age=60, birth_month=9, last_age=80)], plans=[{"name": "案", "measures": [repairs]}]
    )
    by_code = {one.code: one.latest for one in listed(household, run, lawbook, plan=0)}
    assert by_code["disability_pension"] == date(2031, 8, 31)
    assert by_code["measure.repairs"] == date(2028, 12, 31)
    assert by_code["pension_record"] is None


def test_a_last_day_that_is_far_away_is_not_told(run: Run, lawbook: LawBook) -> None:
    by_code = {one.code: one.latest for one in listed(family(), run, lawbook)}
    assert "disability_pension" in by_code
    assert by_code["disability_pension"] is None


def test_the_mutual_aid_is_joined_by_the_end_of_the_last_fiscal_year(run: Run, lawbook: LawBook) -> None:
    """The mother is 62 and born in May: 64 on 1 April 2029, 65 a year later."""
    mother = builders.parent(age=62, last_age=90) | {"birth_month": 5}
    household = family(parents=[mother], children=[builders.child(age=30, last_age=80, disability_handbook="severe")])
    by_code = {one.code: one.latest for one in listed(household, run, lawbook)}
    assert by_code["disability_mutual_aid"] == date(2030, 3, 31)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lead_names_the_next_day(run: Run, lawbook: LawBook, lang: str) -> None:
    dated = [{"step": "will", "by": "2027-03-01"}, {"words": "電話", "by": "2027-01-15"}]
    found = listed(family({"actions": dated}), run, lawbook)
    sentence, _ = wording_actions.lead(lang, found, lawbook)
    assert wording_actions.day(lang, date(2027, 1, 15)) in sentence
    assert "電話" in sentence
    nothing = listed(family(), run, lawbook)
    assert wording_actions.lead(lang, nothing, lawbook)[0] == words.t(lang, "actions.lead.none")
    done = tuple(
        one for one in listed(family({"actions": [{"words": "電話", "done": True}]}), run, lawbook) if one.done
    )
    assert wording_actions.lead(lang, done, lawbook) == (words.t(lang, "actions.lead.done", count=1), "")


def test_table_and_text_hold_what_the_family_wrote_and_no_formula(run: Run, lawbook: LawBook) -> None:
    told = [{"words": "=1+1", "who": "@姉", "by": "2027-01-15"}, {"step": "pension_record", "done": True}]
    found = listed(family({"actions": told}), run, lawbook)
    rows = [*csv.reader(wording_actions.as_csv("ja", found, "案", lawbook).splitlines())]
    assert len(rows) == len(found) + 1
    own = next(row for row in rows if row[1] == "'=1+1")
    assert own[2:4] == ["'@姉", "2027-01-15"]
    text = wording_actions.as_text("ja", found, (), "案", lawbook)
    assert "[ ] =1+1" in text
    assert "[x] 国民年金の記録を確かめる" in text
    assert "@姉、2027年1月15日まで" in text


def test_the_list_survives_the_file(run: Run, lawbook: LawBook) -> None:
    told = [{"step": "will", "who": "母", "by": "2027-01-15", "done": True}, {"words": "電話"}]
    household = family({"actions": told})
    again = household_file.loads(household_file.dumps_toml(household).encode(), "family.toml")
    assert listed(again, run, lawbook) == listed(household, run, lawbook)
