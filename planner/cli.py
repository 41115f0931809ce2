"""コマンド (command line): planner check | project | answers | why | rule | law | app, and those of ``cli_plans``."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from planner import (
    __version__,
    answers,
    cli_arguments,
    findings,
    futures,
    household_file,
    lawbook,
    report,
    wording,
    words,
)
from planner.lawfiles import LawFileError
from planner.projection import Projection, project

DONE, TROUBLE = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it succeeded, 1 when what was given has problems."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    chosen = _parser().parse_args(arguments)
    try:
        code = int(chosen.run(chosen))
        sys.stdout.flush()
    except BrokenPipeError:
        return _nobody_reads()
    except LawFileError as fault:
        return _refused([words.t(chosen.lang, "cli.law_file", fault=str(fault))])
    except cli_arguments.NotPossible as trouble:
        return _refused([str(trouble)])
    except household_file.FileProblems as trouble:
        return _refused(words.problem(chosen.lang, problem, trouble.data) for problem in trouble.problems)
    return code


def _nobody_reads() -> int:
    """Leave quietly where the reader has closed the pipe, as ``planner law | head`` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _refused(sentences: Iterable[str]) -> int:
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return TROUBLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="planner", description=words.t("ja", "cli.about"))
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar=" | ".join(COMMANDS))
    for name, (run, add_arguments) in COMMANDS.items():
        command = commands.add_parser(name, help=words.t("ja", f"cli.{name}"))
        command.add_argument("--lang", choices=words.LANGUAGES, default="ja")
        command.set_defaults(run=run, command=name)
        add_arguments(command)
    return parser


def _check_arguments(command: argparse.ArgumentParser) -> None:
    cli_arguments.file(command)
    command.add_argument("--json", action="store_true", help=words.t("ja", "cli.check_json"))


def _project_arguments(command: argparse.ArgumentParser) -> None:
    cli_arguments.file_and_plan(command)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_const", dest="form", const="json")
    form.add_argument("--csv", action="store_const", dest="form", const="csv", default="csv")


def _why_arguments(command: argparse.ArgumentParser) -> None:
    cli_arguments.file_and_plan(command)
    command.add_argument("--row", required=True)
    cli_arguments.option(command, "person")
    cli_arguments.option(command, "year", required=True)


def _rule_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("programme", nargs="?")
    command.add_argument("conditions", nargs="*", help=words.t("ja", "cli.rule_conditions"))


def _law_arguments(_command: argparse.ArgumentParser) -> None:
    """The whole law book: nothing to choose."""


def _app_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, nargs="?")
    command.add_argument("--port", type=int)
    command.add_argument("--no-browser", action="store_true")
    command.add_argument("--room", action="store_true", help=words.t("ja", "cli.app_room"))


def _projected(chosen: argparse.Namespace) -> tuple[Projection, lawbook.LawBook]:
    household, book = cli_arguments.family(chosen)
    return project(household, futures.calm(household, book), book), book


def _check(chosen: argparse.Namespace) -> int:
    household = household_file.load(chosen.file)
    if chosen.json:
        print(household_file.dumps_json(household), end="")
        return DONE
    book = lawbook.load()
    p = project(household, futures.calm(household, book), book)
    print(words.t(chosen.lang, "cli.no_problems", count=len(household.members), year=int(p.years[-1])))
    for found in findings.all_findings(p, book):
        if found.mood == "ask":
            print("・" + wording.finding(chosen.lang, found))
    return DONE


def _project(chosen: argparse.Namespace) -> int:
    p, book = _projected(chosen)
    if chosen.form == "json":
        print(json.dumps(report.as_json(p, book), ensure_ascii=False, indent=1))
    else:
        print(report.as_csv(p, book, chosen.lang), end="")
    return DONE


def _answers(chosen: argparse.Namespace) -> int:
    p, book = _projected(chosen)
    for number, answer in enumerate(answers.five(p, book), start=1):
        text = wording.answer(chosen.lang, answer)
        print(f"{number}. {text.question}\n   {text.sentence}\n   {text.amount}\n   {text.reason}")
        for step in text.steps:
            print(f"   → {step.what}（{step.office} / {step.papers}）")
        print()
    amounts = p.household.amounts
    print(words.t(chosen.lang, "outlook.convention") + words.t(chosen.lang, f"outlook.convention.{amounts}"))
    return DONE


def _why(chosen: argparse.Namespace) -> int:
    """Open one cell of a family's table."""
    from planner import cells, printed

    p, book = _projected(chosen)
    years = p.years.tolist()
    year = cli_arguments.year(chosen.lang, "year", chosen.year, years[0], years[-1])
    found = printed.rows_called(chosen.lang, p, book, chosen.row, chosen.person)
    if not found:
        people = printed.people_of(chosen.lang, p, book, chosen.row)
        if people:
            raise cli_arguments.not_there(chosen.lang, "person", chosen.person, people)
        return _refused([printed.no_row(chosen.lang, p, book, chosen.row)])
    for row in found:
        print(*printed.cell(chosen.lang, cells.opened(p, row, years.index(year)), p, book), sep="\n")
    return DONE


def _of_plans(chosen: argparse.Namespace) -> int:
    """Run one of the commands about measures and plans."""
    from planner import cli_plans

    return cli_plans.RUNS[chosen.command](chosen)


def _rule(chosen: argparse.Namespace) -> int:
    """Work one programme out; without conditions tell its fields first, without a programme tell all."""
    from planner import calculator, printed, wording_calculator

    lang, book = chosen.lang, lawbook.load()
    if chosen.programme is None:
        print(*printed.programmes(lang), sep="\n")
        return DONE
    try:
        name = calculator.find(chosen.programme, book).programme
        answered = calculator.ask(name, calculator.conditions(name, chosen.conditions))
    except calculator.NoAnswer as trouble:
        return _refused(wording_calculator.problem(lang, problem) for problem in trouble.problems)
    if not chosen.conditions:
        print(*printed.fields(lang, name), "", sep="\n")
    print(*printed.answer(lang, answered, book), sep="\n")
    return DONE


def _law(chosen: argparse.Namespace) -> int:
    from planner import printed

    print(*printed.law(chosen.lang, lawbook.load()), sep="\n")
    return DONE


def _app(chosen: argparse.Namespace) -> int:
    lawbook.load()
    if chosen.file is not None:
        household_file.load(chosen.file)
    from planner.ui import server

    return server.serve(family_file=chosen.file, port=chosen.port, open_browser=not chosen.no_browser, room=chosen.room)


COMMANDS = {
    "check": (_check, _check_arguments),
    "project": (_project, _project_arguments),
    "answers": (_answers, cli_arguments.file_and_plan),
    "why": (_why, _why_arguments),
    **{name: (_of_plans, add_arguments) for name, add_arguments in cli_arguments.ARGUMENTS.items()},
    "rule": (_rule, _rule_arguments),
    "law": (_law, _law_arguments),
    "app": (_app, _app_arguments),
}

if __name__ == "__main__":
    sys.exit(main())
