"""遺族年金生活者支援給付金の端: one yen over the limit, children who share."""

import pytest

from planner.rules.survivors_pension_supplement import benefit_yen


def benefit(own_income_yen: int = 0, dependants: int = 0, receivers: int = 1, months: int = 12) -> float:
    return float(
        benefit_yen(
            months=months,
            own_income_yen=own_income_yen,
            dependants=dependants,
            receivers=receivers,
            base_yen_per_month=5_620,
            own_income_limit_yen=4_918_000,
            limit_yen_per_dependant=380_000,
        )
    )


@pytest.mark.parametrize(
    ("own_income_yen", "dependants", "expected_yen"),
    [(4_918_000, 0, 67_440), (4_918_001, 0, 0), (5_298_000, 1, 67_440), (5_298_001, 1, 0)],
)
def test_one_yen_over_the_limit_ends_it(own_income_yen: int, dependants: int, expected_yen: int) -> None:
    assert benefit(own_income_yen, dependants) == expected_yen


@pytest.mark.parametrize(("receivers", "expected_yen"), [(1, 5_620), (2, 2_810), (3, 1_873), (7, 803)])
def test_children_share_the_base(receivers: int, expected_yen: int) -> None:
    assert benefit(receivers=receivers, months=1) == expected_yen


def test_no_month_no_supplement() -> None:
    assert benefit(months=0) == 0
