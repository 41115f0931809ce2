"""欄 (fields): one widget for one place in the family's file.

Each takes its start value from the household. What is typed is read in a callback and taken over at once;
what cannot be taken over stays in the field with a sentence beside it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from planner import words
from planner.problems import Place, path_of
from planner.reading import Unreadable, read_age, read_birth, read_ratio, read_year, read_yen
from planner.ui import edit, evidence, look, state
from planner.ui.state import Draft
from planner.words import t

MAN = 10_000
MONTHS = range(1, 13)
NOTE_PIXELS = 110
NOTHING = ""  # among options; None would bring Streamlit's own English words
GROWTHS = ("none", "prices", "wages", "pension")

Reader = Callable[[str], Any]


def key_of(place: Place) -> str:
    """Return the widget's key; another file or another number of items gives another key."""
    return ".".join(str(step) for step in (state.desk().revision, *place))


def value_of(place: Place) -> Any:
    """Return what the family's file says at a place."""
    household = state.current()
    return None if household is None else edit.get(household, place)


def label_of(place: Place) -> str:
    """Return the label of a field."""
    return words.label(state.lang(), path_of(place))


def written(place: Place, value: Any) -> str:
    """Write a value as the family would type it."""
    lang, name = state.lang(), str(place[-1])
    if value is None:
        return ""
    if "yen" in name:
        return words.man_yen(value, lang) if lang == "ja" and value % MAN == 0 else words.yen(value, lang)
    if name.endswith("ratio"):
        return words.percent(value, lang)
    return f"{value:g}" if isinstance(value, float) else str(value)


def entry(
    place: Place,
    read: Reader,
    *,
    hint: str = "",
    may_stay_open: bool = False,
    begins: bool = False,
) -> None:
    """Show a text field; ``read`` turns the text into a value or raises Unreadable.

    Args:
        place: The field.
        read: Reader of the text.
        hint: A help text.
        may_stay_open: Whether an empty field means that there is no limit, rather than 分からない.
        begins: Whether an empty field means that something begins when it fits.

    """
    left_open = "form.begins" if begins else "form.open" if may_stay_open else "form.unknown"
    key, draft = key_of(place), state.desk().drafts.get(place)
    given = draft.given if draft is not None else written(place, value_of(place))
    st.text_input(
        label_of(place),
        value=given or "",
        key=key,
        placeholder=t(state.lang(), left_open),
        help=hint or None,
        on_change=_take_text,
        args=(place, key, read),
        autocomplete="off",
    )
    beside(place)


def _take_text(place: Place, key: str, read: Reader) -> None:
    """Read what was typed, take it over, and write it back in its plain form."""
    given = str(st.session_state[key])
    try:
        value = read(given)
    except Unreadable as trouble:
        state.refuse(place, Draft(given, (trouble.problem(place),)))
        return
    if state.put(place, value, given):
        st.session_state[key] = written(place, value)


def beside(place: Place) -> None:
    """Say beside a field why its entry is not taken over yet, or which value stands in for it."""
    household, lang = state.current(), state.lang()
    draft = state.desk().drafts.get(place)
    if draft is not None:
        for problem in draft.problems:
            st.warning(look.escaped(words.problem(lang, problem, household)))
    elif household is not None and value_of(place) is None:
        found = state.stand_ins(household).get(place)
        if found is not None:
            st.caption(look.escaped(evidence.stand_in_words(lang, found, household.municipality)))


def waiting() -> None:
    """List the entries that are not taken over yet, for where their fields are out of sight."""
    drafts, lang = state.desk().drafts, state.lang()
    if drafts:
        st.warning(t(lang, "family.waiting", count=len(drafts)))
        for problem in [problem for draft in drafts.values() for problem in draft.problems]:
            st.markdown("- " + look.escaped(words.problem(lang, problem, state.current())))


def yen(place: Place, *, hint: str = "") -> None:
    """Show an amount; empty is 分からない."""
    entry(place, read_yen, hint=hint)


def yen_or_zero(place: Place) -> None:
    """Show an amount that counts as nothing when it is left empty."""
    entry(place, _yen_or_zero)


def _yen_or_zero(text: str) -> int:
    return read_yen(text) or 0


def year(place: Place, *, may_stay_open: bool = False, begins: bool = False) -> None:
    """Show a calendar year; Japanese eras are read."""
    entry(place, read_year, may_stay_open=may_stay_open, begins=begins)


def age(place: Place, *, hint: str = "", may_stay_open: bool = False, begins: bool = False) -> None:
    """Show an age."""
    entry(place, read_age, hint=hint, may_stay_open=may_stay_open, begins=begins)


def birth(place: Place) -> None:
    """Show a year of birth; an age is read as well."""
    household = state.current()
    if household is not None:
        first_year = household.first_year
        entry(place, lambda text: read_birth(text, first_year), hint=t(state.lang(), "form.birth_hint"))


def ratio(place: Place) -> None:
    """Show a growth or a share in percent."""
    entry(place, read_ratio)


def text(place: Place) -> None:
    """Show a text such as the name of an account."""
    entry(place, str.strip)


def note(place: Place) -> None:
    """Show a field for some sentences, up to the letters that the family's file takes."""
    key, draft = key_of(place), state.desk().drafts.get(place)
    given = draft.given if draft is not None else value_of(place)
    st.text_area(
        label_of(place),
        value=given or "",
        key=key,
        height=NOTE_PIXELS,
        on_change=_take_choice_of_text,
        args=(place, key),
    )
    beside(place)


def _take_choice_of_text(place: Place, key: str) -> None:
    given = str(st.session_state[key])
    if state.put(place, given, given):
        st.session_state[key] = written(place, value_of(place))


def choice(
    place: Place,
    options: Sequence[Any],
    *,
    words_of: Callable[[Any], str] | None = None,
    label: str | None = None,
    take: Callable[[Place, str], None] | None = None,
) -> None:
    """Show a choice; None among the options is 分からない unless ``words_of`` says otherwise.

    Args:
        place: The field.
        options: What can be chosen.
        words_of: Words for an option; by default those of the file's choices.
        label: Another label than the field's own.
        take: Takes the choice over, instead of just putting it at the place.

    """
    lang, key, now = state.lang(), key_of(place), value_of(place)
    known = [*options] if now in options else [*options, now]
    describe = words_of or partial(choice_words, lang, place)
    st.selectbox(
        label or label_of(place),
        [NOTHING if option is None else option for option in known],
        index=known.index(now),
        format_func=lambda option: describe(None if option == NOTHING else option),
        key=key,
        on_change=take or _take_choice,
        args=(place, key),
        filter_mode=None,
    )
    beside(place)


def chosen(key: str) -> Any:
    """Return what was chosen; an empty choice is None."""
    option = st.session_state[key]
    return None if option == NOTHING else option


def choice_words(lang: str, place: Place, option: Any) -> str:
    """Return the words for an option of a field."""
    if option is None:
        return t(lang, "common.unknown")
    if isinstance(option, float):
        return words.percent(option, lang)
    return words.choice(lang, str(place[-1]), option)


def _take_choice(place: Place, key: str) -> None:
    state.put(place, chosen(key), chosen(key))


def take_part(part: Place, place: Place, value: Any) -> None:
    """Begin a part of the file with the field that opens it, or end the part."""
    target = part if value is None else place
    state.restructure(lambda household: edit.put(household, target, value), place)


def person(place: Place, names: Sequence[str], *, nobody: str = "") -> None:
    """Show a choice among people; with ``nobody`` the field may stay without one."""
    options = [*([None] if nobody else []), *names]
    choice(place, options, words_of=lambda name: nobody if name is None else str(name))


def month(place: Place, *, unknown: bool = True) -> None:
    """Show a month of the year."""
    lang = state.lang()

    def words_of(number: int | None) -> str:
        return t(lang, "common.unknown") if number is None else t(lang, f"month.{number}")

    choice(place, [*([None] if unknown else []), *MONTHS], words_of=words_of)


def count(place: Place, *, low: int, high: int, hint: str = "") -> None:
    """Show a whole number with buttons."""
    key = key_of(place)
    st.number_input(
        label_of(place),
        low,
        high,
        value=min(high, max(low, value_of(place) or low)),
        key=key,
        help=hint or None,
        on_change=_take_choice,
        args=(place, key),
    )
    beside(place)


def switch(place: Place, *, hint: str = "") -> None:
    """Show a yes-or-no."""
    key = key_of(place)
    st.toggle(
        label_of(place),
        value=bool(value_of(place)),
        key=key,
        help=hint or None,
        on_change=_take_choice,
        args=(place, key),
    )
    beside(place)


def growth(place: Place) -> None:
    """Show how an amount grows."""
    choice(place, GROWTHS)


def rename(place: Place) -> None:
    """Show a person's name; a new name goes wherever the old one stands."""
    key, draft = key_of(place), state.desk().drafts.get(place)
    now = str(value_of(place))
    given = now if draft is None else str(draft.given)
    st.text_input(
        label_of(place), value=given, key=key, on_change=_take_name, args=(place, key, now), autocomplete="off"
    )
    beside(place)


def _take_name(place: Place, key: str, old: str) -> None:
    new = str(st.session_state[key]).strip()
    state.restructure(lambda household: edit.rename(household, old, new), place, given=new)


def shares(place: Place, names: Sequence[str]) -> None:
    """Show one share in percent for each name; they are taken over together."""
    lang, now = state.lang(), {share.name: share.ratio for share in value_of(place) or ()}
    draft = state.desk().drafts.get(place)
    if draft is not None:
        now = {share["name"]: share["ratio"] for share in draft.value}
    with st.form(key_of((*place, "form")), border=False):
        st.caption(t(lang, "form.shares_hint"))
        columns = st.columns(min(4, max(2, len(names))))
        for number, name in enumerate(names):
            key = key_of((*place, name))
            columns[number % len(columns)].number_input(
                look.escaped(name), 0, 100, value=round(now.get(name, 0) * 100), step=5, key=key
            )
        st.form_submit_button(t(lang, "form.take_shares"), on_click=_take_shares, args=(place, tuple(names)))
    beside(place)


def _take_shares(place: Place, names: Sequence[str]) -> None:
    percents = {name: int(st.session_state[key_of((*place, name))]) for name in names}
    chosen = [{"name": name, "ratio": percent / 100} for name, percent in percents.items() if percent]
    state.put(place, chosen, chosen)
