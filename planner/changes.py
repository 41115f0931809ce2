"""変わったところ (changes): what differs between two states of one family's file, field by field. No words."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from pydantic import BaseModel

from planner.household import Household
from planner.problems import Place

Kind = Literal["changed", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """一つの違い — one field, or one item of a list.

    Attributes:
        kind: Whether a value changed, or an item came or went.
        place: Where; of a removed item its place in the family before, else in the family after.
        before: Value or item before; None for what was added.
        after: Value or item after; None for what was removed.

    """

    kind: Kind
    place: Place
    before: Any
    after: Any


def between(before: Household, after: Household) -> tuple[Change, ...]:
    """違いを並べる — every difference, in the order of the file.

    Args:
        before: The family as it was.
        after: The family as it is.

    """
    return tuple(_of_models(before, after, ()))


def _of_models(before: BaseModel, after: BaseModel, place: Place) -> Iterator[Change]:
    for name in type(after).model_fields:
        yield from _of_values(getattr(before, name), getattr(after, name), (*place, name))


def _of_values(before: Any, after: Any, place: Place) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, BaseModel) and type(before) is type(after):
        yield from _of_models(before, after, place)
    elif _holds_models(before) or _holds_models(after):
        yield from _of_lists(before or (), after or (), place)
    else:
        yield Change("changed", place, before, after)


def _holds_models(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value)


def _of_lists(before: tuple[Any, ...], after: tuple[Any, ...], place: Place) -> Iterator[Change]:
    """Items that stayed in their place are compared field by field; the others came or went."""
    if len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _of_values(old, new, (*place, number))
        return
    matched = SequenceMatcher(None, [_mark(item) for item in before], [_mark(item) for item in after], autojunk=False)
    for how, first, last, start, stop in matched.get_opcodes():
        if how != "equal":
            yield from (Change("removed", (*place, i), before[i], None) for i in range(first, last))
            yield from (Change("added", (*place, i), None, after[i]) for i in range(start, stop))


def _mark(item: Any) -> str:
    return repr(item)
