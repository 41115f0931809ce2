"""お金の管理の手伝い: what it costs from when, to the yen, and which help is there already."""

import dataclasses
import re
from typing import Any

import pytest

from planner import measures, wording_measures, words
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import MoneyHelp
from tests.builders import household, money, parent, yen_by_year
from tests.conftest import Run

VISITS = "daily_life_support"
PROGRAMMES = {VISITS: "daily_life_support", "guardianship": "adult_guardianship"}


def money_help(kind: str = VISITS, **given: object) -> MoneyHelp:
    return MoneyHelp.model_validate({"measure": "money_help", "child": "長男", "help": kind, **given})


def service(kind: str, **given: object) -> dict[str, Any]:
    return {"services": [{"name": "手伝い", "kind": kind, "person": "長男", **given}]}


def family(mother_last: int = 84, **more: Any) -> Household:
    """A son of 50 in 2026, who lives to 60; the mother of 80 lives to the end of 2030, the father to 2028."""
    parents = [parent(name="父", age=80, last_age=82), parent(age=80, last_age=mother_last)]
    return household(**{"parents": parents} | more)


def codes(household_: Household, measure: MoneyHelp, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


@pytest.mark.parametrize(
    ("kind", "given", "yen_per_year"),
    [
        (VISITS, {}, 12 * 4 * 600),  # four half hours a month at the national guide
        ("guardianship", {}, 12 * 20_000),  # the guide up to 10 million yen
        ("guardianship", {"fee_yen_per_month": 28_000}, 12 * 28_000),
    ],
)
def test_left_open_it_begins_after_the_last_parent(
    run: Run, lawbook: LawBook, kind: str, given: dict[str, object], yen_per_year: int
) -> None:
    measure = money_help(kind, **given)
    p = run(measures.applied(family(), (measure,), lawbook))
    assert yen_by_year(p, PROGRAMMES[kind]) == [0] * 5 + [-yen_per_year] * 6
    facts = measures.facts(family(), measure, lawbook)
    assert (facts["from_age"], facts["cost_yen_per_month"] * 12) == (55, yen_per_year)


def test_it_waits_for_whichever_parent_lives_longest(run: Run, lawbook: LawBook) -> None:
    """The measure names no parent: the father outlives a mother planned to 81; other futures may turn it."""
    shorter = family(mother_last=81)
    p = run(measures.applied(shorter, (money_help(),), lawbook))
    assert yen_by_year(p, VISITS) == [0] * 3 + [-28_800] * 8
    (service_,) = p.household.services
    assert (service_.begins_with_death_of, service_.only_when_alone) == (None, True)


def test_with_an_age_it_begins_beside_the_parents(run: Run, lawbook: LawBook) -> None:
    p = run(measures.applied(family(), (money_help(from_age=52),), lawbook))
    assert yen_by_year(p, VISITS)[:4] == [0, 0, -28_800, -28_800]


def test_the_guide_of_guardianship_follows_the_money(lawbook: LawBook) -> None:
    """20,000 yen up to 10 million, 30,000 up to 50 million, 50,000 above (東京家庭裁判所)."""
    for have_yen, fee_yen in ((10_000_000, 20_000), (10_000_001, 30_000), (50_000_001, 50_000)):
        with_money = family(accounts=[money("母", have_yen)])
        assert measures.facts(with_money, money_help("guardianship"), lawbook)["cost_yen_per_month"] == fee_yen


def test_the_answer_on_money_knows_the_helper(lawbook: LawBook) -> None:
    for kind, manager in ((VISITS, "daily_life_support"), ("guardianship", "guardian")):
        after = measures.applied(family(), (money_help(kind),), lawbook)
        assert after.children[0].daily_life.money_manager == manager


@pytest.mark.parametrize(
    ("kind", "given", "more", "expected"),
    [
        (VISITS, {"from_age": 50}, {}, []),
        (VISITS, {"from_age": 49}, {}, ["money_help_in_the_past"]),
        (VISITS, {"from_age": 60}, {}, []),
        (VISITS, {"from_age": 61}, {}, ["money_help_too_late"]),
        (VISITS, {}, {"mother_last": 95}, ["money_help_never_alone"]),
        (VISITS, {"from_age": 55}, {"mother_last": 95}, []),
        (VISITS, {}, {"parents": []}, []),
        (VISITS, {}, service(VISITS), ["money_help_already"]),
        (VISITS, {}, service("guardianship"), ["money_help_beside_guardianship"]),
        ("guardianship", {}, service(VISITS), ["money_help_beside_daily_life_support"]),
        ("guardianship", {"from_age": 55}, service(VISITS, to_age=54), []),
        ("guardianship", {"from_age": 55}, service(VISITS, to_age=55), ["money_help_beside_daily_life_support"]),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(
    lawbook: LawBook, kind: str, given: dict[str, object], more: dict[str, Any], expected: list[str]
) -> None:
    measure = money_help(kind, **given)
    assert codes(family(**more), measure, lawbook) == expected
    for refusal in measures.refusals(family(**more), measure, lawbook):
        for lang in words.LANGUAGES:
            assert not re.search(r"[{}]|None", wording_measures.refusal(lang, refusal))


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("kind", [VISITS, "guardianship"])
def test_every_help_has_its_words(lawbook: LawBook, lang: str, kind: str) -> None:
    told = dataclasses.asdict(wording_measures.measure(lang, family(), money_help(kind), lawbook))
    assert all(told.values())
    assert not re.search(r"[{}]|None", "".join(told.values()))
