"""相続と住まいの電卓 (estate): statutory and reserved shares, inheritance tax, and the agent's fee on a home."""

from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from planner.calculators.question import Age, Dependants, Question, Yen, contradiction
from planner.lawbook import LawYears
from planner.rules import agents_fee, inheritance, inheritance_tax

Floats = NDArray[np.float64]
SquareMetres = Annotated[float, Field(ge=0, le=100_000)]
Disability = Literal["none", "moderate", "severe"]
DEGREES = {"none": 0, "moderate": 1, "severe": 2}
LAW = "inheritance"


class _Heirs(Question):
    """Who is left behind."""

    spouse: bool = True
    children: Dependants = 2
    parents: Annotated[int, Field(ge=0, le=4)] = 0
    siblings: Dependants = 0

    @model_validator(mode="after")
    def _somebody_is_left(self) -> Self:
        if not (self.spouse or self.children or self.parents or self.siblings):
            raise contradiction("no_heirs", "children")
        return self

    def shares(self, law: LawYears) -> Floats:
        """Return the share of the spouse, each child, each parent, each brother or sister, shape (4,)."""
        return law.apply(
            self.cell,
            inheritance.statutory_shares,
            spouse=self.spouse,
            children=self.children,
            parents=self.parents,
            siblings=self.siblings,
            spouse_with_children_ratio=law.constant(f"{LAW}.spouse_with_children_ratio"),
            spouse_with_parents_ratio=law.constant(f"{LAW}.spouse_with_parents_ratio"),
            spouse_with_siblings_ratio=law.constant(f"{LAW}.spouse_with_siblings_ratio"),
        )


class Inheritance(_Heirs):
    """相続 — statutory or reserved shares in yen: the spouse, each child, each parent, each brother or sister."""

    programme: ClassVar[str] = LAW

    estate_yen: Yen = 30_000_000
    part: Literal["statutory", "reserved"] = "statutory"

    def answer(self, law: LawYears) -> Any:
        """Work out what one heir of each kind receives, or is reserved, in yen."""
        shares = self.shares(law)
        if self.part == "reserved":
            shares = law.apply(
                self.cell,
                inheritance.reserved_shares,
                shares=shares,
                ascendants_only=not self.spouse and not self.children and self.parents > 0,
                siblings=np.array([False, False, False, True]),
                reserved_ratio=law.constant(f"{LAW}.reserved_ratio"),
                reserved_ascendants_only_ratio=law.constant(f"{LAW}.reserved_ascendants_only_ratio"),
            )
        return law.apply(self.cell, inheritance.share_yen, estate_yen=self.estate_yen, shares=shares)


class InheritanceTax(_Heirs):
    """相続税 — what all heirs pay together."""

    programme: ClassVar[str] = "inheritance_tax"

    money_yen: Yen = 60_000_000
    building_yen: Yen = 0
    land_yen: Yen = 0
    land_square_metres: SquareMetres = 0
    heir_stays_in_home: bool = True
    insurance_yen: Yen = 0
    debts_yen: Yen = 0
    spouse_receives: Literal["statutory", "all", "nothing"] = "statutory"
    disability: Disability = "none"
    disabled_age: Age = 50

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        """Only a spouse who is there receives, and the person with a disability is a child who is there."""
        if self.spouse_receives != "statutory" and not self.spouse:
            raise contradiction("no_spouse_receives", "spouse_receives")
        if self.disability != "none" and not self.children:
            raise contradiction("no_disabled_child", "disability")
        return self

    def answer(self, law: LawYears) -> Any:
        """Work out the tax of every heir and add it up; the person with a disability is the first child."""
        kinds = self.shares(law)
        counts = self._counts()
        statutory = law.apply(self.cell, inheritance.each_heir_shares, shares=kinds, heirs=counts)
        estate = self._estate(law, len(statutory))
        received = law.apply(
            self.cell, inheritance.share_yen, estate_yen=estate, shares=self._received_shares(statutory)
        )
        total = self._total(law, estate, statutory)
        tax = law.apply(
            self.cell,
            inheritance_tax.tax_by_heir_yen,
            total_tax_yen=total,
            received_yen=received,
            surcharged=np.repeat([False, False, False, True], counts),
            surcharge_ratio=law.constant(f"{self.programme}.surcharge_ratio"),
        )
        relief = law.apply(
            self.cell,
            inheritance_tax.spouse_relief_yen,
            total_tax_yen=total,
            estate_yen=estate,
            received_yen=received,
            statutory_shares=statutory,
            spouse=np.repeat([True, False, False, False], counts),
            spouse_free_yen=law.constant(f"{self.programme}.spouse_free_yen"),
        )
        credit = self._credit(law, counts)
        due = law.apply(self.cell, inheritance_tax.due_yen, tax_yen=tax, relief_yen=relief, credit_yen=credit)
        return law.apply(self.cell, inheritance_tax.household_yen, due_yen=due)

    def _counts(self) -> tuple[int, int, int, int]:
        """How many of each kind inherit: beside the spouse only the first kind that is there."""
        parents = 0 if self.children else self.parents
        siblings = 0 if self.children or self.parents else self.siblings
        return int(self.spouse), self.children, parents, siblings

    def _estate(self, law: LawYears, heirs: int) -> Any:
        """What counts for the tax, yen."""
        name = self.programme
        reduction = law.constant(f"{name}.home_land_reduction_ratio") if self.heir_stays_in_home else 0.0
        land = law.apply(
            self.cell,
            inheritance_tax.home_land_yen,
            land_yen=self.land_yen,
            square_metres=self.land_square_metres,
            home_land_limit_square_metres=law.constant(f"{name}.home_land_limit_square_metres"),
            home_land_reduction_ratio=reduction,
        )
        insured = law.apply(
            self.cell,
            inheritance_tax.insurance_taxed_yen,
            insurance_yen=[self.insurance_yen],
            heirs=heirs,
            insurance_free_yen_per_heir=law.constant(f"{name}.insurance_free_yen_per_heir"),
        )
        return law.apply(
            self.cell,
            inheritance_tax.estate_yen,
            money_yen=self.money_yen,
            building_yen=self.building_yen,
            home_land_yen=land,
            insurance_taxed_yen=insured,
            debts_yen=self.debts_yen,
        )

    def _received_shares(self, statutory: Floats) -> Floats:
        """Share that each heir receives, shape (heirs,)."""
        if self.spouse_receives == "statutory" or len(statutory) == 1:
            return statutory
        others = statutory[1:] / statutory[1:].sum()
        spouse = 1.0 if self.spouse_receives == "all" else 0.0
        return np.concatenate([[spouse], (1.0 - spouse) * others])

    def _total(self, law: LawYears, estate: Any, statutory: Floats) -> Any:
        name = self.programme
        deduction = law.apply(
            self.cell,
            inheritance_tax.deduction_yen,
            heirs=len(statutory),
            basic_deduction_yen=law.constant(f"{name}.basic_deduction_yen"),
            basic_deduction_per_heir_yen=law.constant(f"{name}.basic_deduction_per_heir_yen"),
        )
        return law.apply(
            self.cell,
            inheritance_tax.total_tax_yen,
            estate_yen=estate,
            deduction_yen=deduction,
            statutory_shares=statutory,
            bracket_from_yen=law.numbers(f"{name}.bracket_from_yen"),
            bracket_ratio=law.numbers(f"{name}.bracket_ratio"),
            bracket_deduction_yen=law.numbers(f"{name}.bracket_deduction_yen"),
        )

    def _credit(self, law: LawYears, counts: tuple[int, ...]) -> Any:
        """Credit by heir: of the first child, shape (heirs,)."""
        degrees, name = np.zeros(sum(counts)), self.programme
        if counts[1]:
            degrees[counts[0]] = DEGREES[self.disability]
        return law.apply(
            self.cell,
            inheritance_tax.disability_credit_yen,
            age=self.disabled_age,
            disability=degrees,
            rest_yen=np.inf,
            disability_deduction_yen_per_year=law.constant(f"{name}.disability_deduction_yen_per_year"),
            special_disability_deduction_yen_per_year=law.constant(f"{name}.special_disability_deduction_yen_per_year"),
            disability_to_age=law.constant(f"{name}.disability_to_age"),
        )


class AgentsFee(Question):
    """仲介手数料 — the largest fee of one side when a home is sold or bought."""

    programme: ClassVar[str] = "agents_fee"

    price_yen: Yen = 15_000_000

    def answer(self, law: LawYears) -> Any:
        """The bands of the price, or the special fee."""
        keys = ("price_from_yen", "fee_ratio", "low_price_to_yen", "low_price_fee_yen")
        limits = {key: law[f"{self.programme}.{key}"] for key in keys}
        return law.apply(self.cell, agents_fee.agents_fee_yen, price_yen=self.price_yen, **limits)


QUESTIONS: tuple[type[Question], ...] = (Inheritance, InheritanceTax, AgentsFee)
