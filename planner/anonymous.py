"""お名前を書かない (anonymous): the same family with roles for names, for papers that are passed on.

In the family's own words a name of two letters or more gives way to the role; who they are can still be told from what
they wrote, so they read it once more. Names of accounts and other things are treated likewise. A family in a link keeps
nothing that was written: ``share.figures_only``.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from planner.household import Household
from planner.household_fields import LONGEST_NAME, PEOPLE, REFERENCES, SHARES
from planner.words import TWICE_POLITE, t

NAME_LISTS = (*PEOPLE, *SHARES)
LETTERS: Mapping[str, int] = MappingProxyType(
    {
        "name": LONGEST_NAME,
        "words": 120,
        "who": 40,
        **dict.fromkeys(("who_knows", "may_be_told", "health", "care", "daily", "helpers"), 400),
        **dict.fromkeys(("thanks_to_siblings", "telling", "next_place"), 400),
    }
)
SHORTEST = 2
ROLE_OF = MappingProxyType({"male": "father", "female": "mother"})


def anonymised(lang: str, household: Household) -> Household:
    """お名前を役割に — the household with roles instead of names and without its title; no figure changes.

    Args:
        lang: Language of the roles, "ja" or "en".
        household: The family.

    """
    return Household.model_validate({**_walk(household.model_dump(), roles(lang, household)), "title": ""})


def roles(lang: str, household: Household) -> dict[str, str]:
    """役割 — the role of each person by name: 父, 母, ご本人, きょうだい1."""
    found = {}
    sexes = [parent.sex for parent in household.parents]
    for number, parent in enumerate(household.parents, start=1):
        role = ROLE_OF.get(parent.sex or "", "parent") if sexes.count(parent.sex) == 1 else "parent"
        found[parent.name] = t(lang, f"conference.role.{role}", letter=number)
    alone = len(household.children) == 1
    for number, child in enumerate(household.children, start=1):
        key = "conference.role.child" if alone else "conference.role.child_of_several"
        found[child.name] = t(lang, key, letter=number)
    for number, sibling in enumerate(household.siblings, start=1):
        found[sibling.name] = t(lang, "conference.role.sibling", letter=number)
    return found


def _walk(node: Any, named: Mapping[str, str], inside: str = "") -> Any:
    """Walk through the whole family: references and names of people change as a whole, names inside texts too."""
    if isinstance(node, Sequence) and not isinstance(node, str):
        return [_walk(item, named, inside) for item in node]
    if not isinstance(node, dict):
        return node
    found = {}
    for key, value in node.items():
        if isinstance(value, str) and (key in REFERENCES or (key == "name" and inside in NAME_LISTS)):
            found[key] = named.get(value, value)
        elif isinstance(value, str) and key in LETTERS:
            found[key] = without_names(value, named)[: LETTERS[key]]
        else:
            found[key] = _walk(value, named, key)
    return found


def without_names(text: str, named: Mapping[str, str]) -> str:
    """お名前のない文 — a text with roles for names, the longest first; names of one letter stay."""
    names = sorted((name for name in named if len(name) >= SHORTEST), key=len, reverse=True)
    if not names:
        return text
    pattern = re.compile("|".join(re.escape(name) for name in names))
    return TWICE_POLITE.sub(r"\1", pattern.sub(lambda found: named[found.group()], text))
