"""法令からの気づき (findings of the law): what the rules say that the family should ask about or prepare."""

from collections.abc import Iterator

import numpy as np

from planner import entitlement
from planner.finding import Finding, number
from planner.lawbook import NATIONAL_FALLBACK, LawBook
from planner.projection import Projection
from planner.timeline import MONTHS

COUPLE = 2
LOCAL_PREMIUMS = ("national_health_insurance", "late_elderly_medical_insurance", "long_term_care_insurance")
HAS_GUIDE_VALUE = ("daily_life_support", "guardianship")


def exemption_screened(p: Projection, _: LawBook, future: int) -> Iterator[Finding]:
    """The exemption that the plan counts on is decided each year by own and head's income; it may be refused."""
    for child in p.household.children:
        granted = p.flow.exemption_granted.get(child.name)
        if granted is None:
            continue
        refused = ~granted[min(future, len(granted) - 1)]
        if refused.any():
            year = int(p.years[int(np.argmax(refused))])
            facts = {"name": child.name, "year": year, "years": int(refused.sum())}
            yield Finding("exemption_not_granted", "prepare", facts, "pension_exemption")


def supplement_unknown(p: Projection, lawbook: LawBook, future: int) -> Iterator[Finding]:
    """老齢年金生活者支援給付金 — may be due where only the amount of the basic pension is known, not its months."""
    age = number(lawbook, "old_age_basic_pension.normal_start_age")
    limit = number(lawbook, "old_age_pension_supplement.income_limit_newer_yen")
    for life in p.time.lives:
        pension, incomes = life.person.old_age_pension, p.flow.standing.incomes[life.name]
        untaxed = p.flow.status.household_untaxed[life.name]
        if pension.basic_yen_per_year is None or pension.record is not None:
            continue
        low = incomes.care_yen <= limit
        alive = (life.months[future] > 0) & (life.age >= age)
        due = alive & (low & untaxed)[min(future, max(len(low), len(untaxed)) - 1)]
        if due.any():
            facts = {"name": life.name, "year": int(p.years[int(np.argmax(due))])}
            yield Finding("supplement_unknown", "ask", facts, "ask_supplement")


def unknown_bills(p: Projection, _: LawBook, __: int) -> Iterator[Finding]:
    """The cost of a service is not known and counts as nothing."""
    for service in p.given.services:
        if service.bill_yen_per_month is None and service.kind not in HAS_GUIDE_VALUE:
            yield Finding("bill_unknown", "ask", {"name": service.name, "person": service.person}, "ask_service_bill")


def amounts_take_home(p: Projection, _: LawBook, __: int) -> Iterator[Finding]:
    """Typed amounts count as taxed already; taxes and premiums are not worked out."""
    if p.household.amounts == "take_home":
        yield Finding("amounts_take_home", "note", {}, "")


def local_premiums_old(p: Projection, lawbook: LawBook, _: int) -> Iterator[Finding]:
    """The town's own premiums of this year have not been looked up; older ones are carried on."""
    code = lawbook.municipality(p.household.municipality).code
    if p.household.amounts == "take_home" or code == NATIONAL_FALLBACK:
        return
    year, local = int(p.years[0]), lawbook.local[code]
    used = [key for key in p.law if key.partition(".")[0] in LOCAL_PREMIUMS]
    old = {key.partition(".")[0] for key in used if key in local and local[key].mark(year) != "confirmed"}
    missing = {key.partition(".")[0] for key in lawbook.fallbacks(code)} & {key.partition(".")[0] for key in used}
    if old or missing:
        yield Finding("local_premiums_old", "ask", {"count": len(old | missing), "year": year}, "ask_local_premiums")


def widows_additions(p: Projection, lawbook: LawBook, future: int) -> Iterator[Finding]:
    """寡婦加算 — may come on top where the husband's months at work are not known."""
    if len(p.time.parents) < COUPLE:
        return
    choice_age = int(number(lawbook, "survivors_employees_pension.choice_age"))
    boundary = str(lawbook.parameter("survivors_employees_pension.transitional_widow_boundary").entries[-1].value)
    for widow, husband in (p.time.parents, p.time.parents[::-1]):
        left_behind = widow.person.sex == "female" and husband.end[future, 0] < widow.end[future, 0]
        pension = husband.person.old_age_pension
        months_known = pension.employees_months is not None or pension.career is not None
        if not left_behind or months_known or not pension.employees_yen_per_year:
            continue
        year = (int(husband.end[future, 0]) - 1) // MONTHS
        facts = {"name": widow.name, "husband": husband.name, "year": year, "age": choice_age}
        if husband.end[future, 0] < widow.reaches(choice_age):
            yield Finding("middle_aged_widow_addition", "note", facts, "survivors_pension")
        elif not entitlement.born_after_boundary(widow.person, boundary):
            yield Finding("widow_addition", "note", facts, "survivors_pension")


def mutual_aid_beyond_the_scheme(p: Projection, lawbook: LawBook, _: int) -> Iterator[Finding]:
    """扶養共済 — one guardian alone can be a member for each child, with two units at most; the plan counts all."""
    most = int(number(lawbook, "disability_mutual_aid.largest_units"))
    for child in p.household.children:
        joined = [aid for aid in p.household.mutual_aid if aid.child == child.name]
        members, units = tuple(sorted({aid.parent for aid in joined})), sum(aid.units for aid in joined)
        if len(members) > 1 or units > most:
            facts = {"name": child.name, "others": members, "units": units, "most": most}
            yield Finding("mutual_aid_beyond_the_scheme", "ask", facts, "disability_mutual_aid")
