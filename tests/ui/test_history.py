"""The history of a session: undoing goes back one change at a time, redoing forward, and a slider is one change."""

from datetime import UTC, datetime

import hypothesis.strategies as st
from hypothesis import given

from planner.household import Household
from planner.ui.history import MOST_STEPS, History
from tests import builders

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
STATES = [builders.household(children=[builders.child(last_age=age)]) for age in range(80, 100)]


def _changed(places: list[int], *, joined: bool = False) -> tuple[list[Household], History]:
    """The states in which a family was, one after the other, and their history."""
    history, states = History(), [STATES[0]]
    for number, place in enumerate(places):
        history = history.done(states[-1], STATES[place], ("children",) if joined else (number,), NOON)
        if STATES[place] != states[-1]:
            states.append(STATES[place])
    return states, history


@given(st.lists(st.integers(0, 19), max_size=30))
def test_undoing_everything_and_redoing_it_comes_back(places: list[int]) -> None:
    states, history = _changed(places)
    for expected in reversed(states[:-1]):
        turned = history.undone(NOON)
        assert turned is not None
        household, history = turned
        assert household == expected
    assert history.undone(NOON) is None
    for expected in states[1:]:
        turned = history.redone(NOON)
        assert turned is not None
        household, history = turned
        assert household == expected
    assert history.redone(NOON) is None


def test_moves_of_one_slider_are_one_step_and_a_move_back_is_none() -> None:
    _, history = _changed([1, 2, 3], joined=True)
    assert [(step.before, step.after) for step in history.past] == [(STATES[0], STATES[3])]
    _, history = _changed([1, 2, 0], joined=True)
    assert history.past == ()


def test_a_new_change_ends_what_could_be_redone() -> None:
    _, history = _changed([1, 2])
    turned = history.undone(NOON)
    assert turned is not None
    history = turned[1].done(STATES[1], STATES[5], (), NOON)
    assert history.redone(NOON) is None
    assert len(history.log) == 4


def test_the_oldest_steps_are_forgotten() -> None:
    _, history = _changed([number % 2 + 1 for number in range(3 * MOST_STEPS)])
    assert len(history.past) == len(history.log) == MOST_STEPS
