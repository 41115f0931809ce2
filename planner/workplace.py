"""会社の社会保険料 (workplace): what is taken off the wages of those who are insured at work."""

from planner.household import Household
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import workplace_insurance
from planner.standing import Standing
from planner.timeline import Timeline

LAW = "workplace_insurance"


def lines(household: Household, time: Timeline, law: LawYears, standing: Standing) -> list[Line]:
    """会社の社会保険料の行 — of each member with wages, up to the age that the family named.

    Args:
        household: The filled household.
        time: Its timeline.
        law: The law over the same years.
        standing: The incomes of everybody.

    """
    found = []
    for person in household.members:
        wages = standing.incomes[person.name].wages_yen
        if person.insured_at_work_to_age is None or not wages.any():
            continue
        cell, age = Cell(LAW, person.name), time.life(person.name).age
        yen = law.apply(
            cell,
            workplace_insurance.premium_yen_per_year,
            wages_yen=wages,
            age=age,
            insured_at_work=age <= person.insured_at_work_to_age,
            insured_from_yen_per_year=law[f"{LAW}.insured_from_yen_per_year"],
            health_ratio=law[f"{LAW}.health_ratio"],
            care_ratio=law[f"{LAW}.care_ratio"],
            care_first_age=law[f"{LAW}.care_first_age"],
            care_end_age=law[f"{LAW}.care_end_age"],
            child_support_ratio=law[f"{LAW}.child_support_ratio"],
            pension_ratio=law[f"{LAW}.pension_ratio"],
            pension_end_age=law[f"{LAW}.pension_end_age"],
            worker_part_ratio=law[f"{LAW}.worker_part_ratio"],
            employment_ratio=law[f"{LAW}.employment_ratio"],
        )
        found.append(Line(LAW, person.name, person.name, -yen))
    return found
