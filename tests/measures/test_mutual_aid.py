"""扶養共済に入る: the membership it adds, and whom the scheme does not take."""

import pytest

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import MutualAidEntry
from tests.builders import child, household, parent

ENTRY = {"measure": "mutual_aid", "parent": "母", "child": "長男"}


def entry(**given: object) -> MutualAidEntry:
    return MutualAidEntry.model_validate(ENTRY | given)


def family(mother_age: int = 60, handbook: str = "moderate", **more: object) -> Household:
    disabled = child(age=35, last_age=80, disability_handbook=handbook)
    return household(parents=[parent(age=mother_age, last_age=90)], children=[disabled], **more)


def codes(household_: Household, measure: MutualAidEntry, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def test_the_membership_begins_in_the_second_year(lawbook: LawBook) -> None:
    (aid,) = measures.applied(family(), (entry(units=2),), lawbook).mutual_aid
    assert (aid.parent, aid.child, aid.entry_year, aid.units) == ("母", "長男", 2027, 2)


def test_the_words_tell_the_premium_of_the_age_and_the_benefit(lawbook: LawBook) -> None:
    """60 to 64 pay 23,300 yen a unit and leave 20,000 yen a month (WAM NET)."""
    told = measures.facts(family(), entry(units=2), lawbook)
    assert (told["cost_yen_per_month"], told["yen_per_month"]) == (46_600, 40_000)


@pytest.mark.parametrize(
    ("mother_age", "handbook", "given", "expected"),
    [
        (63, "severe", {}, []),  # born in January: 64 on 1 April 2027
        (64, "severe", {}, ["mutual_aid_too_old"]),
        (60, "none", {}, ["mutual_aid_no_disability"]),
        (60, "moderate", {"entry_year": 2025}, ["entry_in_the_past"]),
        (70, "none", {}, ["mutual_aid_too_old", "mutual_aid_no_disability"]),
    ],
)
def test_what_does_not_fit_is_refused(
    lawbook: LawBook, mother_age: int, handbook: str, given: dict[str, object], expected: list[str]
) -> None:
    assert codes(family(mother_age, handbook), entry(**given), lawbook) == expected


def test_no_child_has_more_than_two_units(lawbook: LawBook) -> None:
    taken = [{"parent": "母", "child": "長男", "entry_year": 2020, "units": 1}]
    assert codes(family(mutual_aid=taken), entry(units=1), lawbook) == []
    assert codes(family(mutual_aid=taken), entry(units=2), lawbook) == ["mutual_aid_all_units"]


def test_one_parent_alone_can_be_a_member_for_a_child(lawbook: LawBook) -> None:
    """障害のある方1人に対して、加入できる保護者は1人 (WAM NET「加入要件」)."""
    couple = [parent("父", age=60, last_age=85), parent(age=58, last_age=90)]
    father_joined = [{"parent": "父", "child": "長男", "entry_year": 2020, "units": 1}]
    son = child(age=35, last_age=80, disability_handbook="moderate")
    joined = household(parents=couple, children=[son], mutual_aid=father_joined)
    (refusal,) = measures.refusals(joined, entry(units=1), lawbook)
    assert (refusal.code, refusal.facts["others"]) == ("mutual_aid_other_parent", ("父",))
    assert codes(joined, entry(parent="父", units=1), lawbook) == []
    brother = child("次男", age=33, last_age=80, disability_handbook="severe")
    two = household(parents=couple, children=[son, brother], mutual_aid=father_joined)
    assert codes(two, entry(child="次男"), lawbook) == []
