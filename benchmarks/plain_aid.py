"""What a death brings in the plain loop: mutual aid for the child, life insurance, the funeral."""

from bisect import bisect_right
from dataclasses import dataclass

from benchmarks.plain_law import MONTHS, Law
from benchmarks.plain_people import Member
from benchmarks.plain_rows import EVER, Row, months_between
from planner.household import Insurance, MutualAid

APRIL = 4
AID = "disability_mutual_aid"


@dataclass(frozen=True)
class _Membership:
    """加入 — month and age of entry, first month after it has ended for parent and child."""

    aid: MutualAid
    parent: Member
    child: Member
    entry: int
    age: int
    table: str

    def joined(self, law: Law) -> bool:
        """Whether the parent was young enough at entry."""
        return self.age <= law.number(f"{AID}.entry_last_age")


def mutual_aid(aid: MutualAid, people: dict[str, Member], law: Law) -> list[Row]:
    """心身障害者扶養共済の行 — the child's pension, the premium, the condolence money where the child dies first."""
    parent = people[aid.parent]
    started = (parent.person.birth_month or 1) < APRIL
    one = _Membership(
        aid=aid,
        parent=parent,
        child=people[aid.child],
        entry=aid.entry_year * MONTHS + APRIL - 1,
        age=aid.entry_year - parent.person.birth_year - (0 if started else 1),
        table="former_" if aid.entry_year < law.number(f"{AID}.new_scheme_year") else "",
    )
    received = _received(one, law)
    found = [
        Row(AID, aid.child, aid.child, received, uncounted=tuple(received)),
        Row(f"{AID}_premium", aid.parent, aid.parent, _premium(one, law)),
    ]
    condolence = _condolence(one, law)
    months = _months_alive(one.child, law)
    return [*found, Row(f"{AID}_condolence", aid.parent, aid.parent, condolence, months=months, windfall=True)]


def _months_alive(who: Member, law: Law) -> tuple[float, ...]:
    return tuple(float(who.months(year)) for year in law.course.years)


def _received(one: _Membership, law: Law) -> list[float]:
    """年金給付 — from the month of the parent's death for the child's life."""
    begin = one.parent.end - 1 if one.entry < one.parent.end and one.joined(law) else EVER
    monthly = law.by_year(f"{AID}.benefit_yen_per_month_per_unit")
    years = law.course.years
    return [months_between(year, begin, one.child.end) * one.aid.units * monthly[i] for i, year in enumerate(years)]


def _premium(one: _Membership, law: Law) -> list[float]:
    """掛金 — twenty years at least and to 65 at least, while both live."""
    to_last_age = (law.number(f"{AID}.premium_last_age") - one.age) * MONTHS
    due = int(max(law.number(f"{AID}.premium_shortest_months"), to_last_age))
    ages, yen = law.numbers(f"{AID}.premium_age_from"), law.numbers(f"{AID}.{one.table}premium_yen_per_month")
    by_age = yen[max(0, bisect_right(ages, one.age) - 1)]
    typed = one.aid.premium_yen_per_month
    monthly = by_age * one.aid.units if typed is None else float(typed)
    end = min(one.entry + due, one.parent.end, one.child.end) if one.joined(law) else one.entry
    return [-months_between(year, one.entry, end) * monthly for year in law.course.years]


def _condolence(one: _Membership, law: Law) -> list[float]:
    """弔慰金 — once, to the parent who is left, by the months since entry."""
    last_month, parent_lives = one.child.end - 1, one.child.end - 1 < one.parent.end
    months, yen = law.numbers(f"{AID}.condolence_months_from"), law.numbers(f"{AID}.{one.table}condolence_yen")
    row = bisect_right(months, one.child.end - one.entry) - 1
    paid = yen[row] * one.aid.units if row >= 0 and parent_lives and one.joined(law) else 0.0
    return [paid if year == last_month // MONTHS and one.entry <= last_month else 0.0 for year in law.course.years]


def insurance(one: Insurance, people: dict[str, Member], law: Law) -> list[Row]:
    """生命保険の行 — the benefit in the year of death, to the children if the beneficiary is gone; the premiums."""
    insured, years = people[one.insured], law.course.years
    found = []
    covered = one.cover_to_age is None or insured.last_year - insured.person.birth_year <= one.cover_to_age
    if covered:
        receivers = _receivers(insured, people[one.beneficiary], people)
        each = (one.benefit_yen or 0) / len(receivers)
        yen = [each if year == insured.last_year else 0.0 for year in years]
        months = _months_alive(insured, law)
        found = [
            Row("insurance", insured.name, receiver.name, yen, one.name, months=months, windfall=True)
            for receiver in receivers
        ]
    ages = [age for age in (one.premium_to_age, one.cover_to_age) if age is not None]
    end = min([insured.end, *((insured.person.birth_year + age + 1) * MONTHS for age in ages)])
    premium = [-one.premium_yen_per_year * months_between(year, 0, end) / MONTHS for year in years]
    return [*found, Row("insurance_premium", insured.name, insured.name, premium, one.name)]


def _receivers(insured: Member, beneficiary: Member, people: dict[str, Member]) -> list[Member]:
    """The beneficiary, else the children alive in equal parts, else the estate."""
    if beneficiary.end >= insured.end:
        return [beneficiary]
    children = [who for who in people.values() if not who.is_parent and who is not insured]
    return [child for child in children if child.end >= insured.end] or [insured]


def funeral(parent: Member, yen: int, law: Law) -> Row:
    """葬儀の行 — in the year of death, in the money of that year."""
    prices = law.course.growth["prices"]
    paid = [-yen * prices[i] if year == parent.last_year else 0.0 for i, year in enumerate(law.course.years)]
    return Row("funeral", parent.name, parent.name, paid)
