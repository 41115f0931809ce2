"""支援の段階 (support stages): family, individual, group, taking part; and which measures each of them could concern.

The stages follow the Yamane model (山根モデル, 家族支援 → 個別支援 → 集団支援 → 社会参加支援), as published by
Yamaguchi University. Change is never assumed: a stage alters no number. It names measures, and a measure counts only
in a plan that the family has switched on. Left out: how long a stage lasts, since every course is different.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from planner import desks
from planner.desks import STAGES, Desk, Stage
from planner.household import Household
from planner.measure_inputs import Measure
from planner.measures import examples

SOURCE_PAGE = "https://www.yamaguchi-u.ac.jp/med/chair/sds/"
SIGNS = (1, 2, 3)


@dataclass(frozen=True)
class Change:
    """数字に関わるところ — a kind of measure that a stage could concern, with what it chooses as an example.

    Attributes:
        kind: Kind of the measure, as in ``planner.measure_inputs``.
        chosen: Fields of the measure that differ from how it is added by itself.

    """

    kind: str
    chosen: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


CHANGES: Mapping[Stage, tuple[Change, ...]] = MappingProxyType(
    {
        "family": (Change("spend_less"), Change("national_pension")),
        "individual": (Change("disability_pension"), Change("money_help")),
        "group": (Change("spend_less"), Change("small_earnings", MappingProxyType({"work": "workshop_b"}))),
        "participation": (Change("small_earnings", MappingProxyType({"work": "part_time", "yen_per_month": 20_000})),),
    }
)
"""Examples for the family to change, as all measures begin with."""


def before(stage: Stage) -> Stage | None:
    """前の段階 — the stage that usually comes before; None for the first."""
    place = STAGES.index(stage)
    return STAGES[place - 1] if place else None


def measures(stage: Stage, household: Household) -> tuple[Measure, ...]:
    """選べる対策 — the measures that a stage could concern, ready to be put into a plan, in none until the family does.

    Args:
        stage: The stage.
        household: The family; its first child is meant where there are several.

    Returns:
        Measures with examples for amounts; without those for which a person is missing.

    """
    found = []
    for change in CHANGES[stage]:
        first = examples.new(household, change.kind)
        if first is not None:
            found.append(examples.model_of(change.kind).model_validate(dict(first) | dict(change.chosen)))
    return tuple(found)


def who_helps(code: str | None, stage: Stage) -> tuple[Desk, ...]:
    """相談先 — the desks of a stage, the town's own first.

    Args:
        code: Five-digit municipality code, or None.
        stage: The stage.

    """
    return desks.for_stage(code, stage)
