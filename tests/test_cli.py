"""The command line: what it prints, how it ends, what it says about a file that cannot be used."""

import json
from pathlib import Path

import pytest

from planner import __version__, cli, household_file
from tests.processes import ROOT

SATO = str(ROOT / "scenarios" / "sato.toml")
Out = pytest.CaptureFixture[str]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_check_tells_that_all_is_well_and_what_to_ask(capsys: Out, lang: str) -> None:
    assert cli.main(["check", SATO, "--lang", lang]) == 0
    first, *asked = capsys.readouterr().out.splitlines()
    assert "2066" in first
    assert all(line.startswith("・") for line in asked)


def test_check_can_write_the_file_as_json_which_is_the_same_family(tmp_path: Path, capsys: Out) -> None:
    assert cli.main(["check", SATO, "--json"]) == 0
    again = tmp_path / "sato.json"
    again.write_text(capsys.readouterr().out, encoding="utf-8")
    assert household_file.load(again) == household_file.load(SATO)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_answers_prints_five(capsys: Out, lang: str) -> None:
    assert cli.main(["answers", SATO, "--lang", lang]) == 0
    printed = capsys.readouterr().out
    assert [f"{n}. " in printed for n in range(1, 6)] == [True] * 5
    assert "→" in printed


def test_project_prints_json_or_csv(capsys: Out) -> None:
    assert cli.main(["project", SATO, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["planner"] == __version__
    assert cli.main(["project", SATO]) == 0
    as_default = capsys.readouterr().out
    assert cli.main(["project", SATO, "--csv", "--plan", "present"]) == 0
    assert capsys.readouterr().out == as_default
    assert as_default.splitlines()[0].startswith(",2026,2027")


@pytest.mark.parametrize(("lang", "word"), [("ja", "残高"), ("en", "Balance")])
def test_a_file_with_problems_is_answered_in_sentences(tmp_path: Path, capsys: Out, lang: str, word: str) -> None:
    bad = tmp_path / "family.toml"
    bad.write_text(
        'first_year = 2026\nnonsense = 1\n[[children]]\nname = "長男"\nbirth_year = 1976\n'
        '[[accounts]]\nname = "預金"\nowner = "長男"\nbalance_yen = -5\n',
        encoding="utf-8",
    )
    for command in ("check", "project", "answers"):
        assert cli.main([command, str(bad), "--lang", lang]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert word in said.err
        assert "nonsense" in said.err
        assert "Traceback" not in said.err


def test_a_missing_file_is_answered_too(tmp_path: Path, capsys: Out) -> None:
    assert cli.main(["check", str(tmp_path / "none.toml")]) == 1
    assert "none.toml" in capsys.readouterr().err


def test_a_plan_that_does_not_exist_is_refused(capsys: Out) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["project", SATO, "--plan", "other"])
    assert end.value.code == 2
    assert "present" in capsys.readouterr().err
