"""図のことば (wording of charts): for every picture its message in a sentence, and the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner import answers, gap, homes, owners, sources, spans, wording, wording_measures, wording_plans
from planner.compare import Compared, Shares
from planner.gap import Bar
from planner.lawbook import LawBook
from planner.owners import Moment
from planner.projection import Projection
from planner.sources import INCOME, ONCE_GROUPS, SPENDING, PhaseSums
from planner.spans import ASSISTANCE, Span
from planner.tables import Row
from planner.words import man_yen, t

Cells = tuple[str, ...]
MOST_STRETCHES, TENTHS, ROUND_AGE, HALF = 3, 10, 5, 0.5


@dataclass(frozen=True)
class Told:
    """図と同じことを、ことばと表で — the message of a picture and its numbers; texts of the family are not escaped.

    Attributes:
        alt: The message in a sentence or two.
        caption: What the table shows.
        heads: Words above its columns.
        rows: Its rows; the first cell is the head of the row.

    """

    alt: str
    caption: str
    heads: Cells
    rows: tuple[Cells, ...]


def income(lang: str, p: Projection, future: int = 0) -> Told:
    """収入の図のことば — where the income of each phase comes from, with monthly means by group.

    Args:
        lang: "ja" or "en".
        p: The projection.
        future: Which future.

    """
    found = sources.by_phase(p, sources.sources(p, future), future)
    parts = [_part(lang, "picture.income.part", one, INCOME) for one in _first_and_last(found)]
    alt = t(lang, "picture.income.alt", parts=_joined(lang, parts)) if _told(p, future) else t(lang, "picture.not_told")
    return Told(alt, t(lang, "picture.income.caption"), *_money(lang, found, INCOME))


def spending(lang: str, p: Projection, future: int = 0) -> Told:
    """支出の図のことば — what each phase costs a month and for what, with monthly means by group.

    Args:
        lang: "ja" or "en".
        p: The projection.
        future: Which future.

    """
    found = sources.by_phase(p, sources.sources(p, future), future)
    parts = [_part(lang, "picture.spending.part", one, SPENDING) for one in _first_and_last(found)]
    alt = (
        t(lang, "picture.spending.alt", parts=_joined(lang, parts)) if _told(p, future) else t(lang, "picture.not_told")
    )
    return Told(alt, t(lang, "picture.spending.caption"), *_money(lang, found, SPENDING))


def _joined(lang: str, parts: Sequence[str]) -> str:
    return t(lang, "picture.parts_between").join(parts)


def _told(p: Projection, future: int = 0) -> bool:
    return answers.outlook(p, future).told


def _first_and_last(found: Sequence[PhaseSums]) -> tuple[PhaseSums, ...]:
    return tuple(found) if len(found) == 1 else (found[0], found[-1])


def _regular(groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(group for group in groups if group not in ONCE_GROUPS)


def _part(lang: str, key: str, one: PhaseSums, groups: tuple[str, ...]) -> str:
    """One phase within the message: its largest group of what comes every year."""
    main, ratio = one.main(_regular(groups))
    facts = {"phase": t(lang, f"phase.{one.key}"), "year": one.first_year}
    if main is None:
        return t(lang, f"{key}.none", **facts)
    monthly = sum(one.yen_per_month(group) for group in _regular(groups))
    group = t(lang, f"group.{main}")
    told = key if ratio >= HALF else f"{key}.most"
    return t(lang, told, **facts, share=share_words(lang, ratio), group=group, yen_per_month=monthly)


def share_words(lang: str, ratio: float) -> str:
    """何割か — a share in tenths as families say it; nearly everything is all."""
    tenths = max(1, round(ratio * TENTHS))
    if tenths == TENTHS:
        return t(lang, "picture.share.all")
    return t(lang, "picture.share.tenths", tenths=tenths)


def _money(lang: str, found: Sequence[PhaseSums], groups: tuple[str, ...]) -> tuple[Cells, tuple[Cells, ...]]:
    """Heads and rows: a row for each group, a column for each phase."""
    heads = (t(lang, "picture.money.what"), *(_phase_head(lang, one) for one in found))
    shown = [group for group in groups if any(group in one.yen for one in found)]
    rows = [(t(lang, f"group.{group}"), *(_amount(lang, one, group) for one in found)) for group in shown]
    sums = [sum(one.yen_per_month(group) for group in _regular(groups)) for one in found]
    rows.append((t(lang, "picture.money.total"), *(t(lang, "picture.per_month", yen_per_month=yen) for yen in sums)))
    return heads, tuple(rows)


def _phase_head(lang: str, one: PhaseSums) -> str:
    span = "phase.one_year" if one.first_year == one.last_year else "phase.span"
    years = t(lang, span, first_year=one.first_year, last_year=one.last_year)
    return t(lang, "picture.phase_head", phase=t(lang, f"phase.{one.key}"), span=years)


def _amount(lang: str, one: PhaseSums, group: str) -> str:
    if not one.yen[group]:
        return t(lang, "plans.cell.nothing")
    if group in ONCE_GROUPS:
        return t(lang, "picture.in_all", yen=one.yen[group])
    return t(lang, "picture.per_month", yen_per_month=one.yen_per_month(group))


def balances(lang: str, columns: Sequence[Compared]) -> Told:
    """貯蓄の線のことば — until when the money lasts with each plan; savings at round ages, and what begins when.

    Args:
        lang: "ja" or "en".
        columns: 今のまま and the plans, as in ``charts_plans.balances``.

    """
    shown = [one for one in columns if one.projection is not None and one.result is not None]
    heads = (t(lang, "picture.balances.year"), *(wording_plans.plan_name(lang, one) for one in shown))
    rows = [_balances_at(lang, shown, year, age) for year, age in _round_ages(shown)]
    events = (("assistance", [assistance_year(one) for one in shown]), ("move", [move_year(one) for one in shown]))
    nothing = t(lang, "plans.cell.nothing")
    for name, years in events:
        if any(years):
            cells = (nothing if year is None else t(lang, "phase.one_year", first_year=year) for year in years)
            rows.append((t(lang, f"picture.balances.{name}"), *cells))
    return Told(_balances_message(lang, columns), t(lang, "picture.balances.caption"), heads, tuple(rows))


def assistance_year(one: Compared) -> int | None:
    """生活保護が始まる年 — when public assistance would begin with a plan; None where it does not."""
    return None if one.result is None else one.result.assistance_year


def move_year(one: Compared) -> int | None:
    """住み替えの年 — when the household moves with a plan; None where it does not within the plan."""
    p = one.projection
    return None if p is None else homes.move_year(p.household, p.time)


def _round_ages(shown: Sequence[Compared]) -> list[tuple[int, int]]:
    """Year and age of the first child: the first year, every fifth age, and the last year of the longest plan."""
    longest = max((p for one in shown if (p := one.projection) is not None), key=lambda p: len(p.years))
    child, years = longest.time.children[0].person, longest.years.tolist()
    pairs = [(year, child.age_in(year)) for year in years]
    return [pair for pair in pairs if pair[0] in (years[0], years[-1]) or pair[1] % ROUND_AGE == 0]


def _balances_at(lang: str, shown: Sequence[Compared], year: int, age: int) -> Cells:
    cells = []
    for one in shown:
        years = [] if one.projection is None else one.projection.years.tolist()
        closing = () if one.result is None else one.result.closing_yen
        told = man_yen(closing[years.index(year)], lang) if year in years else t(lang, "plans.cell.nothing")
        cells.append(told)
    return t(lang, "picture.when", year=year, age=age), *cells


def _balances_message(lang: str, columns: Sequence[Compared]) -> str:
    first = columns[0].projection
    if first is not None and not _told(first):
        return t(lang, "picture.not_told")
    parts, refused = [], []
    for one in columns:
        name = wording_plans.plan_name(lang, one)
        if one.result is None:
            refused.append(t(lang, "picture.balances.quoted", plan=name))
        elif one.result.short_age is None:
            parts.append(t(lang, "picture.balances.lasts", plan=name, age=one.result.last_age))
        else:
            facts = {"age": one.result.short_age, "year": one.result.short_year}
            parts.append(t(lang, "picture.balances.until", plan=name, **facts))
    told = t(lang, "picture.balances.alt", parts=_joined(lang, parts))
    return told + t(lang, "picture.balances.refused", plans=tuple(refused)) if refused else told


def waterfall(lang: str, as_it_is: Compared, plan: Compared, found: Shares | None) -> Told:
    """足りない分をうめる図のことば — how far a plan closes the gap, and what each measure brings.

    Args:
        lang: "ja" or "en".
        as_it_is: 今のまま.
        plan: The plan.
        found: The shares of its measures; None where it is refused.

    """
    bars = gap.bars(as_it_is, plan, found)
    name = wording_plans.plan_name(lang, plan)
    rows = tuple((bar_name(lang, one), bar_amount(lang, one)) for one in bars)
    heads = t(lang, "picture.gap.what"), t(lang, "picture.gap.amount")
    return Told(_gap_message(lang, name, bars), t(lang, "picture.gap.caption", plan=name), heads, rows)


def _gap_message(lang: str, plan: str, bars: Sequence[Bar]) -> str:
    if len(bars) == 1:
        return t(lang, "picture.gap.refused", plan=plan)
    first, last = bars[0].to_yen, bars[-1].to_yen
    steps, best = bars[1:-1], ""
    if len(steps) > 1:
        best = t(lang, "picture.gap.best", measure=bar_name(lang, max(steps, key=lambda one: one.yen)))
    facts = {"missing_yen": -first, "left_yen": last, "rest_yen": -last, "less_yen": first - last}
    return t(lang, f"picture.gap.{_gap_code(first, last)}", plan=plan, best=best, **facts).rstrip()


def _gap_code(first: int, last: int) -> str:
    """How the end of a plan stands to that of 今のまま, both in yen, below 0 where money is missing."""
    if last == first:
        return "same"
    if last < first:
        return "costs" if last >= 0 else "less"
    if first >= 0:
        return "enough"
    return "filled" if last >= 0 else "smaller"


def bar_name(lang: str, one: Bar) -> str:
    """棒の名前 — the plan or the measure of one bar of the waterfall."""
    if one.measure is not None:
        return wording_measures.title(lang, one.measure)
    return "" if one.plan is None else wording_plans.plan_name(lang, one.plan)


def bar_amount(lang: str, one: Bar) -> str:
    """棒の額 — what is left or missing in a total, what a measure brings."""
    if one.measure is not None:
        return wording_plans.signed(lang, one.yen)
    return t(lang, "picture.gap.missing" if one.yen < 0 else "picture.gap.left", yen=abs(one.yen))


def owned(lang: str, p: Projection, future: int = 0) -> Told:
    """名義の図のことば — whose the money is now and after the parents, whose the home; both at a few moments.

    Args:
        lang: "ja" or "en".
        p: The projection.
        future: Which future.

    """
    found = owners.moments(p, future)
    names = [life.name for life in p.time.lives]
    heads = (t(lang, "picture.owners.when"), *names, t(lang, "picture.owners.home"))
    rows = tuple(
        (
            t(lang, f"picture.owners.{one.when}", year=one.year),
            *(man_yen(one.money_yen.get(name, 0.0), lang) for name in names),
            _home(lang, one),
        )
        for one in found
    )
    return Told(_owners_message(lang, found), t(lang, "picture.owners.caption"), heads, rows)


def _home(lang: str, one: Moment) -> str:
    if one.home == "own":
        return home_owners(lang, one)
    return t(lang, "picture.owners.home_other" if one.home == "other" else "picture.owners.home_not_told")


def home_owners(lang: str, one: Moment) -> str:
    """住まいの持分 — each owner with the share, the largest first."""
    largest_first = sorted(one.home_ratio.items(), key=lambda pair: -pair[1])
    shares = [t(lang, "picture.owners.share", name=name, ratio=round(ratio, 3)) for name, ratio in largest_first]
    return t(lang, "common.comma").join(shares)


def _owners_message(lang: str, found: Sequence[Moment]) -> str:
    start, later = found[0], next((one for one in found if one.when == "after_last"), None)
    told = [_main_owner(lang, "picture.owners.money_now", start) or t(lang, "picture.owners.money_none")]
    if later is not None and start.money_yen:
        gone = t(lang, "picture.owners.money_gone", year=later.year)
        told.append(_main_owner(lang, "picture.owners.money_later", later) or gone)
    if later is not None and later.home == "own":
        told.append(t(lang, "picture.owners.home_then", owners=home_owners(lang, later)))
    elif start.home == "own":
        told.append(t(lang, "picture.owners.home_now", owners=home_owners(lang, start)))
    return "".join(told).rstrip()


def _main_owner(lang: str, key: str, one: Moment) -> str:
    """Who has the largest part of the money; "" where there is none."""
    whole = sum(one.money_yen.values())
    if whole <= 0:
        return ""
    name = max(one.money_yen, key=lambda owner: one.money_yen[owner])
    return t(lang, key, name=name, year=one.year, share=share_words(lang, one.money_yen[name] / whole))


def programmes(lang: str, p: Projection, lawbook: LawBook, future: int = 0) -> Told:
    """制度の期間の図のことば — what the child receives for longest, and the years of every programme.

    Args:
        lang: "ja" or "en".
        p: The projection.
        lawbook: The law, whose programmes are shown.
        future: Which future.

    """
    found = spans.spans(p, lawbook, future)
    heads = tuple(t(lang, f"picture.programmes.{name}") for name in ("who", "what", "side", "when", "mean"))
    rows = tuple(
        (
            whose(lang, one.person),
            programme_name(lang, one, lawbook),
            t(lang, "picture.programmes.out" if one.duty else "picture.programmes.in"),
            stretches(lang, one),
            man_yen(one.yen_per_year, lang),
        )
        for one in found
    )
    name = answers.outlook(p, future).child.name
    alt = _programmes_message(lang, name, found, lawbook)
    return Told(alt, t(lang, "picture.programmes.caption"), heads, rows)


def _programmes_message(lang: str, name: str, found: Sequence[Span], lawbook: LawBook) -> str:
    own = [one for one in found if one.person == name and not one.duty]
    told = t(lang, "picture.programmes.none", name=name)
    if own:
        longest = max(own, key=lambda one: sum(last + 1 - first for first, last in one.stretches))
        facts = {"programme": programme_name(lang, longest, lawbook), "years_told": stretches(lang, longest)}
        told = t(lang, "picture.programmes.alt", name=name, count=len(own), **facts)
    assisted = next((one for one in found if one.programme == ASSISTANCE), None)
    if assisted is not None:
        told += t(lang, "picture.programmes.assistance", year=assisted.first_year)
    return told.rstrip()


def whose(lang: str, person: str | None) -> str:
    """だれの — the person, or the whole household."""
    return t(lang, "picture.programmes.household") if person is None else person


def programme_name(lang: str, one: Span, lawbook: LawBook) -> str:
    """制度の名前 — as the law file names it, without the person."""
    return wording.row_label(lang, Row("income", one.programme, None, "", ()), lawbook)


def stretches(lang: str, one: Span) -> str:
    """いつからいつまで — the years of a programme; many short stretches are told together."""
    if len(one.stretches) > MOST_STRETCHES:
        return t(lang, "picture.programmes.on_and_off", first_year=one.first_year, last_year=one.last_year)
    told = [
        t(lang, "phase.one_year" if first == last else "phase.span", first_year=first, last_year=last)
        for first, last in one.stretches
    ]
    return t(lang, "common.comma").join(told)
