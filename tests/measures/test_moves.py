"""住み替えの部品: when a move is, what it costs, and the reasons that hold for every way to another home."""

import re

import pytest

from planner import measures, wording_measures, words
from planner.lawbook import LawBook
from planner.measures import moves
from tests.builders import child, parent, yen_by_year
from tests.conftest import Run
from tests.measures.homes import HOUSE, MOVE_YEAR, OTHERS, RENTED, after, codes, family, given

ALL = {
    "smaller_home": {"price_yen": 6_000_000},
    "sell_and_rent": {"rent_yen_per_month": 45_000},
    "public_housing": {"rent_yen_per_month": 20_000},
    "group_home": {"child": "長男"},
    "with_relative": {"contribution_yen_per_month": 50_000},
}
WITH_A_YEAR = ("smaller_home", "sell_and_rent", "public_housing")
SALES = ("smaller_home", "sell_and_rent")
NO_SALES = ("public_housing", "group_home", "with_relative")
every = pytest.mark.parametrize("kind", ALL)


@every
def test_a_move_without_a_year_is_when_the_child_is_alone(kind: str, lawbook: LawBook) -> None:
    measure = given(kind, **ALL[kind])
    moved = after(family(), measure, lawbook)
    assert moved.move is not None
    assert moved.move.year is None
    assert measures.facts(family(), measure, lawbook)["year"] == MOVE_YEAR


@pytest.mark.parametrize(("last_month", "expected"), [(11, 2030), (12, 2031)])
def test_the_child_is_alone_from_the_month_after_the_last_parent(
    last_month: int, expected: int, lawbook: LawBook
) -> None:
    both = family(parents=[parent("父", last_age=82), parent(last_month=last_month)])
    assert moves.year(both, None, lawbook) == expected
    assert moves.year(both, 2028, lawbook) == 2028


def test_without_parents_the_move_is_at_the_start(lawbook: LawBook) -> None:
    assert moves.year(family(parents=[], accounts=[]), None, lawbook) == 2026


@every
def test_a_plan_has_one_move(kind: str, lawbook: LawBook) -> None:
    for first in WITH_A_YEAR:
        moved = after(family(), given(first, **ALL[first]), lawbook)
        assert codes(moved, given(kind, **ALL[kind]), lawbook)[-1:] == ["move_twice"]


@pytest.mark.parametrize("kind", WITH_A_YEAR)
@pytest.mark.parametrize(
    ("year", "expected"),
    [(2025, ["move_in_the_past"]), (2026, []), (2036, []), (2037, ["move_after_plan"])],
)
def test_the_year_of_a_move_lies_in_the_plan(kind: str, year: int, expected: list[str], lawbook: LawBook) -> None:
    assert codes(family(), given(kind, **ALL[kind], year=year), lawbook) == expected


@every
def test_a_child_who_is_never_alone_has_no_move(kind: str, lawbook: LawBook) -> None:
    together = family(children=[child(last_age=54)])
    assert codes(together, given(kind, **ALL[kind]), lawbook) == ["move_after_plan"]


@pytest.mark.parametrize("kind", WITH_A_YEAR)
def test_while_a_parent_lives_longer_than_the_child_a_year_may_be_told(kind: str, lawbook: LawBook) -> None:
    together = family(children=[child(last_age=52)])
    assert codes(together, given(kind, **ALL[kind], year=2030), lawbook) == []
    assert codes(together, given(kind, **ALL[kind], year=2031), lawbook) == ["move_after_plan"]


@pytest.mark.parametrize("kind", SALES)
@pytest.mark.parametrize(("home", "code"), [(RENTED, "sale_rented_home"), (OTHERS, "sale_home_of_others")])
def test_only_an_own_home_can_be_sold(kind: str, home: dict[str, object], code: str, lawbook: LawBook) -> None:
    assert codes(family(home), given(kind, **ALL[kind]), lawbook) == [code]


@pytest.mark.parametrize("kind", SALES)
def test_without_a_home_there_is_nothing_to_sell(kind: str, lawbook: LawBook) -> None:
    nowhere = family().model_copy(update={"home": None})
    assert codes(nowhere, given(kind, **ALL[kind]), lawbook) == ["sale_no_home"]


@pytest.mark.parametrize("kind", NO_SALES)
@pytest.mark.parametrize("home", [RENTED, OTHERS])
def test_a_home_that_is_not_their_own_is_left(kind: str, home: dict[str, object], lawbook: LawBook) -> None:
    measure = given(kind, **ALL[kind])
    assert codes(family(home), measure, lawbook) == []
    moved = after(family(home), measure, lawbook).move
    assert moved is not None
    assert (moved.sale, moved.sale_yen) == ("keep", None)
    assert measures.facts(family(home), measure, lawbook)["received_yen"] == 0
    priced = given(kind, **ALL[kind], sale_yen=1_000_000)
    assert codes(family(home), priced, lawbook) == ["sale_price_without_home"]


@every
def test_nobody_sells_what_belongs_to_others_too(kind: str, lawbook: LawBook) -> None:
    owners = [{"name": "母", "ratio": 0.5}, {"name": "長女", "ratio": 0.5}]
    shared = family(HOUSE | {"owners": owners}, siblings=[{"name": "長女", "birth_year": 1974}])
    assert codes(shared, given(kind, **ALL[kind]), lawbook) == ["sale_owner_outside"]
    inside = family(HOUSE | {"owners": [{"name": "母", "ratio": 0.5}, {"name": "長男", "ratio": 0.5}]})
    assert codes(inside, given(kind, **ALL[kind]), lawbook) == []


@every
def test_a_home_of_unknown_value_needs_a_price(kind: str, lawbook: LawBook) -> None:
    unknown = family(HOUSE | {"land_value_yen": None, "building_value_yen": None})
    assert codes(unknown, given(kind, **ALL[kind]), lawbook) == ["sale_value_unknown"]
    assert codes(unknown, given(kind, **ALL[kind], sale_yen=0), lawbook) == []
    land_alone = family(HOUSE | {"building_value_yen": None})
    assert measures.facts(land_alone, given(kind, **ALL[kind]), lawbook)["received_yen"] == 9_000_000


SISTER = {"name": "長女", "birth_year": 1974, "last_age": 90}
ALL_TO_THE_SON = {"person": "母", "home": [{"name": "長男", "ratio": 1.0}]}


@every
@pytest.mark.parametrize(("parts", "expected"), [({}, 5_000_000), ({"wills": [ALL_TO_THE_SON]}, 10_000_000)])
def test_the_part_that_a_sister_outside_inherits_does_not_come_in(
    kind: str, parts: dict[str, object], expected: int, lawbook: LawBook, run: Run
) -> None:
    shared, measure = family(siblings=[SISTER], **parts), given(kind, **ALL[kind])
    assert measures.facts(shared, measure, lawbook)["received_yen"] == expected
    assert sum(yen_by_year(run(after(shared, measure, lawbook)), "home_sale")) == expected


@pytest.mark.parametrize("kind", WITH_A_YEAR)
def test_while_the_mother_lives_all_comes_in(kind: str, lawbook: LawBook) -> None:
    measure = given(kind, **ALL[kind], year=2028)
    assert measures.facts(family(siblings=[SISTER]), measure, lawbook)["received_yen"] == 10_000_000
    assert measures.facts(family(), given(kind, **ALL[kind], year=2020), lawbook)["received_yen"] == 0


@every
def test_a_home_with_a_loan_on_it_is_not_sold(kind: str, lawbook: LawBook) -> None:
    lent = family(incomes=[{"name": "measure.home_loan", "person": "長男", "yen_per_year": 960_000}])
    assert codes(lent, given(kind, **ALL[kind]), lawbook) == ["sale_beside_home_loan"]


@every
def test_costs_that_are_told_stand(kind: str, lawbook: LawBook) -> None:
    measure = given(kind, **ALL[kind], costs_yen=123_456, sale_yen=7_000_000)
    move = after(family(), measure, lawbook).move
    assert move is not None
    assert (move.costs_yen, move.sale, move.sale_yen) == (123_456, "sell", 7_000_000)


@every
def test_the_yen_of_a_move_add_up(kind: str, lawbook: LawBook, run: Run) -> None:
    """What the move changes of the money in the last year is what the lines tell, to the yen."""
    plain, moved = run(family()), run(after(family(), given(kind, **ALL[kind]), lawbook))
    lines = [float(sum(line.yen.sum() for line in p.lines)) for p in (plain, moved)]
    closing = [float(p.purse.closing[-1].sum()) for p in (plain, moved)]
    assert closing[1] - closing[0] == lines[1] - lines[0] != 0


@every
def test_repairs_end_with_the_sale_of_the_home_in_either_order(kind: str, lawbook: LawBook) -> None:
    """Every third year from 2026: the last before January 2031 is 2029."""
    repairs = given("repairs", year=2026, spending_yen=300_000, every_years=3)
    move = given(kind, **ALL[kind])
    roof = {"name": "屋根", "year": 2033, "spending_yen": 500_000}
    for order in ((repairs, move), (move, repairs)):
        events = measures.applied(family(one_offs=[roof]), order, lawbook).one_offs
        assert [(one.name, one.year) for one in events] == [
            ("屋根", 2033),
            ("measure.repairs", 2026),
            ("measure.repairs", 2029),
        ]


def test_repairs_of_the_new_home_go_on(lawbook: LawBook) -> None:
    new = given("repairs", year=2032, spending_yen=300_000, every_years=50)
    events = measures.applied(family(), (given("smaller_home", **ALL["smaller_home"]), new), lawbook).one_offs
    assert [one.year for one in events] == [2032, 2082]


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_reason_tells_what_would_fit(lang: str) -> None:
    facts = {"year": 2040, "first_year": 2026, "last_year": 2036, "sale_yen": 1_000_000, "name": "長男"}
    people = {"names": ("長女",), "others": ("次男",)}
    reasons = [key.removeprefix("refusal.") for key in words.texts(lang) if re.match(r"refusal\.(move|sale)_", key)]
    assert len(reasons) == 10
    for code in [*reasons, "public_housing_already", "group_home_already", "group_home_others"]:
        sentence = wording_measures.refusal(lang, measures.common.Refusal(code, facts | people))
        assert len(re.findall(r"[。]|\. |\.$", sentence)) == 2, sentence
