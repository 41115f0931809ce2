"""The small chart for families at home: one line, the years that need preparation with their words, a few numbers."""

from collections.abc import Mapping

import pytest

from planner import answers, charts_home, tables
from planner.projection import Projection
from planner.words import LANGUAGES, t


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_line_and_the_years_that_need_preparation(runs: Mapping[str, Projection], lang: str) -> None:
    for name, p in runs.items():
        figure, o = charts_home.small(p, lang), answers.outlook(p)
        assert len(figure["data"]) == 1, name
        expected = 1 if o.told and o.short is not None else 0
        assert len(figure["layout"]["shapes"]) == expected, name
        words = [one["text"] for one in figure["layout"]["annotations"]]
        assert words == [t(lang, "chart.prepare")] * expected, name
        assert figure["layout"]["showlegend"] is False


def test_the_numbers_are_those_of_the_yearly_table(runs: Mapping[str, Projection]) -> None:
    for p in runs.values():
        rows = {(row.section, row.key, row.person): row for row in tables.yearly(p)}
        whole = dict(zip(p.years.tolist(), rows["balance", "closing", None].values, strict=True))
        found = charts_home.numbers(p)
        assert [year for year, _ in found] == sorted({year for year, _ in found})
        assert (found[0][0], found[-1][0]) == (p.years[0], p.years[-1])
        assert 2 <= len(found) <= charts_home.MOST_NUMBERS + 1
        assert all(yen == whole[year] for year, yen in found)
