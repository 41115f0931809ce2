"""案のことば (wording of plans): comparison, shares, tornado and search in words, for screen and command line."""

from collections.abc import Sequence

from planner import wording_measures
from planner.compare import Compared, Result, Share, Shares
from planner.measure_inputs import Measure
from planner.measures import Refused
from planner.search_plans import Found, Search
from planner.tornado import Turn
from planner.words import man_yen, percent, t

FEWEST, MOST, TEN, TWENTY, SURE = 0.05, 0.95, 10, 20, 0.95
ROWS = ("lasts", "missing", "left", "assistance", "outside", "years", "difference")


def plan_name(lang: str, one: Compared) -> str:
    """案の名前 — its own name, or 今のまま."""
    return one.name or t(lang, "plans.as_it_is")


def fitting(columns: Sequence[Compared]) -> tuple[Compared, ...]:
    """合う案 — the plans that fit the family and hold a measure."""
    return tuple(one for one in columns[1:] if one.result is not None and one.measures)


def lead(lang: str, columns: Sequence[Compared]) -> tuple[str, str]:
    """一番上の文 — what the plans come to, and what to do next."""
    helping = fitting(columns)
    if not helping and any(one.refused is not None for one in columns):
        return t(lang, "plans.lead.not_yet"), t(lang, "plans.lead.not_yet.next")
    if not helping:
        return t(lang, "plans.lead.none"), t(lang, "plans.lead.none.next")
    best = max(helping, key=lambda one: one.difference_yen)
    result = best.result
    if best.difference_yen <= 0 or result is None:
        return t(lang, "plans.lead.no_help"), t(lang, "plans.lead.no_help.next")
    facts = {"plan": best.name, "years": best.years_gained, "difference_yen": best.difference_yen}
    ahead = t(lang, "plans.lead.next" if best.years_gained > 0 else "plans.lead.next_money", **facts)
    if result.short_age is None:
        return t(lang, "plans.lead.lasts", age=result.last_age, **facts), ahead
    return t(lang, "plans.lead.until", age=result.short_age, **facts), ahead


def cell(lang: str, name: str, one: Compared) -> str:
    """くらべる表の一マス — one of ``ROWS`` for one plan."""
    if one.result is None:
        return t(lang, "plans.cell.refused") if name == ROWS[0] else t(lang, "plans.cell.nothing")
    if name == "years":
        return t(lang, "plans.cell.years", years=one.years_gained) if one.name else t(lang, "plans.cell.nothing")
    if name == "difference":
        return signed(lang, one.difference_yen) if one.name else t(lang, "plans.cell.nothing")
    return _of_result(lang, name, one.result)


def _of_result(lang: str, name: str, found: Result) -> str:
    if name == "lasts":
        return lasts(lang, found)
    if name == "assistance":
        if found.assistance_age is None:
            return t(lang, "plans.cell.no_assistance")
        return t(lang, "plans.cell.assistance", age=found.assistance_age, year=found.assistance_year)
    yen = {"missing": found.missing_yen, "left": found.left_yen, "outside": found.outside_yen}[name]
    return man_yen(yen, lang) if yen else t(lang, "plans.cell.nothing")


def lasts(lang: str, found: Result) -> str:
    """いつまで続くか — to the end of the plan, or until the year that is not covered."""
    if found.short_age is None:
        return t(lang, "plans.cell.lasts", age=found.last_age)
    return t(lang, "plans.cell.until", age=found.short_age, year=found.short_year)


def signed(lang: str, yen: int) -> str:
    """An amount with + or ▲ before it."""
    return t(lang, "plans.cell.more", amount=man_yen(yen, lang)) if yen > 0 else man_yen(yen, lang)


def refused(lang: str, plan: str, found: Refused) -> str:
    """なぜできないか — which plan and which measure, why, and what would fit."""
    told = [wording_measures.refusal(lang, one) for one in found.refusals]
    measure = t(lang, "plans.reason", name=wording_measures.title(lang, found.measure))
    return t(lang, "plans.refused", plan=plan) + measure + t(lang, "plans.reasons_between").join(told)


def share(lang: str, one: Share) -> str:
    """一つの対策の分 — its part of the difference, and the years that it would add alone, if any."""
    told = signed(lang, one.share_yen)
    if one.alone_years is None or one.alone_years <= 0:
        return told
    return t(lang, "plans.shares.alone", share=told, years=one.alone_years)


def orders(lang: str, found: Shares) -> str:
    """どう分けたか — over which orders the shares are a mean; "" of a single measure, which has its whole."""
    if len(found.shares) == 1:
        return ""
    return t(lang, "plans.shares.all_orders" if found.all_orders else "plans.shares.some_orders", orders=found.orders)


def turn(lang: str, one: Turn) -> tuple[str, str]:
    """一つの前提を動かすと — what is moved, and both ends."""
    told = [
        t(lang, "tornado.end", what=t(lang, f"tornado.{one.code}.{side}"), amount=signed(lang, yen))
        for side, result, yen in (("down", one.down, one.down_yen), ("up", one.up, one.up_yen))
        if result is not None
    ]
    return t(lang, f"tornado.{one.code}"), t(lang, "tornado.between").join(told)


def search(lang: str, found: Search, accepted: Sequence[Measure]) -> tuple[str, tuple[str, ...]]:
    """案さがしの結果 — one sentence, and each set in words, the gentlest first."""
    facts = {"age": found.to_age, "tried": found.tried, "count": len(found.found)}
    if found.found and not found.found[0].places:
        return t(lang, "search.nothing_needed", **facts), ()
    if found.found:
        return t(lang, "search.found", **facts), tuple(_set(lang, one, accepted) for one in found.found)
    if found.closest is None:
        return t(lang, "search.nothing_fits", **facts), ()
    closest = _set(lang, found.closest, accepted) if found.closest.places else t(lang, "plans.as_it_is")
    missing = found.closest.result.missing_yen
    key = "search.none" if missing else "search.none_certain"
    return t(lang, key, closest=closest, missing_yen=missing, **facts), ()


def _set(lang: str, one: Found, accepted: Sequence[Measure]) -> str:
    names = [wording_measures.title(lang, accepted[place]) for place in one.places]
    told = t(lang, "search.and").join(names)
    if one.chance_ratio is None:
        return told
    return t(lang, "search.with_chance", measures=told, chance=in_ten(lang, one.chance_ratio))


def in_ten(lang: str, ratio: float) -> str:
    """10回のうち何回 — a chance as families say it; what is rarer than one in twenty is called so."""
    if ratio < FEWEST:
        return t(lang, "chance.hardly_ever")
    if ratio > MOST:
        return t(lang, "chance.nearly_always")
    count = max(1, min(TEN - 1, round(ratio * TEN)))
    return t(lang, "chance.once_in_ten") if count == 1 else t(lang, "chance.in_ten", count=count)


def certainty(lang: str, ratio: float | None) -> str:
    """確かさのことば — how sure, as families say it where that is exact; None is the calm future."""
    if ratio is None:
        return t(lang, "search.calm")
    if ratio == SURE:
        return t(lang, "chance.of_twenty", count=TWENTY - 1)
    return in_ten(lang, ratio) if round(ratio * TEN, 9) in range(1, TEN) else percent(ratio, lang)
