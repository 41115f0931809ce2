"""案の JSON (report of plans): comparison, how much to leave, chances and search; see docs/json_output.md."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from planner import __version__, household_file
from planner.chances import FAN, Chances
from planner.compare import Compared, Result, Shares
from planner.how_much import HowMuch
from planner.limits import Limit
from planner.measure_inputs import Measure
from planner.measures import Refused
from planner.report import REPORT_FORMAT, plain
from planner.required import Certain
from planner.search_plans import Found, Search
from planner.tornado import Turn

HEAD = {"format": REPORT_FORMAT, "planner": __version__}


def compared(
    columns: Sequence[Compared], shares: Sequence[Shares | None], turns: Sequence[Sequence[Turn]]
) -> dict[str, Any]:
    """くらべる表の JSON — 今のまま first, then every plan, with the shares of its measures and its tornado."""
    rows = zip(columns, shares, turns, strict=True)
    told: dict[str, Any] = plain({**HEAD, "plans": [_column(*row) for row in rows]})
    return told


def _column(one: Compared, shares: Shares | None, turns: Sequence[Turn]) -> dict[str, Any]:
    return {
        "name": one.name,
        "measures": _measures(one.measures),
        "refused": None if one.refused is None else _refused(one.refused),
        "years": None if one.projection is None else one.projection.years,
        "result": _result(one.result),
        "years_gained": one.years_gained,
        "difference_yen": one.difference_yen,
        "shares": None if shares is None else _shares(shares),
        "tornado": [{**asdict(turn), "down": _result(turn.down), "up": _result(turn.up)} for turn in turns],
    }


def _measures(taken: Sequence[Measure]) -> list[dict[str, Any]]:
    return [household_file.told(measure) for measure in taken]


def _refused(found: Refused) -> dict[str, Any]:
    return {"place": found.place, "refusals": [asdict(one) for one in found.refusals]}


def _result(found: Result | None) -> dict[str, Any] | None:
    return None if found is None else asdict(found)


def _shares(found: Shares) -> dict[str, Any]:
    rows = [{name: value for name, value in vars(one).items() if name != "measure"} for one in found.shares]
    return {"by_measure": rows, "all_orders": found.all_orders, "orders": found.orders}


def left(
    plan: str, found: HowMuch, certain: Sequence[Certain], futures: int, limits: Mapping[str, Limit]
) -> dict[str, Any]:
    """いくら残すかの JSON — both sums, parts, certainties and reverse questions that were asked for."""
    told: dict[str, Any] = plain(
        {
            **HEAD,
            "plan": plan,
            **asdict(found),
            "certainties": [asdict(one) for one in certain],
            "futures": futures if certain else None,
            "limits": [{"question": question, **asdict(limit)} for question, limit in limits.items()],
        }
    )
    return told


def chances(plan: str, exact: Chances, drawn: Chances | None, stressed: Mapping[str, Result]) -> dict[str, Any]:
    """見込みの JSON — three lives, chances in a calm economy and over drawn futures, and named stresses."""
    found: dict[str, Any] = plain(
        {
            **HEAD,
            "plan": plan,
            "child": exact.child,
            "to_age": exact.to_age,
            "lives": asdict(exact.lives),
            "exact": _chances(exact),
            "drawn": None if drawn is None else _chances(drawn),
            "stresses": [{"name": name, "result": _result(one)} for name, one in stressed.items()],
        }
    )
    return found


def _chances(found: Chances) -> dict[str, Any]:
    once = ("child", "lives", "to_age", "exact", "runs_out", "fan")
    return {
        **{name: value for name, value in vars(found).items() if name not in once},
        "runs_out": [{"age": age, "ratio": ratio} for age, ratio in found.runs_out.items()],
        "fan": [{"ratio": ratio, "yen": yen} for ratio, yen in zip(FAN, found.fan, strict=True)],
    }


def searched(plan: str, accepted: Sequence[Measure], found: Search) -> dict[str, Any]:
    """案さがしの JSON — what was accepted, and each set by its places in it, the gentlest first."""
    told: dict[str, Any] = plain(
        {
            **HEAD,
            "plan": plan,
            "accepted": _measures(accepted),
            "to_age": found.to_age,
            "certainty": found.certainty,
            "tried": found.tried,
            "unfit": found.unfit,
            "found": [_found(one) for one in found.found],
            "closest": None if found.closest is None else _found(found.closest),
        }
    )
    return told


def _found(one: Found) -> dict[str, Any]:
    return {**vars(one), "result": _result(one.result)}
