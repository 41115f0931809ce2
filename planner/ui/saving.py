"""保存のボタン (saving): the family's file to take along, wherever a page offers it."""

import streamlit as st

from planner import household_file
from planner.ui import state
from planner.ui.state import Held
from planner.words import t

FILE_NAME = "family.toml"


def save_button(where: str) -> None:
    """Offer the family's file, if there is a family.

    Args:
        where: Tells the buttons of one page apart.

    """
    held = state.held()
    if held.household is not None:
        st.download_button(
            t(state.lang(), "app.save"),
            data=lambda: _written(held),
            file_name=FILE_NAME,
            mime="application/toml",
            key=f"save.{where}",
            on_click="ignore",
            icon=":material/save:",
        )


def _written(held: Held) -> bytes:
    """The file as it is when the button is pressed, not as it was when the button was drawn."""
    return b"" if held.household is None else household_file.dumps_toml(held.household).encode("utf-8")
