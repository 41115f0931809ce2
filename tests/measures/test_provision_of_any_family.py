"""年金と備えの対策: of any family each fits, and the changed family is checked like a file, or is refused in words."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from planner import lawbook, measures, wording_measures, words
from planner.household import Household
from planner.measure_inputs import Measure, Plan
from tests.strategies import FEW, YEN, YEN_PER_MONTH, YEN_PER_YEAR, households

YEARS, AGES = st.integers(2024, 2045), st.integers(18, 100)
FIELDS: Mapping[str, Mapping[str, SearchStrategy[Any]]] = {
    "disability_pension": {
        "decision": st.sampled_from(["granted", "refused", "stopped"]),
        "grade": st.sampled_from([1, 2]),
        "from_year": st.none() | YEARS,
        "to_year": st.none() | YEARS,
    },
    "national_pension": {"treatment": st.sampled_from(["pay", "full_exempt", "half_exempt", "deferred", "unpaid"])},
    "national_pension_back_payment": {"months": st.integers(1, 120), "year": st.none() | YEARS},
    "life_insurance": {
        "parent": st.just("父"),
        "benefit_yen": YEN,
        "premium_yen_per_year": YEN_PER_YEAR,
        "premium_to_age": st.none() | AGES,
        "cover_to_age": st.none() | AGES,
    },
    "trust": {
        "parent": st.just("父"),
        "form": st.sampled_from(["gift", "insurance", "testamentary"]),
        "trusted_yen": YEN,
        "fee_yen_per_year": st.none() | YEN_PER_YEAR,
    },
    "money_help": {
        "help": st.sampled_from(["daily_life_support", "guardianship"]),
        "from_age": st.none() | AGES,
        "fee_yen_per_month": st.none() | YEN_PER_MONTH,
    },
}
LAWBOOK = lawbook.load()


def drawn(data: DataObject, kind: str) -> Measure:
    told = {name: data.draw(values) for name, values in FIELDS[kind].items()}
    plan = {"name": "案", "measures": [{"measure": kind, "child": "長男", **told}]}
    return Plan.model_validate(plan).measures[0]


@pytest.mark.parametrize("kind", FIELDS)
@FEW
@given(before=households().filter(lambda one: one.parents), data=st.data())
def test_it_fits_or_says_why_not(kind: str, before: Household, data: DataObject) -> None:
    measure = drawn(data, kind)
    refusals = measures.refusals(before, measure, LAWBOOK)
    for lang in words.LANGUAGES:
        assert wording_measures.measure(lang, before, measure, LAWBOOK).does
        assert all(wording_measures.refusal(lang, refusal) for refusal in refusals)
    if not refusals:
        after = measures.applied(before, (measure,), LAWBOOK)
        assert Household.model_validate(after.model_dump()) == after
