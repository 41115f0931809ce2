"""ページ (pages): which screens there are, in their order.

The first is where everybody begins; then the three ways of looking at one family; then the pages that go deeper.
"""

from pathlib import Path

import streamlit as st

from planner.words import t

VIEWS = Path(__file__).with_name("views")
START = "family"
WAYS = ("session", "home")
DEEPER = ("outlook", "pictures", "plans", "leave", "chances", "steps", "support", "evidence", "calculator")
NAMES = (START, *WAYS, *DEEPER)
WITH_ANSWER_LINE = ("family", "support", "evidence")  # the others have the answer as their heading


def page(lang: str, name: str) -> st.Page:
    """Return one page; the first is the one that opens."""
    return st.Page(VIEWS / f"{name}.py", title=t(lang, f"page.{name}"), url_path=name, default=name == NAMES[0])
