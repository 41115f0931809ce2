"""案の印字 (printed plans): measures, plans, how much to leave, chances and search as lines for the command line."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from planner import household_file, measures, wording_chances, wording_leave, wording_measures, wording_plans
from planner.chances import Chances
from planner.compare import Compared, Result, Shares
from planner.household import Household
from planner.how_much import HowMuch
from planner.lawbook import LawBook
from planner.limits import Limit
from planner.measure_inputs import Measure
from planner.measures import examples
from planner.printed import INDENT
from planner.required import Certain
from planner.search_plans import Search
from planner.tornado import Turn
from planner.words import choice, label, t

Rows = Sequence[tuple[str, str]]
PARTS = ("conditions", "cost", "begins", "who", "office", "papers")
YEARS_BETWEEN = 10
AS_IT_IS = ""
FAN_COLUMNS = ("age", "low", "quarter", "middle", "three_quarters", "high")


def every_measure(lang: str, household: Household, book: LawBook) -> Iterator[str]:
    """対策の一覧 — every kind of measure, whether it fits this family, what it asks, and its line for the file."""
    yield t(lang, "cli.measures.file")
    for kind in examples.kinds():
        yield ""
        yield choice(lang, "measure", kind)
        measure = examples.new(household, kind)
        if measure is None:
            yield INDENT + t(lang, "plans.nobody_for_it")
        else:
            yield from (INDENT + line for line in _measure(lang, household, measure, book))


def _measure(lang: str, household: Household, measure: Measure, book: LawBook) -> Iterator[str]:
    reasons = measures.refusals(household, measure, book)
    if reasons:
        yield t(lang, "cli.measures.not_now")
        yield from (INDENT + wording_measures.refusal(lang, reason) for reason in reasons)
    else:
        yield t(lang, "cli.measures.fits")
        told = wording_measures.measure(lang, household, measure, book)
        yield INDENT + told.does
        yield from _pairs(lang, [(t(lang, f"plans.part.{part}"), getattr(told, part)) for part in PARTS])
    yield INDENT + household_file.in_one_line(measure) + ","
    more = [name for name in type(measure).model_fields if name not in household_file.told(measure)]
    if more:
        labels = [(label(lang, ("plans", "measures", name)), name) for name in more]
        fields = [t(lang, "place.with_code", words=named, code=name) for named, name in labels]
        yield INDENT + t(lang, "cli.measures.more", fields=fields)


def comparison(
    lang: str, columns: Sequence[Compared], shares: Sequence[Shares | None], turns: Sequence[Sequence[Turn]]
) -> Iterator[str]:
    """くらべる表 — the table, plans that do not fit, and for each other plan what brings and what moves how much."""
    sentence, ahead = wording_plans.lead(lang, columns)
    yield sentence
    fits, refused = wording_plans.fitting(columns), any(one.refused is not None for one in columns)
    yield ahead if fits or refused else t(lang, "cli.compare.next")
    yield ""
    yield t(lang, "plans.table.caption")
    head = (t(lang, "plans.table.what"), *(wording_plans.plan_name(lang, one) for one in columns))
    body = [
        (t(lang, f"plans.row.{name}"), *(wording_plans.cell(lang, name, one) for one in columns))
        for name in wording_plans.ROWS
    ]
    yield from _table([head, *body])
    yield t(lang, "plans.table.note")
    yield from (wording_plans.refused(lang, one.name, one.refused) for one in columns if one.refused is not None)
    for one, shared, moved in zip(columns, shares, turns, strict=True):
        if shared is not None:
            yield from ("", *_shares(lang, one, shared))
        if moved:
            yield from ("", *_tornado(lang, one, moved))


def _shares(lang: str, one: Compared, shared: Shares) -> Iterator[str]:
    yield _headed(lang, "plans.shares.title", wording_plans.plan_name(lang, one))
    yield t(lang, "plans.shares.text", plan=one.name)
    rows = [(wording_measures.title(lang, part.measure), wording_plans.share(lang, part)) for part in shared.shares]
    total = (t(lang, "plans.shares.total"), wording_plans.signed(lang, one.difference_yen))
    yield from _pairs(lang, [*rows, total])
    yield from filter(None, (wording_plans.orders(lang, shared),))


def _tornado(lang: str, one: Compared, moved: Sequence[Turn]) -> Iterator[str]:
    name = wording_plans.plan_name(lang, one)
    yield _headed(lang, "tornado.title", name)
    yield t(lang, "tornado.text", plan=name)
    yield from _pairs(lang, [wording_plans.turn(lang, turn) for turn in moved])


def leaving(
    lang: str, found: HowMuch, certain: Sequence[Certain], futures: int, limits: Mapping[str, Limit]
) -> Iterator[str]:
    """いくら残すか — the answer, both sums, how surely they are enough, in which form, and reverse questions."""
    yield from wording_leave.lead(lang, found)
    yield from ("", t(lang, "leave.sums.title"), t(lang, "leave.sums.text"))
    yield from _pairs(lang, wording_leave.sums(lang, found))
    yield from filter(None, (wording_leave.outside(lang, found),))
    if certain:
        yield from ("", t(lang, "leave.certain.title"), t(lang, "leave.certain.text", count=f"{futures:,}"))
        yield from _pairs(lang, wording_leave.certainties(lang, certain, alone=found.year is not None))
    parts = wording_leave.parts(lang, found)
    if parts:
        yield from ("", t(lang, "leave.parts.title"), t(lang, "leave.parts.text"), *_pairs(lang, parts))
    if limits:
        yield from ("", t(lang, "limit.title"), t(lang, "limit.text"))
        told = [(t(lang, f"limit.{asked}"), wording_leave.limit(lang, asked, one)) for asked, one in limits.items()]
        yield from _pairs(lang, told)


def likely(
    lang: str, household: Household, exact: Chances, drawn: Chances | None, stressed: Mapping[str, Result]
) -> Iterator[str]:
    """もしもの幅 — three lives, how often the money lasts, the range of money over drawn futures, named stresses.

    Args:
        lang: "ja" or "en".
        household: The family as the plan makes it.
        exact: Chances in a calm economy.
        drawn: Chances over drawn futures, or None.
        stressed: The plan's numbers under each stress; under "" those of the plan as it is.

    """
    yield from wording_chances.lead(lang, exact)
    yield from ("", t(lang, "chances.lives.title"), t(lang, "chances.lives.text"))
    parents = bool(household.parents)
    yield from _pairs(lang, wording_chances.three_lives(lang, exact.lives, exact.child, parents=parents))
    yield from ("", t(lang, "chances.title"), *_chances(lang, "chances.calm", exact))
    if drawn is not None:
        yield from _chances(lang, "chances.uncertain", drawn)
        yield from ("", *_fan(lang, drawn, household.person(drawn.child).birth_year))
    yield from ("", t(lang, "stress.title"), t(lang, "stress.text"))
    first = stressed[AS_IT_IS]
    told = [wording_chances.stress(lang, name, one, first) for name, one in stressed.items() if name != AS_IT_IS]
    yield from _pairs(lang, [(t(lang, "cli.unchanged"), wording_plans.lasts(lang, first)), *told])


def _chances(lang: str, key: str, found: Chances) -> Iterator[str]:
    yield t(lang, key)
    yield from _pairs(lang, wording_chances.rows(lang, found))
    yield INDENT + wording_chances.how(lang, found)


def _fan(lang: str, found: Chances, birth_year: int) -> Iterator[str]:
    """The range of money every ten years of the child's age, up to the chosen age."""
    yield from (t(lang, "chances.fan.title"), t(lang, "chances.fan.caption"))
    now = int(found.years[0]) - birth_year
    ages = (now, *(age for age in range(now + 1, found.to_age) if age % YEARS_BETWEEN == 0), found.to_age)
    head = tuple(t(lang, f"chances.fan.{name}") for name in FAN_COLUMNS)
    yield from _table([head, *wording_chances.fan_rows(lang, found, tuple(dict.fromkeys(ages)), birth_year)])
    yield from filter(None, (wording_chances.kept(lang, found),))


def sets(lang: str, accepted: Sequence[Measure], found: Search) -> Iterator[str]:
    """足りる組み合わせ — one sentence, then every set, the gentlest first."""
    sentence, listed = wording_plans.search(lang, found, accepted)
    yield sentence
    yield from (f"{INDENT}{number}. {one}" for number, one in enumerate(listed, start=1))
    if listed:
        yield t(lang, "search.burden_note")


def _headed(lang: str, key: str, plan: str) -> str:
    return t(lang, "cli.headed", title=t(lang, key), plan=plan)


def _pairs(lang: str, rows: Rows) -> Iterator[str]:
    return (f"{INDENT}{label}{t(lang, 'app.colon')}{told}" for label, told in rows)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns side by side; a full-width letter takes two places."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield INDENT + "  ".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
