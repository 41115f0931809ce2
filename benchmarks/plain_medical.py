"""Medical bills of the plain loop: the patient's share, and the ceilings of the month and of the year."""

from types import MappingProxyType

from benchmarks import plain_services
from benchmarks.plain_people import Member, half_up
from benchmarks.plain_rows import EVER, months_between
from benchmarks.plain_services import Bill, of_place

MEDICAL = "medical_costs"


def medical(bill: Bill) -> float:
    """医療 — three months under the ceiling, then that of the fourth month; never above the year's ceiling."""
    share = bill.yen * _share(bill)
    ceiling = _lowered(bill, _ceiling(bill), "yen_per_month")
    early = min(share, ceiling)
    fourth = _lowered(bill, _of_class(bill, "fourth_month_yen_per_month"), "yen_per_month")
    late = min(early, fourth) if share > ceiling else early
    start, end = bill.span
    first = months_between(bill.year, start, min(start + int(bill.law.number(f"{MEDICAL}.higher_ceiling_months")), end))
    cap = _lowered(bill, _of_class(bill, "cap_yen_per_year"), "cap_yen_per_year")
    return min(early * first + late * (bill.months - first), cap)


def _lowered(bill: Bill, yen: float, key: str) -> float:
    """外来だけの上限 — the lower one of out-patients of 70 and over."""
    if not bill.service.outpatient or bill.age(bill.who) < bill.value(f"{MEDICAL}.old_from_age"):
        return yen
    return min(yen, of_place(bill.table(f"{MEDICAL}.from_70_outpatient_{key}"), _class_from_70(bill)))


def _ceiling(bill: Bill) -> float:
    """自己負担限度額 — with one percent of what lies above a threshold, to the yen."""
    threshold, added = _of_class(bill, "one_percent_above_yen"), 0.0
    if threshold > 0:
        added = half_up(max(0.0, bill.yen - threshold) * bill.value(f"{MEDICAL}.one_percent_ratio"))
    return _of_class(bill, "base_yen_per_month") + added


def _schemes(bill: Bill) -> tuple[list[Member], list[Member]]:
    """Who is 70 to 74, and who is 75 and over."""
    old, late = (int(bill.law.number(f"{MEDICAL}.{name}_from_age")) for name in ("old", "late"))
    together = bill.reckoned_with()
    return bill.aged(together, old, late), bill.aged(together, late, EVER)


def _same_scheme(bill: Bill) -> list[Member]:
    old, late = _schemes(bill)
    return late if bill.age(bill.who) >= bill.law.number(f"{MEDICAL}.late_from_age") else old


def _high_income(bill: Bill) -> bool:
    """現役並み所得 — by the largest taxable income and the receipts of the people of the same scheme."""
    group = _same_scheme(bill)
    together = "together" if len(group) > 1 else "alone"
    receipts = bill.total(group, "wages", "taxed_pension", "business")
    rich = max([*bill.taxable(group), 0.0]) >= bill.value(f"{MEDICAL}.high_taxable_from_yen")
    return rich and receipts >= bill.value(f"{MEDICAL}.high_receipts_{together}_from_yen")


def _share(bill: Bill) -> float:
    """窓口負担の割合 — by age and income."""
    age, group = bill.age(bill.who), _same_scheme(bill)
    if age < bill.value(f"{MEDICAL}.old_from_age"):
        return bill.value(f"{MEDICAL}.share_under_70_ratio")
    if _high_income(bill):
        return bill.value(f"{MEDICAL}.share_high_ratio")
    if age < bill.value(f"{MEDICAL}.late_from_age"):
        return bill.value(f"{MEDICAL}.share_70_ratio")
    together = "together" if len(group) > 1 else "alone"
    middle = max([*bill.taxable(group), 0.0]) >= bill.value(f"{MEDICAL}.middle_taxable_from_yen")
    middle = middle and bill.total(group, "care") >= bill.value(f"{MEDICAL}.middle_income_{together}_from_yen")
    return bill.value(f"{MEDICAL}.share_{'middle' if middle else '75'}_ratio")


def _of_class(bill: Bill, name: str) -> float:
    """区分の額 — from the table of the age."""
    if bill.age(bill.who) >= bill.value(f"{MEDICAL}.old_from_age"):
        return of_place(bill.table(f"{MEDICAL}.from_70_{name}"), _class_from_70(bill))
    return of_place(bill.table(f"{MEDICAL}.under_70_{name}"), _class_under_70(bill))


def _class_under_70(bill: Bill) -> int:
    """所得区分（70歳未満）— by the incomes of all under 75, each less the basic deduction."""
    if bill.untaxed(bill.reckoned_with()):
        return 0
    insured = bill.aged(bill.reckoned_with(), 0, int(bill.law.number(f"{MEDICAL}.late_from_age")))
    deduction = bill.value(f"{MEDICAL}.basis_deduction_yen")
    basis = sum(max(0.0, bill.before(who, "total") - deduction) for who in insured)
    return 1 + sum(basis > limit for limit in bill.table(f"{MEDICAL}.tier_income_over_yen"))


def _class_from_70(bill: Bill) -> int:
    """所得区分（70歳以上）— 低所得Ⅰ, 低所得Ⅱ, 一般, 現役並みⅠ to Ⅲ."""
    if bill.untaxed(bill.reckoned_with()):
        everybody = bill.reckoned_with()
        pension = half_up(max([bill.before(who, "taxed_pension") for who in everybody], default=0.0))
        other = bill.total(everybody, "total") - bill.total(everybody, "pension_income")
        small = pension <= bill.low_income_limit(f"{MEDICAL}.lowest_pension_to_yen")
        return 0 if small and other <= 0 else 1
    if not _high_income(bill):
        return 2
    largest = max([*bill.taxable(_same_scheme(bill)), 0.0])
    return 3 + sum(largest >= first for first in bill.table(f"{MEDICAL}.high_step_taxable_yen"))


KINDS = MappingProxyType(
    {
        "medical": (MEDICAL, medical),
        "psychiatric": (plain_services.PSYCHIATRIC, plain_services.psychiatric),
        "care": (plain_services.CARE, plain_services.care),
        "disability_service": (plain_services.DISABILITY, plain_services.disability),
        "group_home": (plain_services.HOME, plain_services.group_home),
        "daily_life_support": (plain_services.VISITS, plain_services.visits),
        "guardianship": (plain_services.GUARDIAN, plain_services.guardianship),
    }
)
