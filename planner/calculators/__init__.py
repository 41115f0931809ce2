"""制度電卓 (calculators): one programme alone, with its working, as planners compute it in a session."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.calculators import dummy
from planner.calculators.question import Question

TOPICS = (dummy,)

QUESTIONS: Mapping[str, type[Question]] = MappingProxyType(
    {question.programme: question for topic in TOPICS for question in topic.QUESTIONS}
)
"""The question of every programme that can be worked out alone, by the programme's name."""

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType({"pensions": ("old_age_basic_pension", "national_pension_premium")})
"""制度の分野 — the programmes as they are grouped for choosing, each in exactly one group."""
