"""計算の順序 (worked): the steps of a working as HTML, numbered and calm; every text is escaped."""

import html
from collections.abc import Iterable, Sequence

from planner.ui import look
from planner.wording_law import Fact
from planner.wording_steps import NumberText, Worked
from planner.words import t

MOST_OPEN = 5


def as_html(lang: str, steps: Sequence[Worked], *, folded: bool = False) -> str:
    """計算の順序 — formula, numbers, result of each step; sources to unfold, long workings where told so."""
    listed = f'<ol class="working">{"".join(_step(lang, step) for step in steps)}</ol>'
    if not folded or len(steps) <= MOST_OPEN:
        return listed
    title = html.escape(t(lang, "working.in_order", count=len(steps)))
    return f"<details><summary>{title}</summary>{listed}</details>"


def _step(lang: str, step: Worked) -> str:
    programme = look.line("programme", step.programme) if step.programme else ""
    rows = [_row(lang, number) for number in step.numbers if not number.is_nothing]
    zeros = [number.label for number in step.numbers if number.is_nothing]
    none = look.line("plain small", t(lang, "working.zero", labels=t(lang, "common.comma").join(zeros)))
    parts = (
        programme,
        look.line("formula-words", step.formula),
        look.pairs(rows) if rows else "",
        none if zeros else "",
        look.line("result", t(lang, "working.result", amount=step.result)),
        *(look.line("plain small", text) for text in _remarks(step.numbers)),
        _sources(lang, step.numbers),
    )
    return f"<li>{''.join(parts)}</li>"


def _row(lang: str, number: NumberText) -> tuple[str, str, str]:
    amount = number.amount
    if number.step is not None:
        amount = t(lang, "working.from_step", amount=amount, number=number.step)
    return number.label, amount, t(lang, f"mark.{number.law.mark}") if number.law else ""


def _remarks(numbers: Iterable[NumberText]) -> tuple[str, ...]:
    """What has to be said about law values of the year, each sentence once."""
    return tuple(dict.fromkeys(number.law.remark for number in numbers if number.law and number.law.remark))


def _sources(lang: str, numbers: Iterable[NumberText]) -> str:
    facts = [number.law for number in numbers if number.law]
    if not facts:
        return ""
    title = html.escape(t(lang, "working.sources", count=len(facts)))
    return f"<details><summary>{title}</summary>{''.join(_source(lang, fact) for fact in facts)}</details>"


def _source(lang: str, fact: Fact) -> str:
    """One value of the law with its days, source and note."""
    source = t(lang, "evidence.source", source=fact.source)
    return look.fact(fact.label, fact.amount, t(lang, f"mark.{fact.mark}"), (fact.since, source, fact.note))
