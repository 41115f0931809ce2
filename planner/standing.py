"""世帯の立場 (standing): who heads the household, whose income counts where, who depends on whom, by year.

Three notions of income are kept apart: 合計所得金額 of the tax law (also for health insurance), taxed pensions and
other income (care stages, the shares of the elderly), and income with the untaxed pensions in it (support for
facility costs, co-payment ceilings). Everything is of the year itself; rules that look at the year before
take it through ``year_before``.

世帯分離 (``Household.split_from_year``, 住民基本台帳法 第6条・第25条): the children are registered as a household of
their own while a parent lives in the same home. Rules that go by the register ask ``beside``, ``registers`` and
``of_head``. Where the law goes by living together and one purse nothing changes: dependants (所得税法 第2条・
第83条〜第85条), insurance at work (健康保険法 第3条第7項: a parent or a child need not be of the same household),
survivors, the special disability allowance (特別児童扶養手当等の支給に関する法律 第26条の5: whoever supports the
person), disability services (user and spouse), and public assistance, whose unit is the family as it lives (生活保護法
第10条): a split register alone does not part it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.household import Household
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import income_tax
from planner.rules.arithmetic import round_half_up
from planner.timeline import Life, Timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
NOBODY = -1
TOGETHER, APART = "", "apart"
LAW = "income_tax"
WAGES, HOME_WORK, BUSINESS, TAXED_PENSION, UNTAXED_PENSION = "wages", "home_work", "business", "taxed", "untaxed"
SOURCE_BY_KIND = {
    "wages": WAGES,
    "workshop_a": WAGES,
    "workshop_b": HOME_WORK,
    "business": BUSINESS,
    "company_pension": TAXED_PENSION,
}


@dataclass(frozen=True)
class Incomes:
    """所得の見方 — one person's incomes of each year, yen, each of shape (futures or 1, years).

    Attributes:
        wages_yen: 給与収入, receipts.
        taxed_pension_yen: 公的年金等の収入 — old-age and company pensions, receipts.
        untaxed_pension_yen: 障害年金・遺族年金 — receipts.
        business_yen: 事業・不動産・雑（年金以外）— income after expenses.
        wage_income_yen: 給与所得.
        pension_income_yen: 公的年金等に係る雑所得.
        total_yen: 合計所得金額 (the tax law's; health insurance uses it too).
        care_yen: 公的年金等の収入＋その他の合計所得金額 — for care stages and the shares of the elderly; whole yen.
        with_untaxed_yen: ``care_yen`` and the untaxed pensions; whole yen.

    """

    wages_yen: Floats
    taxed_pension_yen: Floats
    untaxed_pension_yen: Floats
    business_yen: Floats
    wage_income_yen: Floats
    pension_income_yen: Floats
    total_yen: Floats
    care_yen: Floats
    with_untaxed_yen: Floats


@dataclass(frozen=True)
class Standing:
    """世帯の立場 — of all members by year; members in the order of ``Timeline.lives``.

    Attributes:
        names: Names of the members.
        here: Who lives at the start of each year, shape (members, futures, years).
        head: 世帯主 — index of the first living member, ``NOBODY`` where none lives, shape (futures, years).
        supporter: 扶養する人 — index of the living member with the largest total income, shape (futures, years).
        incomes: By name.
        apart: 世帯分離 — who belongs to the children's own household of the register, shape (members, futures, years);
            None where it is never split. ``head`` is then that of the others.

    """

    names: tuple[str, ...]
    here: Bools
    head: Ints
    supporter: Ints
    incomes: Mapping[str, Incomes]
    apart: Bools | None = None

    def of_head(self, yen_by_name: Mapping[str, Floats], name: str) -> Floats:
        """Return each year's amount of the head of a member's household, 0 without a head, shape (futures, years)."""
        stacked = np.stack([np.broadcast_to(yen_by_name[one], self.head.shape) for one in self.names])
        head = self.head_of(name)
        picked = np.take_along_axis(stacked, np.maximum(head, 0)[np.newaxis], axis=0)[0]
        return np.where(head == NOBODY, 0.0, picked)

    def head_of(self, name: str) -> Ints:
        """世帯主 of a member's own household of the register, shape (futures, years)."""
        if self.apart is None:
            return self.head
        return np.where(self.apart[self.names.index(name)], self.head_apart(), self.head)

    def head_apart(self) -> Ints:
        """世帯主 of the children's own household, ``NOBODY`` while there is none, shape (futures, years)."""
        return heads(self.here & (np.zeros_like(self.here) if self.apart is None else self.apart))

    def registers(self) -> tuple[tuple[str, Ints, Bools | None], ...]:
        """住民票の世帯 — each with name, head and who belongs: (members, futures, years), None for everybody."""
        if self.apart is None:
            return ((TOGETHER, self.head, None),)
        return (TOGETHER, self.head, ~self.apart), (APART, self.head_apart(), self.apart)

    def beside(self, name: str) -> Mapping[str, Bools]:
        """同じ住民票の世帯の方 — who lives and is registered in the same household as a member, that member too."""
        if self.apart is None:
            return dict(zip(self.names, self.here, strict=True))
        own = self.apart[self.names.index(name)]
        return {one: here & (apart == own) for one, here, apart in zip(self.names, self.here, self.apart, strict=True)}


def year_before(yen: Floats) -> Floats:
    """前年の額 — the amount of the year before; of the first year its own stands in, shape as given."""
    return np.concatenate([yen[:, :1], yen[:, :-1]], axis=1)


def here(time: Timeline) -> Bools:
    """Who lives at the start of each year, shape (members, futures, years)."""
    return np.stack([_starts_alive(life) for life in time.lives])


def _starts_alive(life: Life) -> Bools:
    return life.months > 0


def heads(alive: Bools) -> Ints:
    """世帯主 — the first living member in the order of the file, shape (futures, years)."""
    head = np.full(alive.shape[1:], NOBODY)
    for i in reversed(range(len(alive))):  # much faster than argmax over the first axis
        head[alive[i]] = i
    return head


def build(
    household: Household, time: Timeline, law: LawYears, lines: Sequence[Line], *, programme: str = LAW
) -> Standing:
    """世帯の立場をつくる — incomes as the tax law sees them, household head and supporter of each year.

    Mutual-aid pensions and ``other`` incomes (support from relatives, allowances) are not taxed. The supporter is
    the living member with the largest total income; of equals the first in the file.

    Args:
        household: The filled household; its incomes stand in the order of the first ``income`` lines.
        time: Its timeline.
        law: The law over the same years.
        lines: The income and pension lines so far.
        programme: For which row of the table the steps are kept.

    """
    receipts = _receipts(household, lines)
    incomes = {
        life.name: _incomes(Cell(programme, life.name), life, receipts.get(life.name, {}), law) for life in time.lives
    }
    alive = here(time)
    return Standing(
        names=tuple(life.name for life in time.lives),
        here=alive,
        head=heads(alive),
        supporter=_supporters(alive, [incomes[life.name].total_yen for life in time.lives]),
        incomes=incomes,
        apart=apart(household, time, alive),
    )


def apart(household: Household, time: Timeline, alive: Bools) -> Bools | None:
    """世帯分離 — the children, from January of the year that was told on, while a parent lives at its start.

    After the last parent there is but one household again, and nothing differs from a family that never split.

    Returns:
        Shape (members, futures, years); None where no year is split.

    """
    if household.split_from_year is None:
        return None
    parents = len(time.parents)
    split = (time.years >= household.split_from_year) & alive[:parents].any(axis=0)
    is_child = np.arange(len(alive)) >= parents
    return is_child[:, np.newaxis, np.newaxis] & split if split.any() else None


def _supporters(alive: Bools, total_yen: Sequence[Floats]) -> Ints:
    """扶養する人 — the living member with the largest total income, of equals the first, shape (futures, years)."""
    supporter, most = np.full(alive.shape[1:], NOBODY), np.full(alive.shape[1:], -1.0)
    for i, yen in enumerate(total_yen):
        more = alive[i] & (yen > most)
        supporter = np.where(more, i, supporter)
        most = np.where(more, yen, most)
    return supporter


def _receipts(household: Household, lines: Sequence[Line]) -> dict[str, dict[str, Floats]]:
    """Receipts by person and by source, yen per year; sources that bring nothing are left away."""
    found: dict[str, dict[str, Floats]] = {}
    kinds = iter([income.kind for income in household.incomes])
    for line in lines:
        source = SOURCE_BY_KIND.get(next(kinds)) if line.programme == "income" else _pension_source(line.programme)
        if source is not None and line.person is not None and line.yen.any():
            own = found.setdefault(line.person, {})
            own[source] = own[source] + line.yen if source in own else line.yen
    return found


def _pension_source(programme: str) -> str | None:
    """Whether a line is a pension, and whether it is taxed; benefits beside pensions are neither."""
    if not programme.endswith("_pension"):
        return None
    return TAXED_PENSION if programme.startswith("old_age") else UNTAXED_PENSION


def _incomes(cell: Cell, life: Life, receipts: Mapping[str, Floats], law: LawYears) -> Incomes:
    """One person's incomes; what a person does not have costs no reckoning."""
    nothing = np.zeros((1, len(law.years)))
    wages, pension = receipts.get(WAGES, nothing), receipts.get(TAXED_PENSION, nothing)
    business = np.floor(receipts[BUSINESS]) if BUSINESS in receipts else nothing
    home_work = nothing
    if HOME_WORK in receipts:
        home_work = home_work_income_yen(cell, receipts[HOME_WORK], wages, law)
    wage_income = wage_income_yen(cell, wages, law) if WAGES in receipts else nothing
    pension_income = nothing
    if TAXED_PENSION in receipts:
        other = wage_income + business + home_work
        pension_income = pension_income_yen(cell, pension, age=life.age[np.newaxis], other_income_yen=other, law=law)
    total = total_income_yen(cell, wage_income, pension_income, business=business, home_work=home_work, law=law)
    care = round_half_up(pension + np.maximum(0.0, total - pension_income))
    untaxed = receipts.get(UNTAXED_PENSION, nothing)
    return Incomes(
        wages_yen=wages,
        taxed_pension_yen=pension,
        untaxed_pension_yen=untaxed,
        business_yen=business + home_work,
        wage_income_yen=wage_income,
        pension_income_yen=pension_income,
        total_yen=total,
        care_yen=care,
        with_untaxed_yen=round_half_up(care + untaxed),
    )


def home_work_income_yen(cell: Cell, home_work_yen: Floats, wages_yen: Floats, law: LawYears) -> Floats:
    """家内労働者等の所得 — of B-type workshop wages, yen per year."""
    return law.apply(
        cell,
        income_tax.home_work_income_yen,
        home_work_yen=home_work_yen,
        wages_yen=wages_yen,
        home_work_minimum_yen=law[f"{LAW}.home_work_minimum_yen"],
    )


def wage_income_yen(cell: Cell, wages_yen: Floats, law: LawYears) -> Floats:
    """給与所得 — of wages before tax, yen per year."""
    return law.apply(
        cell,
        income_tax.wage_income_yen,
        wages_yen=wages_yen,
        wage_minimum_yen=law[f"{LAW}.wage_minimum_yen"],
        wage_over_yen=law[f"{LAW}.wage_over_yen"],
        wage_base_yen=law[f"{LAW}.wage_base_yen"],
        wage_ratio=law[f"{LAW}.wage_ratio"],
        wage_step_from_yen=law[f"{LAW}.wage_step_from_yen"],
        wage_step_yen=law[f"{LAW}.wage_step_yen"],
        wage_step_below_yen=law[f"{LAW}.wage_step_below_yen"],
        wage_least_income_yen=law[f"{LAW}.wage_least_income_yen"],
    )


def pension_income_yen(
    cell: Cell, pension_yen: Floats, *, age: Ints, other_income_yen: Floats, law: LawYears
) -> Floats:
    """公的年金等の雑所得 — of taxed pensions, yen per year."""
    return law.apply(
        cell,
        income_tax.pension_income_yen,
        pension_yen=pension_yen,
        other_income_yen=other_income_yen,
        age=age,
        pension_age=law[f"{LAW}.pension_age"],
        pension_minimum_under_65_yen=law[f"{LAW}.pension_minimum_under_65_yen"],
        pension_minimum_from_65_yen=law[f"{LAW}.pension_minimum_from_65_yen"],
        pension_ratio=law[f"{LAW}.pension_ratio"],
        pension_plus_yen=law[f"{LAW}.pension_plus_yen"],
        pension_less_from_yen=law[f"{LAW}.pension_less_from_yen"],
        pension_less_yen=law[f"{LAW}.pension_less_yen"],
    )


def total_income_yen(
    cell: Cell,
    wage_income_yen: Floats,
    pension_income_yen: Floats,
    *,
    business: Floats,
    home_work: Floats,
    law: LawYears,
) -> Floats:
    """合計所得金額 — after the adjustment for wages beside a pension, yen per year."""
    adjustment = np.zeros((1, len(law.years)))
    if wage_income_yen.any() and pension_income_yen.any():
        adjustment = law.apply(
            cell,
            income_tax.income_adjustment_yen,
            wage_income_yen=wage_income_yen,
            pension_income_yen=pension_income_yen,
            adjustment_each_yen=law[f"{LAW}.adjustment_each_yen"],
        )
    return law.apply(
        cell,
        income_tax.total_income_yen,
        wage_income_yen=wage_income_yen,
        pension_income_yen=pension_income_yen,
        business_income_yen=business,
        home_work_income_yen=home_work,
        adjustment_yen=adjustment,
    )
