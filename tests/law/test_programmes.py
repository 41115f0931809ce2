"""制度が行きわたっていること: a programme stands everywhere it has to; the message names the forgotten step.

The steps are those of docs/how_to/add_a_benefit.md.
"""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from planner import lawbook
from planner.calculators import QUESTIONS
from planner.measure_inputs import Measure
from planner.problems import all_paths
from tests.test_house_rules import ENGINE, MODULES, PATHS, imports, nodes

ROOT = Path(__file__).parents[2]
BOOK = lawbook.load()
RULES = {rule for name in ENGINE for rule in imports(PATHS[name]) if rule.startswith("planner.rules.")}
IN_THE_ENGINE = {rule.removeprefix("planner.rules.") for rule in RULES} & set(BOOK.programmes)
CALCULATOR_ALONE = {
    "agents_fee",  # what a measure that sells the home counts among the costs of moving
    "home_loan",  # a loan from the council of social welfare, one of many ways to stay
    "housing_security_benefit",  # at most nine months after a job was lost
    "trusts",  # what a trustee costs, before a family decides
    "workshop_wages",  # the engine reads its averages where an income is not known, and applies no rule
}
WITHOUT_A_QUESTION = {"economy", "life_table", "typical_costs"}
NO_LINE = {"macro_economic_slide"}  # how pensions grow
WITHOUT_A_WIDGET = {"format", "last_month", "start_extra_months"}  # in the file alone
PUT_TOGETHER = {
    name for when in ("to_2003_03", "from_2003_04") for name in (f"months_{when}", f"pay_{when}_yen_per_month")
}
OF_MEASURES = {  # the form of a plan draws the fields of each kind of measure from its model
    name for kind in get_args(get_args(Measure)[0]) for name in kind.model_fields
}
BENCHMARKS = sorted((ROOT / "benchmarks").glob("*.py"))
SCREENS = [path for path in MODULES if "ui" in path.parts]
LINE_TESTS = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))


def constants(paths: list[Path]) -> set[str]:
    """The strings of the programs, parts of put together ones as well."""
    return {n.value for _, n in nodes(paths) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


PLAIN = " ".join(constants(BENCHMARKS))


def named(programme: str, text: str) -> bool:
    """Whether a text names a programme by its whole name."""
    return re.search(rf"\b{programme}\b", text) is not None


@pytest.mark.parametrize("programme", sorted(set(BOOK.programmes) - WITHOUT_A_QUESTION))
def test_every_programme_has_a_calculator(programme: str) -> None:
    assert programme in QUESTIONS, "the calculator is missing: planner/calculators"


@pytest.mark.parametrize("programme", sorted(set(QUESTIONS) - CALCULATOR_ALONE))
def test_every_programme_of_the_calculator_is_applied_in_the_projection(programme: str) -> None:
    assert programme in IN_THE_ENGINE, "no module that the projection uses imports its rules: the call is missing"


@pytest.mark.parametrize("programme", sorted(CALCULATOR_ALONE))
def test_what_only_the_calculator_has_is_not_in_the_projection(programme: str) -> None:
    assert programme in set(QUESTIONS) - IN_THE_ENGINE


@pytest.mark.parametrize("programme", sorted(IN_THE_ENGINE))
def test_every_programme_of_the_projection_is_in_the_plain_loop_too(programme: str) -> None:
    assert named(programme, PLAIN), "benchmarks/plain_*.py does not name it: the second engine would give another table"


@pytest.mark.parametrize("programme", sorted(IN_THE_ENGINE - NO_LINE))
def test_every_programme_of_the_projection_has_a_test_in_a_plan(programme: str) -> None:
    assert named(programme, LINE_TESTS), "no tests/test_*.py names it: test its line in the plan of a small household"


def test_every_field_of_the_family_can_be_filled_in_on_the_screen() -> None:
    fields = {path[-1] for path in all_paths()}
    assert fields - constants(SCREENS) - PUT_TOGETHER - OF_MEASURES == WITHOUT_A_WIDGET, (
        "a widget is missing: planner/ui/forms"
    )


@pytest.mark.parametrize(
    ("name", "pattern"),
    [("README.md", r"(\d+)の制度"), ("README.md", r"(\d+) programmes"), ("CHANGELOG.md", r"(\d+) programmes")],
)
def test_readme_and_changelog_tell_how_many_programmes_there_are(name: str, pattern: str) -> None:
    newest = re.search(pattern, (ROOT / name).read_text(encoding="utf-8"))
    assert newest
    assert int(newest[1]) == len(BOOK.programmes), f"{name} tells of {newest[1]} programmes"
