"""読みとり (reading): amounts, years and ages as families write them; what is not clear is refused, never guessed.

Read are 250万, 1億2,000万円, 三百万, ￥２５００００, 2.5 million yen; 1948, 昭和23年, S23; 78歳; 1.5%. Empty fields
and 「分からない」 give None: the family does not know, and the plan goes on without it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from planner.household_fields import LARGEST_YEN
from planner.problems import Place, Problem, printable
from planner.words import LANGUAGES, t

LONGEST_TEXT = 28  # digits that Decimal carries exactly
OLDEST_AGE = 120
FIRST_YEAR, LAST_YEAR = 1900, 2200
FIRST_FOUR_DIGIT_YEAR = 1000
MAN = 10_000
LEAST_AFTER_LARGE_UNIT = 100
WHOLE = 100

LARGE_UNITS = MappingProxyType({"兆": 10**12, "億": 10**8, "万": MAN})
SMALL_UNITS = MappingProxyType({"千": 1000, "百": 100, "十": 10})
ENGLISH_UNITS = MappingProxyType({"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "": 1})
DIGITS = MappingProxyType({digit: str(number) for number, digit in enumerate("〇一二三四五六七八九")} | {"零": "0"})

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
NUMERAL = r"[0-9〇零一二三四五六七八九十百千]+"
TOKEN = re.compile(rf"{NUMBER}|[兆億万千百十]")
ENGLISH = re.compile(rf"({NUMBER})(thousand|million|billion|trillion|)")
PER_MONTH = re.compile(
    r"^(?:月額|月々|毎月|ひと月|1か月|月)(?:に|当たり|あたり)?|(?:/|毎|per|a)(?:月|か月|ヶ月|month)$"
)
PER_YEAR = re.compile(r"^(?:年額|年間|毎年|1年|年)(?:に|当たり|あたり)?|(?:/|毎|per|a)(?:年|year)$")
BEFORE_AMOUNT = re.compile(r"^(?:約|およそ|だいたい|大体|about)?(?:¥|\\|jpy)?")
AFTER_AMOUNT = re.compile(r"(円|yen|jpy)?(?:くらい|ぐらい|位|ほど|程度)?$")
PLAIN_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,12})?")
COUNTED = re.compile(r"(?:month)?(.+?)(?:か月|ヶ月|カ月|月|歳|才|人|年|級|口|回|日|months?|years?|persons?)?")
DAY = re.compile(r"(.{1,8}?)[年/.-]([0-9]{1,2})[月/.-]([0-9]{1,2})日?")
MINUS = re.compile(r"^(?:約)?(?:¥)?[-−‐–ー▲△]")


@dataclass(frozen=True)
class Era:
    """元号 (era): its key, the year before its first, its last year (None: it goes on)."""

    key: str
    year_before: int
    last: int | None


ERAS = (
    Era("meiji", 1867, 45),
    Era("taisho", 1911, 15),
    Era("showa", 1925, 64),
    Era("heisei", 1988, 31),
    Era("reiwa", 2018, None),
)


class Unreadable(ValueError):  # noqa: N818 - the name of the contract: what a family typed, not an error of ours
    """A text that cannot be read for certain.

    Attributes:
        code: Why; the sentence is ``problem.<code>``.
        given: The text, cut for display.
        facts: For the sentence.

    """

    def __init__(self, code: str, given: str, facts: Mapping[str, Any] | None = None) -> None:
        """Keep the code, the text and the facts; the message holds the code only, nothing of the family."""
        super().__init__(code)
        self.code = code
        self.given = printable(given)
        self.facts = MappingProxyType(dict(facts or {}))

    def problem(self, place: Place) -> Problem:
        """Return the problem to show beside a field."""
        return Problem(self.code, place, self.given, self.facts)


def read_yen(text: str) -> int | None:
    """Read an amount of 0 yen or more: "250万", "1億2,000万円", "三百万", "300千円", "2.5 million yen".

    Returns:
        Whole yen, or None where the family does not know.

    Raises:
        Unreadable: ``not_an_amount``, ``negative``, ``fraction``, ``too_large``, ``unit_missing`` (1億2000),
            ``per_month`` or ``per_year`` (the amount is meant per period).

    """
    plain = _plain(text)
    if _is_unknown(plain):
        return None
    if plain in _words("reading.zero"):
        return 0
    amount = _amount(plain, text)
    if amount is None:
        raise Unreadable("not_an_amount", text)
    if amount != amount.to_integral_value():
        raise Unreadable("fraction", text)
    if amount > LARGEST_YEN:
        raise Unreadable("too_large", text, {"most_yen": LARGEST_YEN})
    return int(amount)


def _amount(plain: str, text: str) -> Decimal | None:
    """The amount of a text without spaces; None when it is no amount."""
    for code, period in (("per_month", PER_MONTH), ("per_year", PER_YEAR)):
        without = period.sub("", plain)
        if without != plain and _amount(without, text) is not None:
            raise Unreadable(code, text)
    if MINUS.match(plain) and _amount(MINUS.sub("", plain), text) is not None:
        raise Unreadable("negative", text)
    plain = BEFORE_AMOUNT.sub("", plain)
    ending = AFTER_AMOUNT.search(plain)
    number = plain[: ending.start()] if ending else plain
    english = ENGLISH.fullmatch(number)
    if english:
        return _decimal(english[1]) * ENGLISH_UNITS[english[2]]
    amount, is_open = _with_units(_kanji_digits(number))
    if is_open and not (ending and ending[1]):
        raise Unreadable("unit_missing", text)
    return amount


def _with_units(number: str) -> tuple[Decimal | None, bool]:
    """Add up a number with units: "1億2,000万" is 1 × 億 + 2,000 × 万.

    Returns:
        The amount, None when the text is no number; and whether its end lacks a unit, as in "1億2000",
        where people mostly mean 2000万.

    """
    tokens = TOKEN.findall(number)
    if not tokens or "".join(tokens) != number:
        return None, False
    total, limit, last_large = Decimal(0), None, 0
    section: list[str] = []
    for token in tokens:
        if token not in LARGE_UNITS:
            section.append(token)
            continue
        size, count = LARGE_UNITS[token], _section(section)
        if count is None or (limit is not None and count * size >= limit):
            return None, False
        total, limit, last_large, section = total + count * size, size, size, []
    rest = _section(section) if section else Decimal(0)
    if rest is None or (limit is not None and rest >= limit) or _has_early_fraction(tokens):
        return None, False
    bare_end = bool(last_large and section and section[-1] not in SMALL_UNITS)
    return total + rest, bare_end and (last_large > MAN or rest < LEAST_AFTER_LARGE_UNIT)


def _section(tokens: list[str]) -> Decimal | None:
    """Add up what stands before a large unit: "2千5百" is 2,500, "300千" is 300,000; None when it is no number."""
    total, limit, count = Decimal(0), None, None
    for token in tokens:
        if token not in SMALL_UNITS:
            if count is not None:
                return None
            count = _decimal(token)
            continue
        part = (Decimal(1) if count is None else count) * SMALL_UNITS[token]
        if limit is not None and part >= limit:
            return None
        total, limit, count = total + part, SMALL_UNITS[token], None
    if count is not None and limit is not None and count >= limit:
        return None
    return total + (count or 0) if tokens else None


def _has_early_fraction(tokens: list[str]) -> bool:
    """Whether a fraction stands before the last number, as in "1.5億2000万"."""
    numbers = [token for token in tokens if token not in LARGE_UNITS and token not in SMALL_UNITS]
    return any("." in number for number in numbers[:-1])


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _kanji_digits(text: str) -> str:
    """Write the kanji digits as figures: 二五〇万 is 250万; 十百千 stay as units."""
    return "".join(DIGITS.get(letter, letter) for letter in text)


def read_year(text: str) -> int | None:
    """Read a calendar year: "1948", "1948年", "昭和23年", "昭和二十三年", "S23", "令和元年".

    Returns:
        The year, or None where the family does not know.

    Raises:
        Unreadable: ``not_a_year``, ``era_year_out_of_range`` (昭和65年) or ``year_out_of_range``.

    """
    plain = _plain(text)
    if _is_unknown(plain):
        return None
    found = re.fullmatch(rf"([^0-9]*?)({NUMERAL}|元)年?(?:生まれ|生)?", plain)
    if found is None:
        raise Unreadable("not_a_year", text)
    number = Decimal(1) if found[2] == "元" else _with_units(_kanji_digits(found[2]))[0]
    is_western = found[1] in ("", "西暦") and found[2] != "元"
    era = None if is_western else _era(found[1])
    if number is None or (era is None and not is_western):
        raise Unreadable("not_a_year", text)
    year = int(number) if era is None else _western(era, int(number), text)
    if era is None and year < FIRST_FOUR_DIGIT_YEAR:
        raise Unreadable("not_a_year", text)
    return _year_in_range(year, text)


def _era(name: str) -> Era | None:
    """Find an era by its full name, first kanji or first letter, as on official forms."""
    for era in ERAS:
        full = t("ja", f"era.{era.key}")
        if name in (full, full[0], era.key[0], era.key):
            return era
    return None


def _western(era: Era, number: int, text: str) -> int:
    if number < 1 or (era.last is not None and number > era.last):
        last = LAST_YEAR - era.year_before if era.last is None else era.last
        raise Unreadable("era_year_out_of_range", text, {"era": era.key, "last": last})
    return era.year_before + number


def _year_in_range(year: int, text: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable("year_out_of_range", text, {"first_year": FIRST_YEAR, "last_year": LAST_YEAR})
    return year


def read_age(text: str) -> int | None:
    """Read an age in full years: "78", "78歳", "７８才", "満78歳", "七十八歳".

    Returns:
        The age, or None where the family does not know.

    Raises:
        Unreadable: ``not_an_age`` or ``age_out_of_range``.

    """
    plain = _plain(text)
    if _is_unknown(plain):
        return None
    found = re.fullmatch(rf"満?({NUMERAL})(?:歳|才|さい|yearsold)?", plain)
    age = _with_units(_kanji_digits(found[1]))[0] if found else None
    if age is None:
        raise Unreadable("not_an_age", text)
    if age > OLDEST_AGE:
        raise Unreadable("age_out_of_range", text, {"oldest_age": OLDEST_AGE})
    return int(age)


def _year_of_date(text: str) -> str:
    """The part of a whole date that names its year; anything else is given back as it is."""
    plain = _plain(text)
    written = re.fullmatch(r"(.+年)[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:生まれ|生)?", plain)
    with_signs = re.fullmatch(r"([a-z]?[0-9]{1,4})([./-])[0-9]{1,2}(?:\2[0-9]{1,2})?", plain)
    found = written or with_signs
    return text if found is None else found[1]


def read_birth(text: str, first_year: int) -> int | None:
    """Read a year of birth from a year, a whole date or an age; a number up to 120 is an age.

    Args:
        text: "1948", "昭和23年", "昭和23年5月3日", "1948/5/3" or "78歳".
        first_year: First year of the plan; the age counts as reached on its 31 December.

    Returns:
        The year of birth, or None where the family does not know.

    Raises:
        Unreadable: ``not_a_birth``, or the code of ``read_year`` or ``read_age``.

    """
    try:
        age = read_age(text)
    except Unreadable as no_age:
        try:
            return read_year(_year_of_date(text))
        except Unreadable as no_year:
            if no_year.code != "not_a_year":
                raise
            code = "not_a_birth" if no_age.code == "not_an_age" else no_age.code
            raise Unreadable(code, text, no_age.facts) from None
    return None if age is None else _year_in_range(first_year - age, text)


def read_ratio(text: str) -> float | None:
    """Read a percentage: "1%", "１．５％", "▲0.5%"; a bare number is percent as well, "1" is 0.01.

    Returns:
        The ratio, or None where the family does not know.

    Raises:
        Unreadable: ``not_a_percentage`` or ``percentage_out_of_range``.

    """
    plain = _plain(text)
    if _is_unknown(plain):
        return None
    found = re.fullmatch(r"([-−‐–ー▲△]?)([0-9]+(?:\.[0-9]+)?)(?:%|パーセント|percent)?", plain)
    if found is None:
        raise Unreadable("not_a_percentage", text)
    number = Decimal(found[2])
    if number > WHOLE:
        raise Unreadable("percentage_out_of_range", text, {"most_ratio": 1.0})
    return float(number / WHOLE) * (-1 if found[1] and number else 1)


def read_factor(text: str) -> float:
    """Read how many times: "1", "2.18", "1.5倍", "2 times"; empty is 1, which changes nothing.

    Raises:
        Unreadable: ``not_a_factor``.

    """
    plain = _plain(text)
    if _is_unknown(plain):
        return 1.0
    found = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,6})?)(?:倍|times|x)?", plain)
    if found is None:
        raise Unreadable("not_a_factor", text)
    return float(found[1])


def read_number(text: str) -> Decimal | None:
    """Read a number as it stands, with or without what is counted: "480か月", "3人", "-5", "12.5".

    Returns:
        The number, also below 0, or None where nothing is known.

    Raises:
        Unreadable: ``not_a_number``.

    """
    plain = _plain(text)
    if _is_unknown(plain):
        return None
    found = COUNTED.fullmatch(MINUS.sub("-", plain))
    if found is None or not PLAIN_NUMBER.fullmatch(found[1]):
        raise Unreadable("not_a_number", text)
    return _decimal(found[1])


def read_day(text: str) -> date | None:
    """Read a day: "2026-10-01", "2026/10/1", "令和8年10月1日".

    Returns:
        The day, or None where nothing is known.

    Raises:
        Unreadable: ``not_a_day``.

    """
    plain = _plain(text)
    if _is_unknown(plain):
        return None
    found = DAY.fullmatch(plain)
    if found is None:
        raise Unreadable("not_a_day", text)
    try:
        return date(read_year(found[1]) or 0, int(found[2]), int(found[3]))
    except ValueError as no_such_day:
        raise Unreadable("not_a_day", text) from no_such_day


def _plain(text: str) -> str:
    """NFKC, lower case, without spaces except between figures: ２５０ 万円 is 250万円, 250 300 stays unreadable."""
    if len(text) > LONGEST_TEXT:
        return "…"
    normal = unicodedata.normalize("NFKC", text).strip().lower().replace("’", "'")
    return re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", normal)


def _is_unknown(plain: str) -> bool:
    return plain in ("", *_words("reading.unknown"))


def _words(key: str) -> tuple[str, ...]:
    """The words of both languages that a family may type, written as ``_plain`` writes them."""
    return tuple(_plain(word) for lang in LANGUAGES for word in t(lang, key).split("|"))
