"""制度電卓 (calculators): one programme alone, with its working, as planners compute it in a session."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.calculators import (
    assistance,
    disability,
    estate,
    insurance,
    old_age,
    services,
    supplements,
    survivors,
    taxes,
    work,
)
from planner.calculators.question import Question

TOPICS = (old_age, survivors, disability, supplements, insurance, work, taxes, services, assistance, estate)

QUESTIONS: Mapping[str, type[Question]] = MappingProxyType(
    {question.programme: question for topic in TOPICS for question in topic.QUESTIONS}
)
"""The question of every programme that can be worked out alone, by the programme's name."""

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pensions": (
            "old_age_basic_pension",
            "old_age_employees_pension",
            "survivors_basic_pension",
            "survivors_employees_pension",
            "disability_basic_pension",
            "disability_employees_pension",
            "old_age_pension_supplement",
            "survivors_pension_supplement",
            "disability_pension_supplement",
            "unpaid_pension",
            "macro_economic_slide",
        ),
        "contributions": (
            "national_pension_premium",
            "national_pension_exemption",
            "national_health_insurance",
            "late_elderly_medical_insurance",
            "long_term_care_insurance",
            "workplace_insurance",
            "disability_mutual_aid",
        ),
        "taxes": ("income_tax", "resident_tax", "property_tax", "inheritance_tax"),
        "allowances": (
            "special_disability_allowance",
            "special_disability_benefit",
            "disability_services",
            "group_home",
            "workshop_wages",
            "self_support_medical",
            "medical_costs",
            "care_services",
            "daily_life_support",
            "adult_guardianship",
            "housing_security_benefit",
        ),
        "assistance": ("public_assistance", "home_loan"),
        "estate": ("inheritance", "trusts", "agents_fee"),
    }
)
"""制度の分野 — the programmes as they are grouped for choosing, each in exactly one group."""
