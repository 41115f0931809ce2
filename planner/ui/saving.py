"""保存のボタン (saving): the family's file to take along, wherever a page offers it."""

import streamlit as st

from planner import household_file
from planner.ui import state
from planner.words import t

FILE_NAME = "family.toml"


def save_button(where: str) -> None:
    """Offer the family's file, if there is a family.

    Args:
        where: Tells the buttons of one page apart.

    """
    household = state.current()
    if household is not None:
        st.download_button(
            t(state.lang(), "app.save"),
            data=lambda: household_file.dumps_toml(household).encode("utf-8"),
            file_name=FILE_NAME,
            mime="application/toml",
            key=f"save.{where}",
            on_click="ignore",
            icon=":material/save:",
        )
