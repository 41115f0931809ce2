"""ごきょうだいへのことば (wording for brothers and sisters): money, what is asked, what is inherited, whom to call.

The page and the paper to hand over say the same words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner import answers
from planner.compare import Compared
from planner.finding import TINY_YEN, number
from planner.household import Household
from planner.household_talk import SiblingTask
from planner.inherited import Portion, inherited
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.words import choice, percent, t

NOT_EXPECTED: tuple[SiblingTask, ...] = ("guarantor", "live_together", "monthly_money")
RELY_ON_SIBLINGS = ("sibling_support", "with_relative")
LARGEST_BOTTOM, NEAR = 48, 1e-6
CALLS = ("ill", "danger", "mind", "money", "parents")

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SiblingsText:
    """ごきょうだいに伝えること — everything in words.

    Attributes:
        money: Until when the money lasts, and what stands behind it; the first is the lead.
        asked, not_asked: Tasks in words; empty where nothing is settled.
        unexpected: What nobody expects; "" where the family asks for all of it.
        services_first: That professional help comes first.
        thanks: The family's own words.
        inherited: Each brother or sister with one line for each inheritance.
        notes: What holds for all of them.
        emergency: When to call whom.

    """

    money: tuple[str, ...]
    asked: tuple[str, ...]
    not_asked: tuple[str, ...]
    unexpected: str
    services_first: str
    thanks: str
    inherited: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    emergency: Rows


def told(
    lang: str,
    household: Household,
    p: Projection,
    lawbook: LawBook,
    *,
    until: str,
    plans: Sequence[Compared] = (),
    amounts: bool = True,
) -> SiblingsText:
    """ごきょうだいに伝えること — all words of the page and of the paper.

    Args:
        lang: "ja" or "en".
        household: The family, with what it says to brothers and sisters.
        p: Its projection as things are.
        lawbook: The law.
        until: The sentence that says until when the money lasts.
        plans: The family's plans, worked out; the first that makes the money last is named.
        amounts: Whether sums of money are told.

    """
    talk, portions = household.talk, inherited(p, lawbook)
    open_tasks = [task for task in NOT_EXPECTED if task not in talk.asked_of_siblings]
    words = tuple(choice(lang, "not_asked_of_siblings", task) for task in open_tasks)
    return SiblingsText(
        money=money(lang, p, plans, until),
        asked=tuple(choice(lang, "asked_of_siblings", task) for task in talk.asked_of_siblings),
        not_asked=tuple(choice(lang, "not_asked_of_siblings", task) for task in talk.not_asked_of_siblings),
        unexpected=t(lang, "siblings.unexpected", tasks=words) if words else "",
        services_first=t(lang, "siblings.services_first"),
        thanks=talk.thanks_to_siblings,
        inherited=_by_sibling(lang, household, portions, amounts=amounts),
        notes=_notes(lang, portions, lawbook, amounts=amounts),
        emergency=emergency(lang),
    )


def money(lang: str, p: Projection, plans: Sequence[Compared], until: str) -> tuple[str, ...]:
    """お金のこと — until when the money lasts; where it does not, the plan by which it does, or what stands behind."""
    outlook = answers.outlook(p)
    if not outlook.told:
        return (t(lang, "siblings.money.not_told"),)
    if outlook.short is None:
        return (until,)
    lasting = next((one for one in plans if _makes_it_last(one)), None)
    if lasting is not None and lasting.result is not None:
        last = lasting.result
        facts = {"plan": lasting.name, "last_year": last.last_year, "last_age": last.last_age}
        return until, t(lang, "siblings.money.plan", name=outlook.child.name, **facts)
    if p.purse.assistance[:, :, 0].any():
        return until, t(lang, "siblings.money.assistance"), t(lang, "siblings.money.inquiry")
    return until, t(lang, "siblings.money.desks")


def _makes_it_last(one: Compared) -> bool:
    """A plan of the family by which the money lasts, without the brothers' and sisters' own money or home."""
    relies = any(measure.measure in RELY_ON_SIBLINGS for measure in one.measures)
    return bool(one.name and one.measures and not relies and one.result and one.result.short_year is None)


def _by_sibling(
    lang: str, household: Household, portions: Sequence[Portion], *, amounts: bool
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for sibling in household.siblings:
        own = [one for one in portions if one.sibling == sibling.name]
        lines = [line for one in own for line in portion(lang, one, amounts=amounts)]
        name = t(lang, "siblings.inherited.of", sibling=sibling.name)
        found.append((name, tuple(lines) or (t(lang, "siblings.inherited.nothing"),)))
    return tuple(found)


def portion(lang: str, one: Portion, *, amounts: bool) -> tuple[str, ...]:
    """受け継ぐものの文 — when, after whom, which part of what, by will or by law, and the reserved portion."""
    what = tuple(_what(lang, one, amounts=amounts)) or (t(lang, "siblings.portion.nothing"),)
    facts = {"year": one.year, "deceased": one.deceased, "what": what, "how": _how(lang, one)}
    sentence = t(lang, "siblings.portion", **facts)
    if one.lacking_yen <= TINY_YEN:
        return (sentence,)
    yen = {"reserved_yen": one.reserved_yen, "lacking_yen": one.lacking_yen} if amounts else {}
    key = "siblings.reserved_yen" if amounts else "siblings.reserved"
    more = "" if one.home_value_known else t(lang, "siblings.reserved.home_unknown")
    return sentence, t(lang, key, sibling=one.sibling, **yen) + more


def _what(lang: str, one: Portion, *, amounts: bool) -> list[str]:
    """The parts that are received."""
    found = []
    if one.money_ratio > 0:
        of_money = part(lang, one.money_ratio)
        if not amounts:
            found.append(t(lang, "siblings.portion.money", part=of_money))
        elif one.money_yen:
            found.append(t(lang, "siblings.portion.money_yen", part=of_money, money_yen=one.money_yen))
        else:
            found.append(t(lang, "siblings.portion.no_money", part=of_money))
    if one.home_ratio > 0:
        found.append(t(lang, "siblings.portion.home", part=part(lang, one.home_ratio)))
    if one.later_home_ratio > 0:
        found.append(t(lang, "siblings.portion.later_home", part=part(lang, one.later_home_ratio)))
    return found


def _how(lang: str, one: Portion) -> str:
    """By will or by law; the home counts only where there is one to be divided."""
    if not one.home_left or one.money_by_will == one.home_by_will:
        return t(lang, "siblings.how.will" if one.money_by_will else "siblings.how.law")
    return t(lang, "siblings.how.will_money" if one.money_by_will else "siblings.how.will_home")


def part(lang: str, ratio: float) -> str:
    """割合のことば — "6分の1" where it is a simple fraction, else percent."""
    if ratio >= 1.0 - NEAR:
        return t(lang, "siblings.part.whole")
    fraction = Fraction(ratio).limit_denominator(LARGEST_BOTTOM)
    if fraction and abs(float(fraction) - ratio) < NEAR:
        return t(lang, "siblings.part.fraction", top=fraction.numerator, bottom=fraction.denominator)
    return percent(ratio, lang)


def _notes(lang: str, portions: Sequence[Portion], lawbook: LawBook, *, amounts: bool) -> tuple[str, ...]:
    """What holds for every inheritance; of the land register only where a part of a home is inherited."""
    if not portions:
        return ()
    notes = [t(lang, "siblings.inherited.note_yen" if amounts else "siblings.inherited.note")]
    if any(one.home_left and one.money_by_will != one.home_by_will for one in portions):
        notes.insert(0, t(lang, "siblings.inherited.half_a_will"))
    if any(one.home_ratio or one.later_home_ratio for one in portions):
        years = number(lawbook, "inheritance.registration_years")
        notes.insert(0, t(lang, "siblings.inherited.registration", registration_years=years))
    return tuple(notes)


def emergency(lang: str) -> Rows:
    """急なときは — what happens, and whom to call first."""
    return tuple((t(lang, f"siblings.emergency.{one}"), t(lang, f"siblings.emergency.{one}.who")) for one in CALLS)
