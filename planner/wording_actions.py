"""することのことば (wording of things to do): steps and yearly procedures in words; table, plain text and calendar."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planner import calendar_file, wording, wording_measures
from planner.actions import MEASURE, OWN, PLAN, Step
from planner.calendar_file import Entry
from planner.household_talk import Talk
from planner.lawbook import LawBook
from planner.wording import StepText
from planner.words import choice, has, t
from planner.yearly import Procedure

DONE = "done"
HELPERS = ("together", "counsellor", "planner", "scrivener", "attorney")
COLUMNS = ("group", "what", "who", "by", "latest", "done", "office", "papers")
FORMULA_SIGNS = "=+-@\t"


@dataclass(frozen=True)
class ProcedureText:
    """毎年の手続き: when, what, what to do, where, with which papers, on which ground."""

    when: str
    what: str
    text: str
    office: str
    papers: str
    remarks: tuple[str, ...]


def day(lang: str, given: date) -> str:
    """日の書き方 — "2027年1月15日", "15 January 2027"."""
    month_name = t(lang, f"month.{given.month}")
    return t(lang, "actions.day", year=given.year, month_name=month_name, day=given.day)


def step(lang: str, one: Step, lawbook: LawBook) -> StepText:
    """することのことば — what, where and with which papers; what only the family named has its own words alone.

    Args:
        lang: "ja" or "en".
        one: The step.
        lawbook: The law, for the figures of a measure.

    """
    if one.measure is not None and one.before is not None:
        told = wording_measures.measure(lang, one.before, one.measure, lawbook)
        return StepText(told.title, told.office, told.papers)
    if has(lang, f"step.{one.code}.office"):
        return wording.step(lang, one.code)
    kind = one.code.removeprefix(MEASURE)
    if kind != one.code and has(lang, f"choice.measure.{kind}"):
        return StepText(choice(lang, "measure", kind), "", "")
    return StepText(one.words or t(lang, "actions.unknown"), "", "")


def group(lang: str, name: str, plan: str) -> str:
    """見出し — a worry in the words of the families, the chosen plan, the family's own, or what is done."""
    if name in (OWN, DONE):
        return t(lang, f"actions.group.{name}")
    return t(lang, "actions.group.plan", plan=plan) if name == PLAN else choice(lang, "worries", name)


def groups(steps: Sequence[Step]) -> dict[str, tuple[Step, ...]]:
    """見出しごとに — open steps by group, in the order of the list; what is done last."""
    found: dict[str, list[Step]] = {}
    for one in steps:
        found.setdefault(DONE if one.done else one.group, []).append(one)
    return {name: tuple(members) for name, members in found.items()}


def lead(lang: str, steps: Sequence[Step], lawbook: LawBook) -> tuple[str, str]:
    """一番上の文 — the next thing that has a day, or an invitation to choose one."""
    still = [one for one in steps if not one.done]
    dated = [(one.by, number) for number, one in enumerate(still) if one.by is not None]
    after = t(lang, "actions.after_lead", count=len(still))
    if not still:
        return t(lang, "actions.lead.done", count=len(steps)), ""
    if not dated:
        return t(lang, "actions.lead.none"), after
    by, number = min(dated)
    return t(lang, "actions.lead.next", day=day(lang, by), what=step(lang, still[number], lawbook).what), after


def card(lang: str, one: Step) -> str:
    """だれが・いつまでに — what the family wrote about a step, in a few words; "" where it wrote nothing."""
    by = () if one.by is None else (t(lang, "actions.card.by", day=day(lang, one.by)),)
    return t(lang, "common.comma").join((*((one.who,) if one.who else ()), *by))


def helpers(lang: str) -> tuple[str, ...]:
    """手伝う人 — whom a family may name besides its own members."""
    return tuple(t(lang, f"actions.who.{name}") for name in HELPERS)


def procedure(lang: str, one: Procedure, first_year: int) -> ProcedureText:
    """毎年の手続きのことば — one procedure in words, with its source and whether it is confirmed.

    Args:
        lang: "ja" or "en".
        one: The procedure.
        first_year: From which year on the family looks; what begins later says so.

    """
    what = t(lang, f"yearly.{one.code}")
    if one.people:
        what = t(lang, "yearly.for", what=what, people=one.people)
    if one.first_year > first_year:
        what = t(lang, "yearly.from", what=what, year=one.first_year)
    parts = {part: t(lang, f"yearly.{one.code}.{part}") for part in ("text", "office", "papers")}
    return ProcedureText(when(lang, one), what, remarks=tuple(_remarks(lang, one)), **parts)


def when(lang: str, one: Procedure) -> str:
    """何月に — month or months, the month of birth, or where else the time is written."""
    if not one.months:
        return t(lang, "yearly.when.birth_unknown" if one.birth else "yearly.when.paper")
    first_name, last_name = (t(lang, f"month.{month}") for month in one.months)
    if one.birth:
        return t(lang, "yearly.when.birth", first_name=first_name)
    if first_name == last_name:
        return first_name
    return t(lang, "yearly.when.span", first_name=first_name, last_name=last_name)


def _remarks(lang: str, one: Procedure) -> Iterator[str]:
    entry = one.entry
    if entry.rhythm != "yearly":
        yield t(lang, f"yearly.rhythm.{entry.rhythm}")
    if entry.confidence in ("unconfirmed", "quoted"):
        yield t(lang, f"yearly.{entry.confidence}")
    if entry.source:
        checked = day(lang, entry.checked_on)
        yield t(lang, "yearly.source", statute=entry.statute, source=entry.source, day=checked)


def rows(lang: str, steps: Sequence[Step], plan: str, lawbook: LawBook) -> tuple[tuple[str, ...], ...]:
    """一覧の行 — one row of texts for each step, in the order of ``COLUMNS``."""
    return tuple(_row(lang, one, plan, lawbook) for one in steps)


def _row(lang: str, one: Step, plan: str, lawbook: LawBook) -> tuple[str, ...]:
    told = step(lang, one, lawbook)
    days = ("" if given is None else given.isoformat() for given in (one.by, one.latest))
    done = t(lang, "common.yes" if one.done else "common.no")
    return group(lang, one.group, plan), told.what, one.who, *days, done, told.office, told.papers


def as_csv(lang: str, steps: Sequence[Step], plan: str, lawbook: LawBook) -> str:
    """一覧の CSV — the list as a table; no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([t(lang, f"actions.column.{name}") for name in COLUMNS])
    for row in rows(lang, steps, plan, lawbook):
        writer.writerow([f"'{cell}" if cell[:1] in FORMULA_SIGNS and cell else cell for cell in row])
    return out.getvalue()


def as_text(lang: str, steps: Sequence[Step], procedures: Sequence[Procedure], plan: str, lawbook: LawBook) -> str:
    """一覧の文 — the list and the yearly procedures as plain text, to print or to send."""
    lines: list[str] = []
    for name, members in groups(steps).items():
        lines += ["", f"■ {group(lang, name, plan)}"]
        for one in members:
            lines.append(f"[{'x' if one.done else ' '}] {step(lang, one, lawbook).what}")
            lines += [f"    {line}" for line in _details(lang, one, lawbook)]
    lines += ["", f"■ {t(lang, 'yearly.title')}"]
    lines += [f"{when(lang, one)}  {t(lang, f'yearly.{one.code}')}" for one in procedures]
    return "\n".join(lines).strip() + "\n"


def _details(lang: str, one: Step, lawbook: LawBook) -> Iterator[str]:
    told = step(lang, one, lawbook)
    written = card(lang, one)
    if written:
        yield written
    if one.latest is not None:
        yield t(lang, "actions.line.latest", day=day(lang, one.latest))
    yield from remarks(lang, told)


def remarks(lang: str, told: StepText | ProcedureText) -> tuple[str, ...]:
    """どこで・何を持って — where to go and what to bring, where it is known."""
    office = (t(lang, "outlook.office", office=told.office),) if told.office else ()
    return (*office, t(lang, "outlook.papers", papers=told.papers)) if told.papers else office


def calendar(
    lang: str, steps: Sequence[Step], procedures: Sequence[Procedure], lawbook: LawBook, *, talk: Talk, today: date
) -> tuple[Entry, ...]:
    """予定 — what has a day: open steps, the next talk, and the yearly procedures of this and the next year.

    Names stand only where the family typed them: yearly procedures go without.
    """
    found = [
        Entry(f"{one.code}/{one.words}", one.by, step(lang, one, lawbook).what, "\n".join(_details(lang, one, lawbook)))
        for one in steps
        if one.by is not None and not one.done
    ]
    if talk.next_day is not None:
        found.append(Entry("next_talk", talk.next_day, t(lang, "actions.calendar.next_talk"), talk.next_place))
    return (*found, *_yearly(lang, procedures, today))


def _yearly(lang: str, procedures: Sequence[Procedure], today: date) -> Iterator[Entry]:
    """One entry for a procedure in the same months, whomever it concerns; no assumed end of a life ends it."""
    alike: dict[tuple[str, tuple[int, ...]], list[Procedure]] = {}
    for one in procedures:
        if one.months and one.first_year <= today.year + 1:
            alike.setdefault((one.code, one.months), []).append(one)
    for (code, months), members in alike.items():
        one = members[0]
        last_day = date(max(member.last_year for member in members), *calendar_file.LAST_DAY)
        first = calendar_file.coming(months[0], one.day, max(today, date(one.first_year, 1, 1)))
        if first <= last_day:
            last = None if one.entry.to_age is None else last_day
            told = procedure(lang, one, one.first_year)
            text = "\n".join((when(lang, one), told.text, *remarks(lang, told)))
            yield Entry(f"yearly/{code}/{months[0]}", first, t(lang, f"yearly.{code}"), text, yearly=True, last=last)


def by_month(lang: str, procedures: Sequence[Procedure], first_year: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """月ごとの一覧 — each month once, with what falls into it."""
    found: dict[str, list[str]] = {}
    for one in procedures:
        told = procedure(lang, one, first_year)
        found.setdefault(told.when, []).append(told.what)
    return tuple((month, tuple(what)) for month, what in found.items())
