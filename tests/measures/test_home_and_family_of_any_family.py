"""家とご家族の対策: of any family each fits, and the yen of the changed family add up, or it is refused in words."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from planner import futures, lawbook, measures, tables, wording_measures, words
from planner.household import Household
from planner.measure_inputs import Measure, Plan
from planner.projection import project
from tests.strategies import FEW, YEN, YEN_PER_MONTH, YEN_PER_YEAR, households

YEARS, AGES, SMALL = st.integers(2024, 2045), st.integers(18, 100), st.integers(0, 20_000)
PARENT, CHILD, SIBLING = (
    {name: st.just(who)} for name, who in (("parent", "父"), ("child", "長男"), ("sibling", "次女"))
)
FIELDS: Mapping[str, Mapping[str, SearchStrategy[Any]]] = {
    "spend_less": {
        "phase": st.sampled_from(["both_parents", "one_parent", "child_alone"]),
        "yen_per_month": st.none() | SMALL,
        "ratio": st.none() | st.floats(0, 1),
    },
    "repairs": {"year": YEARS, "spending_yen": YEN, "every_years": st.none() | st.integers(1, 50)},
    "rebuild": {
        "year": YEARS,
        "spending_yen": YEN,
        "property_tax_yen_per_year": st.none() | YEN_PER_YEAR,
        "upkeep_yen_per_year": st.none() | YEN_PER_YEAR,
    },
    "parent_facility": {
        **PARENT,
        "from_age": AGES,
        "entry_yen": YEN,
        "yen_per_month": YEN_PER_MONTH,
        "saves_yen_per_month": SMALL,
    },
    "home_loan": {**CHILD, "from_age": st.none() | AGES},
    "will": {**PARENT, **CHILD, "others": st.sampled_from(["reserved", "nothing"]), "with_home": st.booleans()},
    "sibling_support": {
        **SIBLING,
        **CHILD,
        "yen_per_month": YEN_PER_MONTH,
        "from_age": st.none() | AGES,
        "to_age": st.none() | AGES,
    },
    "split_household": {"from_year": st.none() | YEARS},
    "public_assistance": {"planned": st.booleans()},
}
LAWBOOK = lawbook.load()


def drawn(data: DataObject, kind: str) -> Measure:
    told = {name: data.draw(values) for name, values in FIELDS[kind].items()}
    return Plan.model_validate({"name": "案", "measures": [{"measure": kind, **told}]}).measures[0]


@pytest.mark.parametrize("kind", FIELDS)
@FEW
@given(before=households().filter(lambda one: one.parents and one.siblings), data=st.data())
def test_it_fits_or_says_why_not(kind: str, before: Household, data: DataObject) -> None:
    measure = drawn(data, kind)
    refusals = measures.refusals(before, measure, LAWBOOK)
    for lang in words.LANGUAGES:
        assert wording_measures.measure(lang, before, measure, LAWBOOK).does
        assert all(wording_measures.refusal(lang, refusal) for refusal in refusals)
    if not refusals:
        after = measures.applied(before, (measure,), LAWBOOK)
        assert Household.model_validate(after.model_dump()) == after
        assert tables.largest_error_yen(project(after, futures.calm(after, LAWBOOK), LAWBOOK)) == 0
