"""サービス・医療・介護の自己負担 (services): what the family pays itself of the bills that it has told.

Bills grow with prices. Each programme looks at other incomes: 自立支援医療 at those in the same health insurance,
医療費 and 介護保険 at the household of the resident register, 障害福祉サービス at user and spouse only.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from planner import medical, workplace
from planner.bills import FULL_PENSION, Floats, Group, Place, Use, age_at_start, for_months, law_values
from planner.futures import Futures
from planner.household import Household, Parent, Service
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import (
    adult_guardianship,
    amounts,
    care_services,
    daily_life_support,
    disability_services,
    group_home,
    old_age_basic_pension,
    self_support_medical,
)
from planner.standing import Standing, year_before
from planner.taxes import TaxStatus
from planner.timeline import EVER, MONTHS, Life, Moment, Timeline

PSYCHIATRIC, CARE, DISABILITY = "self_support_medical", "care_services", "disability_services"
HOME, VISITS, GUARDIAN = "group_home", "daily_life_support", "adult_guardianship"


def lines(
    household: Household, time: Timeline, futures: Futures, law: LawYears, standing: Standing, *, status: TaxStatus
) -> list[Line]:
    """サービスの行 — what is paid for each service, as spending of the common purse.

    A service without a bill gives no line; visits and guardianship have guide values of the law instead.

    Args:
        household: The filled household.
        time: Its timeline.
        futures: The assumed courses.
        law: The law over the same years.
        standing: Who lives and with which incomes.
        status: Who is levied, and the taxable incomes.

    """
    at_work = workplace.insured(time, law, workplace.pay_of(standing))
    place = Place(household, time, futures.growth["prices"], law, standing, status, at_work)
    found = []
    for service in household.services:
        programme, reckon, needs_bill = _KINDS[service.kind]
        if service.bill_yen_per_month is not None or not needs_bill:
            use = _use(place, service, programme)
            found.append(Line(programme, service.person, None, -reckon(place, use), name=service.name))
    return found


def span(service: Service, time: Timeline) -> tuple[Moment, Moment]:
    """利用の期間 — from January of the first age to December of the last, while the person lives.

    Returns:
        First month and first month after the last, absolute; nothing is used where the second is not the later one.

    """
    life = time.life(service.person)
    born = life.person.birth_year
    start: Moment = time.start if service.from_age is None else (born + service.from_age) * MONTHS
    end: Moment = EVER if service.to_age is None else (born + service.to_age + 1) * MONTHS
    if service.begins_with_death_of is not None:
        start = np.maximum(start, time.life(service.begins_with_death_of).end)
    if service.ends_with_death_of is not None:
        end = np.minimum(end, time.life(service.ends_with_death_of).end)
    if service.only_when_alone:
        start = np.maximum(start, time.last_end)
    return np.maximum(start, time.start), np.minimum(end, life.end)


def _use(place: Place, service: Service, programme: str) -> Use:
    time, life = place.time, place.time.life(service.person)
    start, end = span(service, time)
    cell = Cell(programme, service.person, service.name)
    told = service.bill_yen_per_month
    bill = (
        np.zeros_like(place.prices)
        if told is None
        else place.law.apply(cell, amounts.grown_yen, first_year_yen=told, growth_factor=place.prices)
    )
    return Use(service, cell, life, start, end, bill, time.months(start, end))


def _psychiatric(place: Place, use: Use) -> Floats:
    """自立支援医療 — taken as 重度かつ継続; the incomes of those in the same health insurance count."""
    law, cell, together = place.law, use.cell, place.insured_with(use.life.name)
    place_in = law.apply(
        cell,
        self_support_medical.income_class,
        untaxed=together.untaxed(),
        own_income_yen=place.before(use.life.name, lambda one: one.with_untaxed_yen),
        low_income_limit_yen=_low_limit(place, cell, PSYCHIATRIC),
        levy_yen=_levy(place, cell, together),
        **law_values(law, PSYCHIATRIC, "levy_from_yen"),
    )
    monthly = law.apply(
        cell,
        self_support_medical.own_share_yen_per_month,
        bill_yen_per_month=use.bill_yen_per_month,
        income_class=place_in,
        severe=True,
        **law_values(law, PSYCHIATRIC, "share_ratio", "ordinary_share_ratio", "ceiling_yen_per_month"),
    )
    return for_months(place, use, monthly)


def _low_limit(place: Place, cell: Cell, programme: str) -> Floats:
    """The limit of low income; it follows the full basic pension of the year before."""
    return place.law.apply(
        cell,
        old_age_basic_pension.limit_with_full_pension_yen,
        published_yen=place.law[f"{programme}.low_income_limit_yen"],
        full_pension_yen=year_before(place.law[FULL_PENSION]),
    )


def _levy(place: Place, cell: Cell, group: Group) -> Floats:
    return place.law.apply(
        cell,
        disability_services.levy_yen,
        levied=group.levied(),
        taxable_yen=group.taxable(),
        credit_base_yen=group.credit_bases(),
        **law_values(place.law, DISABILITY, "municipal_levy_ratio", "municipal_credit_ratio"),
    )


def _care(place: Place, use: Use) -> Floats:
    """介護保険 — share by age and income, and the ceiling of the month."""
    law, cell = place.law, use.cell
    elders = place.household_of(use.life.name).aged(int(law.constant(f"{CARE}.elder_from_age")), EVER)
    share = law.apply(
        cell,
        care_services.share_ratio,
        age=age_at_start(use.life),
        own_total_yen=place.before(use.life.name, lambda one: one.total_yen),
        care_income_yen=elders.total(lambda one: one.care_yen),
        elders=elders.count(),
        **law_values(law, CARE, "elder_from_age", "usual_share_ratio", "share_20_ratio", "share_30_ratio"),
        **law_values(law, CARE, "share_20_total_from_yen", "share_20_alone_from_yen", "share_20_together_from_yen"),
        **law_values(law, CARE, "share_30_total_from_yen", "share_30_alone_from_yen", "share_30_together_from_yen"),
    )
    place_in = law.apply(
        cell,
        care_services.income_class,
        untaxed=place.status.household_untaxed[use.life.name],
        own_income_yen=place.before(use.life.name, lambda one: one.care_yen),
        low_income_limit_yen=_low_limit(place, cell, CARE),
        taxable_yen=elders.taxable().max(axis=0),
        **law_values(law, CARE, "ceiling_taxable_from_yen"),
    )
    monthly = law.apply(
        cell,
        care_services.own_share_yen_per_month,
        bill_yen_per_month=use.bill_yen_per_month,
        share_ratio=share,
        income_class=place_in,
        **law_values(law, CARE, "ceiling_yen_per_month"),
    )
    return for_months(place, use, monthly)


def _user_and_spouse(place: Place, life: Life) -> Group:
    """The user alone; of parents both."""
    everybody = place.everybody().inside
    together = [one.name for one in place.time.parents] if isinstance(life.person, Parent) else [life.name]
    return Group(place, {name: everybody[name] for name in together})


def _disability(place: Place, use: Use) -> Floats:
    """障害福祉サービス — a tenth up to the ceiling; parents' incomes do not count for an adult child."""
    law, cell, group = place.law, use.cell, _user_and_spouse(place, use.life)
    homes = [s for s in place.household.services if s.kind == "group_home" and s.person == use.life.name]
    place_in = law.apply(
        cell,
        disability_services.income_class,
        untaxed=group.untaxed(),
        levy_yen=_levy(place, cell, group),
        residential=bool(homes),
        **law_values(law, DISABILITY, "general_levy_below_yen"),
    )
    monthly = law.apply(
        cell,
        disability_services.own_share_yen_per_month,
        bill_yen_per_month=use.bill_yen_per_month,
        income_class=place_in,
        **law_values(law, DISABILITY, "share_ratio", "ceiling_yen_per_month"),
    )
    return for_months(place, use, monthly)


def _group_home(place: Place, use: Use) -> Floats:
    """グループホームの家賃 — what the supplement leaves."""
    law, cell = place.law, use.cell
    supplement = law.apply(
        cell,
        group_home.rent_supplement_yen_per_month,
        rent_yen_per_month=use.bill_yen_per_month,
        untaxed=_user_and_spouse(place, use.life).untaxed(),
        **law_values(law, HOME, "rent_supplement_to_yen_per_month"),
    )
    monthly = law.apply(
        cell,
        group_home.own_rent_yen_per_month,
        rent_yen_per_month=use.bill_yen_per_month,
        rent_supplement_yen_per_month=supplement,
    )
    return for_months(place, use, monthly)


def _visits(place: Place, use: Use) -> Floats:
    """日常生活自立支援事業 — base and half hours at the guide price; a bill that is told holds instead."""
    if use.service.bill_yen_per_month is not None:
        return for_months(place, use, use.bill_yen_per_month)
    monthly = place.law.apply(
        use.cell,
        daily_life_support.fee_yen_per_month,
        half_hours_per_month=use.service.half_hours_per_month,
        **law_values(place.law, VISITS, "base_yen_per_month", "half_hour_yen"),
    )
    return for_months(place, use, monthly)


def _guardianship(place: Place, use: Use) -> Floats:
    """成年後見 — the fee that is told, else the courts' guide by the household's accounts at the start."""
    if use.service.bill_yen_per_month is not None:
        return for_months(place, use, use.bill_yen_per_month)
    monthly = place.law.apply(
        use.cell,
        adult_guardianship.fee_yen_per_month,
        assets_yen=sum(account.balance_yen or 0 for account in place.household.accounts),
        **law_values(place.law, GUARDIAN, "low_assets_yen", "middle_assets_yen"),
        **law_values(
            place.law, GUARDIAN, "fee_low_yen_per_month", "fee_middle_yen_per_month", "fee_high_yen_per_month"
        ),
    )
    return for_months(place, use, monthly)


_KINDS: Mapping[str, tuple[str, Callable[[Place, Use], Floats], bool]] = MappingProxyType(
    {
        "medical": (medical.MEDICAL, medical.paid_yen, True),
        "psychiatric": (PSYCHIATRIC, _psychiatric, True),
        "care": (CARE, _care, True),
        "disability_service": (DISABILITY, _disability, True),
        "group_home": (HOME, _group_home, True),
        "daily_life_support": (VISITS, _visits, False),
        "guardianship": (GUARDIAN, _guardianship, False),
    }
)
