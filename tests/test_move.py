"""A later home: what it costs from which month, the sale by owner, who owns what, and who inherits it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import same_table
from planner import answers, findings, futures, wording
from planner import lawbook as law_files
from planner.assistance_working import steps
from planner.futures import Futures
from planner.household import Household
from planner.projection import Projection, project
from planner.tables import largest_error_yen, phases, yearly
from planner.working import of_cell
from tests.builders import STILL, child, household, living, money, parent, yen_by_year
from tests.strategies import LAST_YEARS, SOME, households

Run = Callable[[Household], Projection]
BOOK = law_files.load()
SISTER = {"name": "長女"}
HOUSE = {"kind": "house", "property_tax_yen_per_year": 60_000, "upkeep_yen_per_year": 120_000}
FLAT = {"kind": "flat", "property_tax_yen_per_year": 36_000, "upkeep_yen_per_year": 240_000}
FREE = {"kind": "house", "property_tax_yen_per_year": 0, "upkeep_yen_per_year": 0}
RENTED = {"kind": "rented", "rent_yen_per_month": 50_000}
COSTS = ("property_tax", "home_upkeep", "rent")


def mother(last_age: int = 80, last_month: int = 6, **more: Any) -> dict[str, Any]:
    return parent(age=80, last_age=last_age, last_month=last_month, **more)


def father(last_age: int = 80, last_month: int = 6, **more: Any) -> dict[str, Any]:
    return parent("父", age=80, last_age=last_age, last_month=last_month, **more)


def moved(home: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"home": home, "costs_yen": 0, **more}


def costs(p: Projection, years: int = 3) -> dict[str, list[int]]:
    """Yen of the first years by line of the home."""
    return {programme: yen_by_year(p, programme)[:years] for programme in COSTS}


def home_of(p: Projection, year: int) -> dict[str, float]:
    """Share of the home that is lived in, by heir, at the end of a year; nothing is left out but zeros."""
    shares = p.purse.home[year, :, 0]
    return {name: round(float(share), 6) for name, share in zip(p.purse.heirs.names, shares, strict=True) if share}


def closing(p: Projection, year: int) -> dict[str, float]:
    """Money by member at the end of a year."""
    return {life.name: float(p.purse.closing[year, i, 0]) for i, life in enumerate(p.time.lives)}


def codes(p: Projection) -> dict[str, Any]:
    """Facts of the findings by code, each of them worded in both languages."""
    found = findings.all_findings(p, BOOK)
    assert all(wording.finding(lang, one) for one in found for lang in ("ja", "en"))
    return {one.code: one.facts for one in found}


# What it costs, and from when


def test_alone_from_july_on_the_child_rents_and_the_house_costs_nothing_more(run: Run) -> None:
    p = run(household(parents=[mother()], home=HOUSE, move=moved(RENTED, sale="sell", sale_yen=0)))
    assert costs(p) == {
        "property_tax": [-30_000, 0, 0],
        "home_upkeep": [-60_000, 0, 0],
        "rent": [-300_000, -600_000, -600_000],
    }


def test_a_house_that_is_kept_goes_on_costing_to_the_end(run: Run) -> None:
    p = run(household(parents=[mother()], home=HOUSE, move=moved(FLAT)))
    assert costs(p) == {
        "property_tax": [-60_000 - 18_000, -96_000, -96_000],
        "home_upkeep": [-120_000 - 120_000, -360_000, -360_000],
        "rent": [0, 0, 0],
    }
    assert yen_by_year(p, "home_upkeep")[-1] == -360_000


def test_in_a_year_that_is_told_the_family_moves_in_january(run: Run) -> None:
    public = {"kind": "public_rented", "rent_yen_per_month": 20_000, "child_alone_rent_yen_per_month": 15_000}
    p = run(household(parents=[mother(82)], home=RENTED, move=moved(public, year=2027)))
    assert yen_by_year(p, "rent")[:4] == [-600_000, -240_000, -6 * 20_000 - 6 * 15_000, -180_000]


def test_costs_of_the_later_home_follow_prices_and_the_sums_of_the_move_do_not(run: Run) -> None:
    rising = STILL | {"price_growth_ratio": 0.1}
    move = moved(FLAT, year=2028, price_yen=5_000_000, costs_yen=700_000)
    p = run(household(home=RENTED, move=move, assumptions=rising))
    assert yen_by_year(p, "home_upkeep")[:4] == [0, 0, -290_400, -319_440]
    assert yen_by_year(p, "home_purchase")[:4] == [0, 0, -5_000_000, 0]
    assert yen_by_year(p, "moving_costs")[:4] == [0, 0, -700_000, 0]


def test_without_parents_and_a_year_the_move_is_at_the_start(run: Run) -> None:
    p = run(household(home=HOUSE, move=moved(RENTED, costs_yen=300_000)))
    assert costs(p, 1) == {"property_tax": [-60_000], "home_upkeep": [-120_000], "rent": [-600_000]}
    assert yen_by_year(p, "moving_costs")[:2] == [-300_000, 0]


def test_from_a_home_that_is_not_told_the_family_may_move(run: Run) -> None:
    p = run(household(parents=[mother()], move=moved(RENTED)))
    assert yen_by_year(p, "rent")[:2] == [-300_000, -600_000]


@pytest.mark.parametrize("year", [None, 2050])
def test_who_is_no_longer_there_does_not_move(run: Run, year: int | None) -> None:
    """The son lives to 2027, the mother to 2040."""
    given = household(
        parents=[mother(94)],
        children=[child(last_age=51)],
        home=HOUSE,
        move=moved(RENTED, year=year, costs_yen=1, sale="sell", sale_yen=1_000_000),
    )
    p = run(given)
    assert costs(p)["rent"] == [0, 0]
    assert yen_by_year(p, "moving_costs") == yen_by_year(p, "home_sale") == [0, 0]


def test_values_that_stand_in_for_the_later_home_are_named(run: Run) -> None:
    p = run(household(home=RENTED, move=moved({"kind": "flat"})))
    assert ("move", "home", "upkeep_yen_per_year") in [used.place for used in p.placeholders]
    assert p.household.move is not None
    assert p.household.move.home.property_tax_yen_per_year


# The sale


def test_the_sale_comes_by_shares_and_not_one_yen_is_lost(run: Run) -> None:
    children = [child("長男"), child("次男", age=45, last_age=55)]
    sale = moved(RENTED | {"rent_yen_per_month": 0}, sale="sell", sale_yen=10_000_001)
    p = run(household(parents=[mother()], children=children, home=FREE, move=sale))
    assert sorted(closing(p, 0).values()) == [0, 5_000_000, 5_000_001]
    assert yen_by_year(p, "home_sale")[0] == 10_000_001
    assert largest_error_yen(p) == 0


def test_the_sisters_half_of_the_sale_does_not_come_in(run: Run) -> None:
    sale = moved(RENTED | {"rent_yen_per_month": 0}, sale="sell", sale_yen=8_000_000)
    p = run(household(parents=[mother()], siblings=[SISTER], home=FREE, move=sale))
    assert closing(p, 0) == {"母": 0, "長男": 4_000_000}
    assert codes(p)["sale_leaves"] == {"year": 2026, "outside_yen": 4_000_000}
    assert "sale_leaves" not in codes(run(household(parents=[mother()], home=FREE, move=sale)))


def test_without_a_price_the_value_of_land_and_building_stands_in(run: Run) -> None:
    valued = FREE | {"land_value_yen": 9_000_000, "building_value_yen": 1_000_000}
    sale = moved(RENTED, sale="sell")
    p = run(household(home=valued, move=sale))
    assert yen_by_year(p, "home_sale")[0] == 10_000_000
    assert "sale_unknown" not in codes(p)
    assert "sale_unknown" in codes(run(household(home=FREE, move=sale)))


def test_the_sale_of_living_parents_is_theirs_and_pays_for_the_flat(run: Run) -> None:
    """Sold for 20 million in halves; the flat and the move, 12.5 million together, are paid in equal parts."""
    move = moved(FREE, year=2027, sale="sell", sale_yen=20_000_000, price_yen=12_000_000, costs_yen=500_000)
    p = run(household(parents=[father(90), mother(90)], home=FREE, move=move))
    assert closing(p, 1) == {"父": 3_750_000, "母": 3_750_000, "長男": 0}
    assert home_of(p, 0) == home_of(p, 1) == {"父": 0.5, "母": 0.5}


def test_the_order_of_deaths_within_the_year_of_the_move_decides_whose_the_sale_is(run: Run) -> None:
    """The mother dies in June and the second son in September of the year of the move in July."""
    children = [child("長男"), child("次男", age=45, last_age=45, last_month=9)]
    sale = moved(RENTED | {"rent_yen_per_month": 0}, sale="sell", sale_yen=6_000_000)
    p = run(household(parents=[mother()], children=children, home=FREE, move=sale))
    assert yen_by_year(p, "home_sale", "次男")[0] == 3_000_000
    assert closing(p, 0) == {"母": 0, "長男": 6_000_000, "次男": 0}
    earlier = [child("長男"), child("次男", age=45, last_age=45, last_month=5)]
    before = run(household(parents=[mother()], children=earlier, siblings=[SISTER], home=FREE, move=sale))
    assert yen_by_year(before, "home_sale", "長男")[0] == 3_000_000, "the mother's home went to son and daughter"


def test_a_sale_ends_public_assistance_from_its_year_on(run: Run) -> None:
    sale = moved(RENTED | {"rent_yen_per_month": 0}, year=2028, sale="sell", sale_yen=6_000_000)
    helped = {"assumptions": STILL | {"public_assistance": True}, "municipality": "04100"}
    p = run(household(home=FREE, spending=[living(alone=50_000)], move=sale, **helped))
    assistance = p.purse.assistance[:, 0, 0] > 0
    assert assistance[:4].tolist() == [True, True, False, False]
    assert closing(p, 2)["長男"] == 5_400_000


def test_the_sale_and_its_price_stand_outside_the_monthly_formula(run: Run) -> None:
    move = moved(FREE, sale="sell", sale_yen=9_000_000, price_yen=4_000_000, costs_yen=1_000_000)
    p = run(household(home=FREE, spending=[living(alone=50_000)], move=move))
    (alone,) = phases(p)
    assert (alone.spending_yen_per_month, alone.income_yen_per_month, alone.once_yen) == (50_000, 0, 4_000_000)


def test_the_cell_of_the_sale_opens_into_whole_and_share(run: Run) -> None:
    sale = moved(RENTED, sale="sell", sale_yen=8_000_000)
    p = run(household(parents=[mother()], siblings=[SISTER], home=FREE, move=sale))
    (row,) = [row for row in yearly(p) if row.key == "home_sale"]
    line = next(line for line in p.lines if line.programme == "home_sale" and line.person == row.person)
    (step,) = of_cell(line.cell, 0, p.applied, count_years=len(p.years))
    numbers = {number.name: number.value for number in step.numbers}
    assert (numbers["whole_yen"], numbers["owned_ratio"], step.result) == (8_000_000, 0.5, 4_000_000)


# Whose the later home is


def test_the_new_home_of_living_parents_is_inherited_like_the_old_one(run: Run) -> None:
    p = run(household(parents=[father(82), mother(90)], siblings=[SISTER], home=RENTED, move=moved(FREE, year=2027)))
    assert home_of(p, 1) == {"父": 0.5, "母": 0.5}
    assert home_of(p, 2) == {"母": 0.75, "長男": 0.125, "長女": 0.125}


def test_after_the_parents_the_new_home_is_the_childrens_alone(run: Run) -> None:
    children = [child("長男"), child("次男", age=45, last_age=55)]
    p = run(household(parents=[mother()], children=children, siblings=[SISTER], home=FREE, move=moved(FREE)))
    assert home_of(p, 0) == {"長男": 0.5, "次男": 0.5}


def test_owners_who_are_told_own_it_as_far_as_they_live(run: Run) -> None:
    owners = [{"name": "母", "ratio": 0.5}, {"name": "長女", "ratio": 0.3}, {"name": "長男", "ratio": 0.2}]
    with_mother = household(parents=[mother(90)], siblings=[SISTER], move=moved(FREE | {"owners": owners}, year=2026))
    assert home_of(run(with_mother), 0) == {"母": 0.5, "長男": 0.2, "長女": 0.3}
    after_her = household(parents=[mother()], siblings=[SISTER], move=moved(FREE | {"owners": owners}))
    assert home_of(run(after_her), 0) == {"長男": 0.4, "長女": 0.6}


# Inheritance tax: the old home while it is owned, the new one from the move on


def valued(land: int, **more: Any) -> dict[str, Any]:
    mothers = {"owners": [{"name": "母", "ratio": 1.0}], "building_value_yen": 6_000_000}
    return FREE | mothers | {"land_value_yen": land, "land_square_metres": 200} | more


@pytest.mark.parametrize(
    ("home", "move", "due"),
    [
        (valued(100_000_000), None, 8_000_000),
        (valued(100_000_000), {"home": RENTED, "year": 2027, "sale": "sell", "sale_yen": 10_000_000}, 4_800_000),
        (valued(100_000_000), {"home": RENTED, "year": 2027}, 35_000_000),
        (valued(100_000_000), {"home": RENTED, "sale": "sell", "sale_yen": 10_000_000}, 8_000_000),
        (RENTED, {"home": valued(50_000_000), "year": 2027}, 6_000_000),
        (RENTED, {"home": valued(50_000_000)}, 3_100_000),
    ],
    ids=["lived in: 60 + 6 + 20", "sold: 60 + 10", "kept: 60 + 6 + 100", "sold after", "new: 60 + 6 + 10", "new after"],
)
def test_the_home_counts_for_the_tax_while_it_is_owned(
    run: Run, home: dict[str, Any], move: dict[str, Any] | None, due: int
) -> None:
    """The mother, with 60 million yen of her own, dies in June 2028; 36 million are free."""
    rent_free = {**move, "home": {**move["home"], "rent_yen_per_month": 0}, "costs_yen": 0} if move else None
    rented = home | {"rent_yen_per_month": 0}
    p = run(household(parents=[mother(82)], accounts=[money("母", 60_000_000)], home=rented, move=rent_free))
    assert -float(p.purse.inheritance_tax[2, 1, 0]) == due
    assert largest_error_yen(p) == 0


def test_a_later_home_of_the_child_is_not_in_the_mothers_estate(run: Run) -> None:
    given = household(
        parents=[mother(82)],
        accounts=[money("母", 30_000_000)],
        home=valued(40_000_000),
        move=moved(valued(90_000_000)),
    )
    assert codes(run(given))["inheritance_tax_due"]["estate_yen"] == 76_000_000


# Public assistance looks at the rent of the home lived in


def test_the_rent_that_counts_is_that_of_the_months(run: Run) -> None:
    helped = {"assumptions": STILL | {"public_assistance": True}, "municipality": "04100", "parents": [mother()]}

    def minimum(**more: Any) -> np.ndarray[Any, Any]:
        return run(household(**helped, **more)).purse.minimum[:, 0]

    dear, cheap = {"kind": "rented", "rent_yen_per_month": 40_000}, {"kind": "rented", "rent_yen_per_month": 30_000}
    without = minimum()
    moving = minimum(home=dear, move=moved(cheap)) - without
    assert moving[:2] == pytest.approx([6 * 40_000 + 6 * 30_000, 12 * 30_000], abs=1)
    in_2027 = minimum(home=dear, move=moved(cheap, year=2027)) - without
    assert in_2027[:2] == pytest.approx([6 * 40_000 + 6 * 37_000, 12 * 30_000], abs=1)  # up to 37,000 for one
    bought = minimum(home=dear, move=moved(FREE)) - without
    assert bought[:2] == pytest.approx([6 * 40_000, 0], abs=1)


@pytest.mark.parametrize("year", [None, 2028])
def test_the_working_of_assistance_gives_what_the_purse_paid(run: Run, year: int | None) -> None:
    helped = {"assumptions": STILL | {"public_assistance": True}, "municipality": "04100"}
    cheap = {"kind": "rented", "rent_yen_per_month": 30_000}
    p = run(household(parents=[mother(81)], home=RENTED, move=moved(cheap, year=year), **helped))
    for y in range(len(p.years)):
        (step,) = steps(p, y)
        assert float(p.purse.assistance[y].sum()) == pytest.approx(float(step.result), abs=1)  # type: ignore[arg-type]


def test_a_house_kept_beside_assistance_is_spoken_of(run: Run) -> None:
    helped = {"assumptions": STILL | {"public_assistance": True}, "spending": [living(alone=60_000)]}
    kept = run(household(home=FREE, move=moved(RENTED), **helped))
    assert codes(kept)["kept_home_and_assistance"]["year"] == 2026
    sold = run(household(home=FREE, move=moved(RENTED, sale="sell", sale_yen=0), **helped))
    assert "kept_home_and_assistance" not in codes(sold)


# Many futures: lives in any order


def test_in_every_order_of_deaths_each_future_is_as_if_it_were_alone() -> None:
    """Father first, mother first, both in one year, the son before them."""
    siblings, accounts = [SISTER], [money("父", 20_000_000), money("母", 5_000_000)]
    move = moved(valued(30_000_000), sale="sell", sale_yen=25_000_000, price_yen=9_000_000, costs_yen=400_000)
    given = household(
        parents=[father(85, 3), mother(88, 9)], siblings=siblings, accounts=accounts, home=valued(60_000_000), move=move
    )
    calm = futures.calm(given, BOOK)
    last_year = np.array([[2029, 2032, 2036], [2034, 2030, 2036], [2031, 2031, 2036], [2036, 2036, 2028]])
    together = project(given, replace(calm, weights=np.full(4, 0.25), last_year=last_year), BOOK)
    assert together.purse.home_course.moved.tolist() == [[False] * 4, [False] * 4, [True, True, True, False]]
    sale = sum(line.yen for line in together.lines if line.programme == "home_sale")
    assert [together.years[row > 0].tolist() for row in sale] == [[2032], [2034], [2031], []]
    assert largest_error_yen(together) == 0
    for i, row in enumerate(last_year):
        alone = project(given, Futures(calm.years, np.ones(1), calm.growth, row[np.newaxis]), BOOK)
        np.testing.assert_array_equal(alone.purse.closing[..., 0], together.purse.closing[..., i])
        np.testing.assert_array_equal(alone.purse.home[..., 0], together.purse.home[..., i])


@SOME
@given(households(moves=False), st.none() | LAST_YEARS)
def test_a_move_to_the_same_rented_home_changes_nothing(household: Household, year: int | None) -> None:
    same = {"kind": "rented", "rent_yen_per_month": 60_000, "child_alone_rent_yen_per_month": 40_000}
    data = household.model_dump() | {"home": same}
    stays = Household.model_validate(data)
    moves = Household.model_validate(data | {"move": moved(same, year=year)})
    first, second = (project(one, futures.calm(one, BOOK), BOOK).purse for one in (stays, moves))
    np.testing.assert_allclose(first.minimum, second.minimum, rtol=0, atol=1e-6)
    np.testing.assert_allclose(first.closing, second.closing, rtol=0, atol=2 * len(first.closing))  # rounded apart


# What begins when the child is alone


@pytest.mark.parametrize(("fathers", "mothers"), [(81, 80), (80, 81)])
def test_what_begins_when_the_child_is_alone_waits_for_the_last_parent(run: Run, fathers: int, mothers: int) -> None:
    support = {"name": "仕送り", "person": "長男", "yen_per_year": 120_000, "only_when_alone": True}
    visits = {"name": "見守り", "kind": "daily_life_support", "person": "長男", "only_when_alone": True}
    given = household(parents=[father(fathers), mother(mothers)], incomes=[support], services=[visits])
    p = run(given)
    assert yen_by_year(p, "income", "長男")[:3] == [0, 60_000, 120_000]
    paid = yen_by_year(p, "daily_life_support")
    assert paid[0] == 0
    assert 2 * paid[1] == paid[2] < 0
    assert same_table.differences(given, BOOK) == []


def test_without_parents_it_begins_at_once(run: Run) -> None:
    support = {"name": "仕送り", "person": "長男", "yen_per_year": 120_000, "only_when_alone": True}
    assert yen_by_year(run(household(incomes=[support])), "income")[0] == 120_000


# The answer


@pytest.mark.parametrize(
    ("home", "move", "code"),
    [
        (FREE, moved(RENTED), "rented_short"),
        (RENTED, moved(FREE | {"building_year": 2015}), "owned_steady"),
        (FREE | {"building_year": 2015}, moved({"kind": "other"}), "moves_elsewhere"),
        ({"kind": "other"}, moved(FREE | {"building_year": 2015}, year=2050), "elsewhere"),
        (None, moved(FREE | {"building_year": 2015}), "owned_steady"),
    ],
)
def test_the_answer_speaks_of_the_home_in_which_the_child_will_live(
    run: Run, home: Any, move: dict[str, Any], code: str
) -> None:
    p = run(household(parents=[mother()], home=home, move=move, accounts=[money("長男", 1_000_000)]))
    answer = answers.five(p, BOOK)[0]
    assert (answer.worry, answer.code) == ("home", code)
    for lang in ("ja", "en"):
        assert wording.answer(lang, answer)


def test_what_is_not_known_about_the_move_is_asked(run: Run) -> None:
    unknown = codes(run(household(home=RENTED, move={"home": FREE})))
    assert {"moving_costs_unknown", "new_home_without_price"} <= unknown.keys()
    known = codes(run(household(home=RENTED, move=moved(FREE, price_yen=1))))
    assert not {"moving_costs_unknown", "new_home_without_price"} & known.keys()
