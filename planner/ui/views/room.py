"""勉強会 — a leader before a room of people with a projector: one message on each screen, in very large type."""

import streamlit as st

from planner.ui import room, room_exercises, state

lang = state.lang()
household = room.family(lang, room.chosen())

with st.container(key="room"):
    room_exercises.SCREENS[room.current().screen](lang, household)
room.navigation(lang)
