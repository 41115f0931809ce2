"""Survivors' employees' pensions of the plain loop: what a parent receives after the other's death, month by month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations

from benchmarks.plain_conditions import (
    Means,
    disabled_at_work,
    limited,
    recorded,
    short_term,
    supported,
    year_of_means,
)
from benchmarks.plain_disability import MARCH, of_age
from benchmarks.plain_law import MONTHS, Law, born_from
from benchmarks.plain_own import Own
from benchmarks.plain_people import GRADES_OF_THE_BASIC_PENSION, Member, half_up, tally
from benchmarks.plain_rows import EVER, Row

EMPLOYEES = "survivors_employees_pension"
BASIC = "survivors_basic_pension"


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

    @property
    def months(self) -> float | None:
        """Months of the deceased insured at work, of the disability pension's record where no other is known."""
        months, granted = self.deceased.work.months, self.deceased.who.person.disability_pension
        if months is None and disabled_at_work(self.deceased.who) and granted and granted.career:
            return float(granted.career.months)
        return months

    def base(self, i: int, law: Law) -> float:
        """もとになる額 — earnings-related pension of the deceased as at 65, yen per whole year."""
        work = self.deceased.work
        yen = base(self.deceased, i, short_term=self.short_term)
        if not self.short_term or work.months is None or not any(work.at_65):
            return yen
        return half_up(yen * max(1.0, law.number(f"{EMPLOYEES}.short_term_least_months") / max(1.0, work.months)))


def base(deceased: Own, i: int, *, short_term: bool) -> float:
    """The same without the deemed months of an old-age record; a disability record stands in, in a short-term death."""
    if any(deceased.work.at_65) or not disabled_at_work(deceased.who):
        return deceased.work.at_65[i]
    return deceased.disability.earned[i] if short_term else 0.0


def claims(owns: Mapping[str, Own], law: Law, means: Means) -> list[Claim]:
    """Work out of each parent what may be claimed after the other's death."""
    parents = [own for own in owns.values() if own.who.is_parent]
    end = max((child_end(own.who, law) for own in owns.values() if not own.who.is_parent), default=0)
    end = end if end > law.course.years[0] * MONTHS else 0
    found = []
    for survivor, deceased in permutations(parents, 2):
        start = deceased.who.end
        short = short_term(deceased.who, means.wages.get(deceased.who.name), law)
        pensions = _old_age_before(survivor, deceased.who, law)
        claim = Claim(
            survivor=survivor,
            deceased=deceased,
            start=start,
            child_end=max(start, end),
            short_term=short,
            recorded=short or recorded(deceased.who, law),
            supported=supported(survivor.who.name, pensions, deceased.who, means, law),
            limited=limited(survivor.who, deceased.who, law),
        )
        found.append(claim)
    return found


def _old_age_before(survivor: Own, deceased: Member, law: Law) -> float:
    """Own old-age pensions in the year that decides about the means, yen per whole year."""
    if deceased.last_year not in law.course.years:
        return 0.0
    i = year_of_means(deceased, law)
    year, end = law.course.years[i], survivor.who.end
    starts = (survivor.start, survivor.work_start)
    basic, work = (start < (year + 1) * MONTHS and end > max(year * MONTHS, start) for start in starts)
    return survivor.basic[i] * basic + survivor.work.paid[i] * work


def child_end(child: Member, law: Law) -> int:
    """年齢内 — first month in which a child does not count any more: 18 at the fiscal year's end, 20 if disabled."""
    granted, end = child.person.disability_pension, of_age(child, law.number(f"{BASIC}.child_age"))
    if granted is not None and granted.grade in GRADES_OF_THE_BASIC_PENSION:
        end = max(end, child.reaches(law.number(f"{BASIC}.disabled_child_age")))
    return min(end, child.end)


def rows(found: Iterable[Claim], law: Law) -> list[Row]:
    """遺族厚生年金の行 — of each parent."""
    years = range(len(law.course.years))
    return [_row(claim, law) for claim in found if any(claim.base(i, law) for i in years)]


def _row(claim: Claim, law: Law) -> Row:
    name, yen, months = claim.survivor.who.name, list[float](), list[float]()
    for i in range(len(law.course.years)):
        counted, parts = _months(claim, i, law), dict.fromkeys(("with_child", "alone", "older", "limited"), 0.0)
        for (kind, beside), count in sorted(counted.items()):
            parts[kind] += max(0.0, _rate(claim, kind, i, law) - _beside(claim, kind, beside, i)) * count
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
            beside = "disability" if begin <= month < end else ""
            return f"older {beside}" if claim.granted and not claim.limited and month >= first else ""
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


def _beside(claim: Claim, kind: str, beside: str, i: int) -> float:
    """1人1年金 — the own pension that is taken off before 65, from 65 what the disability brings more, a year."""
    own = claim.survivor
    if kind == "older":
        return own.more_for_disability(i) if beside else 0.0
    return {"disability": own.disability.all(i), "old_age": own.old_age(i), "": 0.0}[beside]


def _older(claim: Claim, share: float, i: int, law: Law) -> float:
    """65歳から — what the better of the two reckonings gives beyond the own employees' pension."""
    own = claim.survivor.work.paid[i]
    of_share, of_own = (law.number(f"{EMPLOYEES}.choice_{whose}_ratio") for whose in ("share", "own"))
    better = max(share, share * of_share + own * of_own) + _transitional(claim, i, law)
    return half_up(max(0.0, better - own))


def _long_enough(claim: Claim, law: Law) -> bool:
    """寡婦加算の条件 — a wife whose husband's months at work are known and enough, or a short-term death."""
    months = claim.months
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
