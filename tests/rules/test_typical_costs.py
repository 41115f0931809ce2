"""くらしの費用の目安: hours and cost of paid help."""

import numpy as np
import pytest

from planner.rules import typical_costs


@pytest.mark.parametrize(("tasks", "each", "hours"), [(0, 1, 0), (1, 1, 1), (6, 1, 6), (2, 3, 6)])
def test_every_task_that_others_do_takes_its_hours(tasks: int, each: int, hours: int) -> None:
    assert typical_costs.help_hours_per_week(tasks=tasks, help_hours_per_task=each) == hours


def test_twelve_months_are_fifty_two_weeks() -> None:
    monthly = typical_costs.help_yen_per_month(hours_per_week=3, yen_per_hour=np.array([2_000.0, 2_200.0]))
    assert (monthly * 12).tolist() == [3 * 52 * 2_000, 3 * 52 * 2_200]
