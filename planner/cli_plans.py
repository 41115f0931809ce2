"""案のコマンド (commands about plans): planner measures | compare | leave | chances | search."""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, get_args

from planner import (
    answers,
    chances,
    cli_arguments,
    compare,
    draws,
    household_file,
    how_much,
    lawbook,
    limits,
    printed_plans,
    report_plans,
    required,
    search_plans,
    stresses,
    tornado,
    wording_plans,
    words,
)
from planner.cli_arguments import NotPossible
from planner.household import Household
from planner.lawbook import LawBook
from planner.limits import Limit
from planner.projection import project
from planner.required import Certain

DONE = 0
PHASES: tuple[limits.Phase, ...] = get_args(limits.Phase)


def show_measures(chosen: argparse.Namespace) -> int:
    """List every kind of measure for a family."""
    household = household_file.load(chosen.file)
    return _lines(printed_plans.every_measure(chosen.lang, household, lawbook.load()))


def show_comparison(chosen: argparse.Namespace) -> int:
    """Put 今のまま and the plans of the file side by side."""
    household, book = household_file.load(chosen.file), lawbook.load()
    with cli_arguments.patience(chosen.lang):
        columns = compare.plans(household, book)
        shares = [
            compare.shares(household, one.measures, book) if one.measures and one.result else None for one in columns
        ]
        turns = [() if one.projection is None else tornado.turns(one.projection.given, book) for one in columns]
    if chosen.json:
        return _json(report_plans.compared(columns, shares, turns))
    if not _told(household, book):
        return _lines(_ask_for_money(chosen.lang))
    return _lines(printed_plans.comparison(chosen.lang, columns, shares, turns))


def show_leaving(chosen: argparse.Namespace) -> int:
    """Say how much to leave, how surely, and answer the reverse questions that were asked."""
    household, book = cli_arguments.family(chosen)
    age, count = cli_arguments.age(chosen, household, book), cli_arguments.futures(chosen)
    asked = None if chosen.certainty is None else _certainties(chosen)
    with cli_arguments.patience(chosen.lang):
        answered = _limits(chosen, household, book, age)
        found = how_much.how_much(household, book, to_age=age)
        certain = () if asked is None else _certain(household, book, asked, age=age, count=count)
    if chosen.json:
        return _json(report_plans.left(chosen.plan, found, certain, count, answered))
    if not _told(household, book):
        return _lines(_ask_for_money(chosen.lang))
    return _lines((*_of_plan(chosen), *printed_plans.leaving(chosen.lang, found, certain, count, answered)))


def _told(household: Household, book: LawBook) -> bool:
    """Whether the family has named any money; without any, sums would only frighten."""
    return answers.outlook(compare.projected(household, book)).told


def _ask_for_money(lang: str) -> tuple[str, ...]:
    return words.t(lang, "answer.living.not_told"), words.t(lang, "until.not_told")


def _certainties(chosen: argparse.Namespace) -> tuple[float, ...]:
    given = (cli_arguments.certainty(chosen.lang, one) for one in chosen.certainty)
    return tuple(sorted(set(given))) or required.CERTAINTIES


def _certain(
    household: Household, book: LawBook, certainties: tuple[float, ...], *, age: int, count: int
) -> tuple[Certain, ...]:
    futures = draws.drawn(household, book, count=count, last_age=age)
    return required.certain(required.needs(household, futures, book, to_age=age), certainties)


def _limits(chosen: argparse.Namespace, household: Household, book: LawBook, age: int) -> Mapping[str, Limit]:
    """The answers to the reverse questions that were asked; every question is checked before any is answered."""
    lang, years = chosen.lang, how_much.calm(household, book, age).time.years
    first, last = int(years[0]), int(years[-1])
    at = {
        question: cli_arguments.year(lang, question, getattr(chosen, question), first, last)
        for question in ("price", "repair")
        if getattr(chosen, question) is not None
    }
    phase = None if chosen.monthly is None else _phase(lang, chosen.monthly)
    parent = None if chosen.pension is None else _parent(lang, chosen.pension, household)
    found = {question: limits.highest_once(household, book, year=year, to_age=age) for question, year in at.items()}
    if phase is not None:
        found["monthly"] = limits.highest_monthly(household, book, phase=phase, to_age=age)
    if parent is not None:
        found["pension"] = limits.pension_must_last(household, book, parent=parent, to_age=age)
    return found


def _phase(lang: str, given: str) -> limits.Phase:
    labels = {phase: words.choice(lang, "phase", phase) for phase in PHASES}
    for phase, label in labels.items():
        if given.strip() in (phase, label):
            return phase
    told = (words.t(lang, "place.with_code", words=label, code=phase) for phase, label in labels.items())
    raise cli_arguments.not_there(lang, "monthly", given, tuple(told))


def _parent(lang: str, given: str, household: Household) -> str:
    names = tuple(parent.name for parent in household.parents)
    if given.strip() not in names:
        raise cli_arguments.not_there(lang, "pension", given, names)
    return given.strip()


def show_chances(chosen: argparse.Namespace) -> int:
    """Say how often the money lasts, exactly and over drawn futures, and what named stresses do."""
    household, book = cli_arguments.family(chosen)
    age, seed = cli_arguments.age(chosen, household, book), cli_arguments.seed(chosen)
    count = None if chosen.futures is None else cli_arguments.futures(chosen)
    with cli_arguments.patience(chosen.lang):
        exact = chances.chances(household, book, to_age=age)
        drawn = None
        if count is not None:
            drawn = chances.chances(household, book, exact=False, count=count, seed=seed, to_age=age)
        stressed = {printed_plans.AS_IT_IS: compare.result(compare.projected(household, book))}
        for name in stresses.fitting(household):
            harder = stresses.STRESSES[name](household, book)
            stressed[name] = compare.result(project(*harder, book, working=False))
    if chosen.json:
        return _json(report_plans.chances(chosen.plan, exact, drawn, stressed))
    if not _told(household, book):
        return _lines(_ask_for_money(chosen.lang))
    return _lines((*_of_plan(chosen), *printed_plans.likely(chosen.lang, household, exact, drawn, stressed)))


def show_search(chosen: argparse.Namespace) -> int:
    """Look for the gentlest measures of a plan that are enough."""
    lang, household, book = chosen.lang, household_file.load(chosen.file), lawbook.load()
    if not household.plans:
        raise NotPossible(words.t(lang, "cli.no_plans"))
    accepted = household.plans[0]
    if chosen.accept is not None:
        accepted = cli_arguments.plan(lang, household, chosen.accept, "accept")
    most, count = search_plans.MOST_ACCEPTED, len(accepted.measures)
    if count > most:
        raise NotPossible(words.t(lang, "cli.too_many_measures", plan=accepted.name, count=count, most=most))
    age = cli_arguments.age(chosen, household, book)
    sure = None if chosen.certainty is None else cli_arguments.certainty(lang, chosen.certainty)
    with cli_arguments.patience(lang):
        found = search_plans.search(household, accepted.measures, book, to_age=age, certainty=sure)
    if chosen.json:
        return _json(report_plans.searched(accepted.name, accepted.measures, found))
    heading = words.t(lang, "cli.search_heading", plan=accepted.name, certainty=wording_plans.certainty(lang, sure))
    return _lines((heading, *printed_plans.sets(lang, accepted.measures, found)))


def _of_plan(chosen: argparse.Namespace) -> tuple[str, ...]:
    """A heading that says which plan is looked at, nothing for 今のまま."""
    if chosen.plan == cli_arguments.PRESENT:
        return ()
    return (words.t(chosen.lang, "cli.of_plan", plan=chosen.plan.strip()), "")


def _lines(lines: Iterable[str]) -> int:
    print(*lines, sep="\n")
    return DONE


def _json(told: dict[str, Any]) -> int:
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return DONE


RUNS: Mapping[str, Callable[[argparse.Namespace], int]] = MappingProxyType(
    {
        "measures": show_measures,
        "compare": show_comparison,
        "leave": show_leaving,
        "chances": show_chances,
        "search": show_search,
    }
)
