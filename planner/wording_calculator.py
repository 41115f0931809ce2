"""電卓のことば (calculator in words): fields with their limits, and what cannot be worked out."""

from datetime import date
from typing import Any

from planner import coverage, lawbook, words
from planner.calculator import PROGRAMME, Answered
from planner.calculators import QUESTIONS, asked
from planner.calculators.asked import GENERAL, Asked
from planner.lawbook import NATIONAL_FALLBACK, LawBook
from planner.problems import Problem
from planner.wording_law import day, in_language, number_words
from planner.words import has, t


def programme(lang: str, name: str) -> str:
    """Return the name of a programme as families know it."""
    return in_language(lang, lawbook.load().programmes[name], "name")


def value(lang: str, field: Asked, given: Any) -> str:
    """欄の値 — a value of a field as a planner would type it."""
    if field.kind == "choice" and given is not None:
        return field.choice_words(lang, given)
    if isinstance(given, date):
        return day(lang, given)
    if field.kind == "yen" and given is not None:
        return words.yen(given, lang)
    if field.name in GENERAL:
        return str(given or "")
    return number_words(lang, field.name, given)


def default(lang: str, field: Asked) -> str:
    """はじめの値 — what counts when nothing is typed."""
    if field.kind == "town":
        return t(lang, "calculator.no_town")
    if field.kind == "day":
        return day(lang, coverage.last_looked(lawbook.load()))
    return value(lang, field, field.default)


def possible(lang: str, field: Asked) -> str:
    """入れられる値 — the bounds or the choices of a field; empty where anything goes."""
    if field.choices:
        return t(lang, "common.comma").join(with_code(lang, field, choice) for choice in field.choices)
    if field.low is None or field.high is None:
        return ""
    low, high = (_bound(lang, field, bound) for bound in (field.low, field.high))
    return t(lang, "calculator.bounds", low=low, high=high)


def _bound(lang: str, field: Asked, bound: float) -> str:
    return words.man_yen(bound, lang) if field.kind == "yen" else number_words(lang, field.name, bound)


def with_code(lang: str, field: Asked, choice: Any) -> str:
    """Return the words of a choice, and behind them what has to be typed."""
    return t(lang, "place.with_code", words=field.choice_words(lang, choice), code=choice)


def basis(lang: str, answered: Answered, book: LawBook) -> str:
    """何にもとづくか — the day of the law and the town."""
    code = answered.question.municipality
    if code is None:
        return t(lang, "calculator.by_law_of", day=day(lang, answered.day))
    town = in_language(lang, book.municipality(code), "name")
    return t(lang, "calculator.by_law_of_town", day=day(lang, answered.day), town=town)


def problem(lang: str, given: Problem) -> str:
    """困りごとのことば — the sentence for what cannot be worked out: the value, what is possible, the way out."""
    field = _field(given)
    facts = {"given": words.given_words(lang, "", given.given), "place": t(lang, "calculator.whole_question")}
    if isinstance(given.given, date):
        facts["given"] = day(lang, given.given)
    facts |= {name: _fact(lang, name, found, field) for name, found in given.facts.items()}
    facts["possible"] = t(lang, "calculator.problem.any_number")
    if field is not None:
        facts |= {"place": field.label(lang), "possible": possible(lang, field) or facts["possible"]}
        if isinstance(given.given, int | float):
            facts["given"] = number_words(lang, field.name, given.given)
    if given.code == "no_town":
        facts["towns"] = _towns(lang)
    return t(lang, _key(lang, given), **facts)


def _field(given: Problem) -> Asked | None:
    """The field that a problem concerns, or None."""
    if len(given.place) < len((PROGRAMME, "field")):
        return None
    question = QUESTIONS[str(given.place[0])]
    return next(field for field in asked.of(question) if field.name == given.place[1])


def _key(lang: str, given: Problem) -> str:
    """The calculator's own sentence, else the one of the family's fields, else the general one."""
    if given.code == "out_of_bounds":
        return "calculator.problem.between" if "high" in given.facts else "calculator.problem.at_least"
    keys = (f"calculator.problem.{given.code}", f"problem.{given.code}")
    return next((key for key in keys if has(lang, key)), "calculator.problem.other")


def _fact(lang: str, name: str, found: Any, field: Asked | None) -> Any:
    if name in ("first_day", "last_day"):
        return day(lang, found)
    if name.endswith("_field") and field is not None:
        return next(one for one in asked.of(QUESTIONS[field.programme]) if one.name == found).label(lang)
    if name == "era":
        return t(lang, f"era.{found}")
    if name == "near" and field is None:
        return t(lang, "common.comma").join(_near(lang, one) for one in found)
    if name == "choices" and field is not None:
        return possible(lang, field)
    if name in ("low", "high") and field is not None:
        return _bound(lang, field, found)
    return found


def _near(lang: str, name: str) -> str:
    """A programme or field that is like the one given, with what has to be typed."""
    words_of = programme(lang, name) if name in QUESTIONS else name
    return t(lang, "place.with_code", words=words_of, code=name) if words_of != name else name


def _towns(lang: str) -> str:
    towns = {code: town for code, town in lawbook.load().municipalities.items() if code != NATIONAL_FALLBACK}
    named = {code: in_language(lang, town, "name") for code, town in towns.items()}
    listed = [t(lang, "place.with_code", words=name, code=code) for code, name in named.items()]
    return t(lang, "common.comma").join(listed)
