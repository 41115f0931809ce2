"""The record of the talks: its days and texts make the round trip, wrong ones get a sentence."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from planner import report
from planner.household import Household
from planner.household_file import dumps_json, dumps_toml, load, loads
from planner.household_talk import Talk
from planner.lawbook import LawBook
from tests.conftest import Run
from tests.test_household_file import FILES, only


@pytest.mark.parametrize("dumps", [dumps_toml, dumps_json])
def test_days_and_talks_make_the_round_trip(dumps: Callable[[Household], str]) -> None:
    household = load(FILES / "format_2.toml")
    assert household.talk.next_day == date(2027, 1, 15)
    again = loads(dumps(household).encode(), "family")
    assert again == household


@pytest.mark.parametrize("day", ["2027-13-01", "tomorrow", "1999-12-31", 20270115, "2027-01-15T10:00:00"])
def test_what_is_no_day_is_refused_with_a_sentence(day: Any) -> None:
    family = {"first_year": 2026, "children": [{"name": "a", "birth_year": 1980}], "talk": {"next_day": day}}
    assert only(json.dumps(family).encode(), "x.json").code == "day_wrong"


def test_no_figure_depends_on_what_was_said(scenarios: Mapping[str, Household], lawbook: LawBook, run: Run) -> None:
    told = load(FILES / "format_2.toml").talk
    assert all(getattr(told, name) != getattr(Talk(), name) for name in Talk.model_fields)
    for name in ("sato", "well_off_with_brother"):
        quiet = scenarios[name].model_copy(update={"talk": Talk()})
        spoken = quiet.model_copy(update={"talk": told})
        assert report.as_json(run(spoken), lawbook) == report.as_json(run(quiet), lawbook)
