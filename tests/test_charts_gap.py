"""What closes the gap, and the marks on the lines of plans: numbers of the comparison, told in words as well."""

from collections.abc import Mapping
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from planner import charts_gap, charts_plans, compare, gap, wording_charts
from planner.compare import Compared, Shares
from planner.household import Household
from planner.lawbook import LawBook
from planner.words import LANGUAGES, t

MAN = 10_000
COLOURS = {"ink": "#000000", "paper": "#ffffff"}


@pytest.fixture(scope="module")
def columns(scenarios: Mapping[str, Household], lawbook: LawBook) -> tuple[Compared, ...]:
    return compare.plans(scenarios["sato"], lawbook)


@pytest.fixture(scope="module")
def shares(scenarios: Mapping[str, Household], columns: tuple[Compared, ...], lawbook: LawBook) -> list[Shares]:
    return [compare.shares(scenarios["sato"], one.measures, lawbook) for one in columns[1:]]


def test_the_steps_lead_from_the_first_total_to_the_last(columns: tuple[Compared, ...], shares: list[Shares]) -> None:
    for plan, found in zip(columns[1:], shares, strict=True):
        first, *steps, last = gap.bars(columns[0], plan, found)
        assert columns[0].result is not None
        assert plan.result is not None
        assert (first.from_yen, first.to_yen) == (0, columns[0].result.end_yen)
        assert (last.from_yen, last.to_yen) == (0, plan.result.end_yen)
        assert [one.yen for one in steps] == [one.share_yen for one in found.shares]
        assert all(one.to_yen == after.from_yen for one, after in pairwise((first, *steps)))
        assert steps[-1].to_yen == last.to_yen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bars_are_the_steps_in_man_yen(columns: tuple[Compared, ...], shares: list[Shares], lang: str) -> None:
    for plan, found in zip(columns[1:], shares, strict=True):
        rows = gap.bars(columns[0], plan, found)
        figure = charts_gap.waterfall(columns[0], plan, found, lang, **COLOURS)
        drawn = sorted(
            (y, base, length)
            for bars in figure["data"]
            for y, base, length in zip(bars["y"], bars["base"], bars["x"], strict=True)
        )
        assert [(base * MAN, length * MAN) for _, base, length in drawn] == [
            (pytest.approx(one.from_yen), pytest.approx(one.yen)) for one in rows
        ]
        assert len({bars["marker"]["pattern"]["shape"] for bars in figure["data"]}) == len(figure["data"])
        told = wording_charts.waterfall(lang, columns[0], plan, found)
        assert [name for name, _ in told.rows] == [wording_charts.bar_name(lang, one) for one in rows]
        go.Figure(figure)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(-5, -5, "same"), (-5, -9, "less"), (5, 2, "costs"), (2, 5, "enough"), (-5, 0, "filled"), (-5, -2, "smaller")],
)
def test_the_message_fits_the_ends(first: int, last: int, code: str) -> None:
    assert wording_charts._gap_code(first, last) == code


def test_what_weighs_is_hatched(scenarios: Mapping[str, Household], lawbook: LawBook) -> None:
    household = scenarios["well_off_with_brother"]
    columns = compare.plans(household, lawbook)
    found = compare.shares(household, columns[2].measures, lawbook)
    shapes = {
        bars["name"]: bars["marker"]["pattern"]["shape"]
        for bars in charts_gap.waterfall(columns[0], columns[2], found, "ja", **COLOURS)["data"]
    }
    assert shapes == {t("ja", "picture.gap.total"): "", t("ja", "picture.gap.weighs"): "/"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refused_plan_leaves_the_others_and_says_so(
    scenarios: Mapping[str, Household], lawbook: LawBook, lang: str
) -> None:
    claim = {"measure": "mutual_aid", "parent": "父", "child": "長男", "units": 1}
    data = scenarios["sato"].model_dump() | {"plans": [{"name": "合わない案", "measures": [claim]}]}
    columns = compare.plans(Household.model_validate(data), lawbook)
    assert columns[1].refused is not None
    told = wording_charts.balances(lang, columns)
    assert "合わない案" in told.alt
    assert len(told.heads) == 2
    assert (
        len([trace for trace in charts_plans.balances(columns, lang, **COLOURS)["data"] if trace["mode"] != "markers"])
        == 1
    )
    assert len(gap.bars(columns[0], columns[1], None)) == 1
    assert "合わない案" in wording_charts.waterfall(lang, columns[0], columns[1], None).alt
    go.Figure(charts_gap.waterfall(columns[0], columns[1], None, lang, **COLOURS))


def test_assistance_and_moves_are_marked_on_each_plans_own_line(columns: tuple[Compared, ...]) -> None:
    data = charts_plans.balances(columns, "ja", **COLOURS)["data"]
    marks = [trace for trace in data if trace["mode"] == "markers" and trace["x"] != [None]]
    expected = [wording_charts.assistance_year(one) for one in columns] + [
        year for one in columns if (year := wording_charts.move_year(one)) is not None
    ]
    assert [trace["x"][0] for trace in marks] == expected
    for trace in marks[: len(columns)]:
        line = next(one for one in data if one["name"] == trace["name"] and one["mode"] == "lines+markers")
        assert trace["y"][0] == line["y"][line["x"].index(trace["x"][0])]
        assert trace["marker"]["symbol"] == line["marker"]["symbol"]
    legend = [trace["name"] for trace in data if trace["x"] == [None]]
    assert legend == [t("ja", "picture.balances.assistance"), t("ja", "picture.balances.move")]
    go.Figure({"data": data})


def test_lines_of_five_plans_differ_in_dash_and_mark(columns: tuple[Compared, ...]) -> None:
    data = charts_plans.balances([*columns, columns[0]], "ja", **COLOURS)["data"]
    lines = [trace for trace in data if trace["mode"] == "lines+markers"]
    assert len({line["line"]["dash"] for line in lines}) == len({line["marker"]["symbol"] for line in lines}) == 5
