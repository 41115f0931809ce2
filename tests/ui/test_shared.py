"""What sessions share: one projection for all who ask, to be read only, with and without its working the same."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass

import numpy as np
import pytest

from planner import compare
from planner.household import Household
from planner.household_talk import Talk
from planner.ui import state


def arrays(found: object) -> Iterator[np.ndarray]:
    if isinstance(found, np.ndarray):
        yield found
    elif isinstance(found, Mapping):
        for one in found.values():
            yield from arrays(one)
    elif isinstance(found, tuple | list):
        for one in found:
            yield from arrays(one)
    elif is_dataclass(found):
        for one in vars(found).values():
            yield from arrays(one)


@pytest.mark.parametrize("name", ["sato", "two_adult_children", "unknown_everything"])
def test_nobody_can_change_a_projection_that_others_read(scenarios: Mapping[str, Household], name: str) -> None:
    for ask in (state.projected, state.projected_quickly):
        p = ask(scenarios[name])
        found = [*arrays(p)]
        assert len(found) > 50
        assert not [one for one in found if one.flags.writeable]
        with pytest.raises(ValueError, match="read-only"):
            p.lines[0].yen[:] = 0


def test_all_who_ask_get_the_same_one_whatever_was_talked(scenarios: Mapping[str, Household]) -> None:
    first = state.projected_quickly(scenarios["sato"])
    talked = scenarios["sato"].model_copy(update={"talk": Talk(worries=("living",)), "plans": ()})
    assert state.projected_quickly(talked) is first
    assert state.projected(talked) is state.projected(scenarios["sato"])


def test_without_its_working_every_figure_is_the_same(scenarios: Mapping[str, Household]) -> None:
    for household in scenarios.values():
        whole, quick = state.projected(household), state.projected_quickly(household)
        assert whole.applied
        assert not quick.applied
        assert compare.result(whole) == compare.result(quick)
        assert [line.yen.tolist() for line in whole.lines] == [line.yen.tolist() for line in quick.lines]
