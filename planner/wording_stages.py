"""支援の段階のことば (wording of stages): what a stage is, its signs, what may follow, which numbers it concerns."""

from dataclasses import dataclass

from planner import support_stages
from planner.desks import Stage
from planner.words import choice, t


@dataclass(frozen=True)
class StageText:
    """支援の段階のことば — one stage in words.

    Attributes:
        name: What it is called.
        order: Where it stands among the stages.
        what: What it is.
        signs: Gentle signs that it may be the present one.
        next: What may become possible.
        changes: The name of each measure it could concern, and how.
        rule: That none of them counts until it is chosen.

    """

    name: str
    order: str
    what: str
    signs: tuple[str, ...]
    next: str
    changes: tuple[tuple[str, str], ...]
    rule: str


def stage(lang: str, one: Stage) -> StageText:
    """支援の段階のことば — a stage in the language of the reader.

    Args:
        lang: "ja" or "en".
        one: The stage.

    """
    earlier = support_stages.before(one)
    return StageText(
        name=name(lang, one),
        order=t(lang, "stage.first") if earlier is None else t(lang, "stage.order", before=name(lang, earlier)),
        what=t(lang, f"stage.{one}.what"),
        signs=tuple(t(lang, f"stage.{one}.sign_{number}") for number in support_stages.SIGNS),
        next=t(lang, f"stage.{one}.next"),
        changes=tuple(
            (choice(lang, "measure", change.kind), t(lang, f"stage.change.{one}.{change.kind}", **change.chosen))
            for change in support_stages.CHANGES[one]
        ),
        rule=t(lang, "stage.rule"),
    )


def name(lang: str, one: Stage) -> str:
    """Return what a stage is called."""
    return t(lang, f"stage.{one}.name")


def published(lang: str) -> tuple[str, str]:
    """公表された例 — what was published about the stages, with the remark that courses differ, and the source."""
    return t(lang, "stage.published"), t(lang, "stage.source", page=support_stages.SOURCE_PAGE)
