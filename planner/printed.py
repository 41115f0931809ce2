"""印字 (printed): calculator, opened cells and law book as lines of text, for the command line."""

from collections.abc import Iterator, Sequence

from planner import cells, coverage, wording_calculator
from planner.calculator import Answered
from planner.calculators import GROUPS, QUESTIONS, asked
from planner.cells import Opened
from planner.coverage import ToLookUp
from planner.lawbook import LawBook
from planner.offers import STATUSES
from planner.parameter import Parameter
from planner.projection import Projection
from planner.tables import Row
from planner.wording import cell_label, part_label, plain_cell
from planner.wording_law import day, end_of, in_language, value_words
from planner.wording_steps import NumberText, Worked, working
from planner.words import t, yen

INDENT = "   "


def programmes(lang: str) -> Iterator[str]:
    """制度の一覧 — every programme that the calculator knows, by group."""
    for group, names in GROUPS.items():
        yield t(lang, f"calculator.group.{group}")
        for name in names:
            yield f"{INDENT}{name}{t(lang, 'app.between')}{wording_calculator.programme(lang, name)}"


def fields(lang: str, programme: str) -> Iterator[str]:
    """欄の一覧 — the fields of one programme with label, bounds and first value."""
    yield t(lang, "calculator.fields", name=wording_calculator.programme(lang, programme))
    listed = asked.of(QUESTIONS[programme])
    for field in listed:
        first = t(lang, "calculator.default", amount=wording_calculator.default(lang, field))
        told = (field.name, field.label(lang), wording_calculator.possible(lang, field), first)
        yield INDENT + t(lang, "app.between").join(part for part in told if part)
    yield t(lang, "calculator.example", programme=programme, field=listed[0].name, value=listed[0].default)


def answer(lang: str, answered: Answered, book: LawBook) -> Iterator[str]:
    """制度電卓の答え — every step with its numbers and law values, then the answer."""
    programme, code = answered.question.programme, answered.question.municipality
    name = wording_calculator.programme(lang, programme)
    steps = working(lang, answered.steps, answered.day, book, code)
    yield from _steps(lang, steps)
    yield f"{t(lang, 'calculator.answer', name=name)}{t(lang, 'app.colon')}{steps[-1].result}"
    yield wording_calculator.basis(lang, answered, book)


def rows_called(lang: str, p: Projection, book: LawBook, called: str, person: str | None) -> list[Row]:
    """行をさがす — the rows of a programme, a kind of row or a label; of one person, or of all where none is named."""
    found = [row for row in cells.rows(p) if called in (row.key, row.name, cell_label(lang, row, book))]
    if person is not None:
        return [row for row in found if row.person == person]
    return [row for row in found if row.section != "owner"] or found


def people_of(lang: str, p: Projection, book: LawBook, called: str) -> tuple[str, ...]:
    """だれの行か — whose rows go by that name; empty where there is none, or where it is nobody's alone."""
    found = rows_called(lang, p, book, called, None)
    return tuple(dict.fromkeys(row.person for row in found if row.person))


def no_row(lang: str, p: Projection, book: LawBook, called: str) -> str:
    """Tell which rows there are."""
    there = dict.fromkeys(f"{row.key} [{cell_label(lang, row, book)}]" for row in cells.rows(p))
    return t(lang, "cli.no_row", given=t(lang, "given.text", text=called), rows=t(lang, "common.comma").join(there))


def cell(lang: str, opened: Opened, p: Projection, book: LawBook) -> Iterator[str]:
    """表の一マス — the cell, then its working or the rows that it adds up."""
    yield t(lang, "working.cell", label=cell_label(lang, opened.row, book), year=opened.year)
    told = plain_cell(lang, opened)
    if told:
        yield INDENT + told
    for part in opened.parts:
        yield f"{INDENT}{part_label(lang, part, book)}{t(lang, 'app.colon')}{yen(part.yen, lang)}"
    yield from _steps(lang, working(lang, opened.steps, end_of(opened.year), book, p.household.municipality))
    yield t(lang, "working.result", amount=yen(opened.yen, lang))


def _steps(lang: str, steps: Sequence[Worked]) -> Iterator[str]:
    """Every step behind the ones it needs; those stand further to the right."""
    for step in steps:
        margin = INDENT * step.depth
        programme = f"{step.programme}{t(lang, 'app.colon')}" if step.programme else ""
        yield f"{margin}{step.number}. {programme}{step.formula}"
        zeros = [number.label for number in step.numbers if number.is_nothing]
        for number in (number for number in step.numbers if not number.is_nothing):
            yield from (margin + INDENT + line for line in _number(lang, number))
        if zeros:
            yield margin + INDENT + t(lang, "working.zero", labels=t(lang, "common.comma").join(zeros))
        yield margin + INDENT + t(lang, "working.result", amount=step.result)


def _number(lang: str, number: NumberText) -> Iterator[str]:
    amount = number.amount
    if number.step is not None:
        amount = t(lang, "working.from_step", amount=amount, number=number.step)
    if number.law is None:
        yield f"{number.label}{t(lang, 'app.colon')}{amount}"
        return
    yield f"{number.label}{t(lang, 'app.colon')}{amount} [{t(lang, f'mark.{number.law.mark}')}]"
    yield INDENT + number.law.since
    yield INDENT + t(lang, "evidence.source", source=number.law.source)
    if number.law.remark:
        yield INDENT + number.law.remark


def law(lang: str, book: LawBook) -> Iterator[str]:
    """法令帳の見わたし — programmes, years, marks, what to look up next April, and the worked examples."""
    yield t(lang, "law.title", day=day(lang, coverage.last_looked(book)))
    values = sum(1 for _ in coverage.everything(book))
    yield t(lang, "law.counts", programmes=len(book.programmes), towns=len(book.municipalities), values=values)
    marks = {t(lang, f"mark.{mark}"): count for mark, count in coverage.by_mark(book).items()}
    yield t(lang, "law.by_mark", counts=_counts(lang, marks))
    kinds = {t(lang, f"law.confidence.{kind}"): count for kind, count in coverage.by_confidence(book).items()}
    yield t(lang, "law.by_confidence", counts=_counts(lang, kinds))
    yield ""
    yield from _covered(lang, book)
    yield ""
    yield from _next_april(lang, book)
    yield ""
    yield from _towns(lang, book)
    yield ""
    yield from cases(lang, book)


def _counts(lang: str, counts: dict[str, int]) -> str:
    told = [t(lang, "law.count", label=label, count=count) for label, count in counts.items()]
    return t(lang, "common.comma").join(told)


def _covered(lang: str, book: LawBook) -> Iterator[str]:
    """One row for each programme: confirmed values of all its values, by year."""
    years = coverage.years(book)
    yield t(lang, "law.coverage", first=years[0], last=years[-1])
    yield INDENT + " ".join(f"{year:>7}" for year in years)
    for one in coverage.by_programme(book):
        cells = " ".join(f"{f'{one.confirmed[year]}/{one.values}':>7}" for year in years)
        yield f"{INDENT}{cells}  {in_language(lang, book.programmes[one.programme], 'name')} ({one.programme})"


def _next_april(lang: str, book: LawBook) -> Iterator[str]:
    found = coverage.to_look_up(book)
    yield t(lang, "law.next", day=day(lang, coverage.next_april(book)), count=len(found))
    for reason in dict.fromkeys(one.reason for one in found):
        of_reason = [one for one in found if one.reason == reason]
        yield t(lang, f"law.reason.{reason}", count=len(of_reason))
        yield from (INDENT + _to_look_up(lang, one, book) for one in of_reason)


def _to_look_up(lang: str, one: ToLookUp, book: LawBook) -> str:
    where = t(lang, "law.nation") if one.code is None else in_language(lang, book.municipalities[one.code], "name")
    return f"{one.parameter.key}{t(lang, 'app.between')}{in_language(lang, one.parameter, 'label')} [{where}]"


def _towns(lang: str, book: LawBook) -> Iterator[str]:
    """Each town: its own values, what stands in, and how much is known of its own programmes."""
    yield t(lang, "law.towns")
    for town in coverage.towns(book):
        states = [None if offer is None else offer.status for offer in town.offers.values()]
        facts = {name: sum(state == name for state in states) for name in STATUSES}
        name = in_language(lang, book.municipalities[town.code], "name")
        count, nobody = len(town.stand_ins), states.count(None)
        yield INDENT + t(lang, "law.town", name=name, own=town.own, count=count, nobody=nobody, **facts)
        yield from (INDENT * 2 + stand_in(lang, parameter) for parameter in town.stand_ins.values())


def stand_in(lang: str, parameter: Parameter) -> str:
    """Tell which value of the nation stands in for a town's."""
    amount = value_words(lang, parameter.unit, parameter.entries[-1].value)
    return t(lang, "law.stand_in", label=in_language(lang, parameter, "label"), amount=amount)


def cases(lang: str, book: LawBook) -> Iterator[str]:
    """検算の例 — how many worked examples there are, by kind and by programme."""
    counted, kinds = coverage.cases(), coverage.cases_by_kind()
    yield t(lang, "law.cases", count=sum(kinds.values()), programmes=len(counted))
    yield INDENT + _counts(lang, {t(lang, f"law.cases.{kind}"): count for kind, count in kinds.items()})
    for programme, by_kind in counted.items():
        header = book.programmes.get(programme)
        name = in_language(lang, header, "name") if header else programme
        yield f"{INDENT}{sum(by_kind.values()):>4}  {name} ({programme})"
