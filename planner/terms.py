"""ことばの説明 (terms): the technical terms that families meet, each with its reading and one line of meaning.

Words under ``term.<identifier>``, ``.reading`` and ``.meaning``. Where the glossary has the term, the identifier
is the glossary's; the others stand in ``EVERYDAY``.
"""

import html
import re
from dataclasses import dataclass
from functools import cache

from planner import words
from planner.words import t

EVERYDAY = (
    "disability_pension",
    "national_pension",
    "employees_pension",
    "survivors_pension",
    "housing_assistance",
    "household_support",
    "welfare_council",
    "registration",
    "registry_certificate",
    "welfare_office",
    "pension_office",
    "legal_affairs_bureau",
    "notary_office",
    "judicial_scrivener",
    "labour_attorney",
    "financial_planner",
    "community_centre",
    "consultation_office",
    "housing_support",
    "self_reliance_desk",
    "social_worker",
    "family_register",
    "home_help",
)
OF_TERMS = "term."


@dataclass(frozen=True)
class Term:
    """ことば: one technical term.

    Attributes:
        identifier: Its name in the glossary, or one of ``EVERYDAY``.
        word: The term as it stands in a sentence.
        reading: In Japanese its kana, in English its Japanese name; empty where none is needed.
        meaning: One line about it.

    """

    identifier: str
    word: str
    reading: str
    meaning: str


@cache
def known(lang: str) -> tuple[Term, ...]:
    """知っていることば — every term of a language, the longest first.

    Args:
        lang: "ja" or "en".

    """
    names = (key.removeprefix(OF_TERMS) for key in words.texts(lang) if key.startswith(OF_TERMS))
    found = (
        Term(name, t(lang, f"term.{name}"), t(lang, f"term.{name}.reading"), t(lang, f"term.{name}.meaning"))
        for name in names
        if "." not in name
    )
    return tuple(sorted(found, key=lambda term: -len(term.word)))


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    """Any of the terms; English ones between the ends of words, in any case, also of several."""
    one_of = "|".join(re.escape(term.word) for term in known(lang))
    return re.compile(f"({one_of})") if lang == "ja" else re.compile(rf"\b({one_of})s?\b", re.IGNORECASE)


@cache
def _by_word(lang: str) -> dict[str, Term]:
    return {term.word.lower(): term for term in known(lang)}


def in_text(lang: str, text: str) -> tuple[Term, ...]:
    """文の中のことば — the terms that occur in a text in their order, the longest match first, each once.

    Args:
        lang: "ja" or "en".
        text: A sentence as a family reads it.

    """
    found = (_by_word(lang)[match.group(1).lower()] for match in _pattern(lang).finditer(text))
    return tuple(dict.fromkeys(found))


def ruby(text: str) -> str:
    """ふりがな — a Japanese text as HTML, escaped, with the reading above each term."""
    parts, at = [], 0
    for match in _pattern("ja").finditer(text):
        parts += [html.escape(text[at : match.start()]), _read(_by_word("ja")[match.group(1).lower()])]
        at = match.end()
    return "".join([*parts, html.escape(text[at:])])


def _read(term: Term) -> str:
    word, reading = html.escape(term.word), html.escape(term.reading)
    return f"<ruby>{word}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>" if reading else word
