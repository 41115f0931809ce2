"""⑩〜⑫ 決めたこと (agreed): who does what by when, how it is told, and when everybody meets again."""

from planner import wording_plans
from planner.household import Household
from planner.ui import compared, fields, session_log, state, todo
from planner.words import t

TOLD = (None, "not_yet", "planned", "told")


def doing(household: Household) -> None:
    """The next steps, the worries of the family first: who does each, by when; files to take home."""
    lang, counted = state.lang(), state.counted() or household
    chosen = compared.which(lang, counted, t(lang, "actions.plan"))
    plan = wording_plans.plan_name(lang, chosen)
    listed, found = todo.steps(household, chosen), todo.procedures(household)
    todo.cards(lang, household, listed, plan)
    todo.refused(household)
    todo.add(lang)
    todo.files(lang, household, listed, found, plan)


def telling(household: Household) -> None:
    """Whether, when and by whom the child and the brothers and sisters see the table."""
    fields.choice(("talk", "child_told"), TOLD)
    if household.siblings:
        fields.choice(("talk", "siblings_told"), TOLD)
    fields.note(("talk", "telling"))
    fields.note(("talk", "may_be_told"))


def coming(household: Household) -> None:
    """The next date, what was changed today and what it moved, and the family's file."""
    todo.next_talk(state.lang(), household)
    session_log.show()
