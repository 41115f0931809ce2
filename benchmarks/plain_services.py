"""Services of the plain loop: of each bill the part that the family pays itself, year by year."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks import plain_taxes, plain_work
from benchmarks.plain_law import MONTHS, Law
from benchmarks.plain_people import Member, half_up
from benchmarks.plain_rows import EVER, Row, months_between, year_before
from benchmarks.plain_standing import Standing
from benchmarks.plain_taxes import Status
from planner.household import Household, Service

PSYCHIATRIC, CARE, DISABILITY = "self_support_medical", "care_services", "disability_services"
HOME, VISITS, GUARDIAN = "group_home", "daily_life_support", "adult_guardianship"
FULL_PENSION = "old_age_basic_pension.full_amount_newer_yen_per_year"


@dataclass(frozen=True)
class Bill:
    """請求 — one service in one year, with everything that decides over the own share.

    ``yen`` is the bill of a month, ``months`` its months in the year, ``span`` the first month and the one after the
    last of all.
    """

    service: Service
    who: Member
    i: int
    yen: float
    months: int
    span: tuple[int, int]
    household: Household
    people: Mapping[str, Member]
    standing: Standing
    status: Status
    law: Law

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.law.course.years[self.i]

    def value(self, key: str) -> float:
        """Return an amount of the law in the year."""
        return self.law.by_year(key)[self.i]

    def table(self, key: str) -> list[float]:
        """Return a list of the law in the year."""
        return [by_year[self.i] for by_year in self.law.tables(key)]

    def age(self, who: Member) -> int:
        """Age at the start of the year."""
        return self.year - who.person.birth_year - 1

    def aged(self, group: Iterable[Member], low: int, high: int) -> list[Member]:
        """Return who of a group has an age in [low, high)."""
        return [who for who in group if low <= self.age(who) < high]

    def registered(self) -> list[Member]:
        """Return who lives in the user's household of the resident register."""
        return [who for who in self.standing.registered_with(self.who, self.i) if who.here(self.year)]

    def reckoned_with(self) -> list[Member]:
        """Return the same, and whom the insurance at work joins with the user."""
        at_work = plain_work.covered(self.standing, self.i, self.law)
        beside = {who.name for who in self.registered()} | (at_work if self.who.name in at_work else set())
        return [who for who in self.everybody() if who.name in beside]

    def everybody(self) -> list[Member]:
        """Return who lives at the start of the year."""
        return [who for who in self.people.values() if who.here(self.year)]

    def before(self, who: Member, what: str) -> float:
        """Return an income of the year before."""
        return year_before(getattr(self.standing.incomes[who.name], what), self.i)

    def total(self, group: Iterable[Member], *what: str) -> float:
        """Return incomes of the year before together."""
        return sum(self.before(who, one) for who in group for one in what)

    def taxable(self, group: Iterable[Member]) -> list[float]:
        """課税所得 — return that of each."""
        return [self.status.resident_base[who.name][self.i] for who in group]

    def untaxed(self, group: Iterable[Member]) -> bool:
        """Return whether none of them is levied the flat levy."""
        return not any(self.status.taxed[who.name][self.i] for who in group)

    def low_income_limit(self, key: str) -> float:
        """Return the limit of low income in whole yen, never below the full basic pension of the year before."""
        return half_up(max(self.value(key), year_before(self.law.by_year(FULL_PENSION), self.i)))


def rows(
    household: Household,
    people: Mapping[str, Member],
    law: Law,
    standing: Standing,
    status: Status,
    *,
    kinds: Mapping[str, tuple[str, Callable[[Bill], float]]],
) -> list[Row]:
    """サービスの行 — paid from the common purse; only visits and guardianship have a price without a bill."""
    found = []
    for service in household.services:
        programme, paid = kinds[service.kind]
        if service.bill_yen_per_month is None and programme not in (VISITS, GUARDIAN):
            continue
        who, yen = people[service.person], []
        used = span(service, people, law)
        for i, year in enumerate(law.course.years):
            bill = Bill(
                service=service,
                who=who,
                i=i,
                yen=(service.bill_yen_per_month or 0) * law.course.growth["prices"][i],
                months=months_between(year, *used),
                span=used,
                household=household,
                people=people,
                standing=standing,
                status=status,
                law=law,
            )
            yen.append(-paid(bill) if bill.months else 0.0)
        found.append(Row(programme, who.name, None, yen, service.name))
    return found


def span(service: Service, people: Mapping[str, Member], law: Law) -> tuple[int, int]:
    """From January of the first age to December of the last, while the person lives."""
    who, start, end = people[service.person], law.course.years[0] * MONTHS, EVER
    if service.from_age is not None:
        start = max(start, (who.person.birth_year + service.from_age) * MONTHS)
    if service.to_age is not None:
        end = (who.person.birth_year + service.to_age + 1) * MONTHS
    if service.begins_with_death_of is not None:
        start = max(start, people[service.begins_with_death_of].end)
    if service.only_when_alone:
        start = max([start, *(one.end for one in people.values() if one.is_parent)])
    if service.ends_with_death_of is not None:
        end = min(end, people[service.ends_with_death_of].end)
    return start, min(end, who.end)


def psychiatric(bill: Bill) -> float:
    """自立支援医療 — a tenth, never above the ceiling; taken as 重度かつ継続."""
    group = _same_insurance(bill)
    levy = _levy(bill, group)
    if bill.untaxed(group):
        own = bill.before(bill.who, "with_untaxed")
        place = 0 if own <= bill.low_income_limit(f"{PSYCHIATRIC}.low_income_limit_yen") else 1
    else:
        place = 2 + sum(levy >= first for first in bill.table(f"{PSYCHIATRIC}.levy_from_yen"))
    share = bill.yen * bill.value(f"{PSYCHIATRIC}.share_ratio")
    return min(share, of_place(bill.table(f"{PSYCHIATRIC}.ceiling_yen_per_month"), place)) * bill.months


def _same_insurance(bill: Bill) -> list[Member]:
    """Who is with the user in the scheme for the elderly, at work, or in the town's insurance."""
    at_work = plain_work.covered(bill.standing, bill.i, bill.law)

    def insurance(who: Member) -> str:
        late = bill.age(who) >= bill.law.number("late_elderly_medical_insurance.first_age")
        return "late" if late else "work" if who.name in at_work else "town"

    return [who for who in bill.reckoned_with() if insurance(who) == insurance(bill.who)]


def _levy(bill: Bill, group: Iterable[Member]) -> float:
    """市町村民税所得割 — of all together, each less the adjustment credit."""
    found = 0.0
    for who in group:
        if bill.status.income_levied[who.name][bill.i]:
            taxable = bill.status.resident_base[who.name][bill.i]
            before = bill.status.supported[who.name][max(0, bill.i - 1)]
            credit = plain_taxes.credit_base(before, taxable, bill.i, bill.law)
            credit *= bill.value(f"{DISABILITY}.municipal_credit_ratio")
            found += max(0.0, taxable * bill.value(f"{DISABILITY}.municipal_levy_ratio") - credit)
    return found


def of_place(table: list[float], place: int) -> float:
    """Pick one of a list; beyond its end the last."""
    return table[min(place, len(table) - 1)]


def care(bill: Bill) -> float:
    """介護保険 — 10, 20 or 30 percent, never above the ceiling of the month."""
    elders = bill.aged(bill.registered(), int(bill.law.number(f"{CARE}.elder_from_age")), EVER)
    share = bill.yen * _care_share(bill, elders)
    if bill.status.household_untaxed[bill.who.name][bill.i]:
        low = bill.before(bill.who, "care") <= bill.low_income_limit(f"{CARE}.low_income_limit_yen")
        place = 0 if low else 1
    else:
        largest = max([*bill.taxable(elders), 0.0])
        place = 2 + sum(largest >= first for first in bill.table(f"{CARE}.ceiling_taxable_from_yen"))
    return min(share, of_place(bill.table(f"{CARE}.ceiling_yen_per_month"), place)) * bill.months


def _care_share(bill: Bill, elders: list[Member]) -> float:
    """利用者負担割合 — the own income and that of all people from 65 on must both be high."""
    usual, together = bill.value(f"{CARE}.usual_share_ratio"), "together" if len(elders) > 1 else "alone"
    if bill.age(bill.who) < bill.value(f"{CARE}.elder_from_age"):
        return usual
    own, all_of_them = bill.before(bill.who, "total"), bill.total(elders, "care")
    for percent in (30, 20):
        high = own >= bill.value(f"{CARE}.share_{percent}_total_from_yen")
        if high and all_of_them >= bill.value(f"{CARE}.share_{percent}_{together}_from_yen"):
            return bill.value(f"{CARE}.share_{percent}_ratio")
    return usual


def _user_and_spouse(bill: Bill) -> list[Member]:
    """The user alone; of parents both."""
    group = [who for who in bill.people.values() if who.is_parent] if bill.who.is_parent else [bill.who]
    return [who for who in group if who.here(bill.year)]


def disability(bill: Bill) -> float:
    """障害福祉サービス — a tenth up to the ceiling by the taxes of user and spouse."""
    group = _user_and_spouse(bill)
    levy = _levy(bill, group)
    in_home = any(one.kind == "group_home" and one.person == bill.who.name for one in bill.household.services)
    place = 0 if bill.untaxed(group) else 2
    if place and levy < bill.value(f"{DISABILITY}.general_levy_below_yen") and not in_home:
        place = 1
    share = bill.yen * bill.value(f"{DISABILITY}.share_ratio")
    return min(share, of_place(bill.table(f"{DISABILITY}.ceiling_yen_per_month"), place)) * bill.months


def group_home(bill: Bill) -> float:
    """グループホームの家賃 — what the supplement leaves."""
    supplement = min(bill.yen, bill.value(f"{HOME}.rent_supplement_to_yen_per_month"))
    return (bill.yen - (supplement if bill.untaxed(_user_and_spouse(bill)) else 0.0)) * bill.months


def visits(bill: Bill) -> float:
    """日常生活自立支援事業 — the bill that is told, else base and half hours at the guide price."""
    if bill.service.bill_yen_per_month is not None:
        return bill.yen * bill.months
    half_hours = bill.service.half_hours_per_month * bill.value(f"{VISITS}.half_hour_yen")
    return (bill.value(f"{VISITS}.base_yen_per_month") + half_hours) * bill.months


def guardianship(bill: Bill) -> float:
    """成年後見 — the fee that is told, else the courts' guide by all accounts at the start."""
    if bill.service.bill_yen_per_month is not None:
        return bill.yen * bill.months
    assets = sum(account.balance_yen or 0 for account in bill.household.accounts)
    limits = (bill.value(f"{GUARDIAN}.{band}_assets_yen") for band in ("low", "middle"))
    band = ("low", "middle", "high")[sum(assets > limit for limit in limits)]
    return bill.value(f"{GUARDIAN}.fee_{band}_yen_per_month") * bill.months
