"""見通しの部品 (outlook): the pieces of the outlook page, each in words and nothing else."""

from collections.abc import Callable

import streamlit as st

from planner import answers, desks, findings, switches, tables, wording, wording_desks
from planner.answers import Outlook
from planner.household import Household
from planner.projection import Projection
from planner.ui import explained, look, pages, state
from planner.ui.forms.assumptions import PRICE_GROWTHS
from planner.wording import AnswerText, StepText
from planner.words import percent, t

PRICES = ("assumptions", "price_growth_ratio")
MOODS = ("ask", "prepare", "note")


def until(lang: str, p: Projection) -> tuple[str, str]:
    """いつまで — one sentence that says until when the money lasts, and one that looks ahead from there."""
    o: Outlook = answers.outlook(p)
    last = int(p.years[-1])
    facts = {"name": o.child.name, "last_year": last, "last_age": o.child.age_in(last)}
    if not o.told:
        return t(lang, "answer.living.not_told"), t(lang, "until.not_told")
    if o.short is None:
        return t(lang, "until.lasts", **facts), t(lang, "until.kept")
    if o.short == 0:
        return t(lang, "until.short_now"), t(lang, "until.from_here")
    year = int(p.years[o.short])
    sentence = t(lang, "until.short", name=o.child.name, year=year, age=o.child.age_in(year))
    return sentence, t(lang, "until.time_left", years=o.short, more=t(lang, "until.from_here"))


def answer_line(lang: str) -> None:
    """いまの答え — the answer in one line, above pages that are about something else; nothing without a family."""
    household = state.current()
    if household is not None:
        st.html(look.line("now", until(lang, state.projected(household))[0]) + last_good(lang))


def last_good(lang: str) -> str:
    """直前の答え — say that an answer is that of before an entry that waits; nothing where none waits."""
    return look.line("small", t(lang, "outlook.last_good")) if state.desk().drafts else ""


def told(household: Household) -> bool:
    """Whether the family has named any money yet; without it no sum can be compared with what is there."""
    return answers.outlook(state.projected_quickly(household)).told


def family(lang: str, household: Household | None) -> Household:
    """家族があれば — return the family on the desk; without one lead to where it begins, and draw nothing more.

    Args:
        lang: "ja" or "en".
        household: What the page looks at.

    """
    if household is None:
        st.html(look.title(t(lang, "empty.title")))
        st.page_link(pages.page(lang, "family"), label=t(lang, "empty.to_family"), icon=":material/arrow_forward:")
        st.stop()
    return household


def not_told(lang: str) -> None:
    """Say that money is not known yet, and the way to where it is entered."""
    st.html(look.title(t(lang, "answer.living.not_told")) + look.line("after-lead", t(lang, "until.not_told")))
    st.page_link(pages.page(lang, "family"), label=t(lang, "empty.to_family"), icon=":material/arrow_forward:")


def price_choice(household: Household) -> None:
    """Offer 0, 1 and 2 % growth of prices; the choice goes into the family's file."""
    lang, key = state.lang(), f"{state.desk().revision}.prices"
    filled = state.projected(household).household.assumptions.price_growth_ratio
    options = sorted({*PRICE_GROWTHS, filled or 0.0})

    def take() -> None:
        state.put(PRICES, st.session_state[key], st.session_state[key])

    st.segmented_control(
        t(lang, "outlook.prices"),
        options,
        default=filled or 0.0,
        format_func=lambda ratio: percent(ratio, lang),
        key=key,
        required=True,
        help=t(lang, "outlook.prices_hint"),
        on_change=take,
    )


def card(lang: str, answer: AnswerText) -> None:
    """One answer: question, sentence, amount, reason, what the terms mean, and the next steps to unfold."""
    household = state.current()
    code = None if household is None else household.municipality
    with st.container(border=True):
        st.html(
            look.line("question", answer.question)
            + look.line("answer", answer.sentence)
            + look.line("plain", answer.amount)
            + look.line("plain small", answer.reason)
            + explained.explanations(lang, answer.sentence, answer.amount, answer.reason)
        )
        if answer.steps:
            with st.expander(t(lang, "outlook.steps", count=len(answer.steps))):
                st.html("".join(step(lang, one, code) for one in answer.steps))


def step(lang: str, one: StepText, code: str | None) -> str:
    """One next step with office and papers, and the town's own desk where it has one.

    Args:
        lang: "ja" or "en".
        one: The step in words.
        code: Five-digit municipality code, or None.

    """
    office, papers = t(lang, "outlook.office", office=one.office), t(lang, "outlook.papers", papers=one.papers)
    asked = () if not one.code or desks.is_at_home(one.code) else desks.for_step(code, one.code)
    local = next((desk for desk in asked if desk.code == code), None)
    near = () if local is None else (wording_desks.in_one_line(lang, local),)
    return look.step(one.what, office, papers, *near) + explained.explanations(lang, one.what, office)


def formulas(lang: str, p: Projection) -> str:
    """The formula of each phase, to redo on paper."""
    told = answers.outlook(p).told
    return "".join(_formula(lang, phase, told=told) for phase in tables.phases(p))


def _formula(lang: str, phase: tables.Phase, *, told: bool) -> str:
    span = "phase.one_year" if phase.first_year == phase.last_year else "phase.span"
    title = t(lang, f"phase.{phase.key}") + t(lang, "app.between")
    title += t(lang, span, first_year=phase.first_year, last_year=phase.last_year)
    needed = "phase.needed" if phase.gap_yen > 0 else "phase.spare"
    remarks: tuple[str, ...] = (t(lang, needed if told else "phase.not_told"),)
    if phase.once_yen:
        remarks += (t(lang, "phase.once_in" if phase.once_yen > 0 else "phase.once_out", once_yen=abs(phase.once_yen)),)
    return look.formula(title, wording.phase_formula(lang, phase), remarks)


def remarks(lang: str, p: Projection, show: Callable[[str], object]) -> None:
    """The findings, grouped: what to ask, what to prepare, what to know; each step is told once."""
    found, told = findings.all_findings(p, state.law()), {""}
    for mood in MOODS:
        of_mood = [finding for finding in found if finding.mood == mood]
        if of_mood:
            lines = [look.line("answer small", t(lang, f"mood.{mood}"))]
            for finding in of_mood:
                lines.append(look.line("plain", wording.finding(lang, finding)))
                if finding.step not in told:
                    lines.append(step(lang, wording.step(lang, finding.step), p.household.municipality))
                told.add(finding.step)
            show("".join(lines))


def switched(lang: str, p: Projection) -> str:
    """親御さんのお見送りで変わること — by year, what is another than in the year before; "" where nothing is."""
    by_year: dict[int, list[str]] = {}
    for one in switches.after_each_death(p):
        by_year.setdefault(one.year, []).append(wording.switch(lang, one))
    return "".join(look.formula(t(lang, "switch.year", year=year), "", tuple(told)) for year, told in by_year.items())
