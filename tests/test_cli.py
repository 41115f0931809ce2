"""The command line: what it prints, how it ends, what it says about a file that cannot be used."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner import __version__, cli, household_file, words
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


def test_rule_lists_programmes_tells_fields_and_works_out(capsys: Out) -> None:
    assert cli.main(["rule"]) == 0
    assert "national_health_insurance" in capsys.readouterr().out
    assert cli.main(["rule", "old_age_basic_pension"]) == 0
    shown = capsys.readouterr().out
    assert "paid_months" in shown
    assert "847,300円" in shown
    assert cli.main(["rule", "老齢基礎年金", "paid_months=240か月", "on=2025-04-01", "--lang", "en"]) == 0
    assert "415,850 yen" in capsys.readouterr().out


def test_rule_answers_what_it_cannot_work_out_in_sentences(capsys: Out) -> None:
    for arguments, said in (
        (["old_age_pension"], "old_age_basic_pension"),
        (["old_age_basic_pension", "months"], "months"),
        (["old_age_basic_pension", "paid_months=481"], "480か月"),
        (["old_age_basic_pension", "on=1990-01-01"], "2023年4月1日"),
    ):
        assert cli.main(["rule", *arguments]) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert said in printed.err
        assert "Traceback" not in printed.err


def test_why_opens_a_cell_and_tells_what_is_not_there(capsys: Out) -> None:
    assert cli.main(["why", SATO, "--row", "old_age_basic_pension", "--person", "父", "--year", "2030"]) == 0
    shown = capsys.readouterr().out
    assert "2030" in shown
    assert "＝" in shown
    assert cli.main(["why", SATO, "--row", "closing", "--year", "2030", "--lang", "en"]) == 0
    assert "Savings at the start of the year" in capsys.readouterr().out
    assert cli.main(["why", SATO, "--row", "nothing", "--year", "2030"]) == 1
    assert "old_age_basic_pension" in capsys.readouterr().err
    assert cli.main(["why", SATO, "--row", "closing", "--year", "1999"]) == 1
    assert "2026" in capsys.readouterr().err


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_whose_row_it_is_may_be_mistaken(capsys: Out, lang: str) -> None:
    row = ("--row", "old_age_basic_pension", "--year", "2030", "--lang", lang)
    assert cli.main(["why", SATO, *row, "--person", "祖父"]) == 1
    said = capsys.readouterr().err
    assert "--person" in said
    assert "父" in said.split("祖父")[1]
    assert said.count("\n") == 1


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_compare_without_plans_tells_how_one_is_made_from_here(capsys: Out, lang: str) -> None:
    assert cli.main(["compare", str(ROOT / "scenarios" / "renting.toml"), "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert "planner measures" in said
    assert words.t(lang, "plans.add") not in said  # a button that is on the screen only


@pytest.mark.parametrize(("lang", "word"), [("ja", "次の四月"), ("en", "next April")])
def test_law_shows_the_law_book_at_a_glance(capsys: Out, lang: str, word: str) -> None:
    assert cli.main(["law", "--lang", lang]) == 0
    assert word in capsys.readouterr().out


def test_a_reader_that_leaves_early_ends_the_command_quietly() -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "planner.cli", "law"], cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(write)
    assert done.stderr == b""
    assert done.returncode == 0
