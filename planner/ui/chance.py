"""もしもの部品 (chance): three lives and their factors, how often the money lasts, its range, and named stresses."""

import html
from functools import partial

import streamlit as st

from planner import answers, chances, charts_fan, compare, lives, stresses, wording_chances, wording_law, wording_plans
from planner.chances import COUNT, Chances, Lives
from planner.compare import Result
from planner.household import Household
from planner.lives import Factor
from planner.projection import project
from planner.reading import read_factor
from planner.ui import fields, look, state
from planner.ui.forms.items import side_by_side
from planner.words import t

ASKED = "asked_chances"


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def exact(family: Household) -> Chances:
    """Return the chances of a family over every order of lives, in a calm economy."""
    return chances.chances(family, state.law())


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _drawn(family: Household) -> Chances:
    return chances.chances(family, state.law(), exact=False, count=COUNT)


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _lives(family: Household) -> Lives:
    return chances.of_lives(family, state.law())


def three_lives(lang: str, household: Household) -> None:
    """三つの人生 — expected years of the main child and the parents, and where they may be looked at differently."""
    name = answers.outlook(state.projected(household)).child.name
    rows = wording_chances.three_lives(lang, _lives(household), name, parents=bool(household.parents))
    st.html(f'<div class="working">{look.pairs(rows)}</div>')
    st.caption(t(lang, "chances.lives.text"))
    with st.expander(t(lang, "chances.factor"), key="unfold.factor"):
        _factors(lang, household)


def _factors(lang: str, household: Household) -> None:
    """A factor for each person, and the published ones with their sources."""
    st.markdown(t(lang, "chances.factor.text"))
    st.html("".join(_published(lang, factor) for factor in lives.factors(state.law())))
    people = [("parents", i) for i in range(len(household.parents))]
    people += [("children", i) for i in range(len(household.children))]
    side_by_side(*(partial(_factor, household, group, number) for group, number in people))


def _published(lang: str, factor: Factor) -> str:
    label = wording_law.in_language(lang, factor.parameter, "label")
    source = t(lang, "evidence.source", source=factor.parameter.entries[-1].source)
    note = wording_law.in_language(lang, factor.parameter, "note")
    told = t(lang, "chances.factor.row", label=label, factor=f"{factor.ratio:g}")
    return look.remarked(told, (source, note))


def _factor(household: Household, group: str, number: int) -> None:
    st.markdown(f"**{look.escaped(getattr(household, group)[number].name)}**")
    fields.entry((group, number, "mortality_factor"), read_factor)


def rows(lang: str, found: Chances) -> None:
    """見込みの一覧 — the chances below one another, and how they were worked out."""
    st.html(f'<div class="working">{look.pairs(wording_chances.rows(lang, found))}</div>')
    st.caption(wording_chances.how(lang, found))


def drawn(lang: str, family: Household) -> None:
    """物価と運用も — worked out on the button; rows, the range of money, and its numbers in a table."""
    asked = state.current(), family
    if st.button(t(lang, "chances.go"), key="futures"):
        st.session_state[ASKED] = asked
    if st.session_state.get(ASKED) != asked:
        return
    with st.spinner(t(lang, "chances.wait", count=f"{COUNT:,}")):
        found = _drawn(family)
    rows(lang, found)
    _fan(lang, family, found)


def _fan(lang: str, family: Household, found: Chances) -> None:
    birth_year = next(child.birth_year for child in family.children if child.name == found.child)
    st.subheader(t(lang, "chances.fan.title"), anchor=False)
    st.markdown(t(lang, "chances.fan.text"))
    figure = charts_fan.fan(found, birth_year, lang, ink=look.colour("textColor"))
    message = wording_chances.fan_message(lang, found, birth_year)
    st.plotly_chart(figure, alt=message, config={"displayModeBar": False}, key="fan")
    st.caption(message)
    st.html(_table(lang, found, birth_year))
    st.caption(wording_chances.kept(lang, found))


def _table(lang: str, found: Chances, birth_year: int) -> str:
    """お金の幅の表 — the numbers of the picture at round ages."""
    names = ("age", "low", "quarter", "middle", "three_quarters", "high")
    heads = "".join(f'<th scope="col">{html.escape(t(lang, f"chances.fan.{name}"))}</th>' for name in names)
    ages = wording_chances.round_ages(found, birth_year)
    body = "".join(_row(row) for row in wording_chances.fan_rows(lang, found, ages, birth_year))
    caption = html.escape(t(lang, "chances.fan.caption"))
    return (
        f'<div class="sheet narrow" role="region" tabindex="0" aria-label="{caption}"><table>'
        f"<caption><span>{caption}</span></caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: tuple[str, ...]) -> str:
    first, *cells = (html.escape(cell) for cell in row)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _stressed(family: Household) -> tuple[tuple[str, Result], ...]:
    book = state.law()
    return tuple(
        (name, compare.result(project(*stresses.STRESSES[name](family, book), book, working=False)))
        for name in stresses.fitting(family)
    )


def stressed(lang: str, family: Household) -> None:
    """もしも — what each named stress changes, one at a time."""
    first = compare.result(state.projected(family))
    told = [(t(lang, "stress.as_it_is"), wording_plans.lasts(lang, first))]
    told += [wording_chances.stress(lang, name, one, first) for name, one in _stressed(family)]
    st.html(f'<div class="working">{look.pairs(told)}</div>')
