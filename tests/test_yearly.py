"""毎年の手続き: who sees which, in which months, from which year; every one has its words, source and check."""

from collections.abc import Mapping
from datetime import date

import pytest

from planner import wording_actions, yearly
from planner.household import Household
from planner.projection import Projection
from planner.words import LANGUAGES, has, texts
from planner.yearly import Procedure
from tests import builders
from tests.conftest import SCENARIOS, Run

EXAMPLES = tuple(sorted(path.stem for path in SCENARIOS.glob("*.toml")))
PARTS = ("", ".text", ".office", ".papers")
LATER = 2050


def found(household: Household, run: Run) -> dict[str, list[Procedure]]:
    by_code: dict[str, list[Procedure]] = {}
    for one in yearly.of(household, run(household)):
        by_code.setdefault(one.code, []).append(one)
    return by_code


@pytest.mark.parametrize("code", sorted(yearly.entries()))
def test_every_procedure_has_words_a_known_condition_and_a_source(code: str) -> None:
    entry = yearly.entries()[code]
    assert entry.whom in yearly.CONDITIONS
    assert all(has(lang, f"yearly.{code}{part}") for lang in LANGUAGES for part in PARTS)
    assert date(2026, 1, 1) <= entry.checked_on <= date(2036, 1, 1)
    if entry.rhythm == "habit":
        assert not entry.source
    else:
        assert entry.statute
        assert len(entry.source) > 8
        assert entry.confidence


def test_no_words_are_left_without_a_procedure() -> None:
    offices = {key.split(".")[1] for key in texts("ja") if key.startswith("yearly.") and key.endswith(".office")}
    assert offices == set(yearly.entries())


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_family_gets_what_applies_in_order_and_in_words(
    scenarios: Mapping[str, Household], runs: Mapping[str, Projection], name: str
) -> None:
    procedures = yearly.of(scenarios[name], runs[name])
    months = [one.months or (13, 13) for one in procedures]
    assert months == sorted(months)
    assert {"review", "premium_notice"} <= {one.code for one in procedures}
    for one in procedures:
        assert runs[name].years[0] <= one.first_year <= one.last_year <= runs[name].years[-1]
        for lang in LANGUAGES:
            told = wording_actions.procedure(lang, one, LATER)
            assert all((told.when, told.what, told.text, told.office, told.papers))


def test_nothing_applies_that_the_family_does_not_have(run: Run) -> None:
    codes = set(found(builders.household(), run))
    assert codes == {"pension_letter", "premium_notice", "resident_tax_statement", "review"}


def test_a_disability_pension_is_checked_in_the_month_of_birth(run: Run) -> None:
    pension = {"grade": 2, "onset_before_20": True, "from_year": 2028}
    child = builders.child(disability_pension=pension, disability_handbook="severe") | {"birth_month": 8}
    by_code = found(builders.household(children=[child]), run)
    check = by_code["disability_check"][0]
    assert (check.months, check.birth, check.people, check.first_year) == ((8, 8), True, ("長男",), 2028)
    assert by_code["income_before_20"][0].entry.rhythm == "if_asked"
    assert by_code["handbook"][0].months == ()


def test_an_unknown_month_of_birth_stays_unknown(run: Run) -> None:
    child = builders.child() | {"birth_month": None}
    letter = found(builders.household(children=[child]), run)["pension_letter"][0]
    assert letter.months == ()
    assert wording_actions.when("ja", letter) == "お誕生の月"


def test_who_pays_nothing_to_the_national_pension_asks_each_july_until_sixty(run: Run) -> None:
    exempt = {"treatment": "full_exempt"}
    children = [builders.child(old_age_pension=exempt, last_age=80)]
    one = found(builders.household(children=children), run)["pension_exemption"][0]
    assert (one.months, one.first_year, one.last_year) == ((7, 7), 2026, 2035)
    granted = [builders.child(old_age_pension=exempt, last_age=80, disability_pension={"grade": 2})]
    assert "pension_exemption" not in found(builders.household(children=granted), run)
    soon = {"grade": 2, "from_year": 2029}
    later = [builders.child(old_age_pension=exempt, last_age=80, disability_pension=soon)]
    one = found(builders.household(children=later), run)["pension_exemption"][0]
    assert (one.first_year, one.last_year) == (2026, 2028)
    paying = [builders.child(old_age_pension={"treatment": "pay"}, last_age=80)]
    assert "pension_exemption" not in found(builders.household(children=paying), run)


def test_a_notice_of_premiums_comes_when_the_insurance_of_the_workplace_has_ended(run: Run) -> None:
    children = [builders.child(last_age=80, insured_at_work_to_age=59), builders.child("次男", last_age=80)]
    notices = found(builders.household(children=children), run)["premium_notice"]
    assert [(one.people, one.first_year) for one in notices] == [(("次男",), 2026), (("長男",), 2036)]


def test_who_comes_to_it_in_another_year_stands_apart(run: Run) -> None:
    children = [builders.child(last_age=80, old_age_pension=builders.old_age(700_000))]
    parents = [builders.parent(old_age_pension=builders.old_age(700_000))]
    notices = found(builders.household(children=children, parents=parents), run)["pension_notice"]
    assert [(one.people, one.first_year) for one in notices] == [(("母",), 2026), (("長男",), 2041)]


def test_the_bank_book_is_looked_at_with_siblings_who_are_asked(run: Run) -> None:
    siblings = [{"name": "姉"}]
    assert "bank_book" in found(builders.household(siblings=siblings), run)
    talk = {"not_asked_of_siblings": ["money_check"]}
    assert "bank_book" not in found(builders.household(siblings=siblings, talk=talk), run)


@pytest.mark.parametrize(
    ("more", "years"),
    [
        ({}, (2026, 2036)),
        ({"from_age": 52, "to_age": 55}, (2028, 2031)),
        ({"begins_with_death_of": "母"}, (2031, 2036)),
        ({"ends_with_death_of": "母"}, (2026, 2030)),
        ({"only_when_alone": True}, (2031, 2036)),
    ],
)
def test_a_service_is_renewed_in_the_years_in_which_it_is_used(
    run: Run, more: dict[str, object], years: tuple[int, int]
) -> None:
    """The mother lives to the end of 2030, the child to 2036."""
    service = {"name": "通院", "kind": "psychiatric", "person": "長男", "bill_yen_per_month": 10_000}
    household = builders.household(parents=[builders.parent()], services=[service | more])
    one = found(household, run)["medical_certificate"][0]
    assert (one.first_year, one.last_year) == years


def test_what_is_not_confirmed_says_so(run: Run) -> None:
    service = {"name": "B型", "kind": "disability_service", "person": "長男", "bill_yen_per_month": 10_000}
    one = found(builders.household(services=[service]), run)["service_certificate"][0]
    assert one.entry.confidence == "unconfirmed"
    assert any("確かめていません" in remark for remark in wording_actions.procedure("ja", one, LATER).remarks)


def test_the_mutual_aid_is_stated_by_who_receives_it(
    scenarios: Mapping[str, Household], runs: Mapping[str, Projection]
) -> None:
    procedures = yearly.of(scenarios["parents_mutual_aid"], runs["parents_mutual_aid"])
    one = next(one for one in procedures if one.code == "mutual_aid_statement")
    assert one.people == ("長男",)
    assert one.first_year > runs["parents_mutual_aid"].years[0]
