"""操作の記録 (history): what was changed in one session: to undo it, to redo it, and to tell it.

Pure and frozen. Changes of one field that follow each other are one step, so that a slider is undone at once.
"""

from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import datetime

from planner.household import Household
from planner.problems import Place

MOST_STEPS = 100


@dataclass(frozen=True)
class Step:
    """一手 — one change: the family before and after it, where it was made, and when.

    ``place`` is the field; empty where the change stands alone: something added or removed, undone or redone.
    """

    before: Household
    after: Household
    place: Place
    at: datetime


@dataclass(frozen=True)
class History:
    """操作の記録.

    Attributes:
        past: Steps that can be undone, the last one last.
        ahead: Steps that were undone and can be redone, the next one last.
        log: Everything that happened, undoing included, the oldest first.

    """

    past: tuple[Step, ...] = ()
    ahead: tuple[Step, ...] = ()
    log: tuple[Step, ...] = ()

    def done(self, before: Household, after: Household, place: Place, at: datetime) -> "History":
        """Return the history with one change more; a change that changes nothing is none."""
        if before == after:
            return self
        step = Step(before, after, place, at)
        return changed(self, past=_with(self.past, step), ahead=(), log=_with(self.log, step))

    def undone(self, at: datetime) -> tuple[Household, "History"] | None:
        """Return the family before the last change, and the history from there; None where there is nothing to undo."""
        if not self.past:
            return None
        last = self.past[-1]
        log = _with(self.log, Step(last.after, last.before, (), at))
        return last.before, History(self.past[:-1], (*self.ahead, last), log)

    def redone(self, at: datetime) -> tuple[Household, "History"] | None:
        """Return the family after the change that was undone last, and the history from there; None without one."""
        if not self.ahead:
            return None
        step = self.ahead[-1]
        log = _with(self.log, Step(step.before, step.after, (), at))
        return step.after, History((*self.past, step), self.ahead[:-1], log)


def _with(steps: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    """Add a step; one of the same field as the last is joined to it, and one that leads nowhere is left out."""
    if steps and step.place and steps[-1].place == step.place and steps[-1].after == step.before:
        *rest, last = steps
        joined = changed(step, before=last.before)
        return tuple(rest) if joined.before == joined.after else (*rest, joined)
    return (*steps, step)[-MOST_STEPS:]
