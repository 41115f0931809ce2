"""The chart shows the numbers of the table, marks the moments in words, and never reads a name as markup."""

import json
from collections.abc import Mapping

import pytest

from planner import answers, charts, tables
from planner.projection import Projection
from planner.words import LANGUAGES, t
from tests import builders
from tests.conftest import Run

MAN = 10_000


def _row(p: Projection, section: str, person: str | None) -> list[float]:
    rows = (row for row in tables.yearly(p) if (row.section, row.key, row.person) == (section, "closing", person))
    return [value or 0 for value in next(rows).values]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_are_the_balances_of_the_table_in_man_yen(runs: Mapping[str, Projection], lang: str) -> None:
    for p in runs.values():
        total, *own = charts.balance(p, lang)["data"]
        assert [y * MAN for y in total["y"]] == pytest.approx(_row(p, "balance", None))
        assert total["x"] == p.years.tolist()
        if len(p.time.lives) > 1:
            assert len(own) == len(p.time.children)
            for line, life in zip(own, p.time.children, strict=True):
                assert [y * MAN for y in line["y"]] == pytest.approx(_row(p, "owner", life.name))


def test_a_figure_is_plain_data(runs: Mapping[str, Projection]) -> None:
    figure = charts.balance(runs["sato"], "ja")
    assert json.loads(json.dumps(figure)) == figure


def test_lines_differ_by_more_than_their_colour(runs: Mapping[str, Projection]) -> None:
    lines = charts.balance(runs["two_adult_children"], "ja")["data"]
    assert len({line["line"]["dash"] for line in lines}) == len(lines) == 3


def test_the_planned_last_years_and_the_pension_age_are_marked_in_words(runs: Mapping[str, Projection]) -> None:
    p = runs["sato"]
    marked = [(moment.year, moment.code, moment.name, moment.age) for moment in charts.moments(p)]
    assert marked == [
        (2036, "last_year", "父", 88),
        (2041, "pension_age", "長男", 65),
        (2044, "last_year", "母", 93),
    ]
    layout = charts.balance(p, "ja")["layout"]
    shown = [note["text"] for note in layout["annotations"]]
    assert shown[:3] == [charts.moment_words("ja", moment) for moment in charts.moments(p)]
    assert [shape["x0"] for shape in layout["shapes"][:3]] == [2036, 2041, 2044]


def test_years_that_need_preparation_are_shaded_from_the_first_one(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        found = answers.outlook(p)
        short = found.short if found.told else None
        layout = charts.balance(p, "ja")["layout"]
        areas = [shape["x0"] for shape in layout["shapes"] if shape["type"] == "rect"]
        assert areas == ([] if short is None else [p.years[short]])
        assert (t("ja", "chart.prepare") in [note["text"] for note in layout["annotations"]]) == (short is not None)


def test_ticks_are_few_and_at_round_ages_of_the_first_child(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        axis = charts.balance(p, "en")["layout"]["xaxis"]
        assert 2 <= len(axis["tickvals"]) <= 5
        first = p.time.children[0].person
        ages = [first.age_in(year) for year in axis["tickvals"]]
        assert all(age % 5 == 0 for age in ages) or len(p.years) < 20


def test_a_name_is_shown_as_it_is_written(run: Run) -> None:
    name = '<a href="//example.org">x</a>'
    p = run(builders.household(children=[builders.child(name, last_age=90)], parents=[builders.parent()]))
    assert "<a " not in json.dumps(charts.balance(p, "ja"))
