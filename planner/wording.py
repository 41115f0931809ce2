"""ことばにする (wording): codes and facts -> sentences, for the screen, the paper and the command line."""

from dataclasses import dataclass
from typing import Any

from planner.answers import Answer
from planner.cells import Opened, Part
from planner.findings import Finding
from planner.lawbook import LawBook
from planner.switches import Switch, Value
from planner.tables import Phase, Row
from planner.words import has, man_yen, percent, t


@dataclass(frozen=True)
class StepText:
    """次の一歩: what to do, where, with which papers; ``code`` is that of the step, empty for another kind."""

    what: str
    office: str
    papers: str
    code: str = ""


@dataclass(frozen=True)
class AnswerText:
    """One answer in words."""

    worry: str
    mood: str
    question: str
    sentence: str
    amount: str
    reason: str
    steps: tuple[StepText, ...]


def answer(lang: str, given: Answer) -> AnswerText:
    """答えのことば — question, sentence, amount, reason and steps of one answer."""
    facts = _facts(lang, given.facts)
    key = f"answer.{given.worry}.{given.code}"
    return AnswerText(
        worry=given.worry,
        mood=given.mood,
        question=t(lang, f"answer.{given.worry}"),
        sentence=t(lang, key, **facts),
        amount=t(lang, f"{key}.amount", **facts),
        reason=t(lang, f"{key}.reason", **facts),
        steps=tuple(step(lang, code) for code in given.steps),
    )


def step(lang: str, code: str) -> StepText:
    """一歩のことば — one step with office and papers."""
    return StepText(t(lang, f"step.{code}"), t(lang, f"step.{code}.office"), t(lang, f"step.{code}.papers"), code)


def finding(lang: str, given: Finding) -> str:
    """気づきのことば — the sentence of one finding."""
    return t(lang, f"finding.{given.code}", **_facts(lang, given.facts))


def row_label(lang: str, row: Row, lawbook: LawBook) -> str:
    """行の名前 — the family's own word, else the programme's name; with the person where one is concerned."""
    if row.section == "people":
        return row.person or ""
    programme = lawbook.programmes.get(row.key)
    if row.name:
        label = own_word(lang, row.name, lawbook)
    elif programme is not None:
        label = programme.name_ja if lang == "ja" else programme.name_en
    else:
        label = t(lang, f"row.{row.key}")
    return t(lang, "row.of_person", label=label, person=row.person) if row.person else label


def own_word(lang: str, name: str, lawbook: LawBook) -> str:
    """家族のことば — the family's own word for an item; what stands in or comes from a measure in the reader's."""
    for key, text in STAND_INS.items():
        if name == lawbook.parameter(f"typical_costs.{key}").label_ja:
            return t(lang, text)
    of_measure = f"choice.{name}"
    return t(lang, of_measure) if name.startswith("measure.") and has(lang, of_measure) else name


def cell_label(lang: str, row: Row, lawbook: LawBook) -> str:
    """開ける行の名前 — as ``row_label``; the savings of one owner are named by the owner."""
    if row.section == "owner":
        return t(lang, "row.of_owner", person=row.person)
    return row_label(lang, row, lawbook)


def part_label(lang: str, part: Part, lawbook: LawBook) -> str:
    """足し合わせるものの名前 — a row that a sum adds up, or a movement of somebody's money."""
    key = f"working.part.{part.key}"
    if part.section == "owner" or (part.section == "balance" and has(lang, key)):
        return t(lang, key)
    return row_label(lang, Row(part.section, part.key, part.person, part.name, ()), lawbook)


def plain_cell(lang: str, opened: Opened) -> str:
    """一マスの説明 — one sentence about what a sum adds up, or how a cell that no rule made came about."""
    if opened.parts:
        return t(lang, "working.movements" if opened.row.key == "closing" else "working.sum")
    key = f"working.plain.{opened.row.key}"
    if has(lang, key) and not opened.steps:
        return t(lang, key)
    if not opened.yen:
        return t(lang, "working.zero_year")
    return "" if opened.steps else t(lang, "working.plain.other")


STAND_INS = {"couple_65_yen_per_month": "row.assumed_living", "special_spending_yen_per_year": "row.assumed_special"}


def phase_formula(lang: str, phase: Phase) -> str:
    """計算式 — the formula of one phase, written so that it can be redone on paper."""
    return t(
        lang,
        "phase.formula",
        spending_yen_per_month=phase.spending_yen_per_month,
        income_yen_per_month=phase.income_yen_per_month,
        years=f"{phase.years:g}",
        gap=man_yen(phase.gap_yen, lang),
    )


def _facts(lang: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Facts for the words: tasks are named, a code becomes its sentence, whatever is unknown is left out."""
    found = {name: value for name, value in facts.items() if value is not None}
    if "tasks" in found:
        found["tasks"] = t(lang, "task.separator").join(t(lang, f"task.{task}") for task in found["tasks"])
    if "help_in_plan" in found:
        found["help_in_plan"] = t(lang, f"help.in_plan.{found['help_in_plan']}")
    return found


def switch(lang: str, given: Switch) -> str:
    """変わり目のことば — what is another than in the year before."""
    before, after = (_status(lang, given.key, value) for value in (given.before, given.after))
    return t(lang, f"switch.{given.key}", person=given.person or "", before=before, after=after)


def _status(lang: str, key: str, value: Value) -> str:
    """A value of the table of standings in words."""
    if isinstance(value, bool):
        return t(lang, f"switch.{key}.{'yes' if value else 'no'}")
    if not isinstance(value, float):
        return value or ""
    if key == "dependants":
        return t(lang, "switch.persons", count=f"{value:g}")
    if key.startswith("health_insurance_reduction"):
        return t(lang, "switch.off", percent=percent(value, lang)) if value else t(lang, "switch.no_reduction")
    return man_yen(value, lang)
