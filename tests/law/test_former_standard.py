"""経過的加算: the tables are what the standard to September 2023 gave more, reckoned once more from that standard."""

import math
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner import lawbook

BOOK = lawbook.load()
FORMER: dict[str, Any] = tomllib.loads((Path(__file__).parent / "former_standard.toml").read_text(encoding="utf-8"))
AREAS = ("1_1", "1_2", "2_1", "2_2", "3_1", "3_2")
DAYS = (date(2023, 10, 1), date(2025, 10, 1), date(2026, 10, 1))
AGE_BANDS = range(11)
AGE_65, AGE_75 = 8, 10


def law(key: str, day: date) -> Any:
    return BOOK.parameter(f"public_assistance.{key}").on(day).value


def up_to_10_yen(amount_yen: float) -> int:
    return math.ceil(round(amount_yen / 10, 6)) * 10


def former_yen(area: str, band: int, persons: int) -> int:
    """従前額 — persons of the same age: the larger of the two reckonings A and B, and the addition of that time."""
    here = persons - 1
    a = FORMER["class1_a"][area][band] * persons * FORMER["ratio_a"][here] + FORMER["class2_a"][area][here]
    b = FORMER["class1_b"][area][band] * persons * FORMER["ratio_b"][here] + FORMER["class2_b"][area][here]
    added = FORMER["transitional"][str(persons)][area][band] * persons if persons != 2 else 0
    return up_to_10_yen(max(a * FORMER["factor_a"], b)) + added


def table_yen(area: str, band: int, persons: int, day: date) -> int:
    """The present tables without the transitional addition."""
    class1 = law(f"class1_{area}_yen_per_month", day)[band] * persons * law("ratio_by_persons", day)[persons - 1]
    class2 = law("class2_by_persons_yen_per_month", day)[persons - 1]
    return int(
        up_to_10_yen(math.floor(round(class1, 6))) + class2 + law("special_addition_yen_per_month", day) * persons
    )


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("persons", range(1, 6))
def test_each_person_gets_what_the_former_standard_gave_more(area: str, persons: int, day: date) -> None:
    listed = law(f"transitional_{persons}_persons_{area}_yen_per_month", day)
    missing = [former_yen(area, band, persons) - table_yen(area, band, persons, day) for band in AGE_BANDS]
    assert list(listed) == [max(0, up_to_10_yen(yen / persons)) for yen in missing]


@pytest.mark.parametrize(
    ("persons", "band", "expected"),
    [
        (1, AGE_65, {"1_1": 77_000, "2_1": 70_000, "3_2": 65_000}),
        (2, AGE_65, {"1_1": 120_000, "2_1": 112_000, "3_2": 105_000}),
        (2, AGE_75, {"1_1": 112_000, "2_1": 105_000, "3_2": 99_000}),
        (1, AGE_75, {"1_1": 72_000}),
    ],
)
def test_the_former_standard_is_the_published_one(persons: int, band: int, expected: dict[str, int]) -> None:
    """F1, column A (見直し前): 厚生労働省 令和5年度予算案 参考資料 p.24 https://wic-net.com/material/document/7066/24."""
    for area, yen in expected.items():
        assert former_yen(area, band, persons) == pytest.approx(yen, abs=500)
