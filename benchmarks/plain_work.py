"""Insurance at work in the plain loop: who works, whom the work covers, and what is taken off the wages."""

from dataclasses import replace

from benchmarks.plain_law import MONTHS, Law
from benchmarks.plain_people import Member, half_up
from benchmarks.plain_rows import months_between
from benchmarks.plain_standing import Standing

WORK = "workplace_insurance"
TO_THE_SCHEME_FOR_THE_ELDERLY = 74


def reached(who: Member, age: float) -> int:
    """Month of the birthday: with it the membership changes."""
    return who.born + int(age) * MONTHS


def works(who: Member, standing: Standing, i: int, law: Law) -> bool:
    """Whether the own wages of a year insure somebody at work."""
    wages, to_age, year = standing.incomes[who.name].wages[i], who.person.insured_at_work_to_age, law.course.years[i]
    least = law.by_year(f"{WORK}.insured_from_yen_per_year")[i] * who.months(year) / MONTHS
    if to_age is None or not wages or wages < least:
        return False
    return to_age == TO_THE_SCHEME_FOR_THE_ELDERLY or year - who.person.birth_year <= to_age


def _told(who: Member, year: int, law: Law) -> bool:
    """Whether the family told that somebody is insured at work, in any month of a year."""
    to_age = who.person.insured_at_work_to_age
    if to_age is None:
        return False
    end = (who.person.birth_year + to_age + 1) * MONTHS
    if to_age == TO_THE_SCHEME_FOR_THE_ELDERLY:
        end = reached(who, law.number(f"{WORK}.health_end_age"))
    return months_between(year, law.course.years[0] * MONTHS, min(end, who.end)) > 0


def covered(standing: Standing, i: int, law: Law) -> set[str]:
    """Who is in the insurance of a workplace: worker or dependant, while somebody works."""
    told = [who for who in standing.people.values() if _told(who, law.course.years[i], law)]
    return {who.name for who in told} if any(works(who, standing, i, law) for who in told) else set()


def marked(standing: Standing, law: Law) -> dict[str, Member]:
    """Everybody by name, with the years in which they are insured at work."""
    years = list(enumerate(law.course.years))
    return {
        name: replace(who, at_work=frozenset(year for i, year in years if works(who, standing, i, law)))
        for name, who in standing.people.items()
    }


def premium(who: Member, standing: Standing, i: int, law: Law) -> float:
    """会社の社会保険料 — the worker's part, of the months in which each rate is due."""
    year, start = law.course.years[i], law.course.years[0] * MONTHS
    if not works(who, standing, i, law):
        return 0.0

    def value(key: str) -> float:
        return law.by_year(f"{WORK}.{key}")[i]

    def months(first: int, end: str) -> int:
        return months_between(year, first, min(who.end, reached(who, law.number(f"{WORK}.{end}_end_age"))))

    care = months(reached(who, law.number(f"{WORK}.care_first_age")), "care")
    shared = (value("health_ratio") + value("child_support_ratio")) * months(start, "health")
    shared += value("care_ratio") * care + value("pension_ratio") * months(start, "pension")
    ratio = shared / who.months(year) * value("worker_part_ratio") + value("employment_ratio")
    return half_up(standing.incomes[who.name].wages[i] * ratio)
