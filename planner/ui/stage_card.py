"""支援の段階のカード (stage card): which stage it may be, what may follow, which numbers it concerns, who helps."""

import html

import streamlit as st

from planner import support_stages, wording_stages
from planner.desks import STAGES, Stage
from planner.ui import desk_cards, look
from planner.wording_stages import StageText
from planner.words import t


def choose(lang: str, *, key: str) -> Stage | None:
    """いまの段階 — ask which stage it may be now; None while nothing is chosen.

    Args:
        lang: "ja" or "en".
        key: Key of the field in the session.

    """
    return st.radio(
        t(lang, "stage.title"),
        STAGES,
        index=None,
        format_func=lambda one: wording_stages.name(lang, one),
        key=key,
    )


def show(lang: str, stage: Stage, code: str | None) -> None:
    """支援の段階 — one stage, and below it the desks that help.

    Args:
        lang: "ja" or "en".
        stage: The stage.
        code: Five-digit municipality code, or None.

    """
    st.html(card(lang, wording_stages.stage(lang, stage)))
    desk_cards.show(lang, support_stages.who_helps(code, stage))
    st.html("".join(look.line("small", text) for text in wording_stages.published(lang)))


def card(lang: str, told: StageText) -> str:
    """Return one stage as HTML, every text escaped."""
    changes = tuple(t(lang, "stage.change", measure=name, text=text) for name, text in told.changes)
    return (
        look.line("answer", told.name)
        + look.line("plain", told.what)
        + look.line("plain small", told.order)
        + _list(t(lang, "stage.signs"), told.signs)
        + _list(t(lang, "stage.next"), (told.next,))
        + _list(t(lang, "stage.changes"), changes)
        + look.line("small", told.rule)
    )


def _list(title: str, lines: tuple[str, ...]) -> str:
    inside = "".join(f"<li>{html.escape(text)}</li>" for text in lines)
    return f'<p class="plain"><b>{html.escape(title)}</b></p><ul>{inside}</ul>'
