"""対策のことば (wording of measures): what a measure does and asks, who applies where, and why it may not fit."""

from dataclasses import dataclass

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Measure
from planner.measures.common import Refusal
from planner.words import choice, t


@dataclass(frozen=True)
class MeasureText:
    """One measure in words, each a sentence or a few words."""

    title: str
    does: str
    conditions: str
    cost: str
    begins: str
    who: str
    office: str
    papers: str


def measure(lang: str, household: Household, given: Measure, lawbook: LawBook) -> MeasureText:
    """対策のことば — a measure as it would be taken by this family.

    Args:
        lang: "ja" or "en".
        household: The family before the measure.
        given: The measure.
        lawbook: The law.

    """
    facts, kind = measures.facts(household, given, lawbook), given.measure
    parts = ("does", "conditions", "cost", "begins", "who", "office", "papers")
    told = {part: t(lang, f"measure.{kind}.{part}", **facts) for part in parts}
    return MeasureText(title=title(lang, given), **told)


def title(lang: str, given: Measure) -> str:
    """対策の名前 — the few words by which a measure is called."""
    return choice(lang, "measure", given.measure)


def refusal(lang: str, given: Refusal) -> str:
    """できない理由のことば — why a measure does not fit, and what would."""
    return t(lang, f"refusal.{given.code}", **given.facts)
