"""対策の欄 (measure inputs): what the family decides about one measure; what it does stands in ``planner.measures``.

Amounts are whole yen of the first year. A year or age that is left open begins at the moment that the measure's own
module names, most often when the child is alone.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictBool

from planner.household_fields import (
    Input,
    MaybeAge,
    MaybeYear,
    MaybeYen,
    Name,
    Ratio,
    Treatment,
    Year,
    Yen,
    unknown_is_none,
)

MOST_MEASURES, MOST_PLANS = 24, 4
Phase = Literal["both_parents", "one_parent", "child_alone"]


class DisabilityPensionClaim(Input):
    """障害年金の請求: granted with a grade from a year on, refused, or stopped after a year.

    ``from_year`` left open is the second year of the plan, or the first where it replaces what is paid now.
    ``to_year`` is the last year of a pension that stops.
    """

    measure: Literal["disability_pension"]
    child: Name
    decision: Literal["granted", "refused", "stopped"] = "granted"
    grade: Literal[1, 2] = 2
    from_year: MaybeYear = None
    to_year: MaybeYear = None
    onset_before_20: StrictBool = False


class NationalPensionTreatment(Input):
    """これからの国民年金: paid, exempt or deferred until 60."""

    measure: Literal["national_pension"]
    child: Name
    treatment: Treatment


class NationalPensionBackPayment(Input):
    """国民年金の追納: months exempt or deferred are paid back in one year (left open: the first)."""

    measure: Literal["national_pension_back_payment"]
    child: Name
    months: Annotated[int, Field(strict=True, ge=1, le=120)]
    year: MaybeYear = None


class MutualAidEntry(Input):
    """扶養共済に入る: a parent joins with one or two units (left open: in the second year)."""

    measure: Literal["mutual_aid"]
    parent: Name
    child: Name
    units: Literal[1, 2] = 1
    entry_year: MaybeYear = None


class LifeInsuranceOnParent(Input):
    """親御さんの生命保険: what comes at the parent's death, and what it costs until then."""

    measure: Literal["life_insurance"]
    parent: Name
    child: Name
    benefit_yen: Yen
    premium_yen_per_year: Yen
    premium_to_age: MaybeAge = None
    cover_to_age: MaybeAge = None


class TrustForChild(Input):
    """信託: money that reaches the child bit by bit, with its fees.

    ``gift`` (特定贈与信託): now, out of the parent's account; ``insurance`` (生命保険信託): the benefit of a life
    insurance on the parent; ``testamentary`` (遺言代用信託): the parent's money at the death.
    """

    measure: Literal["trust"]
    form: Literal["gift", "insurance", "testamentary"]
    parent: Name
    child: Name
    trusted_yen: Yen
    contract_fee_yen: MaybeYen = None
    fee_yen_per_year: MaybeYen = None


class MoneyHelp(Input):
    """お金の管理の手伝い: daily-life support or guardianship, from an age on or, left open, when the child is alone."""

    measure: Literal["money_help"]
    child: Name
    help: Literal["daily_life_support", "guardianship"]
    from_age: MaybeAge = None
    fee_yen_per_month: MaybeYen = None


class SpendLess(Input):
    """くらしの費用を下げる: by an amount or by a share, in one phase."""

    measure: Literal["spend_less"]
    phase: Phase
    yen_per_month: MaybeYen = None
    ratio: Annotated[Ratio | None, BeforeValidator(unknown_is_none)] = None


class HouseworkLearned(Input):
    """できる家事を増やす: one task, or all that others carry today, is the child's own by the time it lives alone."""

    measure: Literal["housework_learned"]
    child: Name
    task: Literal["all", "cooking", "shopping", "cleaning", "laundry", "rubbish", "procedures"]


class SmallEarnings(Input):
    """小さな収入: shown as relief, never as duty; an unknown amount takes the workshop's average."""

    measure: Literal["small_earnings"]
    child: Name
    work: Literal["workshop_b", "workshop_a", "part_time"] = "workshop_b"
    yen_per_month: MaybeYen = None
    from_age: MaybeAge = None
    to_age: MaybeAge = None


class Repairs(Input):
    """家の修理: once, or again every so many years."""

    measure: Literal["repairs"]
    year: Year
    spending_yen: Yen
    every_years: Annotated[int, Field(strict=True, ge=1, le=50)] | None = None


class Rebuild(Input):
    """建て替え: a new building on the same land."""

    measure: Literal["rebuild"]
    year: Year
    spending_yen: Yen
    property_tax_yen_per_year: MaybeYen = None
    upkeep_yen_per_year: MaybeYen = None


class SmallerHome(Input):
    """小さな家へ: the home is sold and a smaller one bought (left open: when the child is alone)."""

    measure: Literal["smaller_home"]
    home: Literal["house", "flat"] = "flat"
    year: MaybeYear = None
    sale_yen: MaybeYen = None
    price_yen: Yen
    costs_yen: MaybeYen = None
    property_tax_yen_per_year: MaybeYen = None
    upkeep_yen_per_year: MaybeYen = None


class SellAndRent(Input):
    """売って借りる: the home is sold, and the family rents (left open: when the child is alone)."""

    measure: Literal["sell_and_rent"]
    year: MaybeYear = None
    sale_yen: MaybeYen = None
    rent_yen_per_month: Yen
    costs_yen: MaybeYen = None


class PublicHousing(Input):
    """公営住宅へ: a home of the town or prefecture (left open: when the child is alone); an owned home is sold."""

    measure: Literal["public_housing"]
    year: MaybeYear = None
    sale_yen: MaybeYen = None
    rent_yen_per_month: Yen
    costs_yen: MaybeYen = None


class GroupHome(Input):
    """グループホームへ: the child moves in alone; food and energy are ``board_yen_per_month``."""

    measure: Literal["group_home"]
    child: Name
    rent_yen_per_month: MaybeYen = None
    board_yen_per_month: MaybeYen = None
    sale_yen: MaybeYen = None
    costs_yen: MaybeYen = None


class WithRelative(Input):
    """ご親族と暮らす: the child lives with a relative and pays a share; the home is left (an owned one sold)."""

    measure: Literal["with_relative"]
    contribution_yen_per_month: Yen
    sale_yen: MaybeYen = None
    costs_yen: MaybeYen = None


class ParentFacility(Input):
    """親御さんの施設: from an age on a parent lives in a facility; the home saves a little."""

    measure: Literal["parent_facility"]
    parent: Name
    from_age: Annotated[int, Field(strict=True, ge=0, le=120)]
    entry_yen: Yen = 0
    yen_per_month: Yen
    saves_yen_per_month: Yen = 0


class HomeLoan(Input):
    """家を担保にした貸付 (要保護世帯向け不動産担保型生活資金): the child alone lives from it, from an age on."""

    measure: Literal["home_loan"]
    child: Name
    from_age: MaybeAge = None


class WillForChild(Input):
    """遺言: a parent leaves everything to the child, with the reserved portions of the others or without them."""

    measure: Literal["will"]
    parent: Name
    child: Name
    others: Literal["reserved", "nothing"] = "reserved"
    with_home: StrictBool = True


class SiblingSupport(Input):
    """きょうだいの手伝い: money each month (left open: when the child is alone)."""

    measure: Literal["sibling_support"]
    sibling: Name
    child: Name
    yen_per_month: Yen
    from_age: MaybeAge = None
    to_age: MaybeAge = None


class SplitHousehold(Input):
    """世帯分離: the children form a household of their own in the resident register (left open: the second year)."""

    measure: Literal["split_household"]
    from_year: MaybeYear = None


class PublicAssistanceNet(Input):
    """生活保護を最後の支えとして見込むか."""

    measure: Literal["public_assistance"]
    planned: StrictBool


def _kind_in_words(value: object) -> object:
    """A kind that is no word counts as missing: pydantic would write it out, and a number may be too long for that."""
    if isinstance(value, Mapping) and not isinstance(value.get("measure"), str):
        return {key: inner for key, inner in value.items() if key != "measure"}
    return value


Measure = Annotated[
    DisabilityPensionClaim
    | NationalPensionTreatment
    | NationalPensionBackPayment
    | MutualAidEntry
    | LifeInsuranceOnParent
    | TrustForChild
    | MoneyHelp
    | SpendLess
    | HouseworkLearned
    | SmallEarnings
    | Repairs
    | Rebuild
    | SmallerHome
    | SellAndRent
    | PublicHousing
    | GroupHome
    | WithRelative
    | ParentFacility
    | HomeLoan
    | WillForChild
    | SiblingSupport
    | SplitHousehold
    | PublicAssistanceNet,
    Field(discriminator="measure"),
    BeforeValidator(_kind_in_words),
]


class Plan(Input):
    """案: a name and its measures, in the order in which they are taken; 今のまま is the family without a plan."""

    name: Name
    measures: tuple[Measure, ...] = Field(default=(), max_length=MOST_MEASURES)
