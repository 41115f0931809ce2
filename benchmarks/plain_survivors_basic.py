"""Survivors' basic pensions of the plain loop: for a parent with a child under age, and for the child itself."""

from collections.abc import Iterable, Mapping

from benchmarks.plain_conditions import Means, recorded, short_term
from benchmarks.plain_law import MONTHS, Law
from benchmarks.plain_own import Own
from benchmarks.plain_people import cohort, half_up
from benchmarks.plain_rows import Row, months_between
from benchmarks.plain_survivors import BASIC, EMPLOYEES, Claim, base, child_end

DEARER_CHILDREN = 2


def rows(claims: Iterable[Claim], owns: Mapping[str, Own], law: Law) -> list[Row]:
    """遺族基礎年金の行 — of each parent while a child counts."""
    ends = [child_end(own.who, law) for own in owns.values() if not own.who.is_parent]
    if max(ends) <= law.course.years[0] * MONTHS:
        return []
    found = []
    for claim in claims:
        who, years = claim.survivor.who, range(len(law.course.years))
        counted = [_counted(claim, ends, i, law) for i in years]
        if any(counted):
            parts = [sorted(one.items()) for one in counted]
            yen = [sum(_yen(claim, i, part, law) * months for part, months in parts[i]) for i in years]
            months = [float(sum(counted[i].values()) if yen[i] > 0 else 0) for i in years]
            found.append(Row(BASIC, who.name, who.name, [whole / MONTHS for whole in yen], months=tuple(months)))
    return found


def _granted(claim: Claim, law: Law) -> bool:
    """A deceased under 65 is taken as insured with enough premiums paid."""
    deceased = claim.deceased.who
    insured = deceased.end < deceased.reaches(law.number(f"{BASIC}.record_free_below_age"))
    return claim.supported and (insured or recorded(deceased, law))


def _counted(claim: Claim, ends: list[int], i: int, law: Law) -> dict[tuple[int, bool], int]:
    """Months of a year by the number of children and by whether the parent is 65."""
    year, who, found = law.course.years[i], claim.survivor.who, dict[tuple[int, bool], int]()
    if not _granted(claim, law):
        return found
    choice = who.reaches(law.number(f"{EMPLOYEES}.choice_age"))
    for month in range(max(year * MONTHS, claim.start), min((year + 1) * MONTHS, who.end)):
        children = sum(month < end for end in ends)
        if children:
            part = (children, month >= choice)
            found[part] = found.get(part, 0) + 1
    return found


def _yen(claim: Claim, i: int, part: tuple[int, bool], law: Law) -> float:
    """What it has more than the own pension: before 65 than what the other part left of it, then than the basic."""
    children, older = part
    whole = law.by_year(f"{BASIC}.basic_{cohort(claim.survivor.who.person, law)}_yen_per_year")[i]
    whole += _addition(children, i, law)
    own, year = claim.survivor, law.course.years[i]
    disabled = own.who.disabled_in(year)
    retired = own.start < (year + 1) * MONTHS and own.who.end > max(year * MONTHS, own.start)
    if older:
        beside = max(own.disability.basic[i] if disabled else 0.0, own.basic[i] if retired else 0.0)
        return max(0.0, whole - beside)
    beside = own.disability.all(i) if disabled else own.old_age(i) if retired else 0.0
    covered = claim.base(i, law) * law.number(f"{EMPLOYEES}.share_ratio") if claim.granted else 0.0
    return max(0.0, whole - max(0.0, beside - covered))


def _addition(children: int, i: int, law: Law) -> float:
    """子の加算 — the first two the larger amount, each further one the smaller."""
    dearer, further = (law.by_year(f"{BASIC}.child_{which}_yen_per_year")[i] for which in ("first_second", "third"))
    return min(children, DEARER_CHILDREN) * dearer + max(0, children - DEARER_CHILDREN) * further


def orphans(owns: Mapping[str, Own], law: Law, means: Means) -> list[Row]:
    """子が受け取る遺族年金 — after the last parent's death, in equal parts; the number is that of each year."""
    parents = [own for own in owns.values() if own.who.is_parent]
    if not parents:
        return []
    deceased = max(parents, key=lambda own: own.who.end)
    found, short = [], short_term(deceased.who, means.wages.get(deceased.who.name), law)
    children = {name: (deceased.who.end, child_end(own.who, law)) for name, own in owns.items() if own not in parents}
    months = {name: [months_between(year, *time) for year in law.course.years] for name, time in children.items()}
    for name, counts in months.items():
        if any(counts):
            sharing = [max(1, sum(theirs[i] > 0 for theirs in months.values())) for i in range(len(counts))]
            found += _of_child(name, deceased, counts, sharing, law, short=short)
    return found


def _of_child(name: str, deceased: Own, months: list[int], sharing: list[int], law: Law, *, short: bool) -> list[Row]:
    whole, share = law.by_year(f"{BASIC}.basic_newer_yen_per_year"), law.number(f"{EMPLOYEES}.share_ratio")
    basic, employees = [], []
    for i, (count, children) in enumerate(zip(months, sharing, strict=True)):
        basic.append(half_up((whole[i] + _addition(children - 1, i, law)) / children) * count / MONTHS)
        employees.append(half_up(base(deceased, i, short_term=short) * share / children) * count / MONTHS)
    due = tuple(float(count) for count in months)
    return [Row(BASIC, name, name, basic, months=due), Row(EMPLOYEES, name, name, employees, months=due)]
