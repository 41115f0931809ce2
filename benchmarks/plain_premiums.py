"""Premiums of the plain loop: insurance at work, the town's health insurance, that of the elderly, care insurance."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from benchmarks import plain_work
from benchmarks.plain_law import MONTHS, Law
from benchmarks.plain_people import Member, down, half_up
from benchmarks.plain_rows import EVER, Row, months_between, year_before
from benchmarks.plain_standing import Standing
from benchmarks.plain_taxes import Status
from benchmarks.plain_work import reached

HEALTH = "national_health_insurance"
LATE, CARE = "late_elderly_medical_insurance", "long_term_care_insurance"
FULL_PENSION = "old_age_basic_pension.full_amount_newer_yen_per_year"
PARTS = ("medical", "support", "care", "childcare")
WITH_SPECIAL_HOUSEHOLD = ("medical", "support")
LATE_PARTS = ("medical", "childcare")


@dataclass(frozen=True)
class Insured:
    """One member in one year; incomes are of the year before.

    Attributes:
        who: The member.
        total: 合計所得金額, yen.
        tested: Income in the test for reductions, yen.
        earner: Whether with wages or a pension of some size.
        head: Whether head of the household.
        months: Months in the town's health insurance.
        care_months: Those of them with the part for care.
        late_months: Months in the scheme for the elderly.
        moved: Whether now there and before in the town's.

    """

    who: Member
    total: float
    tested: float
    earner: bool
    head: bool
    months: int
    care_months: int
    late_months: int
    moved: bool


def rows(law: Law, standing: Standing, status: Status) -> list[Row]:
    """保険料の行 — spending −; nobody without months has a row that is not zero."""
    years = range(len(law.course.years))
    insured = [[_insured(who, standing, i, law) for who in standing.people.values()] for i in years]
    shares = [_each(_health_insurance, people, standing, i, law) for i, people in enumerate(insured)]
    late = [_each(_late_elderly, people, standing, i, law) for i, people in enumerate(insured)]
    found = []
    for name, who in standing.people.items():
        found.append(Row(plain_work.WORK, name, name, [-plain_work.premium(who, standing, i, law) for i in years]))
        found.append(Row(HEALTH, name, None, [-shares[i].get(name, 0.0) for i in years]))
        found.append(Row(LATE, name, name, [-late[i].get(name, 0.0) for i in years]))
        found.append(Row(CARE, name, name, [-_care(who, standing, status, i, law) for i in years]))
    return found


def _each(
    premium: Callable[[list[Insured], int, Law], dict[str, float]],
    people: list[Insured],
    standing: Standing,
    i: int,
    law: Law,
) -> dict[str, float]:
    """Premiums of a year, of each household of the resident register by itself."""
    if not standing.split[i]:
        return premium(people, i, law)
    parents, children = ([one for one in people if one.who.is_parent == is_parent] for is_parent in (True, False))
    return premium(parents, i, law) | premium(children, i, law)


def _insured(who: Member, standing: Standing, i: int, law: Law) -> Insured:
    """What the insurances ask of one member in one year."""
    year, own, born = law.course.years[i], standing.incomes[who.name], who.person.birth_year
    older = year - 1 - born >= law.by_year(f"{HEALTH}.pension_deduction_age")[i]
    total, pension_income = year_before(own.total, i), year_before(own.pension_income, i)
    deduction = law.by_year(f"{HEALTH}.pension_deduction_yen")[i] if older else 0.0
    pension_limit = law.by_year(f"{HEALTH}.earner_{'older_' if older else ''}pension_yen")[i]
    wage_limit = law.by_year(f"{HEALTH}.earner_wages_yen")[i]
    start = EVER if who.name in plain_work.covered(standing, i, law) else law.course.years[0] * MONTHS
    end = min(who.end, reached(who, law.number(f"{HEALTH}.late_elderly_age")))
    care_first, care_end = (reached(who, law.number(f"{HEALTH}.care_{which}_age")) for which in ("first", "end"))
    late_months = months_between(year, reached(who, law.number(f"{LATE}.first_age")), who.end)
    return Insured(
        who=who,
        total=total,
        tested=total - min(pension_income, deduction),
        earner=year_before(own.wages, i) > wage_limit or year_before(own.taxed_pension, i) > pension_limit,
        head=standing.head(who, i, year) is who,
        months=months_between(year, start, end),
        care_months=months_between(year, max(start, care_first), min(end, care_end)),
        late_months=late_months,
        moved=late_months > 0 and _moved_from_the_town(who, standing, law),
    )


def _moved_from_the_town(who: Member, standing: Standing, law: Law) -> bool:
    """Whether somebody was in the town's health insurance in the month before the 75th birthday."""
    i = (reached(who, law.number(f"{HEALTH}.late_elderly_age")) - 1) // MONTHS - law.course.years[0]
    if i < 0:
        return who.person.insured_at_work_to_age != plain_work.TO_THE_SCHEME_FOR_THE_ELDERLY
    return who.name not in plain_work.covered(standing, min(i, len(law.course.years) - 1), law)


def _tier(counted: list[Insured], *, persons: int, i: int, law: Law) -> int:
    """軽減の判定 — 0, 1, 2 for the three reductions, 3 for none."""
    base, half, fifth, further = (
        law.by_year(f"{HEALTH}.reduction_{name}")[i]
        for name in ("base_yen", "half_yen_per_person", "fifth_yen_per_person", "yen_per_further_earner")
    )
    earners = sum(one.earner for one in counted)
    over = sum(one.tested for one in counted) - base - max(0, earners - 1) * further
    return (over > 0) + (over > persons * half) + (over > persons * fifth)


def _kept(key: str, tier: int, i: int, law: Law) -> float:
    """Part of the flat levies that is left to pay."""
    reductions = [ratio[i] for ratio in law.tables(key)]
    return 1.0 - (reductions[tier] if tier < len(reductions) else 0.0)


def _levy_base(total: float, i: int, law: Law) -> float:
    return max(0.0, total - law.by_year(f"{HEALTH}.basic_deduction_yen")[i])


def _health_insurance(people: list[Insured], i: int, law: Law) -> dict[str, float]:
    """国民健康保険料 — the household's bill, shared out in whole yen by everybody's own levies."""
    if not any(one.months for one in people):
        return {}
    persons = sum(one.months > 0 or one.moved for one in people)
    counted = [one for one in people if one.head or one.months or one.moved]
    kept = _kept(f"{HEALTH}.reduction_ratio", _tier(counted, persons=persons, i=i, law=law), i, law)
    levies = {part: [_levy(part, one, kept, i, law) for one in people] for part in PARTS}
    bill = 0.0
    for part, own in levies.items():
        whole = sum(own) + _household_levy(part, people, kept, i, law)
        capped = min(whole, law.by_year(f"{HEALTH}.{part}_cap_yen")[i])
        bill += down(capped, law.by_year(f"{HEALTH}.rounding_yen")[i])
    own_levies = [
        medical + support + care + childcare for medical, support, care, childcare in zip(*levies.values(), strict=True)
    ]
    up_to_here = list(accumulate(own_levies))
    factor = bill / up_to_here[-1] if up_to_here[-1] > 0 else 0.0
    edges = [round(round(yen * factor, 6)) for yen in up_to_here]
    return {
        one.who.name: float(edge - before)
        for one, edge, before in zip(people, edges, [0, *edges], strict=False)
        if one.months
    }


def _levy(part: str, one: Insured, kept: float, i: int, law: Law) -> float:
    """所得割と均等割 — of one member for the months in which this part is due."""
    months = one.care_months if part == "care" else one.months
    on_income = _levy_base(one.total, i, law) * law.by_year(f"{HEALTH}.{part}_income_ratio")[i]
    per_head = law.by_year(f"{HEALTH}.{part}_per_head_yen_per_year")[i] * kept
    age = one.who.person.age_on_1_april(law.course.years[i])
    if age < law.by_year(f"{HEALTH}.school_age")[i]:
        per_head *= law.by_year(f"{HEALTH}.preschool_weight")[i]
    if age < (law.by_year(f"{HEALTH}.childcare_first_age")[i] if part == "childcare" else 0):
        per_head = 0.0
    return (on_income + per_head) * months / MONTHS


def _household_levy(part: str, people: list[Insured], kept: float, i: int, law: Law) -> float:
    """平等割 — for the months in which anybody pays this part."""
    months = max(one.care_months if part == "care" else one.months for one in people)
    weight = _special_household(people, i, law) if part in WITH_SPECIAL_HOUSEHOLD else 1.0
    return law.by_year(f"{HEALTH}.{part}_per_household_yen_per_year")[i] * weight * kept * months / MONTHS


def _special_household(people: list[Insured], i: int, law: Law) -> float:
    """特定世帯 — less in the months in which one alone is left in the town's insurance, since the last move."""
    months = sorted((one.months for one in people), reverse=True)
    alone = months[0] - (months[1] if len(months) > 1 else 0)
    moved = [one for one in people if one.moved]
    if not alone or not moved:
        return 1.0
    move = max(reached(one.who, law.number(f"{HEALTH}.late_elderly_age")) for one in moved)
    last = [move + int(law.number(f"{HEALTH}.special_household_{which}years")) * MONTHS for which in ("", "continued_")]
    special = min(alone, months_between(law.course.years[i], move, last[0]))
    continued = min(alone - special, months_between(law.course.years[i], last[0], last[1]))
    less = special * (1 - law.by_year(f"{HEALTH}.special_household_weight")[i])
    less += continued * (1 - law.by_year(f"{HEALTH}.special_household_continued_weight")[i])
    return 1 - less / months[0]


def _late_elderly(people: list[Insured], i: int, law: Law) -> dict[str, float]:
    """後期高齢者医療保険料 — of each by itself; the reduction looks at the head and at all in the scheme."""
    inside = [one for one in people if one.late_months]
    if not inside:
        return {}
    counted = [one for one in people if one.head or one.late_months]
    tier = _tier(counted, persons=len(inside), i=i, law=law)
    kept = {part: _kept(f"{LATE}.{part}_reduction_ratio", tier, i, law) for part in LATE_PARTS}
    found = {}
    for one in inside:
        year = sum(_late_part(part, one, kept[part], i, law) for part in LATE_PARTS)
        found[one.who.name] = year * (one.late_months / MONTHS)
    return found


def _late_part(part: str, one: Insured, kept: float, i: int, law: Law) -> float:
    levy_rounding = law.by_year(f"{LATE}.levy_rounding_yen")[i]
    on_income = _levy_base(one.total, i, law) * law.by_year(f"{LATE}.{part}_income_ratio")[i]
    per_head = law.by_year(f"{LATE}.{part}_per_head_yen_per_year")[i] * kept
    both = down(on_income, levy_rounding) + down(per_head, levy_rounding)
    return down(min(both, law.by_year(f"{LATE}.{part}_cap_yen")[i]), law.by_year(f"{LATE}.rounding_yen")[i])


def _care(who: Member, standing: Standing, status: Status, i: int, law: Law) -> float:
    """介護保険料 — from the month of the 65th birthday, by the town's stages."""
    year = law.course.years[i]
    months = months_between(year, reached(who, law.number(f"{CARE}.first_age")), who.end)
    if not months:
        return 0.0
    own = standing.incomes[who.name]
    if status.taxed[who.name][i]:
        stage = law.band(f"{CARE}.taxed_yen_per_year", f"{CARE}.taxed_from_yen", year_before(own.total, i), i)
    else:
        stage = _untaxed_stage(
            year_before(own.care, i), i, law, household_untaxed=status.household_untaxed[who.name][i]
        )
    return stage * months / MONTHS


def _untaxed_stage(care: float, i: int, law: Law, *, household_untaxed: bool) -> float:
    """所得段階の保険料 — two stages beside somebody who is taxed, three where nobody is."""
    low = care <= half_up(max(law.by_year(f"{CARE}.low_income_yen")[i], year_before(law.by_year(FULL_PENSION), i)))
    if not household_untaxed:
        return law.by_year(f"{CARE}.untaxed_person_yen_per_year", 0 if low else 1)[i]
    middle = care <= law.by_year(f"{CARE}.middle_income_yen")[i]
    place = 0 if low else 1 if middle else 2
    return law.by_year(f"{CARE}.untaxed_household_yen_per_year", place)[i]
