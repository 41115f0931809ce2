"""コマンド (command line): planner check | project | answers | app."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from planner import __version__, answers, findings, futures, household_file, lawbook, report, wording, words
from planner.household import Household
from planner.projection import Projection, project

DONE, TROUBLE = 0, 1
PRESENT = "present"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it succeeded, 1 when the file has problems."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except household_file.FileProblems as trouble:
        for problem in trouble.problems:
            print(words.problem(chosen.lang, problem, trouble.data), file=sys.stderr)
        return TROUBLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="planner", description=words.t("ja", "cli.about"))
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="check | project | answers | app")
    for name, run in (("check", _check), ("project", _project), ("answers", _answers), ("app", _app)):
        command = commands.add_parser(name, help=words.t("ja", f"cli.{name}"))
        command.add_argument("file", type=Path, nargs="?" if name == "app" else None)
        command.add_argument("--lang", choices=words.LANGUAGES, default="ja")
        command.set_defaults(run=run)
        if name == "check":
            command.add_argument("--json", action="store_true", help=words.t("ja", "cli.check_json"))
        if name == "project":
            command.add_argument("--plan", choices=(PRESENT,), default=PRESENT)
            form = command.add_mutually_exclusive_group()
            form.add_argument("--json", action="store_const", dest="form", const="json")
            form.add_argument("--csv", action="store_const", dest="form", const="csv", default="csv")
        if name == "app":
            command.add_argument("--port", type=int)
            command.add_argument("--no-browser", action="store_true")
    return parser


def _projected(household: Household) -> tuple[Projection, lawbook.LawBook]:
    book = lawbook.load()
    return project(household, futures.calm(household, book), book), book


def _check(chosen: argparse.Namespace) -> int:
    household = household_file.load(chosen.file)
    if chosen.json:
        print(household_file.dumps_json(household), end="")
        return DONE
    p, book = _projected(household)
    print(words.t(chosen.lang, "cli.no_problems", count=len(household.members), year=int(p.years[-1])))
    for found in findings.all_findings(p, book):
        if found.mood == "ask":
            print("・" + wording.finding(chosen.lang, found))
    return DONE


def _project(chosen: argparse.Namespace) -> int:
    p, book = _projected(household_file.load(chosen.file))
    if chosen.form == "json":
        print(json.dumps(report.as_json(p, book), ensure_ascii=False, indent=1))
    else:
        print(report.as_csv(p, book, chosen.lang), end="")
    return DONE


def _answers(chosen: argparse.Namespace) -> int:
    p, book = _projected(household_file.load(chosen.file))
    for number, answer in enumerate(answers.five(p, book), start=1):
        text = wording.answer(chosen.lang, answer)
        print(f"{number}. {text.question}\n   {text.sentence}\n   {text.amount}\n   {text.reason}")
        for step in text.steps:
            print(f"   → {step.what}（{step.office} / {step.papers}）")
        print()
    print(words.t(chosen.lang, "outlook.convention"))
    return DONE


def _app(chosen: argparse.Namespace) -> int:
    if chosen.file is not None:
        household_file.load(chosen.file)
    from planner.ui import server

    return server.serve(family_file=chosen.file, port=chosen.port, open_browser=not chosen.no_browser)


if __name__ == "__main__":
    sys.exit(main())
