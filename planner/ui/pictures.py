"""図 (pictures): every picture with its message in words above it and the same numbers as a table below it."""

import html
from collections.abc import Collection

import streamlit as st

from planner import charts_gap, charts_money, charts_owners, charts_plans, charts_programmes, wording_charts
from planner.charts import Figure
from planner.household import Household
from planner.ui import compared, look, state
from planner.wording_charts import Told
from planner.words import t


def _show(lang: str, name: str, figure: Figure, told: Told) -> None:
    st.header(t(lang, f"pictures.{name}"), anchor=False)
    st.html(look.line("plain", told.alt))
    st.plotly_chart(figure, alt=told.alt, config={"displayModeBar": False}, key=f"pictures_{name}")
    with st.expander(t(lang, "pictures.table")):
        st.html(table(told))


def table(told: Told, *, whole: Collection[str] = ()) -> str:
    """Return the numbers of a picture as a table; every text is escaped.

    Args:
        told: The table.
        whole: Heads of the rows that stand out, such as sums.

    """
    caption = html.escape(told.caption)
    heads = "".join(f'<th scope="col">{html.escape(head)}</th>' for head in told.heads)
    rows = "".join(_row(*row, kind="whole" if row[0] in whole else "") for row in told.rows)
    return (
        f'<div class="sheet compared" role="region" tabindex="0" aria-label="{caption}"><table>'
        f"<caption><span>{caption}</span></caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(first: str, *others: str, kind: str) -> str:
    cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in others)
    return f'<tr class="{kind}"><th scope="row">{html.escape(first)}</th>{cells}</tr>'


def _colours() -> tuple[str, str]:
    """Colours of the words and of the ground behind them."""
    return look.colour("textColor"), look.colour("backgroundColor")


def sources(household: Household) -> None:
    """Income and spending by source over the phases."""
    ink, paper = _colours()
    lang, p = state.lang(), state.projected(household)
    _show(lang, "income", charts_money.income(p, lang, ink=ink, paper=paper), wording_charts.income(lang, p))
    _show(lang, "spending", charts_money.spending(p, lang, ink=ink, paper=paper), wording_charts.spending(lang, p))


def owners(household: Household) -> None:
    """Who owns what, year by year."""
    ink, paper = _colours()
    lang, p = state.lang(), state.projected(household)
    _show(lang, "owners", charts_owners.owned(p, lang, ink=ink, paper=paper), wording_charts.owned(lang, p))


def programmes(household: Household) -> None:
    """When each programme starts and ends."""
    ink, paper = _colours()
    lang, p, book = state.lang(), state.projected(household), state.law()
    figure = charts_programmes.programmes(p, book, lang, ink=ink, paper=paper)
    _show(lang, "programmes", figure, wording_charts.programmes(lang, p, book))


def gap(household: Household) -> None:
    """What closes the gap: the first plan that fits, measure by measure; a sentence where there is none."""
    ink, paper = _colours()
    lang = state.lang()
    as_it_is, *plans = compared.columns(household)
    one = next((plan for plan in plans if plan.result is not None and plan.measures), None)
    if one is None:
        st.markdown(t(lang, "pictures.no_plan"))
    else:
        found = compared.shares_of(household, one)
        figure = charts_gap.waterfall(as_it_is, one, found, lang, ink=ink, paper=paper)
        _show(lang, "gap", figure, wording_charts.waterfall(lang, as_it_is, one, found))


def balances(household: Household) -> None:
    """The balance lines of 今のまま and of every plan."""
    ink, paper = _colours()
    lang, columns = state.lang(), compared.columns(household)
    _show(
        lang,
        "balances",
        charts_plans.balances(columns, lang, ink=ink, paper=paper),
        wording_charts.balances(lang, columns),
    )


PARTS = {"balances": balances, "sources": sources, "owners": owners, "programmes": programmes, "gap": gap}
