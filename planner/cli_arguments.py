"""コマンドの指定 (command line arguments): which plan, which age, how surely; the impossible gets one sentence."""

import argparse
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner import household_file, lawbook, placeholders, reading, words
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Plan
from planner.problems import printable

PRESENT = "present"
QUESTIONS = ("price", "repair", "monthly", "pension")
PATIENCE_SECONDS = 2.0
FEWEST_FUTURES, MOST_FUTURES = 100, 100_000
LARGEST_SEED = 2**31 - 1
LOWEST_CERTAINTY, HIGHEST_CERTAINTY = 0.01, 0.99


class NotPossible(Exception):  # noqa: N818 - it carries what was asked for, it is no error of ours
    """What was asked for cannot be answered; the message is the sentence for the family."""


def file(command: argparse.ArgumentParser) -> None:
    """The family's file."""
    command.add_argument("file", type=Path)


def file_and_plan(command: argparse.ArgumentParser) -> None:
    """The family's file, and one of its plans or 今のまま."""
    file(command)
    command.add_argument("--plan", default=PRESENT, help=words.t("ja", "cli.option.plan"))


def option(command: argparse.ArgumentParser, name: str, **more: Any) -> None:
    """An option that is read as text, so that what cannot be read is answered in the family's language."""
    command.add_argument(f"--{name.replace('_', '-')}", help=words.t("ja", f"cli.option.{name}"), **more)


def json(command: argparse.ArgumentParser) -> None:
    """The result as JSON."""
    command.add_argument("--json", action="store_true", help=words.t("ja", "cli.option.json"))


def compare_arguments(command: argparse.ArgumentParser) -> None:
    """``planner compare FILE [--json]``."""
    file(command)
    json(command)


def leave_arguments(command: argparse.ArgumentParser) -> None:
    """``planner leave FILE``, certainties only when asked for, any of the reverse questions."""
    file_and_plan(command)
    option(command, "to_age")
    option(command, "certainty", nargs="*")
    option(command, "futures")
    for question in QUESTIONS:
        option(command, question)
    json(command)


def chances_arguments(command: argparse.ArgumentParser) -> None:
    """``planner chances FILE``, with drawn futures only when asked for."""
    file_and_plan(command)
    option(command, "to_age")
    option(command, "futures", nargs="?", const="")
    option(command, "seed")
    json(command)


def search_arguments(command: argparse.ArgumentParser) -> None:
    """``planner search FILE``: the measures of one plan are accepted, of the first unless another is named."""
    file(command)
    for name in ("accept", "to_age", "certainty"):
        option(command, name)
    json(command)


def family(chosen: argparse.Namespace) -> tuple[Household, LawBook]:
    """選んだ案の家族 — the family of the file as the chosen plan makes it, and the law.

    Raises:
        NotPossible: There is no such plan, or it does not fit the family.

    """
    household, book = household_file.load(chosen.file), lawbook.load()
    if chosen.plan == PRESENT:
        return household, book
    from planner import measures, wording_plans

    found = plan(chosen.lang, household, chosen.plan, "plan", {PRESENT: words.t(chosen.lang, "plans.as_it_is")})
    try:
        return measures.applied(household, found.measures, book), book
    except measures.Refused as refused:
        raise NotPossible(wording_plans.refused(chosen.lang, found.name, refused)) from None


def plan(lang: str, household: Household, name: str, asked: str, others: Mapping[str, str] | None = None) -> Plan:
    """Find a plan of the family by its name.

    Args:
        lang: "ja" or "en".
        household: The family with its plans.
        name: Name of the plan.
        asked: The option that names it.
        others: What may be said in place of a plan, with its words.

    Raises:
        NotPossible: There is no such plan.

    """
    for found in household.plans:
        if found.name == name.strip():
            return found
    told = [words.t(lang, "place.with_code", words=meaning, code=code) for code, meaning in (others or {}).items()]
    raise not_there(lang, asked, name, (*told, *(one.name for one in household.plans)))


def age(chosen: argparse.Namespace, household: Household, book: LawBook) -> int:
    """何歳まで — the chosen age of the main child, or the last one that is planned.

    Raises:
        NotPossible: It is past, above the oldest possible age, or no age.

    """
    from planner import draws, required

    filled, _ = placeholders.fill(household, book)
    child = required.main_child(filled)
    ages = draws.possible_ages(filled)
    if chosen.to_age is None:
        return ages.start if child.last_age is None else child.last_age
    told = partial(_with_unit, chosen.lang, "age")
    return int(
        _inside(
            chosen.lang, "to_age", chosen.to_age, read=reading.read_age, limits=(ages.start, ages.stop - 1), told=told
        )
    )


def year(lang: str, asked: str, given: str, first: int, last: int) -> int:
    """いつ — a year of the plan.

    Raises:
        NotPossible: It lies outside, or is no year.

    """
    told = partial(_with_unit, lang, "year")
    return int(_inside(lang, asked, given, read=reading.read_year, limits=(first, last), told=told))


def _with_unit(lang: str, unit: str, number: float) -> str:
    return words.t(lang, f"unit.{unit}", number=f"{number:g}")


def certainty(lang: str, given: str) -> float:
    """どのくらい確かに — "0.9", "90" and "90%" are the same.

    Raises:
        NotPossible: It lies outside, or is no part of all futures.

    """
    limits = LOWEST_CERTAINTY, HIGHEST_CERTAINTY
    told = partial(words.percent, lang=lang)
    return float(_inside(lang, "certainty", given, read=_ratio, limits=limits, told=told))


def _ratio(given: str) -> float | None:
    """A bare number up to 1 is a ratio, all others are percent."""
    with suppress(ValueError):
        if 0 <= float(given) <= 1:
            return float(given)
    return reading.read_ratio(given)


def futures(chosen: argparse.Namespace) -> int:
    """いくつの未来で — how many futures are drawn, the usual number where none is told.

    Raises:
        NotPossible: Too few, too many, or no number.

    """
    if not chosen.futures:
        from planner import chances

        return chances.COUNT
    return _whole(chosen.lang, "futures", chosen.futures, FEWEST_FUTURES, MOST_FUTURES)


def seed(chosen: argparse.Namespace) -> int:
    """くじの種 — where chance begins.

    Raises:
        NotPossible: Below 0, too large, or no number.

    """
    from planner import draws

    return draws.SEED if chosen.seed is None else _whole(chosen.lang, "seed", chosen.seed, 0, LARGEST_SEED)


def _whole(lang: str, asked: str, given: str, low: int, high: int) -> int:
    return int(_inside(lang, asked, given, read=_whole_number, limits=(low, high), told="{:,}".format))


def _whole_number(given: str) -> int | None:
    number = reading.read_number(given)
    return None if number is None or number % 1 else int(number)


def _inside(
    lang: str,
    asked: str,
    given: str,
    *,
    read: Callable[[str], float | Decimal | None],
    limits: tuple[float, float],
    told: Callable[[float], str],
) -> float | Decimal:
    """Read what was given and keep it within its limits; ``told`` writes them."""
    number = None
    with suppress(reading.Unreadable):
        number = read(given)
    if number is None or not limits[0] <= number <= limits[1]:
        low, high = (told(limit) for limit in limits)
        facts = {"what": _words(lang, asked), "given": _given(lang, given), "low": low, "high": high}
        raise NotPossible(_sentence(words.t(lang, "cli.outside", **facts)))
    return number


def not_there(lang: str, asked: str, given: str, possible: tuple[str, ...]) -> NotPossible:
    """Tell what can be chosen in place of what was given."""
    facts = {"what": _words(lang, asked), "given": _given(lang, given), "possible": possible}
    return NotPossible(_sentence(words.t(lang, "cli.choose" if possible else "cli.choose_nothing", **facts)))


def _sentence(told: str) -> str:
    return told[:1].upper() + told[1:]


def _words(lang: str, asked: str) -> str:
    code = f"--{asked.replace('_', '-')}"
    return words.t(lang, "place.with_code", words=words.t(lang, f"cli.option.{asked}"), code=code)


def _given(lang: str, given: str) -> str:
    return words.t(lang, "given.text", text=printable(given))


@contextmanager
def patience(lang: str) -> Iterator[None]:
    """お待ちください — say that it takes a moment, beside the result, where it takes longer than one expects."""
    timer = threading.Timer(PATIENCE_SECONDS, _wait, (lang,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _wait(lang: str) -> None:
    print(words.t(lang, "cli.wait"), file=sys.stderr)


ARGUMENTS: Mapping[str, Callable[[argparse.ArgumentParser], None]] = MappingProxyType(
    {
        "measures": file,
        "compare": compare_arguments,
        "leave": leave_arguments,
        "chances": chances_arguments,
        "search": search_arguments,
    }
)
"""What the commands about plans can be told; what they do stands in ``cli_plans``."""
