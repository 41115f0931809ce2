"""くらべる表 (compared): plans side by side as HTML, what each measure brings, and who applies where."""

import html
from collections.abc import Sequence

import streamlit as st

from planner import charts_plans, compare, measures, wording_measures
from planner.compare import Compared, Result, Shares
from planner.household import Household
from planner.measures import Refused
from planner.ui import look, state
from planner.words import man_yen, t

ROWS = ("lasts", "missing", "left", "assistance", "outside", "years", "difference")


def lead(lang: str, columns: Sequence[Compared]) -> tuple[str, str]:
    """一番上の文 — what the plans come to, and what to do next."""
    fitting = [one for one in columns[1:] if one.result is not None]
    if not fitting:
        return t(lang, "plans.lead.none"), t(lang, "plans.lead.none.next")
    best = max(fitting, key=lambda one: one.difference_yen)
    result = best.result
    facts = {"plan": best.name, "years": best.years_gained, "difference_yen": abs(best.difference_yen)}
    if best.difference_yen <= 0 or result is None:
        return t(lang, "plans.lead.no_help"), t(lang, "plans.lead.no_help.next")
    if result.short_age is None:
        return t(lang, "plans.lead.lasts", age=result.last_age, **facts), t(lang, "plans.lead.next", **facts)
    return t(lang, "plans.lead.until", age=result.short_age, **facts), t(lang, "plans.lead.next", **facts)


def table(lang: str, columns: Sequence[Compared]) -> str:
    """くらべる表 — one column for each plan; the first is 今のまま. Texts of the family are escaped."""
    heads = "".join(f'<th scope="col">{html.escape(charts_plans.plan_name(lang, one))}</th>' for one in columns)
    body = "".join(_row(lang, name, columns) for name in ROWS)
    caption = html.escape(t(lang, "plans.table.caption"))
    first = html.escape(t(lang, "plans.table.what"))
    return (
        f'<div class="sheet compared" role="region" tabindex="0" aria-label="{caption}"><table>'
        f'<caption>{caption}</caption><thead><tr><th scope="col">{first}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(lang: str, name: str, columns: Sequence[Compared]) -> str:
    cells = "".join(f"<td>{html.escape(_cell(lang, name, one))}</td>" for one in columns)
    return f'<tr class="{name}"><th scope="row">{html.escape(t(lang, f"plans.row.{name}"))}</th>{cells}</tr>'


def _cell(lang: str, name: str, one: Compared) -> str:
    if one.result is None:
        return t(lang, "plans.cell.refused") if name == ROWS[0] else t(lang, "plans.cell.nothing")
    if name == "years":
        return t(lang, "plans.cell.years", years=one.years_gained) if one.name else t(lang, "plans.cell.nothing")
    if name == "difference":
        return _signed(lang, one.difference_yen) if one.name else t(lang, "plans.cell.nothing")
    return _of_result(lang, name, one.result)


def _of_result(lang: str, name: str, found: Result) -> str:
    if name == "lasts":
        if found.short_age is None:
            return t(lang, "plans.cell.lasts", age=found.last_age)
        return t(lang, "plans.cell.until", age=found.short_age, year=found.short_year)
    if name == "assistance":
        if found.assistance_age is None:
            return t(lang, "plans.cell.no_assistance")
        return t(lang, "plans.cell.assistance", age=found.assistance_age, year=found.assistance_year)
    yen = {"missing": found.missing_yen, "left": found.left_yen, "outside": found.outside_yen}[name]
    return man_yen(yen, lang) if yen else t(lang, "plans.cell.nothing")


def _signed(lang: str, yen: int) -> str:
    """An amount with + or ▲ before it."""
    return t(lang, "plans.cell.more", amount=man_yen(yen, lang)) if yen > 0 else man_yen(yen, lang)


def refused(lang: str, columns: Sequence[Compared]) -> None:
    """Say of each plan that does not fit why, and what would."""
    for one in columns:
        if one.refused is not None:
            st.warning(look.escaped(t(lang, "plans.refused", plan=one.name) + reasons(lang, one.refused)))


def reasons(lang: str, found: Refused) -> str:
    """なぜできないか — the sentences of a refusal."""
    told = [wording_measures.refusal(lang, one) for one in found.refusals]
    return t(lang, "plans.reason", name=wording_measures.title(lang, found.measure)) + "".join(told)


def shares(lang: str, household: Household, one: Compared) -> None:
    """対策ごとの分 — a picture, the same numbers in a list, and how they were divided."""
    found = _shares(household, one)
    st.markdown(t(lang, "plans.shares.text", plan=look.escaped(one.name)))
    figure = charts_plans.shares(found, lang, ink=look.colour("textColor"))
    st.plotly_chart(figure, alt=t(lang, "plans.shares.alt"), config={"displayModeBar": False}, key="shares")
    rows = [(wording_measures.title(lang, share.measure), _share_words(lang, share)) for share in found.shares]
    total = (t(lang, "plans.shares.total"), _signed(lang, one.difference_yen))
    st.html(f'<div class="working">{look.pairs([*rows, total])}</div>')
    key = "plans.shares.all_orders" if found.all_orders else "plans.shares.some_orders"
    st.caption(t(lang, key, orders=found.orders))


def _share_words(lang: str, share: compare.Share) -> str:
    told = _signed(lang, share.share_yen)
    if share.alone_yen is None or share.alone_years is None:
        return told
    return t(lang, "plans.shares.alone", share=told, years=share.alone_years)


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _shares_of(household: Household, number: int) -> Shares:
    return compare.shares(household, household.plans[number].measures, state.law())


def _shares(household: Household, one: Compared) -> Shares:
    number = next(i for i, plan in enumerate(household.plans) if plan.name == one.name)
    return _shares_of(household, number)


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def columns(household: Household) -> tuple[Compared, ...]:
    """Return the family as it is and its plans, side by side."""
    return compare.plans(household, state.law())


def steps(lang: str, household: Household, one: Compared) -> None:
    """だれが・どこで・何を持って — what every measure of a plan asks for."""
    changed, book = household.model_copy(update={"plans": ()}), state.law()
    for measure in one.measures:
        told = wording_measures.measure(lang, changed, measure, book)
        changed = measures.applied(changed, (measure,), book)
        with st.expander(look.escaped(told.title)):
            st.html(look.line("plain", told.does))
            parts = ("conditions", "cost", "begins", "who", "office", "papers")
            rows = [(t(lang, f"plans.part.{part}"), getattr(told, part)) for part in parts]
            st.html(f'<div class="working told">{look.pairs(rows)}</div>')
