"""世帯: what is accepted, what 「分からない」 means, and every contradiction that is refused."""

from typing import Any

import pytest
from pydantic import ValidationError

from planner.household import Child, Household
from planner.household_home import Home
from planner.problems import Problem, from_validation_error

Parts = dict[str, Any]
FATHER: Parts = {"name": "父", "birth_year": 1948}
MOTHER: Parts = {"name": "母", "birth_year": 1950}
SON: Parts = {"name": "長男", "birth_year": 1978}
DAUGHTER: Parts = {"name": "長女", "birth_year": 1975}
FAMILY: Parts = {"first_year": 2026, "parents": [FATHER, MOTHER], "children": [SON], "siblings": [DAUGHTER]}


def family(**parts: Any) -> Household:
    return Household.model_validate(FAMILY | parts)


def refused(**parts: Any) -> list[Problem]:
    with pytest.raises(ValidationError) as trouble:
        family(**parts)
    return list(from_validation_error(trouble.value))


def test_a_child_and_a_first_year_are_enough() -> None:
    alone = Household.model_validate({"first_year": 2026, "children": [SON]})
    assert alone.children[0].last_age == 90
    assert alone.parents == ()


def test_unknown_is_an_answer() -> None:
    known = family(
        municipality="unknown",
        parents=[FATHER | {"sex": "unknown", "last_age": "unknown", "funeral_yen": "unknown"}],
        accounts=[{"name": "預金", "owner": "父", "balance_yen": "unknown"}],
        assumptions={"price_growth_ratio": "unknown"},
    )
    father = known.parents[0]
    assert (known.municipality, father.sex, father.last_age, father.funeral_yen) == (None, None, None, None)
    assert known.accounts[0].balance_yen is None
    assert known.assumptions.price_growth_ratio is None


def test_a_name_is_taken_without_the_spaces_around_it() -> None:
    assert family(children=[SON | {"name": " 長男　"}]).children[0].name == "長男"


def test_ages_count_on_31_december() -> None:
    assert Child(name="長男", birth_year=1978, birth_month=12).age_in(2026) == 48


def test_members_are_the_parents_then_the_children() -> None:
    assert [member.name for member in family().members] == ["父", "母", "長男"]


def test_a_member_is_found_by_name() -> None:
    assert family().person("母").birth_year == 1950
    with pytest.raises(KeyError):
        family().person("長女")


@pytest.mark.parametrize(
    ("kind", "owned"), [("house", True), ("flat", True), ("rented", False), ("public_rented", False), ("other", False)]
)
def test_a_house_and_a_flat_are_owned(kind: Any, owned: bool) -> None:
    assert Home(kind=kind).owned is owned


def test_a_household_is_frozen() -> None:
    with pytest.raises(ValidationError):
        family().title = "ほか"  # type: ignore[misc]


@pytest.mark.parametrize("value", [True, "0.5", float("nan")])
def test_a_ratio_is_a_number_and_nothing_else(value: Any) -> None:
    (problem,) = refused(home={"kind": "house", "owners": [{"name": "父", "ratio": value}]})
    assert problem.place == ("home", "owners", 0, "ratio")


@pytest.mark.parametrize("value", ["5000000", 5_000_000.0, True])
def test_an_amount_is_a_whole_number_and_nothing_else(value: Any) -> None:
    (problem,) = refused(accounts=[{"name": "預金", "owner": "父", "balance_yen": value}])
    assert (problem.code, problem.given) == ("int_type", value)


RECORD = {"old_age_pension": {"record": {"paid_months": 300, "full_exempt_months": 100}}}
TO_HIMSELF = {"name": "父", "ratio": 1.0}
HALF = {"name": "長男", "ratio": 0.5}
GRADE_3, BENEFIT = {"disability_pension": {"grade": 3}}, {"special_disability_benefit_grade": 1}
RENTED, HOUSE = {"kind": "rented"}, {"kind": "house"}
CONTRADICTIONS: list[tuple[str, Any, Parts]] = [
    ("same_name", ("children",), {"children": [SON, SON]}),
    ("same_name", ("siblings",), {"siblings": [DAUGHTER | {"name": "長男"}]}),
    ("parent_too_young", ("parents", 0, "birth_year"), {"parents": [FATHER | {"birth_year": 1967}]}),
    ("born_after_start", ("children", 0, "birth_year"), {"children": [SON | {"birth_year": 2027}]}),
    ("life_ends_before_start", ("parents", 1, "last_age"), {"parents": [FATHER, MOTHER | {"last_age": 75}]}),
    ("record_too_long", ("children", 0, "old_age_pension", "record"), {"children": [SON | RECORD]}),
    ("unknown_name", ("accounts", 0, "owner"), {"accounts": [{"name": "預金", "owner": "長女"}]}),
    ("unknown_name", ("debts", 0, "owner"), {"debts": [{"name": "ローン", "owner": "長女"}]}),
    ("unknown_name", ("incomes", 0, "person"), {"incomes": [{"name": "給与", "person": "長女"}]}),
    (
        "unknown_name",
        ("incomes", 0, "begins_with_death_of"),
        {"incomes": [{"name": "給与", "person": "父", "begins_with_death_of": "長女"}]},
    ),
    (
        "unknown_name",
        ("incomes", 0, "ends_with_death_of"),
        {"incomes": [{"name": "給与", "person": "父", "ends_with_death_of": "長女"}]},
    ),
    ("unknown_name", ("spending", 0, "paid_by"), {"spending": [{"name": "食費", "paid_by": "長女"}]}),
    (
        "unknown_name",
        ("spending", 0, "ends_with_death_of"),
        {"spending": [{"name": "食費", "ends_with_death_of": "長女"}]},
    ),
    (
        "unknown_name",
        ("spending", 0, "begins_with_death_of"),
        {"spending": [{"name": "食費", "begins_with_death_of": "長女"}]},
    ),
    ("unknown_name", ("one_offs", 0, "person"), {"one_offs": [{"name": "車", "year": 2030, "person": "長女"}]}),
    (
        "unknown_name",
        ("insurances", 0, "insured"),
        {"insurances": [{"name": "保険", "insured": "長女", "beneficiary": "長男"}]},
    ),
    (
        "unknown_name",
        ("insurances", 0, "beneficiary"),
        {"insurances": [{"name": "保険", "insured": "父", "beneficiary": "長女"}]},
    ),
    (
        "unknown_name",
        ("mutual_aid", 0, "parent"),
        {"mutual_aid": [{"parent": "長男", "child": "長男", "entry_year": 2000}]},
    ),
    ("unknown_name", ("mutual_aid", 0, "child"), {"mutual_aid": [{"parent": "父", "child": "母", "entry_year": 2000}]}),
    (
        "unknown_name",
        ("home", "owners", 0, "name"),
        {"home": {"kind": "house", "owners": [{"name": "叔父", "ratio": 1}]}},
    ),
    ("unknown_name", ("wills", 0, "person"), {"wills": [{"person": "長女"}]}),
    ("unknown_name", ("wills", 0, "money", 0, "name"), {"wills": [{"person": "父", "money": [TO_HIMSELF]}]}),
    ("shares_not_one", ("home", "owners"), {"home": {"kind": "house", "owners": [HALF]}}),
    ("shares_not_one", ("wills", 0, "home"), {"wills": [{"person": "父", "home": [HALF]}]}),
    ("shares_not_one", ("wills", 0, "money"), {"wills": [{"person": "父", "money": [HALF]}]}),
    ("two_wills", ("wills",), {"wills": [{"person": "父"}, {"person": "父"}]}),
    (
        "years_reversed",
        ("spending", 0, "to_year"),
        {"spending": [{"name": "車", "from_year": 2031, "to_year": 2030}]},
    ),
    (
        "ages_reversed",
        ("incomes", 0, "to_age"),
        {"incomes": [{"name": "給与", "person": "父", "from_age": 81, "to_age": 80}]},
    ),
    ("split_before_start", ("split_from_year",), {"split_from_year": 2025}),
    ("split_without_parents", ("split_from_year",), {"split_from_year": 2030, "parents": []}),
    ("grade_3_without_work", ("children", 0, "disability_pension", "grade"), {"children": [SON | GRADE_3]}),
    (
        "benefit_beside_pension",
        ("children", 0, "special_disability_benefit_grade"),
        {"children": [SON | BENEFIT | {"disability_pension": {"grade": 2}}]},
    ),
    ("rebuilding_before_start", ("rebuilding", "year"), {"home": HOUSE, "rebuilding": {"year": 2025}}),
    ("rebuilding_of_rented_home", ("rebuilding", "year"), {"home": RENTED, "rebuilding": {"year": 2030}}),
    ("rebuilding_of_rented_home", ("rebuilding", "year"), {"rebuilding": {"year": 2030}}),
    ("move_before_start", ("move", "year"), {"move": {"home": RENTED, "year": 2025}}),
    ("sale_of_rented_home", ("move", "sale"), {"home": RENTED, "move": {"home": RENTED, "sale": "sell"}}),
    ("sale_of_rented_home", ("move", "sale"), {"move": {"home": HOUSE, "sale": "sell"}}),
    ("price_without_sale", ("move", "sale_yen"), {"home": HOUSE, "move": {"home": RENTED, "sale_yen": 1}}),
    ("price_of_rented_home", ("move", "price_yen"), {"home": HOUSE, "move": {"home": RENTED, "price_yen": 1}}),
    ("shares_not_one", ("move", "home", "owners"), {"move": {"home": HOUSE | {"owners": [HALF]}}}),
    (
        "unknown_name",
        ("move", "home", "owners", 0, "name"),
        {"move": {"home": HOUSE | {"owners": [{"name": "叔父", "ratio": 1}]}}},
    ),
]


@pytest.mark.parametrize(("code", "place", "parts"), CONTRADICTIONS)
def test_a_contradiction_is_refused_at_its_place(code: str, place: Any, parts: Parts) -> None:
    assert (code, place) in [(problem.code, problem.place) for problem in refused(**parts)]


@pytest.mark.parametrize("granted", [None, {"grade": 3, "yen_per_year": 600_000}, {"grade": 2, "to_year": 2020}])
def test_the_special_benefit_stands_where_no_basic_pension_does(granted: Any) -> None:
    child = SON | BENEFIT | {"disability_pension": granted}
    assert Household.model_validate({"first_year": 2026, "children": [child]})


@pytest.mark.parametrize(
    ("first", "move"),
    [
        (HOUSE, {"home": HOUSE}),
        (HOUSE, {"home": HOUSE, "sale": "sell", "year": 2026}),
        (HOUSE, {"home": HOUSE | {"owners": [{"name": "長女", "ratio": 1.0}]}, "sale_yen": None}),
        (RENTED, {"home": HOUSE, "price_yen": 5_000_000, "costs_yen": 300_000}),
        (None, {"home": RENTED, "price_yen": 0}),
    ],
    ids=[
        "given by a relative",
        "sold at the start",
        "owned by a sister",
        "rented, then bought",
        "from a home not told",
    ],
)
def test_a_move_that_fits_is_accepted(first: Any, move: Parts) -> None:
    accepted = family(home=first, move=move).move
    assert accepted is not None
    assert accepted.home.kind == move["home"]["kind"]


def test_all_contradictions_are_reported_together() -> None:
    found = refused(
        parents=[FATHER | {"birth_year": 1970}, MOTHER | {"last_age": 60}],
        accounts=[{"name": "預金", "owner": "叔父"}],
        spending=[{"name": "車", "from_year": 2031, "to_year": 2030}],
    )
    codes = {problem.code for problem in found}
    assert codes == {"parent_too_young", "life_ends_before_start", "unknown_name", "years_reversed"}


def test_a_parent_may_be_twelve_years_older_but_not_eleven() -> None:
    assert family(parents=[FATHER | {"birth_year": 1966}]).parents[0].birth_year == 1966
    (problem,) = refused(parents=[FATHER | {"birth_year": 1967}])
    assert problem.facts["least_years"] == 12


def test_a_life_may_end_in_the_first_year_but_not_before() -> None:
    assert family(parents=[FATHER | {"last_age": 78}]).parents[0].last_age == 78
    (problem,) = refused(parents=[FATHER | {"last_age": 77}])
    assert problem.facts["age"] == 78


@pytest.mark.parametrize(("birth_month", "possible"), [(None, 336), (1, 336), (12, 325)])
def test_the_record_cannot_be_longer_than_the_life_after_20(birth_month: int | None, possible: int) -> None:
    def with_months(months: int) -> list[Parts]:
        pension = {"record": {"paid_months": months}}
        return [SON | {"birth_month": birth_month, "old_age_pension": pension}]

    assert family(children=with_months(possible)).children[0].birth_month == birth_month
    (problem,) = refused(children=with_months(possible + 1))
    assert problem.facts["possible"] == possible


def test_the_names_that_are_possible_are_told() -> None:
    (problem,) = refused(accounts=[{"name": "預金", "owner": "叔父"}])
    assert problem.facts["names"] == ("母", "父", "長男")


def test_three_thirds_make_a_whole() -> None:
    third = 1 / 3
    owners = [{"name": name, "ratio": third} for name in ("父", "母", "長男")]
    assert len(family(home={"kind": "house", "owners": owners}).home.owners) == 3  # type: ignore[union-attr]
