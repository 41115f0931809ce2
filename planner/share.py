"""リンクの中の家族 (share): a family without names as one short text, which fits into an address and a QR code.

What goes in is decided here and nowhere else: figures, ages and kinds. Names, titles, free texts and records of talks
never go in; the reader of a link gets plain names in the reader's own language. See docs/decisions/0030.
"""

import base64
import binascii
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from planner import household_file
from planner.household import Household
from planner.household_fields import LONGEST_NAME, PEOPLE, REFERENCES, SHARES
from planner.household_file import Data, FileProblems
from planner.measures.examples import kinds
from planner.problems import Problem
from planner.share_words import FIELDS
from planner.words import choice, t

NEWEST = "1"
DICTIONARIES: Mapping[str, bytes] = MappingProxyType({"1": FIELDS})
"""What both ends know beforehand, by the first letter of a link; an entry is never changed, only added to."""

LONGEST = 6_000
LARGEST_BYTES = 200_000
CHECK_BYTES = 3
RAW = -15
LETTERS = re.compile(r"[A-Za-z0-9_-]+")
TALK, TITLE, PLANS = "talk", "title", "plans"
LEFT_OUT = (TITLE, TALK)
THINGS = ("accounts", "incomes", "spending", "one_offs", "debts", "insurances", "services")
FIGURES = (
    *("format", "first_year", "municipality", "amounts", "split_from_year"),
    *("home", "rebuilding", "move", "mutual_aid", "wills", "assumptions"),
)
CODES = frozenset(
    {"sex", "kind", "growth", "treatment", "disability_handbook", "amounts", "sale", "pension_case", "municipality"}
    | {"cooking", "shopping", "cleaning", "laundry", "rubbish", "procedures", "money_manager"}
    | {"own_contracts", "counter_rehearsed", "watched_over", "emergency_contact", "task"}
    | {"measure", "decision", "form", "help", "phase", "work", "home", "others"}
)
"""Fields whose text is one of a few words of ours; any other text stays behind."""
WITH_KINDS = ("accounts", "incomes", "spending", "services")
FIRST_KIND = MappingProxyType({"accounts": "deposit"})
LONGEST_PLAIN_NAME = LONGEST_NAME - 4  # a number may follow
SEXES = MappingProxyType({"male": "father", "female": "mother"})
OF_MEASURE = frozenset(f"measure.{kind}" for kind in kinds())


def figures_only(lang: str, household: Household) -> Household:
    """数字だけの家族 — the same figures with plain names in the reader's language, and nothing that was written freely.

    Args:
        lang: "ja" or "en".
        household: Any family.

    """
    return _named(_nameless(household), lang)


def encode(household: Household) -> str:
    """リンクにする — the family without names as a text of letters, digits, "-" and "_".

    Args:
        household: Any family; names stay behind whether or not they were taken out before.

    """
    written = json.dumps(_nameless(household), separators=(",", ":"), ensure_ascii=True).encode("ascii")
    squeeze = zlib.compressobj(9, zlib.DEFLATED, RAW, 9, zdict=DICTIONARIES[NEWEST])
    packed = squeeze.compress(written) + squeeze.flush()
    return NEWEST + base64.urlsafe_b64encode(_check(written) + packed).decode("ascii").rstrip("=")


def decode(text: str, lang: str = "ja") -> Household:
    """リンクをひらく — read a family from the text of a link.

    Args:
        text: Result of ``encode``.
        lang: Language of the plain names.

    Raises:
        FileProblems: ``link_too_long``, ``link_damaged``, ``link_too_new``, or the problem of a newer format.

    """
    text = text.strip()
    if len(text) > LONGEST:
        raise _trouble("link_too_long", most=LONGEST)
    if not LETTERS.fullmatch(text):
        raise _trouble("link_damaged")
    if text[0] not in DICTIONARIES:
        raise _trouble("link_too_new" if text[0].isdigit() else "link_damaged")
    data = _read(_unpacked(text[1:], DICTIONARIES[text[0]]))
    try:
        return _named(household_file.upgraded(data), lang)
    except (ValidationError, LookupError, TypeError, AttributeError):
        raise _trouble("link_damaged") from None


def _unpacked(text: str, dictionary: bytes) -> bytes:
    """Undo base64 and compression; never more than ``LARGEST_BYTES`` come out."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        unpack = zlib.decompressobj(RAW, zdict=dictionary)
        written = unpack.decompress(raw[CHECK_BYTES:], LARGEST_BYTES)
    except (binascii.Error, zlib.error):
        raise _trouble("link_damaged") from None
    whole = unpack.eof and not unpack.unconsumed_tail and not unpack.unused_data
    if not whole or raw[:CHECK_BYTES] != _check(written):
        raise _trouble("link_damaged")
    return written


def _read(written: bytes) -> Data:
    try:
        data = json.loads(written)
    except (ValueError, RecursionError):
        raise _trouble("link_damaged") from None
    if not isinstance(data, dict):
        raise _trouble("link_damaged")
    return data


def _check(written: bytes) -> bytes:
    """A few bytes by which a letter that was lost or changed on the way is noticed."""
    return zlib.crc32(written).to_bytes(4, "big")[-CHECK_BYTES:]


def _trouble(code: str, **facts: Any) -> FileProblems:
    return FileProblems((Problem(code, (), None, facts),))


def _nameless(household: Household) -> Data:
    """The told figures; people go by a letter and a number, things and plans by their place alone."""
    data = household_file.plain(household)
    codes = {person["name"]: f"{group[0]}{i}" for group in PEOPLE for i, person in enumerate(data.get(group, ()))}
    kept = {name: _kept(data[name], name, codes) for name in FIGURES if name in data}
    for group in PEOPLE:
        if group in data:
            kept[group] = [_without_name(one, codes) for one in data[group]]
    for group in THINGS:
        if group in data:
            kept[group] = [_without_name(one, codes) | _own_name(one) for one in data[group]]
    if PLANS in data:
        kept[PLANS] = [{"measures": _kept(plan.get("measures", []), "measures", codes)} for plan in data[PLANS]]
    return kept


def _without_name(table: Data, codes: dict[str, str]) -> Data:
    found: Data = _kept({key: value for key, value in table.items() if key != "name"}, "", codes)
    return found


def _own_name(thing: Data) -> Data:
    """A name of ours, by which measures know their items, stays."""
    return {"name": thing["name"]} if thing.get("name") in OF_MEASURE else {}


def _kept(value: Any, key: str, codes: dict[str, str]) -> Any:
    """What may leave: numbers, choices, people by their code."""
    if isinstance(value, dict):
        inside = {name: _kept(inner, _inside(key, name), codes) for name, inner in value.items()}
        return {name: inner for name, inner in inside.items() if inner is not None}
    if isinstance(value, list):
        return [_kept(inner, key, codes) for inner in value]
    if not isinstance(value, str) or value == household_file.UNKNOWN or key in CODES:
        return value
    return codes.get(value) if key in REFERENCES else None


def _inside(key: str, name: str) -> str:
    """The key of a field; the name of a share, and the one of whom a will is, are people."""
    return "person" if key in SHARES and name == "name" else name


def _named(data: Data, lang: str) -> Household:
    """Put plain names in the place of codes, and of what has none; the household is checked as a file is."""
    people = _people(data, lang)
    found = {key: _spoken(value, key, people, lang) for key, value in data.items()}
    for group in PEOPLE:
        if group in found:
            found[group] = [one | {"name": people[f"{group[0]}{i}"]} for i, one in enumerate(found[group])]
    for group in THINGS:
        if group in found:
            found[group] = list(_with_names(group, found[group], lang))
    if PLANS in found:
        found[PLANS] = [one | {"name": t(lang, "share.plan", number=i)} for i, one in enumerate(found[PLANS], start=1)]
    return Household.model_validate(found)


def _spoken(value: Any, key: str, people: dict[str, str], lang: str) -> Any:
    if isinstance(value, dict):
        return {name: _spoken(inner, _inside(key, name), people, lang) for name, inner in value.items()}
    if isinstance(value, list):
        return [_spoken(inner, key, people, lang) for inner in value]
    if not isinstance(value, str) or key not in REFERENCES or value == household_file.UNKNOWN:
        return value
    return people[value]


def _people(data: Data, lang: str) -> dict[str, str]:
    """Plain names by code: father and mother, the child, brothers and sisters; a number where several are the same."""
    roles = {f"p{i}": SEXES.get(str(one.get("sex")), "parent") for i, one in enumerate(data.get("parents", ()))}
    roles |= {f"c{i}": "child" for i, _ in enumerate(data.get("children", ()))}
    alone = {role for role in roles.values() if [*roles.values()].count(role) == 1}
    numbers: dict[str, int] = {}
    found: dict[str, str] = {}
    for code, role in roles.items():
        numbers[role] = numbers.get(role, 0) + 1
        plain = t(lang, f"share.{role}")
        found[code] = plain if role in alone else t(lang, "share.numbered", name=plain, number=numbers[role])
    brothers = range(len(data.get("siblings", ())))
    return found | {f"s{i}": t(lang, "share.sibling", number=i + 1) for i in brothers}


def _with_names(group: str, things: list[Data], lang: str) -> Iterator[Data]:
    """Name things by their kind, from the second of a kind on with a number; our own names stay."""
    counts: dict[str, int] = {}
    for thing in things:
        if "name" in thing:
            yield thing
            continue
        plain = _by_kind(group, thing, lang)
        counts[plain] = counts.get(plain, 0) + 1
        numbered = t(lang, "share.numbered", name=plain, number=counts[plain])
        yield thing | {"name": plain if counts[plain] == 1 else numbered}


def _by_kind(group: str, thing: Data, lang: str) -> str:
    """The words for a kind; those of the list where the kind is left to its default, or its words are long."""
    kind = thing.get("kind", FIRST_KIND.get(group))
    if kind is not None and group in WITH_KINDS and len(choice(lang, "kind", kind)) <= LONGEST_PLAIN_NAME:
        plain = choice(lang, "kind", kind)
        return plain[:1].upper() + plain[1:]
    return t(lang, f"share.{group}")
