"""相談先 (desks): who can be asked about a step, a topic or a support stage; the town's own desks before the nation's.

The facts stand in ``planner/directory``, one file for each town and one for the nation, each with its source and the
day of its state. Which step or measure belongs to which topic is data as well (``steps.toml``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from planner import lawfiles, nearest
from planner.lawbook import NATIONAL_FALLBACK

Stage = Literal["family", "individual", "group", "participation"]
Topic = Literal[
    "first_talk",
    "money",
    "debts",
    "keeping",
    "assistance",
    "housework",
    "parents_care",
    "services",
    "health",
    "work",
    "housing",
    "repairs",
    "pension",
    "procedures",
    "registration",
    "inheritance",
    "tax",
    "rights",
    "bank",
    "trust",
    "insurance",
    "family_group",
    "place_to_be",
    "online",
]
Confirmation = Literal["read", "cited", "unconfirmed"]
STAGES: tuple[Stage, ...] = get_args(Stage)
TOPICS: tuple[Topic, ...] = get_args(Topic)
FOLDER = Path(__file__).parent / "directory"
TABLE = "steps.toml"
OTHERS = (TABLE, "yearly.toml")
Text = Annotated[str, Field(min_length=1)]
Topics = Annotated[tuple[Topic, ...], Field(min_length=1)]
Form = TypeVar("Form", bound=BaseModel)


class DirectoryError(ValueError):
    """A file of the directory that is not in its form; a matter of the project, never of a family."""


@dataclass(frozen=True)
class Desk:
    """相談先 — one desk or offer that families can turn to.

    Attributes:
        code: Five-digit municipality code; that of the national fallback for desks found everywhere.
        key: Name of the entry in its file.
        name_ja: What it is called, also in English (``name_en``), as are the next three.
        purpose_ja: What it does.
        for_whom_ja: For whom it is there.
        how_ja: How to reach it; hours and numbers with the year in which they were told.
        page: Address of the official page.
        source: Where the facts stand.
        as_of: Day of the state that is described.
        confirmation: Whether an official text was read, a dated publication tells it, or the law alone.
        stages: Support stages in which it helps; empty for a general desk that belongs to none.
        topics: What it can be asked about, what it is there for first.

    """

    code: str
    key: str
    name_ja: str
    name_en: str
    purpose_ja: str
    purpose_en: str
    for_whom_ja: str
    for_whom_en: str
    how_ja: str
    how_en: str
    page: str
    source: str
    as_of: date
    confirmation: Confirmation
    stages: tuple[Stage, ...]
    topics: tuple[Topic, ...]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name_ja: Text
    name_en: Text
    purpose_ja: Text
    purpose_en: Text
    for_whom_ja: Text
    for_whom_en: Text
    how_ja: Text
    how_en: Text
    page: Annotated[str, Field(pattern=r"^https?://[^\s\"'<>]+$")]
    source: Annotated[str, Field(min_length=lawfiles.SHORTEST_SOURCE)]
    as_of: date
    confirmation: Confirmation
    stages: tuple[Stage, ...]
    topics: Topics


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    at_home: tuple[str, ...]
    steps: dict[str, Topics]
    measures: dict[str, Topics]


@dataclass(frozen=True)
class Directory:
    """相談先の一覧 — the desks by municipality code, and the topics of steps and measures."""

    desks: Mapping[str, tuple[Desk, ...]]
    steps: Mapping[str, tuple[Topic, ...]]
    measures: Mapping[str, tuple[Topic, ...]]
    at_home: frozenset[str]

    def national(self) -> tuple[Desk, ...]:
        """Return the desks found everywhere."""
        return self.desks[NATIONAL_FALLBACK]

    def local(self, code: str | None) -> tuple[Desk, ...]:
        """Return the desks of a town's own file; none where it has no file."""
        return () if code in (None, NATIONAL_FALLBACK) else self.desks.get(code, ())

    def about(self, code: str | None, topics: Iterable[Topic]) -> tuple[Desk, ...]:
        """Return who can be asked about topics: the town's desks first, in both who is there for it above all."""
        groups, wanted = (self.local(code), self.national()), tuple(topics)
        found = (desk for desks in groups for topic in wanted for desk in _for(topic, desks))
        return tuple(dict.fromkeys(found))


def _for(topic: Topic, desks: Iterable[Desk]) -> list[Desk]:
    """Desks that can be asked about a topic; whose topics name it early come early."""
    return sorted((desk for desk in desks if topic in desk.topics), key=lambda desk: desk.topics.index(topic))


@cache
def load(folder: Path = FOLDER) -> Directory:
    """相談先を読む — read the directory once.

    Args:
        folder: Where the files are.

    Raises:
        ValueError: A file is not in its form; the message names the file and the key.

    """
    found: dict[str, tuple[Desk, ...]] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name not in OTHERS:
            code = lawfiles.town_code(path, taken=found)
            found[code] = tuple(_desk(path, code, key, body) for key, body in lawfiles.content(path).items())
    table = _checked(_Table, folder / TABLE, "", lawfiles.content(folder / TABLE))
    _refuse_gaps(found.get(NATIONAL_FALLBACK, ()))
    steps, measures = MappingProxyType(table.steps), MappingProxyType(table.measures)
    for step in table.at_home:
        if step not in steps:
            raise DirectoryError(f"{TABLE}: at_home: no step '{step}'{nearest.hint(step, list(steps))}")
    return Directory(MappingProxyType(found), steps, measures, frozenset(table.at_home))


def _desk(path: Path, code: str, key: str, body: Any) -> Desk:
    form = _checked(_Form, path, f"[{key}]", body)
    return Desk(code=code, key=key, **form.model_dump())


def _checked(model: type[Form], path: Path, place: str, body: Any) -> Form:
    try:
        return model.model_validate(body)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in (place, *fault["loc"]) if step != "")
        raise DirectoryError(f"{path.name}: {where}: {fault['msg']}, given: {fault['input']!r:.60}") from None


def _refuse_gaps(national: tuple[Desk, ...]) -> None:
    """Refuse a directory that would leave a family in some town without anybody to ask."""
    missing: list[str] = [topic for topic in TOPICS if all(topic not in desk.topics for desk in national)]
    missing += [stage for stage in STAGES if all(stage not in desk.stages for desk in national)]
    if missing:
        raise DirectoryError(f"{NATIONAL_FALLBACK}_national.toml: no desk for {', '.join(missing)}")


def for_topic(code: str | None, topic: Topic) -> tuple[Desk, ...]:
    """話題の相談先 — who can be asked about a topic, the town's own desks first; never empty.

    Args:
        code: Five-digit municipality code, or None.
        topic: One of ``TOPICS``.

    Raises:
        LookupError: There is no such topic.

    """
    _refuse_unknown("topic", topic, TOPICS)
    return load().about(code, (topic,))


def for_stage(code: str | None, stage: Stage) -> tuple[Desk, ...]:
    """段階の相談先 — who helps in a support stage, the town's own desks first; never empty.

    Args:
        code: Five-digit municipality code, or None.
        stage: One of ``STAGES``.

    Raises:
        LookupError: There is no such stage.

    """
    _refuse_unknown("stage", stage, STAGES)
    directory = load()
    desks = (*directory.local(code), *directory.national())
    return tuple(desk for desk in desks if stage in desk.stages)


def for_step(code: str | None, step: str) -> tuple[Desk, ...]:
    """一歩の相談先 — who can be asked about a next step, the town's own desks first; never empty.

    Args:
        code: Five-digit municipality code, or None.
        step: Code of the step, such as "pension_record"; its words are ``step.<code>``.

    Raises:
        LookupError: There is no such step in the table.

    """
    directory = load()
    _refuse_unknown("step", step, directory.steps)
    return directory.about(code, directory.steps[step])


def for_action(code: str | None, action: str) -> tuple[Desk, ...]:
    """することの相談先 — who can be asked about what a family's file says is to be done; never empty.

    Args:
        code: Five-digit municipality code, or None.
        action: Code of a step, "measure.<kind>" or a kind alone; of anything else a first talk is meant.

    """
    directory, kind = load(), action.removeprefix("measure.")
    topics = directory.measures.get(kind, ("first_talk",))
    return directory.about(code, directory.steps.get(action, topics))


def is_at_home(step: str) -> bool:
    """ご家族での一歩 — whether a step is taken at home, so that a desk is named only where the family wishes."""
    return step in load().at_home


def _refuse_unknown(what: str, given: str, known: Iterable[str]) -> None:
    possible = list(known)
    if given not in possible:
        raise LookupError(f"the directory of desks knows no {what} '{given}'{nearest.hint(given, possible)}")
