"""対策のことば (wording of measures): what a measure does and asks, who applies where, and why it may not fit."""

from dataclasses import dataclass

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Measure
from planner.measures.common import Refusal
from planner.words import choice, has, t

PARTS = ("does", "conditions", "cost", "begins", "who", "office", "papers")
VARIED_BY = {
    "disability_pension": "decision",
    "money_help": "help",
    "national_pension": "treatment",
    "trust": "form",
}


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
    facts = measures.facts(household, given, lawbook)
    told = {part: t(lang, _key(lang, given, part), **facts) for part in PARTS}
    return MeasureText(title=title(lang, given), **told)


def _key(lang: str, given: Measure, part: str) -> str:
    """The text of one part: that of the form the measure takes (granted, refused …) where there is one."""
    kind = given.measure
    form = getattr(given, VARIED_BY[kind]) if kind in VARIED_BY else ""
    own = f"measure.{kind}.{form}.{part}"
    return own if has(lang, own) else f"measure.{kind}.{part}"


def title(lang: str, given: Measure) -> str:
    """対策の名前 — the few words by which a measure is called."""
    return choice(lang, "measure", given.measure)


def refusal(lang: str, given: Refusal) -> str:
    """できない理由のことば — why a measure does not fit, and what would."""
    return t(lang, f"refusal.{given.code}", **given.facts)
