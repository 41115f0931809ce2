"""文言 (words): the sentences of planner/text in Japanese and English, and how amounts are written for families.

Texts are flat: one key, one template. A fact is written by its unit, which is the end of its name:
``savings_yen=10_940_000`` becomes "1,094万円" or "10.94 million yen".
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, reduce
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any, SupportsFloat

from planner.problems import Place, Problem, path_of, printable

TEXT_FOLDER = Path(__file__).parent / "text"
LANGUAGES = ("ja", "en")
MAN = 10_000
OKU = 100_000_000
CHO = 1_000_000_000_000
MILLION = 1_000_000
JAPANESE_UNITS = ((CHO, "兆"), (OKU, "億"))
YEN_UNITS = ("yen", "yen_per_month", "yen_per_year")
WHOLE_NUMBERS = ("years", "months", "year", "month", "age")
FIRST_COUNT_WITHOUT_TSU = 10
POSSIBLE = ("choices", "low", "letters")
TWICE_POLITE = re.compile("(ご本人|さん|さま|様|くん|ちゃん)さん")
PLAIN_PARENT = re.compile("(?<![お祖義叔伯養継])([父母])さん")
NAMING_FIELDS = ("name", "person", "parent")


@cache
def texts(lang: str) -> Mapping[str, str]:
    """Read all texts of a language once.

    Raises:
        LookupError: There is no such language.
        ValueError: A key stands in two files.

    """
    if lang not in LANGUAGES:
        raise LookupError(f"no language '{lang}'; there are {', '.join(LANGUAGES)}")
    found: dict[str, str] = {}
    for path in sorted((TEXT_FOLDER / lang).glob("*.toml")):
        topic = tomllib.loads(path.read_text(encoding="utf-8"))
        twice = found.keys() & topic.keys()
        if twice:
            raise ValueError(f"{path.name} repeats the text '{min(twice)}' of another file")
        found.update(topic)
    return MappingProxyType(found)


def has(lang: str, key: str) -> bool:
    """Say whether a text exists."""
    return key in texts(lang)


def t(lang: str, key: str, /, **facts: Any) -> str:
    """Return a text with its facts written in the form of the language.

    Args:
        lang: "ja" or "en".
        key: Key of the text, for example "finding.money_runs_out".
        facts: Values for the placeholders; the end of each name is its unit.

    Raises:
        LookupError: No such text, or a placeholder without a fact.

    """
    template = texts(lang).get(key)
    if template is None:
        raise LookupError(f"no text '{key}' in '{lang}'")
    try:
        sentence = template.format(**{name: fact(lang, name, value) for name, value in facts.items()})
    except (KeyError, IndexError) as missing:
        raise LookupError(f"the text '{key}' in '{lang}' needs the fact {missing}") from missing
    return PLAIN_PARENT.sub(r"お\1さま", TWICE_POLITE.sub(r"\1", sentence))


def fact(lang: str, name: str, value: Any) -> str:
    """Write one fact by the unit at the end of its name; None is what the family does not know."""
    if value is None:
        return t(lang, "common.unknown")
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | list):
        return t(lang, "common.comma").join(str(part) for part in value) or t(lang, "common.nobody")
    if _has_unit(name, "yen_per_month"):
        return man_yen_1(value, lang)
    if _has_unit(name, *YEN_UNITS):
        return man_yen(value, lang)
    if _has_unit(name, "ratio"):
        return percent(value, lang)
    if any(_has_unit(name, unit) for unit in WHOLE_NUMBERS):
        return str(_rounded(value))
    return str(value)


def _has_unit(name: str, *units: str) -> bool:
    return any(name == unit or name.endswith(f"_{unit}") for unit in units)


def _rounded(value: SupportsFloat, step: int = 1) -> int:
    """Round to a multiple of the step, halves away from zero."""
    exact = Decimal(value) if isinstance(value, int | Decimal) else Decimal(repr(float(value)))
    return int((exact / step).quantize(Decimal(1), ROUND_HALF_UP)) * step


def yen(yen: SupportsFloat, lang: str) -> str:
    """Write an amount to the yen: "1,094,321円", "1,094,321 yen"."""
    return _amount(_rounded(yen), lang, lambda whole: f"{whole:,}")


def man_yen(yen: SupportsFloat, lang: str) -> str:
    """Write an amount in whole 万円: "1,094万円", "1億2,000万円", "▲120万円", below 1万円 "8,000円".

    In English the same amount is in yen or million yen: "300,000 yen", "10.94 million yen".
    """
    return _amount(_to_step(yen, MAN), lang, _large_units(lang))


def man_yen_1(yen: SupportsFloat, lang: str) -> str:
    """Write a monthly amount with one decimal of 万円: "10.8万円", "108,000 yen"; from 1億円 on as ``man_yen``."""
    whole = _to_step(yen, MAN // 10)
    return man_yen(yen, lang) if abs(whole) >= OKU else _amount(whole, lang, _large_units(lang))


def percent(ratio: SupportsFloat, lang: str) -> str:
    """Write a ratio as percent with up to two decimals: 0.015 is "1.5%", −0.01 is "▲1%" or "−1%"."""
    hundredths = _rounded(Decimal(repr(float(ratio))) * 10_000)
    text = t(lang, "amount.percent", number=_decimal(abs(hundredths), 100))
    return t(lang, "amount.negative", amount=text) if hundredths < 0 else text


def _to_step(yen: SupportsFloat, step: int) -> int:
    """Round to the step from 1万円 on; smaller amounts keep every yen."""
    whole = _rounded(yen)
    return _rounded(whole, step) if abs(whole) >= MAN else whole


def _amount(whole: int, lang: str, number: Callable[[int], str]) -> str:
    text = t(lang, "amount.yen", number=number(abs(whole)))
    return t(lang, "amount.negative", amount=text) if whole < 0 else text


def _decimal(number: int, parts: int) -> str:
    """Write a number of parts without needless zeros: 1094 hundredths are "10.94", 1200 are "12"."""
    return f"{Decimal(number) / parts:,f}"


def _large_units(lang: str) -> Callable[[int], str]:
    return _in_oku_and_man if lang == "ja" else _in_million


def _in_million(whole: int) -> str:
    if whole < MILLION:
        return f"{whole:,}"
    return f"{_decimal(whole, MILLION)} million" if whole < CHO else f"{_decimal(whole, CHO)} trillion"


def _in_oku_and_man(whole: int) -> str:
    if whole < MAN:
        return f"{whole:,}"
    written = ""
    for size, unit in JAPANESE_UNITS:
        count, whole = divmod(whole, size)
        written += f"{count:,}{unit}" if count else ""
    return written + (f"{_decimal(whole, MAN)}万" if whole else "")


def label(lang: str, path: tuple[str, ...]) -> str:
    """Return the label of a field of the file, for example of ("parents", "birth_year"); unknown ones are quoted."""
    key = "field." + ".".join(path)
    return t(lang, key) if has(lang, key) else t(lang, "given.text", text=printable(path[-1]))


def choice(lang: str, field: str, value: str | int) -> str:
    """Return the words for one of the values a field may have."""
    return t(lang, f"choice.{field}.{value}")


def place(lang: str, place: Place, source: object = None) -> str:
    """Name a place as a family would: 「口座（3つ目）の残高」, "balance of account 3".

    Args:
        lang: "ja" or "en".
        place: Steps into the file: keys, and numbers of list items from 0.
        source: The household, or the plain data that was refused; its names then replace the numbers.

    """
    if not place:
        return t(lang, "place.household")
    parts: list[str] = []
    path: tuple[str, ...] = ()
    node = source
    for step in place:
        node = _inside(node, step)
        if isinstance(step, int):
            parts.append(_item(lang, path, step, _name_of(lang, node)))
        else:
            path = (*path, step)
    if isinstance(place[-1], str):
        parts.append(label(lang, path))
    parts = [part if part[1:2].isupper() else part[:1].lower() + part[1:] for part in parts]
    return reduce(lambda whole, part: t(lang, "place.part", whole=whole, part=part), parts)


def _item(lang: str, path: tuple[str, ...], index: int, name: str) -> str:
    """Name one item of a list by its name or, failing that, by its number."""
    number = index + 1
    nth = "place.nth" if number < FIRST_COUNT_WITHOUT_TSU else "place.nth_from_ten"
    things = t(lang, "place.named", name=name) if name else t(lang, nth, number=number)
    people = t(lang, "place.named", name=name) if name else t(lang, "place.nth_person", number=number)
    key = "item." + ".".join(path)
    return t(lang, key if has(lang, key) else "item.other", which_thing=things, which_person=people)


def _inside(node: object, step: str | int) -> object:
    """Take one step into a household or plain data; None where there is nothing."""
    if isinstance(node, tuple | list) and isinstance(step, int):
        return node[step] if step < len(node) else None
    if isinstance(node, Mapping):
        return node.get(step)
    return getattr(node, step, None) if isinstance(step, str) and not isinstance(node, str) else None


def _name_of(lang: str, node: object) -> str:
    """The name of an item; a measure goes by its kind, as several of a plan may be one parent's."""
    kind = _inside(node, "measure")
    if isinstance(kind, str) and has(lang, f"choice.measure.{kind}"):
        return choice(lang, "measure", kind)
    names = (_inside(node, field) for field in NAMING_FIELDS)
    return next((printable(name) for name in names if isinstance(name, str) and printable(name).strip()), "")


def problem(lang: str, problem: Problem, source: object = None) -> str:
    """Return the sentence for a problem: the place, what was given, what is possible.

    Args:
        lang: "ja" or "en".
        problem: What is wrong.
        source: The household or the plain data, whose names then stand in the sentence.

    """
    field = next(reversed(path_of(problem.place)), "")
    keys = (f"problem.{problem.code}.{field}", f"problem.{problem.code}", "problem.other")
    facts = {name: _problem_fact(lang, name, value, problem.place) for name, value in problem.facts.items()}
    facts |= {"place": place(lang, problem.place, source), "given": given_words(lang, field, problem.given)}
    facts["possible"] = next((t(lang, f"possible.{what}", **facts) for what in POSSIBLE if what in facts), "")
    sentence = t(lang, next(key for key in keys if _fits(lang, key, facts)), **facts)
    if problem.facts.get("can_be_unknown"):
        sentence += t(lang, "problem.can_be_unknown")
    return sentence[:1].upper() + sentence[1:]


def _fits(lang: str, key: str, facts: Mapping[str, Any]) -> bool:
    """Whether a text exists and every placeholder has its fact."""
    return has(lang, key) and all(name in facts for _, name, _, _ in Formatter().parse(texts(lang)[key]) if name)


def _problem_fact(lang: str, name: str, value: Any, place: Place) -> Any:
    field = next(reversed(path_of(place)), "")
    if name in ("low", "high"):
        return _bound(lang, field, value)
    if name == "choices":
        return tuple(_with_code(lang, choice(lang, field, one), one) for one in value)
    if name == "near":
        inside = path_of(place[:-1])
        return tuple(_with_code(lang, label(lang, (*inside, key)), key) for key in value)
    return t(lang, f"era.{value}") if name == "era" else value


def _with_code(lang: str, words: str, code: str | int) -> str:
    """Words, and behind them what has to be written in the file."""
    return t(lang, "place.with_code", words=words, code=code)


def _bound(lang: str, field: str, value: Any) -> str:
    if isinstance(value, float):
        if not _has_unit(field, "ratio"):
            return f"{value:g}"
        return t(lang, "place.with_percent", number=f"{value:g}", percent=percent(value, lang))
    if _has_unit(field, *YEN_UNITS):
        return man_yen(value, lang)
    return _with_unit(lang, field, value)


def _with_unit(lang: str, field: str, number: int) -> str:
    unit = next((unit for unit in WHOLE_NUMBERS if _has_unit(field, unit)), None)
    return t(lang, f"unit.{unit}", number=str(number)) if unit else str(number)


def given_words(lang: str, field: str, value: Any) -> str:
    """Write what was given as the family wrote it, with the unit of the field."""
    if value is None or value == "":
        return t(lang, "given.nothing")
    if isinstance(value, Mapping):
        return t(lang, "given.table")
    if isinstance(value, tuple | list):
        return t(lang, "given.list")
    if isinstance(value, bool):
        return t(lang, "given.yes" if value else "given.no")
    if not isinstance(value, int):
        return t(lang, "given.text", text=str(value))
    return yen(value, lang) if _has_unit(field, *YEN_UNITS) else _with_unit(lang, field, value)
