"""Ten rough answers become a household; what cannot be read is told by question."""

import pytest
from pydantic import ValidationError

from planner.household import Household
from planner.ui import quick
from planner.ui.quick import Answers

YEAR, FULL = 2026, 847_300


def _build(lang: str = "ja", **answers: object) -> Household:
    given = Answers(**{"child": "50", **answers})  # type: ignore[arg-type]
    values, problems = quick.read(given, YEAR)
    assert problems == {}
    return quick.build(given, values, first_year=YEAR, full_basic_yen_per_year=FULL, lang=lang)


def test_only_the_child_is_needed() -> None:
    household = _build()
    assert (household.parents, household.home, household.spending) == ((), None, ())
    assert (household.children[0].name, household.children[0].birth_year) == ("お子さん", 1976)
    assert household.accounts[0].balance_yen is None


def test_a_full_set_of_answers() -> None:
    household = _build(
        father="昭和23年",
        mother="７５歳",
        child_name="太郎",
        municipality="04100",
        siblings=2,
        savings="1,800万円",
        father_pension="200万",
        mother_pension="80万",
        living="22万",
        home="house",
        building="築38年",
        income="grade_2",
    )
    assert [(p.name, p.sex, p.birth_year) for p in household.parents] == [("父", "male", 1948), ("母", "female", 1951)]
    pensions = [p.old_age_pension for p in household.parents]
    assert [(p.basic_yen_per_year, p.employees_yen_per_year) for p in pensions] == [
        (FULL, 2_000_000 - FULL),
        (800_000, 0),
    ]
    assert [sibling.name for sibling in household.siblings] == ["きょうだい1", "きょうだい2"]
    assert (household.accounts[0].owner, household.accounts[0].balance_yen) == ("父", 18_000_000)
    assert household.spending[0].both_parents_yen_per_month == 220_000
    assert household.home is not None
    assert (household.home.kind, household.home.building_year) == ("house", 1988)
    assert household.children[0].disability_pension is not None
    assert (household.municipality, household.children[0].name) == ("04100", "太郎")


@pytest.mark.parametrize(
    ("parents", "phase"),
    [
        ({}, "child_alone_yen_per_month"),
        ({"mother": "80"}, "one_parent_yen_per_month"),
        ({"father": "80", "mother": "80"}, "both_parents_yen_per_month"),
    ],
)
def test_the_present_cost_of_living_belongs_to_the_present_phase(parents: dict[str, str], phase: str) -> None:
    item = _build(living="15万", **parents).spending[0]
    told = {
        name for name in type(item).model_fields if name.endswith("yen_per_month") and getattr(item, name) is not None
    }
    assert told == {phase}


@pytest.mark.parametrize("total", [0, 1_000_000, 1_694_600, 1_694_601, 3_000_000])
def test_a_pension_known_together_is_divided_without_losing_a_yen(total: int) -> None:
    household = _build(father="80", mother="80", together=True, pension=str(total))
    parts = [
        (p.old_age_pension.basic_yen_per_year or 0, p.old_age_pension.employees_yen_per_year or 0)
        for p in household.parents
    ]
    assert sum(basic + employees for basic, employees in parts) == total
    assert all(basic <= FULL for basic, _ in parts)


def test_a_monthly_income_counts_twelve_times_and_belongs_to_the_child() -> None:
    income = _build(income="amount", income_amount="3万").incomes[0]
    assert (income.person, income.yen_per_year) == ("お子さん", 360_000)


def test_rent_is_asked_of_those_who_rent() -> None:
    home = _build(home="rented", rent="5万").home
    assert home is not None
    assert (home.rent_yen_per_month, home.owned) == (50_000, False)


@pytest.mark.parametrize(
    ("text", "year"), [("1988", 1988), ("昭和63年", 1988), ("38", 1988), ("築38年", 1988), ("", None)]
)
def test_the_age_of_a_building_or_its_year(text: str, year: int | None) -> None:
    assert quick.read_building(text, YEAR) == year


def test_what_cannot_be_read_is_told_by_question() -> None:
    values, problems = quick.read(Answers(father="昔", savings="-3", child="50", building="古い"), YEAR)
    assert set(problems) == {"father", "savings", "building"}
    assert values["child"] == 1976


def test_answers_that_contradict_are_refused() -> None:
    with pytest.raises(ValidationError):
        _build(father="55")


def test_names_are_given_in_the_language_of_the_visitor() -> None:
    household = _build("en", father="80", siblings=1)
    assert [household.parents[0].name, household.children[0].name, household.siblings[0].name] == [
        "Father",
        "Your child",
        "Sibling 1",
    ]
