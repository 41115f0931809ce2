"""くらしの費用を変える (living): the living items with their placeholders, cut into years, lowered in a phase.

An amount is taken from the items that last: those that no death begins or ends. They are cut at the years in which
one of them begins or ends, so that the whole amount is saved in every month of the phase.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from planner import placeholders
from planner.household import Household, Spending
from planner.lawbook import LawBook

LIVING = "living"
EVER = 9999
MAN = 10_000
Span = tuple[int, int]


def items(household: Household, lawbook: LawBook) -> tuple[Spending, ...]:
    """Return the living items with typical values where the family does not know a phase."""
    filled, _ = placeholders.fill(household, lawbook)
    return tuple(item for item in filled.spending if item.kind == LIVING)


def replaced(household: Household, living: Iterable[Spending]) -> tuple[Spending, ...]:
    """Return all spending with other living items in place of those that stand there."""
    return (*living, *(item for item in household.spending if item.kind != LIVING))


def field(phase: str) -> str:
    """Return the field of a phase."""
    return f"{phase}_yen_per_month"


def yen_per_month(item: Spending, phase: str) -> int:
    """Return what an item costs in a phase, yen per month of the first year."""
    return int(getattr(item, field(phase)) or 0)


def least_yen_per_month(living: Iterable[Spending], phase: str, *, from_year: int = 0) -> int:
    """Return what the lasting items cost at least in a phase, in the years from one on in which they cost anything."""
    sums: dict[Span, int] = {}
    for piece in _cut([item for item in living if _lasts(item)]):
        if _span(piece)[1] >= from_year:
            sums[_span(piece)] = sums.get(_span(piece), 0) + yen_per_month(piece, phase)
    return min((yen for yen in sums.values() if yen), default=0)


def told_yen(most: int) -> int:
    """Return the largest amount that still fits when it is written in 万円 with one decimal."""
    return most if most < MAN else most - most % (MAN // 10)


def lowered(
    living: Sequence[Spending], phases: Sequence[str], *, less_yen_per_month: int, from_year: int = 0
) -> tuple[Spending, ...]:
    """費用を下げる — take an amount off the lasting items in some phases, from a year on, shared in proportion.

    Args:
        living: The living items, filled.
        phases: Fields of the phases without their unit, such as "one_parent".
        less_yen_per_month: At most ``least_yen_per_month`` of every phase.
        from_year: First year in which less is spent.

    """
    pieces = _cut([item for item in living if _lasts(item)], at=from_year)
    for span in {_span(piece) for piece in pieces if _span(piece)[0] >= from_year}:
        places = [i for i, piece in enumerate(pieces) if _span(piece) == span]
        for phase in phases:
            amounts = [yen_per_month(pieces[i], phase) for i in places]
            for i, less in zip(places, shared(less_yen_per_month, amounts), strict=True):
                update = {field(phase): yen_per_month(pieces[i], phase) - less}
                pieces[i] = pieces[i].model_copy(update=update) if less else pieces[i]
    return (*pieces, *(item for item in living if not _lasts(item)))


def shared(total: int, amounts: Sequence[int]) -> list[int]:
    """Share whole yen in proportion, no part larger than its amount; nothing where there is no amount.

    Args:
        total: At most the sum of the amounts.
        amounts: Whole yen, zero or more.

    """
    whole = sum(amounts)
    if not whole:
        return [0 for _ in amounts]
    edges = [0, *(so_far * total // whole for so_far in accumulate(amounts))]
    return [after - before for before, after in pairwise(edges)]


def _lasts(item: Spending) -> bool:
    """Whether neither a death nor a rhythm of years decides when it is paid."""
    return item.begins_with_death_of is None and item.ends_with_death_of is None and item.every_years == 1


def _span(item: Spending) -> Span:
    return item.from_year or 0, EVER if item.to_year is None else item.to_year


def _cut(lasting: Sequence[Spending], *, at: int = 0) -> list[Spending]:
    """Cut the items in every year in which one of them begins, and after every year in which one ends."""
    edges = {edge for item in lasting for edge in (item.from_year, None if item.to_year is None else item.to_year + 1)}
    pieces = list(lasting)
    for year in sorted({edge for edge in (*edges, at) if edge}):
        pieces = [part for piece in pieces for part in _in_two(piece, year)]
    return pieces


def _in_two(item: Spending, year: int) -> tuple[Spending, ...]:
    """The item up to the year before, and from the year on; as it is where it does not go on over the new year."""
    first, last = _span(item)
    if not first < year <= last:
        return (item,)
    return item.model_copy(update={"to_year": year - 1}), item.model_copy(update={"from_year": year})
