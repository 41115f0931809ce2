"""困りごと (problems): what is wrong with an input, as codes and facts; the sentences are in planner/text.

Every fault of a household is reported together. A problem never carries more of the input than a
sentence can show, so a huge or broken file stays harmless.
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from planner.household import Household
from planner.household_checks import FAULTS

Place = tuple[str | int, ...]

LONGEST_SHOWN = 40
LARGEST_SHOWN_BITS = 60
DIGITS_PER_BIT = 0.30103
MOST_PROBLEMS = 100
MOST_ERRORS = 2 * MOST_PROBLEMS  # a field of two kinds makes two errors and one problem
NEAREST_KEYS = 3
SAME_AS = MappingProxyType(
    {
        "int_parsing_size": "literal_error",  # a number too long to be one of the choices
        "model_attributes_type": "model_type",
    }
)
TAG = "measure"  # says which of several kinds of table an item of a list is
WRONG_TAG, NO_TAG = "union_tag_invalid", "union_tag_not_found"


@dataclass(frozen=True)
class Problem:
    """One thing to put right: a code, where it stands, what was given, facts for the sentence."""

    code: str
    place: Place = ()
    given: Any = field(default=None, hash=False)
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


def from_validation_error(error: ValidationError) -> tuple[Problem, ...]:
    """Turn the errors of a household into problems; after ``MOST_PROBLEMS`` one more says that there are others."""
    errors = error.errors(include_url=False)
    found = tuple(_all_problems(errors[:MOST_ERRORS]))
    if len(found) <= MOST_PROBLEMS and len(errors) <= MOST_ERRORS:
        return found
    return (*found[:MOST_PROBLEMS], Problem("more_problems"))


def _all_problems(errors: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    by_place: dict[Place, list[Mapping[str, Any]]] = {}
    for error in errors:
        by_place.setdefault(_clean_place(error["loc"]), []).append(error)
    with_faults_inside = {place[:length] for place in by_place for length in range(len(place))}
    for place, here in by_place.items():
        if len(here) > 1 and any(error["type"] == "literal_error" for error in here):
            yield Problem("choice_or_number", place, shown(here[0]["input"]), limits(_known_place(here[0]["loc"])))
            continue
        for error in here:
            # A faulty item is not counted as an item, so the list itself is called too short.
            if not (error["type"] == "too_short" and place in with_faults_inside):
                yield from _problems_of(error, place)


def _problems_of(error: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Most errors are one problem; our own error carries the list of all contradictions."""
    code, context = SAME_AS.get(error["type"], error["type"]), error.get("ctx", {})
    known = _known_place(error["loc"])
    if code == FAULTS:
        for fault in context["faults"]:
            facts = {name: shown(value) for name, value in fault["facts"].items()}
            yield Problem(fault["code"], fault["place"], shown(fault["given"]), facts)
    elif code == "extra_forbidden":
        yield Problem(code, place, shown(place[-1]), {"near": nearest_keys(str(place[-1]), path_of(known[:-1]))})
    elif code in (WRONG_TAG, NO_TAG):
        yield _unknown_tag((*place, TAG), context.get("tag"))
    elif code == "missing":
        yield Problem(code, place, None, limits(known))
    else:
        given = context.get("actual_length") if code in ("too_long", "too_short") else shown(error["input"])
        yield Problem(code, place, given, limits(known))


def _unknown_tag(place: Place, given: Any) -> Problem:
    """An item whose kind is missing or unknown; the nearest kinds are told."""
    if given is None:
        return Problem("missing", place)
    near = difflib.get_close_matches(str(given), _tags(path_of(place[:-1])), n=NEAREST_KEYS, cutoff=0.0)
    return Problem("kind_unknown", place, shown(given), {"choices": tuple(near)})


def shown(value: Any) -> Any:
    """Return a value as short as a sentence can show it; of tables and lists only that they are one."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {}
    if isinstance(value, tuple | list):
        texts = value if len(value) <= MOST_PROBLEMS and all(isinstance(part, str) for part in value) else ()
        return tuple(printable(text) for text in texts)
    if isinstance(value, int) and value.bit_length() > LARGEST_SHOWN_BITS:
        sign = "-" if value < 0 else ""
        return f"{sign}10^{int(value.bit_length() * DIGITS_PER_BIT)}"
    if value is None or isinstance(value, bool | int | float):
        return value
    return printable(str(value))


def printable(text: str) -> str:
    """Cut a text for display and blank out what no screen can show."""
    short = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return "".join(letter if letter.isprintable() else " " for letter in short)


def path_of(place: Place) -> tuple[str, ...]:
    """Return the names of a place without the numbers of list items."""
    return tuple(step for step in place if isinstance(step, str))


def _clean_place(location: Place) -> Place:
    """Leave out what is no part of the file: the names of union branches, and the kind of an item's table."""
    place = _known_place(location)
    return tuple(step for i, step in enumerate(place) if step not in _tags(path_of(place[:i])))


def _known_place(location: Place) -> Place:
    """Leave out the names of union branches but for the kind of an item's table; shorten unknown keys."""
    place: list[str | int] = []
    for step in location:
        path = path_of(tuple(place))
        known = (*keys_at(path), *_tags(path))
        if isinstance(step, int):
            place.append(step)
        elif known:
            place.append(step if step in known else printable(step))
    return tuple(place)


def _tag(node: Mapping[str, Any]) -> str | None:
    """The kind of a table that is one of several, as the file writes it."""
    tag = node.get("properties", {}).get(TAG, {}).get("const")
    return None if tag is None else str(tag)


def _tags(path: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of tables that may stand in the list at a path; none where all are alike."""
    return tuple(tag for node in _nodes_inside(path) if (tag := _tag(node)) is not None) if path else ()


@cache
def _schema() -> Mapping[str, Any]:
    return MappingProxyType(Household.model_json_schema())


def _branches(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """All alternatives of a node of the schema, references followed."""
    if "$ref" in node:
        yield from _branches(_schema()["$defs"][node["$ref"].rpartition("/")[2]])
    elif "anyOf" in node or "oneOf" in node:
        for option in node.get("anyOf", node.get("oneOf")):
            yield from _branches(option)
    else:
        yield node


def _nodes(path: tuple[str, ...]) -> tuple[Mapping[str, Any], ...]:
    """The alternatives that may stand at a path; none when the path is unknown."""
    if not path:
        return (_schema(),)
    inside = _nodes_inside(path[:-1])
    found = (node["properties"][path[-1]] for node in inside if path[-1] in node.get("properties", {}))
    tagged = (node for node in inside if _tag(node) == path[-1])
    return (*(branch for node in found for branch in _branches(node)), *tagged)


def _nodes_inside(path: tuple[str, ...]) -> tuple[Mapping[str, Any], ...]:
    """As ``_nodes``, with the items in place of a list."""
    return tuple(inner for node in _nodes(path) for inner in _branches(node.get("items", node)))


@cache
def keys_at(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that may stand inside a path of the file; () is the file itself."""
    return tuple(dict.fromkeys(key for node in _nodes_inside(path) for key in node.get("properties", {})))


def all_paths(path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every field of the file in the order of the model: ("first_year",), ("parents", "name"), …."""
    for key in keys_at(path):
        yield (*path, key)
        yield from all_paths((*path, key))


def nearest_keys(key: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known keys most like an unknown one, the nearest first."""
    return tuple(difflib.get_close_matches(key, keys_at(path), n=NEAREST_KEYS, cutoff=0.0))


def limits(place: Place) -> dict[str, Any]:
    """Return what is possible at a place.

    Returns:
        Of ``low`` and ``high`` (whole number, or float for ratios), ``choices``, ``letters`` (longest text),
        ``fewest`` and ``most`` (items of a list) and ``can_be_unknown`` those that the model declares.

    """
    facts: dict[str, Any] = {}
    nodes = _nodes_inside(path_of(place)) if place and isinstance(place[-1], int) else _nodes(path_of(place))
    for node in nodes:
        number = float if node.get("type") == "number" else int
        facts |= {name: number(node[bound]) for name, bound in _BOUNDS.items() if bound in node}
        facts |= {name: node[bound] for name, bound in _SIZES.items() if bound in node}
        if "enum" in node or "const" in node:
            facts["choices"] = (*facts.get("choices", ()), *node.get("enum", [node.get("const")]))
        if node.get("type") == "null":
            facts["can_be_unknown"] = True
    return facts


_BOUNDS = MappingProxyType({"low": "minimum", "high": "maximum"})
_SIZES = MappingProxyType({"letters": "maxLength", "fewest": "minItems", "most": "maxItems"})
