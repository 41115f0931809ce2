"""未支給年金の端: every month of the year, several pensions, the year of death alone."""

import numpy as np
import pytest

from planner.rules import unpaid_pension as rules


@pytest.mark.parametrize("month", range(1, 13))
def test_one_month_is_left_in_even_months_and_two_in_odd_ones(month: int) -> None:
    left = rules.unpaid_months(death_month=month, payment_interval_months=2)
    paid_up_to = month - 1 if month % 2 == 0 else month - 2  # each even month pays up to the month before
    assert left == month - paid_up_to


def test_every_pension_counts_by_its_own_months() -> None:
    yen = rules.unpaid_yen(pensions_yen=[1_200_000, 300_000], paid_months=[12, 6], unpaid_months=2, dies=True)
    assert yen == 2 * (100_000 + 50_000)


def test_only_the_year_of_death_and_only_one_receiver() -> None:
    dies = np.array([[False, True]])
    yen = rules.unpaid_yen(
        pensions_yen=[np.array([[1_200_000, 1_200_000]])],
        paid_months=[np.array([[12, 12]])],
        unpaid_months=1,
        dies=dies,
    )
    assert yen.tolist() == [[0, 100_000]]
    assert rules.received_yen(unpaid_yen=yen, receives=False).tolist() == [[0, 0]]


def test_a_pension_of_no_months_leaves_nothing() -> None:
    assert rules.unpaid_yen(pensions_yen=[0], paid_months=[0], unpaid_months=2, dies=True) == 0
