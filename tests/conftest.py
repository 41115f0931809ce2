"""What many tests share: the law book, the scenarios, and a run of the calm future."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from planner import futures, household_file
from planner import lawbook as law_files
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection, project
from tests.browser.chromium import NO_BROWSER, find_chromium

SCENARIOS = Path(__file__).parents[1] / "scenarios"
MEASURED = "measured"  # what a test records under this name is printed at the end, and never decides
Run = Callable[[Household], Projection]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden tables anew; read the difference")


@pytest.fixture(scope="session")
def lawbook() -> LawBook:
    """The law book of the project."""
    return law_files.load()


@pytest.fixture(scope="session")
def scenarios() -> Mapping[str, Household]:
    """Every example household by the name of its file."""
    return {path.stem: household_file.load(path) for path in sorted(SCENARIOS.glob("*.toml"))}


@pytest.fixture(scope="session")
def run(lawbook: LawBook) -> Run:
    """Project a household over the calm future."""

    def projected(household: Household) -> Projection:
        return project(household, futures.calm(household, lawbook), lawbook)

    return projected


@pytest.fixture(scope="session")
def runs(scenarios: Mapping[str, Household], run: Run) -> Mapping[str, Projection]:
    """The projection of every scenario, made once."""
    return {name: run(household) for name, household in scenarios.items()}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what tests measured, and that browser tests were left out by workers, who cannot speak themselves."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == MEASURED:
                terminalreporter.write_line(str(value))
    if config.getoption("numprocesses", None) and find_chromium() is None:
        for line in NO_BROWSER:
            terminalreporter.write_line(line, yellow=True)
