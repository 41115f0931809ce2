"""世帯 (household): what the family tells us, checked once and frozen.

Every amount is whole yen of the first year unless the name says otherwise. A field that may be
unknown is ``None``; in a file the family may also write "unknown". The run goes on without it.
"""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, model_validator

from planner.household_checks import raise_faults
from planner.household_fields import (
    LAST_MONTH_OF_FISCAL_YEAR,
    Ability,
    Growth,
    GrowthRatio,
    Input,
    Manager,
    MaybeAge,
    MaybeAgeAtWork,
    MaybeCode,
    MaybeGrowthRatio,
    MaybeMonth,
    MaybeName,
    MaybeWorkMonths,
    MaybeYear,
    MaybeYen,
    Month,
    Months,
    MortalityFactor,
    Name,
    Settled,
    Sex,
    Treatment,
    WorkMonths,
    Year,
    Yen,
    unknown_is_none,
)
from planner.household_home import Home, Move, Rebuilding, Share
from planner.household_talk import Talk
from planner.measure_inputs import MOST_PLANS, Plan

FORMAT = 2


class PensionRecord(Input):
    """国民年金の記録: months up to December before the first year of the plan."""

    paid_months: Months = 0
    full_exempt_months: Months = 0
    three_quarter_exempt_months: Months = 0
    half_exempt_months: Months = 0
    quarter_exempt_months: Months = 0
    full_exempt_months_before_2009_04: Months = 0
    three_quarter_exempt_months_before_2009_04: Months = 0
    half_exempt_months_before_2009_04: Months = 0
    quarter_exempt_months_before_2009_04: Months = 0
    deferred_months: Months = 0


class Career(Input):
    """厚生年金の加入記録: average pay (with bonuses from April 2003) and months, for the earnings-related pension."""

    pay_to_2003_03_yen_per_month: Yen = 0
    months_to_2003_03: WorkMonths = 0
    pay_from_2003_04_yen_per_month: Yen = 0
    months_from_2003_04: WorkMonths = 0

    @property
    def months(self) -> int:
        """All months insured at work."""
        return self.months_to_2003_03 + self.months_from_2003_04


class OldAgePension(Input):
    """老齢年金: typed yearly amounts, or the record from which the pensions are computed.

    ``employees_months`` are the months insured at work, asked where only the amount is known; with ``career``
    the amount and the months are worked out. ``additional_months`` are months with the additional premium of 400 yen.
    ``start_extra_months`` after 65 count from a whole year on: who asks between 65 and 66 receives it from 65.
    ``treatment`` holds for the years without insurance at work; ``dependant_spouse`` is 第3号被保険者.
    """

    basic_yen_per_year: MaybeYen = None
    employees_yen_per_year: MaybeYen = None
    employees_months: MaybeWorkMonths = None
    career: Career | None = None
    additional_months: Months = 0
    start_age: Annotated[int, Field(strict=True, ge=60, le=75)] = 65
    start_extra_months: Annotated[int, Field(strict=True, ge=0, le=11)] = 0
    record: PensionRecord | None = None
    treatment: Annotated[Treatment | None, BeforeValidator(unknown_is_none)] = None


class DisabilityPension(Input):
    """障害年金: granted grade and the year in which payment begins (or began).

    ``career``: the record at work up to the month of recognition, where the first visit fell into work
    (障害厚生年金); grade 3 exists only then. ``yen_per_year`` is what is paid with everything that belongs to
    it (what it has more than the law's amount of the grade and the supplement is 障害厚生年金); unknown, it is worked
    out from the grade.
    """

    grade: Literal[1, 2, 3]
    yen_per_year: MaybeYen = None
    career: Career | None = None
    from_year: MaybeYear = None
    to_year: MaybeYear = None
    onset_before_20: StrictBool = False


class DailyLife(Input):
    """暮らしの準備: what the person does now, and what is settled; None means not asked yet.

    ``own_contracts``: electricity, gas, water and telephone in the person's own name, paid from an own account.
    ``counter_rehearsed``: once at the counter of the town hall together. ``watched_over``: somebody looks in or calls.
    ``emergency_contact``: whom to call is written down. ``help_counted``: paid help with the tasks that are not done
    alone is part of the plan (``planner.household_help``), in the months in which the person lives without a parent.
    """

    cooking: Ability = None
    shopping: Ability = None
    cleaning: Ability = None
    laundry: Ability = None
    rubbish: Ability = None
    procedures: Ability = None
    money_manager: Manager = None
    own_contracts: Settled = None
    counter_rehearsed: Settled = None
    watched_over: Settled = None
    emergency_contact: Settled = None
    help_counted: StrictBool = False


class Person(Input):
    """One person. Ages count on 31 December; a life ends with ``last_month`` of the year of ``last_age``.

    ``insured_at_work_to_age``: up to this age (at most 74, which reaches to the 75th birthday) the person is in a
    health insurance of a workplace, as worker or as dependant of somebody of the household, and pays no premium to
    the municipality; without anybody in the household who earns enough the municipality takes over.
    ``mortality_factor``: times the life table's probability of dying within a year; 1 is everybody of the same age.
    """

    name: Name
    sex: Sex = None
    birth_year: Year
    birth_month: MaybeMonth = None
    last_age: MaybeAge = None
    last_month: Month = 12
    mortality_factor: MortalityFactor = 1.0
    disability_handbook: Literal["none", "moderate", "severe"] = "none"
    insured_at_work_to_age: MaybeAgeAtWork = None
    old_age_pension: OldAgePension = OldAgePension()
    disability_pension: DisabilityPension | None = None

    def age_in(self, year: int) -> int:
        """Age on 31 December of a year."""
        return year - self.birth_year

    def age_on_1_april(self, year: int) -> int:
        """年度の初めの年齢 — age on 1 April of a year, from the month of birth; an unknown month counts as January."""
        return self.age_in(year) - ((self.birth_month or 1) > LAST_MONTH_OF_FISCAL_YEAR)


class Parent(Person):
    """A parent who carries the household."""

    funeral_yen: MaybeYen = None


class Child(Person):
    """ご本人: the adult child for whom the plan is made."""

    last_age: MaybeAge = 90
    special_disability_allowance: StrictBool = False
    special_disability_benefit_grade: Annotated[Literal[1, 2] | None, BeforeValidator(unknown_is_none)] = None
    daily_life: DailyLife = DailyLife()


class Sibling(Input):
    """A brother or sister outside the household."""

    name: Name
    sex: Sex = None
    birth_year: MaybeYear = None
    birth_month: MaybeMonth = None
    last_age: MaybeAge = None


class Account(Input):
    """One account, by owner, at today's market value."""

    name: Name
    owner: Name
    kind: Literal["deposit", "securities", "cash"] = "deposit"
    balance_yen: MaybeYen = None
    return_ratio: GrowthRatio = 0.0


class Income(Input):
    """A yearly income; before tax or after it as ``Household.amounts`` says; ends with the person's life.

    ``wages``, ``workshop_a`` (employed at an A-type workshop), ``workshop_b`` (its B-type kind), ``business`` (trade,
    rent, private pensions: what remains after expenses), ``company_pension`` (taxed like public pensions),
    ``mutual_aid`` (untaxed, not counted by public assistance), ``other`` (support from relatives, allowances: untaxed).
    Public assistance leaves a part of what is earned uncounted. ``only_when_alone``: from the month after the last
    parent's death on, whichever parent that is.
    """

    name: Name
    kind: Literal["wages", "workshop_a", "workshop_b", "business", "company_pension", "mutual_aid", "other"] = "other"
    person: Name
    yen_per_year: MaybeYen = None
    from_age: MaybeAge = None
    to_age: MaybeAge = None
    ends_with_death_of: MaybeName = None
    begins_with_death_of: MaybeName = None
    only_when_alone: StrictBool = False
    growth: Growth = "none"


class Spending(Input):
    """One item of spending by phase, with who pays it and whose death ends it.

    Of a ``living`` item the unknown phases are filled with placeholders; of others they count zero.
    """

    name: Name
    kind: Literal["living", "special", "personal", "other"] = "other"
    both_parents_yen_per_month: MaybeYen = None
    one_parent_yen_per_month: MaybeYen = None
    child_alone_yen_per_month: MaybeYen = None
    paid_by: MaybeName = None
    ends_with_death_of: MaybeName = None
    begins_with_death_of: MaybeName = None
    from_year: MaybeYear = None
    to_year: MaybeYear = None
    every_years: Annotated[int, Field(strict=True, ge=1, le=50)] = 1
    growth: Growth = "prices"


class OneOff(Input):
    """Something that happens once: a repair, a car, a maturing policy."""

    name: Name
    year: Year
    income_yen: Yen = 0
    spending_yen: Yen = 0
    person: MaybeName = None
    growth: Growth = "none"


class Debt(Input):
    """A debt with its yearly payment; ``ends_with_death`` when group insurance repays it."""

    name: Name
    owner: Name
    balance_yen: MaybeYen = None
    payment_yen_per_year: MaybeYen = None
    interest_ratio: Annotated[float, Field(strict=True, ge=0, le=0.2)] = 0.0
    ends_with_death: StrictBool = False


class Insurance(Input):
    """Life insurance on a parent."""

    name: Name
    insured: Name
    beneficiary: Name
    benefit_yen: MaybeYen = None
    premium_yen_per_year: Yen = 0
    premium_to_age: MaybeAge = None
    cover_to_age: MaybeAge = None


class MutualAid(Input):
    """心身障害者扶養共済: a parent pays, the child receives after the parent's death."""

    parent: Name
    child: Name
    entry_year: Year
    units: Literal[1, 2] = 1
    premium_yen_per_month: MaybeYen = None


class Service(Input):
    """サービスや医療の利用: what it costs before any help; the person's own share is worked out.

    ``medical`` and ``psychiatric`` (自立支援医療) and ``care`` (介護保険): the whole bill; ``disability_service``: the
    whole cost of the services; ``group_home``: the rent; ``daily_life_support``: half-hours of visits a month;
    ``guardianship``: the base fee, unknown when the law's guide value shall stand in. ``outpatient``: whether a
    ``medical`` bill is that of an out-patient, who has lower ceilings from 70 on. ``only_when_alone`` as of incomes.
    """

    name: Name
    kind: Literal[
        "medical", "psychiatric", "care", "disability_service", "group_home", "daily_life_support", "guardianship"
    ]
    person: Name
    bill_yen_per_month: MaybeYen = None
    outpatient: StrictBool = True
    half_hours_per_month: Annotated[int, Field(strict=True, ge=0, le=60)] = 4
    from_age: MaybeAge = None
    to_age: MaybeAge = None
    begins_with_death_of: MaybeName = None
    ends_with_death_of: MaybeName = None
    only_when_alone: StrictBool = False


class Will(Input):
    """遺言: who receives the money and the home of one person; what is empty goes by statutory shares."""

    person: Name
    money: tuple[Share, ...] = ()
    home: tuple[Share, ...] = ()


class Assumptions(Input):
    """前提: growth per year, the case of the pension valuation, whether assistance is planned as the last net.

    ``pension_case`` ``by_prices``: the slide of the case that is nearest to the assumed prices and wages.
    """

    price_growth_ratio: MaybeGrowthRatio = None
    wage_growth_ratio: MaybeGrowthRatio = None
    pension_growth_ratio: MaybeGrowthRatio = None
    pension_case: Literal["by_prices", "past_30_years", "growth", "high_growth", "zero_growth"] = "by_prices"
    public_assistance: StrictBool = True


class Household(Input):
    """One family at the start of the plan (1 January of ``first_year``).

    ``amounts``: whether typed incomes and pensions are before tax and premiums (they are then worked out), or
    what arrives on the account (nothing more is taken off anybody). ``split_from_year``: 世帯分離, from 1 January of
    that year on the children have a household of their own in the resident register, in the same home; None is never.
    """

    format: Literal[2] = 2
    title: Annotated[str, Field(max_length=80)] = ""
    first_year: Annotated[int, Field(strict=True, ge=2024, le=2100)]
    municipality: MaybeCode = None
    amounts: Literal["before_tax", "take_home"] = "before_tax"
    split_from_year: MaybeYear = None
    parents: tuple[Parent, ...] = Field(default=(), max_length=2)
    children: tuple[Child, ...] = Field(min_length=1, max_length=4)
    siblings: tuple[Sibling, ...] = Field(default=(), max_length=12)
    accounts: tuple[Account, ...] = Field(default=(), max_length=60)
    incomes: tuple[Income, ...] = Field(default=(), max_length=60)
    spending: tuple[Spending, ...] = Field(default=(), max_length=60)
    one_offs: tuple[OneOff, ...] = Field(default=(), max_length=120)
    home: Home | None = None
    rebuilding: Rebuilding = Rebuilding()
    move: Move | None = None
    debts: tuple[Debt, ...] = Field(default=(), max_length=20)
    insurances: tuple[Insurance, ...] = Field(default=(), max_length=20)
    mutual_aid: tuple[MutualAid, ...] = Field(default=(), max_length=8)
    services: tuple[Service, ...] = Field(default=(), max_length=40)
    wills: tuple[Will, ...] = Field(default=(), max_length=6)
    assumptions: Assumptions = Assumptions()
    plans: tuple[Plan, ...] = Field(default=(), max_length=MOST_PLANS)
    talk: Talk = Talk()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        """Report every contradiction between the parts together."""
        raise_faults(self)
        return self

    @property
    def members(self) -> tuple[Person, ...]:
        """Everybody who lives in the household: parents first, then the children planned for."""
        return (*self.parents, *self.children)

    def person(self, name: str) -> Person:
        """Return the member with this name.

        Raises:
            KeyError: No member has this name.

        """
        for member in self.members:
            if member.name == name:
                return member
        raise KeyError(name)
