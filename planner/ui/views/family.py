"""家族 — a welcome with three doors; once there is a family, its file and the full form."""

import streamlit as st

from planner.ui import doors, fields, forms, home_questions, look, pages, saving, state
from planner.words import t

lang, household = state.lang(), state.current()

if household is None:
    if not doors.is_open():
        st.html(look.title(t(lang, "welcome.title")))
        st.markdown(t(lang, "welcome.text"))
        doors.ways()
        st.header(t(lang, "welcome.or"), anchor=False)
    doors.show()
    st.caption(t(lang, "welcome.privacy"))
else:
    st.html(look.title(household.title or t(lang, "family.title")))
    with st.container(border=True):
        st.markdown(t(lang, "family.save_text"))
        with st.container(horizontal=True, vertical_alignment="center"):
            saving.save_button("family")
            st.page_link(
                pages.page(lang, "outlook"), label=t(lang, "family.to_outlook"), icon=":material/arrow_forward:"
            )
    st.markdown(t(lang, "family.form_text"))
    if not any(st.session_state.get(f"unfold.{name}") for name, _ in forms.SECTIONS):
        fields.waiting()
    for name, show in forms.SECTIONS:
        section = st.expander(t(lang, f"form.section.{name}"), key=f"unfold.{name}", on_change="rerun")
        if section.open:
            with section:
                show(household)
    other = st.expander(t(lang, "family.other"), key="unfold.other", on_change="rerun")
    if other.open:
        with other:
            home_questions.again()
            doors.show()
