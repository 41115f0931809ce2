"""JSON and CSV: the documented shape, and that a reader can add everything up again."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner import report
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.purse import BY_OWNER
from tests.builders import child, household, item, living, money, parent

Run = Callable[[Household], Projection]
DOCUMENT = Path(__file__).parents[1] / "docs" / "json_output.md"


@pytest.fixture
def told(scenarios: dict[str, Household], run: Run, lawbook: LawBook) -> Callable[[str], Any]:
    def as_text_and_back(name: str) -> Any:
        return json.loads(json.dumps(report.as_json(run(scenarios[name]), lawbook), allow_nan=False))

    return as_text_and_back


def test_the_document_names_every_key(told: Callable[[str], Any]) -> None:
    of_a_projection = DOCUMENT.read_text("utf-8").partition("# JSON of plans")[0]
    documented = {
        name.removesuffix("[]") for name in re.findall(r"^\| `([a-z_\[\]]+)` \|", of_a_projection, re.MULTILINE)
    }
    assert documented == set(told("sato"))
    for part in ("people", "lines", "owners", "phases", "answers", "findings", "placeholders", "law"):
        row = next(line for line in of_a_projection.splitlines() if line.startswith(f"| `{part}[]`"))
        for key in told("sato")[part][0]:
            assert f"`{key}`" in row, (part, key)


def test_every_scenario_adds_up_from_its_json(told: Callable[[str], Any], scenarios: dict[str, Household]) -> None:
    for name in scenarios:
        found = told(name)
        flows = np.zeros(len(found["years"]))
        for owner in found["owners"]:
            parts = {key: np.array(owner[key]) for key in BY_OWNER}
            steps = sum((parts[key] for key in BY_OWNER if key != "closing"), np.zeros(1))
            assert (steps == parts["closing"]).all(), (name, owner["name"])
            assert (parts["opening"][1:] == parts["closing"][:-1]).all()
            flows += parts["flow"] + parts["common"]
        lines = sum((np.array(line["yen"]) for line in found["lines"]), np.zeros(1))
        assert (flows == lines).all(), name


def test_every_law_value_has_a_source_and_a_day(told: Callable[[str], Any]) -> None:
    for entry in told("widow_daughter_disability_pension")["law"]:
        assert entry["source"]
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry["first_day"])
        assert entry["mark"] in ("confirmed", "projected", "unconfirmed")


def test_the_columns_of_the_csv_add_up_in_whole_yen(
    run: Run, lawbook: LawBook, scenarios: dict[str, Household]
) -> None:
    for name, given in scenarios.items():
        p = run(given)
        rows = list(csv.reader(io.StringIO(report.as_csv(p, lawbook, "en"))))
        table = {row[0]: [int(cell) for cell in row[1:]] for row in rows[len(p.time.lives) + 1 :]}
        income, spending = (np.array(table[total]) for total in ("Total income (A)", "Total spending (B)"))
        assert (income + spending == np.array(table["Balance of the year (A−B)"])).all(), name


def test_a_name_is_never_a_formula_of_a_spreadsheet(run: Run, lawbook: LawBook) -> None:
    p = run(household(spending=[living(), item("=HYPERLINK(1)", alone=1_000)], accounts=[money("長男", 10_000)]))
    text = report.as_csv(p, lawbook, "ja")
    assert "'=HYPERLINK(1)" in text
    assert not any(line.startswith(("=", "+", "-", "@")) for line in text.splitlines())


def test_ages_end_with_the_life(run: Run, lawbook: LawBook) -> None:
    found = report.as_json(run(household(parents=[parent(age=80, last_age=82)], children=[child()])), lawbook)
    assert found["people"][0]["ages"][:4] == [80, 81, 82, None]
    assert found["people"][1]["role"] == "child"
