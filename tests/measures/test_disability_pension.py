"""障害年金を請求する: what a grant, a refusal and a stop change, to the yen, and until when a claim is open."""

import dataclasses
import re
from typing import Any

import pytest

from planner import measures, wording_measures, words
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import DisabilityPensionClaim
from tests.builders import child, household, yen_by_year
from tests.conftest import Run

GRADE_2, GRADE_1 = 847_300, 1_059_125  # from April 2026, born after 1 April 1956
SUPPLEMENT_2, SUPPLEMENT_1 = 5_620, 7_025  # a month, from April 2026
TYPED = {"grade": 2, "yen_per_year": 900_000}


def claim(**given: object) -> DisabilityPensionClaim:
    return DisabilityPensionClaim.model_validate({"measure": "disability_pension", "child": "長男", **given})


def family(age: int = 50, first_year: int = 2028, **more: Any) -> Household:
    """A child of an age in 2026; the plan begins in a year whose amounts are known all year."""
    return household(first_year=first_year, children=[child(age=age, last_age=max(70, age + 10), **more)])


def codes(household_: Household, measure: DisabilityPensionClaim, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def pensions(run: Run, household_: Household, years: int = 3) -> list[list[int]]:
    p = run(household_)
    return [yen_by_year(p, f"disability_{part}")[:years] for part in ("basic_pension", "pension_supplement")]


def test_a_claim_pays_pension_and_supplement_from_the_second_year(run: Run, lawbook: LawBook) -> None:
    after = measures.applied(family(), (claim(),), lawbook)
    assert pensions(run, after) == [[0, GRADE_2, GRADE_2], [0, 12 * SUPPLEMENT_2, 12 * SUPPLEMENT_2]]


def test_grade_1_is_a_quarter_more(run: Run, lawbook: LawBook) -> None:
    after = measures.applied(family(), (claim(grade=1, from_year=2030),), lawbook)
    assert pensions(run, after) == [[0, 0, GRADE_1], [0, 0, 12 * SUPPLEMENT_1]]


def test_the_premium_ends_with_the_pension(run: Run, lawbook: LawBook) -> None:
    """From the second year on the statute exempts (国民年金法89条)."""
    payer = family(old_age_pension={"treatment": "pay", "record": {"paid_months": 300}})
    before, after = run(payer), run(measures.applied(payer, (claim(),), lawbook))
    premium = [yen_by_year(p, "national_pension_premium")[:2] for p in (before, after)]
    assert premium[0][0] == premium[1][0] < 0
    assert premium[0][1] < premium[1][1] == 0


def test_the_special_benefit_ends_with_the_pension(run: Run, lawbook: LawBook) -> None:
    receiver = family(special_disability_benefit_grade=2)
    assert yen_by_year(run(receiver), "special_disability_benefit")[0] > 0
    after = measures.applied(receiver, (claim(),), lawbook)
    assert yen_by_year(run(after), "special_disability_benefit")[0] == 0
    assert pensions(run, after, years=1) == [[GRADE_2], [12 * SUPPLEMENT_2]]


def test_a_higher_grade_keeps_the_record_and_the_onset(lawbook: LawBook) -> None:
    now = {"grade": 2, "career": {"months_from_2003_04": 24}, "onset_before_20": True}
    after = measures.applied(family(disability_pension=now), (claim(grade=1),), lawbook).children[0].disability_pension
    assert after is not None
    assert (after.grade, after.from_year, after.onset_before_20) == (1, 2028, True)
    assert after.career is not None
    assert after.career.months_from_2003_04 == 24


def test_a_refusal_takes_the_planned_pension_out(run: Run, lawbook: LawBook) -> None:
    planned = family(disability_pension={"grade": 2, "from_year": 2029})
    after = measures.applied(planned, (claim(decision="refused"),), lawbook)
    assert pensions(run, after) == [[0, 0, 0], [0, 0, 0]]
    assert measures.applied(family(), (claim(decision="refused"),), lawbook) == family()


def test_a_pension_stops_after_its_last_year(run: Run, lawbook: LawBook) -> None:
    stop = claim(decision="stopped", to_year=2029)
    for plan, household_ in (((claim(), stop), family()), ((stop,), family(disability_pension={"grade": 2}))):
        basic, _ = pensions(run, measures.applied(household_, plan, lawbook))
        assert basic[1:] == [GRADE_2, 0]


@pytest.mark.parametrize(("month", "year", "expected"), [(1, 2040, []), (12, 2040, []), (12, 2041, ["too_late"])])
def test_what_begins_in_january_was_claimed_before_the_65th_birthday(
    lawbook: LawBook, month: int, year: int, expected: list[str]
) -> None:
    born_1975 = household(children=[child(age=51, last_age=80) | {"birth_month": month}])
    found = codes(born_1975, claim(from_year=year), lawbook)
    assert found == [f"disability_claim_{code}" for code in expected]


@pytest.mark.parametrize(("year", "expected"), [(2036, []), (2037, ["disability_claim_after_early"])])
def test_an_early_old_age_pension_closes_the_claim(lawbook: LawBook, year: int, expected: list[str]) -> None:
    early = family(age=50, old_age_pension={"start_age": 60})
    assert codes(early, claim(from_year=year), lawbook) == expected


@pytest.mark.parametrize(
    ("given", "pension", "expected"),
    [
        ({}, {"grade": 2}, ["disability_grade_already"]),
        ({}, {"grade": 1}, ["disability_grade_already"]),
        ({}, {"grade": 2, "to_year": 2027}, []),
        ({"grade": 1}, {"grade": 2}, []),
        ({"grade": 1}, TYPED, ["disability_upgrade_typed"]),
        ({"grade": 1, "from_year": 2029}, {"grade": 2}, ["disability_replaces_from_first_year"]),
        ({"from_year": 2027}, None, ["disability_claim_in_the_past"]),
        ({"to_year": 2030}, None, ["disability_end_is_a_stop"]),
        ({"decision": "refused"}, {"grade": 2}, ["disability_pension_is_paid"]),
        ({"decision": "refused"}, {"grade": 2, "from_year": 2029}, []),
        ({"decision": "stopped", "to_year": 2030}, None, ["disability_nothing_to_stop"]),
        ({"decision": "stopped"}, {"grade": 2}, ["disability_stop_needs_year"]),
        ({"decision": "stopped", "to_year": 2027}, {"grade": 2}, ["disability_stops_before_start"]),
        ({"decision": "stopped", "to_year": 2029}, {"grade": 2, "from_year": 2030}, ["disability_stops_before_start"]),
        ({"decision": "stopped", "to_year": 2030}, {"grade": 2, "to_year": 2030}, ["disability_stops_anyway"]),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(
    lawbook: LawBook, given: dict[str, object], pension: dict[str, object] | None, expected: list[str]
) -> None:
    family_ = family(disability_pension=pension)
    assert codes(family_, claim(**given), lawbook) == expected
    for refusal in measures.refusals(family_, claim(**given), lawbook):
        for lang in words.LANGUAGES:
            assert not re.search(r"[{}]|None", wording_measures.refusal(lang, refusal))


@pytest.mark.parametrize(("born", "expected"), [(2009, []), (2010, ["disability_claim_too_early"])])
def test_nobody_receives_it_before_20(lawbook: LawBook, born: int, expected: list[str]) -> None:
    assert codes(family(age=2026 - born), claim(from_year=2029), lawbook) == expected


def test_a_higher_grade_may_be_claimed_after_65(lawbook: LawBook) -> None:
    assert codes(family(age=70, disability_pension={"grade": 2}), claim(grade=1), lawbook) == []
    assert codes(family(age=70), claim(), lawbook) == ["disability_claim_too_late"]


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("decision", ["granted", "refused", "stopped"])
def test_every_decision_has_its_own_words(lawbook: LawBook, lang: str, decision: str) -> None:
    stops = {"to_year": 2031} if decision == "stopped" else {}
    told = wording_measures.measure(lang, family(), claim(decision=decision, **stops), lawbook)
    assert all(dataclasses.asdict(told).values())
    assert ("2031" in told.does) == (decision == "stopped")
