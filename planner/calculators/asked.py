"""電卓の欄 (fields asked): what a question asks for, with its limits, and how what is typed is read."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from planner import lawbook
from planner.calculators.question import Question
from planner.reading import PLAIN_NUMBER, Unreadable, read_age, read_day, read_number, read_ratio, read_year, read_yen
from planner.words import LANGUAGES, t

Kind = Literal["yen", "ratio", "age", "year", "whole", "number", "choice", "truth", "day", "town", "several", "word"]

GENERAL = ("on", "municipality")
BETWEEN = re.compile(r"[/;\u3001]")
WITH_COMMAS = re.compile(r"[0-9]+(?:\s*,\s*[0-9]+)+")


@dataclass(frozen=True)
class Asked:
    """一つの欄 — one field of a question.

    Attributes:
        programme: Name of the programme.
        name: Name of the field; its end is its unit.
        kind: How it is read and shown.
        default: What counts when nothing is typed.
        low: Smallest number, or None.
        high: Largest number, or None.
        choices: What can be chosen.
        may_be_empty: Whether nothing at all is an answer.

    """

    programme: str
    name: str
    kind: Kind
    default: Any
    low: float | None = None
    high: float | None = None
    choices: tuple[Any, ...] = ()
    may_be_empty: bool = False

    def label(self, lang: str) -> str:
        """Return the label of the field."""
        if self.name in GENERAL:
            return t(lang, f"question.{self.name}")
        return t(lang, f"question.{self.programme}.{self.name}")

    def choice_words(self, lang: str, choice: Any) -> str:
        """Return the words for one of the choices."""
        return t(lang, f"choice.{self.programme}.{self.name}.{choice}")


def of(question: type[Question]) -> tuple[Asked, ...]:
    """欄の一覧 — every field of a question: its own first, then the day of the law and the town."""
    properties: Mapping[str, Any] = question.model_json_schema()["properties"]
    names = [name for name in properties if name not in GENERAL]
    return tuple(_asked(question, name, properties[name]) for name in (*names, *GENERAL))


def _asked(question: type[Question], name: str, schema: Mapping[str, Any]) -> Asked:
    branches = schema.get("anyOf", [schema])
    told = next(branch for branch in branches if branch.get("type") != "null")
    numbers = told.get("items", told)
    return Asked(
        programme=question.programme,
        name=name,
        kind=_kind(name, told),
        default=question.model_fields[name].get_default(call_default_factory=True),
        low=numbers.get("minimum", numbers.get("exclusiveMinimum")),
        high=numbers.get("maximum", numbers.get("exclusiveMaximum")),
        choices=tuple(told.get("enum", (told["const"],) if "const" in told else ())),
        may_be_empty=len(branches) > 1,
    )


def _kind(name: str, schema: Mapping[str, Any]) -> Kind:
    if name == "municipality":
        return "town"
    if "enum" in schema or "const" in schema:
        return "choice"
    if schema["type"] == "string":
        return "day" if schema.get("format") == "date" else "word"
    by_type: Mapping[str, Kind] = {"boolean": "truth", "array": "several"}
    found = by_type.get(schema["type"])
    return found or _kind_of_number(name, whole=schema["type"] == "integer")


def _kind_of_number(name: str, *, whole: bool) -> Kind:
    parts = name.split("_")
    if "yen" in parts:
        return "yen"
    by_ending: Mapping[str, Kind] = {"age": "age", "ages": "age", "year": "year", "ratio": "ratio"}
    return by_ending.get(parts[-1], "whole" if whole else "number")


def read(asked: Asked, text: str) -> Any:
    """読みとる — turn what was typed into a value; nothing typed gives the default.

    Args:
        asked: The field.
        text: "250万", "50歳", "昭和30年", "はい", "1級", "2026-10-01", "04100", "60,58".

    Raises:
        Unreadable: With the code of a sentence ``calculator.problem.<code>`` or ``problem.<code>``.

    """
    plain = _plain(text)
    return READERS[asked.kind](asked, plain) if plain else asked.default


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _whole(asked: Asked, text: str) -> Any:
    """A number with or without what is counted; its limits are checked by the question itself."""
    found = read_number(text)
    if found is not None and found != found.to_integral_value():
        raise Unreadable("not_whole", text)
    return asked.default if found is None else int(found)


def _number(asked: Asked, text: str) -> Any:
    found = read_number(text)
    return asked.default if found is None else float(found)


def _with_unit(read_words: Callable[[str], int | None]) -> Callable[[Asked, str], Any]:
    """Plain numbers as they are, so that one out of bounds is told its bounds; the rest as families write it."""

    def reader(asked: Asked, text: str) -> Any:
        if PLAIN_NUMBER.fullmatch(text):
            return _whole(asked, text)
        found = read_words(text)
        return asked.default if found is None else found

    return reader


def _ratio(asked: Asked, text: str) -> Any:
    """A share as "50%" or "0.5"; a bare number is the ratio itself."""
    if PLAIN_NUMBER.fullmatch(text):
        return _number(asked, text)
    found = read_ratio(text)
    return asked.default if found is None else found


def _truth(_asked: Asked, text: str) -> bool:
    for value, key in ((True, "calculator.reading.yes"), (False, "calculator.reading.no")):
        if text.lower() in {word for lang in LANGUAGES for word in t(lang, key).split("|")}:
            return value
    raise Unreadable("not_yes_or_no", text)


def _choice(asked: Asked, text: str) -> Any:
    """One of the choices by its code or by its words in either language."""
    for choice in asked.choices:
        told = (str(choice), *(asked.choice_words(lang, choice) for lang in LANGUAGES))
        if text.lower() in {_plain(one).lower() for one in told}:
            return choice
    raise Unreadable("not_a_choice", text)


def _day(asked: Asked, text: str) -> date | None:
    found = read_day(text)
    return asked.default if found is None else found


def _town(_asked: Asked, text: str) -> str:
    """The code or the name of a town that has a file."""
    if text in lawbook.load().municipalities:
        return text
    for code, town in lawbook.load().municipalities.items():
        if text.lower() in (town.name_ja, town.name_en.lower(), town.name_en.lower().partition(",")[0]):
            return code
        if len(text) > 1 and town.name_ja.endswith(text):
            return code
    raise Unreadable("no_town", text)


def _several(asked: Asked, text: str) -> tuple[Any, ...]:
    """Several numbers or amounts: "60,58", "60 / 58", "250万 / 0"; "2,500,000" is one amount."""
    with_commas = WITH_COMMAS.fullmatch(text) and not PLAIN_NUMBER.fullmatch(text)
    read_one = READERS[_kind_of_number(asked.name, whole=True)]
    parts = (part.strip() for part in (text.split(",") if with_commas else BETWEEN.split(text)))
    return tuple(read_one(asked, part) for part in parts if part)


def _word(_asked: Asked, text: str) -> str:
    return text


READERS: Mapping[Kind, Callable[[Asked, str], Any]] = MappingProxyType(
    {
        "yen": _with_unit(read_yen),
        "age": _with_unit(read_age),
        "year": _with_unit(read_year),
        "ratio": _ratio,
        "whole": _whole,
        "number": _number,
        "choice": _choice,
        "truth": _truth,
        "day": _day,
        "town": _town,
        "several": _several,
        "word": _word,
    }
)
