"""いくら残すかのことば (wording of how much to leave): the answer, its parts, certainties and reverse questions."""

from collections.abc import Sequence
from typing import Any

from planner.how_much import HowMuch, Sums
from planner.limits import LifeNeeded, Limit
from planner.required import Certain
from planner.wording_plans import certainty
from planner.words import man_yen, t

Rows = tuple[tuple[str, str], ...]
TINY_YEN = 1.0


def lead(lang: str, found: HowMuch) -> tuple[str, str]:
    """一番上の文 — what is needed then, and how far that is from what is expected."""
    need = found.alone.at_death_yen
    if found.alone.today_yen is None:
        return t(lang, "leave.lead.no_sum", age=found.to_age), t(
            lang, "leave.lead.no_sum.next", missing_yen=found.missing_yen
        )
    if found.year is None or need is None:
        return _beside_parents(lang, found)
    facts = {"year": found.year, "age": found.age, "to_age": found.to_age}
    if need < TINY_YEN:
        return t(lang, "leave.lead.nothing", **facts), t(lang, "leave.lead.nothing.next")
    gap = need - found.have_at_death_yen
    key = "leave.lead.short" if gap > TINY_YEN else "leave.lead.enough"
    return t(lang, "leave.lead.need", need_yen=need, **facts), t(
        lang, key, have_yen=found.have_at_death_yen, gap_yen=abs(gap)
    )


def _beside_parents(lang: str, found: HowMuch) -> tuple[str, str]:
    """No year alone lies up to the chosen age: what is needed today speaks."""
    today = found.alone.today_yen or 0.0
    gap = today - found.have_today_yen
    key = "leave.lead.short_today" if gap > TINY_YEN else "leave.lead.enough_today"
    return t(lang, "leave.lead.today", today_yen=today, to_age=found.to_age), t(lang, key, gap_yen=abs(gap))


def sums(lang: str, found: HowMuch) -> Rows:
    """必要な額 — needed and expected, at the last parent's death and today, without and with public assistance."""
    have = (t(lang, "leave.have_today"), man_yen(found.have_today_yen, lang))
    rows = [*_of(lang, "alone", found.alone, found), have, *_of(lang, "assisted", found.with_assistance, found)]
    then = (t(lang, "leave.have_then"), man_yen(found.have_at_death_yen, lang))
    rows.insert(0 if found.year is None else 1, then)
    if found.assistance_age is not None:
        when = t(lang, "plans.cell.assistance", age=found.assistance_age, year=found.assistance_year)
        rows.append((t(lang, "leave.assistance_begins"), when))
    return tuple(rows)


def outside(lang: str, found: HowMuch) -> str:
    """きょうだいの分 — why the sum today is larger, and what would help; "" where nothing leaves the household."""
    if found.outside_yen < TINY_YEN:
        return ""
    return t(lang, "leave.outside", outside_yen=found.outside_yen)


def _of(lang: str, net: str, both: Sums, found: HowMuch) -> Rows:
    told = [(t(lang, f"leave.{net}.today"), _yen(lang, both.today_yen))]
    if found.year is not None:
        told.insert(0, (t(lang, f"leave.{net}.then"), _yen(lang, both.at_death_yen)))
    return tuple(told)


def _yen(lang: str, yen: float | None) -> str:
    return t(lang, "leave.no_sum") if yen is None else man_yen(yen, lang)


def parts(lang: str, found: HowMuch) -> Rows:
    """どんな形で残るか — money by owner, the home, insurance and mutual aid."""
    rows = []
    for one in found.owners:
        money: dict[str, Any] = {"have": man_yen(one.have_yen, lang), "need": _yen(lang, one.need_yen)}
        rows.append((t(lang, "leave.part.money", name=one.name), t(lang, "leave.part.money.told", **money)))
    if found.home is not None:
        facts = {"home_yen": found.home.value_yen, "share_ratio": found.home.share_ratio}
        rows.append((t(lang, "leave.part.home"), t(lang, "leave.part.home.told", **facts)))
    for benefit in found.insurance:
        told = t(lang, "leave.part.insurance.told", year=benefit.year, benefit_yen=benefit.yen)
        rows.append((t(lang, "leave.part.insurance", name=benefit.receiver), told))
    for pension in found.mutual_aid:
        facts = {"year": pension.from_year, "each_yen": pension.yen_per_year, "total_yen": pension.total_yen}
        rows.append(
            (t(lang, "leave.part.mutual_aid", name=pension.child), t(lang, "leave.part.mutual_aid.told", **facts))
        )
    return tuple(rows)


def certainties(lang: str, found: Sequence[Certain], *, alone: bool) -> Rows:
    """確かさごとの額 — how much is enough how surely; the sum at the last parent's death only where there is one.

    Args:
        lang: "ja" or "en".
        found: The sums for each certainty.
        alone: Whether a year without a parent lies in the plan.

    """
    rows = []
    for one in found:
        facts = {"then": _yen(lang, one.at_death_yen), "today": _yen(lang, one.today_yen)}
        rows.append((certainty(lang, one.certainty), t(lang, "leave.both" if alone else "leave.only_today", **facts)))
    return tuple(rows)


def limit(lang: str, question: str, found: Limit) -> str:
    """逆の問いの答え — the limit, or what comes closest and what would be missing.

    Args:
        lang: "ja" or "en".
        question: "price", "repair", "monthly" or "pension".
        found: Its answer.

    """
    facts = {"to_age": found.to_age, "missing_yen": found.missing_yen}
    if isinstance(found, LifeNeeded) and found.code == "out_of_reach":
        return t(lang, "limit.pension.out_of_reach", **facts)
    if found.code != "found" or found.value is None:
        return t(lang, f"limit.{found.code}", **facts)
    if isinstance(found, LifeNeeded):
        key = "limit.pension.always" if found.years_from_now == 1 else "limit.pension.found"
        return t(lang, key, age=found.value, year=found.year, **facts)
    amount = (
        t(lang, "limit.per_month", amount_yen_per_month=found.value)
        if question == "monthly"
        else man_yen(found.value, lang)
    )
    return t(lang, "limit.found", amount=amount, **facts)
