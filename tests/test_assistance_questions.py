"""制度電卓 of assistance and property tax: published amounts with what a planner has at hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from planner.calculators.assistance import QUESTIONS, HomeLoan, PropertyTax, PublicAssistance
from planner.calculators.question import Question
from planner.lawbook import LawBook
from planner.working import of_cell

OCTOBER, DECEMBER = date(2026, 10, 1), date(2026, 12, 1)
SENDAI, YOKOHAMA = "04100", "14100"


def answer(lawbook: LawBook, question: Question, day: date = OCTOBER) -> float:
    return float(np.asarray(question.answer(lawbook.on(day, question.municipality))).item())


@pytest.mark.parametrize(
    ("given", "day", "expected_yen"),
    [
        ({"ages": (50,)}, OCTOBER, 75_810),
        ({"ages": (50,), "rent_yen_per_month": 50_000}, OCTOBER, 112_810),
        ({"ages": (50,), "rent_yen_per_month": 37_000}, date(2026, 11, 1), 120_270),
        ({"ages": (50,)}, DECEMBER, 75_810 + 7_460 + 13_850),
        ({"ages": (50,), "needs_more_heating": True}, DECEMBER, 75_810 + 9_700 + 13_850),
        ({"ages": (65,), "area_class": "1_1"}, OCTOBER, 76_880),
        ({"ages": (75, 75), "area_class": "3_2"}, OCTOBER, 100_680),
        ({"ages": (50,), "winter_zone": "1"}, OCTOBER, 75_810 + 12_780),
        ({"ages": (50,), "disability": "moderate"}, OCTOBER, 75_810 + 18_300),
        ({"ages": (70,), "care_premium_yen_per_month": 1_750, "home_patient": True}, OCTOBER, 75_350 + 15_020),
        ({"ages": (50,), "earnings_yen_per_month": 50_000}, OCTOBER, 75_810 - 31_600),
        ({"ages": (50,), "earnings_yen_per_month": 50_000, "new_job": True}, OCTOBER, 75_810 - 18_700),
        ({"ages": (50,), "pensions_yen_per_month": 80_000}, OCTOBER, 0),
        ({"ages": (50,), "money_yen": 100_000}, OCTOBER, 75_810 - (100_000 - 75_810 / 2)),
    ],
)
def test_assistance_of_a_month(lawbook: LawBook, given: dict[str, Any], day: date, expected_yen: float) -> None:
    assert answer(lawbook, PublicAssistance(municipality=SENDAI, **given), day) == expected_yen


def test_a_funeral_is_paid_up_to_the_limit_of_the_area(lawbook: LawBook) -> None:
    asked = {"asked": "funeral", "municipality": YOKOHAMA}
    assert answer(lawbook, PublicAssistance(**asked)) == 215_000
    assert answer(lawbook, PublicAssistance(**asked, area_class="3_1")) == 188_100
    assert answer(lawbook, PublicAssistance(**asked, funeral_cost_yen=150_000)) == 150_000


def test_how_long_the_home_carries_the_household(lawbook: LawBook) -> None:
    """月113,025円: 57か月で元利6,893,395円、58か月で7,022,527円、限度額7,000,000円."""
    assert answer(lawbook, HomeLoan(municipality=SENDAI)) == 57
    assert answer(lawbook, HomeLoan(municipality=SENDAI, ages=(80, 50))) == 0
    assert answer(lawbook, HomeLoan(municipality=SENDAI, flat=True)) < 57


def test_property_tax_of_the_notice(lawbook: LawBook) -> None:
    """keiri-tools tests/test_kotei_shisanzei.mjs §4."""
    question = PropertyTax(land_yen=18_000_000, land_square_metres=150, building_yen=8_000_000)
    assert answer(lawbook, question) == 196_000
    assert answer(lawbook, question.model_copy(update={"city_planning_tax": False})) == 154_000


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.programme)
def test_the_steps_of_a_question_end_in_its_answer(lawbook: LawBook, question: type[Question]) -> None:
    law = lawbook.on(OCTOBER)
    result = np.asarray(question().answer(law)).item()
    steps = of_cell(law.applied[-1].cell, 0, law.applied, count_years=1)
    assert [step.programme for step in steps] == [question.programme]
    assert steps[0].result == result


def test_a_household_has_at_least_one_person() -> None:
    with pytest.raises(ValidationError):
        PublicAssistance(ages=())
