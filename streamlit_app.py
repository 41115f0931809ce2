"""The planner's screens: ``streamlit run streamlit_app.py``. Everything is in ``planner/ui``."""

from planner.ui import app

app.run()
