"""What the first page promises is there: numbers, commands, files and small pictures."""

import re
from pathlib import Path

import pytest

from planner import cli, measures, yearly
from planner.ui import home_walk, pages, session
from planner.words import LANGUAGES, t
from tests.processes import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES_OF_DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LARGEST_PICTURE = 300_000


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        (r"(\d+)の対策", len(measures.MODULES)),
        (r"out of (\d+) measures", len(measures.MODULES)),
        (r"毎年の手続き（(\d+)件", len(yearly.entries())),
        (r"of (\d+) yearly procedures", len(yearly.entries())),
        (r"次に会う日まで(\d+)の段", len(session.STEPS)),
        (r"(\d+)の質問", len(home_walk.MAIN)),
    ],
)
def test_readme_counts_what_there_is(pattern: str, count: int) -> None:
    assert re.findall(pattern, README) == [str(count)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_readme_names_the_three_ways_as_the_screen_does(lang: str) -> None:
    for way in pages.WAYS:
        assert f"**{t(lang, f'page.{way}')}**" in README


def test_every_command_and_option_of_readme_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"^python start\.py ([a-z]+)", README, re.MULTILINE)) - {"test"}
    assert {"app", "project", "law"} <= named
    for command in named:
        with pytest.raises(SystemExit) as end:
            cli.main([command, "--help"])
        assert end.value.code == 0
        assert command != "app" or "--room" in capsys.readouterr().out


@pytest.mark.parametrize("path", PAGES_OF_DOCS, ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'<img src="([^"]+)"', text)
    assert path.name != "README.md" or targets
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_pictures_are_small() -> None:
    found = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert found
    for picture in found:
        assert picture.stat().st_size < LARGEST_PICTURE, picture.name
        assert f"docs/pictures/{picture.name}" in README
