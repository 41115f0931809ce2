"""開いたマス (opened): a cell of the yearly table, chosen by row and year, opened down to the law."""

import streamlit as st

from planner import cells, words
from planner.cells import Opened
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.ui import faults, look, state, worked
from planner.wording import cell_label, part_label, plain_cell
from planner.wording_law import end_of
from planner.wording_steps import working
from planner.words import t


@st.fragment
@faults.guarded
def show(p: Projection) -> None:
    """Two choices, row and year, and below them how the amount came about; only this part is drawn anew."""
    lang, book, revision = state.lang(), state.law(), state.desk().revision
    rows = cells.rows(p)
    first, first_year = cells.most_telling(p)
    left, right = st.columns([2, 1])
    row = left.selectbox(
        t(lang, "working.row"),
        range(len(rows)),
        index=rows.index(first),
        format_func=lambda i: cell_label(lang, rows[i], book),
        key=f"{revision}.opened.row.{lang}",
        filter_mode=None,
    )
    years = p.years.tolist()
    year = right.selectbox(
        t(lang, "working.year"), years, index=first_year, key=f"{revision}.opened.year", filter_mode=None
    )
    with st.container(border=True):
        st.html(_cell(lang, cells.opened(p, rows[row], years.index(year)), p, book))


def _cell(lang: str, opened: Opened, p: Projection, book: LawBook) -> str:
    """The cell in large type, then what it adds up or how it was worked out."""
    title = t(lang, "working.cell", label=cell_label(lang, opened.row, book), year=opened.year)
    told = plain_cell(lang, opened) or (t(lang, "working.while_assisted") if cells.while_assisted(p, opened) else "")
    people = cells.people(p, opened.year)
    steps = working(lang, opened.steps, end_of(opened.year), book, p.household.municipality, people=people)
    return (
        look.line("question", title)
        + look.line("figure", words.yen(opened.yen, lang))
        + (look.line("plain", told) if told else "")
        + (_parts(lang, opened, book) if opened.parts else "")
        + (worked.as_html(lang, steps, folded=True) if steps else "")
    )


def _parts(lang: str, opened: Opened, book: LawBook) -> str:
    rows = [(part_label(lang, part, book), words.yen(part.yen, lang)) for part in opened.parts]
    return f'<div class="working">{look.pairs(rows)}</div>'
