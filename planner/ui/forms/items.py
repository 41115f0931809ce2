"""並んだ欄 (items): a list of the same kind of thing, with adding and removing."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from planner.household import Household
from planner.problems import Place, limits
from planner.ui import edit, fields, look, state
from planner.words import t

Body = Callable[[Place], None]


def listed(
    household: Household, part: str, body: Body, new: Mapping[str, Any], *, remove: Callable[[str], None] | None = None
) -> None:
    """Show every item of a list in its own frame, and a button for one more.

    Args:
        household: The family.
        part: Name of the list in the file, such as "accounts".
        body: Draws the fields of one item.
        new: What an added item starts with.
        remove: Removes the item of this name instead of just taking it out of the list.

    """
    lang = state.lang()
    items = getattr(household, part)
    for number, item in enumerate(items):
        place: Place = (part, number)
        with st.container(border=True):
            body(place)
            name = getattr(item, "name", "")
            label = t(lang, "form.remove_named", name=look.escaped(name)) if name else t(lang, "form.remove")
            action = partial(remove, name) if remove else partial(_remove, place)
            st.button(
                label, key=fields.key_of((*place, "remove")), type="tertiary", icon=":material/delete:", on_click=action
            )
    fields.beside((part,))
    if len(items) < limits((part,)).get("most", len(items) + 1):
        st.button(
            t(lang, f"form.add.{part}"),
            key=fields.key_of((part, "add")),
            icon=":material/add:",
            on_click=_add,
            args=(part, new),
        )


def _add(part: str, new: Mapping[str, Any]) -> None:
    state.restructure(lambda household: edit.add(household, (part,), new), (part,))


def _remove(place: Place) -> None:
    state.restructure(lambda household: edit.remove(household, place), place[:1])


def details(place: Place, names: tuple[str, ...]) -> bool:
    """Offer the fields that few families need; they are open when one of them is in use."""
    item = fields.value_of(place)
    in_use = any(getattr(item, name) != type(item).model_fields[name].default for name in names)
    return bool(st.toggle(t(state.lang(), "form.details"), value=in_use, key=fields.key_of((*place, "details"))))


def remove_person(name: str) -> None:
    """Remove a person with what belongs to that life."""
    state.restructure(lambda household: edit.without_person(household, name), ("children",))


def side_by_side(*draw: Callable[[], None]) -> None:
    """Draw fields beside each other; on a phone one below the other."""
    for column, one in zip(st.columns(len(draw)), draw, strict=True):
        with column:
            one()
