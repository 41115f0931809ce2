"""Who owns what: money as in the table, shares of the home as in the engine, at the moments a family asks about."""

from collections.abc import Mapping

import plotly.graph_objects as go
import pytest

from planner import charts_owners, owners, tables
from planner.projection import Projection
from planner.words import LANGUAGES
from tests import builders
from tests.conftest import Run

MAN = 10_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_areas_are_the_money_by_owner_of_the_table(runs: Mapping[str, Projection], lang: str) -> None:
    for p in runs.values():
        figure = charts_owners.owned(p, lang)
        areas = [trace for trace in figure["data"] if trace["type"] == "scatter"]
        rows = [row for row in tables.yearly(p) if row.key == "closing"]
        by_owner = [row.values for row in rows if row.section == "owner"] or [row.values for row in rows]
        assert [[y * MAN for y in area["y"]] for area in areas] == [pytest.approx(values) for values in by_owner]
        go.Figure(figure)


def test_the_strip_is_whole_where_the_home_is_the_familys_own(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        strips = [trace for trace in charts_owners.owned(p, "ja")["data"] if trace["type"] == "bar"]
        owned = p.household.home is not None and p.household.home.owned
        assert bool(strips) == owned
        for shares in zip(*(strip["y"] for strip in strips), strict=True):
            assert sum(share or 0 for share in shares) == pytest.approx(100)


def test_an_owner_looks_the_same_in_both_parts(runs: Mapping[str, Projection]) -> None:
    data = charts_owners.owned(runs["sato"], "ja")["data"]
    areas = {one["legendgroup"]: one["fillcolor"] for one in data if one["type"] == "scatter"}
    strips = {one["legendgroup"]: one["marker"]["color"] for one in data if one["type"] == "bar"}
    assert set(areas) & set(strips)
    assert all(areas[name] == strips[name] for name in set(areas) & set(strips))


def test_the_moments_follow_the_farewells(runs: Mapping[str, Projection]) -> None:
    found = [(one.when, one.year, one.home_ratio) for one in owners.moments(runs["sato"])]
    assert found == [
        ("start", 2026, {"父": 1.0}),
        ("after_first", 2036, {"母": 0.5, "長男": 0.25, "長女": 0.25}),
        ("after_last", 2044, {"長男": 0.5, "長女": 0.5}),
        ("end", 2066, {"長男": 0.5, "長女": 0.5}),
    ]
    widow = [one.when for one in owners.moments(runs["widow_daughter_disability_pension"])]
    assert widow == ["start", "after_last", "end"]
    assert [one.when for one in owners.moments(runs["finasee_14870"])] == ["start", "end"]


def test_the_money_of_a_moment_is_that_of_the_table(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        first, *later = owners.moments(p)
        rows = {row.person: row.values for row in tables.yearly(p) if row.section == "owner" and row.key == "closing"}
        total = next(row.values for row in tables.yearly(p) if row.section == "balance" and row.key == "closing")
        assert sum(first.money_yen.values()) == pytest.approx(p.purse.opening[0, :, 0].sum())
        for one in later:
            index = p.years.tolist().index(one.year)
            assert sum(one.money_yen.values()) == pytest.approx(total[index] or 0, abs=1e-6)
            assert all(yen == rows[name][index] for name, yen in one.money_yen.items() if rows)


def test_parents_who_go_in_the_same_year_are_one_moment(run: Run) -> None:
    parents = [builders.parent("父", 80, 84), builders.parent("母", 80, 84)]
    assert [one.when for one in owners.moments(run(builders.household(parents=parents)))] == [
        "start",
        "after_last",
        "end",
    ]


def test_a_rented_home_belongs_to_nobody_of_the_family(run: Run) -> None:
    p = run(builders.household(home={"kind": "rented", "rent_yen_per_month": 50_000}))
    assert {(one.home, len(one.home_ratio)) for one in owners.moments(p)} == {("other", 0)}
    assert {one.home for one in owners.moments(run(builders.household()))} == {"not_told"}


def test_who_lives_elsewhere_stands_there_only_with_a_share(runs: Mapping[str, Projection]) -> None:
    outside = {name: [one.name for one in owners.owned(p) if one.outside] for name, p in runs.items()}
    assert outside["sato"] == ["長女"]
    assert outside["well_off_with_brother"] == []
