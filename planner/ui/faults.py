"""こちらの不具合 (faults): one calm page for our own faults, wherever they happen; no value of a family in the log.

A page is guarded by ``app``, a fragment by ``guarded``; what remains (callbacks) reaches ``tell_of_any``, which the
launcher gives to Streamlit. Streamlit writes such faults into the log by itself: ``keep_values_out_of_the_log``.
"""

import functools
import logging
import traceback
from collections.abc import Callable
from typing import Any, ParamSpec

import streamlit as st

from planner import __version__
from planner.ui import saving, state
from planner.words import t

Given = ParamSpec("Given")
Record = Callable[..., logging.LogRecord]

log = logging.getLogger(__name__)


def tell(fault: Exception, where: str) -> None:
    """不具合を伝える — a calm page with the version; the log gets the kind of fault and where in our code it happened.

    Args:
        fault: What happened.
        where: Tells several of them on one page apart.

    """
    lang = state.lang()
    log.error("fault %s in version %s\n%s", type(fault).__name__, __version__, _way_to(fault))
    st.header(t(lang, "fault.title"), anchor=False)
    st.markdown(t(lang, "fault.text", version=__version__))
    saving.save_button(where)


def guarded(show: Callable[Given, None]) -> Callable[Given, None]:
    """Return a part of a page that tells of its own faults, for a fragment: Streamlit draws it without the page."""

    @functools.wraps(show)
    def shown(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            show(*args, **kwargs)
        except Exception as fault:  # noqa: BLE001 - as in ``app``: our faults are kept from a family; see the log
            tell(fault, f"{show.__module__}.fault")

    return shown


def tell_of_any(fault: Exception) -> bool:
    """どこで起きても — tell of a fault that no page could, such as one of a callback, and offer to go on.

    Returns:
        True: nothing else is to be shown about it.

    """
    tell(fault, "any_fault")
    label = t(state.lang(), "fault.go_on")
    st.button(label, key="fault.go_on", icon=":material/arrow_back:", on_click=state.redraw)
    return True


def keep_values_out_of_the_log() -> None:
    """記録に値を残さない — from now on a fault is logged by its kind and place alone, whoever logs it."""
    before = logging.getLogRecordFactory()
    if not hasattr(before, "keeps_values_out"):
        logging.setLogRecordFactory(_without_values(before))


def _without_values(make: Record) -> Record:
    def made(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        fault = record.exc_info[1] if record.exc_info else None
        if fault is not None:
            record.exc_text, record.exc_info = f"{type(fault).__name__}\n{_way_to(fault)}", None
        return record

    made.keeps_values_out = True  # type: ignore[attr-defined]
    return made


def _way_to(fault: BaseException) -> str:
    """Where in the code a fault happened, without its own words, in which a value may stand."""
    return "".join(traceback.format_tb(fault.__traceback__))
