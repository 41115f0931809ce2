"""ページ (pages): which screens there are, in their order."""

from pathlib import Path

import streamlit as st

from planner.words import t

VIEWS = Path(__file__).with_name("views")
NAMES = ("family", "home", "outlook", "plans", "leave", "chances", "calculator", "evidence")


def page(lang: str, name: str) -> st.Page:
    """Return one page; the first is the one that opens."""
    return st.Page(VIEWS / f"{name}.py", title=t(lang, f"page.{name}"), url_path=name, default=name == NAMES[0])
