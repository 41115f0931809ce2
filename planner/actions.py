"""すること (actions): who does what by when. Household, projection, plan -> one list of codes; no words.

The steps of the five answers in the order of the family's worries, each once; then what the measures of a chosen plan
ask for; then what the family added. What the family wrote about a step (who, by when, done) is part of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner import answers, measures
from planner.answers import WORRIES
from planner.finding import number
from planner.household import Child, Household
from planner.household_fields import LAST_MONTH_OF_FISCAL_YEAR
from planner.household_talk import Action, Talk
from planner.lawbook import LawBook
from planner.measure_inputs import Measure
from planner.projection import Projection
from planner.timeline import MONTHS

PLAN, OWN = "plan", "own"
GROUPS = (*WORRIES, PLAN, OWN)
MEASURE = "measure."
BEGINS = ("year", "from_year", "entry_year")
REVIEW_YEARS, FAR_YEARS = 5, 10
LAST_DAY_OF_MARCH = 31


@dataclass(frozen=True)
class Step:
    """すること — one thing to do.

    Attributes:
        code: A step (words ``step.<code>``), ``measure.<kind>``, or "" for the family's own words.
        group: The worry it answers, "plan" or "own".
        words: The family's own words.
        who: Who does it, as the family wrote it.
        by: By when, as the family chose it.
        latest: The last day that the law, the chosen plan or the words of the step give, or None.
        done: Whether it is done.
        place: Its number in ``talk.actions``; None when the family has not written about it yet.
        measure: The measure, with the family before it in ``before``, for its words.
        before: See ``measure``.

    """

    code: str
    group: str
    words: str = ""
    who: str = ""
    by: date | None = None
    latest: date | None = None
    done: bool = False
    place: int | None = None
    measure: Measure | None = None
    before: Household | None = None


def ranked(talk: Talk) -> tuple[str, ...]:
    """気がかりの順 — the five worries, those that the family named first."""
    return (*talk.worries, *(worry for worry in WORRIES if worry not in talk.worries))


def of(household: Household, p: Projection, lawbook: LawBook, plan: Sequence[Measure] = ()) -> tuple[Step, ...]:
    """することの一覧 — what is to be done, in the order of the worries; what is done stands last.

    Args:
        household: The family as it gave it, with its talk.
        p: Its outlook as it is, in the calm future.
        lawbook: The law.
        plan: The measures of a chosen plan that fits the family.

    """
    written = household.talk.actions
    found = [_merged(step, written) for step in _suggested(household, p, lawbook, plan)]
    taken = {step.place for step in found}
    found += [_own(action, place) for place, action in enumerate(written) if place not in taken]
    return tuple(sorted(found, key=lambda step: step.done))


def _suggested(household: Household, p: Projection, lawbook: LawBook, plan: Sequence[Measure]) -> Iterator[Step]:
    """The steps of the answers and of the plan, each once."""
    by_worry = {answer.worry: answer.steps for answer in answers.five(p, lawbook)}
    told: set[str] = set()
    for worry in ranked(household.talk):
        for code in by_worry[worry]:
            if code not in told:
                yield Step(code, worry, latest=_latest(code, p, lawbook))
            told.add(code)
    before = household.model_copy(update={"plans": (), "talk": Talk()})
    for measure in plan:
        code = MEASURE + measure.measure
        if code not in told:
            yield Step(code, PLAN, latest=_latest_of(measure, p, lawbook), measure=measure, before=before)
        told.add(code)
        before = measures.applied(before, (measure,), lawbook)


def _merged(step: Step, written: Sequence[Action]) -> Step:
    """A suggested step with what the family wrote about it."""
    place = next((place for place, action in enumerate(written) if action.step == step.code), None)
    if place is None:
        return step
    action = written[place]
    return replace(step, words=action.words, who=action.who, by=action.by, done=action.done, place=place)


def _own(action: Action, place: int) -> Step:
    """What the family added, or wrote about a step that is not suggested any more."""
    return Step(action.step, OWN, action.words, action.who, action.by, done=action.done, place=place)


def _latest(code: str, p: Projection, lawbook: LawBook) -> date | None:
    """The last day for a step, where the law or the step itself gives one; none before the plan or far away."""
    first = int(p.years[0])
    days: dict[str, Callable[[], date | None]] = {
        "disability_pension": lambda: _claim_day(answers.outlook(p).child, lawbook),
        "disability_mutual_aid": lambda: _entry_day(p.household, lawbook),
        "review_in_five_years": lambda: date(first + REVIEW_YEARS, MONTHS, 31),
    }
    return _in_sight(days[code](), first) if code in days else None


def _in_sight(day: date | None, first_year: int) -> date | None:
    """A day that is worth telling: in the plan, and not so far away that it would sound like time enough."""
    return day if day is not None and first_year <= day.year <= first_year + FAR_YEARS else None


def _claim_day(child: Child, lawbook: LawBook) -> date:
    """障害年金の請求 — the end of the month before the age at which a claim is too late; January if unknown."""
    age = int(number(lawbook, "disability_basic_pension.claim_before_age"))
    return date(child.birth_year + age, child.birth_month or 1, 1) - timedelta(days=1)


def _entry_day(household: Household, lawbook: LawBook) -> date | None:
    """扶養共済の加入 — the end of the last fiscal year in which the youngest parent may join."""
    last_age = int(number(lawbook, "disability_mutual_aid.entry_last_age"))
    born = [parent.birth_year + ((parent.birth_month or 1) > LAST_MONTH_OF_FISCAL_YEAR) for parent in household.parents]
    return date(max(born) + last_age + 1, LAST_MONTH_OF_FISCAL_YEAR, LAST_DAY_OF_MARCH) if born else None


def _latest_of(measure: Measure, p: Projection, lawbook: LawBook) -> date | None:
    """The last day before the year in which a measure begins, where the plan says a year; else that of the law."""
    year = next((year for name in BEGINS if (year := getattr(measure, name, None)) is not None), None)
    if year is not None:
        return _in_sight(date(year - 1, MONTHS, 31), int(p.years[0]))
    if measure.measure == "disability_pension":
        child = p.household.person(measure.child)
        return _in_sight(_claim_day(child, lawbook), int(p.years[0])) if isinstance(child, Child) else None
    return None
