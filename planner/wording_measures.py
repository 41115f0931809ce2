"""対策のことば (wording of measures): what a measure does and asks, who applies where, and why it may not fit."""

from dataclasses import dataclass

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Measure
from planner.measures.common import Refusal
from planner.words import choice, has, t

PARTS = ("does", "conditions", "cost", "begins", "who", "office", "papers")


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
    facts, kind = _choices(lang, given) | measures.facts(household, given, lawbook), given.measure
    told = {part: t(lang, _of_choice(lang, given, part) or f"measure.{kind}.{part}", **facts) for part in PARTS}
    return MeasureText(title=title(lang, given), **told)


def _choices(lang: str, given: Measure) -> dict[str, str]:
    """選んだもののことば — words for what the measure chooses, such as the phase, by the name of its field."""
    return {name: choice(lang, name, value) for name, value in given if has(lang, f"choice.{name}.{value}")}


def title(lang: str, given: Measure) -> str:
    """対策の名前 — the few words by which a measure is called."""
    own = _of_choice(lang, given, "title")
    return choice(lang, "measure", given.measure) if own is None else t(lang, own)


def _of_choice(lang: str, given: Measure, part: str) -> str | None:
    """選び方で変わることば — key of the words for a choice that the measure makes, where it has words of its own."""
    chosen = (str(value).lower() for _, value in given)
    keys = (f"measure.{given.measure}.{value}.{part}" for value in chosen)
    return next((key for key in keys if has(lang, key)), None)


def refusal(lang: str, given: Refusal) -> str:
    """できない理由のことば — why a measure does not fit, and what would."""
    return t(lang, f"refusal.{given.code}", **given.facts)
