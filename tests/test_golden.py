"""Golden tables: the whole yearly table of some scenarios, so that no figure changes unseen.

``pytest tests/test_golden.py --update-golden`` writes them anew. Read the difference, and say in CHANGELOG whose money
changes, from which year, and why.
"""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from planner import switches, tables
from planner.projection import Projection

FOLDER = Path(__file__).parent / "golden"
SCENARIOS = (
    "sato",
    "widow_daughter_disability_pension",
    "two_adult_children",
    "public_assistance_needed",
    "well_off_with_brother",
    "parents_mutual_aid",
    "president_47577_phase2",
)
LABELS = 4


def written(p: Projection) -> str:
    """The yearly table in whole yen, then who stands where: section, key, person, name, then one column per year."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["section", "key", "person", "name", *p.years.tolist()])
    for row in tables.yearly(p):
        whole = ["" if value is None else round(value) for value in row.values]
        writer.writerow([row.section, row.key, row.person or "", row.name, *whole])
    for status in switches.rows(p):
        writer.writerow(["standing", status.key, status.person or "", "", *map(_plain, status.values)])
    return out.getvalue()


def _plain(value: switches.Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:g}" if isinstance(value, float) else value


def read(text: str) -> dict[tuple[str, ...], list[str]]:
    """The cells of a golden file by the labels of their row."""
    return {tuple(cells[:LABELS]): cells[LABELS:] for cells in csv.reader(io.StringIO(text))}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_table_is_the_golden_one(
    scenario: str, runs: Mapping[str, Projection], request: pytest.FixtureRequest
) -> None:
    path, now = FOLDER / f"{scenario}.csv", written(runs[scenario])
    if request.config.getoption("--update-golden"):
        path.write_text(now, encoding="utf-8", newline="\n")
    golden, found = read(path.read_text(encoding="utf-8")), read(now)
    assert list(golden) == list(found), "rows differ"
    years = found["section", "key", "person", "name"]
    for row, cells in found.items():
        for year, old, new in zip(years, golden[row], cells, strict=True):
            assert old == new, f"{scenario} {row} {year}: {old} was golden, now {new}"


def test_the_switches_at_each_death_stand_in_a_golden_table() -> None:
    """The parking rents of the father make the household taxed; after him it is not, and everything else moves too."""
    golden = read((FOLDER / "well_off_with_brother.csv").read_text(encoding="utf-8"))
    years = golden["section", "key", "person", "name"]
    after_father, after_mother = years.index("2034"), years.index("2042")

    def around(key: str, index: int, person: str = "") -> tuple[str, str]:
        cells = golden["standing", key, person, ""]
        return cells[index - 1], cells[index]

    assert around("head", after_father) == ("父", "母")
    assert around("head", after_mother) == ("母", "長女")
    assert around("dependants", after_father) == ("2", "1")
    assert around("household_untaxed", after_father) == ("no", "yes")
    assert around("health_insurance_reduction", after_father) == ("0", "0.7")
    before, then = (float(yen) for yen in around("care_stage_yen", after_father, "母"))
    assert then < before


def test_every_golden_file_belongs_to_a_scenario() -> None:
    assert {path.stem for path in FOLDER.glob("*")} == set(SCENARIOS)
