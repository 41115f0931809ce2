"""勉強会の画面 (room screens): the model family, predict and reveal, the four lists, and the close."""

import html

import streamlit as st

from planner import answers, charts, compare, forms_to_print, workshop
from planner.household import Household
from planner.ui import links, look, network, outlook, room, state
from planner.words import man_yen, t

LISTS = ("assets", "debts", "income", "spending")
START = "python start.py app --room"
NOTES = (1, 2, 3)
LASTS = 999  # stands on the slider behind the last age: "to the end"


def family(lang: str, household: Household) -> None:
    """だれが何歳で、いくらか — the model family in round numbers, then every ten years."""
    st.html(look.title(t(lang, "room.family.title")))
    listed = {name: room.model_words(lang, name) for name in room.models()}
    key = f"room-model-{room.chosen()}"
    st.selectbox(
        t(lang, "room.family.choose"),
        [*listed],
        index=[*listed].index(room.chosen()),
        format_func=lambda name: listed[name],
        key=key,
        on_change=lambda: room.choose_model(st.session_state[key]),
        filter_mode=None,
        label_visibility="collapsed",
    )
    found = workshop.decades(state.projected(household))
    people = "".join(f"<span>{html.escape(one)}</span>" for one in room.ages(lang, household))
    figures = {
        "income": found[0].income_yen,
        "spending": found[0].spending_yen,
        "savings": workshop.savings_yen(household),
    }
    told = "".join(_figure(t(lang, f"room.family.{name}"), man_yen(yen, lang)) for name, yen in figures.items())
    st.html(f'<div class="people">{people}</div><div class="figures">{told}</div>')
    st.caption(t(lang, "room.family.note"))


def _figure(label: str, amount: str) -> str:
    return f"<div><span>{html.escape(label)}</span><b>{html.escape(amount)}</b></div>"


def decades(lang: str, household: Household) -> None:
    """十年ごとの表 — years across, people and three amounts down; shown once the room has guessed."""
    found = workshop.decades(state.projected(household))
    gone = t(lang, "room.family.gone")
    rows = [
        (one.name, [gone if decade.ages[place] is None else str(decade.ages[place]) for decade in found])
        for place, one in enumerate(household.members)
    ]
    rows.append((t(lang, "room.family.income"), [man_yen(decade.income_yen, lang) for decade in found]))
    rows.append((t(lang, "room.family.spending"), [man_yen(decade.spending_yen, lang) for decade in found]))
    rows.append((t(lang, "room.family.savings_then"), [man_yen(decade.savings_yen, lang) for decade in found]))
    heads = [t(lang, "room.family.year"), *(str(decade.year) for decade in found)]
    st.html(look.title(t(lang, "room.decades.title")))
    st.html(table(t(lang, "room.family.table"), heads, rows, (t(lang, "room.family.savings_then"),)))
    st.caption(t(lang, "room.decades.note"))


def table(caption: str, heads: list[str], rows: list[tuple[str, list[str]]], totals: tuple[str, ...] = ()) -> str:
    """A table in the type of the room; rows whose label is among the totals stand out."""
    head = "".join(f'<th scope="col">{html.escape(one)}</th>' for one in heads)
    body = ""
    for label, cells in rows:
        kind = ' class="total"' if label in totals else ""
        inside = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
        body += f'<tr{kind}><th scope="row">{html.escape(label)}</th>{inside}</tr>'
    name = html.escape(caption)
    return (
        f'<div class="sheet" role="region" tabindex="0" aria-label="{name}"><table><caption><span>{name}</span>'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def guess(lang: str, household: Household) -> None:
    """予想してから見る — the room says an age, then sees until when the money lasts."""
    p, now = state.projected(household), room.current()
    if not answers.outlook(p).told:
        st.html(look.title(t(lang, "room.not_told")))
        return
    found = compare.result(p)
    if now.revealed:
        sentence, _ = outlook.until(lang, p)
        st.html(look.title(sentence) + look.line("say", _difference(lang, now.guess, found.short_age)))
        figure = charts.balance(p, lang, ink=look.colour("textColor"), paper=look.colour("backgroundColor"))
        room.chart(figure, sentence, "room-balance")
        st.button(t(lang, "room.guess.again"), key="room-again", on_click=room.put, kwargs={"revealed": False})
        return
    st.html(look.title(t(lang, "room.guess.title")))
    room.large(t(lang, "room.guess.text"))
    ages = [*range(answers.outlook(p).child.age_in(household.first_year), found.last_age + 1), LASTS]
    st.select_slider(
        t(lang, "room.guess.slider"),
        ages,
        value=LASTS if now.guess is None else now.guess,
        format_func=lambda age: t(lang, "room.guess.lasts") if age == LASTS else t(lang, "room.guess.age", age=age),
        key="room-guess",
        on_change=_take_guess,
    )
    st.button(t(lang, "room.guess.go"), key="room_reveal", type="primary", on_click=room.put, kwargs={"revealed": True})


def _take_guess() -> None:
    age = st.session_state["room-guess"]
    room.put(guess=None if age == LASTS else age)


def _difference(lang: str, guessed: int | None, found: int | None) -> str:
    """予想との差 — in calm words, whichever way it went."""
    years = workshop.off_by(guessed, found)
    if years is None:
        key = "room.guess.not_to_the_end" if guessed is None else "room.guess.lasts_after_all"
        return t(lang, key, age=guessed or 0)
    if abs(years) <= 1:
        return t(lang, "room.guess.same")
    return t(lang, "room.guess.later" if years > 0 else "room.guess.earlier", years=abs(years))


def lists(lang: str, _household: Household) -> None:
    """演習1 — what the four lists are, and the paper for them."""
    st.html(look.title(t(lang, "room.lists.title")))
    room.large(t(lang, "room.lists.text"))
    cards = (
        f"<div><b>{html.escape(t(lang, f'room.lists.{name}'))}</b>"
        f"<span>{html.escape(t(lang, f'room.lists.{name}.text'))}</span></div>"
        for name in LISTS
    )
    st.html(f'<div class="cards">{"".join(cards)}</div>')
    forms(lang)


def forms(lang: str) -> None:
    """Offer the blank forms, as one file to print."""
    st.download_button(
        t(lang, "room.forms"),
        data=lambda: forms_to_print.document(lang).encode("utf-8"),
        file_name=f"forms_{lang}.html",
        mime="text/html",
        key="room-forms",
        on_click="ignore",
        icon=":material/print:",
    )


def phones(lang: str, household: Household) -> None:
    """お手元で — the code by which phones open the family; else how the planner is started so that they reach it."""
    st.html(look.title(t(lang, "room.phones.title")))
    address = links.address()
    if address is None:
        room.large(t(lang, "room.phones.no_network" if network.is_open() else "room.phones.alone"))
        if not network.is_open():
            st.code(START, language=None)
        return
    link = links.of_family(address, household)
    told = look.line("say", t(lang, "room.phones.text"))
    if network.is_open():
        told += look.line("say strong", address) + look.line("plain", t(lang, "room.phones.warning"))
    st.html(f'<div class="phones">{links.code(link, t(lang, "room.phones.alt"))}<div>{told}</div></div>')
    with st.expander(t(lang, "room.phones.link")):
        st.code(link, language=None, wrap_lines=True)


def close(lang: str, _household: Household) -> None:
    """おわりに — where to ask, what the figures are not, and the paper once more."""
    st.html(look.title(t(lang, "room.close.title")))
    st.html(f'<div class="cards">{"".join(_notes(lang, name) for name in ("ask", "not"))}</div>')
    forms(lang)


def _notes(lang: str, name: str) -> str:
    lines = "".join(f"<li>{html.escape(t(lang, f'room.close.{name}.{number}'))}</li>" for number in NOTES)
    return f"<div><b>{html.escape(t(lang, f'room.close.{name}'))}</b><ul>{lines}</ul></div>"
