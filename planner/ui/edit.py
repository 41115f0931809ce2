"""書きかえ (edits): one change to a frozen household gives another frozen household, checked again.

Pure functions. A place is the way to a field: ``("parents", 0, "birth_year")``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from planner.household import Household
from planner.household_fields import PEOPLE, REFERENCES, SHARES
from planner.problems import Place

NAME_LISTS = (*PEOPLE, *SHARES)
GOES_WITH_PERSON = {
    "incomes": ("person", "ends_with_death_of"),
    "spending": ("ends_with_death_of",),
    "services": ("person", "ends_with_death_of"),
    "insurances": ("insured", "beneficiary"),
    "mutual_aid": ("parent", "child"),
    "wills": ("person",),
}
PASSES_ON = ("owner",)

Data = dict[str, Any]


def get(household: Household, place: Place) -> Any:
    """Return the value at a place; None where a part on the way there is not told."""
    node: Any = household
    for step in place:
        if node is None:
            return None
        node = node[step] if isinstance(step, int) else getattr(node, step)
    return node


def put(household: Household, place: Place, value: Any) -> Household:
    """Return the household with another value at a place; parts on the way that were not told are begun.

    Raises:
        ValidationError: The household would not be consistent.

    """
    return Household.model_validate(_changed(household.model_dump(), place, value))


def _changed(node: Any, place: Place, value: Any) -> Any:
    if not place:
        return value
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        return [_changed(item, rest, value) if i == step else item for i, item in enumerate(node)]
    node = node or {}
    return {**node, step: _changed(node.get(step), rest, value)}


def add(household: Household, place: Place, item: Mapping[str, Any]) -> Household:
    """Return the household with one item more at the end of a list.

    Raises:
        ValidationError: The household would not be consistent.

    """
    kept = [entry.model_dump() for entry in get(household, place) or ()]
    return put(household, place, [*kept, dict(item)])


def remove(household: Household, place: Place) -> Household:
    """Return the household without one item of a list; the place ends with its number.

    Raises:
        ValidationError: The household would not be consistent.

    """
    *before, number = place
    items = [entry.model_dump() for i, entry in enumerate(get(household, tuple(before))) if i != number]
    return put(household, tuple(before), items)


def everybody(household: Household) -> tuple[str, ...]:
    """Return all names: members first, then brothers and sisters."""
    return (*(member.name for member in household.members), *(sibling.name for sibling in household.siblings))


def free_name(household: Household, wish: str) -> str:
    """Return a name that nobody has yet: the wish itself, or with the smallest number behind it."""
    taken = set(everybody(household))
    number, name = 1, wish
    while name in taken:
        number += 1
        name = f"{wish}{number}"
    return name


def rename(household: Household, old: str, new: str) -> Household:
    """Return the household with a person's name changed wherever it stands.

    Raises:
        ValidationError: The new name is taken, empty or too long.

    """
    return Household.model_validate(_renamed(household.model_dump(), old, new))


def _renamed(node: Any, old: str, new: str, inside: str = "") -> Any:
    """Walk through the whole family; only names of people and references to them change."""
    if isinstance(node, Sequence) and not isinstance(node, str):
        return [_renamed(item, old, new, inside) for item in node]
    if not isinstance(node, dict):
        return node
    found: Data = {}
    for key, value in node.items():
        is_name = key in REFERENCES or (key == "name" and inside in NAME_LISTS)
        found[key] = new if is_name and value == old else _renamed(value, old, new, key)
    return found


def without_person(household: Household, name: str) -> Household:
    """Return the household without a person.

    What belongs to that life goes too (own incomes, insurances, mutual aid, will, measures, spending that ends then).
    Accounts and debts pass to the first person who remains, shares are spread over those who remain. Without a parent
    the register is not split.

    Raises:
        ValidationError: Nobody would be left to plan for.

    """
    data = household.model_dump()
    for group in PEOPLE:
        data[group] = [person for person in data[group] if person["name"] != name]
    for part, keys in GOES_WITH_PERSON.items():
        data[part] = [item for item in data[part] if all(item[key] != name for key in keys)]
    for plan in data["plans"]:
        plan["measures"] = [one for one in plan["measures"] if name not in (one.get(key) for key in REFERENCES)]
    data["split_from_year"] = data["split_from_year"] if data["parents"] else None
    remaining = [person["name"] for person in (*data["parents"], *data["children"])]
    return Household.model_validate(_passed_on(data, name, remaining[0] if remaining else None))


def _passed_on(node: Any, name: str, heir: str | None, inside: str = "") -> Any:
    if isinstance(node, Sequence) and not isinstance(node, str):
        items = [_passed_on(item, name, heir, inside) for item in node]
        return _shared_again(items, name) if inside in ("owners", "money", "home") else items
    if not isinstance(node, dict):
        return node
    found: Data = {}
    for key, value in node.items():
        is_reference = key in REFERENCES and value == name
        found[key] = (heir if key in PASSES_ON else None) if is_reference else _passed_on(value, name, heir, key)
    return found


def _shared_again(shares: list[Data], name: str) -> list[Data]:
    """Spread the shares over those who remain; nothing said when nobody remains."""
    left = [share for share in shares if share["name"] != name]
    total = sum(share["ratio"] for share in left)
    return [{**share, "ratio": share["ratio"] / total} for share in left] if total else []
