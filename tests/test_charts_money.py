"""The pictures of income and spending hold the numbers of their groups, and stay readable in grey."""

import json
from collections.abc import Mapping
from itertools import combinations, pairwise

import plotly.graph_objects as go
import pytest

from planner import charts_fills, charts_money, sources, tables
from planner.charts_fills import FILLS, Fill
from planner.projection import Projection
from planner.words import LANGUAGES, t
from tests import builders
from tests.conftest import Run

MAN = 10_000
FEWEST_CONTRAST = 1.5


def _regular(p: Projection, section: str) -> list[float]:
    """What the table holds of one side but for what comes once; positive."""
    rows = [row for row in tables.yearly(p) if row.section == section and not row.key.endswith("_total")]
    kept = [row.values for row in rows if row.key not in tables.ONCE]
    return [abs(sum(yen or 0 for yen in year)) for year in zip(*kept, strict=True)] or [0.0] * len(p.years)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_stacks_are_the_groups_and_the_line_is_what_comes_every_year_on_the_other_side(
    runs: Mapping[str, Projection], lang: str
) -> None:
    for p in runs.values():
        found = sources.sources(p)
        pictures = (
            (charts_money.income(p, lang), found.income, _regular(p, "spending")),
            (charts_money.spending(p, lang), found.spending, _regular(p, "income")),
        )
        for figure, groups, other in pictures:
            *bars, edge, line = figure["data"]
            assert [bar["name"] for bar in bars] == [t(lang, f"group.{one.key}") for one in groups]
            for bar, one in zip(bars, groups, strict=True):
                assert [(y or 0) * MAN for y in bar["y"]] == pytest.approx(one.yen)
            assert edge["y"] == line["y"]
            assert [y * MAN for y in line["y"]] == pytest.approx(other)
            assert json.loads(json.dumps(figure)) == figure
            go.Figure(figure)


def test_each_phase_begins_with_its_words_and_the_bands_do_not_overlap(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        layout = charts_money.income(p, "ja")["layout"]
        phases = tables.phases(p)
        words = [note["text"] for note in layout["annotations"][: len(phases)]]
        assert all(t("ja", f"picture.phase.{one.key}") in text for one, text in zip(phases, words, strict=True))
        bands = [shape for shape in layout["shapes"] if shape["type"] == "rect"]
        assert len(bands) == len(phases) // 2
        assert all(before["x1"] <= after["x0"] for before, after in pairwise(bands))


def test_a_year_that_towers_is_cut_and_its_amount_written(run: Run) -> None:
    spent = [builders.living(alone=100_000)]
    once = [{"name": "建て替え", "year": 2030, "spending_yen": 30_000_000}]
    layout = charts_money.spending(run(builders.household(spending=spent, one_offs=once)), "ja")["layout"]
    assert layout["yaxis"]["range"][1] < 200
    assert [(note["x"], note["text"]) for note in layout["annotations"][1:]] == [(2030, "3,120 →")]


def test_nothing_is_cut_where_no_year_towers(run: Run) -> None:
    layout = charts_money.spending(run(builders.household(spending=[builders.living(alone=100_000)])), "ja")["layout"]
    assert len(layout["annotations"]) == 1
    assert layout["yaxis"]["range"][1] >= 120


def test_a_family_without_any_money_has_an_empty_picture(run: Run) -> None:
    figure = charts_money.income(run(builders.household()), "ja")
    assert len(figure["data"]) == 2
    assert figure["layout"]["yaxis"]["range"] == [0, 1]


def _luminance(fill: Fill) -> float:
    parts = [int(fill.colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_fills_differ_in_pattern_and_neighbours_in_light_too() -> None:
    assert len({fill.shape for fill in FILLS}) == len({fill.colour for fill in FILLS}) == len(FILLS)
    for one, other in pairwise(FILLS):
        low, high = sorted((_luminance(one), _luminance(other)))
        assert (high + 0.05) / (low + 0.05) > FEWEST_CONTRAST
    for one, other in combinations(FILLS, 2):
        assert charts_fills.pattern(one) != charts_fills.pattern(other)


def test_no_fill_is_red() -> None:
    for fill in FILLS:
        red, green, blue = (int(fill.colour[place : place + 2], 16) for place in (1, 3, 5))
        assert red < 2 * green + 20 or blue > red
