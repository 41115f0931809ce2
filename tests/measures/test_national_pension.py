"""国民年金の納め方を変える: premium and pension of each way of paying, to the yen, and which way is closed to whom."""

import dataclasses
import re
from typing import Any

import pytest

from planner import measures, wording_measures, words
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import NationalPensionTreatment
from tests.builders import child, household, parent, yen_by_year
from tests.conftest import Run

FIRST_YEAR = 2028


def treated(treatment: str) -> NationalPensionTreatment:
    given = {"measure": "national_pension", "child": "長男", "treatment": treatment}
    return NationalPensionTreatment.model_validate(given)


def family(born: int = 1980, month: int = 1, pension: dict[str, object] | None = None, **more: Any) -> Household:
    """A child with 240 paid months whose next ones are unpaid; the years of the plan have known amounts."""
    told = {"treatment": "unpaid", "record": {"paid_months": 240}} if pension is None else pension
    one = child(age=2026 - born, last_age=90, old_age_pension=told, **more)
    return household(first_year=FIRST_YEAR, children=[one | {"birth_month": month}])


def codes(household_: Household, treatment: str, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, treated(treatment), lawbook)]


@pytest.mark.parametrize(
    ("treatment", "premium_yen", "pension_yen"),
    [
        ("pay", 12 * 18_290, 677_840),  # 847,300 × (240 + 144) / 480
        ("half_exempt", 12 * 9_150, 614_293),  # 847,300 × (240 + 144 × 3/4) / 480, half up
        ("full_exempt", 0, 550_745),  # 847,300 × (240 + 144 / 2) / 480
        ("deferred", 0, 423_650),  # 847,300 × 240 / 480
    ],
)
def test_the_months_to_60_cost_and_count_as_the_law_says(
    run: Run, lawbook: LawBook, treatment: str, premium_yen: int, pension_yen: int
) -> None:
    """Born in January 1980: 144 months from January 2028 to December 2039; the pension begins in February 2045.

    18,290 yen a month from April 2027; the full pension is 847,300 yen a year from April 2026.
    """
    p = run(measures.applied(family(), (treated(treatment),), lawbook))
    premiums = yen_by_year(p, "national_pension_premium")
    assert premiums[:12] == [-premium_yen] * 12
    assert sum(premiums[12:]) == 0
    assert yen_by_year(p, "old_age_basic_pension")[2046 - FIRST_YEAR] == pension_yen


@pytest.mark.parametrize(("month", "expected"), [(1, ["national_pension_over"]), (2, [])])
def test_it_is_over_with_the_60th_birthday(lawbook: LawBook, month: int, expected: list[str]) -> None:
    assert codes(family(born=1968, month=month), "pay", lawbook) == expected


@pytest.mark.parametrize(("month", "expected"), [(1, ["national_pension_deferral_over"]), (2, [])])
def test_deferral_is_over_with_the_50th_birthday(lawbook: LawBook, month: int, expected: list[str]) -> None:
    assert codes(family(born=1978, month=month), "deferred", lawbook) == expected


def test_deferral_is_over_after_its_last_year(lawbook: LawBook) -> None:
    for year, expected in ((2035, []), (2036, ["national_pension_deferral_over"])):
        later = family(born=1995, pension={"treatment": "unpaid"}).model_copy(update={"first_year": year})
        assert codes(later, "deferred", lawbook) == expected


@pytest.mark.parametrize(
    ("granted", "expected"),
    [
        ({"grade": 2}, ["national_pension_statutory"]),
        ({"grade": 1, "from_year": 2028}, ["national_pension_statutory"]),
        ({"grade": 2, "from_year": 2029}, []),
        ({"grade": 2, "to_year": 2030}, []),
        ({"grade": 3, "yen_per_year": 635_500}, []),
    ],
)
def test_who_is_exempt_by_statute_cannot_pay_here(
    lawbook: LawBook, granted: dict[str, object], expected: list[str]
) -> None:
    assert codes(family(disability_pension=granted), "pay", lawbook) == expected


@pytest.mark.parametrize(("to_age", "expected"), [(60, ["national_pension_at_work"]), (55, [])])
def test_who_is_insured_at_work_to_60_pays_there(lawbook: LawBook, to_age: int, expected: list[str]) -> None:
    wages = {"name": "給与", "kind": "wages", "person": "長男", "yen_per_year": 2_400_000, "to_age": to_age}
    worker = family(insured_at_work_to_age=70).model_dump() | {"incomes": [wages], "amounts": "before_tax"}
    assert codes(Household.model_validate(worker), "pay", lawbook) == expected


@pytest.mark.parametrize(
    ("income_yen", "treatment", "expected"),
    [
        (1_370_000, "full_exempt", []),  # 320,000 + 350,000 × (the head, the mother and the child)
        (1_370_001, "full_exempt", ["national_pension_not_granted"]),
        (1_370_001, "half_exempt", []),
        (5_000_000, "quarter_exempt", ["national_pension_not_granted"]),
        (5_000_000, "deferred", []),
    ],
)
def test_an_exemption_looks_at_the_income_of_the_head(
    lawbook: LawBook, income_yen: int, treatment: str, expected: list[str]
) -> None:
    trade = {"name": "商い", "kind": "business", "person": "父", "yen_per_year": income_yen}
    parents = [parent(name="父", age=62, last_age=85), parent(age=60, last_age=90)]
    told = family().model_dump() | {"incomes": [trade], "parents": parents, "amounts": "before_tax"}
    assert codes(Household.model_validate(told), treatment, lawbook) == expected


@pytest.mark.parametrize(
    ("treatment", "pension", "expected"),
    [
        ("unpaid", {"treatment": "pay"}, ["national_pension_unpaid"]),
        ("dependant_spouse", None, ["national_pension_dependant_spouse"]),
        ("pay", {"treatment": "pay"}, ["national_pension_no_change"]),
        ("pay", {"basic_yen_per_year": 500_000}, ["national_pension_typed"]),
        ("full_exempt", {}, []),
    ],
)
def test_what_changes_nothing_or_is_no_way_of_paying_is_refused(
    lawbook: LawBook, treatment: str, pension: dict[str, object] | None, expected: list[str]
) -> None:
    assert codes(family(pension=pension), treatment, lawbook) == expected


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("treatment", ["pay", "full_exempt", "three_quarter_exempt", "deferred"])
def test_every_way_of_paying_has_its_words(lawbook: LawBook, lang: str, treatment: str) -> None:
    told = dataclasses.asdict(wording_measures.measure(lang, family(), treated(treatment), lawbook))
    assert all(told.values())
    assert not re.search(r"[{}]|None", "".join(told.values()))


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_reason_has_its_words(lawbook: LawBook, lang: str) -> None:
    at_work = family(disability_pension={"grade": 2}, pension={"treatment": "unpaid", "basic_yen_per_year": 1})
    for household_ in (family(born=1960), family(born=1970), at_work):
        for treatment in ("unpaid", "deferred", "dependant_spouse"):
            for refusal in measures.refusals(household_, treated(treatment), lawbook):
                assert not re.search(r"[{}]|None", wording_measures.refusal(lang, refusal))
