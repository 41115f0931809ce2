"""五つの答え (the five answers): projection -> codes and facts; ``planner/text`` has the words.

Worries in the words of the families: the home, the living, the housework, the money's keeping, how much
to leave and how.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from planner import homes, household_help, readiness, tables
from planner.household import Child
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.rules import typical_costs
from planner.timeline import MONTHS

Floats = NDArray[np.float64]
Mood = Literal["steady", "prepare", "ask"]
WORRIES = ("home", "living", "housework", "keeping", "leaving")
TASKS = household_help.TASKS
OLD_BUILDING_YEARS = 40
TINY_YEN = 0.5


@dataclass(frozen=True)
class Answer:
    """One answer.

    Attributes:
        worry: Which of the five.
        code: Words under ``answer.<worry>.<code>`` with ``.amount`` and ``.reason``.
        mood: steady, prepare or ask.
        facts: What the words need.
        steps: Codes of the next steps; words under ``step.<code>`` with ``.office`` and ``.papers``.

    """

    worry: str
    code: str
    mood: Mood
    facts: dict[str, Any] = field(default_factory=dict)
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outlook:
    """The few numbers that all answers speak of, for one future.

    Attributes:
        alone: Index of the first year in which a child lives alone, or None.
        short: Index of the first year in which money does not cover the spending, or None.
        child: The child the answers speak of (the one who lives longest in the plan).
        need_yen: The smallest sum at the last parent's death with which the money lasts.
        have_yen: The sum expected then.
        told: Whether the family has named any money yet.

    """

    alone: int | None
    short: int | None
    child: Child
    need_yen: float
    have_yen: float
    told: bool


def outlook(p: Projection, future: int = 0) -> Outlook:
    """見通しの要点 — when the child is alone, when money runs short, what is needed and what is there."""
    months = p.time.months(p.time.last_end, p.time.household_end)[future]
    alone = int(np.argmax(months > 0)) if months.any() else None
    missing = (p.purse.shortfall + p.purse.assistance)[:, :, future].sum(axis=1)
    short = int(np.argmax(missing > TINY_YEN)) if (missing > TINY_YEN).any() else None
    need, have = _need_and_have(p, future)
    child = max(p.household.children, key=lambda c: c.birth_year + (c.last_age or 0))
    return Outlook(alone, short, child, need, have, told=not _nothing_told(p))


def _need_and_have(p: Projection, future: int) -> tuple[float, float]:
    """Needed and expected money at the start of the first whole year without a parent.

    need = max over years of −Σ net / growth, so that no later year ends below zero; assistance not counted,
    what leaves the household at a later death is.
    """
    closing = p.purse.closing[:, :, future].sum(axis=1)
    first = int((p.time.months(p.time.start, p.time.last_end)[future] > 0).sum())
    if first == len(p.years):
        return 0.0, float(closing[-1])
    own = p.purse.flow + p.purse.common + p.purse.inheritance_tax
    net = own[first:, :, future].sum(axis=1) - p.purse.left_outside[first:, future]
    returns, opening = p.purse.returns[:, :, future].sum(axis=1), p.purse.opening[:, :, future].sum(axis=1)
    most = int(np.argmax(np.abs(returns)))
    rate = float(returns[most] / opening[most]) if opening[most] > 0 else 0.0
    discounted = net / (1 + rate) ** np.arange(1, len(net) + 1)
    return max(0.0, float(-np.cumsum(discounted).min())), float(opening[first])


def five(p: Projection, lawbook: LawBook, future: int = 0) -> tuple[Answer, ...]:
    """五つの答え — always five, in the order of the worries."""
    o = outlook(p, future)
    return (
        home(p, o, lawbook, future),
        living(p, o, lawbook, future),
        housework(p, o, lawbook, future),
        keeping(p, o, lawbook),
        leaving(p, o, lawbook, future),
    )


def _moment(p: Projection, index: int | None, child: Child) -> dict[str, Any]:
    """Year and the child's age; the last year of the plan when there is no such moment."""
    year = int(p.years[-1 if index is None else index])
    return {"name": child.name, "year": year, "age": child.age_in(year)}


def _law_number(p: Projection, lawbook: LawBook, key: str) -> float:
    """A law or guide value at the start of the plan."""
    value = lawbook.parameter(key, p.household.municipality).on(date(int(p.years[0]), MONTHS, 31)).value
    return float(value[0] if isinstance(value, tuple) else value)


def _beside_parents(p: Projection, o: Outlook, worry: str, facts: dict[str, Any], steps: tuple[str, ...]) -> Answer:
    """No year alone lies in the plan: all is well as long as the money lasts beside the parents."""
    if o.short is None:
        return Answer(worry, "with_parents", "steady", facts, steps)
    facts = facts | _moment(p, o.short, o.child)
    return Answer(worry, "with_parents_short", "prepare", facts, ("self_reliance_desk", *steps))


def home(p: Projection, o: Outlook, lawbook: LawBook, future: int) -> Answer:
    """この家に住み続けられるか — who owns it then, how old it is, whether money for it lasts."""
    index = len(p.years) - 1 if o.alone is None else o.alone
    dwelling = homes.at(p.household, p.time, index=index, future=future)
    steps: tuple[str, ...]
    facts = {**_moment(p, o.alone, o.child), **_home_costs(p, o, future), "last_age": o.child.last_age}
    if dwelling is None:
        return Answer("home", "not_told", "ask", facts, ("tell_home",))
    if not o.told:
        return Answer("home", "money_not_told", "ask", facts, ("ask_bank", "registration"))
    if o.alone is None:
        return _beside_parents(p, o, "home", facts, (_WHOSE_HOME.get(dwelling.kind, "rent_contract"),))
    short = o.short is not None
    facts["short_year"] = int(p.years[o.short]) if o.short is not None else None
    facts["short_age"] = o.child.age_in(int(p.years[o.short])) if o.short is not None else None
    if dwelling.kind == "other":
        steps = ("self_reliance_desk",) if short else ()
        code = "elsewhere" if dwelling is p.household.home else "moves_elsewhere"
        return Answer("home", code, "prepare", facts, ("ask_to_stay", "public_housing", *steps))
    if not dwelling.owned:
        code = "rented_short" if short else "rented_steady"
        steps = ("rent_contract", "public_housing") if not short else ("public_housing", "self_reliance_desk")
        return Answer("home", code, "prepare" if short else "steady", facts, steps)
    if dwelling.building_year is not None:
        facts["building_age"] = facts["year"] - dwelling.building_year
    return _own_home(p, o, lawbook, future, facts)


def _own_home(p: Projection, o: Outlook, lawbook: LawBook, future: int, facts: dict[str, Any]) -> Answer:
    """The answer where the family owns its home: what belongs to others, what it costs, how old it is."""
    facts["percent"] = round(100 * _share_outside(p, o, future))
    facts["review_yen"] = _law_number(p, lawbook, "public_assistance.home_review_yen")
    if facts["percent"] > 0:
        return Answer("home", "shared_outside", "prepare", facts, ("talk_about_home", "will", "registration"))
    if o.short is not None:
        return Answer("home", "owned_short", "prepare", facts, ("self_reliance_desk", "home_and_assistance"))
    if facts.get("building_age", 0) >= OLD_BUILDING_YEARS:
        return Answer("home", "owned_old", "prepare", facts, ("repair_plan", "registration"))
    code = "owned_steady" if "building_age" in facts else "owned_age_unknown"
    return Answer("home", code, "steady", facts, ("registration", "repair_plan"))


_WHOSE_HOME = {"house": "registration", "flat": "registration", "other": "ask_to_stay"}


def _home_costs(p: Projection, o: Outlook, future: int) -> dict[str, float]:
    """Yearly cost of the home in the first year alone."""
    index = o.alone or 0
    keys = ("property_tax", "home_upkeep", "rent")
    yearly = (line.yen[min(future, len(line.yen) - 1)] for line in p.lines if line.programme in keys)
    cost = abs(sum(float(yen[index]) for yen in yearly))
    return {"cost_yen": cost, "cost_yen_per_month": cost / MONTHS}


def _share_outside(p: Projection, o: Outlook, future: int) -> float:
    """Share of the home that belongs to people outside the household when the child is alone."""
    index = len(p.years) - 1 if o.alone is None else o.alone
    return float(p.purse.home[index, p.purse.heirs.members :, future].sum())


def living(p: Projection, o: Outlook, lawbook: LawBook, future: int) -> Answer:
    """生活費は足りるか — until when the money lasts, and what stands behind it."""
    last = _moment(p, None, o.child)
    phase = _phase_spoken_of(p, o, future)
    facts: dict[str, Any] = {
        "last_year": last["year"],
        "last_age": last["age"],
        "left_yen": float(p.purse.closing[-1, :, future].sum()),
        "spending_yen_per_month": phase.spending_yen_per_month,
        "income_yen_per_month": phase.income_yen_per_month,
        **_moment(p, o.short, o.child),
    }
    if not o.told:
        return Answer("living", "not_told", "ask", facts, ("ask_bank", "ask_pension_letter"))
    if o.short is None:
        code = "lasts" if o.alone is not None else "lasts_with_parents"
        return Answer("living", code, "steady", facts, ("pension_record", "review_in_five_years"))
    facts["missing_yen"] = missing_yen(p, future)
    facts["years_short"] = len(p.years) - o.short
    assisted = p.purse.assistance[:, :, future].sum(axis=1)
    base = ("pension_record", *_disability_step(p, o.child, lawbook), "self_reliance_desk")
    if not assisted.any():
        return Answer("living", "short", "prepare", facts, base)
    first = int(np.argmax(assisted > 0))
    full = min(first + 1, len(p.years) - 1)
    facts["assistance_year"] = int(p.years[first])
    facts["assistance_age"] = o.child.age_in(int(p.years[first]))
    facts["assistance_yen_per_month"] = float(assisted[full] or assisted[first]) / MONTHS
    facts["minimum_yen_per_month"] = float(p.purse.minimum[full, future]) / MONTHS
    code = "assistance_at_once" if first == o.short else "short_then_assistance"
    return Answer("living", code, "prepare", facts, (*base, "public_assistance"))


def _phase_spoken_of(p: Projection, o: Outlook, future: int) -> tables.Phase:
    """The phase in which money runs short; the last one when it does not."""
    phases = tables.phases(p, future)
    if o.short is None:
        return phases[-1]
    return [phase for phase in phases if phase.first_year <= p.years[o.short]][-1]


def _nothing_told(p: Projection) -> bool:
    """Whether the family has named no money at all: no balance, no income, no pension."""
    money = [account.balance_yen for account in p.given.accounts] + [i.yen_per_year for i in p.given.incomes]
    for person in p.given.members:
        pension = person.old_age_pension
        money += [pension.basic_yen_per_year, pension.employees_yen_per_year]
        if pension.record is not None or person.disability_pension is not None:
            return False
    return all(yen is None for yen in money)


def _disability_step(p: Projection, child: Child, lawbook: LawBook) -> tuple[str, ...]:
    """A claim is worth a talk before the age at which the old-age pension begins."""
    young = child.age_in(int(p.years[0])) < _law_number(p, lawbook, "old_age_basic_pension.normal_start_age")
    return ("disability_pension",) if young and child.disability_pension is None else ()


def missing_yen(p: Projection, future: int = 0) -> float:
    """足りない分の合計 — all spending of the plan that neither money nor income covers, before assistance."""
    return float(p.purse.missing[:, future].sum())


def housework(p: Projection, o: Outlook, lawbook: LawBook, future: int) -> Answer:
    """家事はどうするか — what the person does now, from when nobody else does it, what help would cost."""
    daily = o.child.daily_life
    tasks = household_help.tasks_of_others(daily)
    helper = _law_number(p, lawbook, household_help.YEN_PER_HOUR)
    hours = typical_costs.help_hours_per_week(
        tasks=max(1, len(tasks)), help_hours_per_task=_law_number(p, lawbook, household_help.HOURS_PER_TASK)
    )
    facts = {
        **_moment(p, o.alone, o.child),
        "tasks": tasks,
        "count": len(tasks),
        "hours": round(float(hours)),
        "helper_yen": helper,
        "help_yen_per_month": float(typical_costs.help_yen_per_month(hours_per_week=hours, yen_per_hour=helper)),
        "help_in_plan": household_help.in_plan(p.household, p.time, o.child, future),
    }
    steps = ("one_task_at_a_time", "helper_services", *readiness.around(daily))
    if o.alone is None:
        return _beside_parents(p, o, "housework", facts, steps)
    if not household_help.told(daily):
        return Answer("housework", "not_told", "ask", facts, ("tell_daily_life", *steps))
    if tasks:
        return Answer("housework", "some_tasks" if o.alone else "some_tasks_now", "prepare", facts, steps)
    return Answer("housework", "able", "steady", facts, ("keep_going", *readiness.around(daily)))


def keeping(p: Projection, o: Outlook, lawbook: LawBook) -> Answer:
    """お金の管理はどうするか — who keeps the money then, how much it is, what help costs."""
    daily = o.child.daily_life
    manager = daily.money_manager
    money = o.have_yen
    low = _law_number(p, lawbook, "adult_guardianship.low_assets_yen")
    middle = _law_number(p, lawbook, "adult_guardianship.middle_assets_yen")
    fee = "low" if money <= low else "middle" if money <= middle else "high"
    facts = {
        **_moment(p, o.alone, o.child),
        "money_yen": money,
        "visit_yen": _law_number(p, lawbook, "daily_life_support.per_visit_yen"),
        "guardian_yen_per_month": _law_number(p, lawbook, f"adult_guardianship.fee_{fee}_yen_per_month"),
    }
    if o.alone is None:
        return _beside_parents(p, o, "keeping", facts, readiness.of_money(daily, ("accounts_in_own_name",)))
    if manager is None:
        asked = ("tell_manager", "accounts_in_own_name", "daily_life_support")
        return Answer("keeping", "not_told", "ask", facts, readiness.of_money(daily, asked))
    steps = {
        "self": ("accounts_in_own_name", "daily_life_support"),
        "family": ("siblings_roles", "accounts_in_own_name"),
        "daily_life_support": ("daily_life_support", "accounts_in_own_name"),
        "guardian": ("guardianship", "accounts_in_own_name"),
        "trust": ("trust", "accounts_in_own_name"),
    }[manager]
    return Answer("keeping", manager, "steady", facts, readiness.of_money(daily, steps))


def leaving(p: Projection, o: Outlook, lawbook: LawBook, future: int) -> Answer:
    """いくら、どのように残すか — needed and expected money at the last parent's death, and in which form."""
    outside = float(p.purse.left_outside[:, future].sum())
    facts = {
        **_moment(p, o.alone, o.child),
        "last_age": o.child.last_age,
        "need_yen": o.need_yen,
        "have_yen": o.have_yen,
        "outside_yen": outside,
        "gap_yen": max(0.0, o.need_yen - o.have_yen),
        "spare_yen": max(0.0, o.have_yen - o.need_yen),
        "missing_yen": missing_yen(p, future),
    }
    will = ("will",) if p.household.siblings and not p.household.wills else ()
    steps = (*will, "regular_payment", "siblings_roles") if p.household.siblings else ("regular_payment",)
    if not o.told:
        return Answer("leaving", "not_told", "ask", facts, ("ask_bank", "ask_pension_letter"))
    if o.alone is None:
        return _beside_parents(p, o, "leaving", facts, steps if o.short is None else ("pension_record", *will))
    if o.need_yen <= TINY_YEN:
        return Answer("leaving", "nothing_needed", "steady", facts, steps)
    if o.have_yen + TINY_YEN >= o.need_yen:
        return Answer("leaving", "enough", "steady", facts, steps)
    return Answer("leaving", "prepare", "prepare", facts, (*steps, *_aid_step(p, o, lawbook)))


def _aid_step(p: Projection, o: Outlook, lawbook: LawBook) -> tuple[str, ...]:
    """扶養共済 is named only where the child may qualify and a parent is young enough to join."""
    disabled = o.child.disability_handbook != "none" or o.child.disability_pension is not None
    last_age = _law_number(p, lawbook, "disability_mutual_aid.entry_last_age")
    young = any(parent.age_on_1_april(int(p.years[0])) <= last_age for parent in p.household.parents)
    return ("disability_mutual_aid",) if disabled and young and not p.household.mutual_aid else ()
