"""Survivors' employees' pensions of the plain loop: what a parent receives after the other's death, month by month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations

from benchmarks.plain_disability import MARCH, of_age
from benchmarks.plain_law import MONTHS, Law, born_from
from benchmarks.plain_own import Own
from benchmarks.plain_people import GRADES_OF_THE_BASIC_PENSION, Member, half_up, tally
from benchmarks.plain_rows import EVER, Row

EMPLOYEES = "survivors_employees_pension"
BASIC = "survivors_basic_pension"
LAST_YEAR_OF_CONTRIBUTIONS = 60


@dataclass(frozen=True)
class Claim:
    """受給権 — what one spouse may claim after the other's death; moments are absolute months.

    Attributes:
        survivor, deceased: Their own pensions.
        start: First month after the death.
        child_end: First month without a child under age, ``start`` without one.
        short_term: Whether a record under 300 months counts as 300.
        recorded: Whether the record of the deceased is enough.
        supported: Whether the means of the survivor allow it.
        limited: Whether it is the five-year benefit.

    """

    survivor: Own
    deceased: Own
    start: int
    child_end: int
    short_term: bool
    recorded: bool
    supported: bool
    limited: bool

    @property
    def granted(self) -> bool:
        """Whether means and record allow the pension."""
        return self.recorded and self.supported

    def base(self, i: int, law: Law) -> float:
        """もとになる額 — earnings-related pension of the deceased as at 65, yen per whole year."""
        yen, months = self.deceased.work.at_65[i], self.deceased.work.months
        if not self.short_term or months is None:
            return yen
        return half_up(yen * max(1.0, law.number(f"{EMPLOYEES}.short_term_least_months") / max(1.0, months)))


Receipts = Mapping[str, list[float]]


def claims(owns: Mapping[str, Own], receipts: Receipts, wages: Receipts, law: Law) -> list[Claim]:
    """Work out of each parent what may be claimed after the other's death."""
    parents = [own for own in owns.values() if own.who.is_parent]
    end = max((child_end(own.who, law) for own in owns.values() if not own.who.is_parent), default=0)
    end = end if end > law.course.years[0] * MONTHS else 0
    found = []
    for survivor, deceased in permutations(parents, 2):
        start, short_term = deceased.who.end, _short_term(deceased, wages.get(deceased.who.name), law)
        claim = Claim(
            survivor=survivor,
            deceased=deceased,
            start=start,
            child_end=max(start, end),
            short_term=short_term,
            recorded=short_term or recorded(deceased.who, law),
            supported=_supported(survivor, deceased.who, receipts, law),
            limited=_limited(survivor.who, deceased.who, law),
        )
        found.append(claim)
    return found


def child_end(child: Member, law: Law) -> int:
    """年齢内 — first month in which a child does not count any more: 18 at the fiscal year's end, 20 if disabled."""
    granted, end = child.person.disability_pension, of_age(child, law.number(f"{BASIC}.child_age"))
    if granted is not None and granted.grade in GRADES_OF_THE_BASIC_PENSION:
        end = max(end, child.reaches(law.number(f"{BASIC}.disabled_child_age")))
    return min(end, child.end)


def _short_term(deceased: Own, wages: list[float] | None, law: Law) -> bool:
    """短期要件 — died at work with a known record, or with a disability employees' pension of grade 1 or 2."""
    who, person = deceased.who, deceased.who.person
    last_age, granted, years = person.insured_at_work_to_age, person.disability_pension, law.course.years
    if person.old_age_pension.career is not None and last_age is not None and wages is not None:
        in_time = who.last_year in years and who.last_year <= person.birth_year + last_age
        if in_time and wages[years.index(who.last_year)] > 0:
            return True
    if granted is None or granted.career is None or granted.grade not in GRADES_OF_THE_BASIC_PENSION:
        return False
    return who.disability[0] < who.end <= who.disability[1]


def recorded(who: Member, law: Law) -> bool:
    """25年の記録 — months so far and those of the plan to 60 or the death; an unknown record is long enough."""
    told = who.person.old_age_pension
    if told.record is None:
        return True
    last = min(who.end, who.reaches(LAST_YEAR_OF_CONTRIBUTIONS))
    months = sum(told.record.model_dump().values()) + max(0, last - law.course.years[0] * MONTHS)
    at_work = 0 if told.career is None else told.career.months
    return max(months, at_work) >= law.number(f"{EMPLOYEES}.record_least_months")


def _supported(survivor: Own, deceased: Member, receipts: Receipts, law: Law) -> bool:
    """生計維持 — receipts of the survivor in the year before the death stay below the limits."""
    if deceased.last_year not in law.course.years:
        return True
    i = max(0, law.course.years.index(deceased.last_year) - 1)
    year, who = law.course.years[i], survivor.who
    yen = receipts[who.name][i] if who.name in receipts else 0.0
    if survivor.start < (year + 1) * MONTHS and who.end > max(year * MONTHS, survivor.start):
        yen += survivor.old_age(i)
    limits = (law.number(f"{EMPLOYEES}.{kind}_limit_yen") for kind in ("receipts", "income"))
    return any(yen < limit for limit in limits)


def _limited(survivor: Member, deceased: Member, law: Law) -> bool:
    """5年間の給付か — a death from April 2028, the survivor under 60; of women only the younger."""
    first_day = law.word(f"{EMPLOYEES}.limited_first_day")
    death = deceased.end - 1
    if death < int(first_day[:4]) * MONTHS + int(first_day[5:7]) - 1:
        return False
    young = death + 1 < survivor.reaches(law.number(f"{EMPLOYEES}.limited_below_age"))
    boundary = law.word(f"{EMPLOYEES}.limited_women_born_from")
    return young and (survivor.person.sex == "male" or born_from(survivor.person, boundary))


def rows(found: Iterable[Claim], law: Law) -> list[Row]:
    """遺族厚生年金の行 — of each parent."""
    return [_row(claim, law) for claim in found if any(claim.deceased.work.at_65)]


def _row(claim: Claim, law: Law) -> Row:
    name, yen, months = claim.survivor.who.name, list[float](), list[float]()
    for i in range(len(law.course.years)):
        counted, parts = _months(claim, i, law), dict.fromkeys(("with_child", "alone", "older", "limited"), 0.0)
        for (kind, beside), count in sorted(counted.items()):
            parts[kind] += max(0.0, _rate(claim, kind, i, law) - _beside(claim, beside, i)) * count
        with_child, alone, older, limited = (part / MONTHS for part in parts.values())
        yen.append((with_child + alone) + (older + limited))
        months.append(float(sum(counted.values()) if yen[-1] > 0 else 0))
    return Row(EMPLOYEES, name, name, yen, months=tuple(months))


def _rate(claim: Claim, kind: str, i: int, law: Law) -> float:
    """Yen per whole year of one kind of the pension."""
    base, share = claim.base(i, law), law.number(f"{EMPLOYEES}.share_ratio")
    if kind == "older":
        return _older(claim, base * share, i, law)
    if kind == "limited":
        return half_up(base * (share + law.number(f"{EMPLOYEES}.limited_extra_ratio")))
    return half_up(base * share + (_middle_aged(claim, i, law) if kind == "alone" else 0.0))


def _months(claim: Claim, i: int, law: Law) -> dict[tuple[str, str], int]:
    """Months of a year by the kind of pension and by what stands beside it."""
    year, who, own = law.course.years[i], claim.survivor.who, claim.survivor
    if not who.here(year) or claim.start >= (year + 1) * MONTHS:
        return {}
    choice = who.reaches(law.number(f"{EMPLOYEES}.choice_age"))
    five_years = claim.child_end + int(law.number(f"{EMPLOYEES}.limited_months"))
    begin, end = who.disability
    first = _first_month(claim, law)

    def answer(month: int) -> str:
        if not claim.start <= month < who.end:
            return ""
        if month >= choice:
            return "older " if claim.granted and not claim.limited and month >= first else ""
        beside = "disability" if begin <= month < end else "old_age" if month >= own.start else ""
        if month < claim.child_end:
            return f"with_child {beside}" if claim.granted else ""
        if claim.limited:
            return f"limited {beside}" if claim.recorded and month < five_years else ""
        return f"alone {beside}" if claim.granted and month >= first else ""

    moments = (claim.start, claim.child_end, five_years, choice, first, own.start, begin, end, who.end)
    counted = tally(year, moments, answer)
    return {(kind.split(" ")[0], kind.split(" ")[1]): count for kind, count in counted.items() if kind}


def _first_month(claim: Claim, law: Law) -> int:
    """First month of a lasting pension: a husband of 55 to 59 from 60, a younger one never."""
    who = claim.survivor.who
    if who.person.sex != "male":
        return claim.start
    if claim.start < who.reaches(law.number(f"{EMPLOYEES}.husband_minimum_age")):
        return EVER
    return max(claim.start, who.reaches(law.number(f"{EMPLOYEES}.husband_payment_age")))


def _beside(claim: Claim, kind: str, i: int) -> float:
    """1人1年金 — the own pension that is taken off before 65, yen per whole year."""
    own = claim.survivor
    return {"disability": own.disability.all(i), "old_age": own.old_age(i), "": 0.0}[kind]


def _older(claim: Claim, share: float, i: int, law: Law) -> float:
    """65歳から — what the better of the two reckonings gives beyond the own employees' pension."""
    own = claim.survivor.work.paid[i]
    of_share, of_own = (law.number(f"{EMPLOYEES}.choice_{whose}_ratio") for whose in ("share", "own"))
    better = max(share, share * of_share + own * of_own) + _transitional(claim, i, law)
    return half_up(max(0.0, better - own))


def _long_enough(claim: Claim, law: Law) -> bool:
    """寡婦加算の条件 — a wife whose husband's months at work are known and enough, or a short-term death."""
    months = claim.deceased.work.months
    if claim.survivor.who.person.sex != "female" or months is None:
        return False
    return claim.short_term or months >= law.number(f"{EMPLOYEES}.widow_addition_least_months")


def _middle_aged(claim: Claim, i: int, law: Law) -> float:
    """中高齢寡婦加算 — from 40 at the death, or when the last child is of age; shrinking for deaths from 2028."""
    age = (claim.child_end - 1 - claim.survivor.who.born) // MONTHS
    lowest, highest = law.number(f"{EMPLOYEES}.widow_addition_age_from"), law.number(f"{EMPLOYEES}.choice_age")
    if not _long_enough(claim, law) or not lowest <= age < highest:
        return 0.0
    fiscal_year = (claim.start - 1 - MARCH) // MONTHS
    steps = fiscal_year - law.number(f"{EMPLOYEES}.widow_addition_phase_out_year") + 1
    left = 1 - steps / (law.number(f"{EMPLOYEES}.widow_addition_phase_out_years") + 1)
    whole = law.by_year(f"{EMPLOYEES}.widow_addition_newer_yen_per_year")[i]
    return half_up(whole * min(1.0, max(0.0, left)))


def _transitional(claim: Claim, i: int, law: Law) -> float:
    """経過的寡婦加算 — for a widow born by 1 April 1956, by the table of birth years."""
    person = claim.survivor.who.person
    if not _long_enough(claim, law) or born_from(person, law.word(f"{EMPLOYEES}.transitional_widow_boundary")):
        return 0.0
    first, months, possible = (
        law.numbers(f"{EMPLOYEES}.transitional_{name}") for name in ("birth_year_from", "months", "possible_months")
    )
    row = person.birth_year - ((person.birth_month or 1) <= MARCH) - int(first[0])
    if row >= len(months):
        return 0.0
    full = law.by_year(f"{EMPLOYEES}.full_amount_older_yen_per_year")[i]
    whole = law.by_year(f"{EMPLOYEES}.widow_addition_older_yen_per_year")[i]
    return max(0.0, whole - half_up(full * (months[max(0, row)] / possible[max(0, row)])))
