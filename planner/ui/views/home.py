"""ご家庭 — one question on a screen, then one answer on a screen, for a family at home with a phone."""

import streamlit as st

from planner.ui import home_answers, home_questions, state

household = state.current()
home_questions.begin_anew_with_another_family()

with st.container(key="home_view"):
    if household is None or home_questions.is_open():
        home_questions.show()
    else:
        home_answers.show(household)
