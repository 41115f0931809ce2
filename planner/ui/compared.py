"""くらべる表 (compared): plans side by side as HTML, what each measure brings, and who applies where."""

import html
from collections.abc import Sequence

import streamlit as st

from planner import (
    charts_plans,
    compare,
    measures,
    search_plans,
    tornado,
    wording_measures,
    wording_plans,
)
from planner.compare import Compared, Shares
from planner.household import Household
from planner.search_plans import Search
from planner.tornado import Turn
from planner.ui import explained, leaving, look, state
from planner.words import t


def table(lang: str, columns: Sequence[Compared]) -> str:
    """くらべる表 — one column for each plan; the first is 今のまま. Texts of the family are escaped."""
    heads = "".join(f'<th scope="col">{html.escape(wording_plans.plan_name(lang, one))}</th>' for one in columns)
    body = "".join(_row(lang, name, columns) for name in wording_plans.ROWS)
    caption = html.escape(t(lang, "plans.table.caption"))
    first = html.escape(t(lang, "plans.table.what"))
    return (
        f'<div class="sheet compared" role="region" tabindex="0" aria-label="{caption}"><table>'
        f'<caption><span>{caption}</span></caption><thead><tr><th scope="col">{first}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(lang: str, name: str, columns: Sequence[Compared]) -> str:
    cells = "".join(f"<td>{html.escape(wording_plans.cell(lang, name, one))}</td>" for one in columns)
    return f'<tr class="{name}"><th scope="row">{html.escape(t(lang, f"plans.row.{name}"))}</th>{cells}</tr>'


def refused(lang: str, columns: Sequence[Compared]) -> None:
    """Say of each plan that does not fit why, and what would."""
    for one in columns:
        if one.refused is not None:
            st.warning(look.escaped(wording_plans.refused(lang, one.name, one.refused)))


def shares(lang: str, household: Household, one: Compared) -> None:
    """対策ごとの分 — a picture, the same numbers in a list, and how they were divided."""
    found = shares_of(household, one)
    st.markdown(t(lang, "plans.shares.text", plan=look.escaped(one.name)))
    figure = charts_plans.shares(found, lang, ink=look.colour("textColor"))
    most = max(found.shares, key=lambda share: share.share_yen).measure
    message = t(lang, "plans.shares.alt", measure=wording_measures.title(lang, most))
    st.plotly_chart(figure, alt=message, config={"displayModeBar": False}, key="shares")
    rows = [(wording_measures.title(lang, share.measure), wording_plans.share(lang, share)) for share in found.shares]
    total = (t(lang, "plans.shares.total"), wording_plans.signed(lang, one.difference_yen))
    st.html(f'<div class="working">{look.pairs([*rows, total])}</div>')
    st.caption(wording_plans.orders(lang, found))


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _shares_of(household: Household, number: int) -> Shares:
    return compare.shares(household, household.plans[number].measures, state.law())


def shares_of(household: Household, one: Compared) -> Shares:
    """Return what each measure of a plan brings."""
    number = next(i for i, plan in enumerate(household.plans) if plan.name == one.name)
    return _shares_of(household, number)


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def columns(household: Household) -> tuple[Compared, ...]:
    """Return the family as it is and its plans, side by side."""
    return compare.plans(household, state.law())


def which(lang: str, household: Household, label: str) -> Compared:
    """どの案か — offer 今のまま and the plans that fit; return the chosen one."""
    families = {place: one for place, one in enumerate(columns(household)) if one.projection is not None}
    chosen = 0
    if len(families) > 1:
        chosen = st.segmented_control(
            label,
            [*families],
            default=0,
            format_func=lambda place: look.escaped(wording_plans.plan_name(lang, families[place])),
            key=f"{state.desk().revision}.which_plan",
            required=True,
            persist_state="session",
        )
    return families.get(chosen, families[0])


def choose(lang: str, household: Household, label: str) -> Household:
    """どの案で見るか — let choose among the plans that fit; return the family as it is in the chosen one."""
    projection = which(lang, household, label).projection
    given = household if projection is None else projection.given
    return given.model_copy(update={"plans": ()})


def steps(lang: str, household: Household, one: Compared) -> None:
    """だれが・どこで・何を持って — what every measure of a plan asks for."""
    changed, book = household.model_copy(update={"plans": ()}), state.law()
    for measure in one.measures:
        told = wording_measures.measure(lang, changed, measure, book)
        changed = measures.applied(changed, (measure,), book)
        with st.expander(look.escaped(told.title)):
            st.html(
                look.line("plain", told.does) + explained.explanations(lang, told.title, told.does, told.conditions)
            )
            parts = ("conditions", "cost", "begins", "who", "office", "papers")
            rows = [(t(lang, f"plans.part.{part}"), getattr(told, part)) for part in parts]
            st.html(f'<div class="working told">{look.pairs(rows)}</div>')


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _turns(household: Household) -> tuple[Turn, ...]:
    return tornado.turns(household, state.law())


def turns(lang: str, one: Compared) -> None:
    """何がいちばん響くか — a picture and the same numbers in a list."""
    if one.projection is None:
        return
    found = _turns(one.projection.given)
    st.markdown(t(lang, "tornado.text", plan=look.escaped(wording_plans.plan_name(lang, one))))
    figure = charts_plans.tornado(found, lang, ink=look.colour("textColor"))
    message = t(lang, "tornado.alt", what=t(lang, f"tornado.{found[0].code}"))
    st.plotly_chart(figure, alt=message, config={"displayModeBar": False}, key="tornado")
    st.caption(t(lang, "tornado.colours"))
    rows = [wording_plans.turn(lang, turn) for turn in found]
    st.html(f'<div class="working">{look.pairs(rows)}</div>')


CERTAINTIES = (None, 0.5, 0.8, 0.9, 0.95)
SEARCHED = "searched"


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _searched(household: Household, number: int, to_age: int, certainty: float | None) -> Search:
    accepted = household.plans[number].measures
    return search_plans.search(household, accepted, state.law(), to_age=to_age, certainty=certainty)


def search(lang: str, household: Household, one: Compared) -> None:
    """足りる組み合わせをさがす — answered on the button; the answer stays while family and plan stay."""
    if len(one.measures) > search_plans.MOST_ACCEPTED:
        st.caption(t(lang, "search.too_many", most=search_plans.MOST_ACCEPTED))
        return
    number = next(i for i, plan in enumerate(household.plans) if plan.name == one.name)
    ages, planned = leaving.possible_ages(household)
    st.markdown(t(lang, "search.text", plan=look.escaped(one.name)))
    with st.form(key=f"search.{number}", border=False):
        left, right = st.columns(2)
        with left:
            to_age = st.number_input(t(lang, "search.to_age"), ages.start, ages.stop - 1, value=planned)
            leaving.between(lang, "age", ages.start, ages.stop - 1)
        certainty = right.selectbox(
            t(lang, "search.certainty"),
            CERTAINTIES,
            format_func=lambda ratio: wording_plans.certainty(lang, ratio),
            filter_mode=None,
        )
        if st.form_submit_button(t(lang, "search.go")):
            st.session_state[SEARCHED] = (household, number, int(to_age), certainty)
    asked = st.session_state.get(SEARCHED)
    if asked is None or asked[:2] != (household, number):
        return
    sentence, sets = wording_plans.search(lang, _searched(*asked), one.measures)
    st.html(look.line("answer", sentence))
    for place, told in enumerate(sets, start=1):
        st.html(look.line("plain", f"{place}. {told}"))
    if sets:
        st.caption(t(lang, "search.burden_note"))
