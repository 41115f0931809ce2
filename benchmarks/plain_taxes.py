"""Taxes of the plain loop: who is levied the resident tax, and the income and resident tax of everybody."""

from dataclasses import dataclass, replace

from benchmarks import plain_standing
from benchmarks.plain_law import Law
from benchmarks.plain_people import Member, down
from benchmarks.plain_rows import Row, year_before
from benchmarks.plain_standing import Standing, Supported

INCOME, RESIDENT = "income_tax", "resident_tax"
HEALTH, PENSION = "national_health_insurance", "national_pension_premium"
BRACKET = ("ratio", "less_yen")
MUTUAL_AID = "disability_mutual_aid_premium"
OWN = ("long_term_care_insurance", "late_elderly_medical_insurance", "workplace_insurance", MUTUAL_AID)


@dataclass(frozen=True)
class Status:
    """課税の状況 — by name and year; levied in a year by the income of the year before.

    Attributes:
        taxed: Whether the flat levy is due.
        income_levied: Whether the income levy is due.
        household_untaxed: Whether nobody in the own household of the register is levied the flat levy.
        resident_base: 課税所得 of the resident tax, yen.
        social_insurance: Premiums of the year itself that each may deduct, yen.
        supported: Circumstances in the year itself; only of people with any income.

    """

    taxed: dict[str, list[bool]]
    income_levied: dict[str, list[bool]]
    household_untaxed: dict[str, list[bool]]
    resident_base: dict[str, list[float]]
    social_insurance: dict[str, list[float]]
    supported: dict[str, list[Supported]]

    def dependants(self, name: str, i: int) -> int:
        """扶養親族等の数 — how many others somebody supported in the year before."""
        return self.supported[name][max(0, i - 1)].persons - 1 if name in self.supported else 0


def status(law: Law, standing: Standing) -> Status:
    """課税の状況 — who is levied the resident tax in each year, premiums not yet deducted."""
    years = range(len(law.course.years))
    own = {
        name: [plain_standing.supported(who, i, standing, law) for i in years]
        for name, who in standing.people.items()
        if any(standing.incomes[name].total)
    }
    taxed = {name: [False for _ in years] for name in standing.people}
    income_levied = {name: [False for _ in years] for name in standing.people}
    for name, circumstances in own.items():
        for i in years:
            before = circumstances[max(0, i - 1)]
            flat_limit, levy_limit = _limits(before, i, law)
            spared = _spared(standing.people[name], before, i, law)
            taxed[name][i] = before.total > flat_limit and not spared
            income_levied[name][i] = before.total > levy_limit and not spared
    nothing = {name: [0.0 for _ in years] for name in standing.people}
    return _with_base(
        Status(
            taxed=taxed,
            income_levied=income_levied,
            household_untaxed={
                name: [not any(taxed[one.name][i] for one in standing.registered_with(who, i)) for i in years]
                for name, who in standing.people.items()
            },
            resident_base=nothing,
            social_insurance=nothing,
            supported=own,
        ),
        law,
    )


def after_premiums(law: Law, standing: Standing, before: Status, premiums: list[Row]) -> Status:
    """社会保険料控除の後 — health insurance off the head, the pension premium off the supporter, others off the payer.

    The supporter also pays the health insurance of the children who are registered apart.
    """
    paid = {name: [0.0] * len(law.course.years) for name in standing.people}
    for row in premiums:
        for i, yen in enumerate(row.yen):
            payer = _payer(row, standing, i, law.course.years[i])
            if payer is not None:
                paid[payer][i] -= yen
    return _with_base(replace(before, social_insurance=paid), law)


def _payer(row: Row, standing: Standing, i: int, year: int) -> str | None:
    """Who deducts a premium in a year; None where nobody lives who could."""
    if row.person is None or row.programme in OWN:
        return row.person
    who = standing.people[row.person]
    if row.programme == PENSION or (standing.split[i] and not who.is_parent):
        names = list(standing.people)
        return None if standing.supporter[i] < 0 else names[standing.supporter[i]]
    head = standing.head(who, i, year)
    return None if head is None else head.name


def _with_base(known: Status, law: Law) -> Status:
    """課税所得 of the resident tax — income, deductions and premiums are of the year before."""
    base = dict(known.resident_base)
    for name, circumstances in known.supported.items():
        premiums = known.social_insurance[name]
        base[name] = [
            _taxable(RESIDENT, circumstances[max(0, i - 1)], year_before(premiums, i), i, law)
            for i in range(len(law.course.years))
        ]
    return replace(known, resident_base=base)


def rows(law: Law, standing: Standing, known: Status) -> list[Row]:
    """税の行 — income and resident tax of everybody with income, each paid by that person."""
    found = []
    for name in standing.people:
        if name in known.supported:
            years = range(len(law.course.years))
            found.append(Row(INCOME, name, name, [-_income_tax(name, known, i, law) for i in years]))
            found.append(Row(RESIDENT, name, name, [-_resident_tax(name, known, i, law) for i in years]))
    return found


def _spared(who: Member, before: Supported, i: int, law: Law) -> bool:
    """Who does not live, and the protected up to a limit of income, pay no resident tax at all."""
    year = law.course.years[i]
    minor = year - who.person.birth_year <= law.by_year(f"{RESIDENT}.minor_end_age")[i]
    protected = before.has_handbook or before.widow or before.single_parent or minor
    within = before.total <= law.by_year(f"{RESIDENT}.exempt_income_limit_yen")[i]
    return not who.here(year) or (protected and within)


def _limits(before: Supported, i: int, law: Law) -> tuple[float, float]:
    """非課税限度額 — of the flat levy by the town's class, and of the income levy."""
    flat = f"flat_limit_class_{law.word('public_assistance.area_class')[0]}"
    found = []
    for limit, plus in ((flat, "flat_limit"), ("levy_limit", "levy_limit")):
        yen = before.persons * law.by_year(f"{RESIDENT}.{limit}_per_person_yen")[i]
        yen += law.by_year(f"{RESIDENT}.{plus}_plus_yen")[i]
        found.append(yen + (law.by_year(f"{RESIDENT}.{limit}_family_yen")[i] if before.persons > 1 else 0.0))
    return found[0], found[1]


def _taxable(tax: str, own: Supported, social_insurance: float, i: int, law: Law) -> float:
    """課税所得 — total income less the deductions of one tax, in whole thousands of yen."""
    basic = law.band(f"{tax}.basic_yen", f"{tax}.basic_from_yen", own.total, i)
    parent = law.by_year(f"{tax}.single_parent_yen")[i]
    deductions = basic + _by_person(f"{tax}.", own, i, law) + _spouse(tax, own, i, law)
    deductions += _single(own, law.by_year(f"{tax}.widow_yen")[i], parent, i, law) + social_insurance
    return down(max(0.0, own.total - deductions), law.by_year(f"{tax}.taxable_rounding_yen")[i])


def _by_person(prefix: str, own: Supported, i: int, law: Law) -> float:
    """障害者控除・扶養控除 — so much for each, or the differences between the taxes."""
    found = 0.0
    for kind, count in own.disabled.items():
        found += count * law.by_year(f"{prefix}disability_{kind}_yen")[i]
    for kind, count in own.dependants.items():
        found += count * law.by_year(f"{prefix}dependant_{kind}_yen")[i]
    return found


def _spouse(tax: str, own: Supported, i: int, law: Law) -> float:
    """配偶者控除・配偶者特別控除 — the more the taxpayer has, the higher the tier and the smaller the deduction."""
    if own.spouse_age is None:
        return 0.0
    tiers = f"{tax}.spouse_tier_from_yen"
    if own.spouse_income <= law.by_year(f"{tax}.dependant_income_limit_yen")[i]:
        return law.band(f"{tax}.spouse_{_elderly(own.spouse_age, i, law)}_yen", tiers, own.total, i)
    tier = sum(own.total >= start[i] for start in law.tables(tiers))
    if tier == len(law.tables(tiers)):
        return 0.0
    return law.band(f"{tax}.spouse_special_tier_{tier}_yen", f"{tax}.spouse_special_from_yen", own.spouse_income, i)


def _elderly(age: int, i: int, law: Law) -> str:
    return "elderly" if age >= law.by_year(f"{INCOME}.elderly_first_age")[i] else "general"


def _single(own: Supported, widow_yen: float, parent_yen: float, i: int, law: Law) -> float:
    """ひとり親控除・寡婦控除 — up to a limit of income."""
    if own.total > law.by_year(f"{INCOME}.single_income_limit_yen")[i]:
        return 0.0
    if own.single_parent:
        return parent_yen
    return widow_yen if own.widow else 0.0


def _income_tax(name: str, known: Status, i: int, law: Law) -> float:
    """所得税 — by the quick table, with the surtaxes, in whole hundreds of yen."""
    taxable = _taxable(INCOME, known.supported[name][i], known.social_insurance[name][i], i, law)
    ratio, less = (law.band(f"{INCOME}.bracket_{x}", f"{INCOME}.bracket_from_yen", taxable, i) for x in BRACKET)
    tax = down(taxable * ratio - less, 1)
    surtax_ratio = sum(law.by_year(f"{INCOME}.{kind}_ratio")[i] for kind in ("reconstruction", "defence"))
    return down(tax + down(tax * surtax_ratio, 1), law.by_year(f"{INCOME}.tax_rounding_yen")[i])


def _resident_tax(name: str, known: Status, i: int, law: Law) -> float:
    """住民税 — income levy and flat levies."""
    before, flat = known.supported[name][max(0, i - 1)], 0.0
    if known.taxed[name][i]:
        levies = ("city_flat", "prefecture_flat", "forest_environment")
        flat = sum(law.by_year(f"{RESIDENT}.{levy}_yen")[i] for levy in levies)
    if not known.income_levied[name][i]:
        return flat
    taxable, to_yen = known.resident_base[name][i], law.by_year(f"{RESIDENT}.levy_rounding_yen")[i]
    smaller, levied = credit_base(before, taxable, i, law), 0.0
    for government in ("city", "prefecture"):
        ratio, credit = (law.by_year(f"{RESIDENT}.{x}{government}_ratio")[i] for x in ("", "credit_"))
        levied += down(max(0.0, taxable * ratio - smaller * credit), to_yen)
    return flat + min(levied, down(before.total - _limits(before, i, law)[1], to_yen))


def credit_base(before: Supported, taxable: float, i: int, law: Law) -> float:
    """調整控除の元の額 — what the deductions are smaller here than in the income tax, as far as it is made good."""
    limit, least, income_limit = (
        law.by_year(f"{RESIDENT}.credit_{name}_yen")[i] for name in ("limit", "least", "income_limit")
    )
    if before.total > income_limit:
        return 0.0
    prefix = f"{RESIDENT}.difference_"
    single = law.by_year(f"{prefix}single_{'mother' if before.mother else 'father'}_yen")[i]
    difference = law.by_year(f"{prefix}basic_yen")[i] + _by_person(prefix, before, i, law)
    difference += _single(before, law.by_year(f"{prefix}widow_yen")[i], single, i, law)
    difference += _spouse_difference(before, i, law)
    if taxable <= limit:
        return min(difference, taxable)
    return max(least, difference - (taxable - limit))


def _spouse_difference(before: Supported, i: int, law: Law) -> float:
    """配偶者控除の差額 — only of a spouse of low income."""
    low = before.spouse_income <= law.by_year(f"{RESIDENT}.dependant_income_limit_yen")[i]
    if before.spouse_age is None or not low:
        return 0.0
    kind = _elderly(before.spouse_age, i, law)
    return law.band(f"{RESIDENT}.difference_spouse_{kind}_yen", f"{RESIDENT}.spouse_tier_from_yen", before.total, i)
