"""選べることの決まり: for any family plans, shares, tornado and search say what single projections say."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from planner import compare, draws, futures, lawbook, measures, required, tables, tornado
from planner.household import Household
from planner.measure_inputs import Measure, Plan
from planner.measures import Refused, examples
from planner.projection import project
from planner.search_plans import search
from tests.strategies import CALMLY, households
from tests.test_search_plans import FAMILY as SHORT_OF_MONEY
from tests.test_search_plans import accepted

BOOK = lawbook.load()
QUICKLY = settings(CALMLY, max_examples=12)
SMALL = st.lists(st.sampled_from(examples.kinds()), min_size=2, max_size=6)


def fitting(family: Household, kinds: list[str]) -> tuple[Measure, ...]:
    """The measures of these kinds, as they are added, that fit one after the other."""
    found: tuple[Measure, ...] = ()
    for measure in filter(None, (examples.new(family, kind) for kind in kinds)):
        try:
            measures.applied(family, (*found, measure), BOOK)
        except Refused:
            continue
        found = (*found, measure)
    return found


def lasts(family: Household) -> bool:
    return compare.result(compare.projected(family, BOOK)).short_year is None


@QUICKLY
@given(families=households(), kinds=SMALL)
def test_a_column_is_the_projection_of_the_changed_family_and_shares_add_up(
    families: Household, kinds: list[str]
) -> None:
    taken = fitting(families, kinds)
    plans = (Plan(name="案", measures=taken), Plan(name="なし"))
    first, one, none = compare.plans(families.model_copy(update={"plans": plans}), BOOK)
    after = measures.applied(families, taken, BOOK)
    p = project(after, futures.calm(after, BOOK), BOOK)
    assert tables.largest_error_yen(p) == 0
    assert one.result == compare.result(p)
    assert (none.result, none.difference_yen) == (first.result, 0)
    shares = compare.shares(families, taken, BOOK).shares
    assert sum(share.share_yen for share in shares) == sum(share.step_yen for share in shares) == one.difference_yen


@QUICKLY
@given(amounts=st.lists(st.integers(1_000, 40_000), min_size=2, max_size=4), less=st.integers(1_000, 20_000))
def test_every_found_set_lasts_and_nothing_smaller_inside_it(amounts: list[int], less: int) -> None:
    spend_less = {"measure": "spend_less", "phase": "child_alone", "yen_per_month": less}
    told = {"name": "案", "measures": [*accepted(*amounts), spend_less]}
    given_up = Plan.model_validate(told).measures
    enough = {one.places for one in search(SHORT_OF_MONEY, given_up, BOOK).found}
    for size in range(len(given_up) + 1):
        for places in itertools.combinations(range(len(given_up)), size):
            alone = lasts(measures.applied(SHORT_OF_MONEY, [given_up[place] for place in places], BOOK))
            inside = any(set(smaller) < set(places) for smaller in enough)
            assert (places in enough) == (alone and not inside)
            assert alone or not inside  # more earnings and less spending never make it worse


@QUICKLY
@given(family=households(moves=False))
def test_the_tornado_begins_from_the_plan_as_it_is(family: Household) -> None:
    end_yen = compare.result(compare.projected(family, BOOK)).end_yen
    for turn in tornado.turns(family, BOOK):
        for result, yen in ((turn.down, turn.down_yen), (turn.up, turn.up_yen)):
            assert yen == (0 if result is None else result.end_yen - end_yen)


@QUICKLY
@given(family=households(), at_once=st.integers(1, 5))
def test_the_lattice_and_needs_do_not_depend_on_the_parts(family: Household, at_once: int) -> None:
    lattice = draws.lattice(family, BOOK)
    assert abs(lattice.weights.sum() - 1.0) < 1e-12
    some = draws.drawn(family, BOOK, count=6)
    whole, parts = (required.needs(family, some, BOOK, futures_at_once=size) for size in (6, at_once))
    assert (whole.today_yen == parts.today_yen).all()
    assert (whole.at_death_yen == parts.at_death_yen).all()
