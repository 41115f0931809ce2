"""When each programme starts and ends: the years with yen in the lines, gaps kept, few enough rows for a phone."""

from collections.abc import Mapping

import plotly.graph_objects as go
import pytest

from planner import charts_programmes, charts_rows, spans, tables
from planner.charts_rows import Row
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.words import LANGUAGES
from tests import builders
from tests.conftest import Run

MOST_ROWS = 25


def _yen(p: Projection, programme: str, person: str | None) -> dict[int, float]:
    """Yen of each year with any, as the table has them; what comes in positive."""
    rows = [row.values for row in tables.yearly(p) if (row.key, row.person) == (programme, person)]
    total = [sum(yen or 0 for yen in year) for year in zip(*rows, strict=True)]
    return {int(year): yen for year, yen in zip(p.years, total, strict=True) if yen}


def test_the_stretches_are_the_years_with_yen(runs: Mapping[str, Projection], lawbook: LawBook) -> None:
    for p in runs.values():
        for one in spans.spans(p, lawbook):
            years = [year for first, last in one.stretches for year in range(first, last + 1)]
            yen = _yen(p, one.programme, one.person)
            assert years == [*yen] == sorted(set(years))
            assert one.yen_per_year == pytest.approx(abs(sum(yen.values())) / len(years))
            assert one.duty == (sum(yen.values()) < 0)


def test_a_gap_stays_open(runs: Mapping[str, Projection], lawbook: LawBook) -> None:
    found = spans.spans(runs["well_off_with_brother"], lawbook)
    one = next(one for one in found if (one.programme, one.person) == ("old_age_pension_supplement", "長女"))
    assert one.stretches == ((2039, 2039), (2056, 2069))


def test_rows_are_grouped_by_person_and_few(runs: Mapping[str, Projection], lawbook: LawBook) -> None:
    for p in runs.values():
        found = spans.spans(p, lawbook)
        people = list(dict.fromkeys(one.person for one in found))
        assert [one.person for one in found] == [person for person in people for one in found if one.person == person]
        assert len(found) <= MOST_ROWS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bars_are_the_stretches(runs: Mapping[str, Projection], lawbook: LawBook, lang: str) -> None:
    for p in runs.values():
        figure = charts_programmes.programmes(p, lawbook, lang)
        drawn = {
            (base, base + length - 1)
            for bars in figure["data"]
            for base, length in zip(bars["base"], bars["x"], strict=True)
        }
        assert drawn == {run for one in spans.spans(p, lawbook) for run in one.stretches}
        assert len({bars["marker"]["pattern"]["shape"] for bars in figure["data"]}) == len(figure["data"])
        go.Figure(figure)


def test_long_words_have_two_lines_and_more_room() -> None:
    short, long = Row("老齢基礎年金", "2026年〜2036年"), Row("Long-term Care Insurance Premium from 65 on", "2026–2039")
    assert (short.two_lines, long.two_lines) == (False, True)
    assert charts_rows.places([short, long, short]) == pytest.approx([0.0, 1.42, 2.42])


def test_a_family_without_programmes_has_an_empty_picture(run: Run, lawbook: LawBook) -> None:
    figure = charts_programmes.programmes(run(builders.household()), lawbook, "ja")
    assert figure["data"] == []
    go.Figure(figure)


def test_names_are_shown_as_they_are_written(run: Run, lawbook: LawBook) -> None:
    name = '<a href="//example.org">x</a>'
    child = builders.child(name, age=66, last_age=70, old_age_pension=builders.old_age(500_000))
    figure = charts_programmes.programmes(run(builders.household(children=[child])), lawbook, "ja")
    assert not any("<a " in note["text"] for note in figure["layout"]["annotations"])
