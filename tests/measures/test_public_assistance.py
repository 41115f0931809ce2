"""生活保護を見込むか: planned or left out, and nothing else changes."""

from collections.abc import Callable

import pytest

from planner import measures, wording_measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import PublicAssistanceNet
from planner.projection import Projection
from tests.builders import STILL, child, household, living

Run = Callable[[Household], Projection]


def net(*, planned: bool) -> PublicAssistanceNet:
    return PublicAssistanceNet(measure="public_assistance", planned=planned)


def family(*, planned: bool) -> Household:
    assumed = STILL | {"public_assistance": planned}
    return household(children=[child(last_age=51)], spending=[living(alone=100_000)], assumptions=assumed)


@pytest.mark.parametrize("planned", [True, False])
def test_only_the_assumption_changes(lawbook: LawBook, planned: bool) -> None:
    after = measures.applied(family(planned=not planned), (net(planned=planned),), lawbook)
    assert after == family(planned=planned)


def test_assistance_comes_or_the_spending_stays_uncovered(run: Run, lawbook: LawBook) -> None:
    with_it, without = (run(family(planned=planned)).purse for planned in (True, False))
    for planned, expected in ((True, with_it), (False, without)):
        found = run(measures.applied(family(planned=not planned), (net(planned=planned),), lawbook)).purse
        assert (found.assistance == expected.assistance).all()
        assert (found.shortfall == expected.shortfall).all()
    assert with_it.assistance.sum() > 0 == without.assistance.sum()
    assert without.shortfall.sum() == 2_400_000


@pytest.mark.parametrize(
    ("planned", "code"), [(True, "assistance_planned_already"), (False, "assistance_not_planned_already")]
)
def test_what_stands_already_is_refused(lawbook: LawBook, planned: bool, code: str) -> None:
    found = measures.refusals(family(planned=planned), net(planned=planned), lawbook)
    assert [refusal.code for refusal in found] == [code]


def test_leaving_it_out_has_words_of_its_own(lawbook: LawBook) -> None:
    told = [wording_measures.measure("ja", family(planned=not one), net(planned=one), lawbook) for one in (True, False)]
    assert told[0].title != told[1].title
    assert told[0].does != told[1].does
    assert told[0].papers == told[1].papers
