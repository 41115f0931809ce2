"""図 (pictures): every picture with its message in words above it and the same numbers as a table below it."""

import html

import streamlit as st

from planner import charts_gap, charts_money, charts_owners, charts_plans, charts_programmes, wording_charts
from planner.charts import Figure
from planner.household import Household
from planner.ui import compared, look, state
from planner.words import t
from planner.wording_charts import Told


def _show(lang: str, name: str, figure: Figure, told: Told) -> None:
    st.subheader(t(lang, f"pictures.{name}"), anchor=False)
    st.html(look.line("plain", told.alt))
    st.plotly_chart(figure, alt=told.alt, config={"displayModeBar": False}, key=f"pictures_{name}")
    with st.expander(t(lang, "pictures.table")):
        st.html(table(told))


def table(told: Told) -> str:
    """Return the numbers of a picture as a table; every text is escaped."""
    caption = html.escape(told.caption)
    heads = "".join(f'<th scope="col">{html.escape(head)}</th>' for head in told.heads)
    rows = "".join(
        f'<tr><th scope="row">{html.escape(first)}</th>{"".join(f"<td>{html.escape(cell)}</td>" for cell in cells)}</tr>'
        for first, *cells in told.rows
    )
    return (
        f'<div class="sheet compared" role="region" tabindex="0" aria-label="{caption}"><table>'
        f"<caption><span>{caption}</span></caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _colours() -> dict[str, str]:
    return {"ink": look.colour("textColor"), "paper": look.colour("backgroundColor")}


def sources(household: Household) -> None:
    """Income and spending by source over the phases."""
    lang, p = state.lang(), state.projected(household)
    _show(lang, "income", charts_money.income(p, lang, **_colours()), wording_charts.income(lang, p))
    _show(lang, "spending", charts_money.spending(p, lang, **_colours()), wording_charts.spending(lang, p))


def owners(household: Household) -> None:
    """Who owns what, year by year."""
    lang, p = state.lang(), state.projected(household)
    _show(lang, "owners", charts_owners.owned(p, lang, **_colours()), wording_charts.owned(lang, p))


def programmes(household: Household) -> None:
    """When each programme starts and ends."""
    lang, p, book = state.lang(), state.projected(household), state.law()
    figure = charts_programmes.programmes(p, book, lang, **_colours())
    _show(lang, "programmes", figure, wording_charts.programmes(lang, p, book))


def gap(household: Household) -> None:
    """What closes the gap: the first plan that fits, measure by measure; a sentence where there is none."""
    lang = state.lang()
    as_it_is, *plans = compared.columns(household)
    one = next((plan for plan in plans if plan.result is not None and plan.measures), None)
    if one is None:
        st.markdown(t(lang, "pictures.no_plan"))
    else:
        found = compared.shares_of(household, one)
        figure = charts_gap.waterfall(as_it_is, one, found, lang, **_colours())
        _show(lang, "gap", figure, wording_charts.waterfall(lang, as_it_is, one, found))


def balances(household: Household) -> None:
    """The balance lines of 今のまま and of every plan."""
    lang, columns = state.lang(), compared.columns(household)
    _show(lang, "balances", charts_plans.balances(columns, lang, **_colours()), wording_charts.balances(lang, columns))


PARTS = {"balances": balances, "sources": sources, "owners": owners, "programmes": programmes, "gap": gap}
