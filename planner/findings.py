"""気づき (findings): remarks for the family; codes and facts, no prose."""

from collections.abc import Callable, Iterator

import numpy as np

from planner import contributions, findings_estate, findings_help, findings_home, findings_law, pensions
from planner.finding import TINY_YEN, Finding, Mood, number
from planner.lawbook import NATIONAL_FALLBACK, LawBook
from planner.projection import Projection
from planner.standing import NOBODY
from planner.tables import ONCE
from planner.timeline import MONTHS

__all__ = ["FINDERS", "Finding", "Mood", "all_findings"]
COUPLE = 2
YEARS_OF_COMFORT = 10


def all_findings(p: Projection, lawbook: LawBook, future: int = 0) -> tuple[Finding, ...]:
    """気づきのすべて — what to ask first, then what to prepare, then what to note."""
    found = [finding for find in FINDERS for finding in find(p, lawbook, future)]
    order = ("ask", "prepare", "note")
    return tuple(sorted(found, key=lambda f: order.index(f.mood)))


def unknown_pensions(p: Projection, _: LawBook, __: int) -> Iterator[Finding]:
    """A pension that the family does not know is counted as nothing."""
    for parent in p.given.parents:
        pension = parent.old_age_pension
        basic = pension.basic_yen_per_year is None and pension.record is None
        if basic or pension.employees_yen_per_year is None:
            yield Finding("pension_unknown", "ask", {"name": parent.name}, "ask_pension_letter")


def unknown_record(p: Projection, lawbook: LawBook, _: int) -> Iterator[Finding]:
    """The child's pension record, or how the months until 60 are treated, is not known."""
    first_age = number(lawbook, "national_pension_premium.first_age")
    start_age = number(lawbook, "old_age_basic_pension.normal_start_age")
    for child in p.given.children:
        pension, granted = child.old_age_pension, child.disability_pension
        known = pension.record is not None and pension.treatment is not None
        settled = known or pension.basic_yen_per_year is not None
        for_life = granted is not None and granted.to_year is None
        if not settled and not for_life and first_age <= child.age_in(p.given.first_year) < start_age:
            yield Finding("record_unknown", "ask", {"name": child.name}, "pension_record")


def unknown_money(p: Projection, _: LawBook, __: int) -> Iterator[Finding]:
    """Balances, incomes and benefits that the family does not know are counted as nothing."""
    for account in p.given.accounts:
        if account.balance_yen is None:
            yield Finding("balance_unknown", "ask", {"name": account.name, "owner": account.owner}, "ask_bank")
    for income in p.given.incomes:
        if income.yen_per_year is None:
            yield Finding("income_unknown", "ask", {"name": income.name, "person": income.person}, "ask_income")
    for insurance in p.given.insurances:
        if insurance.benefit_yen is None:
            yield Finding("benefit_unknown", "ask", {"name": insurance.name}, "ask_insurer")
    for debt in p.given.debts:
        if debt.balance_yen is None or debt.payment_yen_per_year is None:
            yield Finding("debt_unknown", "ask", {"name": debt.name}, "ask_lender")
    if not p.given.accounts:
        yield Finding("no_accounts", "ask", {}, "ask_bank")


def fallback_municipality(p: Projection, lawbook: LawBook, _: int) -> Iterator[Finding]:
    """Local amounts are taken from a fallback."""
    if lawbook.municipality(p.household.municipality).code == NATIONAL_FALLBACK:
        code = "municipality_not_told" if p.household.municipality is None else "municipality_not_looked_up"
        yield Finding(code, "ask", {"code": p.household.municipality or ""}, "ask_municipality")


def unpaid_months(p: Projection, lawbook: LawBook, future: int) -> Iterator[Finding]:
    """Months left unpaid bring no pension; exemption or deferral may be possible."""
    deferral_age = int(number(lawbook, "national_pension_exemption.deferral_age_limit"))
    law = lawbook.over(p.years, p.futures.growth, p.household.municipality)
    for child in p.household.children:
        months = contributions.months_by_treatment(child, p.time, law, p.flow.at_work).get("unpaid", np.zeros((1, 1)))
        left_unpaid = bool(months[min(future, len(months) - 1)].any())
        if left_unpaid and child.old_age_pension.treatment == "unpaid" and child.disability_pension is None:
            facts = {"name": child.name, "age": deferral_age}
            yield Finding("months_unpaid", "prepare", facts, "pension_exemption")


def exemption_looks_at_the_head(p: Projection, lawbook: LawBook, future: int) -> Iterator[Finding]:
    """An exemption that the plan counts on is decided each year, by the head of household's income too."""
    last_age = int(number(lawbook, "national_pension_premium.last_age"))
    for child in p.household.children:
        exempt = (child.old_age_pension.treatment or "").endswith("_exempt")
        head = p.flow.standing.head_of(child.name)[future]
        parent_heads = (head != NOBODY) & (head < len(p.household.parents))
        with_parent = (parent_heads & (p.years <= child.birth_year + last_age)).any()
        refused = ~p.flow.exemption_granted.get(child.name, np.ones(1, dtype=bool)).all()
        if exempt and with_parent and not refused and child.disability_pension is None:
            yield Finding("exemption_by_head", "note", {"name": child.name}, "pension_exemption")


def deferral_ends(p: Projection, lawbook: LawBook, _: int) -> Iterator[Finding]:
    """A deferral ends with its age limit or its last year; the months after it would stay unpaid."""
    age_limit = int(number(lawbook, "national_pension_exemption.deferral_age_limit"))
    last_year = int(number(lawbook, "national_pension_exemption.deferral_last_year"))
    for child in p.household.children:
        if child.old_age_pension.treatment == "deferred" and child.disability_pension is None:
            year = max(int(p.years[0]), min(child.birth_year + age_limit, last_year))
            facts = {"name": child.name, "year": year, "age": child.age_in(year)}
            yield Finding("deferral_ends", "prepare", facts, "pension_exemption")


def mutual_aid_too_late(p: Projection, lawbook: LawBook, _: int) -> Iterator[Finding]:
    """The mutual aid cannot be joined any more at the age given."""
    last_age = int(number(lawbook, "disability_mutual_aid.entry_last_age"))
    for aid in p.household.mutual_aid:
        age = p.household.person(aid.parent).age_on_1_april(aid.entry_year)
        if age > last_age:
            facts = {"name": aid.parent, "year": aid.entry_year, "age": age, "last_age": last_age}
            yield Finding("mutual_aid_too_late", "ask", facts, "disability_mutual_aid")


def no_pension_right(p: Projection, lawbook: LawBook, future: int) -> Iterator[Finding]:
    """Too few months for an old-age pension; who is past the compulsory years has other ways to add to them."""
    needed = number(lawbook, "old_age_basic_pension.eligibility_months")
    last_age = number(lawbook, "national_pension_premium.last_age")
    law = lawbook.over(p.years, p.futures.growth, p.household.municipality)
    for child in p.household.children:
        pension = child.old_age_pension
        if pension.record is None or pension.basic_yen_per_year is not None or child.disability_pension is not None:
            continue
        counted = pensions.counted_months(child, p.time, law, p.flow.at_work)
        months = int(counted[min(future, len(counted) - 1), 0])
        if months < needed:
            facts = {"name": child.name, "months": months, "needed_months": int(needed)}
            insured = child.age_in(p.household.first_year) <= last_age
            code = "too_few_months" if insured else "too_few_months_after_60"
            yield Finding(code, "prepare", facts, "pension_record")


def first_death(p: Projection, _: LawBook, future: int) -> Iterator[Finding]:
    """What changes between the last full year before the first death and the first full year after it."""
    if len(p.time.parents) < COUPLE or p.time.first_end[future, 0] >= p.time.last_end[future, 0]:
        return
    year, months = divmod(int(p.time.first_end[future, 0]), MONTHS)
    before_index = year - 1 - int(p.years[0])
    after_index = before_index + (2 if months else 1)
    if before_index < 0 or after_index >= len(p.years):
        return
    before, then = (_regular_income(p, i, future) for i in (before_index, after_index))
    if before <= 0:
        return
    gone = min(p.time.parents, key=lambda life: int(life.end[future, 0])).name
    facts = {"name": gone, "year": year, "before_yen_per_month": before / MONTHS, "after_yen_per_month": then / MONTHS}
    yield Finding("income_after_first_death", "note", facts, "survivors_pension")


def _regular_income(p: Projection, index: int, future: int) -> float:
    lines = [line for line in p.lines if not line.windfall and line.programme not in ONCE]
    return sum(max(0.0, float(line.yen[min(future, len(line.yen) - 1), index])) for line in lines)


def several_children(p: Projection, _: LawBook, __: int) -> Iterator[Finding]:
    """The amounts speak of all children together."""
    if len(p.household.children) > 1:
        yield Finding("several_children", "note", {"count": len(p.household.children)})


def childs_money_used(p: Projection, _: LawBook, future: int) -> Iterator[Finding]:
    """The child's own money begins to cover the household while a parent lives."""
    parents = len(p.time.parents)
    with_parent = p.time.months(p.time.start, p.time.last_end)[future] > 0
    for i, life in enumerate(p.time.children):
        gave = (p.purse.help[:, parents + i, future] < -TINY_YEN) & with_parent
        if gave.any():
            year = int(p.years[int(np.argmax(gave))])
            facts = {"name": life.name, "year": year, "age": life.person.age_in(year)}
            yield Finding("childs_money_used", "prepare", facts, "self_reliance_desk")


def standard_and_spending(p: Projection, _: LawBook, future: int) -> Iterator[Finding]:
    """On public assistance the planned living is above or below the standard."""
    granted = p.purse.assistance[:, :, future].sum(axis=1) > TINY_YEN
    if not granted.any():
        return
    index = int(np.argmax(granted))
    full = min(index + 1, len(p.years) - 1)
    cut = float(p.purse.adjustment[full, :, future].sum()) / MONTHS
    year = int(p.years[index])
    monthly = float(p.purse.minimum[full, future]) / MONTHS
    facts = {"year": year, "cut_yen_per_month": abs(cut), "minimum_yen_per_month": monthly}
    code = "living_above_standard" if cut > 0 else "living_within_standard"
    yield Finding(code, "note", facts, "public_assistance")


def much_left(p: Projection, _: LawBook, future: int) -> Iterator[Finding]:
    """Much is left at the end: the family may live well today."""
    left = float(p.purse.closing[-1, :, future].sum())
    spent = -sum(float(np.minimum(line.yen[min(future, len(line.yen) - 1), -1], 0)) for line in p.lines)
    if left > spent * YEARS_OF_COMFORT and spent > 0:
        yield Finding("much_left", "note", {"left_yen": left, "year": int(p.years[-1])}, "live_well")


def placeholders_used(p: Projection, _: LawBook, __: int) -> Iterator[Finding]:
    """Some values only stand in."""
    if p.placeholders:
        yield Finding("placeholders_used", "note", {"count": len(p.placeholders)})


FINDERS: tuple[Callable[[Projection, LawBook, int], Iterator[Finding]], ...] = (
    unknown_pensions,
    unknown_record,
    unknown_money,
    findings_home.unknown_home,
    findings_home.unknown_move,
    fallback_municipality,
    unpaid_months,
    findings_law.unknown_bills,
    findings_help.counted_help,
    findings_law.supplement_unknown,
    findings_law.local_premiums_old,
    findings_law.exemption_screened,
    exemption_looks_at_the_head,
    deferral_ends,
    mutual_aid_too_late,
    findings_law.mutual_aid_beyond_the_scheme,
    no_pension_right,
    first_death,
    findings_law.widows_additions,
    childs_money_used,
    findings_estate.share_leaves,
    findings_estate.reserved_portion,
    findings_estate.inheritance_tax_possible,
    standard_and_spending,
    findings_home.home_beside_assistance,
    findings_home.sale_leaves,
    several_children,
    much_left,
    findings_law.amounts_take_home,
    placeholders_used,
)
